"""Stories, composed: the record's articles to profiles, links, stories and claims, and back.

Nothing shows before all of it is ready: stories are prepared beside the present ones, and
take their place in one transaction.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from functools import cache, partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import numpy as np
from msgspec import Struct, structs
from numpy.typing import NDArray

from dateline.ledger import Portrait, Profile, Story
from dateline.merging import merge_entities
from dateline.model import Problem, Reading
from dateline.reading import Model, load_model
from dateline.record import Change, Record, Shown, Staged
from dateline.story import MAKER, gist, group, judged, link, part, profile, subjects
from dateline.story.claims import claims
from dateline.story.entity import portraits_of

BATCH = 1000
"""Articles that are staged in one transaction, and components that are grouped together."""

Item = TypeVar("Item")


class Grouped(NamedTuple):
    """What a run of grouping did.

    articles: that were new to it.
    stories, entities: that were written.
    problems: trouble met.
    """

    articles: int
    stories: int
    entities: int
    problems: tuple[Problem, ...]


class Meaning(Struct, frozen=True):
    """What texts mean, by a reader's model: each process loads the model for itself.

    folder: The model's; the packaged one where none is named.
    """

    folder: Path | None = None

    def __call__(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors, a row for each text.

        Raises:
            ModelError: There is no model, or it is damaged.
        """
        return _model(self.folder).embed(texts)

    def load(self) -> None:
        """Load the model now, and not at the first text.

        Raises:
            ModelError: There is no model, or it is damaged.
        """
        _model(self.folder)

    @property
    def maker(self) -> str:
        """What profiles by it are marked with: with another model they are made again."""
        return f"{MAKER}, model {_model(self.folder).digest[:12]}"


def group_readings(
    readings: Iterable[Reading], *, meaning: Meaning | None = None
) -> Iterator[Story]:
    """The stories of some readings with their origins and claims, by first publication."""
    held = {reading.id: reading for reading in readings}
    for story in group(_profiled(reading, meaning).profile for reading in held.values()):
        told = [held[article] for article in story.articles]
        yield _claimed(story, told)[0].story


def group_record(
    record: Record, *, meaning: Meaning | None = None, workers: int = 1, again: bool = False
) -> Grouped:
    """Bring the record's stories up to date with its articles and people's judgements.

    Only stories that new or changed articles touch are made again. A run that was killed
    leaves the old stories whole, and what it staged is not staged again.

    Args:
        record: The record.
        meaning: Tells what articles mean. Without it they are compared by words,
            names and numbers; a profile that was made with one is kept.
        workers: Processes that profile articles and find claims; their number changes nothing.
        again: Make every story again.
    """
    with _pool(workers) as pool:
        work = _Work(pool, meaning)
        problems, articles = _stage(record, work)
        if again:
            record.grouping.touch_all()
        store = record.grouping
        run = store.begin()
        for change in _changes(record, work, problems):
            store.prepare(run, change)
        written = store.show(run)
        merged = merge_entities(record)
    return Grouped(articles, written, merged, tuple(problems))


class _Profiled(NamedTuple):
    """What is kept of an article to compare it, and its entities, with others."""

    profile: Profile
    portraits: tuple[Portrait, ...] = ()
    problem: Problem | None = None


class _Work(NamedTuple):
    """How articles are profiled and claims found: by which processes, and with which model."""

    pool: Executor | None
    meaning: Meaning | None

    def profiles(self, readings: Iterable[Reading]) -> Iterator[_Profiled]:
        return self._map(partial(_profiled, meaning=self.meaning), readings)

    def claims(
        self, stories: Iterable[Story], readings: Iterable[Sequence[Reading]]
    ) -> Iterator[tuple[Shown, Problem | None]]:
        return self._map(_claimed, stories, readings)

    def _map(self, work: Callable[..., Item], *given: Iterable[Any]) -> Iterator[Item]:
        return self.pool.map(work, *given, chunksize=8) if self.pool else map(work, *given)


