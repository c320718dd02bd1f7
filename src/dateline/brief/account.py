"""What a story is written out as: what is put forward, by whom, who disputes it, what changed.

Lines are verbatim, as everywhere in a brief; `dateline.brief.sift` holds each against the
articles and the story's claims, and leaves out and lists what does not hold.
"""

from typing import Literal

from msgspec import Struct

from dateline.brief.lines import Brief, Line, Said, Sure, Trouble
from dateline.ledger import Stance
from dateline.model import Magnitude


class Heard(Struct, frozen=True, kw_only=True):
    """One voice of a claim, as the account shows it.

    article, statement: the ids of what it shows; None where the outlet itself speaks.
    speaker: the words that name who speaks; None for an outlet or an unnamed source.
    outlet, at: where it stood, and the date of publication (EDTF), as the page states them.
    """

    article: str
    statement: str | None
    stance: Stance
    speaker: Line | None
    outlet: str | None
    at: str | None
    line: Line
    sure: Sure


class Topic(Struct, frozen=True, kw_only=True):
    """A claim in its best words, with who carries it: n outlets, m origins."""

    claim: str
    line: Line
    outlets: int
    origins: int
    credibility: int
    grounds: tuple[str, ...]


class Clash(Struct, frozen=True, kw_only=True):
    """Two sentences that cannot both hold, side by side."""

    kind: Literal["denial", "number", "place", "time"]
    one: Line
    other: Line


class Dispute(Struct, frozen=True, kw_only=True):
    """A claim that somebody denies, or whose tellings clash."""

    topic: Topic
    asserted: tuple[Heard, ...]
    denied: tuple[Heard, ...]
    clashes: tuple[Clash, ...]


class Step(Struct, frozen=True, kw_only=True):
    """How a claim stood from some time on."""

    since: str | None
    figures: tuple[Magnitude, ...]
    heard: tuple[Heard, ...]


class Change(Struct, frozen=True, kw_only=True):
    """A claim that did not stay as it was."""

    topic: Topic
    steps: tuple[Step, ...]


class Moment(Struct, frozen=True, kw_only=True):
    """A dated sentence of the timeline; edtf: when it happened, as the article tells."""

    edtf: str
    line: Line

    @property
    def day(self) -> str:
        """The day of it."""
        return self.edtf[:10]


class Question(Struct, frozen=True, kw_only=True):
    """What is not known.

    kind: a claim that several outlets carry from one origin, an article without a date, or
        a forecast still open.
    """

    kind: Literal["one origin", "no date", "open forecast"]
    line: Line | None
    article: str
    claim: str | None = None


class Account(Struct, frozen=True, kw_only=True):
    """A story written out, each line with the sentences it rests on (law 4).

    title: the last dated headline, in the reader's language where there is one.
    first, last: EDTF of the first and last report; None where no page states a date.
    quotes: the quote cards, some of the brief's quotes.
    outlets: how many; an article that names none counts as one of its own.
    left_out: what did not hold, and why.
    brief: the story's articles, their own key points, all their quotes and speakers.
    """

    story: str
    title: Line | None
    category: str | None
    first: str | None
    last: str | None
    outlets: int
    origins: int
    points: tuple[Topic, ...]
    quotes: tuple[Said, ...]
    disputes: tuple[Dispute, ...]
    changes: tuple[Change, ...]
    timeline: tuple[Moment, ...]
    questions: tuple[Question, ...]
    left_out: tuple[Trouble, ...] = ()
    brief: Brief
