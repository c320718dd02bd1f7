"""Who tells what in Ukrainian and Russian clauses."""

import pytest

from dateline.reading.found import Found
from dateline.reading.quote import quotations
from dateline.reading.sentence import sentences
from dateline.reading.telling import told
from dateline.span import Span

Said = tuple[str, str, str]

CASES = [
    ("uk", "Свідок розповів судові, що міст упав.", [("Свідок", "розповів", "що міст упав")]),
    ("uk", "У мерії не знають, чи міст упав.", []),
    ("uk", "У мерії пояснили, що міст упав.", [("мерії", "пояснили", "що міст упав")]),
    ("uk", "Мер обіцяє полагодити міст.", [("Мер", "обіцяє", "полагодити міст")]),
    ("uk", "Мер лагодить міст.", []),
    ("uk", "У середу мер заявив, що міст упав.", [("мер", "заявив", "що міст упав")]),
    ("uk", "Мер, який приїхав, визнав, що міст упав.",
     [("Мер, який приїхав", "визнав", "що міст упав")]),
    ("uk", "Мер заявив, що рада сказала, що міст упав.",
     [("Мер", "заявив", "що рада сказала, що міст упав"), ("рада", "сказала", "що міст упав")]),
    ("uk", "Мер каже, що міст упав; рада вимагає розслідування.",
     [("Мер", "каже", "що міст упав"), ("рада", "вимагає", "розслідування")]),
    ("uk", "Мер спалахнув: «Міст упав».", [("Мер", "спалахнув", "«Міст упав»")]),
    ("uk", "Страйк оголосила профспілка.", [("профспілка", "оголосила", "Страйк")]),
    ("ru", "В среду мэр заявил, что мост упал.", [("мэр", "заявил", "что мост упал")]),
    ("ru", "Врач рассказал суду, что мост упал.", [("Врач", "рассказал", "что мост упал")]),
    ("ru", "В мэрии пояснили, что мост упал.", [("мэрии", "пояснили", "что мост упал")]),
    ("ru", "Мэр обещает починить мост.", [("Мэр", "обещает", "починить мост")]),
    ("ru", "Мэр чинит мост.", []),
    ("ru", "Мэр заявил, что совет сказал, что мост упал.",
     [("Мэр", "заявил", "что совет сказал, что мост упал"),
      ("совет", "сказал", "что мост упал")]),
    ("ru", "Мэр молчал и лишь однажды вспылил: «Мост упал».",
     [("Мэр", "вспылил", "«Мост упал»")]),
    ("ru", "Опрос показал, что жители против, и опроверг прогнозы.",
     [("Опрос", "показал", "что жители против"), ("Опрос", "опроверг", "прогнозы")]),
    ("ru", "Машинист настаивает: тормоза отказали.",
     [("Машинист", "настаивает", "тормоза отказали")]),
]  # fmt: skip


def words(item: Found, text: str) -> Said:
    source, cue, content = (
        " ".join(span.of(text) for span in part) for part in (item.source, item.cue, item.content)
    )
    return source, cue, content


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_told(language: str, text: str, expected: list[Said]) -> None:
    """Every clause with its own subject, one within another too."""
    whole = Span(0, len(text))
    quotes = [quote.span for quote in quotations(text, [whole])]
    found = told(text, sentences(text, [whole], language), quotes, language)
    assert [words(item, text) for item in found] == expected


def test_what_a_colon_brings_after_a_clause_is_the_sources_own() -> None:
    """Мер заперечив, що знав: «Ми не знали»."""
    text = test_what_a_colon_brings_after_a_clause_is_the_sources_own.__doc__ or ""
    quotes = [quote.span for quote in quotations(text, [Span(0, len(text))])]
    found = told(text, [Span(0, len(text))], quotes, "uk")
    assert [words(item, text) for item in found] == [
        ("Мер", "заперечив", "що знав"),
        ("Мер", "", "«Ми не знали»"),
    ]


def test_english_is_the_taggers() -> None:
    assert told("The mayor said that it fell.", [Span(0, 28)], (), "en") == []
