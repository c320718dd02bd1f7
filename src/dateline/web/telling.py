"""A story told: what its page shows, every line of it words of some article."""

from collections.abc import Iterable, Sequence
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

    def heard(self, voices: Iterable[Voice]) -> tuple[Heard, ...]:
        """The words of some voices."""
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
        pairs = [(c.kind, self.quoted(c.one), self.quoted(c.other)) for c in claim.contradictions]
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
    weighty = sorted(told, key=lambda each: (-each.claim.origins, -each.claim.outlets, each.claim.id))
    days = sorted(each.published.edtf[:10] for each in readings if each.published)
    return Telling(
        story=story,
        title=_title(readings, locale),
        category=next((each.category for each in readings if each.category), None),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        outlets=len({each.outlet for each in readings if each.outlet}),
        points=tuple((each, _in_language(each, locale)) for each in weighty[:POINTS]),
        cards=_cards(readings, locale),
        disputed=tuple(each for each in weighty if each.denied or each.against),
        changed=tuple(each for each in weighty if len(each.versions) > 1),
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


def _in_language(told: Told, locale: str) -> Quoted:
    """Words of the claim in the reader's language where somebody says it in it."""
    said = (heard.words for heard in told.asserted if heard.voice.stance == "asserts")
    own = (words for words in said if words.language == locale)
    return told.proposition if told.proposition.language == locale else next(own, told.proposition)


def _cards(readings: Sequence[Reading], locale: str) -> tuple[tuple[Said, Reading], ...]:
    """Verbatim words, one card a speaker before anybody's second, the reader's language first."""
    found: dict[str, list[tuple[Said, Reading]]] = {}
    for reading in sorted(readings, key=lambda each: each.language != locale):
        for said in statements(reading):
            words = sum(len(line.words.split()) for line in said.content)
            if said.mode == "direct" and said.key and words >= CARD_WORDS:
                found.setdefault(said.key, []).append((said, reading))
    rounds = [card for turn in range(CARDS) for each in found.values() for card in each[turn : turn + 1]]
    return tuple(rounds[:CARDS])


def _is_open(claim: Claim) -> bool:
    return claim.outcome == "open" or (claim.outcome is None and claim.credibility >= 5)


def _sources(story: Story, shelf: Shelf) -> Iterable[Source]:
    for origin in story.origins:
        held = tuple(filter(None, map(shelf.reading, origin.articles)))
        if held:
            yield Source(origin, held)
