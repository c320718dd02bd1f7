"""When and where a clause puts what it tells of, and which days and places it rules out.

>>> ruled_out(reading, words("it peaks today, not on Saturday")).days
frozenset({'5'})
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from dateline.model import Place, Reading
from dateline.span import Span
from dateline.story.claims.lexicon import small, weekdays
from dateline.story.claims.words import Word
from dateline.story.script import skeleton

REACH = 4
"""Words after "not" in which the day or place that it rules out stands."""


class Circumstances(NamedTuple):
    """Days (ISO dates, and weekdays from "0") and places, by keys that all languages share."""

    days: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()


NOWHERE = Circumstances()
"""No day and no place."""


def circumstances(reading: Reading, clause: Sequence[Word]) -> Circumstances:
    """The days and the places that a clause names."""
    places = (place for place in reading.places if place.form == "name" and _in(place, clause))
    return Circumstances(days(reading, clause), frozenset(_key(reading, one) for one in places))


def ruled_out(reading: Reading, clause: Sequence[Word]) -> Circumstances:
    """The days and the places of a clause of which it says that it was not then, or not there."""
    every = [circumstances(reading, part) for part in _after_not(reading.language, clause) if part]
    return Circumstances(
        frozenset[str]().union(*(one.days for one in every)),
        frozenset[str]().union(*(one.places for one in every)),
    )


def days(reading: Reading, clause: Sequence[Word]) -> frozenset[str]:
    """The days that a clause speaks of: dates where the reading knows them, else weekdays."""
    whole = Span(clause[0].span.start, clause[-1].span.end)
    found = set[str]()
    for when in reading.times:
        if when.edtf and whole.overlaps(when.span) and (day := _day(when.edtf)):
            found |= {day, str(date.fromisoformat(day).weekday())}
    for word in clause:
        found.update(weekdays(reading.language).of(word.plain))
    return frozenset(found)


def _after_not(language: str, clause: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """The words after each "not", up to where a contrast sets in ("but", "а", «но»)."""
    negation, join = small(language, "negation"), small(language, "join")
    for at, word in enumerate(clause):
        if word.plain in negation:
            after = clause[at + 1 : at + 1 + REACH]
            ends = (n for n, one in enumerate(after) if one.plain in join)
            yield after[: next(ends, len(after))]


def _in(place: Place, clause: Sequence[Word]) -> bool:
    return any(place.span.overlaps(word.span) for word in clause)


def _key(reading: Reading, place: Place) -> str:
    """A place's id with its precision; of a place on no map the consonants of its name."""
    what = place.geonames or skeleton(place.span.of(reading.text))
    return f"{place.precision}:{what}"


def _day(edtf: str) -> str | None:
    try:
        return date.fromisoformat(edtf[:10]).isoformat() if len(edtf) >= 10 else None
    except ValueError:
        return None
