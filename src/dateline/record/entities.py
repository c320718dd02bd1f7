"""The record's entities across articles, for readers."""

from contextlib import AbstractContextManager

from msgspec import Struct
from sqlalchemy import Connection, Engine, select, tuple_

from dateline.errors import NotInRecord
from dateline.ledger import Entity, Link
from dateline.record.batches import each
from dateline.record.codec import from_json, storable, unpack
from dateline.record.engines import bounded
from dateline.record.entity_schema import entities, entity_links, entity_parts

SECONDS = 5.0
"""What a question may take."""


class EntityCard(Struct, frozen=True, kw_only=True):
    """An entity as lists show it; see `dateline.ledger.Entity` for the fields."""

    id: str
    kind: str
    name: str
    articles: int


class Entities:
    """Who is who across articles, as merged; every question ends by itself after `seconds`."""

    def __init__(self, engine: Engine, *, seconds: float = SECONDS) -> None:
        self._engine = engine
        self._seconds = seconds

    def cards(
        self,
        *,
        kind: str | None = None,
        name: str | None = None,
        before: tuple[int, str] | None = None,
        many: int = 50,
    ) -> list[EntityCard]:
        """Entities, those that most articles name first.

        Args:
            kind: Only of this kind ("person", "organization", "country", ...).
            name: Only those in whose name these words stand, in either case.
            before: `articles` and id of the entity after which to go on.
            many: How many at most.
        """
        table = entities.c
        query = select(*(table[field] for field in EntityCard.__struct_fields__))
        if kind is not None:
            query = query.where(table.kind == storable(kind))
        if name is not None:
            query = query.where(table.name.icontains(storable(name), autoescape=True))
        if before is not None:
            query = query.where(tuple_(table.articles, table.id) < tuple_(*before))
        query = query.order_by(table.articles.desc(), table.id.desc()).limit(many)
        with self._looking() as connection:
            return [EntityCard(**row._mapping) for row in connection.execute(query)]

    def entity(self, id_: str) -> Entity:
        """An entity as merged.

        Args:
            id_: Its id, or that of one as found, in one article or in all, that is in it.

        Raises:
            RecordError: There is none.
        """
        with self._looking() as connection:
            held = _merged(connection, storable(id_))
            query = select(entities.c.data).where(entities.c.id == held)
            data = connection.execute(query).scalar()
        if data is None:
            raise NotInRecord(f"no entity has the id {id_}: `dateline entities` lists them")
        return from_json(unpack(data), Entity)

    def why(self, id_: str) -> list[Link]:
        """The comparisons that make an entity one, the surest first.

        Raises:
            RecordError: There is none.
        """
        found = set(self.entity(id_).found)
        with self._looking() as connection:
            rows = list(each(connection, entity_links, entity_links.c.one, found))
        links = [from_json(unpack(row.data), Link) for row in rows if row.other in found]
        return sorted(links, key=lambda link: (-link.score, link.one, link.other))

    def names_of(self, key: str) -> tuple[str, ...]:
        """The ids as found that are one entity with this one; itself where it is none's.

        Args:
            key: An entity's id, as found or as merged, or a speaker's name.
        """
        with self._looking() as connection:
            return one_with(connection, key)

    def _looking(self) -> AbstractContextManager[Connection]:
        return bounded(self._engine, self._seconds)


def one_with(connection: Connection, key: str) -> tuple[str, ...]:
    """The ids as found that are one entity with an id; itself where it is none's."""
    table = entity_parts.c
    query = select(table.found).where(table.entity == _merged(connection, storable(key)))
    found = connection.execute(query.distinct().order_by(table.found)).scalars().fetchall()
    return tuple(found) or (key,)


def _merged(connection: Connection, id_: str) -> str:
    """The id as merged of what an id means."""
    if connection.execute(select(entities.c.id).where(entities.c.id == id_)).scalar():
        return id_
    found, _, article = id_.partition("@")
    table = entity_parts.c
    query = select(table.entity).where(table.found == found, table.article.in_({"", article}))
    return connection.execute(query.order_by(table.article).limit(1)).scalar() or id_
