"""Times as TIMEX3 and EDTF, the same in three languages; published on Wednesday 2025-03-12."""

import pytest

from reading.times.found import edtf, found, timex

SAME = [
    # TIMEX3, EDTF, English, Ukrainian, Russian
    ("2021-05-12", "2021-05-12", "It fell on 12 May 2021.", "Упало 12 травня 2021 року.",
     "Упало 12 мая 2021 года."),
    ("2024-12-13", "2024-12-13", "Alert on December 13.", "Тривога 13 грудня.",
     "Тревога 13 декабря."),
    ("2025-03-11", "2025-03-11", "It met yesterday.", "Рада зібралася вчора.",
     "Совет собрался вчера."),
    ("2025-03-07", "2025-03-07", "It met on Friday.", "Рада зібралася в п'ятницю.",
     "Совет собрался в пятницу."),
    ("2025-03-14", "2025-03-14", "It will meet on Friday.", "Рада збереться в п'ятницю.",
     "Совет соберётся в пятницу."),
    ("2025-W10", "2025-03-03/2025-03-09", "It met last week.", "Рада зібралася минулого тижня.",
     "Совет собрался на прошлой неделе."),
    ("2024", "2024", "It met last year.", "Рада зібралася минулого року.",
     "Совет собрался в прошлом году."),
    ("2024-11", "2024-11/..", "It has met since November.", "Рада засідає з листопада.",
     "Совет заседает с ноября."),
    ("2025-03-10", "2025-03-10", "It met two days ago.", "Рада зібралася два дні тому.",
     "Совет собрался два дня назад."),
    ("2023", "2023", "It met two years ago.", "Рада зібралася два роки тому.",
     "Совет собрался два года назад."),
    ("P3D", None, "It sat for three days.", "Вона засідала три дні.", "Он заседал три дня."),
    ("PT1.5H", None, "It sat for 1.5 hours.", "Вона засідала півтори години.",
     "Он заседал полтора часа."),
    ("P24Y", None, "It sat for twenty-four years.", "Вона засідала двадцять чотири роки.",
     "Он заседал двадцать четыре года."),
    ("XXXX-WXX-1", None, "It meets every Monday.", "Рада збирається щопонеділка.",
     "Совет собирается каждый понедельник."),
    ("P1D", None, "It meets every day.", "Рада збирається щодня.", "Совет собирается ежедневно."),
    ("PRESENT_REF", None, "It is now shut.", "Зараз зачинено.", "Сейчас закрыто."),
    ("PAST_REF", "../2025-03-12", "It met the other day.", "Днями рада зібралася.",
     "На днях совет собрался."),
    ("FUTURE_REF", "2025-03-12/..", "It acts in the near future.", "Найближчим часом вирішать.",
     "В ближайшее время решат."),
    ("2023-Q3", "2023-07/2023-09", "In the third quarter of 2023 it fell.",
     "У третьому кварталі 2023 року впало.", "В третьем квартале 2023 года упало."),
    ("2010-FA", "2010-23", "In the fall of 2010 it fell.", "Восени 2010 року впало.",
     "Осенью 2010 года упало."),
    ("197", "197X", "It fell in the 1970s.", "Упало в 1970-х роках.", "Упало в 1970-х годах."),
    ("19", "19XX", "It fell in the 20th century.", "Упало у ХХ столітті.", "Упало в XX веке."),
    ("2014/2016", "2014/2016", "It ran 2014–2016.", "Тривало у 2014–2016 роках.",
     "Шло в 2014–2016 годах."),
    ("2025-06-05/2025-06-09", "2025-06-05/2025-06-09", "It runs on 5–9 June.",
     "Триває 5–9 червня.", "Идёт 5–9 июня."),
    ("2025-03-12T17:05", "2025-03-12T17:05:00", "It fell at 17:05.", "Упало о 17:05.",
     "Упало в 17:05."),
    ("2024-11/2025-02", "2024-11/2025-02", "It ran from November to February 2025.",
     "Тривало з листопада по лютий 2025 року.", "Шло с ноября по февраль 2025 года."),
    ("P2Y3M", None, "It sat for two years and three months.",
     "Вона засідала два роки й три місяці.",
     "Он заседал два года и три месяца."),
    ("2025-03-12T18:05", "2025-03-12T18:05:00+02:00", "It fell at 18:05 Kyiv time.",
     "Упало о 18:05 за київським часом.", "Упало в 18:05 по киевскому времени."),
    ("P10D", None, "A 10-day truce began.", "Почалося 10-денне перемир'я.",
     "Началось 10-дневное перемирие."),
    ("P2Y", None, "It fell for the first time in two years.", "Уперше за два роки впало.",
     "Впервые за два года упало."),
    ("2025-03-12TMO", "2025-03-12", "It fell this morning.", "Упало сьогодні вранці.",
     "Упало сегодня утром."),
]  # fmt: skip


@pytest.mark.parametrize("case", SAME, ids=lambda case: case[2])
def test_three_languages(case: tuple[str, str | None, str, str, str]) -> None:
    """The same time in three languages is the same."""
    value, date, *texts = case
    for text, language in zip(texts, ("en", "uk", "ru"), strict=True):
        assert timex(text, language) == [value], text
        assert edtf(text, language) == [date], text


