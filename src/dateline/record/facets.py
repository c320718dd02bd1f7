"""What a sentence may be asked by, as words of the search index beside its stems.

A stem holds letters only or digits only; a facet holds both, so that the two never meet,
and both databases' tokenizers leave it whole. One index then answers "what did this
speaker say of that place, as probable, in Ukrainian" by meeting its posting lists.

>>> facet("language", "en"), stem_facet("speaker", "lorne")
('l9en', 's9lorne')
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from dateline.identity import sha256
from dateline.model import Event, Place, Reading, Statement, When
from dateline.record.words import LONGEST, words
from dateline.span import Span, touching

_PREFIX = {
    "basis": "b", "category": "c", "country": "y", "degree": "d", "entity": "k", "geonames": "g",
    "language": "l", "mode": "m", "outlet": "o", "place": "p", "polarity": "n", "speaker": "s",
    "type": "t", "when": "w",
}  # fmt: skip
_FREE = frozenset(["category", "entity", "outlet"])
"""Kinds whose values are anybody's words: their digest stands for them."""

_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}")


def facet(kind: str, value: str) -> str:
    """The index word for a value of a kind; see `_PREFIX` for the kinds."""
    key = sha256(value.encode(errors="surrogatepass"))[-12:] if kind in _FREE else value
    return f"{_PREFIX[kind]}9{re.sub(r'[^a-z0-9]', '', key.casefold())[:LONGEST]}"


def stem_facet(kind: str, stem: str) -> str:
    """The index word for one stem of a name."""
    return f"{_PREFIX[kind]}9{stem}"


def facets(reading: Reading, spans: Sequence[Span]) -> list[list[str]]:
    """The facets of each of a reading's passages, which are in order and do not overlap."""
    found: dict[Span, dict[str, None]] = defaultdict(dict)
    for pieces, names in _found(reading):
        for piece in pieces:
            for span in touching(spans, piece):
                found[span] |= dict.fromkeys(names)
    everywhere = list(_of_article(reading))
    return [[*everywhere, *sorted(found[span])] for span in spans]


def speaker_keys(statement: Statement) -> tuple[str, ...]:
    """What a speaker's statements are gathered by: the entity, where there is one, and the name."""
    speaker = statement.speaker
    return tuple(filter(None, (speaker.entity, speaker.name))) if speaker else ()


def _of_article(reading: Reading) -> Iterator[str]:
    yield facet("language", reading.language)
    for kind, value in (("outlet", reading.outlet), ("category", reading.category)):
        if value:
            yield facet(kind, value)


def _found(reading: Reading) -> Iterator[tuple[tuple[Span, ...], list[str]]]:
    """Everything found, with where it stands and the facets it gives."""
    for statement in reading.statements:
        yield statement.content, list(_said(statement, reading.language))
    for event in reading.events:
        yield event.trigger, list(_happened(event))
    for place in reading.places:
        yield (place.span,), list(_where(place, reading))
    for time in reading.times:
        yield (time.span,), list(_when(time))


def _said(statement: Statement, language: str) -> Iterator[str]:
    sure = statement.certainty
    yield facet("mode", statement.mode)
    yield facet("degree", sure.degree)
    yield facet("polarity", sure.polarity)
    yield from (facet("basis", basis) for basis in sure.basis)
    if statement.speaker:
        yield from (facet("entity", key) for key in speaker_keys(statement))
        yield from _stems("speaker", statement.speaker.name, language)


def _happened(event: Event) -> Iterator[str]:
    yield facet("type", event.type)


def _where(place: Place, reading: Reading) -> Iterator[str]:
    if place.geonames is not None:
        yield facet("geonames", str(place.geonames))
    if place.country:
        yield facet("country", place.country)
    for name in filter(None, (place.span.of(reading.text), place.name)):
        yield from _stems("place", name, reading.language)


def _when(time: When) -> Iterable[str]:
    """The day, its month and its year, where the time begins on a known one."""
    day = _DAY.match(time.edtf or "")
    parts = day.group().split("-") if day else []
    return (facet("when", "".join(parts[: many + 1])) for many in range(len(parts)))


def _stems(kind: str, name: str, language: str) -> Iterator[str]:
    return (stem_facet(kind, word.stem) for word in words(name, language))
