"""What the gate of briefs lets through: lines corrupted in one detail, and sound ones.

    python -m bench.gate

The sample newsroom's stories are written out for readers of each language. Every line of
every account is then spoilt in one detail at a time (a name, a number, a date, a dropped
"not", another speaker, more certainty, a citation of another sentence), alone and together
with the words of its anchor, and put to the gate again. Prints how many of each kind, by the
language of the line, were put to the gate and how many passed; and how many sound ones did.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from importlib.resources import files
from typing import Any, NamedTuple

from msgspec.structs import replace

from dateline.brief import Account, make_account
from dateline.brief.cite import Citer
from dateline.brief.lines import Line
from dateline.brief.sift import sift
from dateline.grouping import group_record
from dateline.ledger import Story
from dateline.model import Reading, Statement
from dateline.pipeline import record_sources
from dateline.record import open_record
from dateline.span import Span

LOCALES = ("en", "uk", "ru")
PARTS = ("points", "quotes", "disputes", "changes", "timeline", "questions")
LINES = ("line", "one", "other", "speaker", "role")
"""Fields of a part that are lines; `content` holds several."""

NOT = r"\b(?:not|no|never|nobody|не|ні|ніхто|нет|ни|никто)\s"
DAYS = (
    ("Monday", "Tuesday"), ("Tuesday", "Friday"), ("Wednesday", "Monday"), ("Thursday", "Friday"),
    ("Friday", "Sunday"), ("March", "May"), ("понеділ", "неділ"), ("вівтор", "четвер"),
    ("серед", "субот"), ("четвер", "понеділ"), ("п'ятниц", "субот"), ("берез", "квіт"),
    ("понедельник", "вторник"), ("вторник", "четверг"), ("среду", "субботу"),
    ("четверг", "вторник"), ("пятниц", "суббот"), ("март", "май"),
)  # fmt: skip
NUMBERS = (
    ("two", "ten"), ("three", "six"), ("five", "nine"), ("seven", "four"), ("nine", "eight"),
    ("two", "twelve"), ("двох", "десятьох"), ("троє", "шестеро"), ("дев'ят", "сімнадцят"),
    ("чотир", "шест"), ("двое", "десять"), ("трое", "шестеро"), ("девяти", "семнадцати"),
)  # fmt: skip

Change = Callable[[str], str]
Part = Any


class Case(NamedTuple):
    """A part of an account with one detail wrong."""

    kind: str
    language: str
    field: str
    part: Part


class Told(NamedTuple):
    """A story written out for readers of one language."""

    locale: str
    account: Account
    story: Story
    readings: list[Reading]


def newsroom() -> list[Told]:
    """Each story of the sample newsroom in each language."""
    with open_record(":memory:") as record:
        record_sources(record, [str(files("dateline") / "newsroom" / "pages")])
        group_record(record)
        stories = [record.ledger.story(card.id) for card in record.ledger.stories(many=100)]
        return [
            Told(locale, make_account(story, readings, locale=locale), story, readings)
            for story in stories
            for readings in [record.library.readings(story.articles)]
            for locale in LOCALES
        ]


def exchanged(pairs: tuple[tuple[str, str], ...]) -> Change:
    def change(words: str) -> str:
        for old, new in pairs:
            if re.search(rf"\b{old}", words):
                return re.sub(rf"\b{old}", new, words, count=1)
        return words

    return change


def name(words: str) -> str:
    other = "Острель" if re.search("[а-яіїєґ]", words) else "Ostrel"
    return re.sub(r"(?<=\s)[A-ZА-ЯІЇЄҐ]\w+", other, words, count=1)


def number(words: str) -> str:
    if re.search(r"\d", words):
        return re.sub(r"\d", lambda digit: str((int(digit[0]) + 1) % 10), words, count=1)
    return exchanged(NUMBERS)(words)


WORDS: dict[str, Change] = {
    "a name": name,
    "a number": number,
    "a date": exchanged(DAYS),
    'a dropped "not"': lambda words: re.sub(NOT, "", words, count=1),
    "the last word left out": lambda words: words.rsplit(" ", 1)[0],
}


def cases(told: Told) -> Iterator[Case]:
    """All parts of an account, each spoilt in every way that it can be."""
    elsewhere = _unsaid(told)
    for field in PARTS:
        for part in getattr(told.account, field):
            for kind, language, wrong in _spoilt(part, elsewhere):
                yield Case(kind, language, field, wrong)


def passed(tried: list[Case], told: Told) -> list[Case]:
    """Those that the gate shows."""
    wrong = {field: tuple(case.part for case in tried if case.field == field) for field in PARTS}
    kept = sift(replace(told.account, **wrong), told.story, told.readings)
    shown = {id(part) for field in PARTS for part in getattr(kept, field)}
    return [case for case in tried if id(case.part) in shown]


def _spoilt(part: Part, elsewhere: Line) -> Iterator[tuple[str, str, Part]]:
    for field in LINES:
        line = getattr(part, field, None)
        if isinstance(line, Line):
            for kind, wrong in _wrong(line, elsewhere):
                yield kind, line.language, replace(part, **{field: wrong})
    yield from _wrong_fields(part, elsewhere)
    for field in ("topic", "content", "asserted", "denied", "heard", "steps", "clashes"):
        held = getattr(part, field, ())
        inside = held if isinstance(held, tuple) else (held,)
        for at, one in enumerate(inside):
            wrongs = _wrong_lines(one, elsewhere) if isinstance(one, Line) else None
            for kind, language, wrong in wrongs or _spoilt(one, elsewhere):
                whole = (*inside[:at], wrong, *inside[at + 1 :]) if inside is held else wrong
                yield kind, language, replace(part, **{field: whole})


def _wrong_lines(line: Line, elsewhere: Line) -> Iterator[tuple[str, str, Line]]:
    for kind, wrong in _wrong(line, elsewhere):
        yield kind, line.language, wrong


def _wrong(line: Line, elsewhere: Line) -> Iterator[tuple[str, Line]]:
    anchor = line.anchors[0]
    for kind, change in WORDS.items():
        words = change(line.words)
        if words != line.words:
            yield kind, replace(line, words=words)
            changed = replace(anchor, words=words)
            yield f"{kind}, the anchor too", replace(line, words=words, anchors=(changed,))
    if elsewhere.sentences != line.sentences:
        yield "a citation of another sentence", replace(line, sentences=elsewhere.sentences)
        yield "another sentence, cited rightly", elsewhere
    moved = replace(anchor, span=anchor.span.shift(1))
    yield "an anchor beside its words", replace(line, anchors=(moved,))


def _wrong_fields(part: Part, elsewhere: Line) -> Iterator[tuple[str, str, Part]]:
    """Dates, counts, speakers, certainty and stance that are not what was read."""
    lines = [getattr(part, field, None) for field in LINES]
    content = list(getattr(part, "content", ()))
    language = next((line.language for line in (*lines, *content) if line), "und")
    for field, kind in (("edtf", "a date of a moment"), ("at", "a date of publication")):
        if getattr(part, field, None):
            yield kind, language, replace(part, **{field: "1999-01-01"})
    for field in ("origins", "outlets", "credibility"):
        if hasattr(part, field):
            yield "a count", language, replace(part, **{field: getattr(part, field) + 1})
    if getattr(part, "speaker", None):
        yield "another speaker", language, replace(part, speaker=elsewhere)
        yield "no speaker", language, replace(part, speaker=None)
    if hasattr(part, "sure"):
        sure = part.sure
        degree = "probable" if sure.degree == "certain" else "certain"
        yield "another certainty", language, replace(part, sure=replace(sure, degree=degree))
        polarity = "negative" if sure.polarity == "positive" else "positive"
        yield "another polarity", language, replace(part, sure=replace(sure, polarity=polarity))
    if hasattr(part, "stance"):
        other = "denies" if part.stance != "denies" else "asserts"
        yield "another stance", language, replace(part, stance=other)


def _unsaid(told: Told) -> Line:
    """A sentence of the story in which nothing of any claim, quote or dated event stands."""
    claims = told.story.claims
    said = [(each.anchor.article, each.anchor.span) for each in claims]
    voices = [voice for each in claims for voice in (*each.asserted, *each.denied)]
    said += [(voice.article, voice.content.span) for voice in voices]
    for reading in told.readings:
        said += [(reading.id, span) for each in reading.statements for span in _words(each)]
        said += [(reading.id, span) for each in reading.events for span in each.trigger]
    for reading in told.readings:
        citer = Citer.of(reading)
        for unit in citer.units:
            if not any(id_ == reading.id and unit.overlaps(span) for id_, span in said):
                return citer.line(unit)
    raise AssertionError("every sentence says something")


def _words(said: Statement) -> tuple[Span, ...]:
    """What is said, and the words that it is given to."""
    named = (said.speaker.span,) if said.speaker and said.speaker.span else ()
    return (*said.content, *said.source, *named)


def main() -> None:
    put: Counter[tuple[str, str]] = Counter()
    shown: Counter[tuple[str, str]] = Counter()
    sound = left = 0
    for told in newsroom():
        sound += sum(len(getattr(told.account, field)) for field in PARTS)
        left += len(told.account.left_out)
        tried = list(cases(told))
        put.update((case.kind, case.language) for case in tried)
        shown.update((case.kind, case.language) for case in passed(tried, told))
    print(f"{'one detail wrong':34}" + "".join(f"{code:>14}" for code in LOCALES))
    for kind in sorted({kind for kind, _ in put}):
        cells = [f"{shown[kind, code]} of {put[kind, code]}" for code in LOCALES]
        print(f"{kind:34}" + "".join(f"{cell:>14}" for cell in cells))
    print(f"passed in all: {sum(shown.values())} of {sum(put.values())}")
    print(f"sound parts shown: {sound} of {sound + left} ({sound / (sound + left):.1%})")


if __name__ == "__main__":
    main()
