"""Assertions brought together into propositions: average-link clustering over likeness.

Only pairs that share something rare are compared, so that the cost grows with what is shared
and not with the square of the story. Assertions come sorted, ties fall to the earlier: the
result does not depend on the order of reading.
"""

import heapq
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np

from dateline.story.claims.likeness import SAME, Story, likeness

Pair = tuple[int, int]

CROWD = 60
"""A feature of more assertions than this brings no two of them together by itself."""

NEIGHBOURS = 20
"""How many of an assertion's nearest by embedding are compared."""


def groups(story: Story, *, same: float = SAME) -> list[list[int]]:
    """The numbers of the assertions of each proposition, in order."""
    scores = {pair: likeness(story, *pair) for pair in sorted(set(_candidates(story)))}
    return _linked(len(story.assertions), scores, same)


def _candidates(story: Story) -> Iterator[Pair]:
    holders = defaultdict[str, list[int]](list)
    for at, one in enumerate(story.assertions):
        for name in one.features:
            holders[name].append(at)
    for held in holders.values():
        if len(held) <= CROWD:
            yield from combinations(held, 2)
    if story.embedded is not None:
        count = min(NEIGHBOURS + 1, len(story.assertions))
        for at, row in enumerate(story.embedded):
            near = np.argsort(-(story.embedded @ row), kind="stable")[:count]
            yield from ((min(at, int(b)), max(at, int(b))) for b in near if int(b) != at)


def _linked(count: int, scores: dict[Pair, float], same: float) -> list[list[int]]:
    """Merge the two groups with the highest mean likeness until none reaches `same`."""
    members = {at: [at] for at in range(count)}
    links = defaultdict[int, dict[int, float]](dict)
    for (one, other), score in scores.items():
        links[one][other] = links[other][one] = score
    heap = [(-score, *pair) for pair, score in scores.items() if score >= same]
    heapq.heapify(heap)
    while heap:
        worth, one, other = heapq.heappop(heap)
        if one not in members or other not in members:
            continue
        if -worth != _mean(links, members, one, other):
            continue
        _merge(links, members, one, other)
        for near in sorted(links[one]):
            if (mean := _mean(links, members, one, near)) >= same:
                heapq.heappush(heap, (-mean, min(one, near), max(one, near)))
    return [sorted(held) for _, held in sorted(members.items())]


def _mean(
    links: dict[int, dict[int, float]], members: dict[int, list[int]], one: int, other: int
) -> float:
    return links[one].get(other, -1.0) / (len(members[one]) * len(members[other]))


def _merge(
    links: dict[int, dict[int, float]], members: dict[int, list[int]], one: int, other: int
) -> None:
    """Take `other` into `one`; likenesses add up."""
    members[one] += members.pop(other)
    gone = links.pop(other)
    links[one].pop(other, None)
    for near, score in gone.items():
        if near != one:
            links[near].pop(other)
            links[one][near] = links[near][one] = links[one].get(near, 0.0) + score


def spread(items: Sequence[Sequence[int]]) -> dict[int, int]:
    """Which group each number is in."""
    return {at: number for number, held in enumerate(items) for at in held}
