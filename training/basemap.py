"""Reduces Natural Earth to the map that pages are drawn over.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python -m training.basemap package/countries-50m.json

Natural Earth (naturalearthdata.com, scale 1:50 million) is in the public domain; the npm
package world-atlas carries it as TopoJSON. Kept are the land and the borders between
states, as whole hundredths of a degree, each line as differences. Points go that change a
line by less than a reader would see (Visvalingam and Whyatt 1993), and so do islands of a
few kilometres.

Natural Earth draws lines as they are held on the ground, which is no judgement and must not
look like one. Borders that states dispute are therefore kept apart, and drawn broken:
those of territories to which it gives no ISO 3166 code of their own, and those listed in
`DISPUTED`.
"""

import argparse
import heapq
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Line = list[tuple[float, float]]

OUT = Path(__file__).parents[1] / "src" / "dateline" / "web" / "data" / "basemap.json"
SMALL = 0.0018
"""Square degrees of the triangle by which a point must change its line to stay."""
ISLAND = 0.03
"""Square degrees of an island that is kept."""

DISPUTED = [
    (32.0, 45.5, 36.8, 46.4),  # Crimea and the mainland
    (72.5, 32.2, 80.5, 37.2),  # Kashmir, Siachen, Aksai Chin
    (91.5, 26.6, 97.5, 29.6),  # the eastern Himalaya
    (33.9, 29.4, 35.95, 33.5),  # Israel, the Palestinian territories, the Golan
    (-17.3, 20.7, -8.6, 27.8),  # Western Sahara
    (33.1, 21.7, 37.0, 22.2),  # Halaib and Bir Tawil
    (126.0, 37.6, 128.5, 38.7),  # the line across Korea
]
"""Boxes (west, south, east, north) inside which borders are disputed."""


def arcs(atlas: dict[str, Any]) -> list[Line]:
    """The lines of a TopoJSON, in degrees."""
    (scale_x, scale_y), (move_x, move_y) = (
        atlas["transform"][key] for key in ("scale", "translate")
    )
    found = []
    for arc in atlas["arcs"]:
        x = y = 0
        line: Line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * scale_x + move_x, y * scale_y + move_y))
        found.append(line)
    return found


def used(shape: Any) -> Iterator[int]:
    """The numbers of the arcs of a shape, whichever way they run."""
    if isinstance(shape, int):
        yield shape if shape >= 0 else ~shape
    else:
        for part in shape:
            yield from used(part)


def rings(shape: dict[str, Any]) -> Iterator[list[int]]:
    """The rings of a (multi)polygon as numbers of arcs."""
    if shape["type"] == "GeometryCollection":
        for part in shape["geometries"]:
            yield from rings(part)
    else:
        for polygon in shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]:
            yield from polygon


def area(one: tuple[float, float], two: tuple[float, float], three: tuple[float, float]) -> float:
    """Of the triangle of three points."""
    return 0.5 * abs(
        (two[0] - one[0]) * (three[1] - one[1]) - (three[0] - one[0]) * (two[1] - one[1])
    )


def simpler(line: Line) -> Line:
    """The line without the points that change it least; its ends stay."""
    before, after = list(range(-1, len(line) - 1)), list(range(1, len(line) + 1))
    alive = [True] * len(line)
    queue = [(area(*line[at - 1 : at + 2]), at) for at in range(1, len(line) - 1)]
    heapq.heapify(queue)
    while queue:
        size, at = heapq.heappop(queue)
        if not alive[at] or size != area(line[before[at]], line[at], line[after[at]]):
            continue
        if size >= SMALL:
            break
        alive[at] = False
        after[before[at]], before[after[at]] = after[at], before[at]
        for near in (before[at], after[at]):
            if 0 < near < len(line) - 1:
                heapq.heappush(
                    queue, (area(line[before[near]], line[near], line[after[near]]), near)
                )
    return [point for point, lives in zip(line, alive, strict=True) if lives]


def packed(line: Line) -> list[int]:
    """Hundredths of a degree: the first point, then differences."""
    found: list[int] = []
    x = y = 0
    for east, north in line:
        here = round(100 * east), round(100 * north)
        if found and here == (x, y):
            continue
        found += [here[0] - x, here[1] - y]
        x, y = here
    return found


def ring(numbers: list[int], lines: list[Line]) -> Line:
    """One closed line of several arcs."""
    found: Line = []
    for number in numbers:
        line = lines[number] if number >= 0 else lines[~number][::-1]
        found += line[1:] if found else line
    return unwrapped(found)


def unwrapped(line: Line) -> Line:
    """A ring that goes on where it crosses the antimeridian; round a pole, closed by way of it."""
    found: Line = []
    turn = 0.0
    for x, y in line:
        if found and abs(x + turn - found[-1][0]) > 180:
            turn += 360 if x + turn < found[-1][0] else -360
        found.append((x + turn, y))
    pole = 90.0 if found[0][1] > 0 else -90.0
    return [*found, (found[-1][0], pole), (found[0][0], pole)] if turn else found


def size(line: Line) -> float:
    """Square degrees inside a ring."""
    return 0.5 * abs(
        sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(line, line[1:] + line[:1], strict=True))
    )


def disputed(line: Line) -> bool:
    """Whether most of a line lies in one of the boxes."""
    return any(
        sum(west <= x <= east and south <= y <= north for x, y in line) * 2 > len(line)
        for west, south, east, north in DISPUTED
    )


def reduce(atlas: dict[str, Any]) -> dict[str, Any]:
    """The map."""
    states = atlas["objects"]["countries"]["geometries"]
    shared = Counter(number for state in states for number in set(used(state.get("arcs", []))))
    apart = {
        number for state in states if "id" not in state for number in used(state.get("arcs", []))
    }
    lines = [simpler(line) for line in arcs(atlas)]
    land = [ring(numbers, lines) for numbers in rings(atlas["objects"]["land"])]
    borders = sorted(number for number, count in shared.items() if count > 1)
    broken = {number for number in borders if number in apart or disputed(lines[number])}
    return {
        "source": "Natural Earth 1:50m, public domain (naturalearthdata.com)",
        "land": [packed(line) for line in land if size(line) > ISLAND],
        "borders": [packed(lines[number]) for number in borders if number not in broken],
        "disputed": [packed(lines[number]) for number in sorted(broken)],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("atlas", type=Path, help="countries-50m.json of world-atlas")
    given = parser.parse_args()
    OUT.write_text(json.dumps(reduce(json.loads(given.atlas.read_text())), separators=(",", ":")))
    print(f"{OUT}: {OUT.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
