"""Two stories of one topic taken apart: what all of a group share tells nothing within it.

Two quakes in one country, two strikes on one city: everything that makes their articles
alike (the country, the kind of event) stands in both, and what parts them (a district, a
name, a number) stands in one. So rarity is counted anew inside the group, the group is cut
in two by spherical 2-means (Dhillon and Modha 2001), and the cut is kept where articles
across it are far less alike than articles on one side of it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dateline.story.candidates import Pair
from dateline.story.clues import INFLECTED, containment
from dateline.story.rarity import Kind, rarity
from dateline.story.side import Side

Matrix = NDArray[np.int64]
"""An article a row, a key a column; whole numbers, so that sums are exact in any order."""

APART = 0.77
"""A cut is kept where likeness across it, as a share of that on its sides, and the mean score
across it, as a share of `ALIKE`, are together below this."""

APART_INFLECTED = 0.1
"""The same where Ukrainian or Russian is among them: endings part what tells the same."""

ALIKE = 4000
"""A mean score that says as much for one story as likeness that no cut lessens; thousandths."""

LEAST = 4
"""Texts, copies not counted, on either side of a cut."""

MOST = 300
"""Articles of a group up to which it is looked at."""

SEEDS, ROUNDS, SCALE = 12, 12, 1000
LED = 1.5
"""What a name in the lead counts, against one further down."""


MEANT = 0.6
"""What the embedding counts, against names, words and numbers."""


class Cut(NamedTuple):
    """A group in two, and the likeness across, as a share of that on the sides."""

    one: tuple[str, ...]
    other: tuple[str, ...]
    likeness: float


def contrasted(
    group: Sequence[str], sides: Mapping[str, Side], links: Mapping[Pair, int]
) -> list[tuple[str, ...]]:
    """The group, or the two stories that it holds.

    Args:
        group: Article ids, sorted.
        sides: By article id.
        links: Scores of pairs of the group, in thousandths.
    """
    texts = _texts(group, sides) if 2 * LEAST <= len(group) <= MOST else []
    cut = _cut(texts, sides) if len(texts) >= 2 * LEAST else None
    if cut is None:
        return [tuple(group)]
    between = [links.get((min(pair), max(pair)), 0) for pair in product(cut.one, cut.other)]
    inflected = any(sides[article].profile.language in INFLECTED for article in group)
    least = APART_INFLECTED if inflected else APART
    if cut.likeness + sum(between) / (ALIKE * len(between)) >= least:
        return [tuple(group)]
    return sorted(_with_copies(cut, group, sides))


def _texts(group: Sequence[str], sides: Mapping[str, Side]) -> list[str]:
    """The articles, of copies only the first: reprints would look like a story of their own."""
    kept: list[str] = []
    for article in group:
        if all(containment(sides[article], sides[one]) < 0.42 for one in kept):
            kept.append(article)
    return kept


def _with_copies(
    cut: Cut, group: Sequence[str], sides: Mapping[str, Side]
) -> list[tuple[str, ...]]:
    """Every copy goes with the text that it shares most with."""
    home = {article: number for number, half in enumerate(cut[:2]) for article in half}
    for article in group:
        if article not in home:
            texts = sorted((*cut.one, *cut.other))
            home[article] = home[
                max(texts, key=lambda one: containment(sides[article], sides[one]))
            ]
    return [tuple(each for each in group if home[each] == half) for half in (0, 1)]


def _cut(texts: Sequence[str], sides: Mapping[str, Side]) -> Cut | None:
    """The best cut, where enough stand on either side."""
    matrix = _matrix([sides[article] for article in texts])
    likeness = matrix @ matrix.T
    best = max(_cuts(matrix, likeness), default=None, key=lambda found: found[0])
    if best is None or min(best[1].sum(), (~best[1]).sum()) < LEAST:
        return None
    first = best[1]
    across = float(likeness[np.ix_(first, ~first)].mean())
    one, other = (
        tuple(a for a, here in zip(texts, half, strict=True) if here) for half in (first, ~first)
    )
    return Cut(one, other, across / max(_within(likeness, first), 1.0))


def _within(likeness: Matrix, first: NDArray[np.bool_]) -> float:
    """The mean likeness of two articles on one side."""
    total, pairs = 0, 0
    for half in (first, ~first):
        block = likeness[np.ix_(half, half)]
        total += int(block.sum()) - int(np.trace(block))
        pairs += len(block) * (len(block) - 1)
    return total / pairs


def _cuts(matrix: Matrix, likeness: Matrix) -> Iterator[tuple[float, NDArray[np.bool_]]]:
    """2-means from several articles, each with the one that is least like it."""
    for seed in range(0, len(matrix), -(-len(matrix) // SEEDS)):
        centres = matrix[[seed, int(likeness[seed].argmin())]]
        for _ in range(ROUNDS):
            near = _nearness(matrix, centres)
            first = near[:, 0] >= near[:, 1]
            if first.all() or not first.any():
                break
            centres = np.stack([matrix[first].sum(0), matrix[~first].sum(0)])
        else:
            yield float(near.max(1).sum()), first


def _nearness(matrix: Matrix, centres: Matrix) -> NDArray[np.float64]:
    lengths = np.sqrt((centres * centres).sum(1).astype(np.float64))
    near: NDArray[np.float64] = (matrix @ centres.T) / np.maximum(lengths, 1.0)
    return near


def _matrix(group: Sequence[Side]) -> Matrix:
    """TF-IDF rows of one length, with rarity counted in news and in the group."""
    rows = [dict(_weights(side)) for side in group]
    spread = Counter(key for row in rows for key in row)
    tongues = _tongues(group, rows)
    many = len({side.profile.language for side in group})
    told = [key for key, count in spread.items() if 2 <= count < len(rows)]
    keys = {key: at for at, key in enumerate(sorted(k for k in told if tongues[k] >= min(2, many)))}
    matrix = np.zeros((len(rows), len(keys)))
    for number, row in enumerate(rows):
        for key, weight in row.items():
            if key in keys:
                matrix[number, keys[key]] = weight * log(len(rows) / spread[key])
    return np.hstack([_scaled(matrix, SCALE), _scaled(_meanings(group), round(SCALE * MEANT))])


def _meanings(group: Sequence[Side]) -> NDArray[np.float64]:
    """Embeddings less their mean: what the group has in common goes; none where one lacks."""
    held = [side.profile.embedding for side in group]
    if not all(held):
        return np.zeros((len(group), 0))
    rows = np.array([np.frombuffer(each or b"", dtype=np.int8) for each in held], dtype=np.float64)
    rows /= np.sqrt((rows * rows).sum(1, keepdims=True))
    whole = np.rint(SCALE * SCALE * rows)  # whole numbers, so that their sum is exact
    centred: NDArray[np.float64] = whole - whole.sum(0) / len(rows)
    return centred


def _scaled(rows: NDArray[np.float64], length: int) -> Matrix:
    """Rows of one length, rounded to whole numbers."""
    lengths = np.sqrt((rows * rows).sum(1, keepdims=True))
    whole: Matrix = np.rint(length * rows / np.maximum(lengths, 1e-9)).astype(np.int64)
    return whole


def _tongues(
    group: Sequence[Side], rows: Sequence[Mapping[tuple[Kind, str], float]]
) -> Counter[tuple[Kind, str]]:
    """In how many languages each key is said: what one language alone says parts languages."""
    said = {
        (key, side.profile.language) for side, row in zip(group, rows, strict=True) for key in row
    }
    return Counter(key for key, _ in said)


def _weights(side: Side) -> Iterator[tuple[tuple[Kind, str], float]]:
    """Names, the lead's words, and numbers of some length."""
    led = side.lead.weights
    for key, weight in side.names.weights.items():
        yield ("name", key), weight * (LED if key in led else 1.0)
    for key, weight in side.words.weights.items():
        if key in led:
            yield ("word", key), 0.7 * weight
    for key in side.numbers.weights:
        if len(key) > 2:
            yield ("number", key), 0.5 * rarity("number", key)
