"""Stories and origins against gold and baselines.

    python -m bench.stories --data ../shared/data [--bare] [--only ecb,bsnlp,orders] [--many 20]

B-cubed (Bagga and Baldwin 1998) over articles. The baseline is TF-IDF with average-linkage
agglomeration by cosine (scikit-learn), its threshold tuned on the same texts, so that it is
shown at its best; what is here is shown on the topics that its weights were fitted to, and
`training.clues` shows weights fitted to one half of the topics on the other half.
"""

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from msgspec import field
from msgspec.structs import replace
from numpy.typing import NDArray

from bench.story_data import Told, bsnlp, ecb, newsroom
from dateline.grouping import Meaning, group_record
from dateline.ledger import Profile
from dateline.model import Page
from dateline.record import open_record
from dateline.story import gist, group, profile

Labels = Mapping[str, str]


class Score(NamedTuple):
    """Precision, recall and their harmonic mean."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        return f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}"


def bcubed(got: Labels, gold: Labels) -> Score:
    """B-cubed precision and recall of a clustering."""
    found, wanted = _sets(got), _sets(gold)
    shared = {one: len(found[got[one]] & wanted[gold[one]]) for one in gold}
    return Score(
        sum(shared[one] / len(found[got[one]]) for one in gold) / len(gold),
        sum(shared[one] / len(wanted[gold[one]]) for one in gold) / len(gold),
    )


def _sets(labels: Labels) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for one, label in labels.items():
        found[label].add(one)
    return found


def grouped(profiles: Sequence[Profile]) -> dict[str, str]:
    """The story of each article."""
    return {one: story.id for story in group(profiles) for one in story.articles}


def tfidf(told: Sequence[Told]) -> NDArray[np.float64]:
    """Cosines of TF-IDF vectors."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415  only for benches

    vectors = TfidfVectorizer(sublinear_tf=True, min_df=2).fit_transform(
        each.reading.text for each in told
    )
    return np.asarray((vectors @ vectors.T).toarray())


def baseline(told: Sequence[Told], cosines: NDArray[Any]) -> tuple[Score, float]:
    """Average linkage of cosines at the best threshold, told by gold."""
    from sklearn.cluster import AgglomerativeClustering  # noqa: PLC0415  only for benches

    distances = np.clip(1 - cosines, 0, None)
    gold = {each.reading.id: each.label for each in told}
    best = (Score(0, 0), 0.0)
    for threshold in (*np.arange(0.06, 0.3, 0.01), *np.arange(0.6, 0.96, 0.02)):
        found = AgglomerativeClustering(
            n_clusters=None, metric="precomputed", linkage="average", distance_threshold=threshold
        ).fit_predict(distances)
        got = {each.reading.id: str(label) for each, label in zip(told, found, strict=True)}
        best = max(best, (bcubed(got, gold), float(threshold)), key=lambda pair: pair[0].f1)
    return best


def fellows(told: Sequence[Told], got: Labels) -> float:
    """The share of articles with a fellow of their topic and the other language in their story."""
    each_has = Counter((got[t.reading.id], t.label, t.reading.language) for t in told)
    other = {"uk": "ru", "ru": "uk"}
    found = [each_has[got[t.reading.id], t.label, other[t.reading.language]] > 0 for t in told]
    return sum(found) / len(found)


def parted(gold: Labels, got: Labels) -> Iterator[str]:
    """The topics that stand in several stories, and how many articles in each."""
    for label, members in sorted(_sets(gold).items()):
        sizes = Counter(got[one] for one in members)
        if len(sizes) > 1:
            yield f"{label}, {len(members)} articles: {sorted(sizes.values(), reverse=True)}"


def mixed(gold: Labels, got: Labels) -> Iterator[str]:
    """The stories that hold articles of several topics, and how many of each; largest first."""
    for members in sorted(_sets(got).values(), key=lambda each: (-len(each), min(each))):
        labels = Counter(gold[one] for one in members)
        if len(labels) > 1:
            yield ", ".join(f"{label} {many}" for label, many in labels.most_common())


