"""The classifier of marked pairs on PLV's rows, cross-validated.

    python -m bench.plover --data ../shared/data

Ten folds, stratified by root type. Macro-F1 over the 15 root types (YIELD is CONCEDE), the
4 quad classes that they belong to, and cooperation against conflict. Reference: 0.824,
0.896, 0.964, RoBERTa-large fine-tuned on MNLI (Hu et al., ACL 2024, "Leveraging
Codebook Knowledge with NLI and ChatGPT"), on the corpus' test rows.
"""

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from sklearn.metrics import f1_score
from sklearn.model_selection import StratifiedKFold
from training.plover import embeddings, fit, rows

from dateline.reading.events.pair import QUADS, features


def predicted(
    names: Sequence[Sequence[str]], dense: np.ndarray, types: Sequence[str], folds: int, seed: int
) -> list[str]:
    """The type of each row, by a classifier that did not see it."""
    found = [""] * len(types)
    split = StratifiedKFold(folds, shuffle=True, random_state=seed)
    for seen, unseen in split.split(types, types):
        fitted = fit([names[at] for at in seen], dense[seen], [types[at] for at in seen])
        likely = fitted.likelihoods([names[at] for at in unseen], dense[unseen])
        for at, best in zip(unseen, likely.argmax(1), strict=True):
            found[at] = str(fitted.one.classes_[best])
    return found


def figures(gold: Sequence[str], found: Sequence[str]) -> dict[str, float]:
    """Macro-F1 by grain."""
    grains = {"root": lambda t: t, "quad": QUADS.get, "binary": lambda t: QUADS[t] < 3}
    return {
        name: float(f1_score([*map(of, gold)], [*map(of, found)], average="macro"))
        for name, of in grains.items()
    }


def measured(data: Path, work: Path, folds: int = 10, seed: int = 0) -> dict[str, float]:
    """Macro-F1 by grain, cross-validated."""
    given = rows(data)
    types, names = [row.root for row in given], [features(row.pair) for row in given]
    return figures(types, predicted(names, embeddings(given, work), types, folds, seed))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--work", type=Path, default=Path("training/work/plover"))
    parser.add_argument("--folds", type=int, default=10)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--confusions", action="store_true")
    arguments = parser.parse_args()
    given = rows(arguments.data)
    types = [row.root for row in given]
    names = [features(row.pair) for row in given]
    dense = embeddings(given, arguments.work)
    found = predicted(names, dense, types, arguments.folds, arguments.seed)
    print(" ".join(f"{name} {value:.3f}" for name, value in figures(types, found).items()))
    if arguments.confusions:
        wrong = Counter(pair for pair in zip(types, found, strict=True) if pair[0] != pair[1])
        for (gold, other), count in wrong.most_common(20):
            print(f"{count:4} {gold} taken for {other}")


if __name__ == "__main__":
    main()
