"""The flow, composed: page, article, reading, record.

The one place that turns an exception into a Problem, so that no page can stop a run and
none is lost.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from dateline.article import read_article
from dateline.model import (
    Article,
    Missing,
    Page,
    PageReference,
    Problem,
    Reading,
    Stated,
    article_id,
)
from dateline.page import Fetcher, Limits, Outcome, Unchanged, pages
from dateline.reading import Model, load_model, read, reader_version
from dateline.record import Record


@dataclass(frozen=True, kw_only=True)
class Given:
    """What a user says of pages that cannot say it themselves.

    published: EDTF.
    language: ISO 639-1.
    """

    published: str | None = None
    language: str | None = None


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
        found = (page for source in sources for page in pages(source, fetcher=fetcher))
        yield from _each(found, plan)


def record_sources(
    record: Record,
    sources: Iterable[str],
    plan: Plan | None = None,
    *,
    report: Report = lambda _: None,
) -> None:
    """Read some sources into the record; what it holds already is not read again.

    A run that was killed goes on where it stopped: finished articles are skipped, and a
    WARC file is entered at its last finished page.

    Args:
        record: The record.
        sources: As in `read_sources`.
        plan: How to go about it.
        report: Told of every page as it is done.
    """
    plan = plan or Plan()
    version = reader_version(_model(plan.model))
    with Fetcher(plan.limits) as fetcher:
        for source in sources:
            resume = (record.checkpoint(source) or 0) if _is_archive(source) else 0
            found = pages(source, fetcher=fetcher, resume=resume)
            new = (page for page in found if not _held(record, page, version))
            for step in _each(new, plan):
                if isinstance(step, Read):
                    record.write(step.page, step.reading, source=source)
                elif isinstance(step, Missing):
                    record.note(step, source)
                report(step)


def _each(found: Iterable[Outcome], plan: Plan) -> Iterator[Step]:
    if plan.workers <= 1:
        model = _model(plan.model)
        for item in found:
            yield Read(item, read_page(item, model, plan.given)) if isinstance(item, Page) else item
        return
    waiting: deque[tuple[Outcome, Future[Reading] | None]] = deque()
    with ProcessPoolExecutor(plan.workers, get_context("spawn")) as pool:
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


def _held(record: Record, page: Outcome, version: str) -> bool:
    return isinstance(page, Page) and record.holds(page, version)


def _is_archive(source: str) -> bool:
    return source.lower().removesuffix(".gz").endswith(".warc") and "://" not in source


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
    fields = {name: getattr(article, name) for name in Article.__struct_fields__}
    fields["problems"] = (*article.problems, problem)
    return Reading(**fields, version=reader_version(model), sentences=())


def _problem(stage: str, error: Exception) -> Problem:
    message = f"this page could not be read ({type(error).__name__}: {error}); please report it"
    return Problem(stage=stage, message=message)  # type: ignore[arg-type]
