"""What an embedding tells: how alike two are, and which may be, the same on every machine.

The encoder's vectors all point one way (Ethayarajh 2019), and those of each language another
(Libovický et al. 2020): two articles about nothing in common have a cosine of 0.8, and of
two pairs equally alike the one in one language has the greater. So the vector of news as
such in its language is taken away first. What is left is rounded to bytes: sums of whole
numbers do not depend on the order of adding, so that a cosine is the same in every batch.
"""

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import blake2b
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

TABLES, BITS = 12, 8
"""Random hyperplanes (Charikar 2002): two vectors are candidates where all bits of one table
agree, at a cosine of 0.7 nearly always (0.97), at 0 seldom (0.05)."""

SCALE = 127


def quantised(vector: Sequence[float], language: str) -> bytes | None:
    """A vector less that of news in its language; None where it has no direction.

    Args:
        vector: Of any length; only one of the packaged encoder's is centred.
        language: ISO 639-1; of one that has no centre the others' mean is taken.

    Returns:
        Signed bytes, the greatest part 127.
    """
    values = np.asarray(vector, dtype=np.float64)
    centre = _centres().get(language, _centres()[""])
    if len(values) == len(centre):
        values = values - centre
    most = float(np.abs(values).max(initial=0.0))
    if not most or not np.isfinite(most):
        return None
    return bytes(np.rint(values / most * SCALE).astype(np.int8).tobytes())


def embedding_keys(vector: bytes | None) -> Iterator[int]:
    """Under which keys a vector's neighbours are found."""
    if not vector:
        return
    signs = _planes(len(vector)) @ _whole(vector) > 0
    for table, bits in enumerate(signs.reshape(TABLES, BITS)):
        said = f"plane {table} {''.join('01'[bit] for bit in bits.astype(int))}"
        yield int.from_bytes(blake2b(said.encode(), digest_size=8).digest(), "big") >> 1


def cosine(one: bytes | None, other: bytes | None) -> float | None:
    """The cosine of two rounded vectors; None where they cannot be compared."""
    if not one or not other or len(one) != len(other):
        return None
    a, b = _whole(one), _whole(other)
    return float(int(a @ b) / np.sqrt(float(int(a @ a) * int(b @ b))))


def cosines(vectors: Sequence[bytes | None]) -> NDArray[np.float64]:
    """The cosines of all pairs; not a number where two cannot be compared."""
    found = np.full((len(vectors), len(vectors)), np.nan)
    for size in {len(each) for each in vectors if each}:
        places = [at for at, each in enumerate(vectors) if each and len(each) == size]
        rows = np.stack([_whole(vectors[at] or b"") for at in places]).astype(np.float64)
        products = rows @ rows.T  # of whole numbers, and so exact
        squares = np.diag(products)
        found[np.ix_(places, places)] = products / np.sqrt(squares[:, None] * squares[None])
    return found


def _whole(vector: bytes) -> NDArray[np.int64]:
    return np.frombuffer(vector, dtype=np.int8).astype(np.int64)


@cache
def _centres() -> dict[str, NDArray[np.float64]]:
    """The mean of the encoder's vectors of news by language, and of all as ""."""
    table = tomllib.loads(
        (files("dateline.story") / "data" / "centre.toml").read_text(encoding="utf-8")
    )
    scale = table.pop("scale")
    found = {name: np.array(row, dtype=np.float64) / scale for name, row in table.items()}
    return {**found, "": np.mean(list(found.values()), axis=0)}


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
