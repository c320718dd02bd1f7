"""What a brief is made of: lines, and the anchors that every line carries.

A line shows words and says where they stand. Nothing that an article says reaches a
reader of a brief except as a `Line`; the gate (`dateline.brief.gate`) checks each one.
"""

from datetime import datetime
from typing import Literal

from msgspec import Struct

from dateline.model import Basis, Block, Degree, Polarity, Stage, Stated
from dateline.span import Span


class Anchor(Struct, frozen=True, kw_only=True):
    """Words of an article and where they stand.

    article: the article's id.
    span: code points into its text, half open.
    words: exactly `text[span.start:span.end]`.
    """

    article: str
    span: Span
    words: str


class Line(Struct, frozen=True, kw_only=True):
    """Words that a brief shows, with what they rest on.

    words: as shown. In this first form always verbatim: the words of the anchors.
    quoted: whether they are shown in quotation marks (law 3).
    language: of the words, ISO 639-1 or "und".
    anchors: the exact words that the line rests on, one at least.
    sentences: the whole sentences that these stand in, in text order.
    """

    words: str
    quoted: bool = False
    language: str
    anchors: tuple[Anchor, ...]
    sentences: tuple[Anchor, ...]


class Sure(Struct, frozen=True, kw_only=True):
    """How sure somebody was, with the words that show it; see `model.Certainty`."""

    polarity: Polarity
    degree: Degree
    basis: tuple[Basis, ...]
    shown_by: tuple[Line, ...]

    def differs(self, other: "Sure") -> bool:
        """Whether the two say different things; what is unknown differs from nothing."""
        pairs = ((self.degree, other.degree), (self.polarity, other.polarity))
        return any(mine != theirs and "unknown" not in {mine, theirs} for mine, theirs in pairs)


class Support(Struct, frozen=True, kw_only=True):
    """A sentence of the body that bears a key point out.

    differs: its certainty is not the key point's; both are shown side by side.
    """

    line: Line
    sure: Sure
    differs: bool


class Point(Struct, frozen=True, kw_only=True):
    """A key point of the outlet's own summary, and the sentences that bear it out."""

    line: Line
    sure: Sure
    borne_out_by: tuple[Support, ...]


class Said(Struct, frozen=True, kw_only=True):
    """A statement as the brief shows it.

    statement, article: the ids of what it shows.
    speaker, role: the words that name the speaker and say what the speaker is; where
        nobody was found to have said it, the source's own words, if it has any.
    name, entity: what the speaker was merged to, in the article and beyond it; None
        where no speaker was found.
    source: the words to which the text gives what is said: the name, or "he".
    cue: the words that report ("said", "according to").
    content: what is said, a line for each unbroken piece, in text order.
    via: the names through which it came, nearest first.
    """

    statement: str
    article: str
    mode: Literal["direct", "indirect", "mixed"]
    speaker: Line | None
    role: Line | None
    name: str | None
    entity: str | None
    source: tuple[Line, ...]
    cue: tuple[Line, ...]
    content: tuple[Line, ...]
    via: tuple[Line, ...]
    sure: Sure

    @property
    def reporting(self) -> tuple[Line, ...]:
        """The words that report: the cue, after the source where that is not the name."""
        name = self.speaker.anchors[0].span if self.speaker else None
        named = name and any(line.anchors[0].span.holds(name) for line in self.source)
        return self.cue if named else (*self.source, *self.cue)


class Voice(Struct, frozen=True, kw_only=True):
    """A speaker and everything that the articles report from them.

    key: the entity, or the name where there is none; None for the statements in which
        no speaker was found, which nothing else brings together.
    names, roles: each form found, once, in the order of the articles.
    """

    key: str | None
    names: tuple[Line, ...]
    roles: tuple[Line, ...]
    statements: tuple[Said, ...]


class Trouble(Struct, frozen=True, kw_only=True):
    """A `model.Problem` of an article, with the words concerned where there are any."""

    stage: Stage
    message: str
    line: Line | None


class Source(Struct, frozen=True, kw_only=True):
    """A page on which an article stood, and what that page states about it.

    published, modified: with where each was found; None where the page states none.
    """

    outlet: str | None
    category: str | None
    byline: tuple[str, ...]
    published: Stated | None
    modified: Stated | None
    url: str | None
    path: str | None
    fetched: datetime | None
    page: str


class Entry(Struct, frozen=True, kw_only=True):
    """One article of the brief.

    sources: the pages it was read from, in the order of their dates; one at least.
    text: in full, so that every anchor can be checked against it.
    sentences: its units, in text order: they hold every word of the text, each once.
    """

    article: str
    language: str
    sources: tuple[Source, ...]
    title: Line | None
    points: tuple[Point, ...]
    problems: tuple[Trouble, ...]
    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[Span, ...]


class Brief(Struct, frozen=True, kw_only=True):
    """Articles written out, each line traceable to the words on the page.

    heading: the caller's own words; None where the article's title serves.
    outlets: how many different outlets the pages name. Independent origins are not
        counted yet, and none are claimed.
    pages_without_outlet: pages that name no outlet.
    quotes: the quote cards: direct statements of more than a few words.
    """

    heading: str | None
    outlets: int
    pages_without_outlet: int
    articles: tuple[Entry, ...]
    quotes: tuple[Said, ...]
    voices: tuple[Voice, ...]
