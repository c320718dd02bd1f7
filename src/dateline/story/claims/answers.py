"""Denials brought to what they deny.

A denial presupposes that somebody put something forward: one that the wording leaves alone is
brought to the likeliest assertion of another speaker in its own article that it opposes.
"""

from collections.abc import Iterator, Sequence

from dateline.story.claims.assertion import Assertion
from dateline.story.claims.likeness import Story, likeness
from dateline.story.claims.opposition import opposed


def answered(story: Story, groups: Sequence[Sequence[int]]) -> list[list[int]]:
    """The groups, with the denials that stand alone moved to what they answer.

    A statement moves as a whole, and only where none of its clauses stands with another
    speaker's affirmation already.
    """
    of = {at: number for number, held in enumerate(groups) for at in held}
    moved: dict[int, int] = {}
    for statement in _denials(story):
        if any(_met(story, groups[of[at]], at) for at in statement):
            continue
        best = max(_answers(story, statement), default=None)
        if best:
            moved |= dict.fromkeys(statement, of[-best[1]])
    return _rebuilt(groups, moved)


def _rebuilt(groups: Sequence[Sequence[int]], moved: dict[int, int]) -> list[list[int]]:
    kept = [[at for at in held if at not in moved] for held in groups]
    for at, number in moved.items():
        kept[number].append(at)
    return [sorted(held) for held in kept if held]


def _denials(story: Story) -> Iterator[list[int]]:
    """The clauses of each statement that denies."""
    statements: dict[tuple[str, str, str], list[int]] = {}
    for at, one in enumerate(story.assertions):
        if one.denial:
            statements.setdefault(one.item, []).append(at)
    yield from statements.values()


def _met(story: Story, group: Sequence[int], at: int) -> bool:
    """Whether somebody else affirms in the same group."""
    one = story.assertions[at]
    return any(
        other.sign > 0 and not other.denial and other.speaker != one.speaker
        for other in map(story.assertions.__getitem__, group)
    )


def _answers(story: Story, statement: Sequence[int]) -> Iterator[tuple[float, int]]:
    """What the clauses of a denial may answer, with the likeness; the nearest first of equals."""
    first: Assertion = story.assertions[statement[0]]
    for at, other in enumerate(story.assertions):
        if other.reading.id != first.reading.id or other.denial or other.sign < 0:
            continue
        if other.statement and any(opposed(story, at, one) for one in statement):
            closeness = 1 - abs(other.place - first.place)
            best = max(likeness(story, min(at, one), max(at, one)) for one in statement)
            yield best + ACCUSED * other.accuses + NEARNESS * closeness, -at


ACCUSED, NEARNESS = 0.1, 0.05
"""A denial rather answers who accuses, and what stands near."""
