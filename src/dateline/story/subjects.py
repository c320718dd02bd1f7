"""Who speaks in a story, and which places it has: what readers look stories up by."""

from collections import Counter
from collections.abc import Iterable, Iterator

from dateline.ledger import Subject
from dateline.model import Reading


def subjects(readings: Iterable[Reading]) -> tuple[Subject, ...]:
    """The speakers and places of some articles, each under its commonest name."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for reading in readings:
        counts.update(_speakers(reading))
        counts.update(_places(reading))
    totals: Counter[tuple[str, str]] = Counter()
    names: dict[tuple[str, str], str] = {}
    for (kind, key, name), times in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        totals[kind, key] += times
        names.setdefault((kind, key), name)
    return tuple(
        Subject(
            kind="place" if kind == "place" else "speaker",
            key=key,
            name=names[kind, key],
            times=times,
        )
        for (kind, key), times in sorted(totals.items())
    )


def _speakers(reading: Reading) -> Iterator[tuple[str, str, str]]:
    for statement in reading.statements:
        speaker = statement.speaker
        if speaker is not None and speaker.span is not None:
            yield "speaker", speaker.entity or speaker.name, speaker.name


def _places(reading: Reading) -> Iterator[tuple[str, str, str]]:
    for place in reading.places:
        if place.geonames is not None:
            name = place.name or place.span.of(reading.text)
            yield "place", str(place.geonames), name
