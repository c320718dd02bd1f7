"""Denials brought to what they deny.

A denial presupposes that somebody put something forward: one that the wording leaves with
nothing that it opposes is brought to the likeliest assertion of another speaker that it does,
of its own article before those of others.
"""

from collections.abc import Iterator, Sequence

from dateline.story.claims.likeness import Story, likeness
from dateline.story.claims.opposition import opposed

ACCUSED, NEARNESS, APART = 0.1, 0.05, -0.3
"""A denial rather answers who accuses, what stands near, and what its own article says."""


def answered(story: Story, groups: Sequence[Sequence[int]]) -> list[list[int]]:
    """The groups, with the denials that meet nothing in theirs moved to what they answer."""
    of = {at: number for number, held in enumerate(groups) for at in held}
    moved: dict[int, int] = {}
    for at, one in enumerate(story.assertions):
        if one.denial and not any(opposed(story, other, at) for other in groups[of[at]]):
            best = max(_answers(story, at), default=None)
            if best:
                moved[at] = of[-best[1]]
    return _rebuilt(groups, moved)


def _rebuilt(groups: Sequence[Sequence[int]], moved: dict[int, int]) -> list[list[int]]:
    kept = [[at for at in held if at not in moved] for held in groups]
    for at, number in moved.items():
        kept[number].append(at)
    return [sorted(held) for held in kept if held]


def _answers(story: Story, denial: int) -> Iterator[tuple[float, int]]:
    """What a denial may answer, with how likely; the first of equals."""
    one = story.assertions[denial]
    for at, other in enumerate(story.assertions):
        if other.denial or other.statement is None or not opposed(story, at, denial):
            continue
        same = other.reading.id == one.reading.id
        near = NEARNESS * (1 - abs(other.place - one.place)) if same else APART
        alike = likeness(story, min(at, denial), max(at, denial))
        yield alike + ACCUSED * other.accuses + near, -at
