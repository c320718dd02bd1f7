"""Two stories of one topic taken apart: what all of a group share tells nothing within it.

Two quakes in one country, two strikes on one city: everything that makes their articles
alike (the country, the kind of event) stands in both, and what parts them (a district, a
name, a number) stands in one. So rarity is counted anew inside the group, the group is cut
in two by spherical 2-means (Dhillon and Modha 2001), and the cut is kept where articles
across it are far less alike than articles on one side of it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import log

import numpy as np
from numpy.typing import NDArray

from dateline.story.clues import THOUSAND
from dateline.story.matrix import Scores, products
from dateline.story.rarity import Kind, rarity
from dateline.story.side import FEWEST, UNIT, Side

Matrix = NDArray[np.float64]
"""An article a row, a key a column; whole numbers, so that sums are exact in any order."""

Half = NDArray[np.bool_]
"""Which articles stand on one side of a cut."""

APART = 1.5
"""By how much articles across a cut must score less than those on one side of it."""

CHANCE = 40.0
"""How much more, shared among the texts: of few, some two halves always differ."""

TOLD = 20.0
"""What likeness that is left across a cut, when what all share is gone, adds to that."""

LEAST = 2
"""Texts, copies not counted, on either side of a cut."""

COPIED = 0.42
"""Shared runs of words from which on a text is no text of its own."""

SEEDS, ROUNDS, SCALE = 12, 12, 1000
LED = 1.5
"""What a name in the lead counts, against one further down."""

MEANT = 0.6
"""What the embedding counts, against names, words and numbers."""


def contrasted(group: Sequence[int], sides: Sequence[Side], points: Scores) -> list[list[int]]:
    """The group, or the stories that it holds.

    Args:
        group: Places of articles, sorted.
        sides: All articles.
        points: The scores of all pairs of them, in thousandths.
    """
    first = _originals([sides[at] for at in group])
    texts = [at for at, original in zip(group, first, strict=True) if group[original] == at]
    half = _cut([sides[at] for at in texts], points[np.ix_(texts, texts)])
    if half is None:
        return [list(group)]
    here = dict(zip(texts, half.tolist(), strict=True))
    parts = [
        [at for at, one in zip(group, first, strict=True) if here[group[one]] == each]
        for each in (True, False)
    ]
    return sorted(story for part in parts for story in contrasted(part, sides, points))


def _originals(sides: Sequence[Side]) -> list[int]:
    """For each text the one before it that it shares most with, or itself where it is no copy.

    Reprints would look like a story of their own.
    """
    runs = products([each.shingles for each in sides]) / UNIT**2
    size = np.array([len(each.shingles) for each in sides], dtype=np.float64)
    few = np.minimum(size[:, None], size[None])
    part = np.where(few >= FEWEST, runs / np.maximum(few, 1.0), 0.0)
    found: list[int] = []
    for at in range(len(sides)):
        texts = [one for one in range(at) if found[one] == one]
        best = max(texts, key=lambda one: part[at, one], default=at)
        found.append(best if best != at and part[at, best] >= COPIED else at)
    return found


def _cut(texts: Sequence[Side], points: Scores) -> Half | None:
    """The best cut in two, where it parts two stories."""
    if len(texts) < 2 * LEAST:
        return None
    rows = _matrix(texts)
    likeness = rows @ rows.T
    half = max(_cuts(rows, likeness), default=(0.0, None), key=lambda found: found[0])[1]
    if half is None or min(half.sum(), (~half).sum()) < LEAST:
        return None
    within, across = _means(points / THOUSAND, half)
    near, left = _means(likeness, half)
    least = APART + CHANCE / len(texts) + TOLD * left / max(near, 1.0)
    return half if within - across > least else None


def _means(likeness: Matrix, half: Half) -> tuple[float, float]:
    """The mean of pairs on one side, and of pairs across."""
    total, pairs = 0.0, 0
    for here in (half, ~half):
        block = likeness[np.ix_(here, here)]
        total += float(block.sum() - np.trace(block))
        pairs += len(block) * (len(block) - 1)
    return total / pairs, float(likeness[np.ix_(half, ~half)].mean())


def _cuts(rows: Matrix, likeness: Matrix) -> Iterator[tuple[float, Half]]:
    """2-means from several articles, each with the one that is least like it."""
    for seed in range(0, len(rows), -(-len(rows) // SEEDS)):
        centres = rows[[seed, int(likeness[seed].argmin())]]
        for _ in range(ROUNDS):
            near = _nearness(rows, centres)
            half = near[:, 0] >= near[:, 1]
            if half.all() or not half.any():
                break
            centres = np.stack([rows[half].sum(0), rows[~half].sum(0)])
        else:
            yield float(near.max(1).sum()), half


def _nearness(rows: Matrix, centres: Matrix) -> Matrix:
    lengths = np.sqrt((centres * centres).sum(1))
    near: Matrix = (rows @ centres.T) / np.maximum(lengths, 1.0)
    return near


def _matrix(texts: Sequence[Side]) -> Matrix:
    """TF-IDF rows of one length, with rarity counted in news and in the group."""
    held = [dict(_weights(side)) for side in texts]
    spread = Counter(key for row in held for key in row)
    tongues = _tongues(texts, held)
    many = len({side.profile.language for side in texts})
    told = [key for key, count in spread.items() if 2 <= count < len(held)]
    keys = {key: at for at, key in enumerate(sorted(k for k in told if tongues[k] >= min(2, many)))}
    rows = np.zeros((len(held), len(keys)))
    for number, row in enumerate(held):
        for key, weight in row.items():
            if key in keys:
                rows[number, keys[key]] = weight * log(len(held) / spread[key])
    return np.hstack([_scaled(rows, SCALE), _scaled(_meanings(texts), round(SCALE * MEANT))])


def _meanings(texts: Sequence[Side]) -> Matrix:
    """Embeddings less their mean: what the group has in common goes; none where one lacks."""
    held = [side.profile.embedding for side in texts]
    if not all(held):
        return np.zeros((len(texts), 0))
    rows = np.array([np.frombuffer(each or b"", dtype=np.int8) for each in held], dtype=np.float64)
    rows /= np.sqrt((rows * rows).sum(1, keepdims=True))
    whole = np.rint(SCALE * SCALE * rows)  # whole numbers, so that their sum is exact
    centred: Matrix = whole - whole.sum(0) / len(rows)
    return centred


def _scaled(rows: Matrix, length: int) -> Matrix:
    """Rows of one length, rounded to whole numbers."""
    lengths = np.sqrt((rows * rows).sum(1, keepdims=True))
    whole: Matrix = np.rint(length * rows / np.maximum(lengths, 1e-9))
    return whole


def _tongues(
    texts: Sequence[Side], held: Sequence[Mapping[tuple[Kind, str], float]]
) -> Counter[tuple[Kind, str]]:
    """In how many languages each key is said: what one language alone says parts languages."""
    said = {
        (key, side.profile.language) for side, row in zip(texts, held, strict=True) for key in row
    }
    return Counter(key for key, _ in said)


def _weights(side: Side) -> Iterator[tuple[tuple[Kind, str], float]]:
    """Names, the lead's words, and numbers of some length."""
    led, profile = side.lead, side.profile
    for key, count in profile.names.items():
        yield ("name", key), rarity("name", key) * (1 + log(count)) * (LED if key in led else 1.0)
    for key, count in profile.words.items():
        if key in led:
            yield ("word", key), 0.7 * rarity("word", key) * (1 + log(count))
    for key in profile.numbers:
        if len(key) > 2:
            yield ("number", key), 0.5 * rarity("number", key)
