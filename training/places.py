"""Fit the weights of the clues that places are resolved by.

    python -m training.places --data ../shared/data

A conditional logit on the tuning halves of bench/places.py (LGL, GeoVirus): the likelihood
that the right meaning of a name is chosen, with a pull towards weights set by hand. The
clues of company depend on the weights, so that fitting and reading take turns.
"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from bench.places import MILES, Gold, Text, geovirus, lgl
from numpy.typing import NDArray
from scipy.optimize import minimize

from dateline.model import Name
from dateline.reading.places.clues import NAMES, Array, weigh, weights
from dateline.reading.places.finder import Finder
from dateline.reading.places.gazetteer import Gazetteer, kilometres, load_gazetteer
from dateline.reading.places.resolve import grouped
from dateline.reading.sentence import sentences
from dateline.span import Span

PULL = 0.3
TURNS = 4
CLUES = Path(__file__).parents[1] / "src/dateline/reading/places/data/clues.toml"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    data = parser.parse_args().data
    gazetteer = load_gazetteer()
    texts = [t for corpus in (lgl, geovirus) for t in corpus(data) if t.tuning]
    prior = by = weights()
    for _ in range(TURNS):
        cases = [case for text in texts for case in cases_of(text, gazetteer, by)]
        by = fitted(cases, prior)
        print(len(cases), dict(zip(NAMES, by.round(2), strict=True)))
    head = CLUES.read_text(encoding="utf-8").partition("[weights]\n")[0]
    lines = [f"{name} = {weight:.2f}\n" for name, weight in zip(NAMES, by, strict=True)]
    CLUES.write_text(head + "[weights]\n" + "".join(lines), encoding="utf-8")


def cases_of(
    item: Text, gazetteer: Gazetteer, by: Array
) -> Iterator[tuple[Array, NDArray[np.bool_]]]:
    """Each name with a right meaning among several: its clues, and which are right."""
    names = [Name(span=gold.span, kind="place", confidence=1.0) for gold in item.gold]
    cut = sentences(item.text, [Span(0, len(item.text))], "en")
    mentions = Finder(item.text, "en", gazetteer).find(cut, names)
    firsts, which = grouped(mentions)
    sheet = weigh(firsts, gazetteer, None, by)
    golds = {gold.span: gold for gold in item.gold if gold.point}
    for number in range(len(firsts)):
        gold = next(
            (golds[m.span] for m, w in zip(mentions, which, strict=True)
             if w == number and m.span in golds), None,
        )  # fmt: skip
        lines = np.flatnonzero(sheet.mention == number)
        if gold is None or len(lines) < 2:
            continue
        good = np.array([fits(sheet.rows[line], gold, gazetteer) for line in lines])
        if good.any() and not good.all():
            yield sheet.clues[lines], good


def fits(row: int, gold: Gold, gazetteer: Gazetteer) -> bool:
    if gold.id is not None:
        same = gazetteer.id(row) == gold.id
        point = gazetteer.point(row)
        return same or (point is not None and kilometres(point, gold.point or point) < 15)
    point = gazetteer.point(row)
    return point is not None and kilometres(point, gold.point or point) < MILES / 2


def fitted(cases: Sequence[tuple[Array, NDArray[np.bool_]]], prior: Array) -> Array:
    """The weights that make the right meanings likeliest."""

    def loss(by: Array) -> tuple[float, Array]:
        total, slope = PULL * float((by - prior) @ (by - prior)), 2 * PULL * (by - prior)
        for clues, good in cases:
            scores = clues @ by
            powers = np.exp(scores - scores.max())
            chance = powers / powers.sum()
            right = powers * good / (powers * good).sum()
            total -= float(np.log(chance[good].sum() + 1e-12))
            slope += (chance - right) @ clues
        return total, slope

    return np.asarray(minimize(loss, prior, jac=True, method="L-BFGS-B").x)


if __name__ == "__main__":
    main()
