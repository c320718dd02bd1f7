"""Why two articles stand together or apart: a table of clues, each of which explains itself.

Every clue gives a value from 0 to 1 (or none, where it cannot be told); its weight stands
in `data/clues.toml`. What two articles score depends on them alone. Languages do not change
what a clue weighs; only what two articles start from is less in one language, where even
strangers share some words.
"""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dateline.ledger import Clue, Profile
from dateline.story.planes import cosine
from dateline.story.side import FEWEST, UNIT, Row, Side, product, shared, side

Numbers = NDArray[np.float64]

Value = Callable[[Numbers, Numbers, Numbers], Numbers]
"""What a clue is worth, of the product of two rows, the keys of the shorter one, and of the
longer one; for any number of pairs at once."""

Weights = Mapping[str, float]
"""By clue; "same" and "cross" are what two articles start from, in one language or two."""

THOUSAND = 1000
"""Scores are whole thousandths: their sums are exact, in whatever order they are added."""

HALF = 30
"""Days apart at which that clue is worth a half."""


class Kind(NamedTuple):
    """One row of the table: what is compared, and how alike that makes two articles."""

    name: str
    row: Callable[[Side], Row]
    value: Value


def _cosine(common: Numbers, _: Numbers, __: Numbers) -> Numbers:
    return common


def _some(common: Numbers, _: Numbers, __: Numbers) -> Numbers:
    """0.5 at two rare ones."""
    return common / (common + 2.0)


def _part(common: Numbers, few: Numbers, _: Numbers) -> Numbers:
    return common / np.maximum(few, 1.0)


def _copied(common: Numbers, few: Numbers, _: Numbers) -> Numbers:
    return np.where(few >= FEWEST, common / np.maximum(few, 1.0), 0.0)


def _agree(common: Numbers, few: Numbers, _: Numbers) -> Numbers:
    """1 where some are shared; below 0 where both have some and share none."""
    return np.where(common > 0, 1.0, np.where(few > 0, -1.0, 0.0))


def _alike(common: Numbers, few: Numbers, many: Numbers) -> Numbers:
    """Jaccard."""
    return common / np.maximum(few + many - common, 1.0)


KINDS = (
    Kind("wording", lambda one: one.words, _cosine),
    Kind("title", lambda one: one.title, _cosine),
    Kind("lead", lambda one: one.lead, _cosine),
    Kind("names", lambda one: one.names, _cosine),
    Kind("numbers", lambda one: one.numbers, _some),
    Kind("places", lambda one: one.places, _part),
    Kind("times", lambda one: one.times, _agree),
    Kind("events", lambda one: one.events, _alike),
    Kind("passages", lambda one: one.shingles, _copied),
)
"""The clues that rest on what two articles share, in the order in which they are shown."""


def why(one: Profile, other: Profile) -> tuple[Clue, ...]:
    """The clues that hold two articles together (weights above 0) or apart (below 0).

    The weights add up to the score; articles stand together above 0. The clue "base" is
    what two articles start from before anything is known of them.
    """
    a, b = sorted((side(one), side(other)), key=lambda each: each.profile.article)
    words = {
        kind.name: tuple(shared(kind.row(a), kind.row(b))[:8])
        for kind in KINDS
        if kind.name != "passages"
    }
    if (days := gap(one, other)) is not None:
        words["days apart"] = (str(days),)
    found = [
        Clue(
            kind=name, weight=round(weights()[name] * float(value[0]), 3), words=words.get(name, ())
        )
        for name, value in values([(a, b)]).items()
        if value[0]
    ]
    return (Clue(kind="base", weight=weights()["cross" if crossing(a, b) else "same"]), *found)


def scores(pairs: Sequence[tuple[Side, Side]]) -> list[int]:
    """How far the two of each pair stand together (above 0) or apart, in thousandths."""
    cross = np.array([crossing(one, other) for one, other in pairs], dtype=bool)
    found: list[int] = total(values(pairs), cross).tolist()
    return found


def total(
    found: Mapping[str, Numbers], cross: NDArray[np.bool_], weigh: Weights | None = None
) -> NDArray[np.int64]:
    """Scores in thousandths, of the values of all clues and whether languages differ.

    Args:
        found: As `values`.
        cross: For each pair.
        weigh: Other weights than `weights`.
    """
    weigh = weigh or weights()
    points = np.where(cross, weigh["cross"], weigh["same"])
    for name, value in found.items():
        points = points + weigh[name] * value
    whole: NDArray[np.int64] = np.rint(THOUSAND * points).astype(np.int64)
    return whole


def values(pairs: Sequence[tuple[Side, Side]]) -> dict[str, Numbers]:
    """The value of every clue for each pair, without its weight: what weights are fitted to."""
    found = {}
    for kind in KINDS:
        rows = [(kind.row(one), kind.row(other)) for one, other in pairs]
        common = np.array([product(*both) for both in rows], dtype=np.float64) / UNIT**2
        sizes = np.array([sorted(map(len, both)) for both in rows], dtype=np.float64).reshape(-1, 2)
        found[kind.name] = kind.value(common, sizes[:, 0], sizes[:, 1])
    profiles = [(one.profile, other.profile) for one, other in pairs]
    likeness = [cosine(one.embedding, other.embedding) for one, other in profiles]
    days = np.array([gap(*both) or 0 for both in profiles], dtype=np.float64)
    return {
        **found,
        "embedding": np.array([each or 0.0 for each in likeness]),
        "no embedding": np.array([each is None for each in likeness], dtype=np.float64),
        "days apart": aged(days),
    }


def aged(days: Numbers) -> Numbers:
    """How far days apart speak for two stories: 0 on one day, nearly 1 after a year."""
    return days / (days + HALF)


def crossing(one: Side, other: Side) -> bool:
    """Whether two articles are in two languages."""
    return one.profile.language != other.profile.language


def gap(one: Profile, other: Profile) -> int | None:
    """Days between two publications; None where either is unknown."""
    if one.day is None or other.day is None:
        return None
    return abs(one.day - other.day)


@cache
def weights() -> Weights:
    """What each clue weighs."""
    data = (files("dateline.story") / "data" / "clues.toml").read_text(encoding="utf-8")
    found: Weights = tomllib.loads(data)["clues"]
    return found
