"""Why two articles stand together or apart: a table of clues, each of which explains itself.

Every clue gives a value from 0 to 1 (or none, where it cannot be told); its weight stands
in `data/clues.toml`, one for articles in one language, one for Ukrainian beside Russian,
one for languages with different scripts. What two articles score depends on them alone.
"""

import tomllib
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from math import exp, log2
from typing import Literal, NamedTuple

from dateline.ledger import Clue, Profile
from dateline.story.planes import cosine
from dateline.story.side import Side, side

Relation = Literal["same", "own", "near", "far"]
"""Of two languages: both English; both Ukrainian or both Russian, whose words inflect;
Ukrainian beside Russian; different scripts."""

Value = Callable[[Side, Side], float]
Words = Callable[[Side, Side], list[str]]

NEUTRAL = 0.2
"""The cosine of two embeddings that speaks neither for one story nor for two."""

INFLECTED = frozenset({"uk", "ru"})

UNIT = 1000
"""Scores are whole thousandths: their sums are exact, in whatever order they are added."""


class Kind(NamedTuple):
    """One row of the table: what is compared, how alike it is, and which words show it."""

    name: str
    value: Value
    words: Words


def why(one: Profile, other: Profile) -> tuple[Clue, ...]:
    """The clues that hold two articles together (weights above 0) or apart (below 0).

    The weights add up to the score; articles stand together above 0. The clue "base" is
    what two articles start from before anything is known of them.
    """
    a, b = sorted((side(one), side(other)), key=lambda each: each.profile.article)
    weights = _weights()[relation(a, b)]
    found = [
        Clue(kind=kind.name, weight=round(weights[kind.name] * value, 3), words=_shown(kind, a, b))
        for kind in KINDS
        if (value := kind.value(a, b))
    ]
    return (Clue(kind="base", weight=weights["base"]), *found)


def score(one: Side, other: Side) -> int:
    """How far two articles stand together (above 0) or apart, in thousandths."""
    a, b = (one, other) if one.profile.article < other.profile.article else (other, one)
    weights = _weights()[relation(a, b)]
    return round(UNIT * (weights["base"] + sum(weights[k.name] * k.value(a, b) for k in KINDS)))


def values(one: Side, other: Side) -> dict[str, float]:
    """The value of every clue, without its weight: what weights are fitted to."""
    return {kind.name: kind.value(one, other) for kind in KINDS}


def relation(one: Side, other: Side) -> Relation:
    """How the languages of two articles relate."""
    languages = {one.profile.language, other.profile.language}
    if len(languages) == 1:
        return "own" if languages <= INFLECTED else "same"
    return "near" if languages <= INFLECTED else "far"


def gap(one: Profile, other: Profile) -> int | None:
    """Days between two publications; None where either is unknown."""
    if one.day is None or other.day is None:
        return None
    return abs(one.day - other.day)


def containment(one: Side, other: Side) -> float:
    """Which part of the shorter text's runs of words stands in the longer one too."""
    least = min(len(one.shingles), len(other.shingles))
    return len(one.shingles & other.shingles) / least if least > 4 else 0.0


def _many(few: float, half: float) -> float:
    """A count as a value: 0.5 at `half`."""
    return 1 - exp(-0.693 * few / half)


def _rare_names(one: Side, other: Side) -> float:
    shared = one.names.weights.keys() & other.names.weights.keys()
    weights = sorted(min(one.names.weights[key], other.names.weights[key]) for key in shared)
    return _many(sum(weights) / 60, 3.0)


def _numbers(one: Side, other: Side) -> float:
    shared = one.numbers.weights.keys() & other.numbers.weights.keys()
    return _many(sum(sorted(one.numbers.weights[key] for key in shared)) / 60, 2.0)


def _places(one: Side, other: Side) -> float:
    few = min(len(one.profile.places), len(other.profile.places))
    return len(set(one.profile.places) & set(other.profile.places)) / few if few else 0.0


def _times(one: Side, other: Side) -> float:
    """Days that both speak of; below 0 where both speak of days and of none together."""
    days = set(one.profile.times), set(other.profile.times)
    if not all(days):
        return 0.0
    return 1.0 if days[0] & days[1] else -1.0


def _events(one: Side, other: Side) -> float:
    kinds = set(one.profile.events), set(other.profile.events)
    every = kinds[0] | kinds[1]
    return len(kinds[0] & kinds[1]) / len(every) if all(kinds) else 0.0


def _embedding(one: Side, other: Side) -> float:
    """Above 0 for those more alike than two of one topic are; 0 where it is unknown."""
    found = cosine(one.profile.embedding, other.profile.embedding)
    return 0.0 if found is None else found - NEUTRAL


def _days(one: Side, other: Side) -> float:
    days = gap(one.profile, other.profile)
    return 0.0 if days is None else log2(1 + days) / 5


def _title(one: Side, other: Side) -> float:
    return one.title.cosine(other.title)


def _nothing(_: Side, __: Side) -> list[str]:
    return []


KINDS = (
    Kind("wording", lambda a, b: a.words.cosine(b.words), lambda a, b: a.words.shared(b.words)),
    Kind("title", _title, lambda a, b: a.title.shared(b.title)),
    Kind("lead", lambda a, b: a.lead.cosine(b.lead), lambda a, b: a.lead.shared(b.lead)),
    Kind("names", lambda a, b: a.names.cosine(b.names), lambda a, b: a.names.shared(b.names)),
    Kind("rare names", _rare_names, lambda a, b: a.names.shared(b.names)),
    Kind("numbers", _numbers, lambda a, b: a.numbers.shared(b.numbers)),
    Kind("places", _places, lambda a, b: sorted({*a.profile.places} & {*b.profile.places})),
    Kind("times", _times, lambda a, b: sorted({*a.profile.times} & {*b.profile.times})),
    Kind("events", _events, lambda a, b: sorted({*a.profile.events} & {*b.profile.events})),
    Kind("passages", containment, _nothing),
    Kind("embedding", _embedding, _nothing),
    Kind("days apart", _days, lambda a, b: [str(gap(a.profile, b.profile))]),
)
"""The table of clues, in the order in which they are shown."""


def _shown(kind: Kind, one: Side, other: Side, many: int = 8) -> tuple[str, ...]:
    return tuple(kind.words(one, other)[:many])


@cache
def _weights() -> dict[str, dict[str, float]]:
    """Weights by relation and clue."""
    table = tomllib.loads(
        (files("dateline.story") / "data" / "clues.toml").read_text(encoding="utf-8")
    )
    return {
        name: {clue: row[name] for clue, row in table["clues"].items()}
        for name in ("same", "own", "near", "far")
    }
