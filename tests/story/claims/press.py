"""Short articles, written in a test's docstring, as Readings.

One line a sentence: "speaker | cue | content" is a statement, anything else the outlet's own
words. Marks before the line: "!" a denial, "?" a forecast, "=" a headline.
"""

import re

from dateline.model import (
    Basis,
    Block,
    BlockKind,
    Certainty,
    Language,
    PageReference,
    Place,
    Reading,
    Speaker,
    Stated,
    Statement,
    article_id,
)
from dateline.span import Span

MARKS: dict[str, Basis] = {"!": "denial", "?": "forecast"}


def article(
    lines: str,
    *,
    outlet: str,
    language: Language = "en",
    at: str | None = None,
    places: str = "",
) -> Reading:
    """One article; `places` are words that name settlements on no map."""
    text, blocks, statements = "", list[Block](), list[Statement]()
    for line in filter(None, map(str.strip, lines.splitlines())):
        kind: BlockKind = "title" if line.startswith("=") else "paragraph"
        mark, bare = (line[0], line[1:].strip()) if line[0] in "!?=" else ("", line)
        parts = [part.strip() for part in bare.split("|")]
        start = len(text)
        if len(parts) == 3:
            statements.append(_statement(parts, start, MARKS.get(mark), str(len(statements) + 1)))
        text += " ".join(parts)
        blocks.append(Block(kind=kind, span=Span(start, len(text))))
        text += "\n"
    spans = tuple(block.span for block in blocks)
    return Reading(
        id=article_id(text + outlet, language),
        page=PageReference(url=None, path=outlet, fetched=None, digest=""),
        outlet=outlet,
        category=None,
        language=language,
        title=None,
        byline=(),
        published=Stated(edtf=at, source="meta") if at else None,
        modified=None,
        text=text,
        blocks=tuple(blocks),
        version="test",
        sentences=spans,
        statements=tuple(statements),
        places=tuple(
            _place(Span(*match.span()))
            for match in re.finditer("|".join(places.split()) or "$^", text)
        ),
    )


def _place(span: Span) -> Place:
    nowhere = dict.fromkeys(("geonames", "name", "country", "latitude", "longitude"))
    return Place(span=span, precision="settlement", confidence=1.0, **nowhere)


def _statement(parts: list[str], start: int, basis: Basis | None, number: str) -> Statement:
    source, cue, _ = parts
    begins = (start, start + len(source) + 1, start + len(source) + len(cue) + 2)
    spans = [Span(at, at + len(words)) for at, words in zip(begins, parts, strict=True)]
    return Statement(
        id=number,
        mode="indirect",
        source=(spans[0],),
        cue=(spans[1],),
        content=(spans[2],),
        speaker=Speaker(name=source, span=spans[0]),
        certainty=Certainty(
            polarity="negative" if basis == "denial" else "positive",
            degree="probable" if basis == "forecast" else "certain",
            basis=(basis,) if basis else (),
        ),
        confidence=1.0,
    )
