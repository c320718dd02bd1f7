"""The first form of the record."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "v0001"
down_revision = None

Words = sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
Serial = sa.BigInteger().with_variant(sa.Integer, "sqlite")

SEARCH_INDEX = {
    "sqlite": [
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
    ],
    "postgresql": [
        "CREATE INDEX passage_search ON passage USING gin (to_tsvector('simple', stems))",
    ],
}


def upgrade() -> None:
    """Make every table, and the search index."""
    _pages()
    _articles()
    _problems()
    for statement in SEARCH_INDEX[op.get_bind().dialect.name]:
        op.get_bind().exec_driver_sql(statement)


def downgrade() -> None:
    """There is nothing before the first form."""
    raise NotImplementedError


def _key(name: str, *references: sa.ForeignKey) -> sa.Column[str]:
    return sa.Column(name, Words, *references, primary_key=True)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, primary_key=True, autoincrement=False)


def _pages() -> None:
    op.create_table(
        "body",
        _key("digest"),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "page",
        _key("id"),
        sa.Column("digest", Words, sa.ForeignKey("body.digest"), nullable=False),
        sa.Column("address", Words, nullable=False),
        sa.Column("rank", Words, nullable=False),
        sa.Column("article", Words, nullable=False),
        sa.Column("version", Words, nullable=False),
        sa.Column("seal", Words, nullable=False),
        sa.Column("facts", sa.LargeBinary, nullable=False),
        sa.Column("reading", sa.LargeBinary, nullable=False),
    )
    op.create_index("page_article", "page", ["article", "rank"])
    op.create_index("page_address", "page", ["address"])
    op.create_index("page_digest", "page", ["digest"])


def _articles() -> None:
    op.create_table(
        "article",
        _key("id"),
        sa.Column("page", Words, sa.ForeignKey("page.id"), nullable=False),
        sa.Column("version", Words, nullable=False),
        sa.Column("language", Words, nullable=False),
        sa.Column("outlet", Words),
        sa.Column("category", Words),
        sa.Column("title", Words),
        sa.Column("published", Words),
        sa.Column("day", Words, nullable=False),
    )
    op.create_index("article_day", "article", ["day", "id"])
    op.create_index("article_page", "article", ["page"])
    op.create_table(
        "passage",
        sa.Column("id", Serial, primary_key=True),
        sa.Column("article", Words, sa.ForeignKey("article.id"), nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("words", sa.Integer, nullable=False),
        sa.Column("stems", sa.Text, nullable=False),
    )
    op.create_index("passage_article", "passage", ["article", "start"])
    op.create_table(
        "statement",
        _key("article", sa.ForeignKey("article.id")),
        _number("number"),
        sa.Column("id", Words, nullable=False),
        sa.Column("mode", Words, nullable=False),
        sa.Column("speaker", Words),
        sa.Column("speaker_stems", Words, nullable=False),
        sa.Column("polarity", Words, nullable=False),
        sa.Column("degree", Words, nullable=False),
    )
    op.create_index("statement_id", "statement", ["id"])
    op.create_table(
        "statement_span",
        _key("article", sa.ForeignKey("article.id")),
        _number("statement"),
        _key("part"),
        _number("number"),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
    )


def _problems() -> None:
    op.create_table(
        "problem",
        _key("page", sa.ForeignKey("page.id")),
        _number("number"),
        sa.Column("stage", Words, nullable=False),
        sa.Column("message", Words, nullable=False),
        sa.Column("start", sa.Integer),
        sa.Column("end", sa.Integer),
    )
    op.create_table(
        "missing",
        _key("id"),
        sa.Column("source", Words, nullable=False),
        sa.Column("address", Words, nullable=False),
        sa.Column("facts", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "checkpoint",
        _key("source"),
        sa.Column("offset", sa.BigInteger, nullable=False),
    )
