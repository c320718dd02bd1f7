"""The record's stories and claims, for readers, and what people judge."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Any

from msgspec import Struct, structs
from sqlalchemy import Column, Connection, Engine, Select, func, insert, select, tuple_, update

from dateline.errors import NotInRecord, RecordError
from dateline.ledger import Answer, Claim, Judgement, Story, Subject
from dateline.record.codec import from_json, storable, unpack
from dateline.record.engines import bounded, looking, writing
from dateline.record.entity_schema import entity_parts
from dateline.record.entity_store import touch_entities
from dateline.record.grouping import touch
from dateline.record.schema import articles
from dateline.record.story_schema import (
    claims,
    judgements,
    stories,
    story_articles,
    story_names,
    story_subjects,
    voices,
)

SECONDS = 5.0
"""What a question may take."""


class StoryCard(Struct, frozen=True, kw_only=True):
    """A story as lists show it.

    first, last: days of publication (YYYY[-MM[-DD]]), "" where no article is dated.
    title, language: of its first titled article.
    articles, outlets, origins, claims: how many.
    """

    id: str
    first: str
    last: str
    category: str | None
    language: str | None
    title: str | None
    articles: int
    outlets: int
    origins: int
    claims: int


class ClaimCard(Struct, frozen=True, kw_only=True):
    """A claim as lists show it, and the story and place in which it stands."""

    id: str
    story: str
    number: int
    proposition: str
    origins: int
    outlets: int
    credibility: int
    denials: int
    outcome: str | None
    since: str | None


class Ledger:
    """The record's stories and claims; every question ends by itself after `seconds`."""

    def __init__(self, engine: Engine, *, seconds: float = SECONDS) -> None:
        self._engine = engine
        self._seconds = seconds

    def stories(
        self,
        *,
        category: str | None = None,
        speaker: str | None = None,
        place: str | None = None,
        before: tuple[str, str] | None = None,
        many: int = 20,
        language: str | None = None,
    ) -> list[StoryCard]:
        """Stories, the latest reported first.

        Args:
            category: Only those of this category; "" for those that have none.
            speaker: Only those in which this speaker (a subject's key) says something.
            place: Only those in which this place (a GeoNames id) stands.
            before: `last` and id of the story after which to go on.
            many: How many at most.
            language: The reader's: titles are in it where a story has one so.
        """
        table = stories
        query = select(*(table.c[name] for name in StoryCard.__struct_fields__))
        if category is not None:
            column = table.c.category
            query = query.where(column == storable(category) if category else column.is_(None))
        for kind, key in (("speaker", speaker), ("place", place)):
            if key is not None:
                query = query.where(table.c.id.in_(_of_subject(kind, key)))
        if before is not None:
            query = query.where(tuple_(table.c.last, table.c.id) < tuple_(*before))
        query = query.order_by(table.c.last.desc(), table.c.id.desc()).limit(many)
        with self._looking() as connection:
            cards = [StoryCard(**row._mapping) for row in connection.execute(query)]
            own = _titles(connection, [card.id for card in cards], language) if language else {}
        return [
            structs.replace(card, title=own[card.id], language=language) if card.id in own else card
            for card in cards
        ]

    def story(self, story: str) -> Story:
        """A story with its claims.

        Args:
            story: Its id, enough of the beginning of it, or an id that it once went by.

        Raises:
            RecordError: There is none, or several begin so.
        """
        key = _key(story)
        with self._looking() as connection:
            held = _one(connection, select(stories.c.id), stories.c.id, key)
            held = held or _renamed(connection, key)
            if held is None:
                raise NotInRecord(f"no story has the id {story}: `dateline stories` lists them")
            row = connection.execute(select(stories.c.data).where(stories.c.id == held)).one()
            query = select(claims.c.data).where(claims.c.story == held).order_by(claims.c.number)
            found = connection.execute(query).scalars()
            put_forward = tuple(from_json(unpack(each), Claim) for each in found)
        return structs.replace(from_json(unpack(row.data), Story), claims=put_forward)

    def story_of(self, article: str) -> str | None:
        """The id of the story in which an article stands; None where it is not grouped yet."""
        table = story_articles
        with self._looking() as connection:
            query = select(table.c.story).where(table.c.article == storable(article))
            return connection.execute(query).scalar()

    def subjects(self, story: str) -> list[Subject]:
        """Who speaks in a story and which places stand in it, the most frequent first."""
        table = story_subjects
        query = select(*(table.c[name] for name in Subject.__struct_fields__))
        query = query.where(table.c.story == storable(story))
        with self._looking() as connection:
            found = connection.execute(query.order_by(table.c.times.desc(), table.c.key))
            return [Subject(**row._mapping) for row in found]

    def claims(
        self,
        *,
        story: str | None = None,
        speaker: str | None = None,
        disputed: bool = False,
        after: tuple[str, int] | None = None,
        many: int = 50,
    ) -> list[ClaimCard]:
        """Claims by story and place in it.

        Args:
            story: Only those of this story.
            speaker: Only those in which somebody of this name has a voice, or of this entity's
                id, as found or as merged.
            disputed: Only those that somebody denies.
            after: Story and number after which to go on.
            many: How many at most.
        """
        table = claims
        query = select(*(table.c[name] for name in ClaimCard.__struct_fields__))
        if story is not None:
            query = query.where(table.c.story == storable(story))
        if disputed:
            query = query.where(table.c.denials > 0)
        if speaker is not None:
            query = query.where(tuple_(table.c.story, table.c.number).in_(_voiced(speaker)))
        if after is not None:
            query = query.where(tuple_(table.c.story, table.c.number) > tuple_(*after))
        query = query.order_by(table.c.story, table.c.number).limit(many)
        with self._looking() as connection:
            return [ClaimCard(**row._mapping) for row in connection.execute(query)]

    def claim(self, claim: str) -> tuple[str, Claim]:
        """A claim, and the id of the story in which it stands.

        Raises:
            RecordError: There is none of this id or beginning, or several begin so.
        """
        with self._looking() as connection:
            held = _one(connection, select(claims.c.id), claims.c.id, _key(claim))
            if held is None:
                raise NotInRecord(f"no claim has the id {claim}: `dateline claims` lists them")
            query = select(claims.c.story, claims.c.data).where(claims.c.id == held).limit(1)
            row = connection.execute(query).one()
        return row.story, from_json(unpack(row.data), Claim)

    def claims_of(self, statement: str) -> list[str]:
        """The ids of the claims in which a statement has a voice."""
        query = select(claims.c.id).join(
            voices, (voices.c.story == claims.c.story) & (voices.c.claim == claims.c.number)
        )
        query = query.where(voices.c.statement == storable(statement)).distinct()
        with self._looking() as connection:
            return list(connection.execute(query.order_by(claims.c.id)).scalars())

    def judge(
        self, of: str, pair: tuple[str, str], answer: Answer, *, by: str, at: str
    ) -> Judgement:
        """Keep what a person says of two things; stories follow when they are grouped next.

        Args:
            of: "article", "entity" or "statement".
            pair: The ids of the two.
            answer: "same", "different" or "unsure".
            by: Who says so.
            at: When, ISO 8601 with its zone.

        Raises:
            RecordError: The two are one.
        """
        one, other = sorted(map(storable, pair))
        if one == other:
            raise RecordError("a thing is itself: name two to be judged")
        row = {"of": of, "one": one, "other": other, "answer": answer, "by": storable(by), "at": at}
        with writing(self._engine) as connection:
            made = connection.execute(insert(judgements).returning(judgements.c.id), row)
            id_ = made.scalar_one()
            _touch(connection, of, (one, other))
        return _judgement({**row, "id": id_, "withdrawn": None})

    def withdraw(self, judgement: int, *, at: str) -> Judgement:
        """Take a judgement back; the row stays, with the time.

        Raises:
            RecordError: There is none of this number, or it was taken back before.
        """
        table = judgements
        with writing(self._engine) as connection:
            row = connection.execute(select(table).where(table.c.id == judgement)).one_or_none()
            if row is None or row.withdrawn:
                why = "was taken back before" if row else "is not there"
                message = f"judgement {judgement} {why}: `dateline undo` lists what can be undone"
                raise RecordError(message)
            connection.execute(update(table).where(table.c.id == judgement).values(withdrawn=at))
            _touch(connection, row.of, (row.one, row.other))
            return _judgement({**row._mapping, "withdrawn": at})

    def judgements(self, of: str | None = None, *, withdrawn: bool = False) -> list[Judgement]:
        """What people judged, in the order of saying.

        Args:
            of: Only of this kind of thing.
            withdrawn: Also what was taken back.
        """
        query = select(judgements).order_by(judgements.c.id)
        if of is not None:
            query = query.where(judgements.c.of == of)
        if not withdrawn:
            query = query.where(judgements.c.withdrawn.is_(None))
        with looking(self._engine) as connection:
            return [_judgement(row._asdict()) for row in connection.execute(query)]

    def counts(self) -> dict[str, int]:
        """How many stories and claims there are."""
        with self._looking() as connection:
            return {
                name: connection.execute(select(func.count()).select_from(table)).scalar_one()
                for name, table in (("stories", stories), ("claims", claims))
            }

    def _looking(self) -> AbstractContextManager[Connection]:
        return bounded(self._engine, self._seconds)


