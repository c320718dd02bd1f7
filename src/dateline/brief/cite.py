"""From spans to lines: which sentences words stand in, and how they are cited."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dateline.brief.lines import Anchor, Line, Sure
from dateline.model import Certainty, Reading, Statement
from dateline.span import Span

_DATELINE = re.compile(r"(?=[^\W\d_a-zа-яёіїєґ]{3}|[^—–\n]{0,60}\))[^—–\n]{3,60}? [—–-] (?=\S)")
"""A place in capitals, or anything that ends in an agency's brackets, before a dash."""


def after_dateline(span: Span, text: str) -> Span:
    """A sentence less the dateline that it begins with.

    >>> text = "VELM, May 4 (Bereg) — The lake rose."
    >>> after_dateline(Span(0, len(text)), text).of(text)
    'The lake rose.'
    """
    found = _DATELINE.match(text, span.start, span.end)
    return Span(found.end(), span.end) if found else span


@lru_cache(maxsize=256)
def units(text: str, sentences: tuple[Span, ...]) -> tuple[Span, ...]:
    """The sentences, and the lines of text between them that are in none.

    Together they hold every word of the text, each once, so that whatever is cited has
    a place to link to: a cookie notice that was kept and not read has one too.

    >>> units("One. Two. Menu", (Span(0, 4), Span(5, 9)))
    (Span(start=0, end=4), Span(start=5, end=9), Span(start=10, end=14))
    """
    found: list[Span] = []
    end = 0
    for sentence in sorted(sentences):
        found += _lines(text, Span(end, min(sentence.start, len(text))))
        rest = Span(max(end, sentence.start), min(sentence.end, len(text)))
        if rest.of(text).strip():
            found.append(rest.trim(text))
        end = max(end, sentence.end)
    return (*found, *_lines(text, Span(end, len(text))))


def _lines(text: str, gap: Span) -> Iterable[Span]:
    start = gap.start
    for words in gap.of(text).splitlines(keepends=True):
        line = Span(start, start + len(words)).trim(text)
        start += len(words)
        if line.start < line.end:
            yield line


def around(units: Sequence[Span], span: Span) -> Sequence[Span]:
    """The units that a span touches; the units are sorted and do not overlap."""
    first = max(0, bisect_right(units, span.start, key=lambda unit: unit.start) - 1)
    last = bisect_right(units, span.end - 1, key=lambda unit: unit.start)
    return [unit for unit in units[first:last] if unit.overlaps(span)]


def has_words(statement: Statement, text: str) -> bool:
    """Whether there is anything to show of a statement; every piece must have words."""
    pieces = [span.of(text) for span in statement.content]
    return bool(pieces) and all(piece.strip() for piece in pieces)


@dataclass(frozen=True)
class Citer:
    """Makes the lines of one article.

    units: what its lines may cite, as `units` gives them.
    """

    reading: Reading
    units: tuple[Span, ...]

    @classmethod
    def of(cls, reading: Reading) -> "Citer":
        """The citer of one reading."""
        return cls(reading, units(reading.text, reading.sentences))

    def anchor(self, span: Span) -> Anchor:
        """The words of a span, anchored."""
        return Anchor(article=self.reading.id, span=span, words=span.of(self.reading.text))

    def line(self, span: Span, *, quoted: bool = False) -> Line:
        """The words of a span as a line of the brief."""
        return Line(
            words=span.of(self.reading.text),
            quoted=quoted,
            language=self.reading.language,
            anchors=(self.anchor(span),),
            sentences=tuple(map(self.anchor, around(self.units, span))),
        )

    def lines(self, spans: Iterable[Span]) -> tuple[Line, ...]:
        """A line for each span."""
        return tuple(map(self.line, spans))

    def sure(self, certainty: Certainty) -> Sure:
        """A certainty with the words that show it."""
        return Sure(
            polarity=certainty.polarity,
            degree=certainty.degree,
            basis=certainty.basis,
            shown_by=self.lines(certainty.shown_by),
        )
