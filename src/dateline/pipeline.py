"""The flow, composed: page, article, reading, record.

The one place that turns an exception into a Problem, so that no page can stop a run and
none is lost.
"""

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from itertools import chain
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from dateline.article import read_article
from dateline.errors import DatelineError
from dateline.identity import digest, sha256
from dateline.model import (
    Article,
    Missing,
    Page,
    PageReference,
    Problem,
    Reading,
    Stage,
    Stated,
    article_id,
    fields,
)
from dateline.page import Fetcher, Limits, Outcome, Unchanged, Validators, pages
from dateline.reading import Model, load_model, read, reader_version
from dateline.record import Record


@dataclass(frozen=True, kw_only=True)
class Given:
    """What a user says of pages that cannot say it themselves.

    published: EDTF: a year, a month, a day, or a moment.
    language: ISO 639-1.

    Raises:
        DatelineError: One of them is not written so.
    """

    published: str | None = None
    language: str | None = None

    def __post_init__(self) -> None:
        if self.published is not None and not _is_edtf(self.published):
            message = f"a publication date is written 2024-12-14 or 2024-12, not {self.published!r}"
            raise DatelineError(message)
        if self.language is not None and not re.fullmatch("[a-z]{2}", self.language):
            message = f"a language is two letters such as en, uk or ru, not {self.language!r}"
            raise DatelineError(message)


@dataclass(frozen=True, kw_only=True)
class Plan:
    """How a run goes.

    model: the model's folder; the packaged one where none is named.
    given: what the pages cannot say themselves.
    limits: how far fetching and reading go.
    workers: processes that read; their number changes no finding (law 9).
    """

    model: Path | None = None
    given: Given = field(default_factory=Given)
    limits: Limits = field(default_factory=Limits)
    workers: int = 1


class Read(NamedTuple):
    """A page and what was read from it."""

    page: Page
    reading: Reading


Step = Read | Missing | Unchanged
"""What comes of one page."""

Report = Callable[[Step], None]


def read_page(page: Page, model: Model, given: Given | None = None) -> Reading:
    """Read one page; what goes wrong inside is a Problem of the reading."""
    given = given or Given()
    try:
        article = read_article(page, published=given.published, language=given.language)
    except Exception as error:  # a page must not stop a run
        article = _blank(page, given, _problem("article", error))
    try:
        return read(article, model)
    except Exception as error:
        return _unread(article, model, _problem("reading", error))


def read_sources(sources: Iterable[str], plan: Plan | None = None) -> Iterator[Step]:
    """Read everything that some sources offer, in the order of the sources.

    Args:
        sources: Files, folders, "-", web addresses, feeds, sitemaps, WARC files.
        plan: How to go about it.

    Raises:
        SourceError: A source cannot be meant.
        ModelError: There is no model.
    """
    plan = plan or Plan()
    with Fetcher(plan.limits) as fetcher:
        found = [pages(source, fetcher=fetcher) for source in sources]  # refuses before it reads
        yield from _each(chain.from_iterable(found), plan)


def record_sources(
    record: Record,
    sources: Iterable[str],
    plan: Plan | None = None,
    *,
    report: Report = lambda _: None,
) -> None:
    """Read some sources into the record; what it holds already is not read again.

    A run that was killed goes on where it stopped: finished articles are skipped, and a
    WARC file is entered at its last finished page. Pages of the web that were read before
    are asked for only if they have changed.

    Args:
        record: The record.
        sources: As in `read_sources`.
        plan: How to go about it.
        report: Told of every page as it is done.
    """
    plan = plan or Plan()
    version = reader_version(_model(plan.model))
    known = _validators(record, version) if plan.given == Given() else {}
    with Fetcher(plan.limits, known=known) as fetcher:
        found = []
        for source in sources:
            place = _place(source, version, plan)
            resume = (record.checkpoint(place) or 0) if place else 0
            found.append((source, place, pages(source, fetcher=fetcher, resume=resume)))
        for source, place, outcomes in found:
            new = (page for page in outcomes if not _held(record, page, version, plan))
            for step in _each(new, plan):
                if isinstance(step, Read):
                    record.write(step.page, step.reading, source=place)
                elif isinstance(step, Missing):
                    record.note(step, source)
                report(step)


