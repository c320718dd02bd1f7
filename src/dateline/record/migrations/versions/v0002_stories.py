"""Stories: how articles compare, which stories they make, what is claimed, what people judged."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "v0002"
down_revision = "v0001"

Words = sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
Serial = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the tables of stories."""
    _staged()
    _stories()
    _claims()


def downgrade() -> None:
    """What people judged would be lost."""
    raise NotImplementedError


def _staged() -> None:
    op.create_table(
        "profile",
        sa.Column("article", Words, primary_key=True),
        sa.Column("seal", Words, nullable=False),
        sa.Column("made_by", Words, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "posting",
        sa.Column("key", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("day", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("article", Words, primary_key=True),
    )
    op.create_index("posting_article", "posting", ["article"])
    op.create_table(
        "link",
        sa.Column("one", Words, primary_key=True),
        sa.Column("other", Words, primary_key=True),
        sa.Column("points", sa.Integer, nullable=False),
    )
    op.create_index("link_other", "link", ["other"])
    op.create_table(
        "touched",
        sa.Column("article", Words, primary_key=True),
        sa.Column("anew", sa.Integer, nullable=False),
        sa.Column("turn", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "prepared",
        sa.Column("number", Serial, primary_key=True),
        sa.Column("run", Words, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )


def _stories() -> None:
    op.create_table(
        "story",
        sa.Column("id", Words, primary_key=True),
        sa.Column("first", Words, nullable=False),
        sa.Column("last", Words, nullable=False),
        sa.Column("category", Words),
        sa.Column("language", Words),
        sa.Column("title", Words),
        sa.Column("articles", sa.Integer, nullable=False),
        sa.Column("outlets", sa.Integer, nullable=False),
        sa.Column("origins", sa.Integer, nullable=False),
        sa.Column("claims", sa.Integer, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )
    op.create_index("story_category", "story", ["category", "last", "id"])
    op.create_index("story_last", "story", ["last", "id"])
    op.create_table(
        "story_article",
        sa.Column("article", Words, primary_key=True),
        sa.Column("story", Words, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("origin", sa.Integer, nullable=False),
    )
    op.create_index("story_article_story", "story_article", ["story", "number"])
    op.create_table(
        "story_name",
        sa.Column("id", Words, primary_key=True),
        sa.Column("article", Words, nullable=False),
    )
    op.create_table(
        "story_subject",
        sa.Column("story", Words, primary_key=True),
        sa.Column("kind", Words, primary_key=True),
        sa.Column("key", Words, primary_key=True),
        sa.Column("name", Words, nullable=False),
        sa.Column("times", sa.Integer, nullable=False),
    )
    op.create_index("story_subject_key", "story_subject", ["kind", "key", "story"])


def _claims() -> None:
    op.create_table(
        "claim",
        sa.Column("story", Words, primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("id", Words, nullable=False),
        sa.Column("proposition", Words, nullable=False),
        sa.Column("origins", sa.Integer, nullable=False),
        sa.Column("outlets", sa.Integer, nullable=False),
        sa.Column("credibility", sa.Integer, nullable=False),
        sa.Column("denials", sa.Integer, nullable=False),
        sa.Column("outcome", Words),
        sa.Column("since", Words),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )
    op.create_index("claim_id", "claim", ["id"])
    op.create_table(
        "voice",
        sa.Column("story", Words, primary_key=True),
        sa.Column("claim", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("stance", Words, nullable=False),
        sa.Column("article", Words, nullable=False),
        sa.Column("statement", Words),
        sa.Column("event", Words),
        sa.Column("speaker", Words),
        sa.Column("entity", Words),
        sa.Column("at", Words),
    )
    op.create_index("voice_article", "voice", ["article"])
    op.create_index("voice_entity", "voice", ["entity"])
    op.create_index("voice_speaker", "voice", ["speaker"])
    op.create_index("voice_statement", "voice", ["statement"])
    op.create_table(
        "judgement",
        sa.Column("id", Serial, primary_key=True),
        sa.Column("of", Words, nullable=False),
        sa.Column("one", Words, nullable=False),
        sa.Column("other", Words, nullable=False),
        sa.Column("answer", Words, nullable=False),
        sa.Column("by", Words, nullable=False),
        sa.Column("at", Words, nullable=False),
        sa.Column("withdrawn", Words),
    )
    op.create_index("judgement_pair", "judgement", ["of", "one", "other"])
