"""A reading in words: what the tests of reading look at."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from dateline.article import read_article
from dateline.model import Page, Reading, Statement
from dateline.reading import Model, read
from dateline.span import Span

COMPLEMENTIZER = re.compile(r"^(?:that|що|что)\s+", re.IGNORECASE)
EDGES = " \n\u00a0,.;:!?…—–-«»“”„\"'‘’"


class Told(NamedTuple):
    """A statement in words, bare of what readers may draw the border on either side of:
    marks at the edges, and a content's "that"."""

    source: str
    cue: str
    content: tuple[str, ...]
    mode: str
    speaker: str | None
    role: str | None
    via: tuple[str, ...]
    polarity: str
    degree: str
    basis: frozenset[str]
    shown_by: tuple[str, ...]


def read_text(text: str, language: str, model: Model) -> Reading:
    """A page of plain text through the article and reading stages."""
    page = Page(data=text.encode(), path="article.txt")
    return read(read_article(page, language=language), model)


def told(statement: Statement, text: str) -> Told:
    speaker, sure = statement.speaker, statement.certainty
    return Told(
        source=" ".join(bare(statement.source, text)),
        cue=" ".join(bare(statement.cue, text)),
        content=bare(statement.content, text),
        mode=statement.mode,
        speaker=speaker.name if speaker else None,
        role=speaker.role.of(text) if speaker and speaker.role else None,
        via=tuple(link.name for link in statement.via),
        polarity=sure.polarity,
        degree=sure.degree,
        basis=frozenset(sure.basis),
        shown_by=tuple(span.of(text) for span in sure.shown_by),
    )


def bare(spans: Iterable[Span], text: str) -> tuple[str, ...]:
    return tuple(COMPLEMENTIZER.sub("", span.of(text).strip(EDGES)) for span in spans)


def about(reading: Reading, words: str) -> Told:
    """The one statement whose content holds these words."""
    every = [told(statement, reading.text) for statement in reading.statements]
    holding = [item for item in every if any(words in piece for piece in item.content)]
    assert len(holding) == 1, f"{len(holding)} statements hold {words!r}: {every}"
    return holding[0]
