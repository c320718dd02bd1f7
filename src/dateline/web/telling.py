"""A story told: what its page shows, every line of it words of some article."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dateline.ledger import Anchor, Claim, Origin, Story, Version, Voice
from dateline.model import Reading
from dateline.web.highlight import number, sentences
from dateline.web.shown import Quoted, Said, statements

POINTS = 5
CARDS = 8
"""Quote cards at most, and the words of one at least."""
CARD_WORDS = 8
OPEN = 8
DISPUTED = 6
CHANGED = 6
"""Claims that a story's page shows at most, the weightiest; every claim has its own page."""


class Heard(NamedTuple):
    """Somebody's words on a claim, with who, where and when."""

    words: Quoted
    voice: Voice
    outlet: str | None


class Told(NamedTuple):
    """A claim as a page shows it."""

    claim: Claim
    proposition: Quoted
    asserted: tuple[Heard, ...]
    denied: tuple[Heard, ...]
    versions: tuple[Version, ...]
    against: tuple[tuple[str, Quoted, Quoted], ...]


class Source(NamedTuple):
    """An origin and its articles."""

    origin: Origin
    readings: tuple[Reading, ...]


class Telling(NamedTuple):
    """A story's page."""

    story: Story
    title: Quoted | None
    category: str | None
    first: str | None
    last: str | None
    outlets: int
    points: tuple[tuple[Told, Quoted], ...]
    cards: tuple[tuple[Said, Reading], ...]
    disputed: tuple[Told, ...]
    changed: tuple[Told, ...]
    open: tuple[Told, ...]
    sources: tuple[Source, ...]


class Shelf:
    """The readings of a story's articles, and words of them by their anchors."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self._readings = {reading.id: reading for reading in readings}
        self._sentences = {id_: sentences(each) for id_, each in self._readings.items()}

    def reading(self, article: str) -> Reading | None:
        """One of them, if it is here."""
        return self._readings.get(article)

    def quoted(self, anchor: Anchor) -> Quoted | None:
        """The words at an anchor; None where its article is not here."""
        reading = self._readings.get(anchor.article)
        if reading is None:
            return None
        at = number(self._sentences[anchor.article], anchor.span.start)
        return Quoted(anchor.span.of(reading.text), reading.language, reading.id, at)

    def sentence(self, anchor: Anchor) -> Quoted | None:
        """The whole sentence in which an anchor begins."""
        words, reading = self.quoted(anchor), self.reading(anchor.article)
        if words is None or reading is None:
            return None
        span = self._sentences[anchor.article][words.sentence - 1]
        return words._replace(words=span.of(reading.text))

    def heard(self, voices: Iterable[Voice]) -> tuple[Heard, ...]:
        """The words of some voices, one for each of a claim's."""
        found = []
        for voice in voices:
            words, reading = self.quoted(voice.content), self.reading(voice.article)
            if words and reading:
                found.append(Heard(words, voice, reading.outlet))
        return tuple(found)

    def told(self, claim: Claim) -> Told | None:
        """A claim with its words; None where the article that puts it best is not here."""
        proposition = self.quoted(claim.anchor)
        if proposition is None:
            return None
        pairs = dict.fromkeys(
            (each.kind, self.quoted(each.one), self.quoted(each.other))
            for each in claim.contradictions
        )
        return Told(
            claim=claim,
            proposition=proposition,
            asserted=self.heard(claim.asserted),
            denied=self.heard(claim.denied),
            versions=claim.versions,
            against=tuple((kind, one, other) for kind, one, other in pairs if one and other),
        )


def tell(story: Story, readings: Sequence[Reading], locale: str) -> Telling:
    """A story for readers of one language.

    Args:
        story: The story with its claims.
        readings: Of its articles, in its order.
        locale: The reader's language: where the same is said in it, those words are shown.
    """
    shelf = Shelf(readings)
    told = [each for each in map(shelf.told, story.claims) if each]
    weighty = sorted(
        told, key=lambda each: (-each.claim.origins, -each.claim.outlets, each.claim.id)
    )
    days = sorted(each.published.edtf[:10] for each in readings if each.published)
    return Telling(
        story=story,
        title=_title(readings, locale),
        category=next((each.category for each in readings if each.category), None),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        outlets=len({each.outlet or each.id for each in readings}),
        points=tuple(_points(weighty, shelf, locale)),
        cards=_cards(readings, locale),
        disputed=tuple(each for each in weighty if each.denied or each.against)[:DISPUTED],
        changed=tuple(each for each in weighty if len(each.versions) > 1)[:CHANGED],
        open=tuple(each for each in weighty if _is_open(each.claim))[:OPEN],
        sources=tuple(_sources(story, shelf)),
    )


def _title(readings: Sequence[Reading], locale: str) -> Quoted | None:
    titled = [each for each in readings if each.title]
    own = [each for each in titled if each.language == locale]
    for each in (own or titled)[:1]:
        if each.title:
            return Quoted(each.title.of(each.text), each.language, each.id, 1)
    return None


def _points(weighty: Sequence[Told], shelf: Shelf, locale: str) -> Iterator[tuple[Told, Quoted]]:
    """The weightiest claims, each by a sentence that no other point shows.

    It is one in the reader's language where somebody says it in it.
    """
    shown: set[str] = set()
    for each in weighty:
        own = [
            heard.voice.content
            for heard in each.asserted
            if heard.voice.stance == "asserts" and heard.words.language == locale
        ]
        home = each.proposition.language == locale
        line = shelf.sentence(each.claim.anchor if home or not own else own[0])
        if line and line.words not in shown and len(shown) < POINTS:
            shown.add(line.words)
            yield each, line


def distinct(heard: Iterable[Heard], many: int) -> list[Heard]:
    """The first voices that say it in other words, or are others'."""
    found = {(each.voice.speaker, each.words.words): each for each in reversed(tuple(heard))}
    return list(reversed(found.values()))[:many]


def _cards(readings: Sequence[Reading], locale: str) -> tuple[tuple[Said, Reading], ...]:
    """Verbatim words, one card a speaker before anybody's second, the reader's language first."""
    found: dict[str, list[tuple[Said, Reading]]] = {}
    for reading in sorted(readings, key=lambda each: each.language != locale):
        for said in statements(reading):
            words = sum(len(line.words.split()) for line in said.content)
            if said.mode == "direct" and words >= CARD_WORDS and said.who != said.who.lower():
                found.setdefault(said.key, []).append((said, reading))
    turns = (each[turn : turn + 1] for turn in range(CARDS) for each in found.values())
    return tuple(card for turn in turns for card in turn)[:CARDS]


def _is_open(claim: Claim) -> bool:
    return claim.outcome == "open" or (claim.outcome is None and claim.credibility >= 5)


def _sources(story: Story, shelf: Shelf) -> Iterable[Source]:
    for origin in story.origins:
        held = tuple(filter(None, map(shelf.reading, origin.articles)))
        if held:
            yield Source(origin, held)
