"""Dialogue read by its layout."""

import pytest

from dateline.reading.spoken import spoken
from dateline.span import Span

CASES = [
    ("— Ні, — сказав він.", [("він", "сказав", ["Ні"])]),
    ("— Ждём, — сказала Кольт. — Все.", [("Кольт", "сказала", ["Ждём", "Все."])]),
    ("— Так! — крикнув Таль. — Ні, — додав він, усміхаючись.",
     [("Таль", "крикнув", ["Так!"]), ("він", "додав", ["Ні"])]),
    ("– Ні, – сказав мер Орлиці Іван Таль, – не піду.",
     [("мер Орлиці Іван Таль", "сказав", ["Ні", "не піду."])]),
    ("- Нет, - ответил.", [("", "ответил", ["Нет"])]),
    ("— Ні.", []),
    ("Так, — сказав він.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_spoken(text: str, expected: list[tuple[str, str, list[str]]]) -> None:
    """The aside's first word is the cue, what follows it is the source."""
    found = spoken(text, [Span(0, len(text))], "uk", ())
    assert [
        (
            " ".join(span.of(text) for span in item.source),
            item.cue[0].of(text),
            [piece.of(text) for piece in item.content],
        )
        for item in found
    ] == expected


def test_an_aside_within_quotation_marks() -> None:
    """The pieces hold the marks, and nothing of the aside."""
    text = "«Ні, — сказав мер, — не піду»."
    (found,) = spoken(text, [Span(0, len(text))], "uk", [Span(0, len(text) - 1)])
    assert [piece.of(text) for piece in found.content] == ["«Ні", "не піду»"]
    assert [span.of(text) for span in found.source] == ["мер"]


def test_dashes_within_quotation_marks_need_a_verb() -> None:
    """«Вода прийшла вночі, — за годину її було по коліно, — і пішла»."""
    text = "«Вода прийшла вночі, — за годину її було по коліно, — і пішла»"
    assert spoken(text, [Span(0, len(text))], "uk", [Span(0, len(text))]) == []


def test_no_dialogue_is_looked_for_in_a_language_that_is_not_read() -> None:
    text = "— Ні, — сказав він."
    assert spoken(text, [Span(0, len(text))], "fr", ()) == []
