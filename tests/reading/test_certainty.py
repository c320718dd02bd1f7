"""Certainty: how sure somebody was, in three languages, and the words that show it."""

import pytest

from dateline.model import Certainty
from dateline.reading.certainty import certainty
from dateline.reading.stance import stance
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
    ("en", "the gate is shut, and if it rains the ferry may stop", "certain", "positive", []),
    ("en", "the gate, which may be old, is shut", "certain", "positive", []),
    ("en", "not only the gate is shut", "certain", "positive", []),
    (
        "en",
        "it cannot be ruled out that the dam broke",
        "possible",
        "positive",
        ["cannot be ruled out"],
    ),
    ("uk", "гребля тримається", "certain", "positive", []),
    ("uk", "гребля не тримається", "certain", "negative", ["не"]),
    ("uk", "гребля, ймовірно, тримається", "probable", "positive", ["ймовірно"]),
    ("uk", "гребля може прорвати", "possible", "positive", ["може"]),
    ("uk", "гребля навряд чи втримається", "probable", "negative", ["навряд чи", "втримається"]),
    ("uk", "гребля буде стояти", "probable", "positive", ["буде"]),
    ("uk", "за попередніми даними є тріщина", "probable", "positive", ["попередніми"]),
    ("uk", "гребля втрималася б, якби вода спала", "unknown", "unknown", ["б", "якби"]),
    ("uk", "гребля, кажуть, тримається", "possible", "positive", ["кажуть"]),
    ("uk", "Чи тримається гребля?", "unknown", "unknown", ["Чи", "?"]),
    ("uk", "греблю збудували в травні", "certain", "positive", []),
    ("uk", "шлюз закрито, а якщо піде дощ, пором може стати", "certain", "positive", []),
    ("uk", "шлюз, який може зламатися, закрито", "certain", "positive", []),
    ("uk", "шлюз закрито не лише вночі", "certain", "positive", []),
    ("uk", "не виключено, що гребля впала", "possible", "positive", ["не виключено"]),
    ("uk", "рівень води знизиться", "probable", "positive", ["знизиться"]),
    ("ru", "плотина держится", "certain", "positive", []),
    ("ru", "плотина не держится", "certain", "negative", ["не"]),
    ("ru", "плотина, вероятно, держится", "probable", "positive", ["вероятно"]),
    ("ru", "плотину может прорвать", "possible", "positive", ["может"]),
    ("ru", "плотина вряд ли удержится", "probable", "negative", ["вряд ли", "удержится"]),
    ("ru", "плотина будет стоять", "probable", "positive", ["будет"]),
    ("ru", "по предварительным данным есть трещина", "probable", "positive", ["предварительным"]),
    ("ru", "плотина удержится, если вода спадёт", "unknown", "unknown", ["удержится", "если"]),
    ("ru", "плотина якобы держится", "possible", "positive", ["якобы"]),
    ("ru", "Держится ли плотина?", "unknown", "unknown", ["ли", "?"]),
    ("ru", "плотину построили в мае", "certain", "positive", []),
    ("ru", "шлюз закрыт, а если пойдёт дождь, паром может встать", "certain", "positive", []),
    ("ru", "шлюз, который может сломаться, закрыт", "certain", "positive", []),
    ("ru", "шлюз закрыт не только ночью", "certain", "positive", []),
    ("ru", "не исключено, что плотина упала", "possible", "positive", ["не исключено"]),
    ("ru", "уровень воды снизится", "probable", "positive", ["снизится"]),
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
VALUES = {"certain": 3.0, "probable": 2.0, "possible": 1.0, "unknown": 0.0}


@pytest.mark.parametrize(("language", "content", "degree", "polarity", "shown"), CASES)
def test_content(language: str, content: str, degree: str, polarity: str, shown: list[str]) -> None:
    """Degree, polarity and value agree, and the words that show them are the text's."""
    found = certainty(content, [Span(0, len(content))], language)
    assert (found.degree, found.polarity) == (degree, polarity)
    assert [span.of(content) for span in found.shown_by] == shown
    sign = -1 if polarity == "negative" else 1
    assert found.value == sign * VALUES[degree]


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


@pytest.mark.parametrize(
    ("language", "content", "polarity"),
    [
        ("en", "the guard failed to close the gate", "negative"),
        ("en", "the guard did not fail to close the gate", "positive"),
        ("uk", "сторожеві не вдалося зачинити шлюз", "negative"),
        ("uk", "сторож не відмовився зачинити шлюз", "positive"),
        ("uk", "сторож не міг не зачинити шлюз", "positive"),
        ("ru", "сторожу не удалось закрыть шлюз", "negative"),
        ("ru", "сторож не отказался закрыть шлюз", "positive"),
        ("ru", "сторож не мог не закрыть шлюз", "positive"),
    ],
)
def test_failures(language: str, content: str, polarity: str) -> None:
    """What somebody failed to do did not happen; what they did not fail to do did."""
    assert certainty(content, [Span(0, len(content))], language).polarity == polarity


