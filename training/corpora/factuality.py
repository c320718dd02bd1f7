"""Factuality of event words, -3 to 3: UW (Lee et al. 2015), UDS-IH2 (Rudinger et al. 2018)."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from dateline.reading.blanks import blanked
from dateline.span import Span
from training.corpora.called import Called
from training.corpora.joined import joined

CORPORA = ("UW", "UDS_IH2")


class Graded(NamedTuple):
    """A few sentences and the values of their event words; corpus: place in `CORPORA`."""

    text: str
    values: list[tuple[Span, float]]
    corpus: int


def nameless(some: Iterable[Graded], called: Called) -> Iterator[Graded]:
    """The sentences as the reader reads them for their values: every name blanked."""
    every = list(some)
    for one, names in zip(every, called.of(one.text for one in every), strict=True):
        events = [span for span, _ in one.values]
        whole, named = Span(0, len(one.text)), [span for span, _ in names]
        blank = blanked(one.text, whole, named, "en", kept=events)
        values = [(blank.place(span), value) for span, value in one.values]
        yield Graded(blank.text, values, one.corpus)


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
