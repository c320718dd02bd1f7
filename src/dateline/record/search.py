"""Full-text search: the same hits in the same order on both databases."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Row, Select, and_, or_, select

from dateline.model import Reading, Statement
from dateline.record.codec import read_reading, storable
from dateline.record.engines import Phrase, Term, match
from dateline.record.facets import facet, stem_facet
from dateline.record.rows import stems_of
from dateline.record.schema import articles, pages, passages, statement_spans, statements
from dateline.record.words import words
from dateline.span import Span

LANGUAGES = ("uk", "ru")
"""The languages whose stems may differ for one word; all others are stemmed alike."""

SNIPPET = 300
"""Code points of a snippet at most."""

_QUOTED = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]')


class Wanted(Struct, frozen=True, kw_only=True):
    """What is searched for; see `Record.search`."""

    words: str
    language: str | None
    speaker: str | None
    limit: int


class Hit(Struct, frozen=True, kw_only=True):
    """A sentence that was found.

    article: the article's id.
    published: EDTF, as the page states it.
    span: the sentence.
    words: the words in it that were searched for.
    score: the part of the sentence's words that were searched for, 0 to 1.
    snippet: the sentence's own words, or as much of a long one as shows the first word found.
    snippet_span: where the snippet stands.
    statement, speaker: the first statement in which the sentence stands, and who makes it.
    """

    article: str
    title: str | None
    outlet: str | None
    published: str | None
    language: str
    span: Span
    words: tuple[Span, ...]
    score: float
    snippet: str
    snippet_span: Span
    statement: str | None
    speaker: str | None


def search(connection: Connection, wanted: Wanted) -> list[Hit]:
    """The hits, best first; see `Record.search` for their order."""
    languages = (wanted.language,) if wanted.language else LANGUAGES
    terms = parse(wanted.words, languages)
    speaker = parse(wanted.speaker or "", languages)
    if not (terms or speaker) or (wanted.words.strip() and not terms) or wanted.limit < 1:
        return []
    rows = _found(connection, wanted, terms, speaker)
    readings: dict[str, Reading] = {}
    for row in rows:
        if row.article not in readings:
            readings[row.article] = read_reading(_packed(connection, row.page))
    return [_hit(row, readings[row.article], terms, speaker) for row in rows]


def parse(query: str, languages: Iterable[str]) -> list[Term]:
    """The terms of a query: each quoted phrase, and each word outside one."""
    terms: dict[Term, None] = {}
    for piece in _pieces(query):
        forms = (tuple(word.stem for word in words(piece, language)) for language in languages)
        term = frozenset(form for form in forms if form)
        if term:
            terms[term] = None
    return list(terms)


def _pieces(query: str) -> Iterator[str]:
    yield from _QUOTED.findall(query)
    rest = _QUOTED.sub(" ", query)
    for word in words(rest, ""):
        yield word.span.of(rest)


def _found(
    connection: Connection, wanted: Wanted, terms: list[Term], speaker: list[Term]
) -> Sequence[Row[Any]]:
    passage, article = passages.c, articles.c
    query: Select[Any] = select(
        passage.article, passage.start, passage.end, passage.words, article.page, article.title,
        article.outlet, article.published, article.language,
    ).join(articles)  # fmt: skip
    asked = [*terms, *said_by_facets(speaker)]
    if wanted.language:
        asked.append(only(facet("language", wanted.language)))
    query = query.where(match(connection.dialect.name, asked))
    if wanted.language:
        query = query.where(article.language == storable(wanted.language))
    if speaker:
        query = query.where(said_by(speaker))
    best = (passage.words, article.day.desc(), passage.article, passage.start)
    return connection.execute(query.order_by(*best).limit(wanted.limit)).fetchall()


def only(word: str) -> Term:
    """The term of one word of the index."""
    return frozenset([(word,)])


def said_by_facets(speaker: Iterable[Term]) -> Iterator[Term]:
    """What the index can tell of a speaker's name: that its stems are there."""
    for term in speaker:
        for stems in zip(*sorted(term), strict=False):
            yield frozenset((stem_facet("speaker", stem),) for stem in stems)


def said_by(speaker: list[Term]) -> ColumnElement[bool]:
    """The condition that somebody so named says something in a passage."""
    passage, statement, span = passages.c, statements.c, statement_spans.c
    named = and_(
        *(
            or_(*(and_(*(_has(stem) for stem in phrase)) for phrase in sorted(term)))
            for term in speaker
        )
    )
    said = (
        select(span.article)
        .join(
            statements,
            and_(statement.article == span.article, statement.number == span.statement),
        )
        .where(span.article == passage.article, span.part == "content")
        .where(span.start < passage.end, span.end > passage.start)
    )
    return said.where(named).exists()


def _has(stem: str) -> ColumnElement[bool]:
    return statements.c.speaker_stems.like(f"% {stem} %")


def _packed(connection: Connection, page: str) -> bytes:
    query = select(pages.c.reading).where(pages.c.id == page)
    found: bytes = connection.execute(query).scalar_one()
    return found


def _hit(row: Row[Any], reading: Reading, terms: list[Term], speaker: list[Term]) -> Hit:
    span = Span(row.start, row.end)
    stems = {stem for term in terms for phrase in term for stem in phrase}
    marked = tuple(dict.fromkeys(_marked(reading, span, stems)))
    shown = snippet(reading.text, span, marked)
    statement = _statement(reading, span, speaker)
    return Hit(
        article=row.article,
        title=row.title,
        outlet=row.outlet,
        published=row.published,
        language=row.language,
        span=span,
        words=marked,
        score=min(1.0, sum(_length(term) for term in terms) / max(1, row.words)),
        snippet=shown.of(reading.text),
        snippet_span=shown,
        statement=statement.id if statement else None,
        speaker=statement.speaker.name if statement and statement.speaker else None,
    )


def _length(term: Term) -> int:
    return min(len(phrase) for phrase in term)


def _marked(reading: Reading, span: Span, stems: set[str]) -> Iterator[Span]:
    for word in words(span.of(reading.text), reading.language):
        if word.stem in stems:
            yield word.span.shift(span.start)


def snippet(text: str, span: Span, marked: tuple[Span, ...]) -> Span:
    """The part of a sentence to show: all of it, or what stands round the first marked word."""
    if span.end - span.start <= SNIPPET:
        return span
    middle = marked[0].start if marked else span.start
    start = max(span.start, min(middle - SNIPPET // 3, span.end - SNIPPET))
    end = min(span.end, start + SNIPPET)
    if start > span.start:
        start = text.find(" ", start, middle) + 1 or start
    if end < span.end:
        end = max(text.rfind(" ", middle, end), start) if " " in text[middle:end] else end
    return Span(start, end)


def _statement(reading: Reading, span: Span, speaker: list[Term]) -> Statement | None:
    for statement in reading.statements:
        inside = any(span.overlaps(piece) for piece in statement.content)
        if inside and _is_named(statement, reading.language, speaker):
            return statement
    return None


def _is_named(statement: Statement, language: str, speaker: list[Term]) -> bool:
    if not speaker:
        return True
    stems = stems_of(statement.speaker.name if statement.speaker else "", language)
    return all(any(_all_in(phrase, stems) for phrase in term) for term in speaker)


def _all_in(phrase: Phrase, stems: str) -> bool:
    return all(f" {stem} " in stems for stem in phrase)
