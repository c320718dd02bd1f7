"""Words that tell of something that happens: event mentions in English and Russian.

ECB+ (Cybulska and Vossen 2014) marks actions in some sentences of each text, and only
those are given. NEREL (Loukachevitch et al. 2021) marks events in whole texts.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from dateline.span import Span
from training.corpora.joined import joined


class Tagged(NamedTuple):
    """A text, and spans of it with what each is; what no span covers is nothing."""

    name: str
    text: str
    marks: list[tuple[Span, str]]


def happenings(data: Path, split: str) -> Iterator[Tagged]:
    """split: "train" or "dev"."""
    yield from ecb(data / "stories" / "ecbplus_mentions", split.capitalize())
    yield from nerel(data / "names" / "nerel" / split)


def ecb(folder: Path, part: str) -> Iterator[Tagged]:
    """The annotated sentences of each text, set as one."""
    tokens: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for line in (folder / f"ECB_{part}_corpus.txt").read_text("utf-8").splitlines():
        if len(row := line.split("\t")) > 3:
            tokens[row[0]].append((f"{row[1]}-{row[2]}", row[3]))
    mentions = json.loads((folder / f"ECB_{part}_Event_gold_mentions.json").read_text("utf-8"))
    for name, own in sorted(tokens.items()):
        text, spans = joined([word for _, word in own])
        places = {place: span for (place, _), span in zip(own, spans, strict=True)}
        marks = [
            (places[f"{mention['sent_id']}-{number}"], "happening")
            for mention in mentions
            if mention["doc_id"] == name
            for number in mention["tokens_number"]
        ]
        yield Tagged(name, text, merged(sorted(set(marks))))


def merged(marks: list[tuple[Span, str]]) -> list[tuple[Span, str]]:
    """Neighbouring words of marks as one mark."""
    found: list[tuple[Span, str]] = []
    for span, kind in marks:
        if found and span.start - found[-1][0].end <= 1:
            found[-1] = (Span(found[-1][0].start, span.end), kind)
        else:
            found.append((span, kind))
    return found


EVENT = re.compile(r"T\d+\tEVENT (\d+) (?:\d+;\d+ )*(\d+)\t")


def nerel(folder: Path) -> Iterator[Tagged]:
    for path in sorted(folder.glob("*.txt")):
        lines = path.with_suffix(".ann").read_text("utf-8-sig").splitlines()
        spans = sorted({Span(int(m[1]), int(m[2])) for m in map(EVENT.match, lines) if m})
        marks = [(span, "happening") for span in spans]
        yield Tagged(path.stem, path.read_bytes().decode("utf-8-sig"), marks)
