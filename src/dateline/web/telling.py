"""Stories and claims told: what their pages show, every line of it words of some article."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from dateline.brief.lines import Line
from dateline.ledger import Anchor, Claim, Origin, Story, Version, Voice
from dateline.model import Reading
from dateline.web.highlight import number, sentences
from dateline.web.rendering import Link, short
from dateline.web.shown import Quoted


class Heard(NamedTuple):
    """Somebody's words on a claim, with who, where and when."""

    words: Quoted
    voice: Voice
    outlet: str | None


class Told(NamedTuple):
    """A claim as its page shows it."""

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

    def places(self, link: Link) -> Callable[[Line], str]:
        """Gives the address of the sentence in which a line of a brief begins."""

        def place(line: Line) -> str:
            anchor = line.anchors[0]
            at = number(self._sentences[anchor.article], anchor.span.start)
            return f"{link('/articles/' + short(anchor.article))}#s{at}"

        return place

    def heard(self, voices: Iterable[Voice]) -> tuple[Heard, ...]:
        """The words of some voices; of those whose articles are here."""
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

    def sources(self, story: Story) -> Iterator[Source]:
        """A story's origins, with those of their articles that are here."""
        for origin in story.origins:
            held = tuple(filter(None, map(self.reading, origin.articles)))
            if held:
                yield Source(origin, held)
