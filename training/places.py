"""Fit the weights of the clues that places are resolved by.

    python -m training.places --data ../shared/data

A conditional logit on the tuning halves of bench/places.py (LGL, GeoVirus) and on the
Ukrainian and Russian sentences of bench/places_sentences.py: the likelihood that the right
meaning of a name is chosen, with a pull towards weights set by hand. The clues of company
depend on the weights, so that fitting and reading take turns.
"""

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from bench.places import MILES, Gold, geovirus, given, lgl
from bench.places_sentences import told
from numpy.typing import NDArray
from scipy.optimize import minimize

from dateline.model import Name
from dateline.reading.places.clues import NAMES, Array, weigh, weights
from dateline.reading.places.finder import Finder
from dateline.reading.places.gazetteer import Gazetteer, kilometres, load_gazetteer
from dateline.reading.places.mention import split
from dateline.reading.places.resolve import grouped, narrowed
from dateline.reading.places.setting import setting
from dateline.reading.places.words import table
from dateline.reading.sentence import sentences
from dateline.span import Span

PULL = 0.3
TURNS = 4
NEAR = 15.0
"""Kilometres from the gold's point within which a place is it, where its id is on no list."""
HELD = {"namesake", "exact"}
"""Clues whose weight is set by hand: a city and its division lie too near for points to tell,
and English names are not declined."""
FREE = np.array([name not in HELD for name in NAMES], dtype=float)
CLUES = Path(__file__).parents[1] / "src/dateline/reading/places/data/clues.toml"


Case = tuple[Array, NDArray[np.bool_]]
"""The clues of a name's meanings, and which of them are right."""


class Example(NamedTuple):
    """A text, its names if they are given, and what tells a right row, by span."""

    text: str
    language: str
    names: list[Name] | None
    judges: Mapping[Span, Callable[[int], bool]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    data = parser.parse_args().data
    gazetteer = load_gazetteer()
    examples = list(examples_of(data, gazetteer))
    prior = by = weights()
    for _ in range(TURNS):
        cases = [case for example in examples for case in cases_of(example, gazetteer, by)]
        by = (by + fitted(cases, prior)) / 2
        print(len(cases), dict(zip(NAMES, by.round(2), strict=True)))
    head = CLUES.read_text(encoding="utf-8").partition("[weights]\n")[0]
    lines = [f"{name} = {weight:.2f}\n" for name, weight in zip(NAMES, by, strict=True)]
    CLUES.write_text(head + "[weights]\n" + "".join(lines), encoding="utf-8")


def examples_of(data: Path, gazetteer: Gazetteer) -> Iterator[Example]:
    """The tuning halves and our own sentences."""
    listed = {gazetteer.id(row) for row in range(len(gazetteer.kind))}
    for item in (text for corpus in (lgl, geovirus) for text in corpus(data) if text.tuning):
        judges = {gold.span: judge(gold, gazetteer, listed) for gold in item.gold if gold.point}
        yield Example(item.text, "en", given(item), judges)
    for language in ("uk", "ru"):
        for line in told(language, gazetteer):
            known = {each.span: each.row for each in line.expected if each.row is not None}
            yield Example(line.text, language, None, {s: row.__eq__ for s, row in known.items()})


def judge(gold: Gold, gazetteer: Gazetteer, listed: set[int | None]) -> Callable[[int], bool]:
    """What tells the rows that a corpus means."""
    if gold.id is not None and gold.id in listed:
        return lambda row: gazetteer.id(row) == gold.id
    limit = NEAR if gold.id is not None else MILES / 2
    middle = gold.point or (0.0, 0.0)

    def near(row: int) -> bool:
        point = gazetteer.point(row)
        return point is not None and kilometres(point, middle) < limit

    return near


def cases_of(example: Example, gazetteer: Gazetteer, by: Array) -> Iterator[Case]:
    """Each name that has a right meaning."""
    cut = sentences(example.text, [Span(0, len(example.text))], example.language)
    found = split(example.text, cut)
    mentions = Finder(example.text, example.language, gazetteer).find(found, example.names)
    firsts, which = grouped([narrowed(mention, gazetteer) for mention in mentions])
    sheet = weigh(firsts, gazetteer, setting(found, example.language), by)
    for number in range(len(firsts)):
        spans = [m.span for m, w in zip(mentions, which, strict=True) if w == number]
        right = next((example.judges[span] for span in spans if span in example.judges), None)
        lines = np.flatnonzero(sheet.mention == number)
        good = np.array([right(sheet.rows[line]) for line in lines if right])
        if right and good.any():
            yield sheet.clues[lines], good


def fitted(cases: Sequence[Case], prior: Array) -> Array:
    """The weights that make the right meanings likeliest, against all others and none."""
    unknown: float = table("clues")["least"]

    def loss(by: Array) -> tuple[float, Array]:
        total, slope = PULL * float((by - prior) @ (by - prior)), 2 * PULL * (by - prior)
        for clues, good in cases:
            scores = clues @ by
            top = max(float(scores.max()), unknown)
            powers = np.exp(scores - top)
            chance = powers / (powers.sum() + np.exp(unknown - top))
            right = powers * good / (powers * good).sum()
            total -= float(np.log(chance[good].sum() + 1e-12))
            slope += (chance - right) @ clues
        return total, slope * FREE

    return np.asarray(minimize(loss, prior, jac=True, method="L-BFGS-B").x)


if __name__ == "__main__":
    main()
