"""All of grouping, composed: profiles to candidates, scores, stories and origins."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from dateline.identity import digest
from dateline.ledger import Judgement, Profile, Story
from dateline.story.candidates import Pair, candidates, postings
from dateline.story.clues import score
from dateline.story.cluster import MUST, regions, stories
from dateline.story.contrast import contrasted
from dateline.story.origins import origins_of, publication
from dateline.story.side import Side, side

SMALL = 48
"""Articles of a component in which all pairs are compared."""

_POINTS = {"same": MUST, "different": -MUST}


def group(profiles: Iterable[Profile], judgements: Iterable[Judgement] = ()) -> tuple[Story, ...]:
    """The stories of some articles, each with its origins and without claims.

    Args:
        profiles: In any order; the stories are the same.
        judgements: What people said of pairs of articles; it outweighs every clue.

    Returns:
        The stories by their first publication.
    """
    known = {each.article: each for each in sorted(profiles, key=lambda each: each.article)}
    sides = {article: side(each) for article, each in known.items()}
    pairs = candidates(known, postings(known.values()))
    links = {(a, b): score(sides[a], sides[b]) for a, b in pairs}
    links |= judged(judgements, known)
    found = [each for _, parts in _parted(sides, links) for each in parts]
    return tuple(sorted(found, key=lambda each: publication(known[each.articles[0]])))


def judged(judgements: Iterable[Judgement], articles: Mapping[str, object]) -> dict[Pair, int]:
    """The pairs that people judged, as scores; of several judgements of a pair the last holds."""
    last = {
        (each.one, each.other): each.answer
        for each in sorted(judgements, key=lambda each: each.id)
        if each.of == "article" and not each.withdrawn
    }
    return {
        pair: _POINTS[answer]
        for pair, answer in last.items()
        if answer in _POINTS and pair[0] in articles and pair[1] in articles
    }


def part(
    profiles: Mapping[str, Profile], links: Mapping[Pair, int]
) -> list[tuple[tuple[str, ...], list[Story]]]:
    """The stories of some articles by the component they stand in, without claims.

    Args:
        profiles: By article id; no link may lead out of them to an article above 0.
        links: Scores of pairs, people's judgements among them.
    """
    return _parted({article: side(each) for article, each in profiles.items()}, links)


def _parted(
    sides: Mapping[str, Side], links: Mapping[Pair, int]
) -> list[tuple[tuple[str, ...], list[Story]]]:
    found = []
    for component, inner in regions(sides, links):
        full = _filled(component, inner, sides)
        groups = [
            each
            for group in stories(component, full)
            for each in (contrasted(group, sides, full) if _unjudged(group, full) else [group])
        ]
        found.append((component, [_story([sides[one] for one in each]) for each in groups]))
    return found


def _unjudged(group: Sequence[str], links: Mapping[Pair, int]) -> bool:
    """Whether nobody said that some of these belong together: what people say is not cut."""
    within = set(group)
    return all(points < MUST for pair, points in links.items() if within.issuperset(pair))


def _filled(
    component: Sequence[str], links: Mapping[Pair, int], sides: Mapping[str, Side]
) -> Mapping[Pair, int]:
    """In a small component every pair is compared: what shares few keys may yet be alike."""
    if not 2 < len(component) <= SMALL:
        return links
    missing = [pair for pair in combinations(component, 2) if pair not in links]
    return {**{(a, b): score(sides[a], sides[b]) for a, b in missing}, **links}


def _story(sides: Sequence[Side]) -> Story:
    """One story of these articles; it goes by the id of the one published first."""
    origins = origins_of(sides)
    articles = sorted((each.profile for each in sides), key=publication)
    ids = tuple(each.article for each in articles)
    return Story(id=digest("story", ids[0]), articles=ids, origins=origins)