def once(told: Sequence[Told]) -> list[Told]:
    """Each text once, by its first label."""
    first: dict[str, Told] = {}
    for each in told:
        first.setdefault(each.reading.id, each)
    return list(first.values())


def _number(label: str) -> int:
    return int(label.removesuffix("plus").removesuffix("ecb"))


def _halves(told: Sequence[Told]) -> list[set[str]]:
    """ECB+ topics up to 17, and the rest."""
    labels = {each.label for each in told}
    early = {label for label in labels if _number(label) <= 17}
    return [early, labels - early]


def show(name: str, told: Sequence[Told], *, bare: bool, languages: bool = False) -> None:
    told = once(told)
    gold = {each.reading.id: each.label for each in told}
    meant = np.zeros((0, 0)) if bare else Meaning()([gist(each.reading) for each in told])
    vectors = [None] * len(told) if bare else meant.tolist()
    got = grouped([profile(t.reading, embedding=v) for t, v in zip(told, vectors, strict=True)])
    print(f"{name}: {len(told)} articles, {len(set(gold.values()))} stories or topics")
    print(f"  dateline   {bcubed(got, gold)}  ({len(set(got.values()))} stories)")
    for topics in _halves(told) if not languages else ():
        part = {one: label for one, label in gold.items() if label in topics}
        print(f"    topics {min(map(_number, topics))}-{max(map(_number, topics))}: ", end="")
        print(bcubed({one: got[one] for one in part}, part))
    best, threshold = baseline(told, tfidf(told))
    print(f"  tf-idf     {best}  (distance {threshold:.2f}, tuned here)")
    if not bare:
        best, threshold = baseline(told, meant @ meant.T)
        print(f"  embedding  {best}  (distance {threshold:.2f}, tuned here)")
    if languages:
        print(f"  articles with a fellow in the other language: {fellows(told, got):.3f}")
    for what, lines in (("parted", parted(gold, got)), ("mixed", mixed(gold, got))):
        print(f"  {what}:", *lines, sep="\n    ")


class Remembered(Meaning, frozen=True):
    """What some texts mean, found once: twenty orders hold the same texts."""

    known: dict[str, list[float]] = field(default_factory=dict)

    @classmethod
    def of(cls, texts: Sequence[str]) -> "Remembered":
        """Find it."""
        return cls(known=dict(zip(texts, Meaning()(texts).tolist(), strict=True)))

    def __call__(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Tell it."""
        return np.array([self.known[text] for text in texts], dtype=np.float32)


def orders(*, bare: bool, many: int = 20) -> None:
    """Group the newsroom in random orders and batches; 1, 2 and 4 workers take turns."""
    readings = newsroom(bare=bare)
    meaning = None if bare else Remembered.of([gist(each) for each in readings.values()])
    seen: set[tuple[bytes, ...]] = set()
    for seed in range(many):
        chance = random.Random(seed)
        left = chance.sample(sorted(readings), len(readings))
        with open_record(":memory:") as record:
            while left:
                size = chance.choice([1, 7, 15, 40])
                for name in left[:size]:
                    page = Page(data=name.encode(), path=name)
                    place = replace(readings[name].page, path=name, digest=page.digest)
                    record.write(page, replace(readings[name], page=place))
                group_record(
                    record, meaning=meaning, workers=(1, 2, 4)[seed % 3] if size > 7 else 1
                )
                left = left[size:]
            seen.add(tuple(record.dump()))
    print(f"{many} orders of the newsroom, 1, 2 and 4 workers: {len(seen)} outcome(s)")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--bare", action="store_true", help="without what the reader's model finds")
    parser.add_argument("--only", default="ecb,bsnlp,orders")
    parser.add_argument("--many", type=int, default=20, help="orders")
    given = parser.parse_args()
    if "ecb" in given.only:
        show("ECB+ topics 1-35", ecb(given.data, bare=given.bare), bare=given.bare)
    if "bsnlp" in given.only:
        told = bsnlp(given.data, bare=given.bare)
        show("BSNLP uk+ru", told, bare=given.bare, languages=True)
    if "orders" in given.only:
        orders(bare=given.bare, many=given.many)


if __name__ == "__main__":
    main()
