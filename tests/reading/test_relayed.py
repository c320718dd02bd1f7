"""Relayed: the borders of two English forms do not hang on who is named."""

import pytest

from dateline.reading.found import Found
from dateline.reading.relayed import relayed, with_noun
from dateline.span import Span


@pytest.mark.parametrize(("one", "other"), [("The FSB", "the SBU"), ("Velmara", "Karsia")])
def test_whom_the_source_cites(one: str, other: str) -> None:
    """{} said that, according to {}, four people were hurt."""
    text = str(test_whom_the_source_cites.__doc__).format(one, other)
    (found,) = relayed(text, [Span(0, len(text))])
    words = [[span.of(text) for span in part] for part in (found.source, found.cue, found.content)]
    assert words == [[one], ["said"], ["that", "four people were hurt"]]


def test_other_sentences_are_left_alone() -> None:
    """The port said that the gate, according to the mayor, is shut."""
    text = str(test_other_sentences_are_left_alone.__doc__)
    assert relayed(text, [Span(0, len(text))]) == []


def test_the_noun_of_a_claim() -> None:
    """It rejected the claim that the dam failed."""
    text = str(test_the_noun_of_a_claim.__doc__)
    found = Found((Span(0, 2),), (Span(3, 21),), (Span(22, 41),), 0.9)
    moved = with_noun(text, found)
    assert [span.of(text) for span in (*moved.cue, *moved.content)] == [
        "rejected",
        "the claim that the dam failed",
    ]
    assert with_noun(text, moved) == moved
