"""A reading as rows: the same reading always gives the same rows.

Only what somebody asks by becomes a row; the JSON keeps everything.
"""

import re
from collections.abc import Iterator
from datetime import UTC
from typing import Any

from sqlalchemy import Table

from dateline.identity import digest
from dateline.model import Page, PageReference, Reading, Statement
from dateline.record.codec import Facts, storable
from dateline.record.facets import facets
from dateline.record.schema import passages, statement_spans, statements
from dateline.record.words import Word, words
from dateline.span import Span

Row = dict[str, Any]

DETAILS = (passages, statements, statement_spans)
"""The tables under an article."""

WORDS = 2_000
"""Words in a passage at most; a longer sentence is indexed in pieces, for PostgreSQL
counts places in a text to 16,383 and no further."""

_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


def page_id(page: Page | PageReference) -> str:
    """The id of a page: these bytes at this address.

    The time of fetching is no part of it: bytes found unchanged are the same page.
    """
    return digest("page", page.digest, page.url or page.path)


def page_rank(page: str, facts: Facts, reading: Reading) -> str:
    """What orders the pages that say the same words: first published, then first fetched."""
    return f"{day(reading) or '~'} {fetched(facts)} {page}"


def fetched(facts: Facts) -> str:
    """The time of fetching as text that sorts by time, the unknown last."""
    if facts.fetched is None:
        return "~"
    return facts.fetched.astimezone(UTC).isoformat(timespec="microseconds")


def day(reading: Reading) -> str:
    """The first day on which the article may have been published; "" where it is unknown."""
    found = _DAY.match(reading.published.edtf) if reading.published else None
    return found.group() if found else ""


def article_row(page: str, reading: Reading) -> Row:
    """The article's own row; `page` is the id of the page whose reading this is."""
    return {
        "id": reading.id,
        "page": page,
        "version": reading.version,
        "language": reading.language,
        "outlet": _storable(reading.outlet),
        "category": _storable(reading.category),
        "title": _storable(reading.title and reading.title.of(reading.text)),
        "published": reading.published and reading.published.edtf,
        "day": day(reading),
    }


def detail_rows(reading: Reading) -> dict[Table, list[Row]]:
    """The rows under an article, by table."""
    return {
        passages: list(_passages(reading)),
        statements: [
            _statement(number, statement, reading.language)
            for number, statement in enumerate(reading.statements)
        ],
        statement_spans: [
            {"statement": number, "part": part, "number": piece, "start": span[0], "end": span[1]}
            for number, statement in enumerate(reading.statements)
            for part in ("source", "cue", "content")
            for piece, span in enumerate(getattr(statement, part))
        ],
    }


def problem_rows(facts: Facts, reading: Reading) -> list[Row]:
    """The problems of a page and of its reading, each once."""
    return [
        {
            "number": number,
            "stage": problem.stage,
            "message": storable(problem.message),
            "start": problem.span and problem.span.start,
            "end": problem.span and problem.span.end,
        }
        for number, problem in enumerate(dict.fromkeys(facts.problems + reading.problems))
    ]


def stems_of(name: str, language: str) -> str:
    """The stems of a name, each between two spaces, for LIKE to find."""
    return "".join(f" {word.stem} " for word in words(name, language))


def _storable(text: str | None) -> str | None:
    return None if text is None else storable(text)


def _statement(number: int, statement: Statement, language: str) -> Row:
    name = statement.speaker.name if statement.speaker else ""
    return {
        "number": number,
        "id": statement.id,
        "mode": statement.mode,
        "speaker": storable(name) if statement.speaker else None,
        "speaker_stems": stems_of(name, language),
        "polarity": statement.certainty.polarity,
        "degree": statement.certainty.degree,
    }


def _passages(reading: Reading) -> Iterator[Row]:
    spans = _searched(reading)
    for span, asked in zip(spans, facets(reading, spans), strict=True):
        found = list(words(span.of(reading.text), reading.language))
        for first in range(0, len(found), WORDS):
            piece = found[first : first + WORDS]
            whole = piece if len(found) > WORDS else None
            yield _passage(_extent(whole).shift(span.start) if whole else span, piece, asked)


def _searched(reading: Reading) -> list[Span]:
    """Every sentence, and every block without one: what is not read is searched all the same."""
    starts = {span.start for span in reading.sentences}
    bare = [
        block.span
        for block in reading.blocks
        if block.span.start not in starts
        and not any(block.span.overlaps(sentence) for sentence in reading.sentences)
    ]
    return sorted({*reading.sentences, *bare})


def _extent(piece: list[Word]) -> Span:
    return Span(piece[0].span.start, piece[-1].span.end)


def _passage(span: Span, piece: list[Word], asked: list[str]) -> Row:
    return {
        "start": span.start,
        "end": span.end,
        "words": len(piece),
        "stems": " ".join([*(word.stem for word in piece), *asked]),
    }
