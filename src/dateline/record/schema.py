"""The tables of the record.

A page keeps its bytes (`body`) and the reading of them as JSON: these are the record's
truth. All other content tables are rows made from that JSON by `dateline.record.rows`, so
that they can be queried; `verify` makes them again and compares. An article's rows are
those of one of its pages, the first by `page.rank`; the readings of its other pages, the
same words at other addresses, stay with those pages.

A change here needs a migration beside it; a test holds the two equal.
"""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)
from sqlalchemy.dialects import postgresql
from sqlalchemy.types import TypeEngine

VERSION = "v0004"
"""The latest migration."""

# Text is ordered by code point on both engines, whatever PostgreSQL's locale.
Words: TypeEngine[str] = Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
Serial = BigInteger().with_variant(Integer, "sqlite")

metadata = MetaData()


def required(name: str, kind: TypeEngine[Any] | type[TypeEngine[Any]]) -> Column[Any]:
    """A column that is never null."""
    return Column(name, kind, nullable=False)


def _of_article() -> Column[Any]:
    return Column("article", Words, ForeignKey("article.id"), primary_key=True)


def _span() -> tuple[Column[Any], Column[Any]]:
    return Column("start", Integer), Column("end", Integer)


bodies = Table(
    "body",
    metadata,
    Column("digest", Words, primary_key=True),  # SHA-256 of the bytes
    required("size", BigInteger),
    required("data", LargeBinary),  # zlib
)

pages = Table(
    "page",
    metadata,
    Column("id", Words, primary_key=True),  # digest of the bytes' digest and the address
    Column("digest", Words, ForeignKey("body.digest"), nullable=False),
    required("address", Words),
    required("rank", Words),  # the article's first page gives the article its rows
    required("article", Words),
    required("version", Words),
    required("seal", Words),  # digest of facts and reading
    required("facts", LargeBinary),  # the Page less its bytes, zlib of JSON
    required("reading", LargeBinary),  # zlib of JSON
    Index("page_article", "article", "rank"),
    Index("page_address", "address"),
    Index("page_digest", "digest"),
)

articles = Table(
    "article",
    metadata,
    Column("id", Words, primary_key=True),
    Column("page", Words, ForeignKey("page.id"), nullable=False),
    required("version", Words),
    required("language", Words),
    Column("outlet", Words),
    Column("category", Words),
    Column("title", Words),
    Column("published", Words),  # EDTF, as stated
    required("day", Words),  # what to order by: YYYY[-MM[-DD]], or "" where unknown
    Index("article_day", "day", "id"),
    Index("article_page", "page"),
    Index("article_category", "category", "day", "id"),
    Index("article_outlet", "outlet", "day", "id"),
)

passages = Table(
    "passage",
    metadata,
    Column("id", Serial, primary_key=True),  # by day of publication: see `record.order`
    Column("article", Words, ForeignKey("article.id"), nullable=False),
    required("start", Integer),
    required("end", Integer),
    required("words", Integer),
    required("stems", Text),  # and facets: see `record.facets`
    Index("passage_article", "article", "start"),
)

statements = Table(
    "statement",
    metadata,
    _of_article(),
    Column("number", Integer, primary_key=True, autoincrement=False),
    required("id", Words),
    required("mode", Words),
    Column("speaker", Words),
    required("speaker_stems", Words),  # each between two spaces
    required("polarity", Words),
    required("degree", Words),
    Index("statement_id", "id"),
    Index("statement_speaker", "speaker"),
)

statement_spans = Table(
    "statement_span",
    metadata,
    _of_article(),
    Column("statement", Integer, primary_key=True, autoincrement=False),
    Column("part", Words, primary_key=True),  # source, cue or content
    Column("number", Integer, primary_key=True, autoincrement=False),
    required("start", Integer),
    required("end", Integer),
)

problems = Table(
    "problem",
    metadata,
    Column("page", Words, ForeignKey("page.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    required("stage", Words),
    required("message", Words),
    *_span(),
)

absences = Table(
    "missing",
    metadata,
    Column("id", Words, primary_key=True),
    required("source", Words),
    required("address", Words),
    required("facts", LargeBinary),  # the Missing, zlib of JSON
)

checkpoints = Table(
    "checkpoint",
    metadata,
    Column("source", Words, primary_key=True),
    required("offset", BigInteger),
)
