"""Train the classifier of marked pairs on PLV's rows (Hu et al. 2024).

    python -m training.plover --data ../shared/data

Writes `src/dateline/reading/events/data/pairs.npz`. The embeddings of the rows are kept in
the work folder, so that an interrupted run goes on where it stopped; they are made by the
packaged model's `embed`, and must be made anew when that network changes.
"""

import argparse
import csv
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dateline.reading import load_model
from dateline.reading.events.pair import (
    QUADS,
    Pair,
    Weights,
    both_alike,
    embedding,
    features,
    unit,
)
from dateline.span import Span

Array = NDArray[Any]
OUT = Path("src/dateline/reading/events/data/pairs.npz")
ROWS = "events/plover/PLV_train.tsv"
MARK = re.compile(r"</?[st]>")
LEAST = 2
"""Rows that a feature must stand in, to be learned."""


AXES = 256
"""Numbers kept of an embedding's 768 (principal components)."""

RIDGE, SHARED = 0.2, 0.3
"""The penalty, and what a type's goal gives to the others of its quad class; both chosen by
ten-fold cross-validation over three shuffles, where near values do as well."""


class Row(NamedTuple):
    pair: Pair
    root: str
    quad: int


def rows(data: Path) -> list[Row]:
    """PLV's rows; one whose marks are lost has its participants looked for."""
    with (data / ROWS).open(encoding="utf-8", newline="") as file:
        return [_row(line) for line in csv.DictReader(file, delimiter="\t")]


def _row(line: dict[str, str]) -> Row:
    marked = line["marked_sentence"]
    text = MARK.sub("", marked)
    source = _marked(marked, "s") or _found(text, line["source"])
    target = _marked(marked, "t") or _found(text, line["target"])
    root = "CONCEDE" if line["gold_root"] == "YIELD" else line["gold_root"]
    return Row(Pair(text, source, target), root, int(line["gold_penta"]))


def _marked(marked: str, name: str) -> Span | None:
    found = re.search(rf"<{name}>(.*?)</{name}>", marked)
    if not found:
        return None
    start, end = (len(MARK.sub("", marked[:at])) for at in found.span())
    return Span(start, end)


def _found(text: str, words: str) -> Span:
    at = max(0, text.find(words))
    return Span(at, min(len(text), at + max(1, len(words))))


def embeddings(given: Sequence[Row], work: Path) -> Array:
    """Rows x 768, from the work folder as far as they are there."""
    work.mkdir(parents=True, exist_ok=True)
    kept = work / "embeddings.npy"
    done: list[Array] = list(np.load(kept)) if kept.exists() else []
    embed = load_model().embed
    for at, row in enumerate(given[len(done) :], len(done) + 1):
        done.append(embedding(row.pair, embed))
        if at % 100 == 0 or at == len(given):
            np.save(kept, np.array(done, np.float32))
            print(f"{at} of {len(given)} rows", flush=True)
    return np.array(done, np.float32)


def fit(names: Sequence[Sequence[str]], dense: Array, types: Sequence[str]) -> Weights:
    """Kernel ridge regression to the types, each class weighing the square root of its due.

    A type's row is 1 for itself and `SHARED` for the others of its quad class.
    """
    counts = Counter(name for some in names for name in some)
    kept = sorted(name for name, count in counts.items() if count >= LEAST)
    words = {name: at for at, name in enumerate(kept)}
    held = np.zeros((len(names), len(words)), np.uint8)
    for row, some in enumerate(names):
        held[row, [words[name] for name in some if name in words]] = 1
    mean = dense.mean(0)
    axes = np.linalg.svd(dense - mean, full_matrices=False)[2][:AXES].T
    projected = unit((dense - mean) @ axes)
    alike = both_alike(unit(held.astype(np.float64)) @ unit(held.astype(np.float64)).T,
                       projected @ projected.T)  # fmt: skip
    order = sorted(set(types))
    goal = np.array([[_goal(one, other) for other in order] for one in types])
    size = Counter(types)
    due = np.sqrt([len(types) / len(order) / size[one] for one in types])
    solved = np.linalg.solve(
        alike * np.outer(due, due) + RIDGE * np.eye(len(types)), goal * due[:, None]
    )
    return Weights(tuple(order), words, held, mean, axes, projected, solved * due[:, None])


def _goal(one: str, other: str) -> float:
    if one == other:
        return 1.0
    return SHARED if QUADS[one] == QUADS[other] else 0.0


def save(fitted: Weights, out: Path) -> None:
    np.savez_compressed(
        out,
        types=np.array(fitted.types, str),
        words=np.array(list(fitted.words), str),
        held=np.packbits(fitted.held, axis=1),
        mean=fitted.mean.astype(np.float32),
        axes=fitted.axes.astype(np.float16),
        dense=fitted.dense.astype(np.float16),
        votes=fitted.votes.astype(np.float32),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--work", type=Path, default=Path("training/work/plover"))
    parser.add_argument("--out", type=Path, default=OUT)
    arguments = parser.parse_args()
    given = rows(arguments.data)
    dense = embeddings(given, arguments.work)
    fitted = fit([features(row.pair) for row in given], dense, [row.root for row in given])
    save(fitted, arguments.out)
    print(f"{arguments.out}: {arguments.out.stat().st_size / 2**20:.2f} MiB")


if __name__ == "__main__":
    main()
