"""Which articles are worth comparing: those that share rare keys, near in time.

Each key lists its articles by day; an article is compared with the few next to it in each
list, so that the work grows with the number of articles and not with its square, however
many of them speak of one thing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from dateline.ledger import Profile
from dateline.story.clues import gap

REACH = 6
"""Articles on either side, in a key's list, with which an article is compared."""

WINDOW = 45
"""Days after which a story has ended: what is published later begins another."""

LEAST = 2
"""Keys that two articles share before they are compared."""

Pair = tuple[str, str]
"""Two article ids, the lesser first."""


class Posting(NamedTuple):
    """An article in a key's list; the undated stand first."""

    day: int
    article: str


Postings = Mapping[int, Sequence[Posting]]
"""The articles under each key, sorted."""


def posting(profile: Profile) -> Posting:
    """How an article stands in its keys' lists."""
    return Posting(profile.day or 0, profile.article)


def postings(profiles: Iterable[Profile]) -> dict[int, list[Posting]]:
    """The lists of all keys of some articles."""
    found: dict[int, list[Posting]] = defaultdict(list)
    for profile in profiles:
        for key in profile.keys:
            found[key].append(posting(profile))
    return {key: sorted(lists) for key, lists in found.items()}


def candidates(profiles: Mapping[str, Profile], lists: Postings) -> Iterator[Pair]:
    """The pairs worth comparing, in their order.

    Args:
        profiles: By article id; those of all articles in the lists.
        lists: As `postings` makes them.
    """
    near = {pair for each in lists.values() for pair in neighbours(each)}
    for one, other in sorted(near):
        if worth(profiles[one], profiles[other]):
            yield one, other


def neighbours(listed: Sequence[Posting]) -> Iterator[Pair]:
    """The pairs that stand near each other in one list."""
    for place, (_, article) in enumerate(listed):
        for _, next_one in islice(listed, place + 1, place + 1 + REACH):
            yield (article, next_one) if article < next_one else (next_one, article)


def worth(one: Profile, other: Profile) -> bool:
    """Whether two articles share enough, and stand near enough in time, to be compared."""
    days = gap(one, other)
    if days is not None and days > WINDOW:
        return False
    return len({*one.keys} & {*other.keys}) >= LEAST
