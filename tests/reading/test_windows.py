"""Windows: every unit is read, once in a core, with its surroundings."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dateline.reading.windows import END, LIMIT, START, encoded, sizes, units, windows

SIZES = st.lists(st.integers(1, 60), max_size=60)
WORDS = st.lists(st.lists(st.integers(4, 99), min_size=1, max_size=16), max_size=120)


@given(SIZES, st.integers(60, 200), st.integers(0, 59))
def test_windows(lengths: list[int], limit: int, context: int) -> None:
    """Cores partition the units in order; each lies in its window, none above the limit."""
    found = windows(lengths, limit=limit, context=context)
    assert [unit for window in found for unit in window.core] == list(range(len(lengths)))
    for window in found:
        assert window.start <= window.core.start <= window.core.stop <= window.end
        assert sum(lengths[window.start : window.end]) <= limit


@given(SIZES, st.integers(120, 200))
def test_neighbours_share_context(lengths: list[int], limit: int) -> None:
    """Each window begins in the one before it wherever a unit fits into the context."""
    found = windows(lengths, limit=limit, context=59)
    for one, other in pairwise(found):
        assert one.start < other.start <= one.end
        assert other.start < one.end or lengths[one.end - 1] > 59


def test_what_fits_is_one_window() -> None:
    (window,) = windows([100, 100, 100], limit=300, context=100)
    assert window == (0, 3, range(3))


@given(WORDS, st.sets(st.integers(0, 119)))
def test_units(ids: list[list[int]], breaks: set[int]) -> None:
    """Units partition the words, break where blocks do, and fit into a window."""
    opens = sorted({0, *(at for at in breaks if at < len(ids))})
    cut = units(ids, opens)
    assert [word for unit in cut for word in unit] == list(range(len(ids)))
    assert {unit.start for unit in cut} >= ({*opens} if ids else set())
    assert all(size <= LIMIT - 1 for size in sizes(ids, cut))
    row, _ = encoded(ids, cut[:1])
    assert len(row) <= LIMIT


@given(WORDS, st.sets(st.integers(0, 119)))
def test_encoded(ids: list[list[int]], breaks: set[int]) -> None:
    """A mark before all and after each unit; every word is found where it stands."""
    cut = units(ids, sorted({0, *(at for at in breaks if at < len(ids))}))
    row, places = encoded(ids, cut)
    assert row[0] == START
    assert row.count(END) == len(cut)
    assert len(row) == 1 + sum(sizes(ids, cut))
    assert [row[place : place + len(word)] for place, word in zip(places, ids, strict=True)] == ids
