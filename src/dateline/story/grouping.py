"""All of grouping, composed: profiles to candidates, scores, stories and origins."""

from collections.abc import Iterable, Mapping, Sequence

from dateline.identity import digest
from dateline.ledger import Judgement, Profile, Story
from dateline.story.candidates import Pair, candidates, postings
from dateline.story.clues import scores
from dateline.story.cluster import MUST, merged, regions
from dateline.story.contrast import contrasted
from dateline.story.matrix import matrix
from dateline.story.origins import origins_of, publication
from dateline.story.side import Side, side

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
    pairs = list(candidates(known, postings(known.values())))
    points = scores([(sides[a], sides[b]) for a, b in pairs])
    links = {**dict(zip(pairs, points, strict=True)), **judged(judgements, known)}
    found = _parted(sides, links)
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


def part(profiles: Mapping[str, Profile], links: Mapping[Pair, int]) -> list[Story]:
    """The stories of some articles, without claims.

    Args:
        profiles: By article id; no link may lead out of them to an article above 0.
        links: Scores of pairs, people's judgements among them.
    """
    return _parted({article: side(each) for article, each in profiles.items()}, links)


def _parted(sides: Mapping[str, Side], links: Mapping[Pair, int]) -> list[Story]:
    return [
        _story([each[at] for at in group])
        for region, inner in regions(sides, links)
        for each in [[sides[article] for article in region]]
        for group in _groups(each, inner)
    ]


def _groups(sides: Sequence[Side], links: Mapping[Pair, int]) -> list[list[int]]:
    """The articles of a region by story, as places."""
    place = {each.profile.article: at for at, each in enumerate(sides)}
    points = matrix(sides)
    joined: set[int] = set()
    for (one, other), said in links.items():
        if abs(said) >= MUST:  # people are believed before clues
            a, b = place[one], place[other]
            points[a, b] = points[b, a] = said
            joined |= {a, b} if said > 0 else set()
    return [
        part
        for group in merged(points)
        for part in ([group] if joined & set(group) else contrasted(group, sides, points))
    ]


def _story(sides: Sequence[Side]) -> Story:
    """One story of these articles; it goes by the id of the one published first."""
    origins = origins_of(sides)
    articles = sorted((each.profile for each in sides), key=publication)
    ids = tuple(each.article for each in articles)
    return Story(id=digest("story", ids[0]), articles=ids, origins=origins)
