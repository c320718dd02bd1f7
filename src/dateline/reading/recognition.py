"""Names, as the model's head for them labels words (named entity recognition).

The head learned from five corpora in three languages; its kinds are those of
`model.Name`. Labels are BIO (Ramshaw and Marcus 1995), and the best valid sequence of
them is taken (Viterbi 1967).
"""

from collections.abc import Iterable, Iterator

import numpy as np

from dateline.model import Name
from dateline.reading.labels import KINDS, LABELS
from dateline.reading.seen import View
from dateline.reading.tags import Array, best_labels
from dateline.span import Span


def names(views: Iterable[View]) -> tuple[Name, ...]:
    """The names in some windows' cores, in text order, none within another."""
    return tuple(name for view in views for name in _names(view))


def _names(view: View) -> Iterator[Name]:
    chances = view.scores.names - view.scores.names.max(-1, keepdims=True)
    chances = chances - np.log(np.exp(chances).sum(-1, keepdims=True))
    start = None
    path = best_labels(chances, LABELS)
    for at, label in enumerate([*path, 0]):
        if start is not None and not LABELS[label].startswith("I-"):
            if start in view.core:
                yield _name(view, chances, range(start, at), path[start])
            start = None
        if LABELS[label].startswith("B-"):
            start = at


def _name(view: View, chances: Array, run: range, label: int) -> Name:
    """Its confidence is the mean chance of its words' kind."""
    kind = next(kind for kind in KINDS if LABELS[label] == f"B-{kind}")
    both = [LABELS.index(f"B-{kind}"), LABELS.index(f"I-{kind}")]
    sure = np.exp(chances[run.start : run.stop, both]).sum(1).mean()
    span = Span(view.words[run.start].start, view.words[run.stop - 1].end)
    return Name(span=span, kind=kind, confidence=round(float(sure), 4))  # type: ignore[arg-type]
