"""The gazetteer: names to places, mapped from one file and looked at only where asked.

>>> gazetteer = load_gazetteer()
>>> [gazetteer.name(hit.row) for hit in gazetteer.find("київ")]
['Kyiv']
"""

import json
import math
from bisect import bisect_left
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from dateline.errors import DatelineError
from dateline.reading.places.table import open_table

PATH = Path(__file__).parent / "data" / "gazetteer.table"
COUNTRY, DIVISION, SECOND, SETTLEMENT, AREA, WATER, LAND = range(7)
"""What a place is: the second to the fourth as in GeoNames' PCLI, ADM1, ADM2 and PPL."""

PRIMARY, ALTERNATE, TYPED = 1, 2, 4
"""How a name belongs to a place; TYPED only beside the word for what it is ("Kursk" region)."""

NOWHERE = 65535
EARTH = 6371.0


class Hit(NamedTuple):
    """One meaning of a name: the place's row, and the flags of the name."""

    row: int
    flags: int


def key(folded: str) -> int:
    """The 64 bits that stand for a folded name."""
    return int.from_bytes(blake2b(folded.encode(), digest_size=8).digest(), "little")


class Gazetteer:
    """Places by row number; see `training/gazetteer.py` for where they come from.

    kind, people, first, second: columns by row; the last two are the rows of the
        divisions that it lies in (`NOWHERE` for none).
    """

    def __init__(self, path: Path = PATH) -> None:
        columns = open_table(path)
        self._keys = columns["keys"]
        self._postings = columns["postings"]
        self._id = columns["id"]
        self._latitude, self._longitude = columns["latitude"], columns["longitude"]
        self._ends, self._names = columns["ends"], columns["names"]
        self._country = columns["country"]
        self._codes: list[str] = json.loads(bytes(columns["countries"]))
        self.kind = columns["kind"]
        self.people = columns["people"]
        self.first, self.second = columns["first"], columns["second"]
        self._capitals = frozenset(columns["capitals"])
        self._of_country = {
            self.country(row): row for row in range(400) if self.kind[row] == COUNTRY
        }

    def find(self, folded: str) -> tuple[Hit, ...]:
        """Every place with this name, as `fold` writes it."""
        wanted = key(folded)
        keys, found = self._keys, []
        at = bisect_left(keys, wanted)
        while at < len(keys) and keys[at] == wanted:
            posting = self._postings[at]
            found.append(Hit(posting & 0xFFFFFF, posting >> 24))
            at += 1
        return tuple(found)

    def id(self, row: int) -> int | None:
        """GeoNames id, where it is known."""
        return self._id[row] or None

    def name(self, row: int) -> str:
        """The name that the source lists first, in Latin script."""
        start = self._ends[row - 1] if row else 0
        return bytes(self._names[start : self._ends[row]]).decode()

    def country(self, row: int) -> str | None:
        """ISO 3166-1 alpha-2 code."""
        return self._codes[self._country[row]] or None

    def country_row(self, code: str) -> int | None:
        """The row of a country."""
        return self._of_country.get(code)

    def is_capital(self, row: int) -> bool:
        """Whether a settlement is its country's seat of government."""
        return self._id[row] in self._capitals

    def point(self, row: int) -> tuple[float, float] | None:
        """Latitude and longitude in degrees, WGS 84."""
        latitude, longitude = self._latitude[row], self._longitude[row]
        return None if math.isnan(latitude) else (round(latitude, 5), round(longitude, 5))

    def distance(self, one: int, other: int) -> float:
        """Kilometres along the great circle; infinite where a point is unknown."""
        here, there = self.point(one), self.point(other)
        return math.inf if here is None or there is None else kilometres(here, there)


def kilometres(here: tuple[float, float], there: tuple[float, float]) -> float:
    """Great-circle distance between two points in degrees (haversine)."""
    (a, b), (c, d) = (map(math.radians, here), map(math.radians, there))
    half = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * EARTH * math.asin(min(1.0, math.sqrt(half)))


KNOWN = {
    "kyiv": 703448,
    "київ": 703448,
    "paris": 2988507,
    "ukraine": 690791,
    "курская область": 538555,
}
"""What the self-test looks up: a name, and the GeoNames id that must be among its places."""


@cache
def load_gazetteer(path: Path = PATH) -> Gazetteer:
    """The packaged gazetteer, mapped once for each process, after a self-test.

    Raises:
        DatelineError: It is missing, or does not know what every gazetteer knows.
    """
    if not path.is_file():
        message = f"no gazetteer in {path}: make it with python -m training.gazetteer"
        raise DatelineError(message)
    gazetteer = Gazetteer(path)
    for name, wanted in KNOWN.items():
        if wanted not in {gazetteer.id(hit.row) for hit in gazetteer.find(name)}:
            message = (
                f"no {name!r} in the gazetteer: make it anew with python -m training.gazetteer"
            )
            raise DatelineError(message)
    return gazetteer
