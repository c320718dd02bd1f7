"""What each clue of stories weighs: fits the weights in `src/dateline/story/data/clues.toml`.

    python -m training.clues --data ../shared/data

Logistic regression over pairs of articles, of one topic or of two: of ECB+ (both stories of
a topic are one here: `contrast` parts them) and of BSNLP. Pairs of
each corpus, kind of language pair and answer weigh the same together. Fitted to all, and to
either half of the topics of ECB+ and BSNLP, which is then checked on the other half; what
is set by hand in the table stays as it is. Nothing is written: the table holds rounded ones.
"""

import argparse
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from bench.stories import bcubed, once
from bench.story_data import Told, bsnlp, ecb
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from dateline.grouping import Meaning
from dateline.story import gist, profile
from dateline.story.clues import Weights, total, weights
from dateline.story.cluster import merged
from dateline.story.contrast import contrasted
from dateline.story.matrix import all_values
from dateline.story.side import Side, side

BY_HAND = ("times", "no embedding", "days apart")
SECOND = {"brexit", "ec"}
"""The topics of BSNLP in the second half; two on one country's politics stay in the first."""

Places = NDArray[np.int64]


class Corpus(NamedTuple):
    """Articles ready for comparing; the story and topic of each, and its half (0 or 1)."""

    sides: list[Side]
    stories: list[str]
    topics: NDArray[np.str_]
    halves: Places
    values: Mapping[str, NDArray[np.float64]]
    cross: NDArray[np.bool_]


def corpus(told: Sequence[Told]) -> Corpus:
    told = once(told)
    vectors = Meaning()([gist(each.reading) for each in told]).tolist()
    sides = [side(profile(t.reading, embedding=v)) for t, v in zip(told, vectors, strict=True)]
    stories = [each.label for each in told]
    topics = np.array([re.sub(r"ecb(plus)?$", "", label) for label in stories])
    halves = [int(t) % 2 if t.isdigit() else int(t in SECOND) for t in topics.tolist()]
    language = np.array([each.reading.language for each in told])
    cross = language[:, None] != language[None]
    return Corpus(sides, stories, topics, np.array(halves), all_values(sides), cross)


def fitted(parts: Sequence[tuple[Corpus, Places]]) -> Weights:
    """The weights, from the articles at some places of each corpus."""
    names = [name for name in parts[0][0].values if name not in BY_HAND]
    rows, answers, shares = [], [], []
    for held, places in parts:
        for row, answer in _pairs(held, places, names):
            rows.append(row)
            answers.append(answer)
            even = np.where(answer, 1 / max(1, answer.sum()), 1 / max(1, (~answer).sum()))
            shares.append(500 * even)
    model = LogisticRegression(fit_intercept=False, max_iter=3000).fit(
        np.concatenate(rows), np.concatenate(answers), sample_weight=np.concatenate(shares)
    )
    return {**weights(), **dict(zip([*names, "same", "cross"], model.coef_[0], strict=True))}


def _pairs(
    held: Corpus, places: Places, names: Sequence[str]
) -> Iterator[tuple[NDArray[np.float64], NDArray[np.bool_]]]:
    """Values and answers of the pairs in one language, and of those in two."""
    a, b = (places[at] for at in np.triu_indices(len(places), 1))
    found = np.column_stack([held.values[name][a, b] for name in names])
    cross, same = held.cross[a, b], held.topics[a] == held.topics[b]
    for kind in (False, True):
        here = cross == kind
        if here.any():
            base = np.full((here.sum(), 2), [not kind, kind], dtype=np.float64)
            yield np.hstack([found[here], base]), same[here]


def check(held: Corpus, places: Places, weigh: Weights) -> str:
    """B-cubed of the stories that some weights make of some articles."""
    square = np.ix_(places, places)
    points = total({name: v[square] for name, v in held.values.items()}, held.cross[square], weigh)
    sides = [held.sides[at] for at in places]
    parts = [part for group in merged(points) for part in contrasted(group, sides, points)]
    got = {str(at): str(number) for number, part in enumerate(parts) for at in part}
    gold = {str(at): held.stories[place] for at, place in enumerate(places)}
    return str(bcubed(got, gold))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    data = parser.parse_args().data
    corpora = {"ECB+": corpus(ecb(data)), "BSNLP": corpus(bsnlp(data))}
    for half in (None, 0, 1):
        parts = {
            name: (held, np.flatnonzero(held.halves == half) if half is not None else _all(held))
            for name, held in corpora.items()
        }
        weigh = fitted(list(parts.values()))
        print(f"fitted to {'all' if half is None else f'half {half}'}:")
        print("  ", *(f"{name} {weight:.1f}" for name, weight in weigh.items()))
        for name, held in corpora.items():
            other = _all(held) if half is None else np.flatnonzero(held.halves != half)
            print(f"  {name:<6}{'all' if half is None else 'other'}: {check(held, other, weigh)}")
    for name, held in corpora.items():
        print(f"as in the table, {name}: {check(held, _all(held), weights())}")


def _all(held: Corpus) -> Places:
    return np.arange(len(held.sides))


if __name__ == "__main__":
    main()
