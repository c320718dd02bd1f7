"""Places: how many names are found, and how many are where the gold says.

    python -m bench.places --data ../shared/data [--show N] [--only lgl]

Corpora: LGL (Lieberman et al. 2010, local news) and GeoVirus (Gritta et al. 2018). Every
second article of each is for tuning, the others are for measuring. Three tasks: resolution
with the gold's spans given as names; everything from plain text without a recogniser; and
everything with the names that the reader's model finds. A place is right if it has the
gold's id or lies within 161 km (100 miles) of the gold's point.
"""

import argparse
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from dateline.model import Name, Place
from dateline.reading import Model, load_model
from dateline.reading.places import Gazetteer, load_gazetteer, places
from dateline.reading.places.fold import fold
from dateline.reading.places.gazetteer import kilometres
from dateline.reading.recognition import names as recognised
from dateline.reading.seen import views
from dateline.reading.sentence import sentences
from dateline.span import Span

MILES = 161.0


class Gold(NamedTuple):
    """A toponym of a corpus; `point` is None where its annotators found none."""

    span: Span
    id: int | None
    point: tuple[float, float] | None


class Text(NamedTuple):
    """An article; even numbers are for tuning."""

    corpus: str
    number: int
    text: str
    outlet: str
    gold: list[Gold]

    @property
    def tuning(self) -> bool:
        """Whether it may be looked at while the reader is built."""
        return self.number % 2 == 0


Recogniser = Callable[[Text], Sequence[Name] | None]
"""What finds an article's names."""


def lgl(data: Path) -> Iterator[Text]:
    for number, article in enumerate(etree.parse(data / "places/lgl.xml").iter("article")):
        gold = []
        for item in article.iter("toponym"):
            tag = item.find("gaztag")
            span = Span(int(item.findtext("start", "")), int(item.findtext("end", "")))
            if tag is None:
                gold.append(Gold(span, None, None))
                continue
            point = (float(tag.findtext("lat", "")), float(tag.findtext("lon", "")))
            gold.append(Gold(span, int(tag.get("geonameid", "0")), point))
        text = article.findtext("text", "")
        yield Text("lgl", number, text, article.findtext("domain", ""), gold)


def geovirus(data: Path) -> Iterator[Text]:
    for number, article in enumerate(etree.parse(data / "places/GeoVirus.xml").iter("article")):
        text = article.findtext("text", "")
        gold = []
        for item in article.iter("location"):
            start = int(item.findtext("start", "")) - 1  # its offsets count from one
            name = item.findtext("name", "")
            point = (float(item.findtext("lat", "")), float(item.findtext("lon", "")))
            gold.append(Gold(Span(start, start + len(name)), None, point))
        yield Text("geovirus", number, text, "", gold)


def right(place: Place | None, gold: Gold) -> bool:
    if place is None or gold.point is None:
        return False
    if gold.id is not None and place.geonames == gold.id:
        return True
    if place.latitude is None or place.longitude is None:
        return False
    return kilometres((place.latitude, place.longitude), gold.point) <= MILES


def given(item: Text) -> list[Name]:
    """The gold's spans as names."""
    return [Name(span=gold.span, kind="place", confidence=1.0) for gold in item.gold]


def none(_: Text) -> None:
    """No recogniser."""


def recogniser(model: Model) -> Recogniser:
    """The names that a model finds."""
    return lambda item: recognised(views(item.text, [Span(0, len(item.text))], model))


def read(item: Text, gazetteer: Gazetteer, names: Sequence[Name] | None) -> tuple[Place, ...]:
    cut = sentences(item.text, [Span(0, len(item.text))], "en")
    return places(item.text, names, cut, "en", gazetteer)


def populous(text: str, gazetteer: Gazetteer, spans: Sequence[Span]) -> list[Place | None]:
    """The baseline: the most populous place of that very name, countries first."""
    found: list[Place | None] = []
    for span in spans:
        hits = [hit.row for hit in gazetteer.find(fold(span.of(text)))]
        if not hits:
            found.append(None)
            continue
        row = max(hits, key=lambda r: (gazetteer.people[r], -r))
        point = gazetteer.point(row) or (None, None)
        found.append(
            Place(
                span=span, geonames=gazetteer.id(row), name=None, country=None,
                latitude=point[0], longitude=point[1], precision="unknown", confidence=1.0,
            )
        )  # fmt: skip
    return found


