"""Law 1, checked again: every text against its page, every span against its text.

Nothing is believed: digests are computed from the stored bytes, spans are held against the
text, and rows are made again from the JSON.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any, Literal

from msgspec import Struct, structs
from sqlalchemy import Engine, Table, select, text
from sqlalchemy import Row as Stored

from dateline.errors import RecordError
from dateline.identity import digest, sha256
from dateline.model import Reading, article_id
from dateline.record.codec import Facts, from_json, read_reading, storable, to_json, unpack
from dateline.record.engines import looking
from dateline.record.paging import paged
from dateline.record.rows import DETAILS, Row, article_row, detail_rows, page_rank, problem_rows
from dateline.record.schema import articles, bodies, pages, passages, problems
from dateline.record.writing import seal
from dateline.span import Span

What = Literal["page", "reading", "article", "span", "row", "index"]


class Failure(Struct, frozen=True, kw_only=True):
    """Something that does not hold.

    what: the kind of thing.
    id: of the page or the article; the table's name for the index.
    message: what does not hold.
    """

    what: What
    id: str
    message: str


class Verification(Struct, frozen=True, kw_only=True):
    """What was checked, how many of each, and everything that does not hold."""

    checked: dict[str, int]
    failures: tuple[Failure, ...]

    @property
    def ok(self) -> bool:
        """Whether everything holds."""
        return not self.failures


def verify(engine: Engine) -> Verification:
    """Check the whole record, a few pages at a time."""
    checked: Counter[str] = Counter()
    failures = (
        *_pages(engine, checked),
        *_articles(engine, checked),
        *_strays(engine, checked),
        *_index(engine, checked),
    )
    return Verification(checked=dict(checked), failures=failures)


def _pages(engine: Engine, checked: Counter[str]) -> Iterator[Failure]:
    query = select(pages, bodies.c.size, bodies.c.data)
    query = query.outerjoin(bodies, bodies.c.digest == pages.c.digest)
    for row in paged(engine, query, pages.c.id, size=10):
        checked["pages"] += 1
        for message in _bytes(row):
            yield Failure(what="page", id=row.id, message=message)
        try:
            facts = from_json(unpack(row.facts), Facts)
            reading = read_reading(row.reading)
        except ValueError as error:
            yield Failure(what="reading", id=row.id, message=f"cannot be decoded: {error}")
            continue
        checked["readings"] += 1
        for message in _page(row, facts, reading):
            yield Failure(what="reading", id=row.id, message=message)
        for message in _anchors(reading, checked):
            yield Failure(what="span", id=reading.id, message=message)
        held = _rows(engine, problems, problems.c.page == row.id)
        checked["rows"] += len(held)
        if held != _keyed(problem_rows(facts, reading), {"page": row.id}):
            yield Failure(what="row", id=row.id, message="its problems are not those of its JSON")


def _bytes(row: Stored[Any]) -> Iterator[str]:
    if row.data is None:
        yield "its bytes are missing"
        return
    try:
        data = unpack(row.data)
    except ValueError as error:
        yield f"its bytes cannot be unpacked: {error}"
        return
    if sha256(data) != row.digest:
        yield "its bytes are not those of its digest"
    if len(data) != row.size:
        yield "its size is not that of its bytes"


def _page(row: Stored[Any], facts: Facts, reading: Reading) -> Iterator[str]:
    address = facts.url or facts.path
    for holds, message in [
        (row.id == digest("page", row.digest, address), "its id is not that of its facts"),
        (row.address == storable(address or ""), "its address is not that of its facts"),
        (row.rank == page_rank(row.id, facts, reading), "its rank is not that of its facts"),
        (row.seal == seal(to_json(facts), to_json(reading)), "its JSON was changed"),
        (row.digest == reading.page.digest, "its reading is of another page"),
        (row.version == reading.version, "its version is not its reading's"),
        (row.article == reading.id, "its article is not its reading's"),
        (
            reading.id == article_id(reading.text, reading.language),
            "its article's id is not that of its text",
        ),
    ]:
        if not holds:
            yield message


def _anchors(reading: Reading, checked: Counter[str]) -> Iterator[str]:
    """The spans of everything found, wherever it stands, and what refers to what."""
    for where, span in _spans(reading, "reading"):
        checked["spans"] += 1
        if not 0 <= span.start < span.end <= len(reading.text):
            yield f"{where} is [{span.start}, {span.end}] in a text of {len(reading.text)}"
    ids = [statement.id for statement in reading.statements]
    if len(set(ids)) < len(ids):
        yield "two statements have one id"
    for number, event in enumerate(reading.events):
        for holds, what in [
            (event.statement is None or event.statement in ids, "statement"),
            (event.place is None or 0 <= event.place < len(reading.places), "place"),
            (event.when is None or 0 <= event.when < len(reading.times), "time"),
        ]:
            if not holds:
                yield f"events[{number}] names a {what} that is not there"


def _spans(found: object, where: str) -> Iterator[tuple[str, Span]]:
    if isinstance(found, Span):
        yield where, found
    elif isinstance(found, tuple):
        for number, each in enumerate(found):
            yield from _spans(each, f"{where}[{number}]")
    elif isinstance(found, Struct):
        for field in structs.fields(found):
            yield from _spans(getattr(found, field.name), f"{where}.{field.name}")


def _articles(engine: Engine, checked: Counter[str]) -> Iterator[Failure]:
    query = select(articles, pages.c.reading)
    query = query.outerjoin(pages, pages.c.id == articles.c.page)
    for row in paged(engine, query, articles.c.id, size=50):
        checked["articles"] += 1
        try:
            reading = read_reading(row.reading or b"")
        except ValueError:
            message = "the reading that its rows were made from is missing"
            yield Failure(what="article", id=row.id, message=message)
            continue
        stored = {column.name: row._mapping[column] for column in articles.columns}
        if stored != article_row(row.page, reading):
            message = "its row is not that of its reading"
            yield Failure(what="article", id=row.id, message=message)
        for table, made in detail_rows(reading).items():
            held = _rows(engine, table, table.c.article == row.id)
            checked["rows"] += len(held)
            if held != _keyed(made, {"article": row.id}):
                message = f"its {table.name} rows are not those of its reading"
                yield Failure(what="row", id=row.id, message=message)


def _rows(engine: Engine, table: Table, condition: Any) -> list[tuple[Any, ...]]:
    columns = [column for column in table.columns if column is not passages.c.id]
    with looking(engine) as connection:
        rows = connection.execute(select(*columns).where(condition)).fetchall()
    return sorted((tuple(row) for row in rows), key=repr)


def _keyed(rows: list[Row], key: dict[str, str]) -> list[tuple[Any, ...]]:
    return sorted((tuple({**key, **row}.values()) for row in rows), key=repr)


def _strays(engine: Engine, checked: Counter[str]) -> Iterator[Failure]:
    """Rows that no reading leads to, and the article of every page."""
    parents = [(table, table.c.article, articles) for table in (pages, *DETAILS)]
    for table, column, parent in [
        *parents,
        (problems, problems.c.page, pages),
        (bodies, bodies.c.digest, pages),
    ]:
        key = parent.c.digest if table is bodies else parent.c.id
        query = select(column).where(~select(key).where(key == column).exists()).distinct()
        checked["links"] += 1
        for row in paged(engine, query, column):
            message = f"{table.name} rows name a {parent.name} that is not there"
            yield Failure(what="row", id=row[0], message=message)


def _index(engine: Engine, checked: Counter[str]) -> Iterator[Failure]:
    """SQLite's search index against the stems; PostgreSQL computes its own from them."""
    if engine.dialect.name != "sqlite":
        return
    try:
        with looking(engine) as connection:
            connection.execute(
                text(
                    "INSERT INTO passage_search(passage_search, rank) VALUES('integrity-check', 1)"
                )
            )
    except RecordError as error:
        if "readonly" not in str(error):
            message = f"the search index is not that of the passages ({error})"
            yield Failure(what="index", id="passage_search", message=message)
        return
    checked["indexes"] += 1
