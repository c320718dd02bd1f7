"""Factuality of event words, -3 to 3: UW (Lee et al. 2015), UDS-IH2 (Rudinger et al. 2018)."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from dateline.span import Span
from training.corpora.joined import joined

CORPORA = ("UW", "UDS_IH2")


class Graded(NamedTuple):
    """A few sentences and the values of their event words; corpus: place in `CORPORA`."""

    text: str
    values: list[tuple[Span, float]]
    corpus: int


def sentences(data: Path, corpus: str, split: str) -> Iterator[Graded]:
    """One sentence each, set as text."""
    for line in (data / "certainty" / corpus / f"{split}.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        text, spans = joined(row["text"].split())
        values = []
        for target in row["targets"]:
            first, end = target["span1"]
            values.append((Span(spans[first].start, spans[end - 1].end), target["label"]))
        yield Graded(text, values, CORPORA.index(corpus))
