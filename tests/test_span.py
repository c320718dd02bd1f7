"""The algebra of spans, for any text and any spans in it."""

from itertools import pairwise
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from dateline.span import Span, cover, join

TEXTS = st.text("a б\u0301\u202e\n\u00a0\u2003.", max_size=40)


class Placed(NamedTuple):
    text: str
    spans: list[Span]


@st.composite
def placed(draw: st.DrawFn, *, at_least: int = 0) -> Placed:
    """A text, and spans of it that are not empty."""
    text = draw(TEXTS.filter(len))
    spans = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text))).filter(
        lambda pair: pair[0] < pair[1]
    )
    drawn = draw(st.lists(spans, min_size=at_least, max_size=6))
    return Placed(text, [Span(*pair) for pair in drawn])


def points(spans: list[Span] | tuple[Span, ...]) -> set[int]:
    return {point for span in spans for point in range(span.start, span.end)}


@given(placed(at_least=1))
def test_of_is_the_quoted_words(given: Placed) -> None:
    for span in given.spans:
        assert span.of(given.text) == given.text[span.start : span.end]
        assert len(span.of(given.text)) == span.end - span.start


@given(placed(at_least=2))
def test_overlaps_and_holds_are_those_of_code_points(given: Placed) -> None:
    one, other = given.spans[:2]
    assert one.overlaps(other) == bool(points([one]) & points([other]))
    assert one.overlaps(other) == other.overlaps(one)
    assert one.holds(other) == (points([other]) <= points([one]))


@given(placed(at_least=1))
def test_cover_is_the_smallest_that_holds_all(given: Placed) -> None:
    covered = cover(given.spans)
    assert all(covered.holds(span) for span in given.spans)
    assert covered.start in {span.start for span in given.spans}
    assert covered.end in {span.end for span in given.spans}


@given(placed())
def test_trim_drops_white_space_only(given: Placed) -> None:
    for span in given.spans:
        trimmed = span.trim(given.text)
        assert span.holds(trimmed)
        assert trimmed.of(given.text) == span.of(given.text).strip()
        assert trimmed.trim(given.text) == trimmed


@given(placed())
def test_join_keeps_every_word_and_nothing_else(given: Placed) -> None:
    joined = join(given.spans, given.text)
    assert points(given.spans) <= points(joined)
    added = points(joined) - points(given.spans)
    assert all(given.text[point].isspace() for point in added)
    assert list(joined) == sorted(joined)
    for left, right in pairwise(joined):
        assert given.text[left.end : right.start].strip(), "only words part what is left apart"
    assert join(joined, given.text) == joined


@given(placed())
def test_join_does_not_depend_on_order(given: Placed) -> None:
    assert join(reversed(given.spans), given.text) == join(given.spans, given.text)


@given(placed(at_least=1), st.integers(-5, 5))
def test_shift_moves_and_moves_back(given: Placed, by: int) -> None:
    for span in given.spans:
        assert span.shift(by).shift(-by) == span
        assert span.shift(by).end - span.shift(by).start == span.end - span.start
