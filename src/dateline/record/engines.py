"""The few places where the two databases differ.

SQLite writes ahead (WAL): readers go on while one process writes, and a second writer
waits its turn. `synchronous` is NORMAL: a killed process loses nothing that was
committed; a power cut may undo the last commits, but each takes its checkpoint with it,
so that reading resumes before what was undone. FULL would make every article wait for the
disk, and gain nothing.
"""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    StaticPool,
    create_engine,
    event,
    text,
)
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.elements import TextClause

from dateline.errors import RecordError, TookTooLong
from dateline.optional import require
from dateline.record.schema import metadata

PATIENCE = 60.0
"""Seconds that a writer waits for another."""

_LOCK = 0x646174656C696E65  # "dateline" in ASCII

_SQLITE_SEARCH = [
    """
    CREATE VIRTUAL TABLE passage_search USING fts5(
        stems, content='passage', content_rowid='id', tokenize='unicode61 remove_diacritics 0'
    )
    """,
    """
    CREATE TRIGGER passage_added AFTER INSERT ON passage BEGIN
        INSERT INTO passage_search(rowid, stems) VALUES (new.id, new.stems);
    END
    """,
    """
    CREATE TRIGGER passage_removed AFTER DELETE ON passage BEGIN
        INSERT INTO passage_search(passage_search, rowid, stems)
        VALUES ('delete', old.id, old.stems);
    END
    """,
]
_POSTGRES_SEARCH = [
    "CREATE INDEX passage_search ON passage USING gin (to_tsvector('simple', stems))"
]
SEARCH_INDEX = {"sqlite": _SQLITE_SEARCH, "postgresql": _POSTGRES_SEARCH}
"""What makes the search index, which SQLAlchemy has no words for."""

_MATCH = {
    "sqlite": (
        "passage.id IN (SELECT rowid FROM passage_search WHERE passage_search MATCH :query)"
    ),
    "postgresql": "to_tsvector('simple', passage.stems) @@ CAST(:query AS tsquery)",
}


def _make_search_index(_: object, connection: Connection, **__: object) -> None:
    for statement in SEARCH_INDEX[connection.dialect.name]:
        connection.exec_driver_sql(statement)


event.listen(metadata, "after_create", _make_search_index)

Phrase = tuple[str, ...]
"""Stems that stand side by side."""

Term = frozenset[Phrase]
"""One word or phrase of a query, in each form in which a language may have stemmed it."""


def make_engine(url: URL) -> Engine:
    """The engine for an address; nothing is opened yet.

    Raises:
        RecordError: The address is of a database that Dateline does not know.
        MissingExtra: The driver is not installed.
    """
    if url.get_backend_name() in {"postgresql", "postgres"}:
        require("psycopg", extra="postgres", why="to keep the record in PostgreSQL")
        return create_engine(url.set(drivername="postgresql+psycopg"))
    if url.get_backend_name() != "sqlite":
        message = f"{url.drivername} is not a database for a record: give a path or postgresql://"
        raise RecordError(message)
    engine = create_engine(
        url,
        connect_args={"timeout": PATIENCE, "check_same_thread": False},
        **({"poolclass": StaticPool} if url.database in {None, "", ":memory:"} else {}),
    )
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: sqlite3.Connection, _: object) -> None:
    connection.isolation_level = None  # transactions are begun here, not by the driver
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")
    if connection.execute("PRAGMA journal_mode").fetchone() == ("delete",):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:  # another process is at it, or the file is read-only
            return


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes; no two run at a time, so that neither has to be undone.

    Raises:
        RecordError: The database refused, and why.
    """
    with refusals(engine), engine.execution_options(writes=True).begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        yield connection


@contextmanager
def looking(engine: Engine) -> Iterator[Connection]:
    """A transaction that only reads.

    Raises:
        RecordError: The database refused, and why.
    """
    with refusals(engine), engine.connect() as connection:
        yield connection


@contextmanager
def refusals(engine: Engine) -> Iterator[None]:
    """Says what a database's refusal means, and what to do.

    Raises:
        RecordError: In place of the driver's error.
    """
    try:
        yield
    except DBAPIError as error:
        address = engine.url.render_as_string(hide_password=True)
        said = str(error.orig).strip().split("\n")[0]
        late = "interrupt" in said or "statement timeout" in said
        kind = TookTooLong if late else RecordError
        raise kind(f"the record at {address} refused: {said}; {_advice(said)}") from error


@contextmanager
def bounded(engine: Engine, seconds: float) -> Iterator[Connection]:
    """A transaction that only reads, and for no longer than some seconds.

    Raises:
        RecordError: The time is over, or the database refused.
    """
    with looking(engine) as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SET TRANSACTION READ ONLY"))
            connection.execute(text(f"SET LOCAL statement_timeout = {round(1000 * seconds)}"))
            yield connection
            return
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        end = time.monotonic() + seconds
        driver.execute("PRAGMA query_only = ON")
        driver.set_progress_handler(lambda: time.monotonic() > end, 10_000)
        try:
            yield connection
        finally:
            driver.set_progress_handler(None, 0)
            driver.execute("PRAGMA query_only = OFF")


def _advice(said: str) -> str:
    for words, advice in {
        "interrupt": "it took too long, ask for less",
        "statement timeout": "it took too long, ask for less",
        "not a database": "the file is something else, give another path",
        "unable to open": "see that its folder exists and that you may write there",
        "readonly": "it may only be read, give a path that you may write to",
        "locked": "another process has been writing for too long, try again",
        "full": "make room on the disk and try again",
        "malformed": "the file is damaged, restore it from a copy",
        "connection": "see that the server runs and that the address is right",
        "authentication": "see that the name and the password are right",
    }.items():
        if words in said:
            return advice
    return "see that the address is right and that you may write there"


def match(dialect: str, terms: list[Term]) -> TextClause:
    """The condition that a passage holds every term."""
    return text(_MATCH[dialect]).bindparams(query=match_query(dialect, terms))


def match_query(dialect: str, terms: list[Term]) -> str:
    """The terms in the words of a database's own search."""
    return str(_QUERIES[dialect](terms))


def _sqlite_query(terms: list[Term]) -> str:
    return " AND ".join(
        "(" + " OR ".join(f'"{" ".join(phrase)}"' for phrase in sorted(term)) + ")"
        for term in terms
    )


def _postgres_query(terms: list[Term]) -> str:
    return " & ".join(
        "("
        + " | ".join(
            "(" + " <-> ".join(f"'{stem}'" for stem in phrase) + ")" for phrase in sorted(term)
        )
        + ")"
        for term in terms
    )


_QUERIES: dict[str, Any] = {"sqlite": _sqlite_query, "postgresql": _postgres_query}
