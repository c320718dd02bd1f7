"""PolNeAR (Newell, Margolin and Ruths 2018): attributions in US political news.

One annotator a text, the first by file name. Offsets are code points into the file with
its line ends kept.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from dateline.span import Span

ROLES = ("source", "cue", "content")
SPAN = re.compile(r"(T\d+)\t\S+ ([\d ;]+)\t")  # quoted words may run on over further lines
LINK = re.compile(r"E\d+\t(.*)")


class Document(NamedTuple):
    name: str
    text: str
    attributions: list[dict[str, tuple[Span, ...]]]


def documents(folder: Path, split: str) -> Iterator[Document]:
    """The annotated texts of a split, in order of name."""
    for path in sorted((folder / split / "text").glob("*.txt")):
        files = sorted((folder / split / "attributions").glob(f"{path.stem}_????.ann"))
        if files:
            yield Document(path.stem, path.read_bytes().decode(), list(attributions(files[0])))


def attributions(path: Path) -> Iterator[dict[str, tuple[Span, ...]]]:
    """One attribution for each E line of a brat file; fragments of a role are joined."""
    spans: dict[str, list[Span]] = {}
    links: list[list[list[str]]] = []
    for line in path.read_text("utf-8").split("\n"):
        if marked := SPAN.match(line):
            name, places = marked.groups()
            spans[name] = [Span(*map(int, piece.split())) for piece in places.split(";")]
        elif linked := LINK.match(line):
            links.append([argument.split(":") for argument in linked[1].split()])
    for link in links:
        found: dict[str, list[Span]] = {role: [] for role in ROLES}
        for numbered, target in (argument for argument in link if len(argument) == 2):
            role = re.sub(r"\d+$", "", numbered).lower()
            if role in found:
                found[role] += spans.get(target, [])
        if any(found.values()):
            yield {role: tuple(sorted(found[role])) for role in ROLES}
