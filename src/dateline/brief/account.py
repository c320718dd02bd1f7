"""A story written out: what is put forward, by whom, who disputes it, what changed.

Lines are verbatim, as everywhere in a brief; `dateline.brief.sift` holds each against the
articles and the story's claims, and leaves out and lists what does not hold.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from msgspec import Struct

from dateline.brief.cite import Citer
from dateline.brief.lines import Brief, Line, Sure, Trouble
from dateline.brief.make import speaker_line, write
from dateline.brief.order import moment, order
from dateline.ledger import Anchor, Claim, Contradiction, Stance, Story, Voice
from dateline.model import Magnitude, Reading, Statement
from dateline.span import Span

POINTS = 5
"""Points of attention that an account gives, if it has so many."""

MOMENTS = 40
"""The most moments on an account's timeline."""


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


class Question(Struct, frozen=True, kw_only=True):
    """What is not known.

    kind: a claim of one origin, an article without a date, or a forecast still open.
    """

    kind: Literal["one origin", "no date", "open forecast"]
    line: Line | None
    article: str
    claim: str | None = None


class Account(Struct, frozen=True, kw_only=True):
    """A story written out, each line with the sentences it rests on (law 4).

    title: the headline of the article nearest to the whole story.
    first, last: EDTF of the first and last report; None where no page states a date.
    left_out: what did not hold, and why.
    brief: the story's articles, their own key points, quote cards and speakers.
    """

    story: str
    title: Line | None
    category: str | None
    first: str | None
    last: str | None
    outlets: int
    origins: int
    points: tuple[Topic, ...]
    disputes: tuple[Dispute, ...]
    changes: tuple[Change, ...]
    timeline: tuple[Moment, ...]
    questions: tuple[Question, ...]
    left_out: tuple[Trouble, ...] = ()
    brief: Brief


@dataclass(frozen=True)
class _Desk:
    """The story's articles at hand."""

    readings: Mapping[str, Reading]
    citers: Mapping[str, Citer]
    statements: Mapping[tuple[str, str], Statement]
    locale: str

    def line(self, anchor: Anchor) -> Line:
        return self.citers[anchor.article].line(anchor.span)

    def whole(self, anchor: Anchor) -> Line:
        """The sentence, or the sentences, that some words stand in, as one line."""
        citer = self.citers[anchor.article]
        sentences = [one.span for one in self.line(anchor).sentences]
        return citer.line(Span(sentences[0].start, sentences[-1].end))

    def heard(self, voice: Voice) -> Heard:
        reading, citer = self.readings[voice.article], self.citers[voice.article]
        statement = self.statements.get((voice.article, voice.statement or ""))
        return Heard(
            article=voice.article,
            statement=voice.statement,
            stance=voice.stance,
            speaker=speaker_line(statement, citer) if statement else None,
            outlet=reading.outlet,
            at=reading.published.edtf if reading.published else None,
            line=self.line(voice.content),
            sure=citer.sure(voice.certainty),
        )

    def topic(self, claim: Claim) -> Topic:
        return Topic(
            claim=claim.id,
            line=self.whole(self._best(claim)),
            outlets=claim.outlets,
            origins=claim.origins,
            credibility=claim.credibility,
            grounds=claim.grounds,
        )

    def _best(self, claim: Claim) -> Anchor:
        """The claim's words: in the reader's language, where somebody said it in that."""
        own = [
            voice.content
            for voice in claim.asserted
            if self.readings[voice.article].language == self.locale
        ]
        told = claim.anchor
        if self.readings[told.article].language == self.locale or not own:
            return told
        return min(own, key=lambda anchor: (self._rank(anchor), anchor.span))

    def _rank(self, anchor: Anchor) -> tuple[object, ...]:
        return order(self.readings[anchor.article])


