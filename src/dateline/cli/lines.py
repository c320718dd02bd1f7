"""Lines: what is asked a line at a time, in a file or on standard input."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple


class Line(NamedTuple):
    """A line of the input, and where it stands."""

    number: int
    data: bytes


def lines(file: Path | None) -> Iterator[Line]:
    """The lines of a file that are not empty; of standard input for None or "-"."""
    data = sys.stdin.buffer.read() if file is None or str(file) == "-" else file.read_bytes()
    for number, line in enumerate(data.split(b"\n"), 1):
        if line.strip():
            yield Line(number, line)
