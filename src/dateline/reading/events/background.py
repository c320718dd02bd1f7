"""History told apart from news: an event long before the article was published."""

import re
from collections.abc import Sequence

from dateline.model import When
from dateline.span import Span

LONG = 7
"""Months before publication from which an event is background."""

YEAR = re.compile(r"(?<![\d.,-])(1[5-9]\d\d|20\d\d)(?![\d%]|[.,]\d)")
DATE = re.compile(r"(\d{4})(?:-(\d\d))?")


def is_background(
    text: str, sentence: Span, when: When | None, published: str | None, *, clause: Span
) -> bool:
    """Whether an event is history where it is told.

    Args:
        text: The article's text.
        sentence: The sentence it stands in.
        when: Its time, if the sentence gives one.
        published: EDTF of the publication; where it is unknown nothing is background.
        clause: The event's clause; a year that opens the sentence counts for all of it.
    """
    now = _month(published)
    if now is None:
        return False
    if when is not None and (then := _month(when.edtf)) is not None:
        return now - then >= LONG
    years = [*_years(text, clause), *_years(text, Span(sentence.start, sentence.start + 40))]
    return bool(years) and max(years) * 12 + 11 < now


def _years(text: str, within: Span) -> Sequence[int]:
    return [int(found.group()) for found in YEAR.finditer(text, *within)]


def _month(edtf: str | None) -> int | None:
    """Months since year 0 at the end of a date or interval; None where it has no year."""
    found = DATE.match((edtf or "").rpartition("/")[2] or edtf or "")
    if found is None:
        return None
    return int(found[1]) * 12 + (int(found[2]) - 1 if found[2] else 11)
