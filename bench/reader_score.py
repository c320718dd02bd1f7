"""How attributions are scored: found ones beside those of a gold annotation.

The measures are those of PolNeAR's scorer (`bench.attribution`), so that figures of one can
stand beside figures of the other:

token    white-space words; a word has a role if more than half of it lies in the role's spans
exact    a span, in all its pieces, equal to a gold one of the role
attrib   source and content: content shares half of its characters with the gold's (of their
         union), and the sources touch; matched one to one
direct   verbatim quotes: every piece equal to the gold's, to the character
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol, TypeVar

from dateline.span import Span, join

ROLES = ("source", "cue", "content")
Chars = frozenset[int]


class Attributed(Protocol):
    """A statement or a gold attribution: both have the three roles."""

    @property
    def source(self) -> tuple[Span, ...]:
        """Who says it."""

    @property
    def cue(self) -> tuple[Span, ...]:
        """The words that report it."""

    @property
    def content(self) -> tuple[Span, ...]:
        """What is said."""


Ours = TypeVar("Ours", bound=Attributed)
Theirs = TypeVar("Theirs", bound=Attributed)


class Tally(NamedTuple):
    """Right ones, those found, those there are; tallies add up."""

    right: int
    found: int
    gold: int

    def plus(self, other: "Tally") -> "Tally":
        """Both together."""
        return Tally(*(one + two for one, two in zip(self, other, strict=True)))

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 0 where there is nothing."""
        return 2 * self.right / (self.found + self.gold) if self.found + self.gold else 0.0


def tallies(text: str, found: Sequence[Attributed], gold: Sequence[Attributed]) -> dict[str, Tally]:
    """The tallies of one text, by measure and role."""
    scored = {}
    for role in ROLES:
        ours, theirs = _distinct(found, role, text), _distinct(gold, role, text)
        one, two = _words(text, ours), _words(text, theirs)
        scored[f"token/{role}"] = Tally(len(one & two), len(one), len(two))
        scored[f"exact/{role}"] = Tally(len(ours & theirs), len(ours), len(theirs))
    sourced = [item for item in gold if item.source and item.content]
    scored["attrib"] = _matched([item for item in found if item.source], sourced)
    scored["attrib_all"] = _matched(found, [item for item in gold if item.content])
    return scored


def _matched(found: Sequence[Attributed], gold: Sequence[Attributed]) -> Tally:
    return Tally(len(pairs(found, gold)), len(found), len(gold))


def pairs(found: Sequence[Ours], gold: Sequence[Theirs]) -> list[tuple[Ours, Theirs]]:
    """Found and gold attributions that are the same one, each at most once, closest first."""
    scored = sorted(
        (-_alike(chars(one.content), chars(two.content)), i, j)
        for i, one in enumerate(found)
        for j, two in enumerate(gold)
        if chars(one.source) & chars(two.source) or not (one.source or two.source)
    )
    left, right, kept = set[int](), set[int](), []
    for alike, i, j in scored:
        if alike <= -0.5 and i not in left and j not in right:
            left.add(i)
            right.add(j)
            kept.append((found[i], gold[j]))
    return kept


def chars(spans: Iterable[Span]) -> Chars:
    """The code points that spans hold."""
    return frozenset(at for span in spans for at in range(span.start, span.end))


def _alike(one: Chars, other: Chars) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0


def _distinct(items: Iterable[Attributed], role: str, text: str) -> set[tuple[Span, ...]]:
    spans = ([span.trim(text) for span in getattr(item, role)] for item in items)
    return {join(some, text) for some in spans if some}


def _words(text: str, spans: Iterable[tuple[Span, ...]]) -> set[int]:
    held = chars(span for pieces in spans for span in pieces)
    return {
        at
        for at, match in enumerate(re.finditer(r"\S+", text))
        if 2 * len(held.intersection(range(*match.span()))) > match.end() - match.start()
    }
