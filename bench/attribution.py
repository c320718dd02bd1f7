"""Attribution on PolNeAR: what `dateline read` finds in plain text, by the corpus's scorer.

    python -m bench.attribution --data ../shared/data --scorer ../shared/tools/score_attribution.py

Each text goes through the whole path, as a file that a user gives. Prints the scorer's
table: token, exact and overlap F1 of source, cue and content, and whole attributions. Then
how confident the reader was, beside how many it had right, in each half of the texts.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from training.corpora.polnear import documents

from bench.reader_score import pairs
from dateline.model import Page, Reading
from dateline.pipeline import read_page
from dateline.reading import Model, load_model
from dateline.span import Span


def predictions(folder: Path, model: Model) -> Iterator[dict[str, Any]]:
    """One line a text, in the scorer's form; the newswire is English, and is said to be."""
    for path in sorted(folder.glob("*.txt")):
        page = Page(data=path.read_bytes(), path=path.name, headers={"content-type": "text/plain"})
        yield {"doc": path.stem, "quotes": list(quotes(read_page(page, model)))}


def quotes(reading: Reading) -> Iterator[dict[str, Any]]:
    for statement in reading.statements:
        yield {
            "source": statement.source,
            "cue": statement.cue,
            "content": statement.content,
            "confidence": statement.confidence,
        }


def reliability(lines: list[dict[str, Any]], corpus: Path, split: str) -> None:
    """Print mean confidence and share right by band of confidence, by half of the texts."""
    gold = {document.name: document.attributions for document in documents(corpus, split)}
    for half, name in enumerate(("fitted", "other")):
        bands: dict[int, list[tuple[float, bool]]] = {band: [] for band in range(10)}
        for line in sorted(lines, key=lambda line: str(line["doc"]))[half::2]:
            wanted = [_Parts(**one) for one in gold[line["doc"]]]
            found = [_Parts(q["source"], q["cue"], q["content"]) for q in line["quotes"]]
            right = {id(one) for one, _ in pairs(found, wanted)}
            for one, quote in zip(found, line["quotes"], strict=True):
                sure = quote["confidence"]
                bands[min(9, int(10 * sure))].append((sure, id(one) in right))
        print(f"{name:8}{'confident':>12}{'right':>8}{'of':>6}")
        for band, some in bands.items():
            if some:
                means = (sum(column) / len(some) for column in zip(*some, strict=True))
                print(f"{band / 10:8.1f}" + "{:12.2f}{:8.2f}".format(*means) + f"{len(some):6}")


class _Parts(NamedTuple):
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


def score(lines: list[dict[str, Any]], scorer: Path, corpus: Path, split: str) -> dict[str, Any]:
    """Run the scorer, print its table, and give its figures by measure and role."""
    with tempfile.TemporaryDirectory() as scratch:
        given, out = Path(scratch) / "predictions.jsonl", Path(scratch) / "figures.json"
        given.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
        command = [sys.executable, str(scorer), str(given), "--split", split]
        subprocess.run([*command, "--root", str(corpus), "--json", str(out)], check=True)
        return dict(json.loads(out.read_text("utf-8")))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--scorer", type=Path)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--split", default="dev")
    arguments = parser.parse_args()
    corpus = arguments.data / "attribution" / "polnear"
    scorer = arguments.scorer or arguments.data.parent / "tools" / "score_attribution.py"
    model = load_model(arguments.model)
    lines = list(predictions(corpus / arguments.split / "text", model))
    score(lines, scorer, corpus, arguments.split)
    reliability(lines, corpus, arguments.split)


if __name__ == "__main__":
    main()
