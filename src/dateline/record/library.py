"""The record for readers: short answers to what pages show, none of which may take long.

Every method is one transaction that only reads, and ends by itself after `seconds`.
"""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from msgspec import Struct
from sqlalchemy import (
    Connection,
    Engine,
    PoolProxiedConnection,
    Row,
    Select,
    func,
    select,
    text,
    tuple_,
)

from dateline.errors import NotInRecord
from dateline.model import Missing, Problem, Reading
from dateline.record.asking import Question, ask
from dateline.record.codec import Facts, from_json, read_reading, storable, unpack
from dateline.record.engines import bounded, looking
from dateline.record.schema import absences, articles, pages, problems, statements
from dateline.span import Span

SECONDS = 5.0
"""What a question may take."""

KEPT = 400
"""Readings that stay decoded."""


Kept = TypeVar("Kept")


class Card(Struct, frozen=True, kw_only=True):
    """An article as lists show it; see `dateline.model.Article` for the fields."""

    id: str
    title: str | None
    outlet: str | None
    category: str | None
    language: str
    published: str | None
    day: str


class Sentence(Struct, frozen=True, kw_only=True):
    """A sentence that answers a question, in its article; `number` is its place in the index."""

    number: int
    span: Span
    reading: Reading


class Outlet(Struct, frozen=True, kw_only=True):
    """An outlet and what the record has of it; `name` is None for pages that name none.

    days: days on which something was published; undated: articles without a date.
    """

    name: str | None
    articles: int
    undated: int
    first: str | None
    last: str | None
    days: int


class Trouble(Struct, frozen=True, kw_only=True):
    """A problem, where it was met, and after what to go on."""

    address: str
    article: str | None
    problem: Problem
    after: tuple[str, str, int]


class Named(NamedTuple):
    """A name and how many statements or articles bear it."""

    name: str
    times: int


