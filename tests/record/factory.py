"""Pages and readings for tests, with texts in three languages written here."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from dateline.identity import digest, sha256
from dateline.model import (
    Block,
    Certainty,
    Page,
    PageReference,
    Problem,
    Reading,
    Speaker,
    Stated,
    Statement,
    article_id,
)
from dateline.span import Span

VERSION = "test 1"

TEXTS = {
    "en": [
        "The Verin dam held through the night.",
        "“No village is in danger,” said Mayor Ada Lorne.",
        "Engineers measured the water every hour.",
    ],
    "uk": [
        "Гребля у Верині вистояла вночі.",
        "«Жодному селу нічого не загрожує», — сказала міська голова Ада Лорн.",
        "Інженери щогодини вимірювали рівень води.",
    ],
    "ru": [
        "Плотина в Верине выстояла ночью.",
        "«Ни одному селу ничего не угрожает», — сказала глава города Ада Лорн.",
        "Инженеры каждый час измеряли уровень воды.",
    ],
}
SPEAKERS = {"en": "Ada Lorne", "uk": "Ада Лорн", "ru": "Ада Лорн"}


def page_of(
    data: bytes,
    *,
    url: str | None = "https://verin.example/dam",
    path: str | None = None,
    hour: int | None = 0,
    resume: int | None = None,
) -> Page:
    fetched = None if hour is None else datetime(2024, 12, 14, tzinfo=UTC) + timedelta(hours=hour)
    return Page(
        data=data,
        url=url,
        path=path,
        fetched=fetched,
        headers={"content-type": "text/plain"},
        resume=resume,
    )


def reading_of(
    page: Page,
    sentences: list[str],
    language: str,
    *,
    version: str = VERSION,
    outlet: str | None = "Verin Courier",
    published: str | None = "2024-12-14",
    speaker: str | None = None,
    problems: tuple[str, ...] = (),
) -> Reading:
    """A reading of these sentences; what stands in quotation marks is said by the speaker."""
    text = " ".join(sentences)
    spans = tuple(_places(sentences))
    id_ = article_id(text, language)
    return Reading(
        id=id_,
        page=PageReference(url=page.url, path=page.path, fetched=page.fetched, digest=page.digest),
        outlet=outlet,
        category=None,
        language=language,
        title=spans[0] if spans else None,
        byline=(),
        published=Stated(edtf=published, source="meta") if published else None,
        modified=None,
        text=text,
        blocks=(Block(kind="paragraph", span=Span(0, len(text))),) if text else (),
        problems=tuple(Problem(stage="article", message=each) for each in problems),
        version=version,
        sentences=spans,
        statements=tuple(_statements(id_, text, speaker or SPEAKERS.get(language, "?"))),
    )


def _places(sentences: list[str]) -> Iterator[Span]:
    start = 0
    for sentence in sentences:
        yield Span(start, start + len(sentence))
        start += len(sentence) + 1


def _statements(article: str, text: str, speaker: str) -> Iterator[Statement]:
    start = -1
    for here, letter in enumerate(text):
        if letter in "“«":
            start = here
        elif letter in "”»" and start >= 0:
            content = Span(start + 1, here)
            named = text.find(speaker)
            source = (Span(named, named + len(speaker)),) if named >= 0 else ()
            yield Statement(
                id=digest("statement", article, content),
                mode="direct",
                source=source,
                cue=(),
                content=(content,),
                speaker=Speaker(name=speaker, span=source[0] if source else None),
                certainty=Certainty(polarity="positive", degree="certain", value=3.0),
                confidence=0.5,
            )


def pair(language: str = "en", **varied: object) -> tuple[Page, Reading]:
    """A page and its reading: three sentences, one of them a quote."""
    sentences = TEXTS[language]
    page = page_of(" ".join(sentences).encode(), url=f"https://verin.example/{language}/dam")
    return page, reading_of(page, sentences, language, **varied)  # type: ignore[arg-type]


def many(count: int, *, sentences: int = 8, seed: int = 1) -> Iterator[tuple[Page, Reading]]:
    """Articles of the three languages with words of all of them, no two alike."""
    chance = random.Random(seed)
    for number in range(count):
        language = ("en", "uk", "ru")[number % 3]
        pool = [word for each in TEXTS[language] for word in each.split()]
        said = [TEXTS[language][1]]
        said += [
            " ".join(chance.choices(pool, k=12)) + f" {number}-{line}."
            for line in range(sentences - 1)
        ]
        page = page_of(
            " ".join(said).encode(),
            url=f"https://verin.example/{number}",
            hour=number % 97,
            resume=(number + 1) * 1000,
        )
        day = f"2024-12-{1 + number % 28:02}"
        yield page, reading_of(page, said, language, published=day, outlet=f"Outlet {number % 6}")


def bare_digest(text: str) -> str:
    return sha256(text.encode())
