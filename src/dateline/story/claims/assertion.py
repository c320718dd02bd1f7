"""Assertions: one clause in which somebody puts a proposition forward, denies it or passes it on.

They are made from a Reading's statements and events, and from the headlines, key points and
ledes that neither of them covers.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from dateline.model import BlockKind, Event, Magnitude, Reading, Statement
from dateline.span import Span
from dateline.story.claims.circumstances import NOWHERE, Circumstances, circumstances, ruled_out
from dateline.story.claims.clause import clauses, denied
from dateline.story.claims.features import features
from dateline.story.claims.figures import figures
from dateline.story.claims.lexicon import small
from dateline.story.claims.polarity import (
    is_neither,
    looks_back,
    negated,
    points_back,
    sign,
)
from dateline.story.claims.speakers import body, name_parts, speaker_key
from dateline.story.claims.words import Word, words

SUMMARY: frozenset[BlockKind] = frozenset({"title", "lede", "keypoint"})
"""Where the outlet sums up: its own words there are assertions even without an event."""


ACCUSING = frozenset({"charge", "prosecutor"})
"""Concepts of those who accuse."""


class Frame(NamedTuple):
    """The words that introduce a statement: what reports it, and who said it."""

    cue: Sequence[Word] = ()
    source: Sequence[Word] = ()


NO_FRAME = Frame()


@dataclass(frozen=True, kw_only=True, eq=False)
class Assertion:
    """One clause of one article.

    statement, event: what it is part of; neither where the outlet's summary says it.
    spans: its words; one piece.
    block: the kind of block that it stands in.
    place: where it stands in the article, from 0 to 1.
    sign: 1 where it affirms what its words name, -1 where it denies it.
    features: what it is about, by name, with how much each tells (`features.py`).
    told, ruled_out: the days and places that it names, and those that it rules out.
    acts: of an event, what its trigger names: concepts and word keys.
    back: whether its words only point back ("rejected her account").
    accuses: whether a prosecutor, an accuser or a charge puts it forward.
    negated: the features that stand under a negation.
    looks_back: whether it speaks of an earlier time ("the day before").
    names: the beginnings of the consonants of its speaker's name.
    body: the concepts in its speaker's name ("border", "guard").
    """

    reading: Reading
    statement: Statement | None
    event: Event | None
    span: Span
    block: BlockKind
    place: float
    sign: int
    features: Mapping[str, float]
    figures: tuple[Magnitude, ...] = ()
    told: Circumstances = NOWHERE
    ruled_out: Circumstances = NOWHERE
    acts: frozenset[str] = frozenset()
    back: bool = False
    accuses: bool = False
    speaker: str = ""
    negated: frozenset[str] = frozenset()
    looks_back: bool = False
    names: frozenset[str] = frozenset()
    body: frozenset[str] = frozenset()

    @property
    def days(self) -> frozenset[str]:
        """The days that it names."""
        return self.told.days

    @property
    def denial(self) -> bool:
        """Whether it answers what somebody else put forward."""
        return self.statement is not None and "denial" in self.statement.certainty.basis

    @property
    def denies_words(self) -> bool:
        """Whether its words are what is denied ("denies rigging"), and not the denier's own."""
        return self.denial and self.statement is not None and self.statement.mode != "direct"

    @property
    def basis(self) -> frozenset[str]:
        """On what its certainty rests."""
        source = self.statement or self.event
        return frozenset(source.certainty.basis if source else ())

    @property
    def voice(self) -> str:
        """Who puts it forward: a speaker, or the article itself."""
        return self.speaker or self.reading.id

    @property
    def text(self) -> str:
        """Its words."""
        return self.span.of(self.reading.text)

    @cached_property
    def sentence(self) -> Span:
        """The sentence, or sentences, in which it stands."""
        spans = [span for span in self.reading.sentences if span.overlaps(self.span)]
        return Span(spans[0].start, spans[-1].end) if spans else self.span

    @property
    def key(self) -> tuple[str, int, int, str]:
        """What orders assertions, whatever the order of reading."""
        what = self.statement.id if self.statement else self.event.id if self.event else ""
        return self.reading.id, self.span.start, self.span.end, what

    @property
    def item(self) -> tuple[str, str, str]:
        """What it is part of: article, and statement or event, or the place of its words."""
        if self.statement:
            return self.reading.id, "statement", self.statement.id
        if self.event:
            return self.reading.id, "event", self.event.id
        return self.reading.id, "words", f"{self.span.start:09}"


def assertions(reading: Reading) -> list[Assertion]:
    """All assertions of one article, in the order of its text."""
    named = sorted(name.span for name in reading.names)
    headlines = [block.span for block in reading.blocks if block.kind in {"title", "heading"}]
    spoken = words(reading.text, reading.language, named, headlines)
    found = list(_said(reading, spoken))
    found += _told(reading, spoken, [one.span for one in found])
    return sorted(found, key=lambda one: one.key)


