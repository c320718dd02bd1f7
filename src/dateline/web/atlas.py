"""The map, drawn as SVG over land and borders that are part of the program.

The projection is equidistant cylindrical, true along the middle of what is shown. A place
is a circle as wide as its name is precise: nobody is told a point where only a region was
named.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import cos, radians
from typing import Any, NamedTuple

from dateline.model import Place, Reading

WIDTH, HEIGHT = 720.0, 400.0
EXTENT = {"point": 1.0, "settlement": 6.0, "district": 25.0, "region": 100.0, "country": 350.0}
"""Kilometres from the middle to the edge of what a name of each precision may mean."""
KILOMETRE = 1 / 111.2
"""Degrees of latitude."""
LEAST = 3.0
"""Degrees of latitude that a map shows at least, so that it is known where it is."""
FINE = 1.6
"""Units of the drawing between two points of a line at least."""
LETTER = 7.5
"""Units that a letter of a name takes."""
TURNS = (-360.0, 0.0, 360.0)
"""Degrees: a line that crosses the antimeridian goes on beyond it."""

Point = tuple[float, float]
Box = tuple[float, float, float, float]
Boxed = tuple[tuple[Point, ...], Box]
"""A line and its west, south, east and north."""


class Dot(NamedTuple):
    """A place as the map shows it; `named` where there is room for its name."""

    name: str
    precision: str
    geonames: int
    times: int
    x: float
    y: float
    radius: float
    named: bool = False


class Atlas(NamedTuple):
    """A map: its lines as SVG paths, and its places, the widest first."""

    land: str
    borders: str
    disputed: str
    dots: tuple[Dot, ...]


class Frame(NamedTuple):
    """What a map shows: its middle in degrees, and units of the drawing a degree."""

    east: float
    north: float
    scale: float

    def misses(self, box: Box, turn: float) -> bool:
        """Whether what lies in a box is outside the drawing, or too small to be seen."""
        west, south, east, north = box
        (left, bottom), (right, top) = (
            self.place(west + turn, south),
            self.place(east + turn, north),
        )
        outside = right < 0 or left > WIDTH or bottom < 0 or top > HEIGHT
        return outside or (right - left < 2 * FINE and bottom - top < 2 * FINE)

    def place(self, longitude: float, latitude: float) -> Point:
        """Where a point stands in the drawing."""
        narrow = cos(radians(self.north))
        x = WIDTH / 2 + (longitude - self.east) * narrow * self.scale
        return x, HEIGHT / 2 - (latitude - self.north) * self.scale


def draw(readings: Iterable[Reading]) -> Atlas | None:
    """The map of all places that some articles name; None where none is known."""
    places = _places(readings)
    if not places:
        return None
    frame = _frame([place for place, _ in places])
    base = basemap()
    return Atlas(
        land=_path(_shapes(base["land"], frame), closed=True),
        borders=_path(_lines(base["borders"], frame)),
        disputed=_path(_lines(base["disputed"], frame)),
        dots=_named(sorted((_dot(*each, frame) for each in places), key=lambda dot: -dot.radius)),
    )


@cache
def basemap() -> dict[str, Any]:
    """Land and borders in degrees, made by `training/basemap.py` from Natural Earth."""
    data = json.loads((files("dateline.web") / "data" / "basemap.json").read_text("utf-8"))
    lines = {name: list(map(_unpacked, data[name])) for name in data if name != "source"}
    return {name: [(line, _box(line)) for line in lines[name]] for name in lines}


def _unpacked(packed: list[int]) -> tuple[Point, ...]:
    x = y = 0
    found = []
    for dx, dy in zip(packed[::2], packed[1::2], strict=True):
        x, y = x + dx, y + dy
        found.append((x / 100, y / 100))
    return tuple(found)


def _places(readings: Iterable[Reading]) -> list[tuple[Place, int]]:
    """Each place once, and in how many articles it is named."""
    found: dict[int, tuple[Place, int]] = {}
    for reading in readings:
        here = {each.geonames: each for each in reading.places if _is_known(each)}
        for id_, place in here.items():
            if id_ is not None:
                found[id_] = (found.get(id_, (place, 0))[0], found.get(id_, (place, 0))[1] + 1)
    return [found[id_] for id_ in sorted(found)]


def _is_known(place: Place) -> bool:
    return place.latitude is not None and place.precision in EXTENT


def _frame(places: Sequence[Place]) -> Frame:
    """The part of the world that holds every place with its extent."""
    reach = [EXTENT[place.precision] * KILOMETRE for place in places]
    norths = [(place.latitude or 0.0) for place in places]
    easts = [(place.longitude or 0.0) for place in places]
    low = min(north - by for north, by in zip(norths, reach, strict=True))
    high = max(north + by for north, by in zip(norths, reach, strict=True))
    middle = max(-75.0, min(75.0, (low + high) / 2))
    narrow = cos(radians(middle))
    west = min(east - by / narrow for east, by in zip(easts, reach, strict=True))
    right = max(east + by / narrow for east, by in zip(easts, reach, strict=True))
    tall = max(LEAST, 1.25 * (high - low), 1.25 * (right - west) * narrow * HEIGHT / WIDTH)
    return Frame((west + right) / 2, middle, HEIGHT / tall)


def _dot(place: Place, times: int, frame: Frame) -> Dot:
    x, y = frame.place(place.longitude or 0.0, place.latitude or 0.0)
    radius = max(4.0, EXTENT[place.precision] * KILOMETRE * frame.scale)
    name = place.name or str(place.geonames)
    return Dot(name, place.precision, place.geonames or 0, times, x, y, radius)


def _named(dots: Iterable[Dot]) -> tuple[Dot, ...]:
    """The same; the names of those named most, as far as they stand apart, are shown."""
    shown: list[Dot] = []
    for dot in sorted(dots, key=lambda dot: (-dot.times, dot.geonames)):
        apart = all(
            abs(dot.y - other.y) > LETTER * 2
            or abs(dot.x - other.x) > LETTER * (len(dot.name) + len(other.name)) / 2
            for other in shown
            if other.named
        )
        shown.append(dot._replace(named=apart))
    return tuple(sorted(shown, key=lambda dot: (-dot.radius, dot.geonames)))


def _shapes(rings: Iterable[Boxed], frame: Frame) -> Iterator[list[Point]]:
    for ring, box in rings:
        for turn in TURNS:
            if frame.misses(box, turn):
                continue
            clipped = _clipped([frame.place(x + turn, y) for x, y in ring])
            coarse = _coarser(clipped) if len(clipped) > 2 else []
            if len(coarse) > 3:
                yield coarse


def _lines(lines: Iterable[Boxed], frame: Frame) -> Iterator[list[Point]]:
    for line, box in lines:
        if not frame.misses(box, 0.0):
            yield _coarser([frame.place(*point) for point in line])


def _box(line: tuple[Point, ...]) -> Box:
    """West, south, east and north of a line of the basemap."""
    easts, norths = zip(*line, strict=True)
    return min(easts), min(norths), max(easts), max(norths)


def _clipped(ring: list[Point]) -> list[Point]:
    """The part of a ring inside the drawing and a margin (Sutherland and Hodgman 1974)."""
    margin = 10.0
    for axis, edge, sign in (
        (0, -margin, 1),
        (0, WIDTH + margin, -1),
        (1, -margin, 1),
        (1, HEIGHT + margin, -1),
    ):
        kept: list[Point] = []
        for one, two in zip(ring[-1:] + ring[:-1], ring, strict=True):
            inside = [(point[axis] - edge) * sign >= 0 for point in (one, two)]
            if inside[0] != inside[1]:
                part = (edge - one[axis]) / (two[axis] - one[axis])
                kept.append((one[0] + part * (two[0] - one[0]), one[1] + part * (two[1] - one[1])))
            if inside[1]:
                kept.append(two)
        ring = kept
        if not ring:
            break
    return ring


def _coarser(line: list[Point]) -> list[Point]:
    """Without points that stand closer than a reader can tell."""
    kept = line[:1]
    for point in line[1:-1]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) > FINE:
            kept.append(point)
    return [*kept, line[-1]]


def _path(lines: Iterable[list[Point]], *, closed: bool = False) -> str:
    end = "Z" if closed else ""
    return "".join(_drawn(line) + end for line in lines)


def _drawn(line: list[Point]) -> str:
    """A line in tenths of a unit, each point as the difference from the one before."""
    whole = [(round(10 * x), round(10 * y)) for x, y in line]
    steps = [
        f"{(two[0] - one[0]) / 10:g} {(two[1] - one[1]) / 10:g}" for one, two in pairwise(whole)
    ]
    return f"M{whole[0][0] / 10:g} {whole[0][1] / 10:g}l" + " ".join(steps)
