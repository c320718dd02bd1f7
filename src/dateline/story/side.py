"""A profile made ready for comparing: weighted by rarity, once for its many comparisons.

Weights are whole numbers, so that sums of their products are exact: how alike two articles
are is the same in whatever order, and with whatever others, they are compared.
"""

from collections.abc import Iterable, Mapping
from math import log, sqrt
from typing import NamedTuple

from dateline.ledger import Profile
from dateline.story.rarity import Kind, rarity

UNIT = 10_000
"""The length of a row of weights."""

Row = Mapping[str | int, int]
"""Weights by key."""


class Side(NamedTuple):
    """One of two articles that are compared.

    words, names, title, lead: TF-IDF in rows of one length, `UNIT`.
    numbers: the root of each number's rarity, so that products add up to rarities.
    places, times, events, shingles: what is there or not, as ones.
    """

    profile: Profile
    words: Row
    names: Row
    title: Row
    lead: Row
    numbers: Row
    places: Row
    times: Row
    events: Row
    shingles: Row


def side(profile: Profile) -> Side:
    """Make a profile ready."""
    return Side(
        profile,
        words=_counted("word", profile.words),
        names=_counted("name", profile.names),
        title=_keys(profile, profile.title),
        lead=_keys(profile, profile.lead),
        numbers={key: round(UNIT * sqrt(rarity("number", key) / 60)) for key in profile.numbers},
        places=dict.fromkeys(profile.places, UNIT),
        times=dict.fromkeys(profile.times, UNIT),
        events=dict.fromkeys(profile.events, UNIT),
        shingles=dict.fromkeys(profile.shingles, UNIT),
    )


def product(one: Row, other: Row) -> int:
    """What two rows have in common, in `UNIT` times `UNIT`."""
    few, many = (one, other) if len(one) <= len(other) else (other, one)
    return sum(weight * many[key] for key, weight in few.items() if key in many)


def shared(one: Row, other: Row) -> list[str]:
    """The keys that both hold, the weightiest first."""
    keys = [key for key in one if key in other]
    return [str(key) for key in sorted(keys, key=lambda key: (-one[key] * other[key], str(key)))]


def containment(one: Side, other: Side) -> float:
    """Which part of the shorter text's runs of words stands in the longer one too."""
    few = min(len(one.shingles), len(other.shingles))
    both = len(one.shingles.keys() & other.shingles.keys())
    return both / few if few >= FEWEST else 0.0


FEWEST = 5
"""Runs of words that a text must have before it can be known as a copy."""


def _counted(kind: Kind, counts: Mapping[str, int]) -> Row:
    """TF-IDF with a dampened count (Salton and Buckley 1988)."""
    return _row((key, rarity(kind, key) * (1 + log(count))) for key, count in counts.items())


def _keys(profile: Profile, keys: Iterable[str]) -> Row:
    """Keys without their kinds: a name in a headline, where all is in capitals, is one too."""
    return _row((key, rarity(_kind(profile, key), key)) for key in sorted(set(keys)))


def _kind(profile: Profile, key: str) -> Kind:
    if key in profile.names:
        return "name"
    return "number" if key in profile.numbers else "word"


def _row(items: Iterable[tuple[str, float]]) -> Row:
    weights = dict(items)
    length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {key: round(UNIT * weight / length) for key, weight in weights.items()}
