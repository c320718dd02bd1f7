"""Reporting clauses, whose form the languages' punctuation fixes."""

import pytest

from dateline.reading.found import Found
from dateline.reading.quote import quotations
from dateline.reading.reporting import after, overruled, reports
from dateline.reading.sentence import sentences
from dateline.span import Span

Said = tuple[str, str, list[str]]

AFTER = [
    ("uk", "«Ні», — відрізав міністр.", ("міністр", "відрізав", ["«Ні»"])),
    ("uk", "«Так», — сказав Таль, — «але згодом».", ("Таль", "сказав", ["«Так»", "«але згодом»"])),
    ("uk", "«Так», — сказав Таль. «Згодом».", ("Таль", "сказав", ["«Так»", "«Згодом»"])),
    ("uk", "„Так“, – заявила Вертен журналістам у середу.", ("Вертен", "заявила", ["„Так“"])),
    ("uk", "«Коли?» — спитала в четвер Вертен.", ("Вертен", "спитала", ["«Коли?»"])),
    ("uk", "«Так», — йдеться в заяві «Порту».", ("«Порту»", "йдеться в заяві", ["«Так»"])),
    ("uk", "Міст закрито, додав мер Таль.", ("мер Таль", "додав", ["Міст закрито"])),
    ("uk", "Міст закрито, повідомили в мерії.", ("мерії", "повідомили", ["Міст закрито"])),
    ("ru", "«Нет», — отрезал министр.", ("министр", "отрезал", ["«Нет»"])),
    ("ru", "«Да», — сказал Таль, — «но позже».", ("Таль", "сказал", ["«Да»", "«но позже»"])),
    ("ru", "«Да», — сказал Таль. «Позже».", ("Таль", "сказал", ["«Да»", "«Позже»"])),
    ("ru", "«Да», – заявила Вертен журналистам в среду.", ("Вертен", "заявила", ["«Да»"])),
    ("ru", "«Когда?» — спросила в четверг Вертен.", ("Вертен", "спросила", ["«Когда?»"])),
    ("ru", "«Да», — говорится в заявлении «Порта».",
     ("«Порта»", "говорится в заявлении", ["«Да»"])),
    ("ru", "Мост закрыт, добавил мэр Таль.", ("мэр Таль", "добавил", ["Мост закрыт"])),
    ("ru", "Мост закрыт, пишет газета «Порт» со ссылкой на мэрию.",
     ("газета «Порт»", "пишет", ["Мост закрыт"])),
]  # fmt: skip


def said(item: Found, text: str) -> Said:
    source, cue = (" ".join(s.of(text) for s in part) for part in (item.source, item.cue))
    return source, cue, [piece.of(text) for piece in item.content]


@pytest.mark.parametrize(("language", "text", "expected"), AFTER)
def test_after(language: str, text: str, expected: Said) -> None:
    """Content exact to the character; addressees, days and media are not the source's."""
    whole = Span(0, len(text))
    quotes = [quote.span for quote in quotations(text, [whole]) if quote.depth == 0]
    found = after(text, sentences(text, [whole], language), quotes, language)
    assert [said(item, text) for item in found] == [expected]


@pytest.mark.parametrize("text", ["Він приїхав, поїв і пішов.", "«Динамо» — чемпіон.", "Так."])
def test_no_reporting_clause(text: str) -> None:
    whole = Span(0, len(text))
    quotes = [quote.span for quote in quotations(text, [whole])]
    assert after(text, [whole], quotes, "uk") == []


def test_what_is_sure_takes_its_words_from_the_rest() -> None:
    """A rule's cue replaces the tagger's; its content is cut from other contents."""
    guess = Found((), (Span(20, 25),), (Span(0, 40),), 0.5)
    other = Found((), (Span(50, 55),), (Span(0, 18),), 0.5)
    rule = Found((), (Span(20, 26),), (Span(10, 18),), 0.9)
    kept, sure = overruled([guess, other], [rule])
    assert sure == rule
    assert kept == other._replace(content=(Span(0, 10),))


def test_verbs_of_two_languages() -> None:
    assert reports("сказав", "uk")
    assert reports("сообщили", "ru")
    assert not reports("міст", "uk")
    assert not reports("said", "en")


def test_what_a_rule_says_inside_another_content_is_nested() -> None:
    """The outer content keeps its words, and so does an inner one that the tagger found."""
    outer = Found((), (Span(0, 4),), (Span(5, 60),), 0.5)
    inner = Found((), (Span(20, 26),), (Span(27, 60),), 0.9)
    assert overruled([outer], [inner]) == [outer, inner]
    assert overruled([inner], [outer]) == [inner, outer]
