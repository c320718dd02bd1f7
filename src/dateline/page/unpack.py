"""Undoing compression, within a limit and as far as the bytes go.

Nothing here trusts the bytes: a bomb stops at the limit, and of a stream that is cut or
damaged all that came before the damage is kept.
"""

import zlib
from collections.abc import Mapping
from typing import NamedTuple

import brotli

from dateline.page.limits import TooBig

GZIP = b"\x1f\x8b\x08"
STEP = 1024
"""Compressed bytes inflated at a time: no more than these are lost before damage."""

_GZIP, _ZLIB, _RAW = 31, 15, -15  # zlib's numbers for its container formats


class Unpacked(NamedTuple):
    """What was read, how many packed bytes that took, and what was wrong with them."""

    data: bytes
    used: int
    trouble: str | None = None


def inflate(packed: bytes | memoryview, limit: int, *, container: int = _GZIP) -> Unpacked:
    """Inflate one gzip member or zlib stream.

    Raises:
        TooBig: It holds more than `limit` bytes.
    """
    engine = zlib.decompressobj(container)
    data = bytearray()
    for start in range(0, len(packed), STEP):
        try:
            data += engine.decompress(packed[start : start + STEP], limit + 1 - len(data))
        except zlib.error:
            return Unpacked(bytes(data), start, "its compressed bytes are damaged")
        if len(data) > limit:
            raise TooBig(limit)
        if engine.eof:
            used = min(start + STEP, len(packed)) - len(engine.unused_data)
            return Unpacked(bytes(data), used)
    return Unpacked(bytes(data), len(packed), "its compressed bytes are cut short")


def gunzip(packed: bytes, limit: int) -> Unpacked:
    """Inflate a gzip file: all its members, as one.

    Raises:
        TooBig: It holds more than `limit` bytes.
    """
    if not packed.startswith(GZIP):
        return Unpacked(packed, len(packed), "it is not gzip, and is read as it stands")
    view, data, used, trouble = memoryview(packed), bytearray(), 0, None
    while trouble is None and packed.startswith(GZIP, used):
        member = inflate(view[used:], limit - len(data))
        data += member.data
        used, trouble = used + member.used, member.trouble
    if trouble is None and packed[used:].strip(b"\0"):
        trouble = f"{len(packed) - used} bytes after its end are not gzip, and are left out"
    return Unpacked(bytes(data), used, trouble)


def decoded(body: bytes, headers: Mapping[str, str], limit: int) -> Unpacked:
    """Undo the content codings that a response declares (RFC 9110, 8.4), last one first.

    A body that is plainly not in the coding declared is kept as it is: archives often
    store the decoded body under the old headers.

    Raises:
        TooBig: It holds more than `limit` bytes.
    """
    for coding in reversed(headers.get("content-encoding", "").lower().split(",")):
        unpacked = _undo(coding.strip(), body, limit)
        if unpacked.trouble:
            return unpacked
        body = unpacked.data
    return Unpacked(body, len(body))


def _undo(coding: str, body: bytes, limit: int) -> Unpacked:
    whole = Unpacked(body, len(body))
    match coding:
        case "" | "identity":
            return whole
        case "gzip" | "x-gzip":
            return gunzip(body, limit) if body.startswith(GZIP) else whole
        case "deflate":
            return _inflate_either(body, limit)
        case "br":
            return _unbrotli(body, limit)
    return whole._replace(trouble=f"its content coding {coding!r} is not one that can be undone")


def _inflate_either(body: bytes, limit: int) -> Unpacked:
    """By "deflate" the standard means zlib's container; many hosts send a bare stream."""
    bare = inflate(body, limit, container=_RAW)
    zlibbed = inflate(body, limit, container=_ZLIB)
    best = max(bare, zlibbed, key=lambda read: (read.trouble is None, len(read.data)))
    return best if best.data else Unpacked(body, len(body))


def _unbrotli(body: bytes, limit: int) -> Unpacked:
    engine = brotli.Decompressor()
    data = b""
    try:
        data = engine.process(body, output_buffer_limit=limit + 1)
    except brotli.error:
        return Unpacked(body, len(body))
    if len(data) > limit:
        raise TooBig(limit)
    trouble = None if engine.is_finished() else "its compressed bytes are cut short"
    return Unpacked(data, len(body), trouble)
