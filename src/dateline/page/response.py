"""An HTTP response as archives store it: its head, and a body perhaps in chunks (RFC 9112)."""

import re
from email.parser import HeaderParser
from typing import NamedTuple

from dateline.page.unpack import Unpacked, decoded

_STATUS = re.compile(rb"HTTP/\d\S*[ \t]+(\d{3})\b[^\n]*\n")
_BLANK = re.compile(rb"\r?\n\r?\n")
_CHUNK = re.compile(rb"(?:\r?\n)?([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")


class Head(NamedTuple):
    """The head of a response: its status, its headers in lower case, and its length in bytes."""

    status: int
    headers: dict[str, str]
    length: int


def read_head(block: bytes) -> Head | None:
    """The head that a block begins with; None where it begins with none."""
    status = _STATUS.match(block)
    if status is None:
        return None
    blank = _BLANK.search(block, status.end() - 2)
    end, length = (blank.start(), blank.end()) if blank else (len(block), len(block))
    headers: dict[str, str] = {}
    lines = block[status.end() : end].decode("latin-1")
    for name, value in HeaderParser().parsestr(lines, headersonly=True).items():
        earlier = headers.get(name.lower())
        headers[name.lower()] = f"{earlier}, {value}" if earlier else str(value)
    return Head(int(status[1]), headers, length)


def media_type(headers: dict[str, str]) -> str:
    """The media type alone, in lower case; "" where none is given."""
    return headers.get("content-type", "").partition(";")[0].strip().lower()


def read_body(body: bytes, headers: dict[str, str], limit: int) -> Unpacked:
    """Undo a body's transfer and content codings.

    Raises:
        TooBig: It holds more than `limit` bytes.
    """
    chunked = "chunked" in headers.get("transfer-encoding", "").lower()
    joined = _join(body) if chunked else Unpacked(body, len(body))
    unpacked = decoded(joined.data, headers, limit)
    return unpacked._replace(trouble=joined.trouble or unpacked.trouble)


def _join(body: bytes) -> Unpacked:
    """Join chunks; a body that holds none was joined before it was stored."""
    data, at = bytearray(), 0
    while size := _CHUNK.match(body, at):
        length = int(size[1], 16)
        if length == 0:
            return Unpacked(bytes(data), size.end())
        at = size.end() + length
        data += body[size.end() : at]
    if not data:
        return Unpacked(body, len(body))
    return Unpacked(bytes(data), min(at, len(body)), "its chunks are cut short or damaged")
