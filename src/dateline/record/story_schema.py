"""The tables of stories.

What is staged (profiles, postings, links) says how articles compare, and is written as
articles come; what is shown (stories, claims, voices, subjects) is replaced in one
transaction when they are grouped, so that a reader sees the old grouping or the new.
No table here refers to an article's row by key: that row may be made anew at any time.
"""

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, Table

from dateline.record.schema import Serial, Words, metadata, required

profiles = Table(
    "profile",
    metadata,
    Column("article", Words, primary_key=True),
    required("seal", Words),  # of the page whose reading it was made from
    required("made_by", Words),
    required("data", LargeBinary),  # the Profile, zlib of JSON
)

postings = Table(
    "posting",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("day", Integer, primary_key=True, autoincrement=False),  # 0 where it is unknown
    Column("article", Words, primary_key=True),
    Index("posting_article", "article"),
)

links = Table(
    "link",
    metadata,
    Column("one", Words, primary_key=True),  # the lesser id
    Column("other", Words, primary_key=True),
    required("points", Integer),
    Index("link_other", "other"),
)

touched = Table(
    "touched",
    metadata,
    Column("article", Words, primary_key=True),
    required("anew", Integer),  # 1: its reading is another; 0: only how it compares
    required("turn", BigInteger),  # later touches have higher ones
)

prepared = Table(
    "prepared",
    metadata,
    Column("number", Serial, primary_key=True),
    required("run", Words),
    required("data", LargeBinary),  # stories that go and stories that come, zlib of JSON
)

stories = Table(
    "story",
    metadata,
    Column("id", Words, primary_key=True),
    required("first", Words),  # days of publication, as `article.day`
    required("last", Words),
    Column("category", Words),
    Column("language", Words),
    Column("title", Words),
    required("articles", Integer),
    required("outlets", Integer),
    required("origins", Integer),
    required("claims", Integer),
    required("data", LargeBinary),  # the Story without its claims, zlib of JSON
    Index("story_last", "last", "id"),
    Index("story_category", "category", "last", "id"),
)

story_articles = Table(
    "story_article",
    metadata,
    Column("article", Words, primary_key=True),
    required("story", Words),
    required("number", Integer),
    required("origin", Integer),
    Index("story_article_story", "story", "number"),
)

story_names = Table(
    "story_name",
    metadata,
    Column("id", Words, primary_key=True),  # every id under which a story ever went
    required("article", Words),  # the article that it was named after
)

story_subjects = Table(
    "story_subject",
    metadata,
    Column("story", Words, primary_key=True),
    Column("kind", Words, primary_key=True),  # speaker or place
    Column("key", Words, primary_key=True),  # an entity's id, a GeoNames id, or the name's stems
    required("name", Words),
    required("times", Integer),
    Index("story_subject_key", "kind", "key", "story"),
)

claims = Table(
    "claim",
    metadata,
    Column("story", Words, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    required("id", Words),
    required("proposition", Words),
    required("origins", Integer),
    required("outlets", Integer),
    required("credibility", Integer),
    required("denials", Integer),
    Column("outcome", Words),
    Column("since", Words),
    required("data", LargeBinary),  # the Claim, zlib of JSON
    Index("claim_id", "id"),
)

voices = Table(
    "voice",
    metadata,
    Column("story", Words, primary_key=True),
    Column("claim", Integer, primary_key=True, autoincrement=False),  # its number
    Column("number", Integer, primary_key=True, autoincrement=False),
    required("stance", Words),
    required("article", Words),
    Column("statement", Words),
    Column("event", Words),
    Column("speaker", Words),
    Column("entity", Words),
    Column("at", Words),
    Index("voice_statement", "statement"),
    Index("voice_article", "article"),
    Index("voice_speaker", "speaker"),
    Index("voice_entity", "entity"),
)

judgements = Table(
    "judgement",
    metadata,
    Column("id", Serial, primary_key=True),
    required("of", Words),
    required("one", Words),  # the lesser id
    required("other", Words),
    required("answer", Words),
    required("by", Words),
    required("at", Words),
    Column("withdrawn", Words),
    Index("judgement_pair", "of", "one", "other"),
)

SHOWN = (stories, story_articles, story_subjects, claims, voices)
