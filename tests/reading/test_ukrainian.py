"""Ukrainian, each test's docstring read as a page of plain text."""

import pytest

from dateline.model import Reading
from reading.told import about

pytestmark = pytest.mark.language("uk")


def test_indirect(reading: Reading) -> None:
    """Мер Торваста Іван Таль заявив, що міст відкриють у понеділок."""
    said = about(reading, "міст")
    assert (said.source, said.cue) == ("Мер Торваста Іван Таль", "заявив")
    assert (said.mode, said.content) == ("indirect", ("міст відкриють у понеділок",))
    assert (said.speaker, said.role) == ("Іван Таль", "Мер Торваста")


def test_the_day_of_speaking_is_no_content(reading: Reading) -> None:
    """Міністерство повідомило в п’ятницю, що два села евакуювали."""
    said = about(reading, "села")
    assert (said.source, said.content) == ("Міністерство", ("два села евакуювали",))


def test_direct(reading: Reading) -> None:
    """«Гребля в безпеці», — сказав мер Орлиці Іван Таль."""
    said = about(reading, "Гребля")
    assert (said.mode, said.cue, said.content) == ("direct", "сказав", ("Гребля в безпеці",))
    assert (said.speaker, said.role) == ("Іван Таль", "мер Орлиці")
    assert reading.statements[0].content[0].of(reading.text) == "«Гребля в безпеці»"


def test_mixed(reading: Reading) -> None:
    """Губернаторка Марія Весела заявила, що гавань «закрита назавжди»."""
    said = about(reading, "гавань")
    assert (said.mode, said.speaker) == ("mixed", "Марія Весела")
    assert said.content == ("гавань «закрита назавжди",)


def test_a_quote_within_a_quote(reading: Reading) -> None:
    """«Інженери сказали мені: “Насос зламаний”, — і я їм повірила», — розповіла Анна Кольт."""
    said = about(reading, "повірила")
    assert (said.mode, said.speaker) == ("direct", "Анна Кольт")
    assert said.content == ("Інженери сказали мені: “Насос зламаний”, — і я їм повірила",)


def test_he_and_a_surname_are_the_person_named(reading: Reading) -> None:
    """Вода в Торвасті знову чиста

    Мер Іван Таль заявив, що вода чиста. Він додав, що труби перевірили двічі.

    Таль також сказав, що школа працюватиме.
    """
    speakers = [about(reading, words).speaker for words in ("вода чиста", "труби", "школа")]
    assert speakers == ["Іван Таль"] * 3


def test_according_to(reading: Reading) -> None:
    """За словами мера, міст закрито."""
    said = about(reading, "міст")
    assert (said.source, said.cue, said.content) == ("мера", "За словами", ("міст закрито",))
    assert (said.mode, said.basis) == ("indirect", {"official"})


def test_according_to_inside_a_clause(reading: Reading) -> None:
    """Міст, за даними поліції, закрили вночі."""
    said = about(reading, "закрили")
    assert (said.source, said.content) == ("поліції", ("Міст", "закрили вночі"))


def test_nobody_in_particular(reading: Reading) -> None:
    """Повідомляється, що порт Ліндов закрили у вівторок."""
    said = about(reading, "порт")
    assert (said.speaker, said.cue) == (None, "Повідомляється")
    assert said.content == ("порт Ліндов закрили у вівторок",)


def test_a_hedge(reading: Reading) -> None:
    """Міністр заявив, що переговори можуть відновитися в травні."""
    said = about(reading, "переговори")
    assert (said.degree, said.polarity) == ("possible", "positive")
    assert "можуть" in said.shown_by


def test_likely(reading: Reading) -> None:
    """В агентстві заявили, що повінь, ймовірно, почнеться завтра."""
    said = about(reading, "повінь")
    assert said.degree == "probable"
    assert "ймовірно" in said.shown_by


def test_negation(reading: Reading) -> None:
    """Мер заявив, що міст не пошкоджено."""
    said = about(reading, "міст")
    assert (said.polarity, said.degree) == ("negative", "certain")


def test_denial(reading: Reading) -> None:
    """Компанія заперечила, що забруднила річку."""
    said = about(reading, "річку")
    assert (said.polarity, said.basis) == ("negative", {"denial"})


def test_condition(reading: Reading) -> None:
    """Речник заявив, що армія відійде, якщо перемир’я втримається."""
    said = about(reading, "перемир’я")
    assert (said.degree, "condition" in said.basis) == ("unknown", True)


def test_question(reading: Reading) -> None:
    """«Хто відчинив ворота?» — запитала суддя Марія Весела."""
    said = about(reading, "ворота")
    assert (said.degree, said.speaker) == ("unknown", "Марія Весела")
    assert "?" in said.shown_by


def test_preliminary(reading: Reading) -> None:
    """Міністерство повідомило, що за попередніми даними постраждали четверо людей."""
    said = about(reading, "постраждали")
    assert said.degree == "probable"
    assert said.basis == {"official", "preliminary"}


def test_witnesses_and_intelligence(reading: Reading) -> None:
    """Дах старого млина обвалився в Ліндові

    Очевидці розповіли, що дах обвалився опівдні.

    У розвідці повідомили, що підрозділи перемістилися на північ.
    """
    assert about(reading, "дах обвалився опівдні").basis == {"eyewitness"}
    assert about(reading, "підрозділи").basis == {"intelligence"}


def test_a_quote_card(reading: Reading) -> None:
    """Міст через Лін знову відкрито

    Міст закривали навесні на ремонт, який тривав чотири місяці в місті Торваст.

    Ми перевірили кожну опору мосту.

    Іван Таль

    Мер Торваста

    Ремонт тривав чотири місяці.
    """
    said = about(reading, "кожну опору")
    assert (said.mode, said.speaker, said.role) == ("direct", "Іван Таль", "Мер Торваста")


def test_dialogue(reading: Reading) -> None:
    """Три дні біля воріт у Торвасті

    — Ми чекали три дні, — сказала Анна Кольт. — Ніхто не прийшов.
    """
    said = about(reading, "Ми чекали")
    assert (said.mode, said.speaker) == ("direct", "Анна Кольт")


def test_speech_takes_nothing_of_the_headline(reading: Reading) -> None:
    """Суд слухає справу гавані в Торвасті

    — Ми чекали три дні, — сказала Анна Кольт. — Ніхто не прийшов.
    """
    assert about(reading, "Ми чекали").content[0].startswith("Ми чекали")


def test_a_quote_of_two_paragraphs(reading: Reading) -> None:
    """Три дні біля воріт у Торвасті

    «Ми чекали три дні.

    «Ніхто не прийшов», — сказала Анна Кольт.
    """
    said = about(reading, "Ми чекали")
    assert (said.mode, said.speaker) == ("direct", "Анна Кольт")
    assert said.content[-1].endswith("Ніхто не прийшов")


def test_straight_marks_and_a_hyphen_for_a_dash(reading: Reading) -> None:
    """\"Міст відкритий\", - сказав мер Іван Таль."""
    (statement,) = reading.statements
    words = statement.content[0].of(reading.text)
    assert (words[0], words[-1], statement.mode) == ('"', '"', "direct")
