"""From compared pairs to stories: average linkage, the same for a set in whatever order it came.

Pairs that score above 0 tie articles into components; what ties nothing to a component
cannot change it. Inside one all pairs are compared, and the two groups that agree best on
average are merged, until no two agree (UPGMA; Sokal and Michener 1958): one article that
resembles two stories does not make them one. Scores are whole numbers and ties go to the
lesser id.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import numpy as np

from dateline.story.candidates import Pair
from dateline.story.matrix import Scores

MOST = 800
"""Articles of which all pairs are compared: bounds the time and the memory."""

STEP = 500
"""By how much more two articles must score, in thousandths, where too many hang together."""

Links = Mapping[Pair, int]
"""Scores of the pairs that were compared, in thousandths."""

MUST = 10**9
"""The score of a pair that people judged the same; the negative of it, different."""


def components(articles: Iterable[str], links: Links, least: int = 0) -> list[tuple[str, ...]]:
    """The articles that scores above the least tie together, each component sorted."""
    root = {article: article for article in articles}

    def find(article: str) -> str:
        while root[article] != article:
            root[article] = root[root[article]]
            article = root[article]
        return article

    for (one, other), points in links.items():
        if points > least and one in root and other in root:
            low, high = sorted((find(one), find(other)))
            root[high] = low
    found: dict[str, list[str]] = defaultdict(list)
    for article in sorted(root):
        found[find(article)].append(article)
    return [tuple(each) for each in found.values()]


def regions(
    articles: Iterable[str], links: Links, least: int = 0
) -> Iterator[tuple[tuple[str, ...], dict[Pair, int]]]:
    """The components, each with the scores among its own articles.

    One that is too large is parted where its articles hang together least.
    """
    parts = components(articles, links, least)
    home = {article: number for number, part in enumerate(parts) for article in part}
    inner: list[dict[Pair, int]] = [{} for _ in parts]
    for pair, points in links.items():
        number = home.get(pair[0])
        if number is not None and number == home.get(pair[1]):
            inner[number][pair] = points
    for part, within in zip(parts, inner, strict=True):
        if len(part) <= MOST or least > max(within.values(), default=0):
            yield part, within
        else:
            yield from regions(part, within, least + STEP)


def merged(points: Scores) -> list[list[int]]:
    """Part some articles into groups.

    Args:
        points: How alike each two are; those of people's judgements among them.

    Returns:
        Groups of places in the matrix, each sorted, by their first.
    """
    groups = {at: [at] for at in range(len(points))}
    sums = points.astype(np.float64)  # of whole numbers, and so exact
    sizes = np.ones(len(points))
    means = sums.copy()
    np.fill_diagonal(means, -np.inf)
    best = means.max(1, initial=-np.inf)
    dead = np.zeros(len(points), dtype=bool)
    while len(groups) > 1:
        a = int(best.argmax())
        if best[a] <= 0:
            break
        b = int(means[a].argmax())
        a, b = min(a, b), max(a, b)
        groups[a] += groups.pop(b)
        sums[a] += sums[b]
        sums[:, a] = sums[a]
        sizes[a] += sizes[b]
        fresh = sums[a] / (sizes[a] * sizes)
        dead[b] = True
        fresh[dead] = fresh[a] = -np.inf
        stale = (means[:, a] == best) | (means[:, b] == best)
        means[a] = means[:, a] = fresh
        means[b] = means[:, b] = -np.inf
        best = np.maximum(best, fresh)
        for at in np.flatnonzero(stale).tolist():
            best[at] = means[at].max()
        best[a], best[b] = fresh.max(), -np.inf
    return [sorted(group) for _, group in sorted(groups.items())]
