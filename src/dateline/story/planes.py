"""Neighbours of a vector by random hyperplanes (Charikar 2002), the same on every machine.

Vectors are rounded to whole numbers first: sums of whole numbers do not depend on the
order of adding, so that a cosine is the same in every batch.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

TABLES, BITS = 10, 10
"""Two vectors are candidates where all bits of one table agree: at a cosine of 0.9 nearly
always (0.86^10 for one table, 0.91 for one of ten), at 0.5 seldom (0.16)."""

SCALE = 127


def quantised(vector: Sequence[float]) -> tuple[int, ...]:
    """A vector as whole numbers, its greatest part 127; empty where it has no direction."""
    values = np.asarray(vector, dtype=np.float64)
    most = float(np.abs(values).max(initial=0.0))
    if not most or not np.isfinite(most):
        return ()
    return tuple(int(each) for each in np.rint(values / most * SCALE))


def embedding_keys(vector: Sequence[int] | None) -> Iterator[int]:
    """Under which keys a vector's neighbours are found."""
    if not vector:
        return
    signs = _planes(len(vector)) @ np.asarray(vector, dtype=np.int64) > 0
    for table, bits in enumerate(signs.reshape(TABLES, BITS)):
        said = f"plane {table} {''.join('01'[bit] for bit in bits.astype(int))}"
        yield int.from_bytes(blake2b(said.encode(), digest_size=8).digest(), "big") >> 1


def cosine(one: Sequence[int], other: Sequence[int]) -> float:
    """The cosine of two rounded vectors; 0 where they cannot be compared."""
    if not one or len(one) != len(other):
        return 0.0
    a, b = np.asarray(one, dtype=np.int64), np.asarray(other, dtype=np.int64)
    return float(int(a @ b) / (int(a @ a) * int(b @ b)) ** 0.5)


@cache
def _planes(size: int) -> NDArray[np.int64]:
    """Fixed hyperplanes of whole numbers, drawn from a hash and not from a library's dice."""
    rows = [
        blake2b(f"{number} {start}".encode(), digest_size=64).digest()
        for number in range(TABLES * BITS)
        for start in range(0, size, 64)
    ]
    drawn = np.frombuffer(b"".join(rows), dtype=np.uint8).astype(np.int64) - 128
    return drawn.reshape(TABLES * BITS, -1)[:, :size]
