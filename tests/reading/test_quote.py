"""Quotations and dialogue, exact to the character."""

import pytest

from dateline.reading.quote import dialogue, quotations
from dateline.span import Span

MARKS = [
    ('He said "no" twice.', ['"no"']),
    ("He said “no” twice.", ["“no”"]),
    ("He said ‘no’ twice.", ["‘no’"]),
    ("He said ``no'' twice.", ["``no''"]),
    ("Він сказав «ні» двічі.", ["«ні»"]),
    ("Він сказав „ні“ двічі.", ["„ні“"]),
    ("Він сказав „ні” двічі.", ["„ні”"]),
    ("Он сказал ‹нет› дважды.", ["‹нет›"]),
    ('"The gate," he said, "is open."', ['"The gate,"', '"is open."']),
    ("The word (“no”) was said—“yes” was not.", ["“no”", "“yes”"]),
    ('He said "a" "b".', ['"a"', '"b"']),
]

APOSTROPHES = [
    ("He said: “It’s Tal’s dam.”", ["“It’s Tal’s dam.”"]),
    ("‘It’s Tal’s dam,’ he said.", ["‘It’s Tal’s dam,’"]),
    ("“The residents’ houses,” he said.", ["“The residents’ houses,”"]),
    ("Rock ’n’ roll is “fun”.", ["“fun”"]),
    ("The 6' wall and the 5\" pipe.", []),
    ("П’ять об'єктів «тут».", ["«тут»"]),
]

UNCLOSED = [
    ("He said “no.", []),
    ("He said no”.", []),
    ('The pipe of 5" and "the wall" of 6 feet', ['"the wall"']),
    ("«Так, сказав він.", []),
    ("Так», сказав він.", []),
    ("He said “ no.", []),
]

NESTED = [
    ("«Ми чули: “Ні”, — і пішли»", [("«Ми чули: “Ні”, — і пішли»", 0), ("“Ні”", 1)]),
    ("«Перше «друге» третє»", [("«Перше «друге» третє»", 0), ("«друге»", 1)]),
    ("“He said ‘no’ to me”", [("“He said ‘no’ to me”", 0), ("‘no’", 1)]),
    ("“a ‘b “c” d’ e”", [("“a ‘b “c” d’ e”", 0), ("‘b “c” d’", 1), ("“c”", 2)]),
    ("«Он сказал: „Нет“»", [("«Он сказал: „Нет“»", 0), ("„Нет“", 1)]),
]


def quoted(*blocks: str) -> list[tuple[str, int]]:
    text, spans = "", []
    for block in blocks:
        spans.append(Span(len(text), len(text) + len(block)))
        text += block + "\n\n"
    return [(quote.of(text), quote.depth) for quote in quotations(text, spans)]


@pytest.mark.parametrize(("text", "expected"), MARKS + APOSTROPHES + UNCLOSED)
def test_quotations(text: str, expected: list[str]) -> None:
    """Every pair of marks; an apostrophe is none; what nothing closes is no quotation."""
    assert quoted(text) == [(words, 0) for words in expected]


@pytest.mark.parametrize(("text", "expected"), NESTED)
def test_quotations_within_quotations(text: str, expected: list[tuple[str, int]]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(("opens", "closes"), ["“”", "«»", "„“", '""'])
def test_a_quotation_of_several_paragraphs(opens: str, closes: str) -> None:
    """Each paragraph opens anew, and only the last one closes."""
    found = quoted(f"{opens}One.", f"{opens}Two.", f"{opens}Three{closes}, he said.")
    assert found == [(f"{opens}One.", 0), (f"{opens}Two.", 0), (f"{opens}Three{closes}", 0)]


def test_a_paragraph_after_an_unclosed_mark_that_opens_with_none() -> None:
    assert quoted("“One.", "Two.”") == []


def test_no_quotation_crosses_a_block() -> None:
    assert quoted("The “dam", "holds” today") == []


@pytest.mark.parametrize(
    ("text", "speech"),
    [
        ("— Ні, — сказав він.", ["Ні"]),
        ("— Ми відступили, — сказав командир. — Виходу не було.",
         ["Ми відступили", "Виходу не було."]),
        ("— Так! — крикнув він. — Ні, — додав він.", ["Так!", "Ні"]),
        ("– Ні, – сказав він, – не піду.", ["Ні", "не піду."]),
        ("- Нет, - сказал он.", ["Нет"]),
        ("— Идём? — спросила Кольт: — Уже время.", ["Идём?", "Уже время."]),
    ],
)  # fmt: skip
def test_dialogue(text: str, speech: list[str]) -> None:
    """The speech without its asides; "!" and "?" belong to it, a comma does not."""
    assert [piece.of(text) for piece in dialogue(text, Span(0, len(text)))] == speech


def test_a_dash_before_the_block_opens_dialogue() -> None:
    """A block of plain text begins behind the dash, as behind a list's."""
    text = "— Ні, — сказав він. — Не піду."
    found = dialogue(text, Span(2, len(text)))
    assert [piece.of(text) for piece in found] == ["Ні", "Не піду."]
    assert dialogue(text[2:], Span(0, len(text) - 2)) == ()


@pytest.mark.parametrize(
    "text", ["— Ні.", "— перший пункт списку", "Мер — сказав він — пішов.", "-5 °C, — сказав він."]
)
def test_a_dash_alone_is_no_dialogue(text: str) -> None:
    """A dash opens lists too: speech is known by the aside that says who speaks."""
    assert dialogue(text, Span(0, len(text))) == ()