def _validators(record: Record, version: str) -> dict[str, Validators]:
    """What hosts said of the pages that were read, so that only changed ones are sent again."""
    return {url: Validators.of(headers) for url, headers in record.headers(version).items()}


def _each(found: Iterable[Outcome], plan: Plan) -> Iterator[Step]:
    if plan.workers <= 1:
        model = _model(plan.model)
        for item in found:
            yield Read(item, read_page(item, model, plan.given)) if isinstance(item, Page) else item
        return
    try:
        with ProcessPoolExecutor(plan.workers, get_context("spawn")) as pool:
            yield from _shared(found, plan, pool)
    except BrokenProcessPool as error:
        message = (
            "a process that reads was killed, perhaps for want of memory: what is read so far"
            " is kept; read again with fewer workers"
        )
        raise DatelineError(message) from error


def _shared(found: Iterable[Outcome], plan: Plan, pool: ProcessPoolExecutor) -> Iterator[Step]:
    """Read in several processes, and hand on in the order of the sources."""
    waiting: deque[tuple[Outcome, Future[Reading] | None]] = deque()
    for item in found:
        work = pool.submit(_work, item, plan) if isinstance(item, Page) else None
        waiting.append((item, work))
        if len(waiting) > 2 * plan.workers:  # a bounded look ahead keeps memory bounded
            yield _done(*waiting.popleft())
    while waiting:
        yield _done(*waiting.popleft())


def _done(item: Outcome, work: Future[Reading] | None) -> Step:
    if isinstance(item, Page):
        assert work is not None
        return Read(item, work.result())
    return item


def _work(page: Page, plan: Plan) -> Reading:
    return read_page(page, _model(plan.model), plan.given)


@cache
def _model(folder: Path | None) -> Model:
    """The model, loaded once in each process."""
    return load_model(folder)


def _held(record: Record, page: Outcome, version: str, plan: Plan) -> bool:
    """Whether reading would change nothing; what the user says of a page may change it."""
    return plan.given == Given() and isinstance(page, Page) and record.holds(page, version)


def _place(source: str, version: str, plan: Plan) -> str | None:
    """Under what name the place in a WARC file is kept; None where there is none to keep.

    Another reader, another file of the same name or something new to say begins anew.
    """
    path = Path(source)
    if "://" in source or not source.lower().endswith((".warc", ".warc.gz")) or not path.is_file():
        return None
    with path.open("rb") as file:
        begins = sha256(file.read(4096))
    return digest("place", source, begins, version, str(plan.given))


def _is_edtf(words: str) -> bool:
    clock = r"T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?"
    if not re.fullmatch(rf"\d{{4}}(-\d\d(-\d\d({clock})?)?)?", words, re.ASCII):
        return False
    try:
        datetime.fromisoformat(words + "0001-01-01"[len(words) :])
    except ValueError:
        return False
    return True


def _blank(page: Page, given: Given, problem: Problem) -> Article:
    language = given.language or "und"
    return Article(
        id=article_id("", language),
        page=PageReference(url=page.url, path=page.path, fetched=page.fetched, digest=page.digest),
        outlet=None,
        category=None,
        language=language,
        title=None,
        byline=(),
        published=Stated(edtf=given.published, source="user") if given.published else None,
        modified=None,
        text="",
        blocks=(),
        problems=(*page.problems, problem),
    )


def _unread(article: Article, model: Model, problem: Problem) -> Reading:
    begun = {**fields(article), "problems": (*article.problems, problem)}
    return Reading(**begun, version=reader_version(model), sentences=())


def _problem(stage: Stage, error: Exception) -> Problem:
    why = f"{type(error).__name__}: {error}".encode(errors="replace").decode()
    message = f"this page could not be read ({why}); please report it"
    return Problem(stage=stage, message=message)
