"""Places in English, Ukrainian and Russian sentences written for this measurement.

    python -m bench.places_sentences [--show] [--part later]

`bench/places_*.toml` hold the sentences, in two parts, `sentences` and `later`; each is read
by itself, so that there is no context but its own: first without a recogniser of names, then
with the model's names. A place is right if its words, its place and its form (name,
adjective, metonym) are.
"""

import argparse
import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from dateline.model import Name, Place
from dateline.reading import load_model
from dateline.reading.places import Gazetteer, load_gazetteer, places
from dateline.reading.places.fold import fold
from dateline.reading.places.gazetteer import DIVISION, SECOND, SETTLEMENT
from dateline.reading.recognition import names
from dateline.reading.seen import views
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


def told(language: str, gazetteer: Gazetteer, part: str = "sentences") -> Iterator[Told]:
    path = Path(__file__).parent / f"places_{language}.toml"
    listed = tomllib.loads(path.read_text(encoding="utf-8")).get(part, "").strip()
    for line in listed.split("\n") if listed else ():
        text, expected, end = "", [], 0
        for mark in MARK.finditer(line):
            text += line[end : mark.start()]
            span = Span(len(text), len(text) + len(mark[1]))
            text, end = text + mark[1], mark.end()
            expected.append(meant(mark[2], span, gazetteer))
        yield Told(text + line[end:], expected)


def meant(note: str, span: Span, gazetteer: Gazetteer) -> Expected:
    """What "Kharkiv,UA", "Kursk*,RU", "Lyman,UA adj", "UA adj", "~Donbas" or "?" stands for."""
    if note == "?":
        return Expected(span, None, "name")
    found = re.fullmatch(r"(~?)([^,*^]+?)([*^]?)(?:,(\w\w))?( adj| met)?", note)
    assert found, note
    feature, name, rank, country, ending = found.groups()
    form = {" adj": "adjective", " met": "metonym"}.get(ending or "", "name")
    if not feature and country is None:
        return Expected(span, gazetteer.country_row(name), form)
    kinds = {"*": {DIVISION}, "^": {SECOND}}.get(rank, {SETTLEMENT})
    rows = [
        hit.row for hit in gazetteer.find(fold(name))
        if (gazetteer.kind[hit.row] > SETTLEMENT if feature else gazetteer.kind[hit.row] in kinds)
        and country in {None, gazetteer.country(hit.row)}
    ] or divisions(name, country or "", gazetteer)  # fmt: skip
    assert rows, note
    return Expected(span, max(rows, key=lambda row: gazetteer.people[row]), form)


def divisions(name: str, country: str, gazetteer: Gazetteer) -> list[int]:
    """First-level divisions whose own name begins so, or has the word."""
    return [
        row
        for row in range(len(gazetteer.kind))
        if gazetteer.kind[row] == DIVISION
        and gazetteer.country(row) == country
        and (gazetteer.name(row).startswith(name) or name in gazetteer.name(row).split())
    ]


def same(place: Place, wanted: Expected, gazetteer: Gazetteer) -> bool:
    if wanted.row is None:
        return place.geonames is None and place.latitude is None
    point = gazetteer.point(wanted.row)
    here = (place.latitude, place.longitude)
    return (
        place.geonames == gazetteer.id(wanted.row) and here == point and place.form == wanted.form
    )


Recogniser = Callable[[str], Sequence[Name] | None]
"""What finds a text's names; None stands for none."""


def measure(items: Sequence[Told], language: str, gazetteer: Gazetteer, called: Recogniser) -> str:
    """Precision and recall of spans, F1 of words, place and form."""
    good = spans = found = gold = given = 0
    for item in items:
        got = read(item, language, gazetteer, called)
        wanted = {each.span: each for each in item.expected}
        known = {span for span, each in wanted.items() if each.row is not None}
        got = [p for p in got if p.span not in wanted or p.span in known or p.geonames]
        found, gold = found + len(got), gold + len(known)
        given += sum(p.span in wanted and p.span not in known for p in got)
        spans += sum(p.span in known for p in got)
        good += sum(p.span in known and same(p, wanted[p.span], gazetteer) for p in got)
    f1 = 2 * good / max(1, found + gold)
    return (
        f"{gold} places, span precision {spans / max(1, found):.3f}, recall {spans / gold:.3f};"
        f" words, place and form right: F1 {f1:.3f}; ids given to what is on no map: {given}"
    )


def read(item: Told, language: str, gazetteer: Gazetteer, called: Recogniser) -> Sequence[Place]:
    return places(item.text, called(item.text), [Span(0, len(item.text))], language, gazetteer)


def print_wrong(
    items: Sequence[Told], language: str, gazetteer: Gazetteer, called: Recogniser
) -> None:
    for item in items:
        got = read(item, language, gazetteer, called)
        wanted = {each.span: each for each in item.expected}
        right = [p for p in got if p.span in wanted and same(p, wanted[p.span], gazetteer)]
        if len(right) < len(got) or len(right) < sum(e.row is not None for e in item.expected):
            print(item.text, [(p.span.of(item.text), p.name, p.country, p.form) for p in got])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--show", action="store_true", help="print what is wrong")
    parser.add_argument("--part", choices=["sentences", "later"])
    asked = parser.parse_args()
    gazetteer, model = load_gazetteer(), load_model()
    recognisers: dict[str, Recogniser] = {
        "no recogniser": lambda _: None,
        "the model's names": lambda text: names(views(text, [Span(0, len(text))], model)),
    }
    for part in [asked.part] if asked.part else ["sentences", "later"]:
        for language in ("en", "uk", "ru"):
            items = list(told(language, gazetteer, part))
            for how, called in recognisers.items() if items else ():
                if asked.show:
                    print_wrong(items, language, gazetteer, called)
                print(f"{part} {language}, {how}: {measure(items, language, gazetteer, called)}")


if __name__ == "__main__":
    main()
