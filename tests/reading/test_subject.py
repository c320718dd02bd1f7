"""Subjects of Ukrainian and Russian clauses, by case."""

import pytest

from dateline.reading.subject import governed, subject
from dateline.span import Span

SUBJECTS = [
    ("uk", "У неділю Міжнародне бюро", "повідомило", "Міжнародне бюро"),
    ("uk", "полковник Осип Земмер із Міністерства оборони", "сказав",
     "полковник Осип Земмер із Міністерства оборони"),
    ("uk", "Земмер біля прохідної", "сказав", "Земмер"),
    ("uk", "Він удруге", "заперечив", "Він"),
    ("uk", "«Вечірньому берегу» місцевий рибалка Осип", "розповів", "місцевий рибалка Осип"),
    ("uk", "Збитки порт", "оцінив", "порт"),
    ("uk", "Депутатка від партії «Дім» Марта Яцків", "заявила",
     "Депутатка від партії «Дім» Марта Яцків"),
    ("uk", "Якщо сторони не домовляться, спілка", "зупинить", "спілка"),
    ("uk", "У міністерстві оборони Карсії", "заявили", None),
    ("ru", "Сам Веш, которого зовут Водопроводчиком, молчал и", "заметил",
     "Сам Веш, которого зовут Водопроводчиком"),
    ("ru", "Он у своей лавки", "сказал", "Он"),
    ("ru", "Источник в штабе", "сообщил", "Источник в штабе"),
    ("ru", "По его мнению, Евросоюз", "ошибся", "Евросоюз"),
    ("ru", "Министр, которая вчера", "отрицала", "которая"),
    ("ru", "Посол Анна Кресс", "заявила", "Посол Анна Кресс"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "verb", "expected"), SUBJECTS)
def test_subject(language: str, text: str, verb: str, expected: str | None) -> None:
    """Without what says when and where, and agreeing with the verb where it is a thing."""
    found = subject(text, Span(0, len(text)), verb, language)
    assert (found.of(text) if found else None) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("uk", "У міністерстві оборони Карсії", "міністерстві оборони Карсії"),
        ("uk", "У п'ятницю", None),
        ("ru", "В Кремле", "Кремле"),
    ],
)
def test_governed(language: str, text: str, expected: str | None) -> None:
    """What a preposition of place governs, and no day."""
    found = governed(text, Span(0, len(text)), language)
    assert (found.of(text) if found else None) == expected
