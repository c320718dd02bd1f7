"""Entities across articles: what each says of them, how they compare, and as merged.

Articles are profiled again when they are grouped next, and then say what they know of entities.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "v0004"
down_revision = "v0003"

Words = sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables of entities, and have every article profiled again."""
    _found()
    _compared()
    _merged()
    op.execute(sa.text("UPDATE profile SET made_by = ''"))


def downgrade() -> None:
    """Records go forward only."""
    raise NotImplementedError


def _found() -> None:
    op.create_table(
        "portrait",
        sa.Column("article", Words, primary_key=True),
        sa.Column("entity", Words, primary_key=True),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )
    op.create_index("portrait_entity", "portrait", ["entity", "article"])
    op.create_table(
        "entity_touched",
        sa.Column("entity", Words, primary_key=True),
        sa.Column("turn", sa.BigInteger, nullable=False),
    )


def _compared() -> None:
    op.create_table(
        "entity_key",
        sa.Column("key", Words, primary_key=True),
        sa.Column("entity", Words, primary_key=True),
    )
    op.create_index("entity_key_entity", "entity_key", ["entity"])
    op.create_table(
        "entity_link",
        sa.Column("one", Words, primary_key=True),
        sa.Column("other", Words, primary_key=True),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )
    op.create_index("entity_link_other", "entity_link", ["other"])


def _merged() -> None:
    op.create_table(
        "entity",
        sa.Column("id", Words, primary_key=True),
        sa.Column("kind", Words, nullable=False),
        sa.Column("name", Words, nullable=False),
        sa.Column("articles", sa.Integer, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )
    op.create_index("entity_articles", "entity", ["articles", "id"])
    op.create_index("entity_kind", "entity", ["kind", "articles", "id"])
    op.create_table(
        "entity_part",
        sa.Column("found", Words, primary_key=True),
        sa.Column("article", Words, primary_key=True),
        sa.Column("entity", Words, nullable=False),
    )
    op.create_index("entity_part_entity", "entity_part", ["entity"])
