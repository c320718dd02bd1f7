"""Which reader a file or a folder needs."""

from collections.abc import Iterator
from pathlib import Path

from dateline.model import Missing, Page
from dateline.page.feed import is_listing
from dateline.page.files import FEEDS, PAGES, WARCS, read_file, shown, suffix, walk
from dateline.page.follow import follow
from dateline.page.limits import Limits, Outcome, missing
from dateline.page.warc import read_warc
from dateline.page.web import Fetcher

CERTAIN_FEEDS = {".rss", ".atom"}
"""Suffixes that only feeds have; any other feed in a folder is known by what it holds."""


def read_path(
    path: Path, limits: Limits, fetcher: Fetcher | None, *, resume: int = 0
) -> Iterator[Outcome]:
    """The pages of one file, by its suffix."""
    if suffix(path) in WARCS:
        yield from read_warc(path, limits, resume=resume)
        return
    page = read_file(path, limits)
    if suffix(path) in FEEDS and isinstance(page, Page):
        yield from follow(page, fetcher or Fetcher(limits))
    else:
        yield page


def read_folder(folder: Path, limits: Limits, fetcher: Fetcher | None) -> Iterator[Outcome]:
    """The pages of all files below a folder, in the order of their names.

    Files that are plainly something else (pictures, style sheets, data) are passed over.
    """
    fetcher = fetcher or Fetcher(limits)
    found = False
    for path in walk(folder):
        if isinstance(path, Missing):
            yield path
        elif _is_source(path, limits):
            found = True
            yield from read_path(path, limits, fetcher)
    if not found:
        yield missing(shown(folder), "the folder holds no file that Dateline reads")


def _is_source(path: Path, limits: Limits) -> bool:
    kind = suffix(path)
    if kind in FEEDS - CERTAIN_FEEDS:
        page = read_file(path, limits)
        return isinstance(page, Page) and is_listing(page.data)
    return kind in {*PAGES, *CERTAIN_FEEDS, *WARCS}