@pytest.mark.parametrize(
    ("language", "text", "degree"),
    [
        ("en", "“Open the gate,” she said.", "unknown"),
        ("en", "“Letters came in May,” she said.", "certain"),
        ("uk", "«Відчиніть ворота», — сказала вона.", "unknown"),
        ("uk", "«Листи прийшли в травні», — сказала вона.", "certain"),
        ("ru", "«Откройте ворота», — сказала она.", "unknown"),
        ("ru", "«Письма пришли в мае», — сказала она.", "certain"),
    ],
)
def test_orders_assert_nothing(language: str, text: str, degree: str) -> None:
    end = max(text.find("”"), text.find("»")) + 1
    assert certainty(text, [Span(0, end)], language).degree == degree


@pytest.mark.parametrize(
    ("language", "content", "degree"),
    [
        ("uk", "вирок оголосять у п’ятницю", "probable"),
        ("uk", "такі вироки оголошують у п’ятницю", "certain"),
        ("ru", "приговор огласят в пятницу", "probable"),
        ("ru", "такие приговоры оглашают по пятницам", "certain"),
        ("en", "the verdict will be read on Friday", "probable"),
        ("en", "such verdicts are read on Fridays", "certain"),
    ],
)
def test_futures_are_forecasts(language: str, content: str, degree: str) -> None:
    """A perfective verb of Ukrainian and Russian is future without an auxiliary."""
    assert certainty(content, [Span(0, len(content))], language).degree == degree


def test_a_question_in_quotation_marks() -> None:
    """The mark that shows the question is the question mark."""
    text = "«Хто відчинив ворота?»"
    found = certainty(text, [Span(0, len(text))], "uk")
    assert [span.of(text) for span in found.shown_by] == ["?"]
    assert found.basis == ("question",)


CUES = [
    # language, cue, content, value
    ("en", "doubts", "that it held", -2.0),
    ("en", "does not think", "it held", -2.0),
    ("en", "did not say", "whether it held", 0.0),
    ("en", "urged", "people to leave", 0.0),
    ("en", "hopes", "to return", 1.0),
    ("uk", "сумнівається", "що гребля встояла", -2.0),
    ("uk", "не вважає", "що гребля встояла", -2.0),
    ("uk", "не відповів", "чи гребля встояла", 0.0),
    ("uk", "закликав", "людей піти", 0.0),
    ("uk", "сподівається", "повернутися", 1.0),
    ("ru", "сомневается", "что плотина устояла", -2.0),
    ("ru", "не считает", "что плотина устояла", -2.0),
    ("ru", "не ответил", "устояла ли плотина", 0.0),
    ("ru", "призвал", "людей уйти", 0.0),
    ("ru", "надеется", "вернуться", 1.0),
]


@pytest.mark.parametrize(("language", "cue", "content", "value"), CUES)
def test_cue(language: str, cue: str, content: str, value: float) -> None:
    """What is doubted, asked for or left unsaid is not asserted."""
    text = f"{cue} {content}"
    said = [Span(len(cue) + 1, len(text))]
    source = [Span(0, 0)]
    found = certainty(text, said, language, source=source, cue=[Span(0, len(cue))])
    assert found.value == value


def test_a_denial_in_the_speaker_s_own_words_is_not_turned_again() -> None:
    text = "«Ми нічого не знали», — заперечив мер."
    found = certainty(text, [Span(0, 20)], "uk", cue=[Span(24, 33)])
    assert (found.value, found.basis) == (-3.0, ("denial",))


STANCES = [
    ("en", "the mayor falsely claimed", "doubts"),
    ("en", "the mayor admitted", "supports"),
    ("en", "the mayor did not admit", "neutral"),
    ("en", "the mayor said", "neutral"),
    ("uk", "мер без доказів заявив", "doubts"),
    ("uk", "мер визнав", "supports"),
    ("uk", "мер не визнав", "neutral"),
    ("uk", "мер заявив", "neutral"),
    ("ru", "мэр голословно заявил", "doubts"),
    ("ru", "мэр признал", "supports"),
    ("ru", "мэр не признал", "neutral"),
    ("ru", "мэр заявил", "neutral"),
]


@pytest.mark.parametrize(("language", "text", "towards"), STANCES)
def test_stance(language: str, text: str, towards: str) -> None:
    """The outlet's words about the saying, not the source's about what is said."""
    found = stance(text, [Span(text.index(" ") + 1, len(text))], language)
    assert found.towards == towards
    assert bool(found.shown_by) == (towards != "neutral")


def test_an_unknown_language_shows_nothing() -> None:
    text = "le barrage ne tient pas"
    assert certainty(text, [Span(0, len(text))], "fr") == Certainty()
