"""Pages from files, folders and standard input."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from dateline.errors import SourceError
from dateline.model import Missing, Page
from dateline.page.limits import Limits, TooBig, missing, problem
from dateline.page.sniff import content_type, look
from dateline.page.unpack import GZIP, Unpacked, gunzip

PAGES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".txt": "text/plain",
}
FEEDS = {".rss", ".atom", ".rdf", ".xml", ".json"}
WARCS = {".warc"}


def suffix(path: Path) -> str:
    """A file's suffix in lower case; of `page.html.gz` it is `.html`."""
    name = path.name.lower().removesuffix(".gz")
    return Path(name).suffix


def shown(path: Path) -> str:
    """A path as text that can be stored; a name that is not UTF-8 gets U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")


def read_file(path: Path, limits: Limits) -> Page | Missing:
    """Read one page's file, gzipped or not; what cannot be read is Missing."""
    try:
        unpacked = read_bytes(path, limits)
    except (OSError, SourceError) as error:
        return missing(shown(path), f"the file {_reason(error)}")
    media = PAGES.get(suffix(path)) or content_type(unpacked.data)
    return _page(unpacked, media, path=shown(path))


def read_stdin(stream: BinaryIO, limits: Limits) -> Page | Missing:
    """Read one page, HTML or plain text, from a stream."""
    packed = stream.read(limits.page_bytes + 1)
    try:
        unpacked = _unpack(packed, limits, zipped=packed.startswith(GZIP))
    except TooBig as error:
        return missing("standard input", f"the page {error}")
    return _page(unpacked, content_type(unpacked.data))


def read_bytes(path: Path, limits: Limits) -> Unpacked:
    """A file's bytes, decompressed where its name ends in .gz.

    Raises:
        OSError: It cannot be read.
        TooBig: It is over the limit, before or after decompression.
    """
    with path.open("rb") as file:
        packed = file.read(limits.page_bytes + 1)
    return _unpack(packed, limits, zipped=path.name.lower().endswith(".gz"))


def walk(folder: Path) -> Iterator[Path | Missing]:
    """The regular files below a folder, in the order of their names; no folder twice.

    Links are followed; one that leads back to a folder already seen, or nowhere, is not.
    """
    seen: set[tuple[int, int]] = set()
    todo = [folder]
    while todo:
        path = todo.pop()
        try:
            status = path.stat()
            if path.is_dir():
                if (status.st_dev, status.st_ino) not in seen:
                    seen.add((status.st_dev, status.st_ino))
                    todo += sorted(path.iterdir(), reverse=True)
            elif path.is_file():
                yield path
        except OSError as error:
            yield missing(shown(path), f"the file {_reason(error)}")


def _unpack(packed: bytes, limits: Limits, *, zipped: bool) -> Unpacked:
    if len(packed) > limits.page_bytes:
        raise TooBig(limits.page_bytes)
    if zipped and packed:
        return gunzip(packed, limits.page_bytes)
    return Unpacked(packed, len(packed))


def _page(unpacked: Unpacked, media: str, *, path: str | None = None) -> Page:
    trouble = (problem(f"the file is broken: {unpacked.trouble}"),) if unpacked.trouble else ()
    return Page(
        data=unpacked.data,
        path=path,
        headers={"content-type": media},
        problems=(*trouble, *look(unpacked.data)),
    )


def _reason(error: Exception) -> str:
    if isinstance(error, OSError):
        return f"cannot be read: {error.strerror or error}"
    return str(error)
