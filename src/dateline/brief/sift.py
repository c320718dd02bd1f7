"""The gate of an account: what does not hold is left out, and listed (law 4).

Each part is held against the story's claims and the articles: its words against what
stands there, its speaker and certainty against the statement they are of, its counts
against the story's origins. One part that fails does not take the others with it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import msgspec

from dateline.brief.account import (
    Account,
    Change,
    Clash,
    Dispute,
    Heard,
    Moment,
    Question,
    Topic,
)
from dateline.brief.cite import after_dateline
from dateline.brief.gate import check
from dateline.brief.lines import Brief, Line, Said, Trouble
from dateline.brief.resolve import Ground, hold, spans
from dateline.errors import BriefError
from dateline.ledger import Claim, Story, Voice
from dateline.model import Reading
from dateline.span import Span

T = TypeVar("T")


def sift(account: Account, story: Story, readings: Sequence[Reading]) -> Account:
    """The account without what does not hold, and a list of that.

    Raises:
        BriefError: The articles themselves are not shown as they were read.
    """
    held = [reading for reading in readings if reading.id in set(story.articles)]
    check(account.brief, held)
    gate = Gate(
        story, {r.id: Ground.of(r) for r in held}, {claim.id: claim for claim in story.claims}
    )
    gate.counts(account, held)
    left: list[Trouble] = []
    return msgspec.structs.replace(
        account,
        title=next(iter(_kept([account.title] if account.title else [], gate.title, left)), None),
        points=_kept(account.points, gate.topic, left),
        quotes=_kept(account.quotes, lambda said: gate.quote(said, account.brief), left),
        disputes=_kept(account.disputes, gate.dispute, left),
        changes=_kept(account.changes, gate.change, left),
        timeline=_kept(account.timeline, gate.moment, left),
        questions=_kept(account.questions, gate.question, left),
        left_out=(*account.left_out, *left),
    )


def _kept(parts: Iterable[T], holds: Callable[[T], None], left: list[Trouble]) -> tuple[T, ...]:
    kept = []
    for part in parts:
        try:
            holds(part)
        except BriefError as error:
            left.append(Trouble(stage="brief", message=str(error), line=None))
        else:
            kept.append(part)
    return tuple(kept)


@dataclass(frozen=True)
class Gate:
    """What the parts of an account must rest on."""

    story: Story
    grounds: Mapping[str, Ground]
    claims: Mapping[str, Claim]

    def counts(self, account: Account, held: Sequence[Reading]) -> None:
        """Outlets and origins are counted, and the dates are those of the pages."""
        outlets = {reading.outlet or reading.id for reading in held}
        hold(account.outlets == len(outlets), "miscounts the outlets", account.outlets)
        hold(account.origins == len(self.story.origins), "miscounts origins", account.origins)
        stated = {reading.published.edtf for reading in held if reading.published} | {None}
        hold({account.first, account.last} <= stated, "states a date no page has", account.first)
        categories = {reading.category for reading in held} | {None}
        hold(account.category in categories, "states a category no page has", account.category)

    def line(self, line: Line) -> None:
        """A line stands in one of the story's articles, word for word."""
        hold(bool(line.anchors), "has no anchor", line.words)
        article = line.anchors[0].article
        hold(article in self.grounds, "cites an unknown article", line.words)
        self.grounds[article].line(line)

    def title(self, line: Line) -> None:
        """A headline of one of the articles."""
        self.line(line)
        title = self.grounds[line.anchors[0].article].reading.title
        hold(spans([line]) == ((title,) if title else ()), "is not the title", line.words)

    def quote(self, said: Said, brief: Brief) -> None:
        """A quote card is one of the brief's quotes, which the gate of the brief has held."""
        hold(said in brief.quotes, "is no quote of an article", said.statement)

    def topic(self, topic: Topic) -> None:
        """A claim of the story, in the words of somebody who asserts it, rightly counted."""
        claim = self._claim(topic.claim)
        self.rests(topic.line, claim)
        counts = (topic.outlets, topic.origins, topic.credibility, topic.grounds)
        told = (claim.outlets, claim.origins, claim.credibility, claim.grounds)
        hold(counts == told, "is counted or graded otherwise", topic.line.words)
        hold(claim.origins == self._origins(claim), "miscounts origins", topic.line.words)

    def rests(self, line: Line, claim: Claim) -> None:
        """A line is the whole sentences in which somebody puts the claim forward.

        Or denies it, where nobody of the story puts it forward.
        """
        self.line(line)
        shown = line.anchors[0]
        said = [claim.anchor, *(voice.content for voice in claim.asserted or claim.denied)]
        here = [one.span for one in said if one.article == shown.article]
        cited = {anchor.span for anchor in line.sentences}
        whole = Span(min(cited).start, max(cited).end)
        hold(any(map(whole.holds, here)), "does not say what its claim says", line.words)
        bare = after_dateline(whole, self.grounds[shown.article].reading.text)
        hold(shown.span in {whole, bare}, "is not whole sentences", line.words)

    def _claim(self, name: str) -> Claim:
        hold(name in self.claims, "shows an unknown claim", name)
        return self.claims[name]

    def _origins(self, claim: Claim) -> int:
        """Origins among those who assert it, counted anew."""
        own = {voice.article for voice in claim.asserted}
        placed = [own & set(origin.articles) for origin in self.story.origins]
        alone = own.difference(*placed) if placed else own
        return sum(map(bool, placed)) + len(alone)

    def dispute(self, dispute: Dispute) -> None:
        """Both sides stand whole, as they were read."""
        self.topic(dispute.topic)
        claim = self._claim(dispute.topic.claim)
        self._voices(dispute.asserted, claim.asserted)
        self._voices(dispute.denied, claim.denied)
        told = [(c.kind, c.one.span, c.other.span) for c in claim.contradictions]
        hold([self._clash(c) for c in dispute.clashes] == told, "clashes otherwise", told)
        hold(bool(told or claim.denied), "is disputed by nobody", dispute.topic.line.words)

    def _clash(self, clash: Clash) -> tuple[object, ...]:
        self.line(clash.one)
        self.line(clash.other)
        return clash.kind, *spans([clash.one, clash.other])

    def change(self, change: Change) -> None:
        """Every version of the claim, with its own figures and its own voices."""
        self.topic(change.topic)
        claim = self._claim(change.topic.claim)
        hold(len(change.steps) == len(claim.versions), "leaves a version out", claim.proposition)
        for step, version in zip(change.steps, claim.versions, strict=True):
            mine, theirs = (step.since, step.figures), (version.since, version.figures)
            hold(mine == theirs, "gives another version", claim.proposition)
            self._voices(step.heard, [claim.asserted[at] for at in version.voices])

    def _voices(self, shown: Sequence[Heard], told: Sequence[Voice]) -> None:
        hold(len(shown) == len(told), "leaves a voice out", len(told))
        for heard, voice in zip(shown, told, strict=True):
            self.heard(heard, voice)

    def heard(self, heard: Heard, voice: Voice) -> None:
        """A voice says what was read, in its own words, from its own speaker, as sure."""
        self.line(heard.line)
        words = heard.line.words
        mine = (heard.article, heard.statement, heard.stance)
        hold(mine == (voice.article, voice.statement, voice.stance), "is another voice", words)
        hold(spans([heard.line]) == (voice.content.span,), "says other words", words)
        ground = self.grounds[voice.article]
        hold(heard.line.anchors[0].article == voice.article, "stands elsewhere", words)
        ground.sure(heard.sure, voice.certainty)
        reading = ground.reading
        at = reading.published.edtf if reading.published else None
        hold((heard.outlet, heard.at) == (reading.outlet, at), "is of another page", words)
        self._speaker(heard, ground)

    def _speaker(self, heard: Heard, ground: Ground) -> None:
        """The words that name the speaker are those of the statement."""
        if heard.statement is None:
            hold(heard.speaker is None, "names a speaker where the outlet speaks", heard.line.words)
            return
        hold(heard.statement in ground.statements, "is no statement", heard.statement)
        statement = ground.statements[heard.statement]
        speaker = statement.speaker
        named = [speaker.span] if speaker and speaker.span else list(statement.source)
        hold(bool(heard.speaker) == bool(named), "leaves its source out", heard.line.words)
        if heard.speaker:
            self.line(heard.speaker)
            mine = heard.speaker.anchors[0].article == heard.article
            hold(mine, "is named in another article", heard.speaker.words)
            whole = Span(named[0].start, named[-1].end)
            shown, exact = spans([heard.speaker]), not (speaker and speaker.span)
            inside = shown == (whole,) if exact else all(map(whole.holds, shown))
            hold(inside, "names another", heard.speaker.words)

    def moment(self, moment: Moment) -> None:
        """A sentence with an event that the article dates so."""
        self.line(moment.line)
        reading = self.grounds[moment.line.anchors[0].article].reading
        where = moment.line.anchors[0].span
        dated = {
            reading.times[event.when].edtf
            for event in reading.events
            if event.when is not None and where.overlaps(event.trigger[0])
        }
        hold(moment.edtf in dated, "is dated otherwise", moment.line.words)

    def question(self, question: Question) -> None:
        """What is said to be unknown is unknown."""
        if question.kind == "no date":
            self._undated(question)
            return
        claim = self._claim(question.claim or "")
        hold(question.line is not None, "asks about nothing", claim.proposition)
        if question.line:
            self.rests(question.line, claim)
        open_ = claim.outcome == "open" if question.kind == "open forecast" else claim.origins == 1
        hold(open_, "asks what is known", claim.proposition)

    def _undated(self, question: Question) -> None:
        hold(question.article in self.grounds, "asks of another article", question.article)
        reading = self.grounds[question.article].reading
        hold(reading.published is None, "asks for a date that is stated", question.article)
        if question.line:
            self.title(question.line)
            mine = question.line.anchors[0].article == question.article
            hold(mine, "is another article's title", question.line.words)
