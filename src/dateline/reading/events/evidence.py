"""Evidence: what the model says of an article's words, for events.

Two heads label words in BIO (Ramshaw and Marcus 1995): whether they tell of something that
happens, and which part they have in an attack (MUC-4, Sundheim 1992). A head's chance is
evidence beside the rules', which it never replaces: it vetoes a trigger that is a figure of
speech, and names participants that stand far away.
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

SPARED = 0.05
"""Chance of suffering an attack below which words name nobody who did."""

DISCOUNT = 2.5
"""What is taken off the log score of having no part.

MUC-4 marks a part where a template asks for it, and most mentions of the same people stand
unmarked, so that a head trained on it says "none" too often.
"""


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
    suffering: the chance of each word that it names who or what an attack is done to.
    """

    words: Sequence[Span] = ()
    chances: Sequence[float] = ()
    parts: Sequence[Part] = ()
    suffering: Sequence[float] = ()

    def chance(self, spans: Iterable[Span]) -> float | None:
        """The highest chance of some spans' words; None where nothing is known of them."""
        return self._highest(self.chances, spans)

    def spares(self, span: Span) -> bool:
        """Whether an article tells who suffered in it, and some words are surely none of them."""
        told = any(part.name in SUFFERERS and part.confidence >= SURE for part in self.parts)
        chance = self._highest(self.suffering, [span])
        return told and chance is not None and chance < SPARED

    def _highest(self, chances: Sequence[float], spans: Iterable[Span]) -> float | None:
        found: list[float] = []
        for span in spans:
            at = max(0, bisect_left(self.words, span.start, key=lambda word: word.end) - 1)
            while at < len(chances) and self.words[at].start < span.end:
                if self.words[at].overlaps(span):
                    found.append(chances[at])
                at += 1
        return max(found, default=None)

    def within(self, names: frozenset[str], within: Span) -> list[Span]:
        """The words in a stretch that have one of some parts, in text order."""
        held = (part for part in self.parts if part.name in names and within.holds(part.span))
        return [part.span for part in held if part.confidence >= SURE]


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
    suffering: list[float] = []
    sufferers = [label[2:] in SUFFERERS for label in labels]
    for window in windows:
        own = [window.words[at] for at in window.core]
        some = happening(window.happenings)
        words += own
        chances += [some[at] for at in window.core]
        hurt = likelihoods(window.parts)[:, sufferers].sum(1)
        suffering += [round(float(hurt[at]), 4) for at in window.core]
        first = {span.start for span in own}
        found = parts(window.words, window.parts, labels)
        held += [part for part in found if part.span.start in first]
    return Evidence(words, chances, held, suffering)


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
    chances = likelihoods(scores - DISCOUNT * np.array([label == "O" for label in labels]))
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
