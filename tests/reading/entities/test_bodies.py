"""Where the names of bodies end."""

import pytest

from dateline.reading.entities.bodies import Bodies
from dateline.span import Span


@pytest.mark.parametrize(
    ("language", "text", "short", "whole"),
    [
        ("uk", "Вільна спілка машиністів вимагає двох вихідних.", "Спілка", 24),
        ("ru", "Свободный союз машинистов требует двух выходных.", "Союз", 25),
        ("ru", "Линдская комиссия предложит отмену виз.", "Комиссия", 17),
        ("uk", "Ліндська комісія мала права.", "Комісія", 16),
        ("en", "Free Drivers Union demands two days off.", "Union", 18),
    ],
)
def test_a_name_ends_before_the_verb(language: str, text: str, short: str, whole: int) -> None:
    bodies = Bodies(text, [Span(0, len(text))], (), language)
    assert bodies.fullest(short) == Span(0, whole)


@pytest.mark.parametrize(
    ("language", "text", "short"),
    [
        ("uk", "Міжнародне бюро з епідемій", "Бюро"),
        ("ru", "Международное бюро по эпидемиям", "Бюро"),
        ("en", "International Office for Epidemics", "Office"),
    ],
)
def test_a_name_holds_its_preposition(language: str, text: str, short: str) -> None:
    bodies = Bodies(text, [Span(0, len(text))], (), language)
    assert bodies.fullest(short) == Span(0, len(text))
