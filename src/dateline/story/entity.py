"""Entities across articles: which of their names are one, and why.

    portraits = [portrait for reading in readings for portrait in portraits_of(reading)]
    merged = merge(portraits, judgements)
    merged.entity["person:zelensk@sha256:…"]        # who that article's Zelensky is
    merged.links[0].clues                           # why

An id that reading gives is one in three languages already, so what is left are surnames
alone, spellings that fold apart ("Trump", "Трамп"), and different people of one name. As
found and as merged stay apart: ids of reading never change, this only maps them. What people
judged (law 8) overrules every clue, and so survives every re-run.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from msgspec import Struct

from dateline.ledger import Clue, Judgement
from dateline.model import Reading
from dateline.story.entity_clues import block_keys, clues, is_whole, surname
from dateline.story.entity_groups import Groups

SAME = 0.8
"""What clues must come to for two to be one."""

LARGEST = 300
"""Entities that share a key by which they are compared; what more share tells nothing apart."""


class Portrait(Struct, frozen=True, kw_only=True):
    """What one article says of one entity.

    entity: its id, as reading found it.
    names, roles: in the article's words.
    company: ids of the entities that it is named with.
    """

    article: str
    entity: str
    names: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    company: frozenset[str] = frozenset()

    @property
    def id(self) -> str:
        """What a judgement can point at: the entity as it stands in this article."""
        return f"{self.entity}@{self.article}"


class Link(Struct, frozen=True, kw_only=True):
    """Two entities that were compared, how that came out, and why."""

    one: str
    other: str
    score: float
    clues: tuple[Clue, ...]


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
    for name in reading.names:
        if name.entity:
            names[name.entity][name.span.of(reading.text)] += 1
    for speaker in (said.speaker for said in reading.statements):
        if speaker and speaker.entity:
            names[speaker.entity][speaker.name] += 1
            if speaker.role:
                roles[speaker.entity][speaker.role.of(reading.text)] += 1
    return [
        Portrait(
            article=reading.id,
            entity=entity,
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
    said = [item for item in judgements if item.of == "entity" and not item.withdrawn]
    links = [_judged(item) for item in said if item.answer != "unsure"]
    groups = Groups([(one.id, one.entity) for one in portraits])
    groups.keep_apart([(link.one, link.other) for link in links if link.score < 0])
    for link in links:
        if link.score > 0:
            groups.join(link.one, link.other)
    groups.join_ids()
    likely = sorted(_likely(portraits), key=lambda link: (-link.score, link.one, link.other))
    joined = [link for link in likely if groups.join(link.one, link.other)]
    return Merged(entity=groups.chosen(), links=(*links, *joined))


def _judged(judgement: Judgement) -> Link:
    weight = 1.0 if judgement.answer == "same" else -1.0
    why = Clue(kind="judgement", weight=weight, words=(judgement.by, judgement.at))
    return Link(one=judgement.one, other=judgement.other, score=weight, clues=(why,))


def _likely(portraits: Sequence[Portrait]) -> Iterator[Link]:
    """Pairs of ids that the clues make one."""
    blocks: dict[str, list[Portrait]] = defaultdict(list)
    bearers: Counter[str] = Counter()
    for portrait in _by_entity(portraits):
        bearers[surname(portrait.entity)] += is_whole(portrait.entity)
        for key in block_keys(portrait.entity):
            blocks[key].append(portrait)
    pairs = {
        (one.entity, other.entity): (one, other)
        for block in blocks.values()
        if len(block) <= LARGEST
        for one, other in combinations(block, 2)
    }
    for one, other in pairs.values():
        known = max(bearers[surname(one.entity)], bearers[surname(other.entity)])
        why = clues(one, other, bearers=known)
        score = round(sum(clue.weight for clue in why), 4)
        if score >= SAME:
            yield Link(one=one.entity, other=other.entity, score=score, clues=why)


def _by_entity(portraits: Sequence[Portrait]) -> list[Portrait]:
    """All that is said of each id, as one portrait."""
    grouped: dict[str, list[Portrait]] = defaultdict(list)
    for portrait in portraits:
        grouped[portrait.entity].append(portrait)
    return [
        Portrait(
            article="",
            entity=entity,
            names=tuple(sorted({name for one in own for name in one.names})),
            roles=tuple(sorted({role for one in own for role in one.roles})),
            company=frozenset().union(*(one.company for one in own)),
        )
        for entity, own in sorted(grouped.items())
    ]
