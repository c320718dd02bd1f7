"""What grouping reads from the record and writes to it.

Articles are staged a batch at a time: their profiles, their keys' lists, and how they
compare. None of that shows. Then the stories that it touches are replaced in one
transaction: whoever looks, or comes after a kill, finds the old grouping or the new.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple
from uuid import uuid4

from msgspec import Struct
from sqlalchemy import Connection, Engine, and_, delete, func, insert, select, tuple_

from dateline.errors import RecordError
from dateline.ledger import Portrait, Profile, Story, Subject
from dateline.record.batches import each, put, remove
from dateline.record.codec import from_json, pack, to_json, unpack
from dateline.record.engines import looking, writing
from dateline.record.entity_store import put_portraits
from dateline.record.rows import Row
from dateline.record.schema import articles, pages
from dateline.record.story_rows import claim_rows, story_row, subject_rows, voice_rows
from dateline.record.story_schema import (
    SHOWN,
    claims,
    links,
    postings,
    prepared,
    profiles,
    stories,
    story_articles,
    story_names,
    story_subjects,
    touched,
    voices,
)

Pair = tuple[str, str]


class Staged(NamedTuple):
    """A batch of articles and how they compare.

    new: profiles, with the seal of the page that each was made from.
    portraits: what the new articles say of entities.
    gone: articles that the record no longer has.
    links: scores of the pairs that are now compared, in thousandths.
    unlinked: pairs that are compared no longer.
    """

    new: Mapping[str, tuple[str, Profile]]
    portraits: Collection[Portrait]
    gone: Collection[str]
    links: Mapping[Pair, int]
    unlinked: Collection[Pair]


class Shown(Struct, frozen=True):
    """A story as readers will see it, with who and what is in it."""

    story: Story
    subjects: tuple[Subject, ...]


class Change(Struct, frozen=True):
    """Stories that go, by id, and the stories that come in their stead."""

    old: tuple[str, ...]
    new: tuple[Shown, ...]


class Run(NamedTuple):
    """One run of grouping: its name, and the last touch that it takes up."""

    name: str
    turn: int


class Grouping:
    """The record, for grouping."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def waiting(self, made_by: str) -> list[tuple[str, str]]:
        """Articles without a profile by this maker of their present reading, and its seal.

        Args:
            made_by: The maker, or the beginning of its name.
        """
        made = and_(
            profiles.c.article == articles.c.id,
            profiles.c.seal == pages.c.seal,
            profiles.c.made_by.startswith(made_by, autoescape=True),
        )
        query = (
            select(articles.c.id, pages.c.seal)
            .join(pages, pages.c.id == articles.c.page)
            .outerjoin(profiles, made)
            .where(profiles.c.article.is_(None))
            .order_by(articles.c.day, articles.c.id)
        )
        with looking(self._engine) as connection:
            return [(row.id, row.seal) for row in connection.execute(query)]

    def vanished(self) -> list[str]:
        """Articles that have a profile and are no longer in the record."""
        query = select(profiles.c.article).outerjoin(articles, articles.c.id == profiles.c.article)
        query = query.where(articles.c.id.is_(None)).order_by(profiles.c.article)
        with looking(self._engine) as connection:
            return list(connection.execute(query).scalars())

    def profiles(self, wanted: Collection[str]) -> dict[str, Profile]:
        """The profiles of some articles; of those that have one."""
        table = profiles
        with looking(self._engine) as connection:
            return {
                row.article: from_json(unpack(row.data), Profile)
                for row in each(connection, table, table.c.article, wanted)
            }

    def postings(self, keys: Collection[int]) -> dict[int, list[tuple[int, str]]]:
        """Day and id of the articles under each key, sorted."""
        found: dict[int, list[tuple[int, str]]] = defaultdict(list)
        with looking(self._engine) as connection:
            for row in each(connection, postings, postings.c.key, keys):
                found[row.key].append((row.day, row.article))
        return {key: sorted(listed) for key, listed in found.items()}

    def links(self, ends: Collection[str]) -> dict[Pair, int]:
        """All scores of some articles."""
        found: dict[Pair, int] = {}
        with looking(self._engine) as connection:
            for end in (links.c.one, links.c.other):
                for row in each(connection, links, end, ends):
                    found[row.one, row.other] = row.points
        return found

    def stage(self, staged: Staged) -> None:
        """Keep a batch, in one transaction; what it touches waits to be grouped."""
        with writing(self._engine) as connection:
            changed = [*staged.new, *staged.gone]
            near = set(_neighbours(connection, changed))
            _remove(connection, staged, changed)
            put(connection, profiles, map(_profile_row, staged.new.values()))
            put(connection, postings, _posting_rows(staged.new.values()))
            put(connection, links, _link_rows(staged.links))
            put_portraits(connection, changed, staged.portraits)
            ends = {end for pair in (*staged.links, *staged.unlinked) for end in pair}
            touch(connection, changed, anew=1)
            touch(connection, (near | ends) - set(changed), anew=0)

    def touch_all(self) -> None:
        """Have every article grouped again, and its claims found again."""
        with writing(self._engine) as connection:
            held = connection.execute(select(profiles.c.article)).scalars().fetchall()
            touch(connection, held, anew=1)

    def touched(self) -> dict[str, bool]:
        """The articles that wait to be grouped, and whether their reading is another."""
        query = select(touched.c.article, touched.c.anew).order_by(touched.c.article)
        with looking(self._engine) as connection:
            return {row.article: bool(row.anew) for row in connection.execute(query)}

    def members(self, ends: Collection[str]) -> set[str]:
        """The articles of all stories in which some articles now stand."""
        table = story_articles
        with looking(self._engine) as connection:
            held = {row.story for row in each(connection, table, table.c.article, ends)}
            return {row.article for row in each(connection, table, table.c.story, held)}

    def stories(self, ends: Collection[str]) -> dict[str, Story]:
        """The stories in which some articles now stand, without their claims."""
        table = story_articles
        with looking(self._engine) as connection:
            held = {row.story for row in each(connection, table, table.c.article, ends)}
            rows = each(connection, stories, stories.c.id, held)
            return {row.id: from_json(unpack(row.data), Story) for row in rows}

    def begin(self) -> Run:
        """Begin a run; what an earlier one prepared and did not show is dropped."""
        run = uuid4().hex
        with writing(self._engine) as connection:
            connection.execute(delete(prepared))
            turn = connection.execute(select(func.max(touched.c.turn))).scalar() or 0
        return Run(run, turn)

    def prepare(self, run: Run, change: Change) -> None:
        """Keep some stories beside the present ones; nobody is shown them yet."""
        row = {"run": run.name, "data": pack(to_json(change))}
        with writing(self._engine) as connection:
            connection.execute(insert(prepared), row)

    def show(self, run: Run) -> int:
        """Put what was prepared in the place of what is shown, all in one transaction.

        Returns:
            How many stories were written.

        Raises:
            RecordError: Another process has begun to group meanwhile.
        """
        query = select(prepared).order_by(prepared.c.number).limit(1)
        written, last = 0, 0
        with writing(self._engine) as connection:
            while row := connection.execute(query.where(prepared.c.number > last)).one_or_none():
                if row.run != run.name:
                    raise RecordError("another process is grouping this record: let it end")
                change, last = from_json(unpack(row.data), Change), row.number
                _replace(connection, change)
                written += len(change.new)
            connection.execute(delete(touched).where(touched.c.turn <= run.turn))
            connection.execute(delete(prepared))
        return written


