"""Sentences in three languages: abbreviations, initials, quotations."""

import pytest

from dateline.reading.sentence import sentences
from dateline.span import Span

CASES = {
    "en": [
        ["The dam holds.", "Nobody left."],
        ["Did they agree?", "“No!” he said.", "It cost $1.5 million."],
        ["Dr. Vesely met J. R. Kolt at 5 p.m. Tuesday.", "They left."],
        ["The U.S. envoy spoke to Gen. Tal on Dec. 13, 2024.", "Nobody else came."],
        ["Mr. Tal, of Torvast Inc., sued Kolt Ltd. on Monday.", "The U.N. replied."],
        ["“We will not go. We will stay,” she said.", "Then she left."],
        ["He saw it...", "Then he left."],
    ],
    "uk": [
        ["Гребля тримається.", "Ніхто не поїхав."],
        ["Про це сказав І. В. Таль у м. Торваст.", "Він прибув о 5 год. ранку."],
        ["Він прибув 5 груд. 2024 р. до Торваста.", "Там він виступив."],
        ["В. о. мера І. Таль і т. д. говорили.", "Далі було тихо."],
        ["«Ми чекали. Ніхто не прийшов», — сказала Кольт.", "Потім вона пішла."],
        ["Скільки коштував міст?", "П’ять мільйонів!", "Так сказали в раді…"],
        ["Він надіслав лист.", "Потім він поїхав."],
    ],
    "ru": [
        ["Плотина держится.", "Никто не уехал."],
        ["Об этом сказал И. В. Таль в г. Торваст.", "Он прибыл в 5 час. утра."],
        ["Он родился 5 дек. 1980 г. в Торвасте.", "Там он и жил."],
        ["И. о. мэра И. Таль и т. д. говорили.", "Дальше было тихо."],
        ["«Мы ждали. Никто не пришёл», — сказала Кольт.", "Потом она ушла."],
        ["Сколько стоил мост?", "Пять миллионов!", "Так сказали в совете…"],
        ["Это, т. е. мост, стоило 5 тыс. руб. в прошлом году.", "Теперь он закрыт."],
    ],
}


@pytest.mark.parametrize(
    ("language", "expected"), [(code, case) for code, cases in CASES.items() for case in cases]
)
def test_sentences(language: str, expected: list[str]) -> None:
    """Joined by spaces they come apart again where they were joined."""
    text = " ".join(expected)
    found = sentences(text, [Span(0, len(text))], language)
    assert [sentence.of(text) for sentence in found] == expected


def test_no_sentence_crosses_a_border() -> None:
    """A headline without a full stop does not run into the paragraph beneath it."""
    text = "Dam holds\n\nThe dam holds. Nobody left."
    found = sentences(text, [Span(0, 9), Span(11, len(text))], "en")
    assert [s.of(text) for s in found] == ["Dam holds", "The dam holds.", "Nobody left."]


def test_text_outside_the_stretches_is_no_sentence() -> None:
    text = "Cookies are used here. The dam holds."
    assert sentences(text, [Span(23, 37)], "en") == (Span(23, 37),)


def test_a_language_without_rules_has_sentences_too() -> None:
    text = "Le barrage tient. Personne n’est parti."
    assert len(sentences(text, [Span(0, len(text))], "und")) == 2


def test_text_without_capitals() -> None:
    """Teletype copy in lower case still has sentences; initials and abbreviations hold."""
    text = "the army denied the attack.  guerrillas of the u.s. border fled. a mr. olm was hurt."
    found = [one.of(text) for one in sentences(text, [Span(0, len(text))], "en")]
    assert found == [
        "the army denied the attack.",
        "guerrillas of the u.s. border fled.",
        "a mr. olm was hurt.",
    ]
