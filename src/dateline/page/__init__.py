"""The page stage: where pages come from.

`pages` takes what a user names (a file, a folder, standard input, a web address, a feed, a
sitemap, a web archive) and yields each page's bytes as they were found.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from dateline.errors import SourceError
from dateline.page.files import FEEDS, PAGES, WARCS, read_stdin, suffix
from dateline.page.follow import fetch_all
from dateline.page.limits import Clock, Limits, Outcome, Unchanged, Validators
from dateline.page.local import read_folder, read_path
from dateline.page.web import Fetcher

__all__ = ["Clock", "Fetcher", "Limits", "Outcome", "Unchanged", "Validators", "pages"]

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*)://", re.IGNORECASE)


def pages(
    source: str,
    *,
    limits: Limits | None = None,
    fetcher: Fetcher | None = None,
    stdin: BinaryIO | None = None,
    resume: int = 0,
) -> Iterator[Outcome]:
    """The pages of a source.

    What cannot be had is yielded as `Missing`, and what is wrong with a page stands in its
    `problems`; only a source that cannot be meant is refused.

    Args:
        source: A file, a folder, "-" for standard input, or a web address. A file or an
            address may be a page, a feed or a sitemap (whose pages are fetched), a file
            also a web archive (WARC).
        limits: How far to go; a fetcher has its own.
        fetcher: Fetches from the web; one for all sources keeps delays and robots rules.
        stdin: What "-" reads.
        resume: The offset at which to go on in a WARC file: a `Page.resume`.

    Raises:
        SourceError: There is no such file, or it is of no kind that Dateline reads.
    """
    limits = limits or (fetcher.limits if fetcher else Limits())
    if resume and not _is_warc(source):
        raise SourceError(f"{source}: only a WARC file can be resumed at an offset; leave it out")
    if resume < 0:
        raise SourceError(f"{source}: an offset to resume at is 0 or more, not {resume}")
    if source == "-":
        return iter([read_stdin(stdin or sys.stdin.buffer, limits)])
    if scheme := _SCHEME.match(source):
        if scheme[1].lower() not in {"http", "https"}:
            raise SourceError(
                f"{source}: Dateline reads http and https addresses, not {scheme[1]}; "
                "fetch it by other means and name the file"
            )
        return fetch_all(source, fetcher or Fetcher(limits))
    path = _existing(source)
    if path.is_dir():
        return read_folder(path, limits, fetcher)
    return read_path(path, limits, fetcher, resume=resume)


def _is_warc(source: str) -> bool:
    return not _SCHEME.match(source) and suffix(Path(source)) in WARCS


def _existing(source: str) -> Path:
    """The file or folder that is meant.

    Raises:
        SourceError: There is none, or its suffix says that it is not a page.
    """
    path = Path(source)
    try:
        path.stat()
    except (OSError, ValueError) as error:
        raise SourceError(
            f"{source}: there is no such file or folder; a web address begins with https://"
        ) from error
    if not path.is_dir() and suffix(path) not in {*PAGES, *FEEDS, *WARCS}:
        known = " ".join(sorted({*PAGES, *FEEDS, *WARCS}))
        raise SourceError(
            f"{source}: a file's name must end in one of {known} (and .gz after it); "
            "pipe any other page in with -"
        )
    return path
