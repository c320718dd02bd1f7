"""Queries about many values, some hundreds at a time."""

from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, delete, insert, select
from sqlalchemy.sql.elements import ColumnElement

from dateline.record.rows import Row

CHUNK = 500
"""Values in one query: both databases take more, and gain nothing by it."""

Item = TypeVar("Item")


def each(
    connection: Connection, table: Table, column: ColumnElement[Item], wanted: Collection[Item]
) -> Iterator[Any]:
    """The rows whose column has one of these values, whatever their number."""
    for part in chunks(sorted(set(wanted))):  # type: ignore[type-var]
        yield from connection.execute(select(table).where(column.in_(part)))


def remove(
    connection: Connection, table: Table, column: ColumnElement[Item], wanted: Collection[Item]
) -> None:
    """Delete the rows whose column has one of these values."""
    for part in chunks(sorted(set(wanted))):  # type: ignore[type-var]
        connection.execute(delete(table).where(column.in_(part)))


def put(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    """Insert rows."""
    for part in chunks(rows, 5 * CHUNK):
        connection.execute(insert(table), part)


def chunks(items: Iterable[Item], size: int = CHUNK) -> Iterator[list[Item]]:
    """The items, some at a time."""
    left = iter(items)
    while part := list(islice(left, size)):
        yield part
