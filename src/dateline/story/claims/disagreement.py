"""Contradictions in a claim: a denial, a number, a day or a place that cannot both hold."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from dateline.ledger import Anchor, Contradiction, Voice
from dateline.model import Magnitude, Reading
from dateline.span import Span
from dateline.story.claims.moments import hours_apart
from dateline.story.claims.speakers import name_key

GROWS = frozenset({"deaths", "wounded", "missing", "cases", "displaced", "detained", "houses"})
"""Magnitudes that are counted on: a later and greater one follows, and contradicts nothing."""

HOURS = 24
"""Numbers given further apart than this speak of two states of things."""


def contradictions(
    asserted: Sequence[Voice], denied: Sequence[Voice], texts: Mapping[str, Reading]
) -> tuple[Contradiction, ...]:
    """Each pair of speakers who disagree, once, with the sentences in which they do."""
    found = [
        *_denials(asserted, denied, texts),
        *_numbers(asserted, texts),
    ]
    return tuple(found)


def _denials(
    asserted: Sequence[Voice], denied: Sequence[Voice], texts: Mapping[str, Reading]
) -> Iterator[Contradiction]:
    """Each who denies it against the first other who asserts it, best in the same article."""
    seen = set[str]()
    for voice in denied:
        others = [one for one in asserted if _speaker(one) != _speaker(voice)]
        if not others or _speaker(voice) in seen:
            continue
        seen.add(_speaker(voice))
        one = next((one for one in others if one.article == voice.article), others[0])
        yield _contradiction("denial", one, voice, texts)


def _numbers(asserted: Sequence[Voice], texts: Mapping[str, Reading]) -> Iterator[Contradiction]:
    seen = set[tuple[str, ...]]()
    for one, other in combinations(asserted, 2):
        pair = tuple(sorted((_speaker(one), _speaker(other))))
        if pair in seen or pair[0] == pair[1]:
            continue
        for first, second in _alike(one.figures, other.figures):
            if _apart(first, second) and not _follows(one, other, first.kind):
                seen.add(pair)
                yield _contradiction("number", one, other, texts)
                break


def _alike(
    one: Sequence[Magnitude], other: Sequence[Magnitude]
) -> Iterator[tuple[Magnitude, Magnitude]]:
    """The first figure of each kind that both give: later ones look back."""
    first = {figure.kind: figure for figure in reversed(one)}
    second = {figure.kind: figure for figure in reversed(other)}
    yield from ((first[kind], second[kind]) for kind in sorted(set(first) & set(second)))


def _apart(one: Magnitude, other: Magnitude) -> bool:
    """Whether two ranges share no number."""

    def above(low: float | None, high: float | None) -> bool:
        return low is not None and high is not None and low > high

    return above(one.low, other.high) or above(other.low, one.high)


def _follows(one: Voice, other: Voice, kind: str) -> bool:
    """Whether the second, later number may be the first one grown, or of another time."""
    apart = hours_apart(one.at, other.at)
    return apart is None or apart > HOURS or (kind in GROWS and apart > 0)


def _contradiction(
    kind: str, one: Voice, other: Voice, texts: Mapping[str, Reading]
) -> Contradiction:
    return Contradiction(kind=kind, one=_sentence(one, texts), other=_sentence(other, texts))  # type: ignore[arg-type]


def _sentence(voice: Voice, texts: Mapping[str, Reading]) -> Anchor:
    """The sentence in which a voice speaks."""
    content = voice.content.span
    spans = [span for span in texts[voice.article].sentences if span.overlaps(content)]
    whole = Span(spans[0].start, spans[-1].end) if spans else content
    return Anchor(article=voice.article, span=whole)


def _speaker(voice: Voice) -> str:
    return voice.entity or (name_key(voice.speaker) if voice.speaker else voice.article)