OPEN = [
    # without a publication date: TIMEX3, EDTF
    ("en", "On December 13 units were put on alert.", "XXXX-12-13", "XXXX-12-13"),
    ("uk", "13 грудня підрозділи підняли.", "XXXX-12-13", "XXXX-12-13"),
    ("ru", "13 декабря подразделения подняли.", "XXXX-12-13", "XXXX-12-13"),
    ("en", "It met on Friday.", "XXXX-WXX-5", None),
    ("uk", "Рада зібралася вчора.", "XXXX-XX-XX", None),
    ("ru", "Совет собрался на прошлой неделе.", "XXXX-WXX", None),
    ("en", "It met the other day.", "PAST_REF", None),
    ("en", "It met in 2019.", "2019", "2019"),
]


@pytest.mark.parametrize(("language", "text", "value", "date"), OPEN)
def test_nothing_is_guessed(language: str, text: str, value: str, date: str | None) -> None:
    """Without a publication date, what counts from it stays open."""
    assert timex(text, language, None) == [value]
    assert edtf(text, language, None) == [date]


def test_coarse_publication() -> None:
    """Of a page that states a month, "last year" is known and "yesterday" is not."""
    text = "It fell last year. It met yesterday."

    assert edtf(text, "en", "2025-03") == ["2024", None]


def test_counted_from_another_time() -> None:
    """The next day is the day after the one that is spoken of, not after publication."""
    assert timex("It fell on 12 May 2021. The next day it was sold.", "en")[1] == "2021-05-13"
    assert timex("Упав 12 травня 2021 року. Наступного дня продали.", "uk")[1] == "2021-05-13"
    assert timex("Упал 12 мая 2021 года. Двумя днями позже продали.", "ru")[1] == "2021-05-14"


def test_one_expression_of_two() -> None:
    """A time of day and its day, a weekday and its date are one expression each."""
    assert timex("They left at 10 p.m. on Sunday.", "en") == ["2025-03-09T22:00"]
    assert timex("У неділю, 9 березня, вони поїхали.", "uk") == ["2025-03-09"]
    assert timex("Уехали в 23:40 в воскресенье.", "ru") == ["2025-03-09T23:40"]


def test_zone() -> None:
    """A stated zone is kept."""
    assert edtf("The vote opens at 9 a.m. GMT on 3 May 2025.", "en") == ["2025-05-03T09:00:00Z"]


def test_midnight_is_the_next_day() -> None:
    """The shop closes at midnight on 31 December 2024."""
    assert edtf(test_midnight_is_the_next_day.__doc__ or "", "en") == ["2025-01-01T00:00:00"]


NONE = [
    ("en", "She is 38 years old and leads 2000 troops; he may march."),
    ("en", "A 45-year-old man spent $1999 on 1950 bricks."),
    ("uk", "Йому 56 років, він очолює 2000 людей."),
    ("ru", "Ему 56 лет, окружающая среда чиста, лета нет, 2000 человек."),
    ("en", "They won 21:15 and read 'Today'; merry epiphany, the Clinton years, two nights."),
    ("uk", "Про це пише «Сьогодні»; хворі старші 60 років; рахунок 21:15; ніч виборів."),
    ("ru", "Об этом пишет «Сегодня»; больные старше 60 лет; счёт 21:15; ночь выборов."),
    ("fr", "Il est venu hier."),
]


@pytest.mark.parametrize(("language", "text"), NONE)
def test_no_times(language: str, text: str) -> None:
    """Ages, money and crowds are no times; a language that is not read has none."""
    assert found(text, language) == ()


def test_nights_and_hours() -> None:
    """The night is named by the day it ends on, half an hour by the hour it leads to."""
    night = "2025-03-03/2025-03-04"
    assert timex("Горіло в ніч із 3 на 4 березня.", "uk") == [night]
    assert timex("Горіло в ніч проти 4 березня.", "uk") == [night]
    assert timex("Горело в ночь с 3 на 4 марта.", "ru") == [night]
    assert timex("Упало о пів на восьму вечора.", "uk") == ["2025-03-12T19:30"]
    assert timex("Упало в половине восьмого вечера.", "ru") == ["2025-03-12T19:30"]
    assert timex("Упало о 7 годині 20 хвилин.", "uk") == ["2025-03-12T07:20"]
    assert timex("Упало в 7 часов 20 минут.", "ru") == ["2025-03-12T07:20"]


def test_eve() -> None:
    """Alone it is the day before publication; of an event it is nobody knows which day."""
    assert timex("Напередодні міст закрили.", "uk") == ["2025-03-11"]
    assert timex("Мост закрыли накануне выборов.", "ru") == ["XXXX-XX-XX"]
    assert timex("The bridge shut the day before the vote.", "en") == ["XXXX-XX-XX"]


def test_adjectives_in_every_case() -> None:
    """An adjective of time is known in each of its endings."""
    for words in ("минулим роком", "минулому році", "торішня", "минулорічного"):
        assert timex(f"Він вразив {words} врожаєм.", "uk") == ["2024"], words
    for words in ("прошлым годом", "прошлому году", "прошлогодняя", "минувшего года"):
        assert timex(f"Он удивил {words} урожаем.", "ru") == ["2024"], words


def test_holidays() -> None:
    """Easter moves; Thanksgiving is the fourth Thursday."""
    assert timex("They met on Easter Sunday 2024.", "en") == ["2024-03-31"]
    assert timex("Зібралися на Великдень 2024 року.", "uk") == ["2024-05-05"]
    assert timex("They met on Thanksgiving 2024.", "en") == ["2024-11-28"]


def test_no_such_day() -> None:
    """A day that the calendar does not have is open, and no error."""
    assert edtf("It fell on 31 June 2021.", "en") == [None]
    assert edtf("It fell on 29 February.", "en") == ["2024-02-29"]


def test_why() -> None:
    """Each time says by which rule, and what it was counted from."""
    (when,) = found("It met on Friday.", "en")

    assert when.why == "weekday; published 2025-03-12, past"
