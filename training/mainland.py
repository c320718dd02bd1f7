"""The middle of every country's main land, for the points of the gazetteer.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python -m training.mainland package/countries-50m.json

From Natural Earth (naturalearthdata.com, scale 1:50 million, public domain). The main land is
the largest piece of a country; its middle is the centroid on Lambert's cylindrical equal-area
projection. A country whose main land is less than `SHARE` of it (Indonesia, Norway) has none.
"""

import argparse
import json
import math
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pycountry

from training.basemap import Line, arcs

OUT = Path(__file__).with_name("mainland.json")
SHARE = 0.9


class Land(NamedTuple):
    """A piece of land: its area, and its centroid as (longitude, sine of the latitude)."""

    area: float
    x: float
    y: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("atlas", type=Path)
    atlas = json.loads(parser.parse_args().atlas.read_text(encoding="utf-8"))
    lands: dict[str, list[Land]] = {}
    for code, land in pieces(atlas):
        lands.setdefault(code, []).append(land)
    lines = [
        f'"{code}": [{math.degrees(math.asin(most.y)):.2f}, {most.x:.2f}]'
        for code, found in sorted(lands.items())
        if (most := max(found)).area >= SHARE * sum(land.area for land in found)
    ]
    OUT.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def pieces(atlas: dict[str, Any]) -> Iterator[tuple[str, Land]]:
    """Every piece of every country that ISO 3166-1 has a code for."""
    lines = arcs(atlas)
    for shape in atlas["objects"]["countries"]["geometries"]:
        country = pycountry.countries.get(numeric=shape.get("id") or "")
        if country and "arcs" in shape:
            single = shape["type"] == "Polygon"
            for polygon in [shape["arcs"]] if single else shape["arcs"]:
                yield country.alpha_2, land(ring(polygon[0], lines))


def ring(numbers: list[int], lines: list[Line]) -> Line:
    """The outline that some arcs make; those with a negative number run backwards."""
    parts = (lines[n] if n >= 0 else lines[~n][::-1] for n in numbers)
    return [point for part in parts for point in part]


def land(outline: Line) -> Land:
    """Area and centroid by the shoelace formula."""
    points = [(x, math.sin(math.radians(y))) for x, y in [*outline, outline[0]]]
    crosses = [(a, b, a[0] * b[1] - b[0] * a[1]) for a, b in pairwise(points)]
    twice = sum(cross for _, _, cross in crosses)
    x = sum((a[0] + b[0]) * cross for a, b, cross in crosses) / (3 * twice)
    y = sum((a[1] + b[1]) * cross for a, b, cross in crosses) / (3 * twice)
    return Land(abs(twice) / 2, x, y)


if __name__ == "__main__":
    main()