def _replace(connection: Connection, change: Change) -> None:
    for table in SHOWN:
        remove(connection, table, table.c.id if table is stories else table.c.story, change.old)
    for shown in change.new:
        _write_story(connection, shown)


def _write_story(connection: Connection, shown: Shown) -> None:
    story = shown.story
    query = select(articles).where(articles.c.id.in_(story.articles))
    cards = {row.id: row._asdict() for row in connection.execute(query)}
    put(connection, stories, [story_row(story, [cards[id_] for id_ in story.articles])])
    origin = {id_: at for at, one in enumerate(story.origins) for id_ in one.articles}
    put(
        connection,
        story_articles,
        (
            {"article": id_, "story": story.id, "number": number, "origin": origin[id_]}
            for number, id_ in enumerate(story.articles)
        ),
    )
    put(connection, story_subjects, subject_rows(story, shown.subjects))
    put(connection, claims, claim_rows(story))
    put(connection, voices, voice_rows(story))
    connection.execute(delete(story_names).where(story_names.c.id == story.id))
    connection.execute(insert(story_names), {"id": story.id, "article": story.articles[0]})


def _profile_row(made: tuple[str, Profile]) -> Row:
    seal, profile = made
    return {
        "article": profile.article,
        "seal": seal,
        "made_by": profile.made_by,
        "data": pack(to_json(profile)),
    }


def _posting_rows(made: Iterable[tuple[str, Profile]]) -> Iterator[Row]:
    for _, profile in made:
        for key in profile.keys:
            yield {"key": key, "day": profile.day or 0, "article": profile.article}


def _link_rows(scores: Mapping[Pair, int]) -> Iterator[Row]:
    for (one, other), points in sorted(scores.items()):
        yield {"one": one, "other": other, "points": points}


def _neighbours(connection: Connection, ends: Collection[str]) -> Iterator[str]:
    for row in each(connection, links, links.c.one, ends):
        yield row.other
    for row in each(connection, links, links.c.other, ends):
        yield row.one


def _remove(connection: Connection, staged: Staged, changed: Collection[str]) -> None:
    remove(connection, profiles, profiles.c.article, changed)
    remove(connection, postings, postings.c.article, changed)
    remove(connection, links, links.c.one, changed)
    remove(connection, links, links.c.other, changed)
    pairs = tuple_(links.c.one, links.c.other)
    remove(connection, links, pairs, [*staged.unlinked, *staged.links])


def touch(connection: Connection, ends: Collection[str], *, anew: int) -> None:
    """Have some articles grouped again; what was to be read anew stays so."""
    turn = (connection.execute(select(func.max(touched.c.turn))).scalar() or 0) + 1
    held = {row.article: row.anew for row in each(connection, touched, touched.c.article, ends)}
    remove(connection, touched, touched.c.article, ends)
    rows = ({"article": end, "anew": max(anew, held.get(end, 0)), "turn": turn} for end in ends)
    put(connection, touched, rows)
