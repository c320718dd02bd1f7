"""What of a story is shown first, and in whose words.

Claims weigh by origins, then outlets, then voices: never by where they stand in a text, nor
by who speaks. Of the words that put a claim forward, those are taken that state it as it
now stands, in the reader's language, and that say it without the sentences around them.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest
from typing import TypeVar

from dateline.brief.alone import alone
from dateline.brief.cite import Citer, after_dateline
from dateline.brief.lines import Line, Said
from dateline.brief.order import moment, order
from dateline.ledger import Anchor, Claim, Voice
from dateline.model import Reading
from dateline.span import Span

CARDS = 8
"""Quote cards of an account at most."""
FIRM = 2
"""Outlets that carry a version before it is taken for how a claim now stands."""

Item = TypeVar("Item")


@dataclass(frozen=True)
class Shelf:
    """A story's articles at hand, for a reader of one language."""

    readings: Mapping[str, Reading]
    citers: Mapping[str, Citer]
    locale: str

    @classmethod
    def of(cls, readings: Iterable[Reading], locale: str) -> "Shelf":
        """The shelf of some readings."""
        held = {reading.id: reading for reading in readings}
        return cls(held, {id_: Citer.of(reading) for id_, reading in held.items()}, locale)

    def line(self, anchor: Anchor) -> Line:
        """The words at an anchor."""
        return self.citers[anchor.article].line(anchor.span)

    def whole(self, anchor: Anchor) -> Line:
        """The sentence, or the sentences, that some words stand in, as one line.

        Less the dateline that a report begins with: it is no part of what is said.
        """
        citer = self.citers[anchor.article]
        sentences = [one.span for one in self.line(anchor).sentences]
        whole = Span(sentences[0].start, sentences[-1].end)
        return citer.line(after_dateline(whole, citer.reading.text))

    def best(self, claim: Claim) -> Line:
        """The whole sentences that put a claim best."""
        now = current(claim, self.readings) or claim.denied
        said = [voice.content for voice in now] or [claim.anchor]
        return min(map(self.whole, dict.fromkeys(said)), key=self.rank)

    def rank(self, line: Line) -> tuple[object, ...]:
        """What is shown first: the reader's language, what stands alone, no headline."""
        reading = self.readings[line.anchors[0].article]
        return (
            reading.language != self.locale,
            not alone(line.words, line.language),
            self.is_headline(line),
            order(reading),
            line.anchors[0].span,
        )

    def is_headline(self, line: Line) -> bool:
        """Whether a line is of an article's title."""
        anchor = line.anchors[0]
        title = self.readings[anchor.article].title
        return title is not None and title.overlaps(anchor.span)


def current(claim: Claim, readings: Mapping[str, Reading]) -> list[Voice]:
    """Those who assert a claim as it now stands: in its last version.

    The last version that two outlets carry, if one is so carried; else the last of all.
    Where the figures are in dispute, none of them is how the claim stands.
    """
    if len(claim.versions) < 2 or claim.contradictions or claim.denied:
        return list(claim.asserted)
    firm = [
        version
        for version in claim.versions
        if len({readings[claim.asserted[at].article].outlet for at in version.voices}) >= FIRM
    ]
    last = (firm or claim.versions)[-1]
    return [claim.asserted[at] for at in last.voices]


def weight(claim: Claim) -> tuple[int, int, int]:
    """What a claim is sorted by: origins, outlets, voices; the most carried first."""
    return -claim.origins, -claim.outlets, -len(claim.asserted) - len(claim.denied)


def headline(held: Sequence[Reading], locale: str) -> Reading | None:
    """The article whose headline tells what is new: the last dated, in the reader's language."""

    def late(reading: Reading) -> tuple[bool, str, str]:
        undated, _ = moment(reading.published)
        day = reading.published.edtf[:10] if reading.published and not undated else ""
        return reading.language == locale, day, reading.id

    return max((one for one in held if one.title), key=late, default=None)


def cards(quotes: Sequence[Said], claims: Iterable[Claim], locale: str) -> list[Said]:
    """Quote cards: the reader's language first, one a speaker before anybody's second.

    What is quoted in several articles or languages, and so stands in one claim, stands once;
    who speaks must have a name.
    """
    of = {(v.article, v.statement): (c, v.stance) for c in claims for v in (*c.asserted, *c.denied)}

    def rank(said: Said) -> tuple[object, ...]:
        found = of.get((said.article, said.statement))
        return said.content[0].language != locale, weight(found[0]) if found else (0, 0, 0)

    def same(said: Said) -> object:
        found = of.get((said.article, said.statement))
        return (found[0].id, found[1] == "denies") if found else said.statement

    named = (said for said in quotes if said.name and said.name != said.name.lower())
    once = distinct(sorted(named, key=rank), same)
    by_speaker: dict[str, list[Said]] = {}
    for said in distinct(once, lambda said: " ".join(line.words for line in said.content)):
        heard = by_speaker.setdefault(said.entity or said.name or "", [])
        if not heard or said.content[0].language == heard[0].content[0].language:
            heard.append(said)
    turns = chain.from_iterable(zip_longest(*by_speaker.values()))
    return [said for said in turns if said][:CARDS]


def distinct(items: Iterable[Item], key: Callable[[Item], object]) -> list[Item]:
    """The first of the items with each key."""
    found: dict[object, Item] = {}
    for item in items:
        found.setdefault(key(item), item)
    return list(found.values())
