"""The numbers of passages: the search index in the order of publication.

Both databases give an index's entries in the order of their numbers. A number is made of
the article's day and of its place among that day's, so that the newest can be had first,
a part at a time, without a sort, and a span of days is a span of numbers.
"""

from datetime import date

from sqlalchemy import Connection, select

from dateline.record.schema import passages

SENTENCES = 14
"""Bits for a passage's place in its article; a longer article takes the next place too."""
ARTICLES = 29
"""Bits for an article's place within its day: from its id, so that any order of reading
gives the same, but for the one in thousands that find their place taken."""

DAY = 1 << (ARTICLES + SENTENCES)
LAST = (1 << 63) - 1
"""The highest number that both databases hold; it is of a day in the year 2871."""


def first_of(day: str) -> int:
    """The least number of a day (YYYY[-MM[-DD]]); an unknown one is before all others."""
    return min(_ordinal(day), LAST // DAY - 1) * DAY


def numbers(connection: Connection, article: str, day: str, count: int) -> range:
    """Free numbers for an article's passages, the first passage's the highest.

    Args:
        connection: In the transaction that writes.
        article: The article's id.
        day: YYYY[-MM[-DD]], or "" where it is unknown.
        count: How many.
    """
    place = int(article[-8:], 16) % (1 << ARTICLES)
    blocks = (count >> SENTENCES) + 1
    while _taken(connection, base := first_of(day) + (place << SENTENCES), blocks):
        place = (place + 1) % ((1 << ARTICLES) - blocks)
    return range(base + count - 1, base - 1, -1)


def _taken(connection: Connection, base: int, blocks: int) -> bool:
    number = passages.c.id
    inside = number.between(base, base + (blocks << SENTENCES) - 1)
    return connection.execute(select(number).where(inside).limit(1)).first() is not None


def _ordinal(day: str) -> int:
    if not day:
        return 0
    year, month, of_month = (*map(int, day.split("-")), 1, 1)[:3]
    try:
        return date(year, month, of_month).toordinal()
    except ValueError:  # a page may state a day that the calendar does not have
        return date(max(year, 1), 1, 1).toordinal()
