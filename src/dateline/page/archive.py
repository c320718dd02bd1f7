"""The bytes of a WARC file, in sections that can be read one by one.

A gzipped WARC file is a row of gzip members, each a section (and, as the standard wants it,
each one record); a plain one is a single section. Reading each member by itself is what
makes it possible to go on behind a damaged one.
"""

import re
import zlib
from mmap import mmap

from dateline.page.unpack import GZIP

STEP = 4096
MARK = b"WARC/"
_MARK_LINE = re.compile(rb"^WARC/\d\.\d\r?$", re.MULTILINE)


class Plain:
    """Uncompressed bytes up to the file's end.

    trouble: what is wrong with the bytes, once it has been met.
    """

    def __init__(self, archive: mmap, start: int) -> None:
        self._archive = archive
        self._at = start
        self.trouble: str | None = None

    def read(self, size: int = -1) -> bytes:
        """Up to `size` bytes more, all where it is negative; b"" at the end."""
        data = self._archive[self._at : self._at + size if size >= 0 else None]
        self._at += len(data)
        return data

    def tell(self) -> int:
        """The offset in the file, so that records know theirs."""
        return self._at

    def place(self, position: int) -> int | None:
        """The offset in the file of what stands at this position, where reading may begin."""
        return position

    def room(self, position: int) -> int | None:
        """How many bytes there are from this position on; None where that cannot be told."""
        return len(self._archive) - position

    def end(self, *, whole: bool) -> int | None:
        """Where the section ends; None where that cannot be told.

        Args:
            whole: Whether its records were read to their end.
        """
        return len(self._archive) if whole else None


class Member:
    """One gzip member, inflated as it is read; see `Plain` for its parts."""

    def __init__(self, archive: mmap, start: int) -> None:
        self._archive = archive
        self._packed_at = start
        self._read = 0
        self._engine = zlib.decompressobj(31)
        self.trouble: str | None = None

    def read(self, size: int = -1) -> bytes:
        """Up to `size` bytes more; b"" at the member's end, or where it is damaged."""
        data = b""
        while not (data or self.trouble or self._engine.eof):
            packed = self._engine.unconsumed_tail or self._next()
            try:
                data = self._engine.decompress(packed, max(size, 0))
            except zlib.error:
                self.trouble = "its compressed bytes are damaged"
            if not (packed or data):
                self.trouble = "its compressed bytes are cut short"
        self._read += len(data)
        return data

    def tell(self) -> int:
        """How many inflated bytes were read."""
        return self._read

    def place(self, position: int) -> None:
        """Nowhere inside a member can reading begin."""

    def room(self, position: int) -> None:
        """A member does not say how much it holds."""

    def end(self, *, whole: bool) -> int | None:  # noqa: ARG002  it ends where its bytes do
        """Where the member ends; None where that cannot be told."""
        while self.read(2**16):
            pass
        return None if self.trouble else self._packed_at - len(self._engine.unused_data)

    def _next(self) -> bytes:
        packed = self._archive[self._packed_at : self._packed_at + STEP]
        self._packed_at += len(packed)
        return packed


def section_at(archive: mmap, start: int) -> Plain | Member | None:
    """The section that begins at an offset; None where none does."""
    if archive[start : start + len(MARK)] == MARK:
        return Plain(archive, start)
    if archive[start : start + len(GZIP)] == GZIP:
        return Member(archive, start)
    return None


def next_section(archive: mmap, start: int) -> int:
    """The first offset from `start` on where a record may begin; else the file's end."""
    if archive[: len(GZIP)] == GZIP:
        at = archive.find(GZIP, start)
        while at >= 0 and not Member(archive, at).read(len(MARK)).startswith(MARK[:1]):
            at = archive.find(GZIP, at + 1)
        return at if at >= 0 else len(archive)
    line = _MARK_LINE.search(archive, start)
    return line.start() if line else len(archive)
