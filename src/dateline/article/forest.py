"""A forest of decision trees, as JSON numbers: what training/article_blocks.py wrote.

Each tree is four lists of one number a node: the feature it asks for (-1 at a leaf), the
value up to which the answer is left, the places of both children, and a leaf's vote.
"""

import json
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.float32]


class Forest(NamedTuple):
    """All trees side by side; shorter ones are padded.

    feature, left, right: (trees, nodes), int32; threshold, vote: (trees, nodes), float32.
    start: what a piece's chance is before any tree has voted, as log odds.
    """

    feature: NDArray[np.int32]
    threshold: NDArray[np.float64]
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    vote: NDArray[np.float64]
    start: float
    depth: int

    def chances(self, rows: Rows) -> NDArray[np.float64]:
        """For each row the chance, 0 to 1, that it is the article's."""
        trees = np.arange(len(self.feature))[:, None]
        at = np.zeros((len(self.feature), len(rows)), dtype=np.int32)
        columns = np.arange(len(rows))[None, :]
        for _ in range(self.depth):
            feature = self.feature[trees, at]
            goes_left = rows[columns, np.maximum(feature, 0)] <= self.threshold[trees, at]
            moved = np.where(goes_left, self.left[trees, at], self.right[trees, at])
            at = np.where(feature < 0, at, moved)
        votes = self.start + self.vote[trees, at].sum(axis=0)
        chances: NDArray[np.float64] = 1.0 / (1.0 + np.exp(-votes))
        return chances


@cache
def forest(name: str) -> Forest:
    """The forest packaged under a name."""
    words = files("dateline.article").joinpath("data", f"{name}.json").read_text(encoding="ascii")
    written = json.loads(words)
    most = max(len(tree["feature"]) for tree in written["trees"])

    def column(key: str, kind: type) -> NDArray[Any]:
        return np.array(
            [tree[key] + [0] * (most - len(tree[key])) for tree in written["trees"]], dtype=kind
        )

    return Forest(
        feature=column("feature", np.int32),
        threshold=column("threshold", np.float64),
        left=column("left", np.int32),
        right=column("right", np.int32),
        vote=column("vote", np.float64),
        start=written["start"],
        depth=written["depth"],
    )
