"""Places in Ukrainian and Russian sentences written for this measurement.

    python -m bench.places_sentences [--show]

`bench/places_uk.toml` and `places_ru.toml` hold the sentences; each is read by itself, so
that there is no context but its own, and no recogniser of names. A place is right if its
words, its place and its form (name, adjective, metonym) are.
"""

import argparse
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from dateline.model import Place
from dateline.reading.places import Gazetteer, load_gazetteer, places
from dateline.reading.places.fold import fold
from dateline.reading.places.gazetteer import DIVISION, SETTLEMENT
from dateline.span import Span

MARK = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")


class Expected(NamedTuple):
    """`row` is the gazetteer's, None for a place of no map."""

    span: Span
    row: int | None
    form: str


class Told(NamedTuple):
    """A sentence without its marks, and what they said."""

    text: str
    expected: list[Expected]


def told(language: str, gazetteer: Gazetteer) -> Iterator[Told]:
    path = Path(__file__).parent / f"places_{language}.toml"
    for line in tomllib.loads(path.read_text(encoding="utf-8"))["sentences"].strip().split("\n"):
        text, expected, end = "", [], 0
        for mark in MARK.finditer(line):
            text += line[end : mark.start()]
            span = Span(len(text), len(text) + len(mark[1]))
            text, end = text + mark[1], mark.end()
            expected.append(meant(mark[2], span, gazetteer))
        yield Told(text + line[end:], expected)


def meant(note: str, span: Span, gazetteer: Gazetteer) -> Expected:
    """What "Kharkiv,UA", "Kursk*,RU", "UA adj", "~Donbas" or "?" stands for."""
    if note == "?":
        return Expected(span, None, "name")
    name, _, country = note.partition(",")
    if name.startswith("~"):
        rows = [h.row for h in gazetteer.find(fold(name[1:])) if gazetteer.kind[h.row] > SETTLEMENT]
    elif not country:
        code, _, form = note.partition(" ")
        forms = {"": "name", "adj": "adjective", "met": "metonym"}
        return Expected(span, gazetteer.country_row(code), forms[form])
    elif name.endswith("*") or country.endswith("1"):
        rows = divisions(name.rstrip("*"), country[:2], gazetteer)
    else:
        rows = settlements(name, country, gazetteer)
    assert rows, note
    return Expected(span, max(rows, key=lambda row: gazetteer.people[row]), "name")


def divisions(name: str, country: str, gazetteer: Gazetteer) -> list[int]:
    return [
        row
        for row in range(len(gazetteer.kind))
        if gazetteer.kind[row] == DIVISION
        and gazetteer.country(row) == country
        and (gazetteer.name(row).startswith(name) or name in gazetteer.name(row).split())
    ]


def settlements(name: str, country: str, gazetteer: Gazetteer) -> list[int]:
    hits = [hit.row for hit in gazetteer.find(fold(name))]
    return [
        row for row in hits
        if gazetteer.kind[row] == SETTLEMENT and gazetteer.country(row) == country
    ]  # fmt: skip


def same(place: Place, wanted: Expected, gazetteer: Gazetteer) -> bool:
    if wanted.row is None:
        return place.geonames is None and place.latitude is None
    point = gazetteer.point(wanted.row)
    here = (place.latitude, place.longitude)
    return (
        place.geonames == gazetteer.id(wanted.row) and here == point and place.form == wanted.form
    )


def measure(language: str, gazetteer: Gazetteer, *, show: bool) -> str:
    good = spans = found = gold = 0
    for item in told(language, gazetteer):
        got = places(item.text, None, [Span(0, len(item.text))], language, gazetteer)
        wanted = {each.span: each for each in item.expected}
        known = {span for span, each in wanted.items() if each.row is not None}
        found, gold = found + len(got), gold + len(known)
        hits = [p for p in got if p.span in known]
        right = [p for p in hits if same(p, wanted[p.span], gazetteer)]
        spans, good = spans + len(hits), good + len(right)
        if show and (len(right) < len(got) or len(right) < len(known)):
            print(item.text, [(p.span.of(item.text), p.name, p.country, p.form) for p in got])
    f1 = 2 * good / (found + gold)
    return (
        f"{language}: {gold} places, span precision {spans / found:.3f}, recall {spans / gold:.3f};"
        f" words, place and form right: F1 {f1:.3f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--show", action="store_true", help="print what is wrong")
    show = parser.parse_args().show
    gazetteer = load_gazetteer()
    for language in ("uk", "ru"):
        print(measure(language, gazetteer, show=show))


if __name__ == "__main__":
    main()
