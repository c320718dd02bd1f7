"""Readings for the tests of briefs: texts of our own, marked up by their words."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec.structs import replace

from dateline.identity import digest
from dateline.model import (
    Block,
    BlockKind,
    Certainty,
    Evidence,
    KeyPoint,
    PageReference,
    Problem,
    Reading,
    Speaker,
    Stated,
    Statement,
    Via,
    article_id,
)
from dateline.span import Span

SENTENCE = re.compile(r"\S.*?(?:[.!?…][”»\"]?(?=\s)|(?=\n|\Z))")


def at(text: str, words: str) -> Span:
    """Where these words first stand in the text; `before|words`: after those before."""
    before, _, words = words.rpartition("|")
    start = text.index(words, text.index(before) + len(before))
    return Span(start, start + len(words))


def read(
    pieces: Sequence[tuple[BlockKind, str]],
    *,
    language: str = "en",
    outlet: str | None = "The Harbour Post",
    category: str | None = None,
    published: str | None = None,
    url: str | None = None,
    problems: tuple[Problem, ...] = (),
) -> Reading:
    """A reading of an article made of these blocks, in which nothing is found yet."""
    text = "\n\n".join(words for _, words in pieces)
    spans, start = [], 0
    for kind, words in pieces:
        spans.append(Block(kind=kind, span=Span(start, start + len(words))))
        start += len(words) + 2
    first = spans[0] if spans else None
    return Reading(
        id=article_id(text, language),
        page=PageReference(
            url=url,
            path=None,
            fetched=None,
            digest=digest("page", url, text),
        ),
        outlet=outlet,
        category=category,
        language=language,
        title=first.span
        if first and first.kind == "title" and first.span.of(text).strip()
        else None,
        byline=(),
        published=Stated(edtf=published, source="meta") if published else None,
        modified=None,
        text=text,
        blocks=tuple(spans),
        problems=problems,
        version="test 1",
        sentences=tuple(
            Span(*match.span()) for match in SENTENCE.finditer(text) if match.group().strip()
        ),
    )


def blocks(name: str) -> list[tuple[BlockKind, str]]:
    """The blocks of an article in `articles/`: a kind and its words on each line."""
    lines = (Path(__file__).parent / "articles" / f"{name}.txt").read_text("utf-8").splitlines()
    return [(kind, words) for kind, _, words in (line.partition(": ") for line in lines)]  # type: ignore[misc]


def sure(text: str, kind: str, *words: str) -> Certainty:
    """A certainty such as "possible" or "probable forecast", shown by these words."""
    degree, *basis = kind.split()
    return Certainty(
        polarity="negative" if "denial" in basis else "positive",
        degree=degree,  # type: ignore[arg-type]
        basis=tuple(basis),  # type: ignore[arg-type]
        shown_by=tuple(at(text, word) for word in words),
    )


def say(
    reading: Reading,
    content: str | Sequence[str],
    *,
    source: str = "",
    cue: str = "",
    name: str | None = None,
    role: str = "",
    entity: str | None = None,
    mode: str = "indirect",
    via: str = "",
    certainty: Certainty | None = None,
) -> Reading:
    """The reading with one more statement; all is given by its words."""
    text = reading.text
    pieces = [content] if isinstance(content, str) else content
    spans = tuple(at(text, piece) for piece in pieces)
    speaker = None
    if name:
        found = at(text, name) if name in text else at(text, source)
        speaker = Speaker(
            name=name, span=found, entity=entity, role=at(text, role) if role else None
        )
    statement = Statement(
        id=digest("statement", reading.id, spans),
        mode=mode,  # type: ignore[arg-type]
        source=(at(text, source),) if source else (),
        cue=(at(text, cue),) if cue else (),
        content=spans,
        speaker=speaker,
        via=(Via(name=via, span=at(text, via)),) if via else (),
        certainty=certainty or Certainty(),
        confidence=0.9,
    )
    return replace(reading, statements=(*reading.statements, statement))


def point(
    reading: Reading, words: str, mine: Certainty, borne_out: Iterable[tuple[str, Certainty]]
) -> Reading:
    """The reading with one more key point and the sentences that bear it out."""
    found = KeyPoint(
        span=at(reading.text, words),
        certainty=mine,
        borne_out_by=tuple(Evidence(span=at(reading.text, w), certainty=c) for w, c in borne_out),
    )
    return replace(reading, key_points=(*reading.key_points, found))


def english() -> Reading:
    """A wire report with its own summary, two speakers and a forecast."""
    reading = read(
        blocks("dam.en"),
        category="Region",
        published="2031-05-04",
        url="https://harbourpost.example/velm-dam?page=1&x=<2>",
    )
    text = reading.text
    board = {
        "source": "Anna Orlen, head of the water board",
        "name": "Anna Orlen",
        "role": "head of the water board",
        "entity": "person:orlen",
    }
    reading = say(
        reading,
        ["“We are likely to open two gates on Thursday,”", "“Nobody has to leave today.”"],
        cue="Thursday,” |said",
        mode="direct",
        certainty=sure(text, "probable forecast official", "likely"),
        **board,
    )
    reading = say(
        reading,
        blocks("dam.en")[6][1],
        mode="direct",
        certainty=sure(text, "certain official"),
        **board,
    )
    reading = say(
        reading,
        "3,100 people live in the villages below the dam",
        source="The water board",
        cue="reported",
        name="The water board",
        certainty=sure(text, "probable preliminary", "preliminary data"),
    )
    reading = say(
        reading,
        "his town had been warned",
        source="The mayor of Tarn, Pavel Rudd",
        cue="denied",
        name="Pavel Rudd",
        role="The mayor of Tarn",
        certainty=sure(text, "certain denial", "denied"),
    )
    reading = say(
        reading,
        "it “learned of the plan from a Telegram channel”",
        source="warned. |He",
        cue="He |said",
        name="Pavel Rudd",
        role="The mayor of Tarn",
        mode="mixed",
        certainty=sure(text, "certain"),
    )
    reading = say(
        reading,
        "The villages of Tarn and Little Velm were told to prepare on Tuesday",
        source="the regional daily Bereg",
        cue="according to",
        via="the district office",
        certainty=sure(text, "certain hearsay", "according to"),
    )
    gates = (
        "“We are likely to open two gates on Thursday,” said Anna Orlen, head of the water board."
    )
    warned = (
        "The villages of Tarn and Little Velm were told to prepare on Tuesday, "
        "according to the regional daily Bereg, citing the district office."
    )
    reading = point(
        reading,
        "The dam’s gates may be opened this week.",
        sure(text, "possible forecast", "gates |may"),
        [(gates, sure(text, "probable forecast", "likely"))],
    )
    reading = point(
        reading,
        "Two villages have been told to prepare.",
        sure(text, "certain"),
        [(warned, sure(text, "certain hearsay", "according to"))],
    )
    return point(reading, "The lake is at its highest since 1987.", sure(text, "certain"), [])


def ukrainian() -> Reading:
    """A second outlet on the same dam, without a date, with nested quotation marks."""
    missing = Problem(stage="article", message="the page states no publication date")
    reading = read(
        blocks("dam.uk"),
        language="uk",
        outlet="Вісник узбережжя",
        category="Події",
        url="https://visnyk.example/velm",
        problems=(missing,),
    )
    orlen = {"name": "Анна Орлен", "role": "Голова водного управління", "entity": "person:orlen"}
    text = reading.text
    reading = say(
        reading,
        "два затвори, ймовірно, відкриють у четвер",
        source="Голова водного управління Анна Орлен",
        cue="заявила",
        certainty=sure(text, "probable forecast", "ймовірно"),
        **orlen,
    )
    reading = say(
        reading,
        "«Ми читали заголовок „Греблю прорвало“. Цього не сталося»",
        source="вона",
        cue="сказала",
        mode="direct",
        certainty=sure(text, "certain denial", "не"),
        **orlen,
    )
    return say(
        reading,
        "місто не попереджали",
        source="мера Тарна Павла Рудда",
        cue="За словами",
        name="Павло Рудд",
        certainty=sure(text, "certain", "За словами"),
    )


def russian() -> Reading:
    """A third outlet, a day later."""
    reading = read(
        blocks("dam.ru"),
        language="ru",
        outlet="Береговая газета",
        published="2031-05-05T09:30:00+03:00",
        url="https://bereg.example/velm",
    )
    text = reading.text
    reading = say(
        reading,
        "Уровень озера Велм снизился на 12 сантиметров",
        source="водное управление",
        cue="сообщило",
        name="водное управление",
        certainty=sure(text, "certain official", "сообщило"),
    )
    return say(
        reading,
        "«Затворы открыты, и вода уходит»",
        source="Анна Орлен",
        cue="сказала",
        name="Анна Орлен",
        entity="person:orlen",
        mode="direct",
        certainty=sure(text, "certain official"),
    )


def samples() -> list[Reading]:
    """The three, about one course of events."""
    return [english(), ukrainian(), russian()]
