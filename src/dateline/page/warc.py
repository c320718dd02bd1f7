"""Pages from WARC files (ISO 28500), resumable, and read on behind damage."""

from collections.abc import Iterator
from datetime import datetime
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any

from fastwarc.warc import ArchiveIterator
from msgspec.structs import replace

from dateline.errors import SourceError
from dateline.model import Missing, Page, Problem
from dateline.page.archive import Member, Plain, next_section, section_at
from dateline.page.files import shown
from dateline.page.limits import Limits, TooBig, missing, problem
from dateline.page.response import Head, media_type, read_body, read_head
from dateline.page.sniff import kind, look

NOT_PAGES = {"warcinfo", "request", "metadata", "revisit", "conversion", "continuation"}
"""The standard's record types that hold no page as it was fetched."""

HTML = {"text/html", "application/xhtml+xml"}
PEEK = 2**16
"""Bytes of a record in which its HTTP head must end."""


def read_warc(path: Path, limits: Limits, *, resume: int = 0) -> Iterator[Page | Missing]:
    """The pages of a WARC file, plain or gzipped.

    Args:
        path: The file.
        limits: `page_bytes` holds for each record.
        resume: The offset to go on from: a `Page.resume`.
    """
    name = shown(path)
    try:
        with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as archive:
            yield from _pages(archive, name, limits, resume)
    except OSError as error:
        yield missing(name, f"the file cannot be read: {error.strerror or error}")
    except ValueError:  # there is nothing to map
        yield missing(name, "the file is empty")


def _pages(archive: mmap, name: str, limits: Limits, start: int) -> Iterator[Page | Missing]:
    while start < len(archive):
        section = section_at(archive, start)
        if section is None:
            begin, start = start, next_section(archive, start + 1)
            yield missing(name, f"bytes {begin} to {start} are not a WARC record; left out")
            continue
        reader = _Section(section, name, limits, start)
        yield from reader.items()
        start = section.end(whole=reader.whole) or next_section(archive, reader.last + 1)
        yield from reader.rest(start)


class _Section:
    """Reads one section's records, each handed on when it is known where the next begins."""

    def __init__(self, section: Plain | Member, name: str, limits: Limits, start: int) -> None:
        self._section = section
        self._name = name
        self._limits = limits
        self._held: Page | Missing | None = None
        self._gap = False
        self.last = start

    @property
    def whole(self) -> bool:
        """Whether the records were read to the section's end."""
        return not (self._gap or self._section.trouble)

    def items(self) -> Iterator[Page | Missing]:
        """All but the last item; nothing behind a record that is broken."""
        try:
            stream: Any = self._section  # its stubs ask for more than it uses
            for record in ArchiveIterator(stream, parse_http=False, stream_detect=False):
                place = self._section.place(record.stream_pos)
                yield from self._hand_on(place)
                self.last = place or self.last
                self._held = self._read(record)
                if self._section.trouble:
                    break
        except OSError:
            self._gap = True

    def rest(self, end: int) -> Iterator[Page | Missing]:
        """The last item, and what was wrong.

        Args:
            end: Where reading goes on.
        """
        trouble = self._section.trouble
        if trouble and isinstance(self._held, Page):
            broken = problem(f"the WARC record is broken: {trouble}")
            self._held = replace(self._held, problems=(broken, *self._held.problems))
        elif trouble and self._held is None:
            self._held = missing(self._name, f"the record at byte {self.last} is broken: {trouble}")
        # behind damage no place is sure: whoever resumes does so from the page before
        yield from self._hand_on(end if self.whole else None)
        if self._gap and not trouble:
            after = f"the record at byte {self.last}"
            yield missing(self._name, f"what follows {after} is damaged up to byte {end}; left out")

    def _hand_on(self, place: int | None) -> Iterator[Page | Missing]:
        if isinstance(self._held, Page):
            yield replace(self._held, resume=place)
        elif self._held:
            yield self._held
        self._held = None

    def _read(self, record: Any) -> Page | Missing | None:
        """One record's page; None where it holds none."""
        declared = record.headers.get("Content-Length") or ""
        sort = (record.headers.get("WARC-Type") or "").lower()
        if not declared.isdecimal():
            self._section.trouble = self._section.trouble or "its header is cut short or damaged"
            return None
        room = self._section.room(record.stream_pos)
        if room is not None and int(declared) > room:
            self._section.trouble = f"it claims {declared} bytes, and the file ends before them"
        if sort in NOT_PAGES:
            return None
        address = _address(record) or self._name
        if sort not in {"response", "resource"}:
            return missing(address, f"a WARC record is of a type that is not known: {sort!r}")
        try:
            return self._page(record, is_response=sort == "response")
        except SourceError as error:
            return missing(address, f"the page {error}")

    def _page(self, record: Any, *, is_response: bool) -> Page | None:
        block = _fill(record.reader, b"", PEEK)
        head, trouble = _head(record, block, is_response=is_response)
        if not _is_page(head, block, is_response=is_response):
            return None
        declared, limit = int(record.headers["Content-Length"]), self._limits.page_bytes
        if declared - head.length > limit:
            raise TooBig(limit)
        block = _fill(record.reader, block, declared)
        if len(block) < declared and not self._section.trouble:
            self._section.trouble = f"of its {declared} bytes only {len(block)} are there"
        body = read_body(block[head.length :], head.headers, limit)
        return Page(
            data=body.data,
            url=_address(record),
            path=self._name,
            fetched=_date(record),
            headers=head.headers,
            problems=(*trouble, *_troubles(record, body.trouble), *look(body.data)),
        )


def _fill(reader: Any, block: bytes, size: int) -> bytes:
    """Read on until a block has this size, or the record ends."""
    data = bytearray(block)
    while len(data) < size and (piece := reader.read(min(size - len(data), 2**20))):
        data += piece
    return bytes(data)


def _head(record: Any, block: bytes, *, is_response: bool) -> tuple[Head, tuple[Problem, ...]]:
    """A response's own head; a resource has none, and the record says what it is."""
    head = read_head(block) if is_response else None
    if head:
        return head, ()
    stated = record.headers.get("Content-Type") or ""
    if not is_response:
        return Head(200, {"content-type": stated}, 0), ()
    headers = {} if stated.startswith("application/http") else {"content-type": stated}
    return Head(200, headers, 0), (problem("the WARC response has no HTTP head"),)


def _is_page(head: Head, block: bytes, *, is_response: bool) -> bool:
    media = media_type(head.headers)
    if not 200 <= head.status < 300:
        return False
    if not media:
        return kind(block[head.length :]) == "html"
    return media in HTML or (media == "text/plain" and not is_response)


def _troubles(record: Any, trouble: str | None) -> Iterator[Problem]:
    if trouble:
        yield problem(f"the page is broken: {trouble}")
    if why := record.headers.get("WARC-Truncated"):
        yield problem(f"the archive holds only the page's beginning: {why}")
    if record.headers.get("WARC-Segment-Number"):
        yield problem("the page is archived in several records, of which this is the first")
    if _date(record) is None:
        yield problem("the WARC record does not say when the page was fetched")


def _date(record: Any) -> datetime | None:
    date: datetime | None = record.record_date
    return date


def _address(record: Any) -> str | None:
    """The page's address; old writers put it in angle brackets."""
    address: str = (record.headers.get("WARC-Target-URI") or "").strip().strip("<>")
    return address or None