def _said(reading: Reading, spoken: Sequence[Word]) -> Iterator[Assertion]:
    """What statements put forward."""
    for statement in reading.statements:
        if is_neither(reading, statement):
            continue
        pieces = [_inside(spoken, span) for span in _content(reading, statement)]
        frame = Frame(
            [word for span in statement.cue for word in _inside(spoken, span)],
            [word for span in statement.source for word in _inside(spoken, span)],
        )
        kind: str | None = None
        cut = clauses(reading.text, reading.language, pieces)
        whole = [word for piece in pieces for word in piece]
        denial = "denial" in statement.certainty.basis
        for clause in denied(reading.language, whole) if denial else cut:
            given = _figures(reading, clause, kind)
            kind = given[-1].kind if given else kind
            yield _assertion(reading, clause, frame, statement=statement, given=given)


def _content(reading: Reading, statement: Statement) -> Iterator[Span]:
    """What is said; of a piece that runs on over blocks, what stands in the block of its cue."""
    cued = [b.span for b in reading.blocks if any(b.span.overlaps(cue) for cue in statement.cue)]
    for span in statement.content:
        held = [block.span for block in reading.blocks if block.span.overlaps(span)]
        for block in held if len(held) < 2 else [one for one in held if one in cued] or held:
            yield Span(max(span.start, block.start), min(span.end, block.end))
        if not held:
            yield span


def _told(reading: Reading, spoken: Sequence[Word], covered: Sequence[Span]) -> Iterator[Assertion]:
    """What the outlet says itself: in its events, and in its summaries."""
    said = [span for one in reading.statements for span in (*one.cue, *one.content)]
    own = [
        event
        for event in reading.events
        if event.statement is None
        and event.trigger
        and not any(span.overlaps(event.trigger[0]) for span in said)
    ]
    seen = [*covered, *(span for one in reading.statements for span in one.cue)]
    for event in own:
        clause = _around(reading, spoken, event.trigger[0])
        if clause and not any(word.plain in small(reading.language, "deny") for word in clause):
            seen.append(Span(clause[0].span.start, clause[-1].span.end))
            others = [span for other in own if other is not event for span in _words_of(other)]
            kept = [word for word in clause if not any(word.span.overlaps(o) for o in others)]
            yield _assertion(reading, kept or clause, event=event, given=event.magnitudes)
    for block in reading.blocks:
        if block.kind in SUMMARY:
            for clause in clauses(reading.text, reading.language, [_inside(spoken, block.span)]):
                span = Span(clause[0].span.start, clause[-1].span.end)
                denial = any(word.plain in small(reading.language, "deny") for word in clause)
                if not denial and not any(span.overlaps(other) for other in seen):
                    yield _assertion(reading, clause, given=_figures(reading, clause, None))


def _words_of(event: Event) -> Iterator[Span]:
    """The words that are an event's own, and no other's in the same clause."""
    yield from event.trigger
    yield from (magnitude.span for magnitude in event.magnitudes)


def _acts(clause: Sequence[Word], event: Event | None) -> frozenset[str]:
    """Concepts and keys of the words of a trigger."""
    triggers = event.trigger if event else ()
    held = [word for word in clause if any(word.span.overlaps(span) for span in triggers)]
    return frozenset(key for word in held for key in (word.key, *word.concepts))


def _around(reading: Reading, spoken: Sequence[Word], trigger: Span) -> list[Word]:
    """The clause in which a trigger stands."""
    sentence = next((span for span in reading.sentences if span.overlaps(trigger)), trigger)
    cut = clauses(reading.text, reading.language, [_inside(spoken, sentence)])
    return next((clause for clause in cut if any(w.span.overlaps(trigger) for w in clause)), [])


def _inside(spoken: Sequence[Word], span: Span) -> list[Word]:
    return [word for word in spoken if span.holds(word.span)]


def _figures(reading: Reading, clause: Sequence[Word], before: str | None) -> tuple[Magnitude, ...]:
    """What events say of the numbers in a clause, else what its words say."""
    whole = Span(clause[0].span.start, clause[-1].span.end)
    known = tuple(
        magnitude
        for event in reading.events
        for magnitude in event.magnitudes
        if whole.holds(magnitude.span)
    )
    return known or tuple(figures(reading.text, reading.language, clause, before))


def _assertion(
    reading: Reading,
    clause: Sequence[Word],
    frame: Frame = NO_FRAME,
    *,
    statement: Statement | None = None,
    event: Event | None = None,
    given: Sequence[Magnitude] = (),
) -> Assertion:
    span = Span(clause[0].span.start, clause[-1].span.end)
    told = circumstances(reading, clause)
    speaker = statement.speaker if statement else None
    return Assertion(
        reading=reading,
        statement=statement,
        event=event,
        span=span,
        block=next((b.kind for b in reading.blocks if b.span.overlaps(span)), "paragraph"),
        place=span.start / max(1, len(reading.text)),
        sign=sign(reading, clause, frame.cue, statement),
        features=features(reading.language, clause, frame.cue, given, told.days),
        figures=tuple(given),
        told=told,
        ruled_out=ruled_out(reading, clause),
        acts=_acts(clause, event),
        back=points_back(reading.language, clause),
        accuses=any(ACCUSING & set(word.concepts) for word in (*frame.source, *frame.cue)),
        speaker=speaker_key(speaker),
        names=name_parts(speaker, reading.language),
        body=body(speaker, reading.language),
        negated=negated(reading.language, clause),
        looks_back=looks_back(reading.language, clause),
    )
