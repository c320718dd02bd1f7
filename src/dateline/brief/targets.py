"""Where each sentence of a brief has its place: article and sentence numbers, from 1."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from dateline.brief.lines import Anchor, Brief, Line, Sure
from dateline.span import Span


class Target(NamedTuple):
    """The place of a sentence: its article's number and its own."""

    article: int
    sentence: int

    @property
    def name(self) -> str:
        """The name of its anchor in a page.

        >>> Target(3, 17).name
        'a3-s17'
        """
        return f"a{self.article}-s{self.sentence}"


class Targets:
    """The numbers of a brief's articles and sentences."""

    def __init__(self, brief: Brief) -> None:
        self._articles = {entry.article: n for n, entry in enumerate(brief.articles, 1)}
        self._starts = [[span.start for span in entry.sentences] for entry in brief.articles]

    def article(self, name: str) -> int:
        """The number of an article."""
        return self._articles[name]

    def of(self, sentence: Anchor) -> Target:
        """The place of a sentence that a line cites."""
        article = self._articles[sentence.article]
        starts = self._starts[article - 1]
        return Target(article, bisect_right(starts, sentence.span.start))


class Mark(NamedTuple):
    """Words of an article that a line uses, and what for."""

    article: str
    span: Span
    kind: str


def marks(brief: Brief) -> Iterator[Mark]:
    """All words that the brief's lines use: key points, content, names, certainty."""
    for entry in brief.articles:
        for point in entry.points:
            yield from _marks("point", point.line)
            yield from _certainty(point.sure)
            for support in point.borne_out_by:
                yield from _marks("said", support.line)
                yield from _certainty(support.sure)
    for voice in brief.voices:
        for said in voice.statements:
            yield from _marks("said", *said.content)
            yield from _marks("who", said.speaker, said.role, *said.source, *said.cue, *said.via)
            yield from _certainty(said.sure)


def _certainty(sure: Sure) -> Iterator[Mark]:
    return _marks("sure", *sure.shown_by)


def _marks(kind: str, *lines: Line | None) -> Iterator[Mark]:
    for line in lines:
        for anchor in line.anchors if line else ():
            yield Mark(anchor.article, anchor.span, kind)
