"""From compared pairs to stories: average linkage, the same for a set in whatever order it came.

Pairs that score above 0 tie articles into components; what ties nothing to a component
cannot change it. Inside one, the two groups that agree best on average are merged, until
no two agree (UPGMA; Sokal and Michener 1958): one article that resembles two stories does
not make them one. Scores are whole numbers and ties go to the lesser id.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from dateline.story.candidates import Pair

APART = -1500
"""What a pair that was not compared counts, in thousandths: it shared too little."""

FULL = 144
"""Pairs between two groups of which all should have been compared; beyond, a sample does."""

Links = Mapping[Pair, int]
"""Scores of the pairs that were compared, in thousandths."""

MUST = 10**9
"""The score of a pair that people judged the same; the negative of it, different."""


def components(articles: Iterable[str], links: Links) -> list[tuple[str, ...]]:
    """The articles that scores above 0 tie together, each component sorted."""
    root = {article: article for article in articles}

    def find(article: str) -> str:
        while root[article] != article:
            root[article] = root[root[article]]
            article = root[article]
        return article

    for (one, other), points in links.items():
        if points > 0 and one in root and other in root:
            low, high = sorted((find(one), find(other)))
            root[high] = low
    found: dict[str, list[str]] = defaultdict(list)
    for article in sorted(root):
        found[find(article)].append(article)
    return [tuple(each) for each in found.values()]


def regions(articles: Iterable[str], links: Links) -> list[tuple[tuple[str, ...], dict[Pair, int]]]:
    """The components, each with the scores among its own articles."""
    parts = components(articles, links)
    home = {article: number for number, part in enumerate(parts) for article in part}
    inner: list[dict[Pair, int]] = [{} for _ in parts]
    for pair, points in links.items():
        number = home.get(pair[0])
        if number is not None and number == home.get(pair[1]):
            inner[number][pair] = points
    return list(zip(parts, inner, strict=True))


def stories(component: Sequence[str], links: Links) -> list[tuple[str, ...]]:
    """Part one component into stories.

    Args:
        component: Article ids, sorted.
        links: Scores of pairs of them.
    """
    merging = _Merging(component, links)
    while (best := merging.best()) is not None:
        merging.merge(*best)
    return sorted(tuple(sorted(group)) for group in merging.groups.values())


class _Tie(NamedTuple):
    """What is known between two groups: the sum of scores, and how many there are."""

    points: int
    pairs: int


class _Merging:
    """Groups that are being merged; a group goes by its first member's number."""

    def __init__(self, component: Sequence[str], links: Links) -> None:
        number = {article: at for at, article in enumerate(component)}
        self.groups = {at: [article] for at, article in enumerate(component)}
        self.ties: dict[int, dict[int, _Tie]] = defaultdict(dict)
        for (one, other), points in links.items():
            if one in number and other in number:
                a, b = number[one], number[other]
                self.ties[a][b] = self.ties[b][a] = _Tie(points, 1)
        self.heap = [entry for a in sorted(self.ties) for entry in self._entries(a) if a < entry[2]]
        heapify(self.heap)

    def best(self) -> tuple[int, int] | None:
        """The two groups that agree best; None where no two agree."""
        while self.heap:
            worst, a, b = heappop(self.heap)
            if a in self.groups and b in self.ties[a] and self._mean(a, b) == -worst:
                return a, b
        return None

    def merge(self, a: int, b: int) -> None:
        """Make one group of two."""
        a, b = min(a, b), max(a, b)
        self.groups[a] += self.groups.pop(b)
        del self.ties[a][b]
        for c, tie in self.ties.pop(b).items():
            if c != a:
                known = self.ties[a].get(c, _Tie(0, 0))
                joined = _Tie(known.points + tie.points, known.pairs + tie.pairs)
                self.ties[a][c] = self.ties[c][a] = joined
                del self.ties[c][b]
        for entry in self._entries(a):
            heappush(self.heap, entry)

    def _entries(self, a: int) -> Iterator[tuple[float, int, int]]:
        for b in self.ties[a]:
            if (mean := self._mean(a, b)) > 0:
                yield -mean, min(a, b), max(a, b)

    def _mean(self, a: int, b: int) -> float:
        """The mean score of what was compared and of what should have been."""
        tie = self.ties[a][b]
        pairs = len(self.groups[a]) * len(self.groups[b])
        unknown = max(0, min(pairs, FULL) - tie.pairs)
        return (tie.points + APART * unknown) / (tie.pairs + unknown)