def resolution(texts: Sequence[Text], gazetteer: Gazetteer, show: int) -> tuple[float, float, int]:
    good = base = total = 0
    for item in texts:
        found = {place.span: place for place in read(item, gazetteer, given(item))}
        plain = populous(item.text, gazetteer, [g.span for g in item.gold])
        for gold, simple in zip(item.gold, plain, strict=True):
            if gold.point is None:
                continue
            total += 1
            place = found.get(gold.span)
            ok = right(place, gold)
            good += ok
            base += right(simple, gold)
            if not ok and show > 0:
                show -= 1
                print_miss(item, gold, place)
    return good / total, base / total, total


def print_miss(item: Text, gold: Gold, place: Place | None) -> None:
    near = item.text[max(0, gold.span.start - 40) : gold.span.end + 30].replace("\n", " ")
    said = place and (place.name, place.country, place.geonames, place.precision, place.why)
    print(f"  {item.corpus} {item.number} {gold.span.of(item.text)!r} {gold.id} {gold.point}")
    print(f"     …{near}…\n     {said}")


def spans(
    texts: Sequence[Text], gazetteer: Gazetteer, called: Recogniser, show: int
) -> dict[str, float]:
    """Precision, recall and F1 of spans, and of spans that are also in the right place."""
    found = gold = same = placed = 0
    for item in texts:
        wanted = {g.span: g for g in item.gold}
        got = read(item, gazetteer, called(item))
        found, gold = found + len(got), gold + len(wanted)
        for place in got:
            hit = wanted.get(place.span)
            same += hit is not None
            placed += hit is not None and (right(place, hit) or hit.point is None)
            if hit is None and show > 0:
                show -= 1
                print(
                    "  +",
                    item.number,
                    repr(item.text[max(0, place.span.start - 30) : place.span.start]),
                    repr(place.span.of(item.text)),
                    place.country,
                    place.form,
                )
        for g in set(wanted) - {p.span for p in got}:
            if show > 0:
                show -= 1
                print(
                    "  -",
                    item.number,
                    repr(item.text[max(0, g.start - 30) : g.end + 20]),
                    g.of(item.text),
                )
    return {
        "precision": same / found, "recall": same / gold, "f1": 2 * same / (found + gold),
        "placed f1": 2 * placed / (found + gold),
    }  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--show", type=int, default=0, help="print so many misses of each task")
    parser.add_argument("--only", choices=["lgl", "geovirus"])
    parser.add_argument("--half", choices=["tuning", "measuring"])
    asked = parser.parse_args()
    gazetteer, head = load_gazetteer(), recogniser(load_model())
    for name, corpus in (("lgl", lgl), ("geovirus", geovirus)):
        texts = list(corpus(asked.data)) if asked.only in {None, name} else []
        for half in ("tuning", "measuring"):
            chosen = [t for t in texts if t.tuning == (half == "tuning")]
            if chosen and asked.half in {None, half}:
                print(f"{name} {half}: {report(chosen, gazetteer, head, asked.show)}")


def report(texts: Sequence[Text], gazetteer: Gazetteer, head: Recogniser, show: int) -> str:
    begun = time.process_time()
    good, base, total = resolution(texts, gazetteer, show)
    plain = spans(texts, gazetteer, none, 0)
    taken = time.process_time() - begun
    speed = 2 * sum(len(t.text.split()) for t in texts) / taken
    return (
        f"{total} toponyms, within 161 km {good:.3f}, most populous {base:.3f}; {speed:.0f} words/s"
        f"\n  no recogniser: {shown(plain)}"
        f"\n  the model's names: {shown(spans(texts, gazetteer, head, show))}"
    )


def shown(figures: dict[str, float]) -> str:
    return ", ".join(f"{name} {value:.3f}" for name, value in figures.items())


if __name__ == "__main__":
    main()
