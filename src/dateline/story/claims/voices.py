"""Who puts a proposition forward, who denies it, and how it stood at each time."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from dateline.ledger import Anchor, Origin, Stance, Version, Voice
from dateline.model import Magnitude, Reading
from dateline.span import Span
from dateline.story.claims.assertion import SUMMARY, Assertion
from dateline.story.claims.moments import order

Copies = Mapping[str, int]
"""How late in its origin an article stands: 0 for the first, more for its copies."""


def copies(origins: Iterable[Origin]) -> dict[str, int]:
    """How late in its origin each article stands."""
    return {article: at for origin in origins for at, article in enumerate(origin.articles)}


def turned(group: Sequence[Assertion]) -> int:
    """Which way round the proposition is put.

    -1 where all who speak of it word it negatively ("nobody was hurt"): they assert that. What
    is denied by word of the cue ("denies rigging") nobody asserts.
    """
    return 1 if any(one.sign > 0 or (one.denies_words and not one.negated) for one in group) else -1


def voices(group: Sequence[Assertion], late: Copies) -> list[Voice]:
    """One voice for each statement, event or summary of a group, in order of time."""
    way = turned(group)
    by_item: dict[tuple[str, str, str], list[Assertion]] = {}
    for one in group:
        by_item.setdefault(one.item, []).append(one)
    found = [_voice(ones, way, late) for ones in by_item.values()]
    return sorted(found, key=_order)


def _order(voice: Voice) -> tuple[tuple[int, float], str, Span]:
    return order(voice.at), voice.article, voice.content.span


def _voice(ones: Sequence[Assertion], way: int, late: Copies) -> Voice:
    first = ones[0]
    reading, statement, event = first.reading, first.statement, first.event
    sign = 1 if sum(one.sign * way for one in ones) >= 0 else -1
    speaker = statement.speaker if statement else None
    source = statement or event
    fields: dict[str, object] = {"certainty": source.certainty} if source else {}
    return Voice(
        article=reading.id,
        statement=statement.id if statement else None,
        event=event.id if event else None,
        content=Anchor(article=reading.id, span=Span(first.span.start, ones[-1].span.end)),
        stance=_stance(first, sign, late),
        speaker=speaker.name if speaker else None,
        entity=speaker.entity if speaker else None,
        via=tuple(link.name for link in statement.via) if statement else (),
        at=reading.published.edtf if reading.published else None,
        figures=tuple(figure for one in ones for figure in one.figures),
        **fields,  # type: ignore[arg-type]
    )


def _stance(one: Assertion, sign: int, late: Copies) -> Stance:
    """A copy, a summary and what came through others pass on what was put forward elsewhere."""
    if sign < 0:
        return "denies"
    second = one.statement.via if one.statement else one.block in SUMMARY and not one.event
    return "repeats" if second or late.get(one.reading.id, 0) else "asserts"


def versions(asserted: Sequence[Voice], texts: Mapping[str, Reading]) -> tuple[Version, ...]:
    """How the figures stood from each time on; one version for each range that was given.

    A number below one that the same speaker gave in the same article looks back, or counts a
    part: it is in its voice's figures, and no version. One above it came later in the life of
    the page.
    """
    kind = _kind(asserted)
    highest: dict[tuple[str, str | None], float] = {}
    rows: dict[tuple[float | None, ...], list[tuple[str | None, int, Magnitude]]] = {}
    for number, voice in enumerate(asserted):
        figure = next((given for given in voice.figures if given.kind == kind), None)
        if figure is None:
            continue
        size = figure.best or figure.low or figure.high or 0.0
        before = max((highest.get(key, size) for key in _accounts(voice)), default=size)
        if size < before:
            continue
        highest |= dict.fromkeys(_accounts(voice), size)
        since = (_modified(texts[voice.article]) or voice.at) if size > before else voice.at
        rows.setdefault(_range(figure), []).append((since, number, figure))
    found = [_version(row) for row in rows.values()]
    return tuple(sorted(found, key=lambda one: (order(one.since), one.voices)))


def _accounts(voice: Voice) -> list[tuple[str, str | None]]:
    """Whose figures follow on each other: a speaker's, and the outlet's own with anybody's."""
    own = voice.entity or voice.speaker
    return [(voice.article, own)] if own else [(voice.article, None)]


def _kind(asserted: Sequence[Voice]) -> str | None:
    kinds = Counter(figure.kind for voice in asserted for figure in voice.figures)
    return min(kinds, key=lambda name: (-kinds[name], name), default=None)


def _modified(reading: Reading) -> str | None:
    return reading.modified.edtf if reading.modified else None


def _version(row: Sequence[tuple[str | None, int, Magnitude]]) -> Version:
    since = min((since for since, _, _ in row), key=order)
    return Version(since=since, figures=(row[0][2],), voices=tuple(number for _, number, _ in row))


def _range(figure: Magnitude) -> tuple[float | None, ...]:
    return figure.low, figure.best, figure.high
