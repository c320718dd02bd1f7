"""Putting a page and its reading into the record, so that the order of writing leaves no trace.

A page's row depends on that page alone. An article's rows are then settled from the pages
that now say it: those of its first page by rank, whichever of them came first.
"""

import msgspec
from sqlalchemy import Connection, delete, insert, select, update

from dateline.errors import RecordError
from dateline.identity import digest, sha256
from dateline.model import Missing, Page, PageReference, Reading
from dateline.record.codec import (
    Facts,
    facts,
    from_json,
    pack,
    read_reading,
    storable,
    to_json,
    unpack,
)
from dateline.record.order import numbers
from dateline.record.rows import (
    DETAILS,
    Row,
    article_row,
    day,
    detail_rows,
    fetched,
    page_id,
    page_rank,
    problem_rows,
)
from dateline.record.schema import (
    absences,
    articles,
    bodies,
    checkpoints,
    pages,
    passages,
    problems,
)


def write_page(connection: Connection, page: Page, reading: Reading) -> bool:
    """Write a page and its reading, in the transaction that is given.

    Returns:
        Whether anything changed.
    """
    if reading.page.digest != page.digest:
        message = f"the reading is of another page than {page.address}: read that page again"
        raise RecordError(message)
    before = connection.execute(select(pages).where(pages.c.id == page_id(page))).one_or_none()
    kept = facts(page)
    if before is not None:
        kept = _earlier(kept, from_json(unpack(before.facts), Facts))
    row = _page_row(page_id(page), kept, reading)
    if before is not None and before.seal == row["seal"]:
        return False
    if before is None:
        _insert_body(connection, page)
        connection.execute(insert(pages), row)
    else:
        connection.execute(update(pages).where(pages.c.id == row["id"]), row)
    _put_problems(connection, row["id"], problem_rows(kept, reading))
    for article in {row["article"], before.article if before else row["article"]}:
        settle(connection, article, changed=row["id"])
    return True


def holds_page(connection: Connection, page: Page, version: str) -> bool:
    """Whether this version has read this page, and not only a later copy of it."""
    before = connection.execute(
        select(pages.c.facts).where(pages.c.id == page_id(page), pages.c.version == version)
    ).scalar()
    if before is None:
        return False
    kept = from_json(unpack(before), Facts)
    return _earlier(facts(page), kept) == kept


def settle(connection: Connection, article: str, *, changed: str) -> None:
    """Make an article's rows those of its first page; none are left where it has no page."""
    first = connection.execute(
        select(pages.c.id, pages.c.reading)
        .where(pages.c.article == article)
        .order_by(pages.c.rank)
        .limit(1)
    ).one_or_none()
    now = connection.execute(select(articles.c.page).where(articles.c.id == article)).scalar()
    if first is not None and first.id == now != changed:
        return
    if now is not None:
        _remove_article(connection, article)
    if first is not None:
        _add_article(connection, first.id, read_reading(first.reading))


def note_missing(connection: Connection, missing: Missing, source: str) -> None:
    """Write that a source promised a page that could not be had; twice is as once."""
    data = to_json(missing)
    row = {
        "id": digest("missing", source, sha256(data)),
        "source": storable(source),
        "address": storable(missing.address),
        "facts": pack(data),
    }
    held = select(absences.c.id).where(absences.c.id == row["id"])
    if connection.execute(held).scalar() is None:
        connection.execute(insert(absences), row)


def put_checkpoint(connection: Connection, source: str, offset: int) -> None:
    """Write how far a source has been read."""
    key = storable(source)
    connection.execute(delete(checkpoints).where(checkpoints.c.source == key))
    connection.execute(insert(checkpoints), {"source": key, "offset": offset})


def seal(facts_json: bytes, reading_json: bytes) -> str:
    """What shows that neither the facts of a page nor its reading were changed since."""
    return digest("seal", sha256(facts_json), sha256(reading_json))


def _earlier(new: Facts, kept: Facts) -> Facts:
    """Which of two findings of one page to keep: the first, in whatever order they came."""
    return min(new, kept, key=lambda each: (fetched(each), each.path or "", to_json(each)))


def _page_row(page: str, kept: Facts, reading: Reading) -> Row:
    reference = PageReference(
        url=kept.url, path=kept.path, fetched=kept.fetched, digest=reading.page.digest
    )
    reading = msgspec.structs.replace(reading, page=reference)
    facts_json, reading_json = to_json(kept), to_json(reading)
    return {
        "id": page,
        "digest": reference.digest,
        "address": storable(kept.url or kept.path or ""),
        "rank": page_rank(page, kept, reading),
        "article": reading.id,
        "version": reading.version,
        "seal": seal(facts_json, reading_json),
        "facts": pack(facts_json),
        "reading": pack(reading_json),
    }


def _put_problems(connection: Connection, page: str, rows: list[Row]) -> None:
    connection.execute(delete(problems).where(problems.c.page == page))
    if rows:
        connection.execute(insert(problems), [{"page": page, **row} for row in rows])


def _insert_body(connection: Connection, page: Page) -> None:
    held = select(bodies.c.digest).where(bodies.c.digest == page.digest)
    if connection.execute(held).scalar() is None:
        row = {"digest": page.digest, "size": len(page.data), "data": pack(page.data)}
        connection.execute(insert(bodies), row)


def _add_article(connection: Connection, page: str, reading: Reading) -> None:
    connection.execute(insert(articles), article_row(page, reading))
    for table, rows in detail_rows(reading).items():
        keyed = [{"article": reading.id, **row} for row in rows]
        if table is passages:
            places = numbers(connection, reading.id, day(reading), len(rows))
            keyed = [{"id": at, **row} for at, row in zip(places, keyed, strict=True)]
        if rows:
            connection.execute(insert(table), keyed)


def _remove_article(connection: Connection, article: str) -> None:
    for table in DETAILS:
        connection.execute(delete(table).where(table.c.article == article))
    connection.execute(delete(articles).where(articles.c.id == article))
