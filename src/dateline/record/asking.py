"""What a reader may ask of all sentences at once, and the answers, the newest first.

A question becomes words of one index (`dateline.record.facets`), and its pages are had one
after another without a sort, so that a page costs the same wherever it stands.
"""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Row, Select, select, text

from dateline.record.engines import Term, match_query
from dateline.record.entities import one_with
from dateline.record.facets import facet, stem_facet
from dateline.record.order import DAY, LAST, first_of
from dateline.record.schema import articles, passages
from dateline.record.search import LANGUAGES, only, parse, said_by, said_by_facets

EXACT = ("category", "degree", "language", "mode", "outlet", "polarity", "type")
"""What is asked for by its value."""


class Question(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is asked for; "" asks for nothing.

    words: in any of their forms; words in quotation marks stand side by side.
    speaker: words of the speaker's name; entity: all of it, or the entity's id, as found or as
        merged, which stands for all that are merged with it.
    place: words of its name, or a GeoNames id.
    when: a day, month or year (EDTF) that the sentence speaks of.
    since, until: days of publication, both included.
    degree, polarity, mode: of a statement that stands in the sentence.
    type: PLOVER's, of an event that stands in it.
    """

    words: str = ""
    speaker: str = ""
    entity: str = ""
    place: str = ""
    when: str = ""
    since: str = ""
    until: str = ""
    degree: str = ""
    polarity: str = ""
    mode: str = ""
    type: str = ""
    outlet: str = ""
    category: str = ""
    language: str = ""


_SQLITE = text("""
    SELECT rowid AS id FROM passage_search WHERE passage_search MATCH :query
    AND rowid >= :low AND rowid < :high ORDER BY rowid DESC LIMIT :many
""")
_SQLITE_ALL = text("""
    SELECT id FROM passage WHERE id >= :low AND id < :high ORDER BY id DESC LIMIT :many
""")
_POSTGRES = text("""
    SELECT id FROM passage WHERE to_tsvector('simple', stems) @@ CAST(:query AS tsquery)
    AND id >= :low AND id < :high ORDER BY id DESC LIMIT :many
""")


def ask(
    connection: Connection, question: Question, before: int | None, many: int
) -> list[Row[Any]]:
    """The passages that answer, the newest first.

    Args:
        connection: To the record.
        question: What is asked for.
        before: Only those whose number is below this one.
        many: How many at most.

    Returns:
        Rows of id, article, start, end, and the page of the article's reading.
    """
    languages = (question.language,) if question.language else LANGUAGES
    speaker = parse(question.speaker, languages)
    terms = [*parse(question.words, languages), *said_by_facets(speaker), *_facets(question)]
    if question.entity:
        one = one_with(connection, question.entity)
        terms.append(frozenset((facet("entity", key),) for key in one))
    if question.words.strip() and not parse(question.words, languages):
        return []
    found: list[Row[Any]] = []
    low, high = _range(question, before)
    while len(found) < many:
        numbers = _numbers(connection, terms, (low, high), many)
        found += _rows(connection, numbers, speaker)
        if len(numbers) < many:
            break
        high = numbers[-1]
    return found[:many]


def _numbers(
    connection: Connection, terms: list[Term], between: tuple[int, int], many: int
) -> list[int]:
    low, high = between
    given = {"low": low, "high": high, "many": many}
    if not terms:
        return list(connection.execute(_SQLITE_ALL, given).scalars())
    dialect = connection.dialect.name
    query = {"query": match_query(dialect, terms), **given}
    return list(connection.execute(_SQLITE if dialect == "sqlite" else _POSTGRES, query).scalars())


def _rows(connection: Connection, numbers: list[int], speaker: list[Term]) -> list[Row[Any]]:
    passage, article = passages.c, articles.c
    query: Select[Any] = (
        select(passage.id, passage.article, passage.start, passage.end, article.page)
        .join(articles)
        .where(passage.id.in_(numbers))
        .order_by(passage.id.desc())
    )
    if speaker:
        query = query.where(said_by(speaker))
    return list(connection.execute(query))


def _facets(question: Question) -> Iterator[Term]:
    for kind in EXACT:
        if value := getattr(question, kind):
            yield only(facet(kind, value))
    if question.when:
        yield only(facet("when", question.when))
    if question.place.isdecimal():
        yield only(facet("geonames", question.place))
        return
    for term in parse(question.place, (question.language,) if question.language else LANGUAGES):
        for stems in zip(*sorted(term), strict=False):
            yield frozenset((stem_facet("place", stem),) for stem in stems)


def _range(question: Question, before: int | None) -> tuple[int, int]:
    low = first_of(question.since) if question.since else 0
    high = min(LAST, first_of(question.until) + DAY) if question.until else LAST
    return low, min(high, before) if before is not None else high
