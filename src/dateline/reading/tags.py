"""Tags: the labels of words, and the best sequence of them.

The scheme is BIO (Ramshaw and Marcus 1995) over the three parts of an attribution
relation (Pareti 2012).
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

ROLES = ("source", "cue", "content")
TAGS = ("O", *(f"{edge}-{role}" for role in ROLES for edge in "BI"))
Array = NDArray[Any]

NEVER = -1e4
"""The score of a transition that the scheme forbids."""


def allowed(before: int | None, tag: int) -> bool:
    """Whether a tag may follow another: an inside tag continues its own kind only."""
    inside = TAGS[tag].startswith("I-")
    return not inside or (before is not None and TAGS[before][1:] == TAGS[tag][1:])


ALLOWED = np.array([[allowed(i, j) for j in range(len(TAGS))] for i in range(len(TAGS))])
STARTS = np.array([allowed(None, j) for j in range(len(TAGS))])


class Run(NamedTuple):
    """Words `start` to `end`, half open, that one role covers."""

    role: str
    start: int
    end: int


def best_tags(scores: Array, moves: Array) -> list[int]:
    """The sequence of tags with the highest sum of scores (Viterbi 1967).

    Args:
        scores: Words by tags.
        moves: Tags by tags, what a transition adds; forbidden ones are left out here.
    """
    if not len(scores):
        return []
    moves = np.where(ALLOWED, moves, NEVER)
    return _path(np.where(STARTS, scores[0], NEVER), scores, moves)


def _path(best: Array, scores: Array, moves: Array) -> list[int]:
    """Viterbi's search from the first word's scores on."""
    back = np.zeros(scores.shape, int)
    for at in range(1, len(scores)):
        reach = best[:, None] + moves
        back[at] = reach.argmax(0)
        best = reach.max(0) + scores[at]
    path = [int(best.argmax())]
    for at in range(len(scores) - 1, 0, -1):
        path.append(int(back[at][path[-1]]))
    return path[::-1]


def chances(scores: Array, moves: Array) -> Array:
    """How likely each word has each tag, over all valid sequences (forward-backward).

    The marginals of the linear-chain CRF (Lafferty et al. 2001) that `best_tags` takes the
    best sequence of. Words by tags; each row adds up to 1.
    """
    if not len(scores):
        return scores
    steps = np.exp(np.where(ALLOWED, moves, NEVER))
    own = np.exp(scores - scores.max(1, keepdims=True)).astype(float)
    ahead, behind = np.ones_like(own), np.ones_like(own)
    ahead[0] = own[0] * STARTS
    for at in range(1, len(own)):
        ahead[at] = ahead[at - 1] @ steps * own[at]
        ahead[at] /= ahead[at].sum()
    for at in range(len(own) - 2, -1, -1):
        behind[at] = steps @ (own[at + 1] * behind[at + 1])
        behind[at] /= behind[at].sum()
    both = ahead * behind
    return np.asarray(both / both.sum(1, keepdims=True))


def runs(tags: list[int]) -> list[Run]:
    """The stretches that a valid sequence of tags marks, in order."""
    found: list[Run] = []
    for at, tag in enumerate(tags):
        edge, _, role = TAGS[tag].partition("-")
        if edge == "B":
            found.append(Run(role, at, at + 1))
        elif edge == "I":
            found[-1] = found[-1]._replace(end=at + 1)
    return found


def best_labels(scores: Array, labels: Sequence[str]) -> list[int]:
    """The likeliest valid sequence of BIO labels (Viterbi 1967), as places in `labels`.

    Args:
        scores: Words by labels, log chances.
        labels: "O", then "B-" and "I-" of each kind.
    """
    if not len(scores):
        return []
    inside = np.array([label.startswith("I-") for label in labels])
    same = np.array([[before[2:] == label[2:] for label in labels] for before in labels])
    moves = np.where(inside[None, :] & ~same, NEVER, 0.0)
    return _path(scores[0] + np.where(inside, NEVER, 0.0), scores, moves)
