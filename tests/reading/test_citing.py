"""Citing phrases, and what they leave to others."""

import pytest

from dateline.reading.citing import cited
from dateline.reading.found import Found
from dateline.span import Span

CASES = [
    # language, sentence, source, cue, content
    ("uk", "За словами мера, міст закрито.", ["мера"], ["За словами"], ["міст закрито"]),
    ("uk", "Міст, за даними поліції, закрили.", ["поліції"], ["за даними"], ["Міст", "закрили"]),
    ("uk", "Міст закрили, за словами мера, вночі.", ["мера"], ["за словами"],
     ["Міст закрили", "вночі"]),
    ("uk", "За її словами, міст закрито.", ["її"], ["За", "словами"], ["міст закрито"]),
    ("uk", "На думку мера, міст закриють.", ["мера"], ["На думку"], ["міст закриють"]),
    ("uk", "За попередніми даними поліції, міст закрито.", ["поліції"],
     ["За попередніми даними"], ["міст закрито"]),
    ("uk", "Повідомляється, що міст закрито.", [], ["Повідомляється"], ["що міст закрито"]),
    ("ru", "По словам мэра, мост закрыт.", ["мэра"], ["По словам"], ["мост закрыт"]),
    ("ru", "Мост, по данным полиции, закрыли.", ["полиции"], ["по данным"], ["Мост", "закрыли"]),
    ("ru", "По его словам, мост закрыт.", ["его"], ["По", "словам"], ["мост закрыт"]),
    ("ru", "Мост, по её словам, закрыт.", ["её"], ["по", "словам"], ["Мост", "закрыт"]),
    ("ru", "Со слов мэра, мост закрыт.", ["мэра"], ["Со слов"], ["мост закрыт"]),
    ("ru", "Сообщается, что мост закрыт.", [], ["Сообщается"], ["что мост закрыт"]),
    ("ru", "Стало известно, что мост закрыт!", [], ["Стало известно"], ["что мост закрыт"]),
    ("en", "It is reported that the bridge is closed.", [], ["It is reported"],
     ["that the bridge is closed"]),
    ("en", "It has been claimed that they left.", [], ["It has been claimed"], ["that they left"]),
]  # fmt: skip


def words(spans: tuple[Span, ...], text: str) -> list[str]:
    return [span.of(text) for span in spans]


@pytest.mark.parametrize(("language", "text", "source", "cue", "content"), CASES)
def test_cited(
    language: str, text: str, source: list[str], cue: list[str], content: list[str]
) -> None:
    (found,) = cited(text, [Span(0, len(text))], language, ())
    assert words(found.source, text) == source
    assert words(found.cue, text) == cue
    assert words(found.content, text) == content


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Він заплатив за даними карток."),
        ("uk", "Повідомляється про пожежу в порту."),
        ("ru", "Он судил по словам песни."),
        ("ru", "Сообщается о пожаре в порту."),
        ("en", "It is reported in the Harbour Post."),
        ("en", "За словами мера, міст закрито."),
        ("fr", "Selon le maire, le pont est fermé."),
    ],
)
def test_no_citing_phrase(language: str, text: str) -> None:
    assert cited(text, [Span(0, len(text))], language, ()) == []


def test_known_cues_are_left_alone() -> None:
    """Where the tagger has read the phrase already, its reading stands."""
    text = "За словами мера, міст закрито. За даними поліції, дорога вільна."
    sentences = [Span(0, 30), Span(31, len(text))]
    known = Found((Span(11, 15),), (Span(0, 10),), (Span(17, 29),), 0.9)
    (found,) = cited(text, sentences, "uk", [known])
    assert words(found.cue, text) == ["За даними"]


def test_a_phrase_needs_its_own_sentence() -> None:
    """The content is of the phrase's sentence alone."""
    text = "Вода чиста. По словам мэра, мост закрыт. Дорога свободна."
    cuts = [Span(0, 11), Span(12, 40), Span(41, len(text))]
    (found,) = cited(text, cuts, "ru", ())
    assert words(found.content, text) == ["мост закрыт"]
