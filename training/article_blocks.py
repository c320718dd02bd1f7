"""Trains the classifier that tells an article's pieces from what surrounds them.

    python training/article_blocks.py --data ../shared/data            # cross-validate
    python training/article_blocks.py --data ../shared/data --write    # and write the weights

A piece's label is whether the gold body holds its words in this order; its weight is its
share of the page's words, for pages count alike in the measure. Folds are made of whole
sites, so that a figure says how a site never seen is read.
"""

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.model_selection import GroupKFold

sys.path.insert(0, str(Path(__file__).parents[1] / "bench"))
from dateline.article.body import chosen
from dateline.article.decode import decode
from dateline.article.features import Hints, features
from dateline.article.metadata import metadata
from dateline.article.pieces import Piece, pieces
from dateline.article.title import plain, title
from dateline.article.tree import parse
from extraction import CORPORA, WORD, Gold, agreement

WEIGHTS = Path(__file__).parents[1] / "src" / "dateline" / "article" / "data" / "forest.json"
SHINGLE = 4


class Example(NamedTuple):
    """One page's pieces with what the gold says of them."""

    page: Gold
    corpus: str
    site: str
    pieces: list[Piece]
    title: int | None
    texts: list[str]
    rows: NDArray[np.float32]
    labels: NDArray[np.bool_]
    weights: NDArray[np.float64]


def examples(data: Path) -> list[Example]:
    return [
        example(page, corpus)
        for corpus, read in CORPORA.items()
        for page in read(data / "pages" / corpus)
    ]


def example(page: Gold, corpus: str) -> Example:
    tree = parse(decode(page.data, {}).text)
    assert tree is not None
    found = pieces(tree.root)
    stated = metadata(tree.root, tree.json_ld, page.url)
    texts = [piece.text for piece in found]
    counts = np.array([len(WORD.findall(text)) for text in texts], dtype=np.float64)
    site = urlsplit(page.url).hostname or page.name.partition("_")[0]
    _, place = title(found, stated.titles, stated.outlet)
    rows = features(found, Hints(place, stated.body, stated.descriptions))
    total = len(WORD.findall(page.body))
    weights = np.sqrt(np.minimum(counts / total, 1.0)) + 0.01
    return Example(page, corpus, site, found, place, texts, rows, labels(texts, page), weights)


def labels(texts: list[str], page: Gold) -> NDArray[np.bool_]:
    """Whether the gold body says each text; titles are nobody's body."""
    lines = {" ".join(WORD.findall(line.casefold())) for line in page.body.split("\n")}
    gold = WORD.findall(page.body.casefold())
    known = _shingles(gold)
    return np.array([_said(WORD.findall(text.casefold()), known, lines) for text in texts])


def _said(words: list[str], known: set[tuple[str, ...]], lines: set[str]) -> bool:
    if len(words) < SHINGLE:
        return bool(words) and " ".join(words) in lines
    shingles = _shingles(words)
    return len(shingles & known) * 2 > len(shingles)


def _shingles(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)}


def fit(
    rows: NDArray[np.float32], labels: NDArray[np.bool_], weights: NDArray[np.float64]
) -> HistGradientBoostingClassifier:
    model = HistGradientBoostingClassifier(
        max_iter=OPTIONS["trees"], max_leaf_nodes=OPTIONS["leaves"], learning_rate=OPTIONS["rate"],
        min_samples_leaf=OPTIONS["least"], l2_regularization=1.0, early_stopping=False,
        max_features=OPTIONS["features"], max_bins=64,
        random_state=0,
    )  # fmt: skip
    return model.fit(rows, labels, sample_weight=weights)


OPTIONS: dict[str, Any] = {"trees": 200, "leaves": 16, "rate": 0.07, "least": 30, "features": 0.3}


def joined(parts: list[Example], name: str) -> NDArray[Any]:
    return np.concatenate([getattr(part, name) for part in parts])


def cross_validate(all_examples: list[Example], folds: int) -> list[NDArray[np.float64]]:
    """For each page the chances of its pieces, from a model that saw no page of its site."""
    chances: list[NDArray[np.float64]] = [np.empty(0)] * len(all_examples)
    split = GroupKFold(folds).split(all_examples, groups=[example.site for example in all_examples])
    for train, test in split:
        seen = [all_examples[at] for at in train]
        model = fit(joined(seen, "rows"), joined(seen, "labels"), joined(seen, "weights"))
        for at in test:
            chances[at] = model.predict_proba(all_examples[at].rows)[:, 1]
    return chances


def page_f1(example: Example, chances: NDArray[np.float64]) -> float:
    """The body F1 of a page when its pieces have these chances."""
    title = "" if example.title is None else plain(example.texts[example.title])
    kept = chosen(example.pieces, chances, example.title)
    words = "\n".join(piece.text for piece in kept if plain(piece.text) != title)
    return agreement(words, example.page.body)[2]


def report(all_examples: list[Example], chances: list[NDArray[np.float64]]) -> None:
    for corpus in CORPORA:
        rows = [(e, c) for e, c in zip(all_examples, chances, strict=True) if e.corpus == corpus]
        scores = [page_f1(example, found) for example, found in rows]
        limit = np.mean([page_f1(example, example.labels.astype(float)) for example, _ in rows])
        print(f"{corpus}: body F1 {np.mean(scores):.4f}, of the labels themselves {limit:.4f}")
        for score, (example, _) in sorted(zip(scores, rows, strict=True), key=lambda row: row[0])[
            :15
        ]:
            print(f"    {example.page.name} {score:.3f}")


def written(model: HistGradientBoostingClassifier) -> dict[str, Any]:
    """The trees as plain numbers; see `dateline.article.forest`."""
    trees = [stage[0].nodes for stage in model._predictors]
    return {
        "start": float(np.ravel(model._baseline_prediction)[0]),
        "depth": max(int(tree["depth"].max()) for tree in trees),
        "trees": [
            {
                "feature": np.where(tree["is_leaf"], -1, tree["feature_idx"]).tolist(),
                "threshold": [_short(value, 6) for value in tree["num_threshold"]],
                "left": tree["left"].tolist(),
                "right": tree["right"].tolist(),
                "vote": [
                    _short(value, 4) if leaf else 0
                    for value, leaf in zip(tree["value"], tree["is_leaf"], strict=True)
                ],
            }
            for tree in trees
        ],
    }


def _short(value: float, digits: int) -> float:
    return float(f"{value:.{digits}g}") if np.isfinite(value) else 0.0


def write(all_examples: list[Example]) -> None:
    model = fit(*(joined(all_examples, name) for name in ("rows", "labels", "weights")))
    WEIGHTS.write_text(json.dumps(written(model), separators=(",", ":")) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, default=os.getenv("DATELINE_DATA", "../shared/data"))
    parser.add_argument("--folds", type=int, default=10)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    all_examples = examples(Path(arguments.data))
    if arguments.folds:
        report(all_examples, cross_validate(all_examples, arguments.folds))
    if arguments.write:
        write(all_examples)


if __name__ == "__main__":
    main()
