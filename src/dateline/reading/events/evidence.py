"""Evidence: what the model says of an article's words, for events.

Two heads label words in BIO (Ramshaw and Marcus 1995): whether they tell of something that
happens, and which part they have in an attack (MUC-4, Sundheim 1992). A head's chance is
evidence beside the rules', which it never replaces: it admits a trigger that no rule could
place, vetoes one that is a figure of speech, and names participants that stand far away.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from dateline.reading.tags import Array, best_labels
from dateline.span import Span

PERPETRATORS = frozenset({"perpetrator", "organization"})
SUFFERERS = frozenset({"victim", "target"})
"""Which parts of an attack are an event's actor, and which its recipient."""

SURE = 0.5
"""Mean chance of a part's words from which it counts."""


class Part(NamedTuple):
    """Words that have a part in an attack.

    name: "perpetrator", "organization", "target", "victim" or "weapon".
    confidence: mean chance of the label over its words.
    """

    span: Span
    name: str
    confidence: float


class Evidence(NamedTuple):
    """What the heads say of an article; empty where the model has none.

    words: in text order. chances: of each, that it tells of something that happens.
    parts: in text order.
    """

    words: Sequence[Span] = ()
    chances: Sequence[float] = ()
    parts: Sequence[Part] = ()

    def chance(self, spans: Iterable[Span]) -> float | None:
        """The highest chance of some spans' words; None where nothing is known of them."""
        found: list[float] = []
        for span in spans:
            at = max(0, bisect_left(self.words, span.start, key=lambda word: word.end) - 1)
            while at < len(self.words) and self.words[at].start < span.end:
                if self.words[at].overlaps(span):
                    found.append(self.chances[at])
                at += 1
        return max(found, default=None)

    def nearest(self, names: frozenset[str], trigger: Span, within: Span) -> Span | None:
        """The likeliest part of some names in a sentence; of equals, the nearest to a trigger."""
        some = [p for p in self.parts if p.name in names and within.holds(p.span)]
        sure = [part for part in some if part.confidence >= SURE]

        def rank(part: Part) -> tuple[float, int]:
            far = max(trigger.start - part.span.end, part.span.start - trigger.end, 0)
            return -round(part.confidence, 1), far

        return min(sure, key=rank).span if sure else None


class Window(NamedTuple):
    """What the two heads say of one window of an article.

    words: the window's words. core: those whose findings are this window's own.
    happenings, parts: words by labels, log scores.
    """

    words: Sequence[Span]
    core: range
    happenings: Array
    parts: Array


def gathered(windows: Iterable[Window], labels: Sequence[str]) -> Evidence:
    """The evidence of an article's windows, in text order, each word once.

    Args:
        windows: In text order; every word is in one window's core.
        labels: Of the parts: "O", then "B-" and "I-" of each.
    """
    words: list[Span] = []
    chances: list[float] = []
    held: list[Part] = []
    for window in windows:
        own = [window.words[at] for at in window.core]
        some = happening(window.happenings)
        words += own
        chances += [some[at] for at in window.core]
        first = {span.start for span in own}
        found = parts(window.words, window.parts, labels)
        held += [part for part in found if part.span.start in first]
    return Evidence(words, chances, held)


def likelihoods(scores: Array) -> Array:
    """Words by labels, from log scores to chances (softmax)."""
    chances = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(chances / chances.sum(-1, keepdims=True))


def happening(scores: Array) -> list[float]:
    """The chance of each word that it tells of something; the first label is "O"."""
    return [round(float(one), 4) for one in 1 - likelihoods(scores)[:, 0]]


def parts(words: Sequence[Span], scores: Array, labels: Sequence[str]) -> Iterator[Part]:
    """The parts of one window, by the likeliest valid sequence of labels (Viterbi 1967).

    Args:
        words: The window's words.
        scores: Words by labels, log scores.
        labels: "O", then "B-" and "I-" of each part.
    """
    chances = likelihoods(scores)
    path = best_labels(np.log(chances + 1e-9), labels)
    start = None
    for at, label in enumerate([*(labels[one] for one in path), "O"]):
        if start is not None and not label.startswith("I-"):
            name = labels[path[start]][2:]
            both = [place for place, one in enumerate(labels) if one[2:] == name]
            sure = float(chances[start:at, both].sum(1).mean())
            yield Part(Span(words[start].start, words[at - 1].end), name, round(sure, 4))
            start = None
        if label.startswith("B-"):
            start = at
