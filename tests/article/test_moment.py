"""The time of day that a page states is kept beside its day, in the page's own zone."""

import pytest

from dateline.article.dates import moment
from dateline.article.dating import _stated as stated_as
from dateline.model import Stated


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2015-07-30T14:05:00+03:00", "2015-07-30T14:05:00+03:00"),
        ("2015-07-30T14:05Z", "2015-07-30T14:05:00+00:00"),
        ("2015-07-30 14:05:09.250", "2015-07-30T14:05:09"),
        ("2015-07-30", None),
        ("2015-07-30T25:05", None),
        ("30 July 2015, 14:05", None),
    ],
)
def test_moment(value: str, expected: str | None) -> None:
    assert moment(value) == expected


def test_day_is_unchanged() -> None:
    """`edtf` stays the page's day; no zone moves it."""
    assert stated_as("2015-07-30T23:05:00-08:00", "meta", "en") == Stated(
        edtf="2015-07-30", source="meta", moment="2015-07-30T23:05:00-08:00"
    )
