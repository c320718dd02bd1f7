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
from sklearn.linear_model import LogisticRegression

from dateline.reading import load_model
from dateline.reading.events.pair import Pair, embedding, features
from dateline.span import Span

Array = NDArray[Any]
OUT = Path("src/dateline/reading/events/data/pairs.npz")
ROWS = "events/plover/PLV_train.tsv"
MARK = re.compile(r"</?[st]>")
LEAST = 2
"""Rows that a feature must stand in, to be learned."""


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


class Fitted(NamedTuple):
    """Two regressions: of words, and of words and meaning."""

    words: dict[str, int]
    mean: Array
    scale: float
    one: LogisticRegression
    both: LogisticRegression

    def matrices(self, names: Sequence[Sequence[str]], dense: Array) -> tuple[Array, Array]:
        """Rows x features, without and with the embeddings."""
        sparse = np.zeros((len(names), len(self.words)), np.float64)
        for row, some in enumerate(names):
            sparse[row, [self.words[name] for name in some if name in self.words]] = 1
        return sparse, np.hstack([sparse, (dense - self.mean) / self.scale])

    def likelihoods(self, names: Sequence[Sequence[str]], dense: Array) -> Array:
        """Rows x types, in the order of `one.classes_`."""
        sparse, every = self.matrices(names, dense)
        return np.asarray((self.one.predict_proba(sparse) + self.both.predict_proba(every)) / 2)


def fit(names: Sequence[Sequence[str]], dense: Array, types: Sequence[str]) -> Fitted:
    counts = Counter(name for some in names for name in some)
    kept = sorted(name for name, count in counts.items() if count >= LEAST)
    begun = Fitted(
        {name: at for at, name in enumerate(kept)},
        dense.mean(0),
        float(dense.std()),
        *(LogisticRegression(C=1, max_iter=300, class_weight="balanced") for _ in range(2)),
    )
    sparse, every = begun.matrices(names, dense)
    begun.one.fit(sparse, types)
    begun.both.fit(every, types)
    return begun


def save(fitted: Fitted, out: Path) -> None:
    size = len(fitted.words)
    sparse = np.stack([fitted.one.coef_.T, fitted.both.coef_.T[:size]])
    np.savez_compressed(
        out,
        types=np.array(fitted.one.classes_, str),
        words=np.array(list(fitted.words), str),
        sparse=sparse.astype(np.float16),
        dense=fitted.both.coef_.T[size:].astype(np.float16),
        bias=np.stack([fitted.one.intercept_, fitted.both.intercept_]).astype(np.float32),
        mean=fitted.mean.astype(np.float32),
        scale=np.float32(fitted.scale),
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