def compose(story: Story, readings: Sequence[Reading], *, locale: str) -> Account:
    """An account of a story, not yet checked.

    Args:
        story: The story and its claims.
        readings: Its articles, in any order.
        locale: The reader's language: points are given in it where somebody said them so.
    """
    held = sorted((one for one in readings if one.id in set(story.articles)), key=order)
    desk = _Desk(
        readings={reading.id: reading for reading in held},
        citers={reading.id: Citer.of(reading) for reading in held},
        statements={(r.id, s.id): s for r in held for s in r.statements},
        locale=locale,
    )
    dated = [r.published for r in held if r.published and not moment(r.published)[0]]
    categories = Counter(r.category for r in held if r.category)
    return Account(
        story=story.id,
        title=_title(held, desk),
        category=min(categories, key=lambda c: (-categories[c], c)) if categories else None,
        first=min(dated, key=moment).edtf if dated else None,
        last=max(dated, key=moment).edtf if dated else None,
        outlets=len({r.outlet for r in held if r.outlet}),
        origins=len(story.origins),
        points=tuple(_points(story.claims, desk)),
        disputes=tuple(_disputes(story.claims, desk)),
        changes=tuple(_changes(story.claims, desk)),
        timeline=tuple(_timeline(held, desk)),
        questions=tuple(_questions(story, held, desk)),
        brief=write(held, heading=None),
    )


def _title(held: Sequence[Reading], desk: _Desk) -> Line | None:
    """The first headline in the reader's language, else the first of all."""
    titled = [reading for reading in held if reading.title]
    own = [reading for reading in titled if reading.language == desk.locale]
    for reading in (*own, *titled):
        if reading.title:
            return desk.citers[reading.id].line(reading.title)
    return None


def _points(claims: Iterable[Claim], desk: _Desk) -> Iterator[Topic]:
    """The claims of most weight, each sentence once: origins, then outlets, then voices."""

    def weight(claim: Claim) -> tuple[int, int, int, int, str]:
        voices = len(claim.asserted) + len(claim.denied)
        return -claim.origins, -claim.outlets, -voices, claim.anchor.span.start, claim.id

    shown: set[str] = set()
    for claim in sorted((one for one in claims if one.asserted), key=weight):
        topic = desk.topic(claim)
        if topic.line.words not in shown and len(shown) < POINTS:
            shown.add(topic.line.words)
            yield topic


def _disputes(claims: Iterable[Claim], desk: _Desk) -> Iterator[Dispute]:
    for claim in claims:
        if claim.denied or claim.contradictions:
            yield Dispute(
                topic=desk.topic(claim),
                asserted=tuple(map(desk.heard, claim.asserted)),
                denied=tuple(map(desk.heard, claim.denied)),
                clashes=tuple(_clash(one, desk) for one in claim.contradictions),
            )


def _clash(one: Contradiction, desk: _Desk) -> Clash:
    return Clash(kind=one.kind, one=desk.line(one.one), other=desk.line(one.other))


def _changes(claims: Iterable[Claim], desk: _Desk) -> Iterator[Change]:
    for claim in claims:
        if len(claim.versions) > 1:
            steps = tuple(
                Step(
                    since=version.since,
                    figures=version.figures,
                    heard=tuple(desk.heard(claim.asserted[at]) for at in version.voices),
                )
                for version in claim.versions
            )
            yield Change(topic=desk.topic(claim), steps=steps)


def _timeline(held: Sequence[Reading], desk: _Desk) -> Iterator[Moment]:
    """Sentences that tell when something happened, to the day at least, in order of that.

    Those of one day keep the order of their articles and texts.
    """
    found: dict[tuple[str, str], Moment] = {}
    for reading in held:
        for event in reading.events:
            if event.when is None or event.background:
                continue
            edtf = reading.times[event.when].edtf
            if edtf and not set(edtf) & set("X/?~%.[]{},") and len(edtf) >= len("2024-12-14"):
                anchor = Anchor(article=reading.id, span=event.trigger[0])
                made = Moment(edtf=edtf, line=desk.whole(anchor))
                found.setdefault((edtf, made.line.words), made)
    yield from sorted(found.values(), key=lambda moment: moment.edtf)[:MOMENTS]


def _questions(story: Story, held: Sequence[Reading], desk: _Desk) -> Iterator[Question]:
    for claim in story.claims:
        topic = desk.topic(claim)
        if claim.outcome == "open":
            yield _question("open forecast", claim, topic)
        elif claim.origins == 1 and len(story.origins) > 1 and len(claim.asserted) > 1:
            yield _question("one origin", claim, topic)
    for reading in held:
        if reading.published is None:
            title = desk.citers[reading.id].line(reading.title) if reading.title else None
            yield Question(kind="no date", line=title, article=reading.id)


def _question(kind: Literal["one origin", "open forecast"], claim: Claim, topic: Topic) -> Question:
    article = topic.line.anchors[0].article
    return Question(kind=kind, line=topic.line, article=article, claim=claim.id)
