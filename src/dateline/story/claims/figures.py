"""Numbers in a clause, as magnitudes: low, best and high of a kind.

>>> figures("at least nine dead")  # deaths: low 9, best 9, high unknown
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dateline.model import Magnitude
from dateline.span import Span
from dateline.story.claims.lexicon import numerals, phrases, plain, small, table
from dateline.story.claims.words import Word

REACH = 7
"""How many words may lie between a number and what it counts, where it is not named next."""


class _Number(NamedTuple):
    value: float
    first: int
    last: int


def figures(
    text: str, language: str, clause: Sequence[Word], before: str | None
) -> Iterator[Magnitude]:
    """The magnitudes that a clause gives.

    Args:
        text: The article's text.
        language: Of the text.
        clause: Words of one clause.
        before: The kind last given by the same speaker, for "and three in the morning".
    """
    for number in _numbers(language, text, clause):
        kind = _kind(language, clause, number) or _elided(language, clause, number, before)
        if kind:
            before = kind
            low, high = _bounds(text, language, clause, number)
            first, last = clause[number.first].span, clause[number.last].span
            yield Magnitude(
                kind=kind,
                low=low,
                best=number.value,
                high=high,
                span=Span(first.start, last.end),
            )


def _numbers(language: str, text: str, clause: Sequence[Word]) -> Iterator[_Number]:
    at = 0
    while at < len(clause):
        value, end = _value(language, clause, at)
        if value is None or _clock(text, clause[at]):
            at += 1
            continue
        yield _Number(value, at, end - 1)
        at = end


def _value(language: str, clause: Sequence[Word], at: int) -> tuple[float | None, int]:
    """The number that begins at a word, and where it ends; None where none begins."""
    counts, total, part, end = numerals(language), 0.0, None, at
    while end < len(clause):
        word = clause[end]
        if word.kind == "number" and end == at:
            part = _digits(word.key)
        elif word.plain in counts:
            value, many = counts[word.plain]
            if many:
                total, part = total + (part or 1.0) * value, 0.0
            elif part is None or (value < part and part % (100 if value >= 10 else 10) == 0):
                part = (part or 0.0) + value
            else:
                break
        else:
            break
        if part is None:
            break
        end += 1
    return (None, at + 1) if part is None else (total + part, end)


def _digits(key: str) -> float | None:
    try:
        return float(key)
    except ValueError:
        return None


def _clock(text: str, word: Word) -> bool:
    """Whether digits belong to a clock time, a date or a code."""
    before, after = text[: word.span.start][-1:], text[word.span.end :][:2]
    return before in {":", "/", "-", "№"} or (after[:1] in {":", "/"} and after[1:].isdigit())


def _kind(language: str, clause: Sequence[Word], number: _Number) -> str | None:
    after = clause[number.last + 1 : number.last + 4]
    if _is_measure(language, clause, number, after):
        return None
    for word in after:
        for name in word.concepts:
            concept = table()[name]
            if concept.figure:
                return concept.figure
            if concept.thing and not concept.weak:
                return name
    return _nearest(clause, number)


def _is_measure(
    language: str, clause: Sequence[Word], number: _Number, after: Sequence[Word]
) -> bool:
    measure = small(language, "measure")
    if after and after[0].plain in measure:
        return True
    before = clause[number.first - 1].plain if number.first else ""
    if before in measure and clause[number.first].kind == "number":  # "March 7"
        return True
    year = clause[number.first].kind == "number" and 1900 <= number.value < 2100
    return year and len(clause[number.first].plain) == 4 and not (after and after[0].concepts)


def _nearest(clause: Sequence[Word], number: _Number) -> str | None:
    """What is counted, said elsewhere in the clause: "the number of dead rose to seven"."""
    near = [
        (min(abs(at - number.first), abs(at - number.last)), at, concept.figure)
        for at, word in enumerate(clause)
        for concept in map(table().__getitem__, word.concepts)
        if concept.figure and not concept.thing and concept.figure != "money"
    ]
    distance, _, kind = min(near, default=(REACH + 1, 0, None))
    return kind if distance <= REACH else None


def _elided(
    language: str, clause: Sequence[Word], number: _Number, before: str | None
) -> str | None:
    """The kind given before, where this clause counts nothing of its own."""
    after = clause[number.last + 1 : number.last + 4]
    if before is None or number.value < 2 or _is_measure(language, clause, number, after):
        return None
    own = any(not table()[name].weak for word in after for name in word.concepts)
    return None if own or len(clause) > 8 else before


def _bounds(
    text: str, language: str, clause: Sequence[Word], number: _Number
) -> tuple[float | None, float | None]:
    start = clause[number.first].span.start
    lead = plain(text[max(0, start - 40) : start]).rstrip()
    if any(lead.endswith(phrase) for phrase in phrases(language, "at_least")):
        return number.value, None
    if any(lead.endswith(" " + phrase) for phrase in phrases(language, "at_most")):
        return None, number.value
    return number.value, number.value
