"""Sentences can be asked for by speaker, place, time, certainty and type, the newest first.

Passages are made again from the readings that stand beside them, with their facets and
with numbers in the order of publication.
"""

import sqlalchemy as sa
from alembic import op

from dateline.record.codec import read_reading
from dateline.record.order import numbers
from dateline.record.rows import day, detail_rows
from dateline.record.schema import passages

revision = "v0003"
down_revision = "v0002"

INDEXES = [
    ("article_category", "article", ["category", "day", "id"]),
    ("article_outlet", "article", ["outlet", "day", "id"]),
    ("statement_speaker", "statement", ["speaker"]),
]


def upgrade() -> None:
    """Make the indexes, and the passages anew."""
    for name, table, columns in INDEXES:
        op.create_index(name, table, columns)
    connection = op.get_bind()
    held = connection.execute(sa.text("SELECT id, page FROM article ORDER BY id")).fetchall()
    for article, page in held:
        query = sa.text("SELECT reading FROM page WHERE id = :id")
        _renew(connection, article, connection.execute(query, {"id": page}).scalar_one())


def downgrade() -> None:
    """Records go forward only."""
    raise NotImplementedError


def _renew(connection: sa.Connection, article: str, packed: bytes) -> None:
    reading = read_reading(packed)
    connection.execute(sa.delete(passages).where(passages.c.article == article))
    rows = detail_rows(reading)[passages]
    places = numbers(connection, article, day(reading), len(rows))
    if rows:
        renewed = [
            {"id": at, "article": article, **row} for at, row in zip(places, rows, strict=True)
        ]
        connection.execute(sa.insert(passages), renewed)
