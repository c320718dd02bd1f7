"""Entities across articles: which of their names are one, and why.

    portraits = [portrait for reading in readings for portrait in portraits_of(reading)]
    merged = merge(portraits, judgements)
    merged.entity["person:zelensk@sha256:…"]        # who that article's Zelensky is
    merged.links[0].clues                           # why

An id that reading gives is one in three languages already, so what is left are surnames
alone, spellings that fold apart ("Trump", "Трамп"), and different people of one name. As
found and as merged stay apart: ids of reading never change, this only maps them. What people
judged (law 8) overrules every clue, and so survives every re-run.

`merge` is all steps at once. The record takes them one by one, and compares only what is new:
`blocks` and `pairs` say which ids are compared, `likely` which of these are one, `joined`
what that comes to. How two come out depends on them and on their blocks alone.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import combinations

from msgspec import Struct

from dateline.ledger import Clue, Judgement, Link, Portrait
from dateline.model import Reading
from dateline.story.entity_clues import BESIDE, block_keys, clues, is_whole, short
from dateline.story.entity_groups import Groups
from dateline.story.entity_name import plainest

SAME = 0.8
"""What clues must come to for two to be one."""

LARGEST = 300
"""Entities that share a key by which they are compared; what more share tells nothing apart."""

Pair = tuple[str, str]


class Merged(Struct, frozen=True, kw_only=True):
    """Who is who across articles.

    entity: of each portrait's id, the id that it was merged to.
    links: the comparisons that made two one, and the judgements that did or kept them apart.
    """

    entity: dict[str, str]
    links: tuple[Link, ...]


def portraits_of(reading: Reading) -> list[Portrait]:
    """What an article says of each of its entities, in order of their ids."""
    names: dict[str, Counter[str]] = defaultdict(Counter)
    roles: dict[str, Counter[str]] = defaultdict(Counter)
    spoken: dict[str, list[str]] = defaultdict(list)
    for name in reading.names:
        if name.entity:
            names[name.entity][name.span.of(reading.text)] += 1
    for speaker in (said.speaker for said in reading.statements):
        if speaker and speaker.entity:
            names[speaker.entity][speaker.name] += 1
            spoken[speaker.entity].append(speaker.name)
            if speaker.role:
                roles[speaker.entity][speaker.role.of(reading.text)] += 1
    return [
        Portrait(
            article=reading.id,
            entity=entity,
            spoken=plainest(spoken[entity]) or None,
            names=tuple(sorted(names[entity])),
            roles=tuple(sorted(roles[entity])),
            company=frozenset(names.keys() - {entity}),
        )
        for entity in sorted(names)
    ]


def merge(portraits: Sequence[Portrait], judgements: Iterable[Judgement] = ()) -> Merged:
    """Which portraits are of one entity.

    Two of one id are one unless a person said otherwise. Others are joined, the surest
    first, where nobody kept any of their two sides apart.

    Args:
        portraits: Of many articles, in any order.
        judgements: About entities' ids or portraits' ids; withdrawn ones count for nothing.
    """
    whole = {one.entity: one for one in _by_entity(portraits)}
    links = likely(pairs(blocks(whole)), whole, bearers(whole))
    return joined([(one.id, one.entity) for one in portraits], links, judgements)


def blocks(entities: Iterable[str]) -> dict[str, list[str]]:
    """The ids that share a key, by key; sorted."""
    found: dict[str, list[str]] = defaultdict(list)
    for entity in sorted(entities):
        for key in block_keys(entity):
            found[key].append(entity)
    return found


def bearers(entities: Iterable[str]) -> Counter[str]:
    """How many full names have each surname, and how many states' bodies the same words."""
    counts: Counter[str] = Counter()
    counts.update(short(entity) for entity in entities if is_whole(entity))
    return counts


def pairs(blocks: Mapping[str, Sequence[str]], among: AbstractSet[str] | None = None) -> list[Pair]:
    """The pairs of ids that are to be compared, sorted.

    Args:
        blocks: Ids by key.
        among: Only pairs that have one of these.
    """
    small = (block for block in blocks.values() if len(block) <= LARGEST)
    every = (pair for block in small for pair in combinations(block, 2))
    return sorted({pair for pair in every if among is None or among & set(pair)})


def likely(
    pairs: Iterable[Pair], portraits: Mapping[str, Portrait], bearers: Mapping[str, int]
) -> list[Link]:
    """Those of the pairs that the clues make one.

    Args:
        pairs: Of ids.
        portraits: All that is said of an id, as one portrait; of one that is missing, nothing.
        bearers: How many say more than each short form.
    """
    found = []
    for one, other in pairs:
        known = max(bearers.get(short(one), 0), bearers.get(short(other), 0))
        sides = (portraits.get(each) or Portrait(article="", entity=each) for each in (one, other))
        why = clues(*sides, bearers=known)
        score = round(sum(clue.weight for clue in why), 4)
        if score >= SAME:
            found.append(Link(one=one, other=other, score=score, clues=why))
    return found


def possible(pairs: Iterable[Pair], bearers: Mapping[str, int]) -> list[Pair]:
    """Those of the pairs that roles and company could still make one."""
    bare = ((pair, _bare(pair, bearers)) for pair in pairs)
    return [pair for pair, score in bare if score >= SAME - BESIDE]


def _bare(pair: Pair, bearers: Mapping[str, int]) -> float:
    known = max(bearers.get(short(each), 0) for each in pair)
    one, other = (Portrait(article="", entity=each) for each in pair)
    return sum(clue.weight for clue in clues(one, other, bearers=known))


def joined(
    portraits: Sequence[Pair], links: Iterable[Link], judgements: Iterable[Judgement] = ()
) -> Merged:
    """What links and judgements come to.

    Args:
        portraits: Each one's own id, and the entity's that reading gave it; one may stand for
            all of an entity's under the entity's id.
        links: Of entities that are one.
        judgements: About entities' ids or portraits' ids; withdrawn ones count for nothing.
    """
    said = [item for item in judgements if item.of == "entity" and not item.withdrawn]
    judged = [_judged(item) for item in said if item.answer != "unsure"]
    groups = Groups(portraits)
    groups.keep_apart([(link.one, link.other) for link in judged if link.score < 0])
    for link in judged:
        if link.score > 0:
            groups.join(link.one, link.other)
    groups.join_ids()
    surest = sorted(links, key=lambda link: (-link.score, link.one, link.other))
    made = [link for link in surest if groups.join(link.one, link.other)]
    return Merged(entity=groups.chosen(), links=(*judged, *made))


def _judged(judgement: Judgement) -> Link:
    weight = 1.0 if judgement.answer == "same" else -1.0
    why = Clue(kind="judgement", weight=weight, words=(judgement.by, judgement.at))
    return Link(one=judgement.one, other=judgement.other, score=weight, clues=(why,))


def whole(portraits: Sequence[Portrait]) -> Portrait:
    """All that is said of one id, as one portrait."""
    return Portrait(
        article="",
        entity=portraits[0].entity,
        names=tuple(sorted({name for one in portraits for name in one.names})),
        roles=tuple(sorted({role for one in portraits for role in one.roles})),
        company=frozenset[str]().union(*(one.company for one in portraits)),
    )


def _by_entity(portraits: Sequence[Portrait]) -> Iterator[Portrait]:
    grouped: dict[str, list[Portrait]] = defaultdict(list)
    for portrait in portraits:
        grouped[portrait.entity].append(portrait)
    yield from (whole(own) for _, own in sorted(grouped.items()))
