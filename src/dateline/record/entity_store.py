"""What merging entities reads from the record and writes to it.

Portraits come with their articles; the entities that they touch wait to be compared. Then
their keys, their links and what they are merged to are replaced in one transaction.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from msgspec import structs
from sqlalchemy import Connection, Engine, delete, func, select

from dateline.ledger import Entity, Link, Portrait
from dateline.record.batches import chunks, each, put, remove
from dateline.record.codec import from_json, pack, storable, to_json, unpack
from dateline.record.engines import looking, writing
from dateline.record.entity_schema import (
    entities,
    entity_keys,
    entity_links,
    entity_parts,
    entity_touched,
    portraits,
)
from dateline.record.rows import Row

PORTRAITS = 100
"""Portraits of an entity that tell what it is: more tell nothing new. The first by article."""


class Waiting(NamedTuple):
    """Entities as found that wait to be merged, and the last touch that is taken up."""

    entities: tuple[str, ...]
    turn: int


class Merging(NamedTuple):
    """What comes of some entities as found.

    waiting: those that this takes up.
    keys: of those that are compared anew, by entity; none for one that is gone.
    links: of these with any.
    found: all entities as found whose merging this settles.
    parts: entity as found and article ("" for all) to the entity as merged.
    entities: as merged.
    """

    waiting: Waiting
    keys: Mapping[str, Collection[str]]
    links: Collection[Link]
    found: Collection[str]
    parts: Mapping[tuple[str, str], str]
    entities: Collection[Entity]


class EntityStore:
    """The record, for merging entities."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def waiting(self, many: int) -> Waiting:
        """Some of the entities that wait, by id."""
        table = entity_touched
        query = select(table.c.entity, table.c.turn).order_by(table.c.entity).limit(many)
        with looking(self._engine) as connection:
            rows = connection.execute(query).fetchall()
        return Waiting(
            tuple(row.entity for row in rows), max((row.turn for row in rows), default=0)
        )

    def articles(self, wanted: Collection[str]) -> dict[str, int]:
        """How many articles name each entity as found; none that is gone."""
        entity = portraits.c.entity
        with looking(self._engine) as connection:
            return {
                row.entity: row.articles
                for part in chunks(sorted(wanted))
                for row in connection.execute(
                    select(entity, func.count().label("articles"))
                    .where(entity.in_(part))
                    .group_by(entity)
                )
            }

    def together(self, wanted: Collection[str]) -> int:
        """How many articles name any of some entities."""
        query = select(func.count(portraits.c.article.distinct()))
        with looking(self._engine) as connection:
            return connection.execute(
                query.where(portraits.c.entity.in_(sorted(wanted)))
            ).scalar_one()

    def blocks(self, keys: Collection[str]) -> dict[str, set[str]]:
        """The entities under each key, as they were last compared."""
        found: dict[str, set[str]] = defaultdict(set)
        with looking(self._engine) as connection:
            for row in each(connection, entity_keys, entity_keys.c.key, keys):
                found[row.key].add(row.entity)
        return found

    def links(self, ends: Collection[str]) -> list[Link]:
        """All links of some entities."""
        with looking(self._engine) as connection:
            rows = [
                row
                for end in (entity_links.c.one, entity_links.c.other)
                for row in each(connection, entity_links, end, ends)
            ]
        found = {(row.one, row.other): row.data for row in rows}
        return [from_json(unpack(data), Link) for _, data in sorted(found.items())]

    def fellows(self, found: Collection[str]) -> set[str]:
        """Some entities as found, with all that are now merged with them."""
        table = entity_parts
        with looking(self._engine) as connection:
            merged = {row.entity for row in each(connection, table, table.c.found, found)}
            return {row.found for row in each(connection, table, table.c.entity, merged)}

    def portraits(
        self, wanted: Collection[str], *, company: bool = False
    ) -> dict[str, list[Portrait]]:
        """What articles say of entities as found: the first `PORTRAITS` of each by article.

        Args:
            wanted: Their ids.
            company: Whether to tell whom they are named with.
        """
        held = self.articles(wanted)
        few = [entity for entity in held if held[entity] <= PORTRAITS]
        many = sorted(held.keys() - set(few))
        table = portraits.c
        found: dict[str, list[Portrait]] = {entity: [] for entity in wanted}
        with looking(self._engine) as connection:
            rows = list(each(connection, portraits, table.entity, few))
            for entity in many:
                query = select(portraits).where(table.entity == entity)
                rows += connection.execute(query.order_by(table.article).limit(PORTRAITS))
            beside = _beside(connection, {row.article for row in rows}) if company else {}
        for row in rows:
            portrait = from_json(unpack(row.data), Portrait)
            fellows = beside.get(row.article, frozenset()) - {row.entity}
            found[row.entity].append(structs.replace(portrait, company=fellows))
        return {entity: sorted(own, key=lambda one: one.article) for entity, own in found.items()}

    def bearing(self, entity: str) -> list[str]:
        """All articles that name an entity as found."""
        query = select(portraits.c.article).where(portraits.c.entity == entity)
        with looking(self._engine) as connection:
            return list(connection.execute(query.order_by(portraits.c.article)).scalars())

    def settle(self, merging: Merging) -> None:
        """Put what was merged in the place of what is shown, in one transaction."""
        anew = sorted(merging.keys)
        with writing(self._engine) as connection:
            remove(connection, entity_keys, entity_keys.c.entity, anew)
            put(connection, entity_keys, _key_rows(merging.keys))
            for end in (entity_links.c.one, entity_links.c.other):
                remove(connection, entity_links, end, anew)
            put(connection, entity_links, map(_link_row, merging.links))
            parts = entity_parts
            old = {row.entity for row in each(connection, parts, parts.c.found, merging.found)}
            remove(connection, parts, parts.c.found, merging.found)
            remove(connection, entities, entities.c.id, old)
            put(connection, parts, _part_rows(merging.parts))
            put(connection, entities, map(_entity_row, merging.entities))
            _taken_up(connection, merging.waiting)


