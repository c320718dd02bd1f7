"""History told apart from news."""

import pytest

from dateline.model import When
from dateline.reading.events.background import is_background
from dateline.span import Span


@pytest.mark.parametrize(
    ("text", "published", "old"),
    [
        ("In 2014 a smaller breach killed nobody.", "2025-03-04", True),
        ("У 1998 році держави домовилися.", "2025-03-04", True),
        ("The dam burst on Tuesday.", "2025-03-04", False),
        ("In 2014 a smaller breach killed nobody.", None, False),
        ("About 2000 people fled.", "2025-03-04", True),
    ],
)
def test_years(text: str, published: str | None, old: bool) -> None:
    """A past year in the clause makes history; without a publication date nothing does.

    A bare number that looks like a year is taken for one: the known limit of the rule.
    """
    whole = Span(0, len(text))
    assert is_background(text, whole, None, published, clause=whole) is old


def test_own_time_decides() -> None:
    """The truce of 1998 was broken on Sunday."""
    text = str(test_own_time_decides.__doc__)
    when = When(
        span=Span(0, 1), kind="date", edtf="2025-03-02", timex=None, grain="day", confidence=1
    )
    whole = Span(0, len(text))
    assert not is_background(text, whole, when, "2025-03-04", clause=whole)
