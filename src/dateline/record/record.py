"""The record: pages as they were fetched, what was read from them, and how to find it."""

from collections.abc import Iterator
from types import TracebackType
from typing import NamedTuple, Self

from sqlalchemy import Engine, func, select

from dateline.errors import RecordError
from dateline.model import Missing, Page, Problem, Reading
from dateline.record.codec import Facts, from_json, read_reading, storable, unpack
from dateline.record.dump import dump
from dateline.record.engines import looking, writing
from dateline.record.entities import Entities
from dateline.record.entity_store import EntityStore
from dateline.record.grouping import Grouping
from dateline.record.ledger import Ledger
from dateline.record.library import Library
from dateline.record.paging import paged
from dateline.record.schema import (
    absences,
    articles,
    bodies,
    checkpoints,
    metadata,
    pages,
    problems,
)
from dateline.record.search import Hit, Wanted, search
from dateline.record.verify import Verification, verify
from dateline.record.writing import holds_page, note_missing, put_checkpoint, write_page
from dateline.span import Span


class Trouble(NamedTuple):
    """A problem, and where it was met; `article` is None where no page could be had."""

    address: str
    article: str | None
    problem: Problem


class Record:
    """An open record; `dateline.record.open_record` opens one.

    Every method is one transaction or several short ones, and may be called from any
    thread. All of them raise RecordError where the database refuses.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the database; a record in memory is gone."""
        self._engine.dispose()

    @property
    def library(self) -> Library:
        """The record for readers: short answers, none of which may take long."""
        return Library(self._engine)

    @property
    def ledger(self) -> Ledger:
        """The stories and claims, and what people judge of them."""
        return Ledger(self._engine)

    @property
    def grouping(self) -> Grouping:
        """What grouping reads and writes."""
        return Grouping(self._engine)

    @property
    def entities(self) -> Entities:
        """Who is who across articles."""
        return Entities(self._engine)

    @property
    def merging(self) -> EntityStore:
        """What merging entities reads and writes."""
        return EntityStore(self._engine)

    def holds(self, page: Page, version: str) -> bool:
        """Whether this version has read these bytes at this address, so that it need not again."""
        with looking(self._engine) as connection:
            return holds_page(connection, page, version)

    def write(self, page: Page, reading: Reading, *, source: str | None = None) -> bool:
        """Keep a page and what was read from it, in one transaction.

        What another version read from the page is replaced. Where the same words stand at
        other addresses, each page keeps its own reading (see `copies`).

        Args:
            page: The page.
            reading: What was read from it.
            source: The source whose checkpoint moves to `page.resume` in the same transaction.

        Returns:
            Whether anything changed, the checkpoint aside.

        Raises:
            RecordError: The reading is of another page, or the database refused.
        """
        with writing(self._engine) as connection:
            if source is not None and page.resume is not None:
                put_checkpoint(connection, source, page.resume)
            return write_page(connection, page, reading)

    def note(self, missing: Missing, source: str) -> None:
        """Keep that a page which a source promised could not be had."""
        with writing(self._engine) as connection:
            note_missing(connection, missing, source)

    def checkpoint(self, source: str) -> int | None:
        """The place in a source from which reading may go on; None where it was never read."""
        table = checkpoints
        query = select(table.c.offset).where(table.c.source == storable(source))
        with looking(self._engine) as connection:
            return connection.execute(query).scalar()

    def set_checkpoint(self, source: str, offset: int) -> None:
        """Keep the place in a source from which reading may go on."""
        with writing(self._engine) as connection:
            put_checkpoint(connection, source, offset)

    def reading(self, article: str) -> Reading:
        """The reading of one article.

        Args:
            article: Its id, or enough of the beginning; `sha256:` may be left out.

        Raises:
            RecordError: No article has this id, or several begin so.
        """
        key = article if article.startswith("sha256:") else f"sha256:{article}"
        ids = articles.c.id
        query = (
            select(ids, pages.c.reading)
            .join(pages, pages.c.id == articles.c.page)
            .where(ids >= storable(key), ids < storable(key) + "g")  # "g" follows every digit
            .order_by(ids)
            .limit(2)
        )
        with looking(self._engine) as connection:
            found = connection.execute(query).fetchall()
        if not found:
            raise RecordError(f"no article has the id {article}: search for its words to find it")
        if len(found) > 1 and found[0].id != key:
            message = f"several articles' ids begin with {article}: give more of it"
            raise RecordError(message)
        return read_reading(found[0].reading)

    def copies(self, article: str) -> list[Reading]:
        """The readings of all pages that say an article's words; its own reading is the first.

        Raises:
            RecordError: No article has this id.
        """
        table = pages
        query = select(table.c.reading).where(table.c.article == article).order_by(table.c.rank)
        with looking(self._engine) as connection:
            found = connection.execute(query).scalars().fetchall()
        if not found:
            raise RecordError(f"no article has the id {article}: search for its words to find it")
        return [read_reading(each) for each in found]

    def readings(
        self,
        *,
        language: str | None = None,
        outlet: str | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> Iterator[Reading]:
        """The readings of all articles by day of publication, the undated first.

        Args:
            language: Only those in this language (ISO 639-1).
            outlet: Only those of this outlet.
            since: Only those published on this day (YYYY-MM-DD) or later; no undated ones.
            until: Only those published on this day or earlier; no undated ones.
        """
        table = articles
        query = select(table.c.day, table.c.id, pages.c.reading).join(pages)
        if language is not None:
            query = query.where(table.c.language == storable(language))
        if outlet is not None:
            query = query.where(table.c.outlet == storable(outlet))
        if since is not None:
            query = query.where(table.c.day >= storable(since), table.c.day != "")
        if until is not None:
            query = query.where(table.c.day <= storable(until), table.c.day != "")
        for row in paged(self._engine, query, table.c.day, table.c.id, size=50):
            yield read_reading(row.reading)

    def pages(self, address: str | None = None) -> Iterator[Page]:
        """The pages as they were fetched, by address; the versions of one page stand together.

        Args:
            address: Only those from this web address, or this path where they have none.
        """
        table = pages
        query = select(table.c.address, table.c.rank, table.c.facts, bodies.c.data)
        query = query.join(bodies)
        if address is not None:
            query = query.where(table.c.address == storable(address))
        for row in paged(self._engine, query, table.c.address, table.c.rank, size=10):
            facts = from_json(unpack(row.facts), Facts)
            yield Page(
                data=unpack(row.data),
                url=facts.url,
                path=facts.path,
                fetched=facts.fetched,
                headers=facts.headers,
                problems=facts.problems,
            )

    def headers(self, version: str) -> dict[str, dict[str, str]]:
        """The response headers of the pages that a version has read, by web address.

        Of several versions of a page, those of the one fetched last.
        """
        table = pages
        query = select(table.c.address, table.c.rank, table.c.facts)
        query = query.where(table.c.version == storable(version))
        last: dict[str, Facts] = {}
        for row in paged(self._engine, query, table.c.address, table.c.rank):
            facts = from_json(unpack(row.facts), Facts)
            if facts.url and facts.fetched:
                before = last.get(facts.url)
                later = before is None or before.fetched is None or before.fetched < facts.fetched
                last[facts.url] = facts if later or before is None else before
        return {url: facts.headers for url, facts in last.items()}

    def search(
        self,
        words: str,
        *,
        language: str | None = None,
        speaker: str | None = None,
        limit: int = 20,
    ) -> list[Hit]:
        """The sentences that hold all these words, in any of their forms.

        Args:
            words: What to find; words between quotation marks stand side by side. No sign
                has another meaning. With none, all that the speaker says is found.
            language: Only articles in this language (ISO 639-1).
            speaker: Only sentences in which a speaker of this name says something.
            limit: How many at most.

        Returns:
            The shortest sentences first, of which the words make up most; then the
            latest published, then by article and place.
        """
        wanted = Wanted(words=words, language=language, speaker=speaker, limit=limit)
        with looking(self._engine) as connection:
            return search(connection, wanted)

    def problems(self) -> Iterator[Trouble]:
        """All trouble with input: that of each page, then the pages that could not be had.

        A page that was had after all is not missing any more.
        """
        table, page = problems, pages
        query = select(page.c.address, page.c.article, table).join(page)
        for row in paged(self._engine, query, page.c.address, table.c.page, table.c.number):
            span = None if row.start is None else Span(row.start, row.end)
            problem = Problem(stage=row.stage, message=row.message, span=span)
            yield Trouble(row.address, row.article, problem)
        lost = absences
        had = select(page.c.id).where(page.c.address == lost.c.address).exists()
        absent = select(lost).where(~had)
        for row in paged(self._engine, absent, lost.c.address, lost.c.id):
            missing = from_json(unpack(row.facts), Missing)
            yield Trouble(missing.address, None, missing.problem)

    def counts(self) -> dict[str, int]:
        """How many rows each table holds, by its name."""
        tables = [table for table in metadata.sorted_tables if table.name != "checkpoint"]
        with looking(self._engine) as connection:
            return {
                table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
                for table in tables
            }

    def verify(self) -> Verification:
        """Check again that everything in the record rests on the bytes that were fetched."""
        return verify(self._engine)

    def dump(self) -> Iterator[bytes]:
        """All content as sorted lines of JSON.

        Two records of the same pages, read by the same version, give the same lines, in
        whatever order they were read, and on either database. How far sources were read
        is not content.
        """
        return dump(self._engine)
