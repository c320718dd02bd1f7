"""What the model's heads say of words, decoded and weighed, with scores written by hand."""

import numpy as np
import pytest

from dateline.reading.events.evidence import (
    DISCOUNT,
    PERPETRATORS,
    SUFFERERS,
    Evidence,
    Part,
    Window,
    gathered,
    happening,
    parts,
)
from dateline.reading.words import words
from dateline.span import Span

LABELS = ("O", "B-perpetrator", "I-perpetrator", "B-victim", "I-victim")
TEXT = "Two gunmen shot the mayor near his house"


def scores(path: list[str], sure: float = 4.0) -> np.ndarray:
    """Words by labels: the named label of each word stands out."""
    table = np.zeros((len(path), len(LABELS)))
    for row, label in enumerate(path):
        table[row, LABELS.index(label)] = sure
    return table


def test_parts_are_runs_of_labels() -> None:
    spans = words(TEXT, Span(0, len(TEXT)))
    path = ["B-perpetrator", "I-perpetrator", "O", "B-victim", "I-victim", "O", "O", "O"]
    found = list(parts(spans, scores(path), LABELS))
    assert [(one.span.of(TEXT), one.name) for one in found] == [
        ("Two gunmen", "perpetrator"),
        ("the mayor", "victim"),
    ]
    assert all(one.confidence > 0.9 for one in found)


def test_an_inside_label_goes_on_with_its_own_kind_only() -> None:
    spans = words(TEXT, Span(0, len(TEXT)))[:3]
    table = scores(["B-perpetrator", "I-victim", "O"])
    first, *_ = parts(spans, table, LABELS)
    assert first.span.of(TEXT).startswith("Two")
    assert first.name in {"perpetrator", "victim"}


def test_no_words_have_no_parts() -> None:
    assert list(parts([], np.zeros((0, len(LABELS))), LABELS)) == []


def test_chance_of_a_happening() -> None:
    table = np.log(np.array([[0.9, 0.08, 0.02], [0.2, 0.7, 0.1]]))
    assert happening(table) == pytest.approx([0.1, 0.8], abs=1e-3)


def test_the_chance_of_a_trigger_is_its_likeliest_word() -> None:
    spans = words(TEXT, Span(0, len(TEXT)))
    seen = Evidence(spans, [0.0, 0.1, 0.9, 0.0, 0.2, 0.0, 0.0, 0.0])
    assert seen.chance([Span(11, 15)]) == 0.9
    assert seen.chance([Span(11, 15), Span(20, 25)]) == 0.9
    assert seen.chance([Span(0, 3)]) == 0.0
    assert Evidence().chance([Span(0, 3)]) is None


def test_the_sure_parts_of_a_stretch() -> None:
    near, far = Part(Span(4, 10), "perpetrator", 0.81), Part(Span(35, 40), "organization", 0.83)
    unsure, other = Part(Span(11, 15), "perpetrator", 0.3), Part(Span(20, 25), "victim", 0.9)
    seen = Evidence(parts=(near, unsure, other, far))
    whole = Span(0, len(TEXT))
    assert seen.within(PERPETRATORS, whole) == [near.span, far.span]
    assert seen.within(SUFFERERS, whole) == [other.span]
    assert seen.within(SUFFERERS, Span(0, 18)) == []


def test_having_no_part_counts_for_less() -> None:
    """A label that is second to "O" by less than the discount is taken."""
    spans = words(TEXT, Span(0, len(TEXT)))[:2]
    table = np.zeros((2, len(LABELS)))
    table[0, LABELS.index("B-victim")] = 4.0
    table[:, 0] = 4.0 + DISCOUNT - 0.5
    (found,) = parts(spans, table, LABELS)
    assert found.span == spans[0]
    table[:, 0] = 4.0 + DISCOUNT + 0.5
    assert list(parts(spans, table, LABELS)) == []


def test_each_word_and_part_is_its_own_window_s() -> None:
    spans = words(TEXT, Span(0, len(TEXT)))
    path = ["B-perpetrator", "I-perpetrator", "O", "B-victim", "I-victim", "O", "O", "O"]
    told = np.log(np.array([[0.5, 0.4, 0.1]] * len(spans)))
    first = Window(spans, range(3), told, scores(path))
    second = Window(spans, range(3, len(spans)), told, scores(path))
    found = gathered([first, second], LABELS)
    assert list(found.words) == spans
    assert list(found.chances) == pytest.approx([0.5] * len(spans))
    assert [part.span.of(TEXT) for part in found.parts] == ["Two gunmen", "the mayor"]
