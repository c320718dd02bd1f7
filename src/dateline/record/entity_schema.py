"""The tables of entities.

As found: portraits, written as articles come. Compared: keys and links, brought up to date
when entities are merged, with what is as merged: entities and their parts. The two never mix:
merging maps ids and changes none.
"""

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, Table

from dateline.record.schema import Words, metadata, required

portraits = Table(
    "portrait",
    metadata,
    Column("article", Words, primary_key=True),
    Column("entity", Words, primary_key=True),  # as found
    required("data", LargeBinary),  # the Portrait without its company, zlib of JSON
    Index("portrait_entity", "entity", "article"),
)

entity_touched = Table(
    "entity_touched",
    metadata,
    Column("entity", Words, primary_key=True),
    required("turn", BigInteger),  # later touches have higher ones
)

entity_keys = Table(
    "entity_key",
    metadata,
    Column("key", Words, primary_key=True),
    Column("entity", Words, primary_key=True),
    Index("entity_key_entity", "entity"),
)

entity_links = Table(
    "entity_link",
    metadata,
    Column("one", Words, primary_key=True),  # the lesser id
    Column("other", Words, primary_key=True),
    required("data", LargeBinary),  # the Link, zlib of JSON
    Index("entity_link_other", "other"),
)

entities = Table(
    "entity",
    metadata,
    Column("id", Words, primary_key=True),
    required("kind", Words),
    required("name", Words),
    required("articles", Integer),
    required("data", LargeBinary),  # the Entity, zlib of JSON
    Index("entity_articles", "articles", "id"),
    Index("entity_kind", "kind", "articles", "id"),
)

entity_parts = Table(
    "entity_part",
    metadata,
    Column("found", Words, primary_key=True),
    Column("article", Words, primary_key=True),  # "" where all articles' are one
    required("entity", Words),
    Index("entity_part_entity", "entity"),
)

MERGED = (entities, entity_parts)
