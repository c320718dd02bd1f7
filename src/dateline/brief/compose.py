"""A story written out as an account, not yet checked."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.brief.account import (
    Account,
    Change,
    Clash,
    Dispute,
    Heard,
    Moment,
    Question,
    Step,
    Topic,
)
from dateline.brief.alone import alone
from dateline.brief.choice import Shelf, cards, distinct, headline, weight
from dateline.brief.lines import Line
from dateline.brief.make import speaker_line, write
from dateline.brief.order import moment, order
from dateline.ledger import Anchor, Claim, Contradiction, Story, Voice
from dateline.model import Reading, Statement

POINTS, LEAST = 5, 3
"""Points of attention, if there are so many; below the least, lines that hang on others fill up."""
MOMENTS = 24
"""Moments on an account's timeline at most."""
ASKED = 6
"""Open questions of each kind at most."""


@dataclass(frozen=True)
class _Desk:
    """A story's claims, its articles, and their statements by article and id."""

    shelf: Shelf
    statements: Mapping[tuple[str, str], Statement]

    def heard(self, voice: Voice) -> Heard:
        reading, citer = self.shelf.readings[voice.article], self.shelf.citers[voice.article]
        statement = self.statements.get((voice.article, voice.statement or ""))
        return Heard(
            article=voice.article,
            statement=voice.statement,
            stance=voice.stance,
            speaker=speaker_line(statement, citer) if statement else None,
            outlet=reading.outlet,
            at=reading.published.edtf if reading.published else None,
            line=self.shelf.line(voice.content),
            sure=citer.sure(voice.certainty),
        )

    def topic(self, claim: Claim) -> Topic:
        return Topic(
            claim=claim.id,
            line=self.shelf.best(claim),
            outlets=claim.outlets,
            origins=claim.origins,
            credibility=claim.credibility,
            grounds=claim.grounds,
        )

    def verbatim(self, claim: Claim) -> bool:
        """Whether a claim is put forward in nothing but quotations."""
        said = (self.statements.get((v.article, v.statement or "")) for v in claim.asserted)
        return all(statement is not None and statement.mode == "direct" for statement in said)


def compose(story: Story, readings: Sequence[Reading], *, locale: str) -> Account:
    """An account of a story, not yet checked.

    Args:
        story: The story and its claims.
        readings: Its articles, in any order.
        locale: The reader's language: lines are given in it where somebody said them so.
    """
    held = sorted((one for one in readings if one.id in set(story.articles)), key=order)
    desk = _Desk(
        Shelf.of(held, locale),
        {(r.id, s.id): s for r in held for s in r.statements},
    )
    dated = [r.published for r in held if r.published and not moment(r.published)[0]]
    categories = Counter(r.category for r in held if r.category)
    claims = sorted(story.claims, key=lambda claim: (weight(claim), claim.anchor.span, claim.id))
    brief = write(held, heading=None)
    title = _title(held, desk.shelf)
    return Account(
        story=story.id,
        title=title,
        category=min(categories, key=lambda c: (-categories[c], c)) if categories else None,
        first=min(dated, key=moment).edtf if dated else None,
        last=max(dated, key=moment).edtf if dated else None,
        outlets=len({r.outlet or r.id for r in held}),
        origins=len(story.origins),
        points=tuple(_points(claims, desk, title)),
        quotes=tuple(cards(brief.quotes, claims, locale)),
        disputes=tuple(_disputes(claims, desk)),
        changes=tuple(_changes(claims, desk)),
        timeline=tuple(_timeline(held, claims, desk.shelf)),
        questions=tuple(_questions(story, claims, held, desk)),
        brief=brief,
    )


def _title(held: Sequence[Reading], shelf: Shelf) -> Line | None:
    reading = headline(held, shelf.locale)
    return shelf.citers[reading.id].line(reading.title) if reading and reading.title else None


def _points(claims: Iterable[Claim], desk: _Desk, title: Line | None) -> list[Topic]:
    """The claims of most weight, each sentence once; those first that say something alone."""
    topics = distinct(
        (desk.topic(claim) for claim in claims if claim.asserted), lambda topic: topic.line.words
    )
    said = [topic for topic in topics if title is None or topic.line.words != title.words]
    plain = [topic for topic in said or topics if _is_plain(topic.line, desk.shelf)]
    rest = [topic for topic in said or topics if topic not in plain]
    chosen = [*plain[:POINTS], *rest[: max(0, LEAST - len(plain))]]
    return [topic for topic in topics if topic in chosen]


