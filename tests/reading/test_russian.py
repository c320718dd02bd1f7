"""Russian, each test's docstring read as a page of plain text."""

import pytest

from dateline.model import Reading
from reading.told import about, told

pytestmark = pytest.mark.language("ru")


def test_indirect(reading: Reading) -> None:
    """Мэр Торваста Иван Таль заявил, что мост откроют в понедельник."""
    said = about(reading, "мост")
    assert (said.source, said.cue) == ("Мэр Торваста Иван Таль", "заявил")
    assert (said.mode, said.content) == ("indirect", ("мост откроют в понедельник",))
    assert (said.speaker, said.role) == ("Иван Таль", "Мэр Торваста")


def test_the_day_of_speaking_is_no_content(reading: Reading) -> None:
    """Министерство сообщило в пятницу, что два села эвакуировали."""
    said = about(reading, "села")
    assert (said.source, said.content) == ("Министерство", ("два села эвакуировали",))


def test_direct(reading: Reading) -> None:
    """«Плотина в безопасности», — сказал мэр Орлицы Иван Таль."""
    said = about(reading, "Плотина")
    assert (said.mode, said.cue, said.content) == ("direct", "сказал", ("Плотина в безопасности",))
    assert (said.speaker, said.role) == ("Иван Таль", "мэр Орлицы")
    assert reading.statements[0].content[0].of(reading.text) == "«Плотина в безопасности»"


def test_mixed(reading: Reading) -> None:
    """Губернатор Мария Веселая заявила, что гавань «закрыта навсегда»."""
    said = about(reading, "гавань")
    assert (said.mode, said.speaker, said.role) == ("mixed", "Мария Веселая", "Губернатор")
    assert said.content == ("гавань «закрыта навсегда",)


def test_a_quote_within_a_quote(reading: Reading) -> None:
    """«Инженеры сказали мне: „Насос сломан“, — и я им поверила», — рассказала Анна Кольт."""
    said = about(reading, "поверила")
    assert (said.mode, said.speaker) == ("direct", "Анна Кольт")
    assert said.content == ("Инженеры сказали мне: „Насос сломан“, — и я им поверила",)


def test_he_and_a_surname_are_the_person_named(reading: Reading) -> None:
    """Вода в Торвасте снова чистая

    Мэр Иван Таль заявил, что вода чистая. Он добавил, что трубы проверили дважды.

    Таль также сказал, что школа будет работать.
    """
    speakers = [about(reading, words).speaker for words in ("вода чистая", "трубы", "школа")]
    assert speakers == ["Иван Таль"] * 3


def test_according_to(reading: Reading) -> None:
    """По словам мэра, мост закрыт."""
    said = about(reading, "мост")
    assert (said.source, said.cue, said.content) == ("мэра", "По словам", ("мост закрыт",))
    assert (said.mode, said.basis) == ("indirect", {"official"})


def test_according_to_inside_a_clause(reading: Reading) -> None:
    """Мост, по данным полиции, закрыли ночью."""
    said = about(reading, "закрыли")
    assert (said.source, said.content) == ("полиции", ("Мост", "закрыли ночью"))


def test_according_to_him(reading: Reading) -> None:
    """Вода в Торвасте снова чистая

    Мэр Иван Таль заявил, что вода чистая.

    По его словам, трубы проверили дважды.
    """
    said = about(reading, "трубы")
    assert (said.source, said.cue, said.speaker) == ("его", "По словам", "Иван Таль")


def test_nobody_in_particular(reading: Reading) -> None:
    """Сообщается, что порт Линдов закрыли во вторник."""
    said = about(reading, "порт")
    assert (said.speaker, said.cue) == (None, "Сообщается")
    assert said.content == ("порт Линдов закрыли во вторник",)


def test_a_chain(reading: Reading) -> None:
    """Издание «Гавань» со ссылкой на администрацию порта сообщило, что два корабля столкнулись."""
    (via,) = [link for item in reading.statements for link in told(item, reading.text).via]
    assert via == "администрацию порта"
    assert about(reading, "корабля").content == ("два корабля столкнулись",)


def test_a_hedge(reading: Reading) -> None:
    """Министр заявил, что переговоры могут возобновиться в мае."""
    said = about(reading, "переговоры")
    assert (said.degree, said.polarity) == ("possible", "positive")
    assert "могут" in said.shown_by


def test_likely(reading: Reading) -> None:
    """В агентстве заявили, что наводнение, вероятно, начнётся завтра."""
    said = about(reading, "наводнение")
    assert said.degree == "probable"
    assert "вероятно" in said.shown_by


def test_negation(reading: Reading) -> None:
    """Мэр заявил, что мост не повреждён."""
    said = about(reading, "мост")
    assert (said.polarity, said.degree) == ("negative", "certain")


def test_denial(reading: Reading) -> None:
    """Компания опровергла, что загрязнила реку."""
    said = about(reading, "реку")
    assert (said.polarity, said.basis) == ("negative", {"denial"})


def test_question(reading: Reading) -> None:
    """«Кто открыл ворота?» — спросила судья Мария Веселая."""
    said = about(reading, "ворота")
    assert (said.degree, said.speaker) == ("unknown", "Мария Веселая")
    assert "?" in said.shown_by


def test_preliminary(reading: Reading) -> None:
    """Министерство сообщило, что по предварительным данным пострадали четыре человека."""
    said = about(reading, "пострадали")
    assert said.degree == "probable"
    assert said.basis == {"official", "preliminary"}


def test_witnesses_and_intelligence(reading: Reading) -> None:
    """Крыша старой мельницы обвалилась в Линдове

    Очевидцы рассказали, что крыша обвалилась в полдень.

    В разведке сообщили, что подразделения переместились на север.
    """
    assert about(reading, "крыша обвалилась в полдень").basis == {"eyewitness"}
    assert about(reading, "подразделения").basis == {"intelligence"}


def test_a_quote_card(reading: Reading) -> None:
    """Мост через Лин снова открыт

    Мост закрывали весной на ремонт, который длился четыре месяца в городе Торваст.

    Мы проверили каждую опору моста.

    Иван Таль

    Мэр Торваста

    Ремонт длился четыре месяца.
    """
    said = about(reading, "каждую опору")
    assert (said.mode, said.speaker, said.role) == ("direct", "Иван Таль", "Мэр Торваста")


def test_dialogue(reading: Reading) -> None:
    """Три дня у ворот в Торвасте

    — Мы ждали три дня, — сказала Анна Кольт. — Никто не пришёл.
    """
    said = about(reading, "Мы ждали")
    assert (said.mode, said.speaker) == ("direct", "Анна Кольт")


def test_speech_takes_nothing_of_the_headline(reading: Reading) -> None:
    """Суд слушает дело гавани в Торвасте

    — Мы ждали три дня, — сказала Анна Кольт. — Никто не пришёл.
    """
    assert about(reading, "Мы ждали").content[0].startswith("Мы ждали")


def test_a_quote_of_two_paragraphs(reading: Reading) -> None:
    """Три дня у ворот в Торвасте

    «Мы ждали три дня.

    «Никто не пришёл», — сказала Анна Кольт.
    """
    said = about(reading, "Мы ждали")
    assert (said.mode, said.speaker) == ("direct", "Анна Кольт")
    assert said.content[-1].endswith("Никто не пришёл")


def test_straight_marks_and_a_hyphen_for_a_dash(reading: Reading) -> None:
    """\"Мост открыт\", - сказал мэр Иван Таль."""
    (statement,) = reading.statements
    words = statement.content[0].of(reading.text)
    assert (words[0], words[-1], statement.mode) == ('"', '"', "direct")
