"""How much of one text stands in another in a second language: names and numbers, in order."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

MARKS = 8
"""Names and numbers that a text must have before it can be known as a translation."""

Marks = frozenset[str]
"""The names and numbers of a sentence."""


def aligned(
    one: tuple[str, ...], other: tuple[str, ...], least: float
) -> tuple[float, tuple[str, ...]]:
    """How much of the shorter trail stands in the other, sentence for sentence in one order.

    The best monotone alignment (Needleman and Wunsch 1970) of sentences by the names and
    numbers that they share.

    Args:
        one: As `Profile.trail`.
        other: As `Profile.trail`.
        least: What is asked for; where there cannot be so much, 0 is told.

    Returns:
        A share from 0 to 1, and the names and numbers that show it.
    """
    few, many = sorted((_sentences(one), _sentences(other)), key=lambda each: sum(map(len, each)))
    total = sum(map(len, few))
    most = (Counter(chain(*few)) & Counter(chain(*many))).total()
    if total < MARKS or most < least * total:
        return 0.0, ()
    gains = np.zeros((len(few), len(many)))
    for row, a in enumerate(few):
        for column, b in enumerate(many):
            if common := len(a & b):
                gains[row, column] = common * common / max(len(a), len(b))
    best = np.zeros((len(few) + 1, len(many) + 1))
    for row, gain in enumerate(gains):
        matched = np.maximum(best[row, 1:], best[row, :-1] + gain)
        best[row + 1, 1:] = np.maximum.accumulate(matched)
    share = float(best[-1, -1]) / total
    return share, tuple(_words(best, few, many)) if share >= least else ()


def _words(best: NDArray[np.float64], few: Sequence[Marks], many: Sequence[Marks]) -> list[str]:
    """What the best alignment rests on, in the order of the text."""
    row, column = len(few), len(many)
    found: list[str] = []
    while row and column:
        if best[row, column] == best[row - 1, column]:
            row -= 1
        elif best[row, column] == best[row, column - 1]:
            column -= 1
        else:
            row, column = row - 1, column - 1
            found[:0] = sorted(few[row] & many[column])
    return list(dict.fromkeys(found))


@lru_cache(maxsize=4096)
def _sentences(trail: tuple[str, ...]) -> tuple[Marks, ...]:
    return tuple(frozenset(sentence.split()) for sentence in trail if sentence)
