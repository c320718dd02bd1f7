"""The bytes in which the record keeps nouns: JSON, compressed by zlib.

What UTF-8 cannot hold (a lone surrogate that a page's script or a file's name brought in)
is written as its JSON escape, so that it too comes back as it was.
"""

import json
import re
import zlib
from datetime import datetime
from typing import Any, TypeVar

import msgspec

from dateline.model import Page, Problem, Reading

Noun = TypeVar("Noun")

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """A page less its bytes; see `dateline.model.Page` for the fields."""

    url: str | None
    path: str | None
    fetched: datetime | None
    headers: dict[str, str]
    problems: tuple[Problem, ...]


def to_json(noun: Any) -> bytes:
    """A noun as JSON, the same bytes every time."""
    try:
        return msgspec.json.encode(noun, order="sorted")
    except UnicodeEncodeError:
        plain = msgspec.to_builtins(noun)
        return json.dumps(plain, sort_keys=True, separators=(",", ":")).encode()


def from_json(data: bytes, kind: type[Noun]) -> Noun:
    """The noun that `to_json` wrote.

    Raises:
        ValueError: These are not its bytes.
    """
    try:
        return msgspec.json.decode(data, type=kind)
    except msgspec.ValidationError:
        raise
    except msgspec.DecodeError:
        return msgspec.convert(json.loads(data), type=kind)


def pack(data: bytes) -> bytes:
    """Compressed."""
    return zlib.compress(data)


def unpack(data: bytes) -> bytes:
    """What `pack` was given.

    Raises:
        ValueError: These are not its bytes.
    """
    try:
        return zlib.decompress(data)
    except zlib.error as error:
        raise ValueError(str(error)) from error


def read_reading(data: bytes) -> Reading:
    """A packed reading.

    Raises:
        ValueError: The bytes are not a reading.
    """
    return from_json(unpack(data), Reading)


def storable(text: str) -> str:
    """A text that every database can hold in a column; only JSON keeps it exactly."""
    return _UNSTORABLE.sub("\ufffd", text)


def facts(page: Page) -> Facts:
    """What is to be kept of a page beside its bytes."""
    return Facts(
        url=page.url,
        path=page.path,
        fetched=page.fetched,
        headers=page.headers,
        problems=page.problems,
    )
