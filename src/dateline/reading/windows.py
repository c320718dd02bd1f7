"""Windows: an article in pieces that the encoder can hold, each with its surroundings.

>>> windows([100, 100, 100, 100], limit=300, context=100)
[Window(start=0, end=3, core=range(0, 3)), Window(start=2, end=4, core=range(3, 4))]
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

LIMIT, CONTEXT = 480, 50
"""Subwords in a window, and shared by two neighbours. The encoder has 512 positions; the
tagger is trained with this limit."""

START, END = 0, 2
"""The encoder's marks: before a window, and after each unit."""


class Window(NamedTuple):
    """A run of units that is read at once.

    start, end: the units that the encoder sees, half open.
    core: the units whose findings are kept; each unit is in one window's core.
    """

    start: int
    end: int
    core: range


def units(ids: Sequence[Sequence[int]], breaks: Sequence[int]) -> list[range]:
    """An article's words as units: its blocks, those too long for a window cut.

    Args:
        ids: The subword ids of each word.
        breaks: The words that begin a block, in order, the first word among them.
    """
    found: list[range] = []
    opens = set(breaks)
    first, size = 0, 0
    for word, pieces in enumerate(ids):
        if word > first and (word in opens or size + len(pieces) > LIMIT - 2):
            found.append(range(first, word))
            first, size = word, 0
        size += len(pieces)
    return [*found, range(first, len(ids))] if ids else []


def sizes(ids: Sequence[Sequence[int]], cut: Sequence[range]) -> list[int]:
    """How many subwords each unit takes, its end mark counted."""
    return [1 + sum(len(ids[word]) for word in unit) for unit in cut]


def encoded(ids: Sequence[Sequence[int]], cut: Sequence[range]) -> tuple[list[int], list[int]]:
    """What the encoder reads of some units: subword ids, and where each word's first stands."""
    row, places = [START], []
    for unit in cut:
        for word in unit:
            places.append(len(row))
            row += ids[word]
        row.append(END)
    return row, places


def windows(sizes: Sequence[int], *, limit: int = LIMIT, context: int = CONTEXT) -> list[Window]:
    """Cut a sequence of units into overlapping windows.

    Args:
        sizes: Each unit's length in subwords, none above `limit`.
        limit: The most subwords that one window holds.
        context: About how many subwords two neighbouring windows share.
    """
    bounds = []
    start = 0
    while start < len(sizes):
        end = _fill(sizes, start, limit)
        bounds.append((start, end))
        if end == len(sizes):
            break
        start = _step_back(sizes, start, end, context)
    cores = _cores(bounds, len(sizes)) if bounds else []
    return [Window(*bound, core) for bound, core in zip(bounds, cores, strict=True)]


def _fill(sizes: Sequence[int], start: int, limit: int) -> int:
    end, size = start + 1, sizes[start]
    while end < len(sizes) and size + sizes[end] <= limit:
        size += sizes[end]
        end += 1
    return end


def _step_back(sizes: Sequence[int], start: int, end: int, context: int) -> int:
    """Where the next window starts: back by the context, but past this one's start."""
    shared = 0
    while end - 1 > start and shared + sizes[end - 1] <= context:
        end -= 1
        shared += sizes[end]
    return end


def _cores(bounds: Sequence[tuple[int, int]], count: int) -> list[range]:
    """Each overlap is shared out at its middle, the earlier window taking the odd unit."""
    cuts = [(ended + start + 1) // 2 for (_, ended), (start, _) in pairwise(bounds)]
    edges = [0, *cuts, count]
    return [range(a, b) for a, b in pairwise(edges)]