def _touch(connection: Connection, of: str, pair: tuple[str, str]) -> None:
    """Have what was judged grouped or merged again."""
    if of == "article":
        touch(connection, pair, anew=0)
    elif of == "entity":
        touch_entities(connection, pair)


def _key(words: str) -> str:
    return storable(words if words.startswith("sha256:") else f"sha256:{words}")


def _one(connection: Connection, query: Select[Any], column: Column[Any], key: str) -> str | None:
    """The one id that begins so."""
    wanted = query.where(column >= key, column < key + "g").distinct().order_by(column).limit(2)
    found = list(connection.execute(wanted).scalars())
    if len(found) > 1 and found[0] != key:
        raise NotInRecord(f"several ids begin with {key}: give more of it")
    return found[0] if found else None


def _renamed(connection: Connection, key: str) -> str | None:
    """The story that now holds the article after which one was named."""
    article = _one(connection, select(story_names.c.id), story_names.c.id, key)
    query = (
        select(story_articles.c.story)
        .join(story_names, story_names.c.article == story_articles.c.article)
        .where(story_names.c.id == article)
    )
    return connection.execute(query).scalar()


def _titles(connection: Connection, ids: list[str], language: str) -> dict[str, str]:
    """The last dated title in a language that each story has, if it has one."""
    within, told = story_articles.c, articles.c
    query = (
        select(within.story, told.title)
        .join(articles, told.id == within.article)
        .where(within.story.in_(ids), told.language == language, told.title.is_not(None))
        .order_by(told.day, told.id)
    )
    return {row.story: row.title for row in connection.execute(query)}  # the last stays


def _of_subject(kind: str, key: str) -> Select[Any]:
    table = story_subjects
    return select(table.c.story).where(table.c.kind == kind, table.c.key == storable(key))


def _voiced(speaker: str) -> Select[Any]:
    name, part = storable(speaker), entity_parts.c
    merged = select(part.entity).where((part.found == name) | (part.entity == name))
    found = select(part.found).where(part.entity.in_(merged))
    query = select(voices.c.story, voices.c.claim)
    return query.where(
        (voices.c.speaker == name) | (voices.c.entity == name) | voices.c.entity.in_(found)
    )


def _judgement(row: Mapping[str, Any]) -> Judgement:
    return Judgement(**row)
