"""Rival days and rival places of one event.

An event has one day and one place, but a story has many events: two strikes on two towns are no
rival accounts of one. So a place is rival only to one that the other side rules out by name
("in Torvast, not in Marna"), and a day also where two speakers put the same thing, in like words
and of the same names, on two days at one time.
"""

from typing import Literal

from dateline.story.claims.assertion import Assertion
from dateline.story.claims.circumstances import Circumstances
from dateline.story.claims.features import TELLS
from dateline.story.claims.likeness import Story, meaning
from dateline.story.claims.moments import hours_apart
from dateline.story.claims.opposition import apart, telling

SAME = 0.4
"""Likeness in wording and meaning from which on two speak of one event."""

SHARED = 2
"""Features that both speak of, at least, and one of them something done."""

HOURS = 24
"""What is said further apart may have been put off in between."""


def rivals(story: Story, one: int, other: int) -> Literal["time", "place"] | None:
    """In what two assertions, by number, put one event apart; None where they do not."""
    first, second = story.assertions[one], story.assertions[other]
    if not (first.statement and second.statement and apart(story, first, second)):
        return None
    if _ruled(first, second) or _ruled(second, first):
        return _ruled(first, second) or _ruled(second, first)
    alike = meaning(story, min(one, other), max(one, other)) >= SAME
    return "time" if alike and _one_event(first, second) and _at_once(first, second) else None


def _ruled(one: Assertion, other: Assertion) -> Literal["time", "place"] | None:
    """What the second rules out that the first says, giving another instead."""
    if not telling(one) & telling(other):
        return None
    said, own, out = one.told, other.told, other.ruled_out
    for kind, first, second, no in (
        ("time", said.days, own.days, out.days),
        ("place", said.places, own.places, out.places),
    ):
        if first & no and second - no and not first & (second - no):
            return kind  # type: ignore[return-value]
    return None


def _one_event(one: Assertion, other: Assertion) -> bool:
    """Whether two tell of the same thing done, each in its own words, on other days."""
    if one.back or other.back:
        return False
    shared = telling(one) & telling(other)
    done = any(one.features[name] == TELLS and name.startswith("concept:") for name in shared)
    names = [{name for name in each.features if name.startswith("name:")} for each in (one, other)]
    return (
        done
        and len(shared) >= SHARED
        and names[0] == names[1]
        and one.told.places == other.told.places
        and _disjoint(one.told, other.told)
        and one.sign == other.sign
    )


def _disjoint(one: Circumstances, other: Circumstances) -> bool:
    return bool(one.days and other.days) and not one.days & other.days


def _at_once(one: Assertion, other: Assertion) -> bool:
    """Whether both are said of the same state of things: quoted on one day, neither looking back.

    A forecast is no rival of what came of it.
    """
    if one.looks_back or other.looks_back or not (one.speaker and other.speaker):
        return False
    if ("forecast" in one.basis) != ("forecast" in other.basis):
        return False
    published = [
        each.reading.published.edtf if each.reading.published else None for each in (one, other)
    ]
    hours = hours_apart(*published)
    return one.reading.id == other.reading.id or (hours is not None and hours <= HOURS)
