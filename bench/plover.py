"""The classifier of marked pairs on PLV's rows, cross-validated.

    python -m bench.plover --data ../shared/data

Ten folds, stratified by root type; the mean of three shuffles. Macro-F1 over the 15 root types
(YIELD is CONCEDE), the 4 quad classes that they belong to, and cooperation against conflict.
Reference: 0.824, 0.896, 0.964, RoBERTa-large fine-tuned on MNLI (Hu et al., ACL 2024,
"Leveraging Codebook Knowledge with NLI and ChatGPT"), on the corpus' test rows.
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
        for at in unseen:
            found[at] = fitted.types[int(fitted.likelihoods(names[at], dense[at]).argmax())]
    return found


def figures(gold: Sequence[str], found: Sequence[str]) -> dict[str, float]:
    """Macro-F1 by grain."""
    grains = {"root": lambda t: t, "quad": QUADS.get, "binary": lambda t: QUADS[t] < 3}
    return {
        name: float(f1_score([*map(of, gold)], [*map(of, found)], average="macro"))
        for name, of in grains.items()
    }


def measured(data: Path, work: Path, folds: int = 10, shuffles: int = 3) -> dict[str, float]:
    """Macro-F1 by grain, cross-validated, the mean of some shuffles."""
    given = rows(data)
    types, names = [row.root for row in given], [features(row.pair) for row in given]
    dense = embeddings(given, work)
    some = [figures(types, predicted(names, dense, types, folds, seed)) for seed in range(shuffles)]
    return {name: sum(one[name] for one in some) / shuffles for name in some[0]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--work", type=Path, default=Path("training/work/plover"))
    parser.add_argument("--folds", type=int, default=10)
    parser.add_argument("--shuffles", type=int, default=3)
    parser.add_argument("--confusions", action="store_true")
    arguments = parser.parse_args()
    found = measured(arguments.data, arguments.work, arguments.folds, arguments.shuffles)
    print(" ".join(f"{name} {value:.3f}" for name, value in found.items()))
    if arguments.confusions:
        confusions(arguments.data, arguments.work, arguments.folds)


def confusions(data: Path, work: Path, folds: int) -> None:
    """Print which types are taken for which, in the first shuffle."""
    given = rows(data)
    types, names = [row.root for row in given], [features(row.pair) for row in given]
    found = predicted(names, embeddings(given, work), types, folds, 0)
    wrong = Counter(pair for pair in zip(types, found, strict=True) if pair[0] != pair[1])
    for (gold, other), count in wrong.most_common(20):
        print(f"{count:4} {gold} taken for {other}")


if __name__ == "__main__":
    main()
