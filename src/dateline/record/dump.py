"""The record as lines of JSON that depend on nothing but what it holds."""

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Engine, Table, select

from dateline.identity import sha256
from dateline.record.codec import unpack
from dateline.record.entity_schema import entities, entity_links, entity_parts, portraits
from dateline.record.paging import paged
from dateline.record.schema import (
    absences,
    articles,
    bodies,
    pages,
    passages,
    problems,
    statement_spans,
    statements,
)
from dateline.record.story_schema import claims, stories, story_articles, story_subjects, voices

_PASSAGE = passages.c
ORDERS: dict[Table, list[Column[Any]]] = {
    bodies: [bodies.c.digest],
    pages: [pages.c.id],
    problems: [problems.c.page, problems.c.number],
    articles: [articles.c.id],
    passages: [_PASSAGE.article, _PASSAGE.start, _PASSAGE.end],
    statements: [statements.c.article, statements.c.number],
    statement_spans: list(statement_spans.primary_key.columns),
    absences: [absences.c.id],
    stories: [stories.c.id],
    story_articles: [story_articles.c.article],
    story_subjects: list(story_subjects.primary_key.columns),
    claims: list(claims.primary_key.columns),
    voices: list(voices.primary_key.columns),
    portraits: list(portraits.primary_key.columns),
    entity_links: list(entity_links.primary_key.columns),
    entities: [entities.c.id],
    entity_parts: list(entity_parts.primary_key.columns),
}
"""The tables that hold content, and a key of each that is content too."""


def dump(engine: Engine) -> Iterator[bytes]:
    """All content, a line of JSON for each row, in the order of tables and keys."""
    for table, keys in ORDERS.items():
        columns = [column for column in table.columns if column is not _PASSAGE.id]
        size = 20 if table in {bodies, pages} else 500
        for row in paged(engine, select(*columns), *keys, size=size):
            values = {
                column.name: _plain(column, value)
                for column, value in zip(columns, row, strict=True)
            }
            line = {"table": table.name, **values}
            yield json.dumps(line, sort_keys=True).encode()


def _plain(column: Column[Any], value: Any) -> Any:
    """A value as JSON has it; compressed bytes may differ where what they hold does not."""
    if not isinstance(value, bytes):
        return value
    data = unpack(value)
    return sha256(data) if column.table is bodies else json.loads(data)
