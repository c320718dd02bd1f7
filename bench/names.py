"""Names against five corpora: exact span and kind, F1 by corpus and kind.

    python -m bench.names --data ../shared/data

The texts are those that training does not see (`training.corpora.names`, "dev"). A kind
that a corpus does not mark is not counted against the reader there; where a corpus joins
kinds (CoNLL's MISC), any of them is right.
"""

import argparse
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from training.corpora.names import Kinds, Marked, corpora

from dateline.model import Name
from dateline.reading import Model, load_model
from dateline.reading.recognition import names
from dateline.reading.seen import views
from dateline.span import Span

Counts = Counter[tuple[str, str]]
MAIN = ("person", "organization", "place")
GROUPS = (*MAIN, "other")


def paragraphs(text: str) -> list[Span]:
    """The lines of a text that hold words."""
    found, at = [], 0
    for line in text.split("\n"):
        span = Span(at, at + len(line)).trim(text)
        if span.end > span.start:
            found.append(span)
        at += len(line) + 1
    return found


def count(marked: Marked, found: Iterable[Name]) -> Counts:
    """Right, found and gold names, by kind; a joined kind is counted under its first."""
    counts: Counts = Counter()
    gold = {span: kinds for span, kinds in marked.marks if "O" not in kinds}
    optional = [span for span, kinds in marked.marks if "O" in kinds]
    for kinds in gold.values():
        counts["gold", label(kinds)] += 1
    for name in found:
        kinds = gold.get(name.span, frozenset())
        if name.kind in kinds:
            counts["right", label(kinds)] += 1
            counts["found", label(kinds)] += 1
        elif name.kind not in marked.silent and not any(map(name.span.overlaps, optional)):
            counts["found", name.kind if name.kind in MAIN else "other"] += 1
    return counts


def label(kinds: Kinds) -> str:
    return next((kind for kind in MAIN if kinds == {kind}), "other")


def f1(counts: Counts, kinds: Iterable[str]) -> float:
    right, found, gold = (sum(counts[n, k] for k in kinds) for n in ("right", "found", "gold"))
    return 2 * right / max(1, found + gold)


def measured(data: Path, model: Model, every: int = 1) -> dict[str, Counts]:
    """Counts by corpus; every: read only each so-manieth text."""
    scores = {}
    for corpus, texts in corpora(data, "dev").items():
        scores[corpus] = Counts()
        for marked in texts[::every]:
            found = names(views(marked.text, paragraphs(marked.text), model))
            scores[corpus] += count(marked, found)
    return scores


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--model", type=Path)
    parser.add_argument("--every", type=int, default=1)
    arguments = parser.parse_args()
    print(f"{'corpus':12}{'names':>7}{'all':>8}" + "".join(f"{kind:>14}" for kind in GROUPS))
    scores = measured(arguments.data, load_model(arguments.model), arguments.every)
    for corpus, counts in scores.items():
        gold = sum(counts["gold", kind] for kind in GROUPS)
        parts = "".join(f"{f1(counts, [kind]):14.3f}" for kind in GROUPS)
        print(f"{corpus:12}{gold:7}{f1(counts, GROUPS):8.3f}{parts}")


if __name__ == "__main__":
    main()
