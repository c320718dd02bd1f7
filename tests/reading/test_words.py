"""Words, the units that the tagger labels."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.reading.words import words
from dateline.span import Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\u00a0", []),
        ("The dam holds.", ["The", "dam", "holds", "."]),
        ("“No,” he’s said", ["“", "No", ",", "”", "he", "’", "s", "said"]),
        ("п’ять об'єктів", ["п", "’", "ять", "об", "'", "єктів"]),
        ("прем’єр-міністр", ["прем", "’", "єр", "-", "міністр"]),
        ("1,5 млн", ["1", ",", "5", "млн"]),
        ("кто-то… ушёл", ["кто", "-", "то", "…", "ушёл"]),
        ("a_b", ["a_b"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    """Letters together, every mark alone."""
    assert [word.of(text) for word in words(text)] == expected


def test_words_of_a_stretch() -> None:
    """Offsets are the text's own; a word is cut at the stretch's edges."""
    assert words("The dam holds", Span(4, 9)) == [Span(4, 7), Span(8, 9)]


@given(st.text())
def test_words_leave_nothing_out(text: str) -> None:
    """In order, disjoint, and all that is not white space."""
    found = words(text)
    assert "".join(word.of(text) for word in found) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(found))
