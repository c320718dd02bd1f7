"""Entities, composed: what articles say of them to who is who across the record.

Only what new or changed articles and judgements touch is compared and merged again; each
batch takes its place in one transaction, and what comes of all does not depend on their order.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from dateline.ledger import Entity, Judgement, Link, Portrait
from dateline.record import EntityStore, Merging, Record, Waiting
from dateline.story import entity as who
from dateline.story.entity_clues import block_keys, short
from dateline.story.entity_name import plainest

BATCH = 2000
"""Entities that are merged in one transaction, with all that hangs on them."""

SHOWN = 20
"""Names and roles of an entity that are kept to be shown, at most."""

Blocks = Mapping[str, Collection[str]]
"""Entities by the keys under which they are compared."""


class _Compared(NamedTuple):
    """How some entities compare: the keys of each, none of one that is gone, and all links."""

    keys: dict[str, Collection[str]]
    links: list[Link]


def merge_entities(record: Record) -> int:
    """Bring the record's entities up to date with its articles and people's judgements.

    Returns:
        How many entities, as merged, were written.
    """
    store, written = record.merging, 0
    said = record.ledger.judgements("entity")
    while (waiting := store.waiting(BATCH)).entities:
        merging = _merging(store, waiting, said)
        store.settle(merging)
        written += len(merging.entities)
    return written


def _merging(store: EntityStore, waiting: Waiting, said: Sequence[Judgement]) -> Merging:
    compared = _compared(store, set(waiting.entities))
    found, links = _closure(store, compared, said)
    there = sorted(store.articles(found))
    parts = _parts(store, there, links, said)
    shown = list(_entities(store, parts))
    return Merging(waiting, compared.keys, compared.links, found, parts, shown)


def _compared(store: EntityStore, changed: set[str]) -> _Compared:
    """Compare what changed with all that it shares a key with.

    How two come out depends on their blocks too: on who else has a surname, or a body of the
    same words, and on whether a block is too large. Where that changed, it is compared again.
    """
    there = store.articles(changed).keys()
    before = store.blocks(_keys(changed))
    anew = set(changed)
    for key, block in _after(before, changed, there).items():
        old = before.get(key, set())
        large = [len(each) > who.LARGEST for each in (old, block)]
        if any(large) != all(large):
            anew |= old | block
        come_or_gone = {short(one) for one in old ^ block}
        anew |= {one for one in block if short(one) in come_or_gone}
    blocks = _after(store.blocks(_keys(anew)), changed, there)
    bearers = who.bearers({one for block in blocks.values() for one in block})
    pairs = who.pairs({key: sorted(block) for key, block in blocks.items()}, anew)
    likely = who.possible(pairs, bearers)
    told = store.portraits({end for pair in likely for end in pair}, company=True)
    known = {one: who.whole(own) for one, own in told.items() if own}
    gone = changed - there
    keys = {one: block_keys(one) if one not in gone else frozenset[str]() for one in anew}
    return _Compared(dict(keys), who.likely(likely, known, bearers))


def _keys(entities: Iterable[str]) -> set[str]:
    return {key for one in entities for key in block_keys(one)}


def _after(before: Blocks, changed: set[str], there: Collection[str]) -> dict[str, set[str]]:
    """The blocks as they are now that some entities changed, of which these are still there."""
    now = {key: set(block) - changed for key, block in before.items()}
    for one in there:
        for key in block_keys(one):
            now.setdefault(key, set()).add(one)
    return now


def _closure(
    store: EntityStore, compared: _Compared, said: Sequence[Judgement]
) -> tuple[set[str], list[Link]]:
    """All entities that hang on those that were compared, now or before, and their links."""
    same = [
        frozenset(end.partition("@")[0] for end in (each.one, each.other))
        for each in said
        if each.answer == "same"
    ]
    anew = compared.keys.keys()
    links = {(one.one, one.other): one for one in compared.links}
    found, edge = set[str](), set(anew)
    while edge:
        found |= edge
        kept = (one for one in store.links(edge) if not anew & {one.one, one.other})
        links |= {(one.one, one.other): one for one in kept}
        ends = store.fellows(edge)
        for pair in (*links, *same):
            ends |= set(pair) if edge & set(pair) else set()
        edge = ends - found
    return found, [links[pair] for pair in sorted(links)]


def _parts(
    store: EntityStore, there: Sequence[str], links: Sequence[Link], said: Sequence[Judgement]
) -> dict[tuple[str, str], str]:
    """What each entity as found is merged to; by article where people tell articles' apart."""
    apart = {
        entity
        for each in said
        for entity, at, _ in (end.partition("@") for end in (each.one, each.other))
        if at
    }
    ends: list[tuple[str, str]] = []
    for one in there:
        own = [f"{one}@{article}" for article in store.bearing(one)] if one in apart else [one]
        ends += [(each, one) for each in own]
    merged = who.joined(ends, links, said).entity
    return {(one, id_.partition("@")[2]): merged[id_] for id_, one in ends}


def _entities(store: EntityStore, parts: Mapping[tuple[str, str], str]) -> Iterator[Entity]:
    held: dict[str, list[tuple[str, str]]] = {}
    for part, entity in sorted(parts.items()):
        held.setdefault(entity, []).append(part)
    told = store.portraits({found for found, _ in parts})
    for entity, own in sorted(held.items()):
        within = [
            portrait
            for found, article in own
            for portrait in told[found]
            if article in {"", portrait.article}
        ]
        yield _entity(entity, own, within, _articles(store, own))


def _articles(store: EntityStore, parts: Sequence[tuple[str, str]]) -> int:
    """How many articles name an entity."""
    whole = [found for found, article in parts if not article]
    single = {article for _, article in parts if article}
    if not single:
        return store.together(whole)
    return len(single.union(*(store.bearing(one) for one in whole)))


def _entity(
    id_: str, parts: Sequence[tuple[str, str]], told: Sequence[Portrait], articles: int
) -> Entity:
    names = _common(name for one in told for name in one.names)
    spoken = [one.spoken for one in told if one.spoken]
    return Entity(
        id=id_,
        kind=id_.partition(":")[0],
        name=plainest(spoken or [name for one in told for name in one.names]) or id_,
        names=names[:SHOWN],
        roles=_common(role for one in told for role in one.roles)[:SHOWN],
        found=tuple(sorted({found for found, _ in parts})),
        articles=articles,
    )


def _common(words: Iterable[str]) -> tuple[str, ...]:
    """Words, the commonest first; the longer and the earlier of equals."""
    counts = Counter(words)
    return tuple(sorted(counts, key=lambda word: (-counts[word], -len(word), word)))
