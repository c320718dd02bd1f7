"""Numbers in figures and words, as ranges."""

import pytest

from dateline.reading.events.quantity import quantities
from dateline.reading.events.token import tokens
from dateline.span import Span


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "at least 9 people", (9, 9, None, "people")),
        ("en", "between 3 and 5 soldiers", (3, None, 5, "troops")),
        ("en", "about 1,400 people", (1400, 1400, 1400, "people")),
        ("en", "twenty-two men", (22, 22, 22, "people")),
        ("en", "4.2 million crowns", (4.2e6, 4.2e6, 4.2e6, "money")),
        ("en", "$5bn", (5e9, 5e9, 5e9, "money")),
        ("en", "up to 30 fighters", (None, 30, 30, "people")),
        ("uk", "9–11 мільйонів гривень", (9e6, None, 11e6, "money")),
        ("uk", "не менше дев'яти людей", (9, 9, None, "people")),
        ("uk", "троє людей", (3, 3, 3, "people")),
        ("uk", "десятки поранених", (20, None, 99, "wounded")),
        ("ru", "от трех до пяти человек", (3, None, 5, "people")),
        ("ru", "не менее девяти человек", (9, 9, None, "people")),
        ("ru", "число погибших выросло до семи", (7, 7, 7, None)),
        ("ru", "до семи человек", (None, 7, 7, "people")),
    ],
)
def test_one(language: str, text: str, wanted: tuple[float | None, ...]) -> None:
    """Bounds, ranges and scales, with what is counted."""
    (found,) = quantities(tokens(text, Span(0, len(text))), language)
    assert (found.low, found.best, found.high, found.kind) == wanted


@pytest.mark.parametrize("text", ["in 2014", "40 percent", "5G masts", "at 11:40"])
def test_none(text: str) -> None:
    """Years, shares, codes and clock times count nothing."""
    found = quantities(tokens(text, Span(0, len(text))), "en")
    assert all(quantity.kind is None for quantity in found)
    assert text == "at 11:40" or not found
