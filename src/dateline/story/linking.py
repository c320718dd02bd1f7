"""New articles among those that are known: which pairs are compared now, and which no longer.

The outcome is that of comparing all articles at once: a list in which a new article stands
between two others moves them apart, and they are compared no longer where that was their
only tie. So any order of coming, and any size of batch, gives the same links.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from dateline.ledger import Profile
from dateline.story.candidates import REACH, Pair, Posting, neighbours, posting, worth
from dateline.story.clues import scores
from dateline.story.side import side


class Known(Protocol):
    """What is asked of the articles that are known already."""

    def profiles(self, wanted: Collection[str]) -> Mapping[str, Profile]:
        """Profiles by article."""

    def postings(self, keys: Collection[int]) -> Mapping[int, Sequence[tuple[int, str]]]:
        """Day and id of the articles under each key, sorted."""


class Linked(NamedTuple):
    """The scores of pairs that are now compared, and the pairs that are no longer."""

    links: dict[Pair, int]
    unlinked: set[Pair]


def link(new: Sequence[Profile], gone: Collection[str], known: Known) -> Linked:
    """Compare new articles with the known ones.

    Args:
        new: Profiles; an article that is known already is replaced.
        gone: Articles that are no longer there.
        known: The articles as they stood before.
    """
    coming = {each.article: each for each in new}
    leaving = {*gone, *coming}
    former = known.profiles(leaving)
    keys = {key for each in (*new, *former.values()) for key in each.keys}
    before = {
        key: [Posting(*each) for each in listed] for key, listed in known.postings(keys).items()
    }
    after = _shifted(before, new, leaving)
    fresh, lost = _moved(before, after, leaving)
    met = {end for pair in fresh | lost for end in pair}
    profiles = {**known.profiles(met - leaving), **coming}
    lost = {pair for pair in lost if leaving.isdisjoint(pair)}
    lists = {**known.postings(_shared(lost, profiles) - keys), **after}
    pairs = [(a, b) for a, b in sorted(fresh) if worth(profiles[a], profiles[b])]
    sides = {end: side(profiles[end]) for end in {end for pair in pairs for end in pair}}
    points = scores([(sides[a], sides[b]) for a, b in pairs])
    return Linked(
        dict(zip(pairs, points, strict=True)),
        {pair for pair in lost if not _tied(pair, profiles, lists)},
    )


def _shifted(
    before: Mapping[int, list[Posting]], new: Iterable[Profile], leaving: Collection[str]
) -> dict[int, list[Posting]]:
    """The lists as they stand now."""
    after = {
        key: [each for each in listed if each.article not in leaving]
        for key, listed in before.items()
    }
    for profile in new:
        for key in profile.keys:
            after.setdefault(key, []).append(posting(profile))
    return {key: sorted(listed) for key, listed in after.items()}


def _moved(
    before: Mapping[int, list[Posting]],
    after: Mapping[int, list[Posting]],
    leaving: Collection[str],
) -> tuple[set[Pair], set[Pair]]:
    """The pairs that have come to stand near each other in some list, and that did before."""
    fresh: set[Pair] = set()
    lost: set[Pair] = set()
    for key, now in after.items():
        was = before.get(key, [])
        for old, present in _changed_parts(was, now, leaving):
            near, nearer = set(neighbours(old)), set(neighbours(present))
            fresh |= nearer - near
            fresh |= {pair for pair in nearer & near if not leaving_free(pair, leaving)}
            lost |= near - nearer
    return fresh, lost - fresh


def leaving_free(pair: Pair, leaving: Collection[str]) -> bool:
    """Whether neither of a pair is new or gone."""
    return pair[0] not in leaving and pair[1] not in leaving


def _changed_parts(
    was: Sequence[Posting], now: Sequence[Posting], leaving: Collection[str]
) -> Iterator[tuple[list[Posting], list[Posting]]]:
    """The parts of a list, before and after, in which anything can have changed."""
    old, present = set(was), set(now)
    whole = sorted(old | present)
    changed = [at for at, each in enumerate(whole) if each.article in leaving]
    for start, end in _runs(changed):
        part = whole[max(0, start - REACH) : end + REACH + 1]
        yield [each for each in part if each in old], [each for each in part if each in present]


def _runs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Places that stand within reach of each other, as first and last of each run."""
    start = end = -1
    for place in places:
        if start >= 0 and place - end <= 2 * REACH:
            end = place
            continue
        if start >= 0:
            yield start, end
        start = end = place
    if start >= 0:
        yield start, end


def _shared(pairs: Iterable[Pair], profiles: Mapping[str, Profile]) -> set[int]:
    return {key for a, b in pairs for key in {*profiles[a].keys} & {*profiles[b].keys}}


def _tied(
    pair: Pair, profiles: Mapping[str, Profile], lists: Mapping[int, Sequence[tuple[int, str]]]
) -> bool:
    """Whether two articles still stand near each other in some list."""
    one, other = (profiles[end] for end in pair)
    for key in {*one.keys} & {*other.keys}:
        listed = lists.get(key, ())
        places = [listed.index(posting(each)) for each in (one, other)]
        if abs(places[0] - places[1]) <= REACH:
            return True
    return False
