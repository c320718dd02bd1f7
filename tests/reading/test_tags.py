"""Tags: the best valid sequence, and the runs it marks."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.reading.tags import ALLOWED, STARTS, TAGS, Run, allowed, best_tags, chances, runs

NUMBERS = st.floats(-9, 9, width=32)
MOVES = st.lists(NUMBERS, min_size=49, max_size=49).map(lambda v: np.array(v).reshape(7, 7))


def scores(words: int) -> st.SearchStrategy[np.ndarray]:
    size = 7 * words
    numbers = st.lists(NUMBERS, min_size=size, max_size=size)
    return numbers.map(lambda values: np.array(values).reshape(words, 7))


def valid(path: tuple[int, ...] | list[int]) -> bool:
    return allowed(None, path[0]) and all(allowed(a, b) for a, b in pairwise(path))


def total(path: tuple[int, ...] | list[int], words: np.ndarray, moves: np.ndarray) -> float:
    return float(
        sum(words[at, tag] for at, tag in enumerate(path))
        + sum(moves[a, b] for a, b in pairwise(path))
    )


@given(st.integers(1, 4).flatmap(scores), MOVES)
@settings(max_examples=25, deadline=None)
def test_best_tags_is_the_best_of_all(words: np.ndarray, moves: np.ndarray) -> None:
    """As good as the best of every valid sequence, tried one by one."""
    path = best_tags(words, moves)
    every = (p for p in product(range(len(TAGS)), repeat=len(words)) if valid(p))
    assert valid(path)
    assert total(path, words, moves) == pytest.approx(max(total(p, words, moves) for p in every))


@given(st.integers(1, 30).flatmap(scores), MOVES)
@settings(max_examples=25, deadline=None)
def test_only_valid_sequences(words: np.ndarray, moves: np.ndarray) -> None:
    """No inside tag begins a run, whatever the scores; runs cover just the tagged words."""
    path = best_tags(words, moves)
    assert valid(path)
    found = runs(path)
    covered = [at for run in found for at in range(run.start, run.end)]
    assert covered == [at for at, tag in enumerate(path) if TAGS[tag] != "O"]
    assert all(TAGS[path[run.start]] == f"B-{run.role}" for run in found)


def test_no_words_have_no_tags() -> None:
    assert best_tags(np.zeros((0, 7)), np.zeros((7, 7))) == []


def test_runs_side_by_side() -> None:
    """A begin tag parts two runs of one role."""
    tags = [TAGS.index(tag) for tag in ("B-cue", "B-cue", "I-cue", "O", "B-source")]
    assert runs(tags) == [Run("cue", 0, 1), Run("cue", 1, 3), Run("source", 4, 5)]


def test_chances_are_those_of_all_valid_sequences() -> None:
    """Three words, all sequences written out."""
    random = np.random.default_rng(1)
    scores, moves = random.normal(size=(3, len(TAGS))), random.normal(size=(len(TAGS),) * 2)
    weights = np.zeros((3, len(TAGS)))
    for path in product(range(len(TAGS)), repeat=3):
        steps = list(pairwise(path))
        if STARTS[path[0]] and all(ALLOWED[step] for step in steps):
            score = sum(scores[at, tag] for at, tag in enumerate(path))
            score += sum(moves[step] for step in steps)
            for at, tag in enumerate(path):
                weights[at, tag] += np.exp(score)
    assert np.allclose(chances(scores, moves), weights / weights.sum(1, keepdims=True))
