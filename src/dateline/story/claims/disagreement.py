"""Contradictions in a claim: a denial, a number, a day or a place that cannot hold beside another.

Numbers contradict where one article sets them against each other, or two outlets quote two
speakers on one day; those of the dead and the ill grow by the hour, and contradict only where
one article has two speakers give them.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from dateline.ledger import Anchor, Contradiction
from dateline.model import Magnitude
from dateline.story.claims.assertion import SUMMARY, Assertion
from dateline.story.claims.likeness import Story, meaning
from dateline.story.claims.moments import hours_apart, order
from dateline.story.claims.opposition import opposed, same_voice
from dateline.story.claims.rivals import rivals
from dateline.story.claims.voices import Copies

GROWS = frozenset({"deaths", "wounded", "missing", "cases", "displaced", "detained", "houses"})
"""Magnitudes that are counted on: a later and greater one follows, and contradicts nothing."""

HOURS = 24
"""Numbers given further apart than this speak of two states of things."""

COUNTED = 0.1
"""Likeness in wording and meaning of two sentences that count the same."""


ORDERS = 100
"""Numbers of which one is so many times the other do not count the same."""


def contradictions(story: Story, group: Sequence[int], late: Copies) -> tuple[Contradiction, ...]:
    """Each pair of speakers who disagree, once, with the sentences in which they do.

    Args:
        story: All assertions.
        group: Those of one claim, by number.
        late: How late in its origin each article stands; copies are passed over where the
            original speaks too.
    """
    ordered = sorted(group, key=lambda at: _rank(story.assertions[at], late))
    return (*_denials(story, ordered), *_numbers(story, ordered), *_circumstances(story, ordered))


def _rank(one: Assertion, late: Copies) -> tuple[bool, bool, tuple[int, float], str, int]:
    """Originals before copies, the body before its summary, the earlier before the later."""
    published = one.reading.published
    at = order(published.edtf if published else None)
    return (
        bool(late.get(one.reading.id)),
        one.block in SUMMARY,
        at,
        one.reading.id,
        one.span.start,
    )


def _denials(story: Story, group: Sequence[int]) -> Iterator[Contradiction]:
    """Each who denies it against the likeliest other who asserts it, best in the same article."""
    seen = list[Assertion]()
    for at in group:
        one = story.assertions[at]
        met = [other for other in group if story.assertions[other].sign > 0 > one.sign]
        met = [
            other for other in met if opposed(story, other, at) and not _awaited(story, other, at)
        ]
        met = [other for other in met if not rivals(story, other, at)]
        if met and not any(same_voice(one, other) for other in seen):
            seen.append(one)
            best = max(met, key=lambda other: _closeness(story, other, at))
            yield _contradiction("denial", story.assertions[best], one)


def _awaited(story: Story, one: int, other: int) -> bool:
    """Whether only one of two is a forecast: what came of it is its outcome, and no denial."""
    first, second = story.assertions[one], story.assertions[other]
    return ("forecast" in first.basis) != ("forecast" in second.basis)


def _closeness(story: Story, one: int, other: int) -> tuple[bool, float]:
    same = story.assertions[one].reading.id == story.assertions[other].reading.id
    return same, meaning(story, min(one, other), max(one, other))


def _numbers(story: Story, group: Sequence[int]) -> Iterator[Contradiction]:
    seen = list[tuple[Assertion, Assertion]]()
    for one, other in combinations(group, 2):
        first, second = story.assertions[one], story.assertions[other]
        if same_voice(first, second) or meaning(story, one, other) < COUNTED:
            continue
        if _shown(seen, first, second):
            continue
        if any(_rivals(first, second, *given) for given in _alike(first.figures, second.figures)):
            seen.append((first, second))
            yield _contradiction("number", first, second)


def _circumstances(story: Story, group: Sequence[int]) -> Iterator[Contradiction]:
    seen = list[tuple[Assertion, Assertion]]()
    for one, other in combinations(group, 2):
        first, second = story.assertions[one], story.assertions[other]
        kind = rivals(story, one, other)
        if kind and not _shown(seen, first, second):
            seen.append((first, second))
            yield _contradiction(kind, first, second)


def _shown(seen: Iterable[tuple[Assertion, Assertion]], one: Assertion, other: Assertion) -> bool:
    """Whether the same two have been set against each other already."""
    return any(
        (same_voice(one, a) and same_voice(other, b))
        or (same_voice(one, b) and same_voice(other, a))
        for a, b in seen
    )


def _rivals(first: Assertion, second: Assertion, one: Magnitude, other: Magnitude) -> bool:
    """Whether two figures of a kind cannot both be meant for one state of things."""
    if not _apart(one, other) or first.looks_back or second.looks_back:
        return False
    if first.sentence.overlaps(second.sentence) and first.reading.id == second.reading.id:
        return False
    quoted = bool(first.speaker and second.speaker)
    if first.reading.id == second.reading.id:
        summed = {first.block, second.block} & SUMMARY
        return not summed if one.kind not in GROWS else quoted and not _grew(first, second)
    return quoted and one.kind not in GROWS and not _another_day(first, second)


def _grew(one: Assertion, other: Assertion) -> bool:
    """Whether the greater number of a kind comes later in a page, as when the page grows."""
    first, second = sorted((one, other), key=lambda each: each.span)
    return (first.figures[0].best or 0) < (second.figures[0].best or 0)


def _alike(
    one: Sequence[Magnitude], other: Sequence[Magnitude]
) -> Iterator[tuple[Magnitude, Magnitude]]:
    """The first figure of each kind that both give: later ones look back."""
    first = {figure.kind: figure for figure in reversed(one)}
    second = {figure.kind: figure for figure in reversed(other)}
    yield from ((first[kind], second[kind]) for kind in sorted(set(first) & set(second)))


def _apart(one: Magnitude, other: Magnitude) -> bool:
    """Whether two ranges share no number, and can still count the same."""

    def above(low: float | None, high: float | None) -> bool:
        return low is not None and high is not None and low > high

    if not above(one.low, other.high) and not above(other.low, one.high):
        return False
    sizes = [abs(figure.best or figure.low or figure.high or 0.0) for figure in (one, other)]
    return max(sizes) <= ORDERS * max(min(sizes), 1.0)


def _another_day(one: Assertion, other: Assertion) -> bool:
    """Whether the articles are of two days, or of unknown ones."""
    first, second = (
        each.reading.published.edtf if each.reading.published else None for each in (one, other)
    )
    apart = hours_apart(first, second)
    return apart is None or apart > HOURS


def _contradiction(kind: str, one: Assertion, other: Assertion) -> Contradiction:
    return Contradiction(kind=kind, one=_anchor(one), other=_anchor(other))  # type: ignore[arg-type]


def _anchor(one: Assertion) -> Anchor:
    return Anchor(article=one.reading.id, span=one.sentence)