class Library:
    """The record, for reading only."""

    def __init__(self, engine: Engine, *, seconds: float = SECONDS) -> None:
        self._engine = engine
        self._seconds = seconds
        self._readings: dict[str, Reading] = {}
        self._counted: dict[str, Any] = {}

    def state(self) -> str:
        """What changes whenever the record does, as seen by this process."""
        if self._engine.dialect.name == "postgresql":
            with looking(self._engine) as connection:
                query = text("SELECT CAST(pg_current_wal_lsn() AS text)")
                return str(connection.execute(query).scalar_one())
        driver: Any = self._watch.driver_connection
        (version,) = driver.execute("PRAGMA data_version").fetchone()
        return f"{version}-{driver.total_changes}"

    @cached_property
    def _watch(self) -> PoolProxiedConnection:
        """One connection of SQLite for good: each counts the others' changes in its own way."""
        return self._engine.raw_connection()

    def articles(
        self,
        *,
        category: str | None = None,
        outlet: str | None = None,
        before: tuple[str, str] | None = None,
        many: int = 20,
    ) -> list[Card]:
        """Articles, the latest published first.

        Args:
            category: Only those of this category; "" for those that have none.
            outlet: Only those of this outlet; "" for those that name none.
            before: Day and id after which to go on.
            many: How many at most.
        """
        table = articles
        query = select(*(table.c[name] for name in Card.__struct_fields__))
        for column, value in ((table.c.category, category), (table.c.outlet, outlet)):
            if value is not None:
                query = query.where(column == storable(value) if value else column.is_(None))
        if before is not None:
            query = query.where(tuple_(table.c.day, table.c.id) < tuple_(*before))
        query = query.order_by(table.c.day.desc(), table.c.id.desc()).limit(many)
        with self._looking() as connection:
            return [Card(**row._mapping) for row in connection.execute(query)]

    def categories(self, many: int = 12) -> list[Named]:
        """The categories with most articles; the articles without one under ""."""
        count = func.count()
        query = (
            select(func.coalesce(articles.c.category, ""), count)
            .group_by(articles.c.category)
            .order_by(count.desc(), articles.c.category)
            .limit(many)
        )
        with self._looking() as connection:
            return [Named(*row) for row in connection.execute(query)]

    def size(self) -> dict[str, int]:
        """How many articles and statements there are."""
        return dict(self._while_it_stays("size", self._size))

    def _size(self) -> dict[str, int]:
        with self._looking() as connection:
            return {
                name: connection.execute(select(func.count()).select_from(table)).scalar_one()
                for name, table in (("articles", articles), ("statements", statements))
            }

    def _while_it_stays(self, name: str, count: Callable[[], Kept]) -> Kept:
        """What takes a walk through a whole table, counted once while the record stays."""
        state = self.state()
        if self._counted.get("state") != state:
            self._counted = {"state": state}
        if name not in self._counted:
            self._counted[name] = count()
        found: Kept = self._counted[name]
        return found

    def reading(self, article: str) -> Reading:
        """The reading of one article, by its whole id or enough of its beginning.

        Raises:
            NotInRecord: No article has this id, or several begin so.
        """
        key = storable(article if article.startswith("sha256:") else f"sha256:{article}")
        ids = articles.c.id
        query = select(ids, articles.c.page).where(ids >= key, ids < key + "g").limit(2)
        with self._looking() as connection:
            found = connection.execute(query.order_by(ids)).fetchall()
            if not found:
                raise NotInRecord(f"no article has the id {article}: search for its words")
            if len(found) > 1 and found[0].id != key:
                message = f"several articles' ids begin with {article}: give more of it"
                raise NotInRecord(message)
            return self._of_page(connection, found[0].page)

    def readings(self, ids: Sequence[str]) -> list[Reading]:
        """The readings of some articles, by their whole ids and in that order.

        Those that the record does not hold (any more) are left out.
        """
        query = select(articles.c.id, articles.c.page).where(articles.c.id.in_(ids))
        with self._looking() as connection:
            pages_of = {row.id: row.page for row in connection.execute(query)}
            return [self._of_page(connection, pages_of[id_]) for id_ in ids if id_ in pages_of]

    def statement(self, statement: str) -> Reading:
        """The reading in which a statement stands.

        Raises:
            NotInRecord: No statement has this id.
        """
        table = statements
        query = select(articles.c.page).join(table, table.c.article == articles.c.id)
        with self._looking() as connection:
            page = connection.execute(query.where(table.c.id == storable(statement))).scalar()
            if page is None:
                raise NotInRecord(f"no statement has the id {statement}: search for its words")
            return self._of_page(connection, page)

    def ask(
        self, question: Question, *, before: int | None = None, many: int = 20
    ) -> list[Sentence]:
        """The sentences that answer a question, the newest first; see `Question`."""
        with self._looking() as connection:
            return [
                Sentence(
                    number=row.id,
                    span=Span(row.start, row.end),
                    reading=self._of_page(connection, row.page),
                )
                for row in ask(connection, question, before, many)
            ]

    def speakers(self, *, after: str = "", many: int = 100) -> list[Named]:
        """The names of speakers in the order of their letters, and how often each speaks."""
        name = statements.c.speaker
        query = select(name, func.count()).where(name > storable(after), name != "")
        query = query.group_by(name).order_by(name).limit(many)
        with self._looking() as connection:
            return [Named(*row) for row in connection.execute(query)]

    def outlets(self, *, many: int = 300) -> list[Outlet]:
        """The outlets, those with most articles first."""

        def count() -> list[Outlet]:
            query = _outlets().order_by(func.count().desc(), articles.c.outlet).limit(many)
            with self._looking() as connection:
                return [Outlet(**row._mapping) for row in connection.execute(query)]

        return list(self._while_it_stays(f"outlets {many}", count))

    def outlet(self, name: str) -> Outlet:
        """One outlet, "" for the pages that name none.

        Raises:
            NotInRecord: Nothing of it was read.
        """
        table = articles.c
        query = _outlets().where(table.outlet == storable(name) if name else table.outlet.is_(None))
        with self._looking() as connection:
            row = connection.execute(query).first()
        if row is None:
            raise NotInRecord(f"nothing of the outlet {name} was read: see the list of sources")
        return Outlet(**row._mapping)

    def latest(self) -> str:
        """The last day on which any article was published; "" where none states one."""
        with self._looking() as connection:
            return connection.execute(select(func.max(articles.c.day))).scalar() or ""

    def days(self, outlet: str) -> list[str]:
        """The days on which an outlet ("" for none) published something, in their order."""
        column = articles.c.outlet
        query = select(articles.c.day).distinct().order_by(articles.c.day)
        query = query.where(column == storable(outlet) if outlet else column.is_(None))
        with self._looking() as connection:
            return [day for day in connection.execute(query.limit(5000)).scalars() if day]

    def facts(self, article: str) -> Facts:
        """What is known of the page whose reading an article has: headers, time of fetching."""
        query = select(pages.c.facts).join(articles, articles.c.page == pages.c.id)
        with self._looking() as connection:
            found = connection.execute(query.where(articles.c.id == article)).scalar_one()
            return from_json(unpack(found), Facts)

    def troubles(
        self, *, after: tuple[str, str, int] = ("", "", -1), many: int = 50
    ) -> list[Trouble]:
        """Problems of pages in the order of their addresses."""
        page, table = pages.c, problems
        query = select(page.address, page.article, table).join(pages)
        keys = (page.address, table.c.page, table.c.number)
        query = query.where(page.address >= storable(after[0]), tuple_(*keys) > tuple_(*after))
        with self._looking() as connection:
            rows = connection.execute(query.order_by(*keys).limit(many)).fetchall()
        return list(map(_trouble, rows))

    def trouble_counts(self, many: int = 30) -> list[tuple[str, str, int]]:
        """Stage, message and how often, the most frequent first."""
        count, table = func.count(), problems.c
        query = select(table.stage, table.message, count).group_by(table.stage, table.message)
        query = query.order_by(count.desc(), table.stage, table.message).limit(many)
        with self._looking() as connection:
            return [(row[0], row[1], row[2]) for row in connection.execute(query)]

    def missing(self, many: int = 200) -> list[Missing]:
        """Pages that a source promised and that could not be had."""
        had = select(pages.c.id).where(pages.c.address == absences.c.address).exists()
        query = select(absences.c.facts).where(~had).order_by(absences.c.address, absences.c.id)
        with self._looking() as connection:
            found = connection.execute(query.limit(many)).scalars()
            return [from_json(unpack(each), Missing) for each in found]

    def _looking(self) -> AbstractContextManager[Connection]:
        return bounded(self._engine, self._seconds)

    def _of_page(self, connection: Connection, page: str) -> Reading:
        seal = connection.execute(select(pages.c.seal).where(pages.c.id == page)).scalar_one()
        reading = self._readings.get(seal)
        if reading is None:
            query = select(pages.c.reading).where(pages.c.id == page)
            reading = read_reading(connection.execute(query).scalar_one())
            self._readings[seal] = reading
            while len(self._readings) > KEPT:
                self._readings.pop(next(iter(self._readings)), None)
        return reading


def _outlets() -> Select[Any]:
    outlet, count, days = articles.c.outlet, func.count(), func.nullif(articles.c.day, "")
    return select(
        outlet.label("name"), count.label("articles"), (count - func.count(days)).label("undated"),
        func.min(days).label("first"), func.max(days).label("last"),
        func.count(days.distinct()).label("days"),
    ).group_by(outlet)  # fmt: skip


def _trouble(row: Row[Any]) -> Trouble:
    span = None if row.start is None else Span(row.start, row.end)
    return Trouble(
        address=row.address,
        article=row.article,
        problem=Problem(stage=row.stage, message=row.message, span=span),
        after=(row.address, row.page, row.number),
    )
