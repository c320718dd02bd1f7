"""How alike all of some articles are, at once: the same scores as pair by pair."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dateline.story.clues import KINDS, Kind, Numbers, aged, total
from dateline.story.planes import cosines
from dateline.story.side import UNIT, Row, Side

WIDE = 4096
"""Keys that are multiplied at once: bounds the memory."""

Scores = NDArray[np.int64]
"""A row and a column for each article; thousandths."""


def matrix(sides: Sequence[Side]) -> Scores:
    """The scores of all pairs; the diagonal means nothing."""
    language = np.array([each.profile.language for each in sides])
    return total(all_values(sides), language[:, None] != language[None])


def all_values(sides: Sequence[Side]) -> dict[str, Numbers]:
    """The value of every clue for all pairs, without its weight."""
    profiles = [each.profile for each in sides]
    day = np.array([np.nan if each.day is None else each.day for each in profiles])
    days = np.nan_to_num(np.abs(day[:, None] - day[None]), nan=0.0)
    likeness = cosines([each.embedding for each in profiles])
    return {
        **{kind.name: _value(kind, sides) for kind in KINDS},
        "embedding": np.nan_to_num(likeness),
        "no embedding": np.isnan(likeness).astype(np.float64),
        "days apart": aged(days),
    }


def _value(kind: Kind, sides: Sequence[Side]) -> Numbers:
    rows = [kind.row(each) for each in sides]
    sizes = np.array([len(row) for row in rows], dtype=np.float64)
    few = np.minimum(sizes[:, None], sizes[None])
    many = np.maximum(sizes[:, None], sizes[None])
    return kind.value(products(rows) / UNIT**2, few, many)


def products(rows: Sequence[Row]) -> Numbers:
    """The products of all pairs of rows; exact, for they are whole and below 2 to the 53rd."""
    spread = Counter(key for row in rows for key in row)
    place = {key: at for at, key in enumerate(key for key, held in spread.items() if held > 1)}
    cells = [
        (number, place[key], weight)
        for number, row in enumerate(rows)
        for key, weight in row.items()
        if key in place
    ]
    found = np.zeros((len(rows), len(rows)))
    if not cells:
        return found
    at, column, weight = np.array(cells, dtype=np.int64).T
    for start in range(0, len(place), WIDE):
        here = (column >= start) & (column < start + WIDE)
        block = np.zeros((len(rows), min(WIDE, len(place) - start)))
        block[at[here], column[here] - start] = weight[here]
        found += block @ block.T
    return found
