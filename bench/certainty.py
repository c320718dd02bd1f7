"""Certainty at given event words, on two factuality corpora: what the words alone tell.

    python -m bench.certainty --data ../shared/data

UW (Lee et al. 2015) and UDS-IH2 (Rudinger et al. 2018), English: an event word in a
sentence, and how factual people hold it, -3 to 3. The word's clause is read as a content,
the clause before it as what governs it. No training: each word's degree is its value.
Printed by band of the gold label too, for most labels are +3.
"""

import argparse
import json
import math
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.factuality import Factuality
from dateline.reading import Model, load_model
from dateline.reading.certainty import certainty
from dateline.reading.clause import clause_around
from dateline.reading.seen import views
from dateline.span import Span

THAT = re.compile(r"\s*(?:that|whether|if)\b")
BANDS = ((-3.0, -1.5), (-1.5, -0.5), (-0.5, 0.5), (0.5, 1.5), (1.5, 2.5), (2.5, 3.01))


class Judged(NamedTuple):
    """What we give an event, and what people gave."""

    ours: float
    gold: float


def events(path: Path) -> Iterator[Judged]:
    """Every event of a file; its tokens are joined by spaces."""
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        tokens = row["text"].split(" ")
        starts = [sum(len(token) + 1 for token in tokens[:at]) for at in range(len(tokens) + 1)]
        for target in row["targets"]:
            first, last = target["span1"]
            word = Span(starts[first], starts[min(last, len(tokens))] - 1)
            yield Judged(at_word(row["text"], word), float(target["label"]))


def by_head(path: Path, model: Model, rater: int) -> Iterator[Judged]:
    """Every event of a file by the trained head's output for its own corpus alone."""
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        text, tokens = row["text"], row["text"].split(" ")
        head = Factuality(list(views(text, [Span(0, len(text))], model)))
        for target in row["targets"]:
            start = sum(len(token) + 1 for token in tokens[: target["span1"][0]])
            values = head.raters(Span(start, start + 1))
            yield Judged(values[rater] if values else 0.0, float(target["label"]))


def at_word(text: str, word: Span) -> float:
    """The value of an event by the words of its clause and of the clause that governs it."""
    clause, before = clause_around(text, Span(0, len(text)), word.start, "en")
    governed = THAT.match(text, clause.start) and text[before.start : before.end].strip()
    found = certainty(text, [clause], "en", cue=[before] if governed else [])
    return found.value or 0.0


def error(judged: Sequence[Judged]) -> float:
    """Mean absolute error."""
    return sum(abs(one.ours - one.gold) for one in judged) / len(judged)


def pearson(judged: Sequence[Judged]) -> float:
    """Correlation; 0 where one side does not vary."""
    ours, gold = ([one[side] for one in judged] for side in (0, 1))
    mean = sum(ours) / len(ours), sum(gold) / len(gold)
    shared = sum((a - mean[0]) * (b - mean[1]) for a, b in judged)
    spread = math.sqrt(
        sum((a - mean[0]) ** 2 for a in ours) * sum((b - mean[1]) ** 2 for b in gold)
    )
    return shared / spread if spread else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--split", default="dev")
    arguments = parser.parse_args()
    model = load_model()
    for rater, corpus in enumerate(("UW", "UDS_IH2")):
        path = arguments.data / "certainty" / corpus / f"{arguments.split}.jsonl"
        judged = list(events(path))
        always = [Judged(3.0, one.gold) for one in judged]
        figures = f"MAE {error(judged):.3f}   r {pearson(judged):.3f}"
        print(f"{corpus:9}{len(judged):6} events   {figures}   (always 3: MAE {error(always):.3f})")
        trained = list(by_head(path, model, rater))
        print(f"  the head alone: MAE {error(trained):.3f}   r {pearson(trained):.3f}")
        for low, high in BANDS:
            band = [one for one in judged if low <= one.gold < high]
            if band:
                mean = sum(one.ours for one in band) / len(band)
                about = f"{low:4} to {min(high, 3.0):4}{len(band):6}"
                print(f"  {about}   MAE {error(band):.3f}   mean {mean:5.2f}")


if __name__ == "__main__":
    main()