def _stage(record: Record, work: _Work) -> tuple[list[Problem], int]:
    """Profile the articles that are new or read anew, and compare them with the known ones."""
    store, problems = record.grouping, list[Problem]()
    maker = work.meaning.maker if work.meaning else MAKER
    waiting, gone = store.waiting(maker), store.vanished()
    for batch in _batches(waiting) or [[]] * bool(gone):
        made = work.profiles(record.reading(article) for article, _ in batch)
        new, portraits = {}, list[Portrait]()
        for (article, seal), found in zip(batch, made, strict=True):
            new[article] = seal, found.profile
            portraits += found.portraits
            problems += [found.problem] if found.problem else []
        linked = link([each for _, each in new.values()], gone, store)
        store.stage(Staged(new, portraits, gone, linked.links, linked.unlinked))
        gone = []
    return problems, len(waiting)


def _changes(record: Record, work: _Work, problems: list[Problem]) -> Iterator[Change]:
    """The stories that go, and those that come in their stead, some components at a time."""
    store, seen = record.grouping, set[str]()
    touched = store.touched()
    for batch in _batches(sorted(touched)):
        within, links = _closure(record, set(batch) - seen)
        seen |= within
        old = store.stories(within)
        stories = part(store.profiles(within), links)
        kept = {
            each.id
            for each in stories
            if old.get(each.id) == each and not any(map(touched.get, each.articles))
        }
        new = [each for each in stories if each.id not in kept]
        readings = ([record.reading(article) for article in each.articles] for each in new)
        shown = []
        for made, problem in work.claims(new, readings):
            shown.append(made)
            problems += [problem] if problem else []
        yield Change(tuple(sorted(old.keys() - kept)), tuple(shown))


def _closure(record: Record, start: Collection[str]) -> tuple[set[str], dict[tuple[str, str], int]]:
    """The articles that scores, judgements or present stories tie to some, and the scores."""
    store = record.grouping
    judgements = record.ledger.judgements("article")
    ends = {end for each in judgements for end in (each.one, each.other)}
    said = judged(judgements, dict.fromkeys(ends))
    within, links, edge = set[str](), dict[tuple[str, str], int](), set(start)
    while edge:
        found = store.links(edge)
        found |= {pair: points for pair, points in said.items() if not edge.isdisjoint(pair)}
        links |= found
        within |= edge
        edge = {end for pair, points in found.items() if points > 0 for end in pair} - within
        edge |= store.members(edge or within) - within
    held = store.profiles(within).keys()
    return set(held), {pair: p for pair, p in links.items() if held >= set(pair)}


def _profiled(reading: Reading, meaning: Meaning | None) -> _Profiled:
    try:
        portraits = tuple(portraits_of(reading))
        if meaning is None:
            return _Profiled(profile(reading), portraits)
        made = profile(reading, embedding=meaning([gist(reading)])[0].tolist())
        return _Profiled(structs.replace(made, made_by=meaning.maker), portraits)
    except Exception as error:  # an article must not stop a run
        blank = structs.replace(reading, text="", title=None, blocks=(), names=(), times=())
        bare = structs.replace(blank, places=(), events=(), statements=(), sentences=())
        made_by = meaning.maker if meaning else MAKER
        made = structs.replace(profile(bare), made_by=made_by)
        return _Profiled(made, problem=_problem(error))


def _claimed(story: Story, readings: Sequence[Reading]) -> tuple[Shown, Problem | None]:
    try:  # without meaning: it costs 20 ms a clause, and finds no more (bench/claims.md)
        found = claims(readings, story.origins)
    except Exception as error:  # nor may a story
        return Shown(story, subjects(readings)), _problem(error)
    return Shown(structs.replace(story, claims=found), subjects(readings)), None


@contextmanager
def _pool(workers: int) -> Iterator[Executor | None]:
    if workers <= 1:
        yield None
        return
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        yield pool


@cache
def _model(folder: Path | None) -> Model:
    """The model, loaded once in each process."""
    return load_model(folder)


def _batches(items: Sequence[Item]) -> list[Sequence[Item]]:
    return [items[start : start + BATCH] for start in range(0, len(items), BATCH)]


def _problem(error: Exception) -> Problem:
    why = f"{type(error).__name__}: {error}".encode(errors="replace").decode()
    message = f"an article or story could not be grouped as it should ({why}); please report it"
    return Problem(stage="story", message=message)
