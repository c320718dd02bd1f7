"""Chains: who reports is the source, whom they cite is a link."""

import pytest

from dateline.model import Page, Statement
from dateline.pipeline import read_page
from dateline.reading import load_model


def only(words: str, language: str) -> tuple[str, Statement]:
    page = Page(data=words.encode(), headers={"content-type": "text/plain"})
    reading = read_page(page, load_model())
    assert reading.language == language
    (statement,) = reading.statements
    return reading.text, statement


@pytest.mark.parametrize(
    ("language", "words", "source", "cited"),
    [
        (
            "en",
            "The Harbour Post, citing the port authority, reported that traffic had resumed.",
            "The Harbour Post",
            "the port authority",
        ),
        (
            "uk",
            "Видання «Гавань» з посиланням на адміністрацію порту повідомило, що рух відновлено.",
            "Видання «Гавань»",
            "адміністрацію порту",
        ),
        (
            "ru",
            "«Вечерний берег» со ссылкой на администрацию порта сообщил, что докеры бастуют.",
            "«Вечерний берег»",
            "администрацию порта",
        ),
    ],
)
def test_the_reporter_and_the_cited(language: str, words: str, source: str, cited: str) -> None:
    """The cited is no part of the source or the content."""
    text, statement = only(words, language)
    assert [span.of(text).rstrip(",") for span in statement.source] == [source]
    assert [link.name for link in statement.via] == [cited]
    assert all(cited not in span.of(text) for span in statement.content)
