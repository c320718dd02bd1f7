"""Occurrence: whether an event came about, by the words it hangs on and by a model's value."""

import msgspec
import pytest
from typer.testing import CliRunner

from dateline.cli.app import app
from dateline.errors import DatelineError
from dateline.model import Certainty
from dateline.reading import Model, certainties
from dateline.reading.factuality import Rated, chance_of_web
from dateline.reading.governing import governing
from dateline.reading.occurrence import Told, occurrence
from dateline.span import Span
from reading.told import read_text

GOVERNED = [
    # language, text with the event word in brackets, words that govern it
    ("en", "They may not have been [warned] of it.", ["may", "not"]),
    ("en", "It may rain, and the ferry [left].", []),
    ("en", "They agreed to what may follow the [vote].", []),
    ("en", "The crew failed to [close] the gate.", ["failed to"]),
    ("en", "Patrols averted an [attack].", ["averted"]),
    ("en", "The gate will reportedly be [closed].", ["will", "reportedly"]),
    ("en", "No weapon was [recovered] in the search.", ["No"]),
    ("en", "There were no mass [cancellations].", ["no"]),
    ("en", "No one who came late was [told].", []),
    ("uk", "Їх можуть не [попередити].", ["можуть", "не"]),
    ("uk", "Може піти дощ, і пором [відплив].", []),
    ("uk", "Екіпажу не вдалося [зачинити] шлюз.", ["не вдалося"]),
    ("uk", "Патруль відвернув [напад].", ["відвернув"]),
    ("uk", "Пором [зупинятиме] міліція.", ["зупинятиме"]),
    ("uk", "Без нових [обстрілів] минув день.", ["Без"]),
    ("ru", "Без новых [обстрелов] прошёл день.", ["Без"]),
    ("ru", "Их могут не [предупредить].", ["могут", "не"]),
    ("ru", "Может пойти дождь, и паром [отплыл].", []),
    ("ru", "Экипажу не удалось [закрыть] шлюз.", ["не удалось"]),
    ("ru", "Патруль предотвратил [нападение].", ["предотвратил"]),
    ("ru", "Паром [остановится] у моста.", ["остановится"]),
]


def asked(marked: str) -> tuple[str, Span]:
    start, end = marked.index("["), marked.index("]")
    return marked.replace("[", "").replace("]", ""), Span(start, end - 1)


@pytest.mark.parametrize(("language", "marked", "words"), GOVERNED)
def test_governing(language: str, marked: str, words: list[str]) -> None:
    """Only words with nothing but auxiliaries and adverbs between govern an event word."""
    text, word = asked(marked)
    found = governing(text, Span(0, len(text)), [word], language)
    spans = sorted({span for kind in found.values() for span in kind})
    assert [span.of(text) for span in spans] == words


NEWS = Rated(news=2.4, personal=1.0, web=0.0)


@pytest.mark.parametrize(
    ("marked", "value", "polarity", "degree"),
    [
        ("The dam [failed] in March.", 2.4, "positive", "certain"),
        ("The dam never [failed].", -2.0, "negative", "certain"),
        ("The dam may have [failed].", 1.0, "positive", "possible"),
        ("The dam will [fail].", 2.0, "positive", "probable"),
    ],
)
def test_words_decide_where_they_govern(
    marked: str, value: float, polarity: str, degree: str
) -> None:
    """Where no word governs the event word, the model's value says all."""
    text, word = asked(marked)
    found = occurrence(text, Told(Span(0, len(text)), [word]), "en", NEWS)
    assert (found.value, found.polarity, found.degree) == (value, polarity, degree)


def test_a_denied_event() -> None:
    """The mayor denied that the dam had failed."""
    text = "The mayor denied that the dam had failed."
    told = Told(Span(0, 41), [Span(34, 40)], source=[Span(0, 9)], cue=[Span(10, 16)])
    found = occurrence(text, told, "en", NEWS)
    assert (found.value, found.polarity, found.basis) == (-2.0, "negative", ("denial",))


def test_a_hedge_of_another_word_is_not_the_event_s() -> None:
    """What the model holds for certain is not made less so by its clause."""
    text, word = asked("The [vote] on what may follow was held.")
    found = occurrence(text, Told(Span(0, len(text)), [word]), "en", NEWS)
    assert (found.degree, found.shown_by) == ("certain", ())


def test_raters_of_the_web_are_heard_where_the_text_is_of_their_kind() -> None:
    text, word = asked("The dam [failed].")
    mixed = Rated(news=2.0, personal=-2.0, web=0.25)
    assert occurrence(text, Told(Span(0, len(text)), [word]), "en", mixed).value == 1.0


@pytest.mark.parametrize(
    ("language", "news", "web"),
    [
        ("en", "The dam held, the ministry said.", "can you help me?? we love it"),
        ("uk", "Гребля встояла, повідомило міністерство.", "ви мені допоможете?? ми в захваті"),
        ("ru", "Плотина устояла, сообщило министерство.", "вы мне поможете?? мы в восторге"),
    ],
)
def test_kinds_of_text(language: str, news: str, web: str) -> None:
    assert chance_of_web(news, [Span(0, len(news))], [], language) < 0.5
    assert chance_of_web(web, [Span(0, len(web))], [], language) > 0.9


def test_what_is_quoted_does_not_make_an_article_personal() -> None:
    """A sentence that others' words stand in is as news reports."""
    text = "“You must help me!” he cried."
    assert chance_of_web(text, [Span(0, 29)], [Span(0, 19)], "en") < 0.5


def test_exchanged_names_have_one_value(model: Model) -> None:
    """To the last digit, of events and of words that are asked for (law 7)."""
    values = []
    for one, other in (("Velmara", "Karsia"), ("Karsia", "Velmara")):
        text = f"{one} troops attacked {other} and withdrew from the town in {one} on Sunday."
        reading = read_text(text, "en", model)
        words = [Span(text.index(w), text.index(w) + len(w)) for w in ("attacked", "withdrew")]
        found = [one.value for one in certainties(reading, words, model)]
        values.append((found, [event.certainty.value for event in reading.events]))
    assert values[0] == values[1]


def test_outside_every_sentence_nothing_is_known(model: Model) -> None:
    reading = read_text("The dam failed.", "en", model)
    assert certainties(reading, [Span(40, 44)], model) == [Certainty()]


def test_command() -> None:
    """A line in, a line out, an answer a span."""
    text = "The dam may not have failed."
    line = msgspec.json.encode({"text": text, "spans": [[21, 27], [4, 7]]})
    result = CliRunner().invoke(app, ["certainty", "--json"], input=line + b"\n" + line)
    answers = [
        msgspec.json.decode(line, type=list[Certainty]) for line in result.stdout.split("\n")[:-1]
    ]
    assert [len(answer) for answer in answers] == [2, 2]
    found = answers[0][0]
    assert (found.polarity, found.degree) == ("negative", "possible")
    assert [span.of(text) for span in found.shown_by] == ["may", "not"]


def test_command_says_which_line_is_wrong() -> None:
    """A span outside the text is refused, with the line that has it."""
    line = msgspec.json.encode({"text": "Short", "spans": [[4, 9]]})
    result = CliRunner().invoke(app, ["certainty"], input=b"\n" + line)
    assert isinstance(result.exception, DatelineError)
    assert "line 2" in str(result.exception)
