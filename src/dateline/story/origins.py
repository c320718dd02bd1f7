"""Which articles go back to one text (law 5), and what shows it.

Copied passages, the same names and numbers in the same order (a translation), a credit to
an outlet that has the same story, one address: each is a clue, and what they weigh together
decides. An article that only cites another, and tells more of its own, is an origin itself.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from dateline.ledger import Clue, Origin, Profile
from dateline.story.clues import containment, relation
from dateline.story.cluster import components
from dateline.story.credit import folded_name
from dateline.story.side import Side, side

ENOUGH = 1.0
"""What the clues must weigh for two articles to be of one origin."""

COPIED = 0.42
"""Shared runs of words at which a text is a copy; independent reports share some names."""

TRANSLATED = 0.5
"""Names and numbers in one order at which a text is a translation."""

CREDITED = 0.5
"""What a credit weighs: with it, half the likeness is enough."""


def find_origins(profiles: Iterable[Profile]) -> tuple[Origin, ...]:
    """The origins of some articles of one story.

    Returns:
        Each with its articles and the clues that tie them, the earliest published first.
    """
    sides = {each.article: side(each) for each in sorted(profiles, key=publication)}
    all_clues = {
        pair: kinship(*map(sides.__getitem__, pair)) for pair in combinations(sorted(sides), 2)
    }
    ties = {
        pair: clues
        for pair, clues in all_clues.items()
        if sum(clue.weight for clue in clues) >= ENOUGH
    }
    place = {article: number for number, article in enumerate(sides)}
    parts = components(sides, dict.fromkeys(ties, 1))
    found = [sorted(part, key=place.__getitem__) for part in parts]
    return tuple(
        Origin(articles=tuple(part), clues=_told(part, ties))
        for part in sorted(found, key=lambda part: place[part[0]])
    )


def publication(profile: Profile) -> tuple[str, str]:
    """What orders articles: by publication, those without a date last, then by id."""
    return profile.published or "~", profile.article


def kinship(one: Side, other: Side) -> tuple[Clue, ...]:
    """The clues that two articles go back to one text; they do from a weight of 1 on."""
    return tuple(_kinship(one, other))


def _kinship(one: Side, other: Side) -> Iterator[Clue]:
    a, b = one.profile, other.profile
    if a.address and a.address == b.address:
        yield Clue(kind="address", weight=1.0, words=(a.address,))
    if relation(one, other) == "same":
        copied = containment(one, other)
        if copied > 0.1:
            yield Clue(kind="passages", weight=round(copied / COPIED, 3))
    else:
        aligned, shared = _aligned(a.trail, b.trail)
        if aligned > 0.1:
            weight = round(aligned / TRANSLATED, 3)
            yield Clue(kind="translation", weight=weight, words=tuple(shared[:8]))
    if credit := _credit(a, b):
        yield Clue(kind="credit", weight=CREDITED, words=(credit,))


def _aligned(one: Sequence[str], other: Sequence[str]) -> tuple[float, list[str]]:
    """The part of the shorter trail that stands in the other in the same order."""
    least = min(len(one), len(other))
    if least < 6:
        return 0.0, []
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    shared = [
        one[at]
        for block in matcher.get_matching_blocks()
        for at in range(block.a, block.a + block.size)
    ]
    return len(shared) / least, list(dict.fromkeys(shared))


def _credit(one: Profile, other: Profile) -> str:
    """Whom one of two credits, where that is the other's outlet or is credited by it too."""
    for giver, taker in ((one, other), (other, one)):
        outlet = set(folded_name(giver.outlet or "").split())
        theirs = {credit.name for credit in giver.credits}
        for credit in taker.credits:
            mine = taker.outlet and credit.name in folded_name(taker.outlet)
            if not mine and (set(credit.name.split()) <= outlet or credit.name in theirs):
                return credit.name
    return ""


def _told(part: Sequence[str], ties: dict[tuple[str, str], tuple[Clue, ...]]) -> tuple[Clue, ...]:
    """For every later article, why it goes back to the same text as an earlier one."""
    found: dict[str, Clue] = defaultdict()
    for later in range(1, len(part)):
        for earlier in part[:later]:
            pair = min(earlier, part[later]), max(earlier, part[later])
            for clue in ties.get(pair, ()):
                kept = found.get(clue.kind)
                if kept is None or clue.weight > kept.weight:
                    found[clue.kind] = clue
    return tuple(found[kind] for kind in sorted(found))
