"""Spans: the one unit in which Dateline points at words.

>>> text = "He said no."
>>> Span(8, 10).of(text)
'no'
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of an article's text.

    start, end: code points into `Article.text`, half open;
        `text[start:end]` is always the quoted words.
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a code point."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Span") -> bool:
        """Whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def shift(self, by: int) -> "Span":
        """The same stretch, moved."""
        return Span(self.start + by, self.end + by)

    def trim(self, text: str) -> "Span":
        """Without the white space at its edges; empty at its start where nothing is left."""
        words = self.of(text)
        start = self.start + len(words) - len(words.lstrip())
        return Span(start, max(start, self.start + len(words.rstrip())))


def touching(spans: Sequence[Span], span: Span) -> Sequence[Span]:
    """Those that share a code point with a span; they are in order and do not overlap.

    >>> touching([Span(0, 4), Span(5, 9), Span(10, 12)], Span(3, 10))
    [Span(start=0, end=4), Span(start=5, end=9)]
    """
    first = bisect_right(spans, span.start, key=lambda other: other.end)
    last = bisect_left(spans, span.end, key=lambda other: other.start)
    return spans[first:last]


def cover(spans: Iterable[Span]) -> Span:
    """The smallest span that holds them all; there must be one at least."""
    spans = list(spans)
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def join(spans: Iterable[Span], text: str) -> tuple[Span, ...]:
    """The spans in text order, with those that only white space parts made one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and not text[joined[-1].end : span.start].strip():
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)
