"""Which articles go back to one text (law 5), and what shows it.

Copied passages, the same names and numbers in the same order (a translation), a credit to
an outlet that has the same story, one address: each is a clue, and what they weigh together
decides. An article that only cites another, and tells more of its own, is an origin itself.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from dateline.ledger import Clue, Origin, Profile
from dateline.story.cluster import components
from dateline.story.credit import folded_name
from dateline.story.side import Side, containment, side
from dateline.story.translation import aligned

ENOUGH = 1.0
"""What the clues must weigh for two articles to be of one origin."""

COPIED = 0.5
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
    return origins_of([side(each) for each in profiles])


def origins_of(given: Iterable[Side]) -> tuple[Origin, ...]:
    """The same, of profiles that are ready for comparing."""
    ordered = sorted(given, key=lambda each: publication(each.profile))
    sides = {each.profile.article: each for each in ordered}
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
    credit = _credit(a, b)
    least = ENOUGH - CREDITED if credit else ENOUGH
    if a.address and a.address == b.address:
        yield Clue(kind="address", weight=1.0, words=(a.address,))
    if a.language == b.language:
        copied = containment(one, other)
        if copied > 0.1:
            yield Clue(kind="passages", weight=round(copied / COPIED, 3))
    else:
        share, marks = aligned(a.trail, b.trail, least * TRANSLATED)
        if marks:
            yield Clue(kind="translation", weight=round(share / TRANSLATED, 3), words=marks[:8])
    if credit:
        yield Clue(kind="credit", weight=CREDITED, words=(credit,))


def _credit(one: Profile, other: Profile) -> str:
    """The agency or outlet that one of two credits, where the other is by it too.

    Two that only cite the same body are not of one origin for it.
    """
    for giver, taker in ((one, other), (other, one)):
        outlet = set(folded_name(giver.outlet or "").split())
        signs = {credit.name for credit in giver.credits if credit.sign}
        own = folded_name(taker.outlet or "")
        for credit in taker.credits:
            if credit.name in own:
                continue
            if set(credit.name.split()) <= outlet or credit.name in signs:
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
