"""Blanks: whoever is named, the sentence that is left is the same, and no other word is lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.reading.blanks import STAND_IN, blanked
from dateline.reading.words import words
from dateline.span import Span
from reading.parties import ROWS
from reading.test_parties import filled

TEXTS = st.text(alphabet="AaBb УуЇї I.,’'-“”«» of NOT not\n9", max_size=60)


def spans(text: str) -> st.SearchStrategy[list[Span]]:
    edge = st.integers(0, len(text))
    pair = st.tuples(edge, edge).map(lambda ends: Span(min(ends), max(ends)))
    return st.lists(pair.filter(lambda span: span.start < span.end), max_size=4)


@settings(deadline=None)
@given(st.data(), TEXTS, st.sampled_from(["en", "uk", "ru"]))
def test_each_word_has_one_place(data: st.DataObject, text: str, language: str) -> None:
    """A word outside the names is itself there, in order; one of a name is its stand-in."""
    sentence = Span(*sorted((data.draw(st.integers(0, len(text))), len(text))))
    names, kept = data.draw(spans(text)), data.draw(spans(text))
    found = blanked(text, sentence, names, language, kept=kept)
    last = Span(0, 0)
    for word in words(text, sentence):
        place = found.place(word)
        if any(name.overlaps(word) for name in found.names):
            assert place.of(found.text) == STAND_IN
            assert place == last or place.start >= last.end
            assert not any(one.overlaps(word) for one in kept)
        else:
            assert place.of(found.text) == word.of(text)
            assert place.start >= last.end
        last = place
    rest = len(found.text) - len(found.names) * len(STAND_IN)
    assert rest == sentence.end - sentence.start - sum(end - start for start, end in found.names)


@pytest.mark.parametrize(("language", "template", "names"), ROWS)
def test_exchanged_names(language: str, template: str, names: tuple[str, str]) -> None:
    """With both names found, the sentence is the same in either order, to the letter."""
    a, b = names
    told = []
    for words_ in (filled(template, a, b), filled(template, b, a)):
        parts = [*words_.edges, len(words_.text)]
        named = [Span(parts[at], parts[at + 1]) for at in range(1, len(words_.edges), 2)]
        told.append(blanked(words_.text, Span(0, len(words_.text)), named, language).text)
    assert told[0] == told[1]
    assert told[0].count(STAND_IN) >= 2


@pytest.mark.parametrize(
    ("language", "text", "left"),
    [
        ("en", "U.S. President Ivan Tal said he would NOT go on Monday; I doubt it.",
         "{}said he would NOT go on Monday; I doubt it."),
        ("en", "Officials of the Republic of Velmara met Jean-Luc O'Brien.",
         "Officials of the {}met {}."),
        ("uk", "Російська армія може обстріляти українські позиції, сказав Кольт.",
         "{}може обстріляти {}позиції, сказав {}."),
        ("uk", "У низький берег вдарила вельмарська хвиля.", "У низький берег вдарила {}хвиля."),
        ("ru", "С риском для войска карсийском городе поиском занят отряд вельмарский.",
         "С риском для {}городе поиском занят отряд {}."),
        ("ru", "По данным российских властей, риска нет: Песков не звонил.",
         "По данным {}, риска нет: Песков не звонил."),
    ],
)  # fmt: skip
def test_without_given_names(language: str, text: str, left: str) -> None:
    """Capitals within a sentence, countries and nouns for sides are names by themselves."""
    told = blanked(text, Span(0, len(text)), [], language).text
    assert told == left.replace("{}", STAND_IN + " ").replace(" .", ".").replace(" ,", ",")


def test_an_article_is_no_part_of_a_name() -> None:
    """The FSB said that the SBU had left."""
    text = str(test_an_article_is_no_part_of_a_name.__doc__)
    told = {blanked(text, Span(0, len(text)), [Span(at, 7)], "en").text for at in (0, 4)}
    assert told == {f"The {STAND_IN} said that the {STAND_IN} had left."}
