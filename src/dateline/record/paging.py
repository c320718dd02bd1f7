"""Long results in short transactions: memory stays bounded, and nobody is kept waiting."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Engine, Row, Select, tuple_

from dateline.record.engines import looking


def paged(
    engine: Engine, query: Select[Any], *keys: Column[Any], size: int = 200
) -> Iterator[Row[Any]]:
    """The rows of a query in the order of its keys.

    Args:
        engine: The record's.
        query: It must select the keys, which no two rows may share.
        keys: What to order by; each page begins after the last one's keys.
        size: Rows held at a time.
    """
    query = query.order_by(*keys).limit(size)
    part = query
    while True:
        with looking(engine) as connection:
            rows = connection.execute(part).fetchall()
        yield from rows
        if len(rows) < size:
            return
        last = [rows[-1]._mapping[key] for key in keys]
        part = query.where(tuple_(*keys) > tuple_(*last))