def _beside(connection: Connection, articles: Collection[str]) -> dict[str, frozenset[str]]:
    """All entities that each article names."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in each(connection, portraits, portraits.c.article, articles):
        found[row.article].add(row.entity)
    return {article: frozenset(named) for article, named in found.items()}


def put_portraits(
    connection: Connection, changed: Collection[str], made: Collection[Portrait]
) -> None:
    """Keep what articles say of entities; all that they name or named wait to be merged."""
    table = portraits
    named = {row.entity for row in each(connection, table, table.c.article, changed)}
    remove(connection, table, table.c.article, changed)
    put(connection, table, map(_portrait_row, made))
    touch_entities(connection, named | {storable(one.entity) for one in made})


def touch_entities(connection: Connection, ids: Iterable[str]) -> None:
    """Have some entities, as found or in one article, merged again."""
    table = entity_touched
    turn = (connection.execute(select(func.max(table.c.turn))).scalar() or 0) + 1
    found = {id_.partition("@")[0] for id_ in ids}
    remove(connection, table, table.c.entity, found)
    put(connection, table, ({"entity": one, "turn": turn} for one in sorted(found)))


def _taken_up(connection: Connection, waiting: Waiting) -> None:
    table = entity_touched
    for part in chunks(waiting.entities):
        held = table.c.entity.in_(part) & (table.c.turn <= waiting.turn)
        connection.execute(delete(table).where(held))


def _portrait_row(portrait: Portrait) -> Row:
    bare = structs.replace(portrait, company=frozenset())
    entity = storable(portrait.entity)
    return {"article": portrait.article, "entity": entity, "data": pack(to_json(bare))}


def _key_rows(keys: Mapping[str, Collection[str]]) -> Iterator[Row]:
    for entity, held in sorted(keys.items()):
        yield from ({"key": key, "entity": entity} for key in sorted(held))


def _link_row(link: Link) -> Row:
    return {"one": link.one, "other": link.other, "data": pack(to_json(link))}


def _part_rows(parts: Mapping[tuple[str, str], str]) -> Iterator[Row]:
    for (found, article), entity in sorted(parts.items()):
        yield {"found": found, "article": article, "entity": entity}


def _entity_row(entity: Entity) -> dict[str, Any]:
    return {
        "id": entity.id,
        "kind": entity.kind,
        "name": storable(entity.name),
        "articles": entity.articles,
        "data": pack(to_json(entity)),
    }