def _is_plain(line: Line, shelf: Shelf) -> bool:
    """Whether a line says something alone, and in a sentence."""
    return alone(line.words, line.language) and not shelf.is_headline(line)


def _disputes(claims: Iterable[Claim], desk: _Desk) -> list[Dispute]:
    """What is denied or clashes; what both sides speak to first."""
    found = [
        Dispute(
            topic=desk.topic(claim),
            asserted=tuple(map(desk.heard, claim.asserted)),
            denied=tuple(map(desk.heard, claim.denied)),
            clashes=tuple(_clash(one, desk.shelf) for one in claim.contradictions),
        )
        for claim in claims
        if claim.contradictions or (claim.denied and (claim.asserted or _says(claim, desk.shelf)))
    ]
    once = distinct(found, lambda dispute: dispute.topic.line.words)
    return sorted(once, key=lambda dispute: not (dispute.asserted and dispute.denied))


def _says(claim: Claim, shelf: Shelf) -> bool:
    """Whether a denial of what nobody here asserts says by itself what it denies."""
    lines = [shelf.whole(voice.content) for voice in claim.denied]
    return any(alone(line.words, line.language) for line in lines)


def _clash(one: Contradiction, shelf: Shelf) -> Clash:
    return Clash(kind=one.kind, one=shelf.line(one.one), other=shelf.line(one.other))


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


def _timeline(held: Sequence[Reading], claims: Iterable[Claim], shelf: Shelf) -> list[Moment]:
    """Sentences that tell when something happened, to the day at least, in order of that.

    What several articles tell of one day, as one claim, stands once; where the reader's
    language tells of a day, it alone does. Those of one day keep the order of their articles
    and texts.
    """
    of = {(v.article, v.event): claim.id for claim in claims for v in claim.asserted if v.event}
    found: dict[tuple[str, str], list[Line]] = {}
    for reading in held:
        for event in reading.events:
            edtf = reading.times[event.when].edtf if event.when is not None else None
            if edtf is None or event.background or not _is_day(edtf):
                continue
            line = shelf.whole(Anchor(article=reading.id, span=event.trigger[0]))
            found.setdefault((edtf, of.get((reading.id, event.id), line.words)), []).append(line)
    told = (
        Moment(edtf=edtf, line=min(lines, key=shelf.rank)) for (edtf, _), lines in found.items()
    )
    once = distinct(told, lambda each: (each.edtf[:10], each.line.words))
    own = {each.edtf[:10] for each in once if each.line.language == shelf.locale}
    kept = [
        each for each in once if each.edtf[:10] not in own or each.line.language == shelf.locale
    ]
    return sorted(kept, key=lambda each: each.edtf)[:MOMENTS]


def _is_day(edtf: str) -> bool:
    return not set(edtf) & set("X/?~%.[]{},") and len(edtf) >= len("2024-12-14")


def _questions(
    story: Story, claims: Iterable[Claim], held: Sequence[Reading], desk: _Desk
) -> Iterator[Question]:
    """Forecasts still open, what several outlets have from one origin, articles without a date."""
    found = [question for claim in claims for question in _asked(claim, story, desk)]
    once = distinct(found, lambda question: question.line and question.line.words)
    for kind in ("open forecast", "one origin"):
        yield from [question for question in once if question.kind == kind][:ASKED]
    for reading in held:
        if reading.published is None:
            title = desk.shelf.citers[reading.id].line(reading.title) if reading.title else None
            yield Question(kind="no date", line=title, article=reading.id)


def _asked(claim: Claim, story: Story, desk: _Desk) -> Iterator[Question]:
    line = desk.shelf.best(claim)
    carried = _is_carried(claim, story) and not desk.verbatim(claim)
    if claim.asserted and _is_plain(line, desk.shelf) and (carried or claim.outcome == "open"):
        yield Question(
            kind="open forecast" if claim.outcome == "open" else "one origin",
            line=line,
            article=line.anchors[0].article,
            claim=claim.id,
        )


def _is_carried(claim: Claim, story: Story) -> bool:
    """Whether several outlets carry what goes back to one origin, where others might confirm it."""
    return claim.origins == 1 and claim.outlets > 1 and len(story.origins) > 1
