"""A table of numbers and bytes in one file that is mapped, not read.

    save(path, {"id": array("I", [7]).tobytes()...})   # training/gazetteer.py
    columns = open_table(path)                          # the gazetteer

The file is the magic line, the header's length (8 bytes, little-endian), a JSON header
`{"name": [format, offset, length]}` and the columns, each beginning at a multiple of 8.
`format` is a letter of `struct`; all numbers are little-endian.
"""

import json
import mmap
from collections.abc import Mapping
from pathlib import Path

from dateline.errors import DatelineError

MAGIC = b"dateline table 1\n".ljust(24)
Column = memoryview


def save(path: Path, columns: Mapping[str, tuple[str, bytes]]) -> None:
    """Write columns, each a struct letter and its packed little-endian numbers."""
    header: dict[str, tuple[str, int, int]] = {}
    at = 0
    for name, (letter, data) in columns.items():
        header[name] = (letter, at, len(data))
        at += len(data) + -len(data) % 8
    head = json.dumps(header).encode()
    head += b" " * (-len(head) % 8)
    with path.open("wb") as file:
        file.write(MAGIC + len(head).to_bytes(8, "little") + head)
        for _, data in columns.values():
            file.write(data + bytes(-len(data) % 8))


def open_table(path: Path) -> dict[str, Column]:
    """Map a table; pages of it come into memory only when they are looked at.

    Raises:
        DatelineError: The file is no such table.
    """
    with path.open("rb") as file:
        data = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    if bytes(data[: len(MAGIC)]) != MAGIC:
        message = f"{path} is no table: make it anew with python -m training.gazetteer"
        raise DatelineError(message)
    begin = len(MAGIC) + 8
    size = int.from_bytes(data[len(MAGIC) : begin], "little")
    header = json.loads(bytes(data[begin : begin + size]))
    body = data[begin + size :]
    return {
        name: body[at : at + length].cast(letter) if letter != "B" else body[at : at + length]
        for name, (letter, at, length) in header.items()
    }
