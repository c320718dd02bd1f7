"""Certainty: how sure somebody was, in three languages, and the words that show it."""

import pytest

from dateline.model import Certainty
from dateline.reading.certainty import certainty
from dateline.span import Span

CASES = [
    # language, content, degree, polarity, shown by
    ("en", "the dam holds", "certain", "positive", []),
    ("en", "the dam does not hold", "certain", "negative", ["not"]),
    ("en", "the dam doesn’t hold", "certain", "negative", ["doesn’t"]),
    ("en", "it is likely that the dam holds", "probable", "positive", ["likely"]),
    ("en", "the dam may hold", "possible", "positive", ["may"]),
    ("en", "the dam is unlikely to hold", "probable", "negative", ["unlikely"]),
    ("en", "the dam will hold", "probable", "positive", ["will"]),
    ("en", "preliminary data show a crack", "probable", "positive", ["preliminary"]),
    ("en", "the dam holds if the gate stays shut", "unknown", "unknown", ["if"]),
    ("en", "the dam reportedly holds", "probable", "positive", ["reportedly"]),
    ("en", "Will the dam hold?", "unknown", "unknown", ["Will", "?"]),
    ("en", "the dam was built in May 2024", "certain", "positive", []),
    ("en", "the gate opens, which was not planned", "certain", "positive", []),
    ("uk", "гребля тримається", "certain", "positive", []),
    ("uk", "гребля не тримається", "certain", "negative", ["не"]),
    ("uk", "гребля, ймовірно, тримається", "probable", "positive", ["ймовірно"]),
    ("uk", "гребля може прорвати", "possible", "positive", ["може"]),
    ("uk", "гребля навряд чи втримається", "probable", "negative", ["навряд чи"]),
    ("uk", "гребля буде стояти", "probable", "positive", ["буде"]),
    ("uk", "за попередніми даними є тріщина", "probable", "positive", ["попередніми"]),
    ("uk", "гребля втримається, якщо вода спаде", "unknown", "unknown", ["якщо"]),
    ("uk", "гребля, кажуть, тримається", "probable", "positive", ["кажуть"]),
    ("uk", "Чи тримається гребля?", "unknown", "unknown", ["?"]),
    ("uk", "греблю збудували в травні", "certain", "positive", []),
    ("ru", "плотина держится", "certain", "positive", []),
    ("ru", "плотина не держится", "certain", "negative", ["не"]),
    ("ru", "плотина, вероятно, держится", "probable", "positive", ["вероятно"]),
    ("ru", "плотину может прорвать", "possible", "positive", ["может"]),
    ("ru", "плотина вряд ли удержится", "probable", "negative", ["вряд ли"]),
    ("ru", "плотина будет стоять", "probable", "positive", ["будет"]),
    ("ru", "по предварительным данным есть трещина", "probable", "positive", ["предварительным"]),
    ("ru", "плотина удержится, если вода спадёт", "unknown", "unknown", ["если"]),
    ("ru", "плотина якобы держится", "probable", "positive", ["якобы"]),
    ("ru", "Держится ли плотина?", "unknown", "unknown", ["?"]),
    ("ru", "плотину построили в мае", "certain", "positive", []),
]

BASES = [
    # language, source, cue, basis
    ("en", "the ministry", "said", {"official"}),
    ("en", "police spokeswoman", "said", {"official"}),
    ("en", "intelligence", "reported", {"intelligence"}),
    ("en", "witnesses", "said", {"eyewitness"}),
    ("en", "a source in the port", "said", {"anonymous"}),
    ("en", "Ivan Tal", "said", set()),
    ("en", "Ivan Tal", "denied", {"denial"}),
    ("uk", "міністерство", "повідомило", {"official"}),
    ("uk", "у розвідці", "повідомили", {"intelligence"}),
    ("uk", "очевидці", "розповіли", {"eyewitness"}),
    ("uk", "джерело в порту", "повідомило", {"anonymous"}),
    ("uk", "Іван Таль", "заявив", set()),
    ("uk", "Іван Таль", "заперечив", {"denial"}),
    ("ru", "министерство", "сообщило", {"official"}),
    ("ru", "в разведке", "сообщили", {"intelligence"}),
    ("ru", "очевидцы", "рассказали", {"eyewitness"}),
    ("ru", "источник в порту", "сообщил", {"anonymous"}),
    ("ru", "Иван Таль", "заявил", set()),
    ("ru", "Иван Таль", "опроверг", {"denial"}),
]
VALUES = {"certain": 3.0, "probable": 2.0, "possible": 1.0}


@pytest.mark.parametrize(("language", "content", "degree", "polarity", "shown"), CASES)
def test_content(language: str, content: str, degree: str, polarity: str, shown: list[str]) -> None:
    """Degree, polarity and value agree, and the words that show them are the text's."""
    found = certainty(content, [Span(0, len(content))], language)
    assert (found.degree, found.polarity) == (degree, polarity)
    assert [span.of(content) for span in found.shown_by] == shown
    sign = -1 if polarity == "negative" else 1
    assert found.value == (sign * VALUES[degree] if degree in VALUES else None)


@pytest.mark.parametrize(("language", "source", "cue", "basis"), BASES)
def test_source_and_cue(language: str, source: str, cue: str, basis: set[str]) -> None:
    """What a statement rests on is shown by its source and cue; a denial turns polarity."""
    text = f"{source} {cue} x"
    said = Span(len(source) + 1, len(source) + 1 + len(cue))
    found = certainty(
        text, [Span(len(text) - 1, len(text))], language, source=[Span(0, len(source))], cue=[said]
    )
    assert set(found.basis) == basis
    assert found.polarity == ("negative" if "denial" in basis else "positive")


def test_a_denied_negative_is_positive() -> None:
    text = "denied that it was not told"
    found = certainty(text, [Span(7, len(text))], "en", cue=[Span(0, 6)])
    assert (found.polarity, found.degree) == ("positive", "certain")


def test_a_question_in_quotation_marks() -> None:
    """The mark that shows the question is the question mark."""
    text = "«Хто відчинив ворота?»"
    found = certainty(text, [Span(0, len(text))], "uk")
    assert [span.of(text) for span in found.shown_by] == ["?"]
    assert found.basis == ("question",)


def test_an_unknown_language_shows_nothing() -> None:
    text = "le barrage ne tient pas"
    assert certainty(text, [Span(0, len(text))], "fr") == Certainty()
