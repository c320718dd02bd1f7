"""The annotated form in which the sample newsroom is written, and its parsing.

`{1s|Tomas Ridel} {1c|said} {1w|three people {e1|died} in {p:kursk-oblast|the Kursk region}}`

A tag, or several with commas, opens a span of the words after the bar; spans nest.
README.md in the packaged newsroom lists the tags.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

HTML_TAGS = {"a": '<a href="#">', "b": "<strong>", "i": "<em>"}
CLOSING = {"a": "</a>", "b": "</strong>", "i": "</em>"}
STOPPED = re.compile(r"[{}]")


@dataclass(frozen=True)
class Mark:
    """A tagged span: code points into the text of its block, half open."""

    tag: str
    start: int
    end: int


@dataclass(frozen=True)
class Marked:
    """A block's words, its marks in text order, and its words as HTML."""

    text: str
    marks: tuple[Mark, ...]
    html: str


def parse(source: str) -> Marked:
    """Read one annotated line.

    Raises:
        ValueError: a brace that does not open or close a span.
    """
    text, html = "", ""
    marks: list[Mark] = []
    open_spans: list[tuple[list[str], int]] = []
    for piece, opened in pieces(source):
        if opened:
            tags = opened.split(",")
            open_spans.append((tags, len(text)))
            html += "".join(HTML_TAGS.get(tag, "") for tag in tags)
        elif piece == "}":
            if not open_spans:
                raise ValueError(f"a brace too many in: {source}")
            tags, start = open_spans.pop()
            marks += [Mark(tag, start, len(text)) for tag in tags if tag not in HTML_TAGS]
            html += "".join(CLOSING.get(tag, "") for tag in reversed(tags))
        else:
            text += piece
            html += escape(piece, quote=False)
    if open_spans:
        raise ValueError(f"an open brace in: {source}")
    return Marked(text, tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end))), html)


def pieces(source: str) -> Iterator[tuple[str, str]]:
    """Words, closing braces, and opened tag lists, as (words, tags)."""
    at = 0
    while at < len(source):
        if source[at] == "{":
            bar = source.index("|", at)
            yield "", source[at + 1 : bar]
            at = bar + 1
        elif source[at] == "}":
            yield "}", ""
            at += 1
        else:
            stop = STOPPED.search(source, at)
            end = stop.start() if stop else len(source)
            yield source[at:end], ""
            at = end
