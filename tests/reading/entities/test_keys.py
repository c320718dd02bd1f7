"""Names of one person or body have one key in three languages and in any case."""

import pytest

from dateline.reading.entities.countries import adjective, country, is_people
from dateline.reading.entities.given import gender, same
from dateline.reading.entities.keys import organization_key, person_key
from dateline.reading.entities.known import capital, organization


@pytest.mark.parametrize(
    "spellings",
    [
        "Volodymyr Zelensky|Volodymyr Zelenskyy|Volodymyr Zelenskyi|Володимир Зеленський|"
        "Владимир Зеленский|Володимиром Зеленським|Владимира Зеленского|Vladimir Zelensky",
        "Petro Hudyma|Петро Гудима|Пётр Гудыма|Петра Гудими|Петру Гудыме|Petro I. Hudyma",
        "Serhii Medvedev|Сергій Медведєв|Сергей Медведев|Сергея Ивановича Медведева",
        "Oksana Yermak|Оксана Єрмак|Оксана Ермак",
        "Yurii Shcherbak|Юрій Щербак|Юрий Щербак|Yuri Shcherbak|Юрію Щербаку",
        "Anna Lanovska|Анна Лановська|Анна Лановская|Hanna Lanovska|Анни Лановської",
    ],
)
def test_one_person(spellings: str) -> None:
    assert len({person_key(name) for name in spellings.split("|")}) == 1


def test_different_people() -> None:
    """Of one surname; and of names that only begin alike."""
    names = ["Ivan Tal", "Anna Tal", "Tal", "Ivan Talov", "Іван Ковальчук", "Іван Коваленко"]
    assert len({person_key(name) for name in names}) == len(names)


@pytest.mark.parametrize(
    "spellings",
    [
        "Ministry of Defence of Velmara|Міністерство оборони Вельмари|"
        "Министерству обороны Вельмары|Міноборони Вельмари|Velmara's defence ministry",
        "Ukrainian Ministry of Foreign Affairs|МЗС України|МИД Украины|Foreign Ministry of Ukraine",
        "Cabinet of Ministers of Ukraine|Кабінет міністрів України|Кабмин Украины|"
        "кабінету українських міністрів",
        "Marna Water LLC|ТОВ Marna Water|ООО Marna Water|Marna Water",
        "Central Election Board|Центральна виборча рада|Центрального избирательного совета",
    ],
)
def test_one_body(spellings: str) -> None:
    assert len({organization_key(name) for name in spellings.split("|")}) == 1


@pytest.mark.parametrize(
    ("names", "code"),
    [
        ("DPRK|North Korea|КНДР|Північної Кореї|Северной Корее", "KP"),
        ("Russia|the Russian Federation|Росії|Россией|РФ|Російська Федерація", "RU"),
        ("Ukraine|України|Украиной", "UA"),
        ("USA|the United States|США|Сполученими Штатами", "US"),
    ],
)
def test_countries(names: str, code: str) -> None:
    assert {country(name) for name in names.split("|")} == {code}


def test_no_country() -> None:
    """A person's name or a common word is none."""
    assert [country(word) for word in ("Роса", "Tal", "Вельмара", "")] == [None] * 4


def test_adjectives_and_peoples() -> None:
    words = ["Ukrainian", "українською", "украинского", "Russians", "росіян", "россияне"]
    assert [adjective(word) for word in words] == ["UA", "UA", "UA", "RU", "RU", "RU"]
    assert [is_people(word) for word in words] == [False, False, False, True, True, True]


@pytest.mark.parametrize(
    ("names", "entity"),
    [
        ("GUR|HUR|ГУР|ГУР Міноборони|Main Intelligence Directorate of Ukraine|"
         "Main Intelligence Directorate of the Ministry of Defense of Ukraine|"
         "Головного управління розвідки Міністерства оборони України", "organ:UA-GUR"),
        ("GRU|ГРУ|Main Intelligence Directorate of Russia", "organ:RU-GRU"),
        ("UN|ООН|the United Nations|Організації Об'єднаних Націй", "body:UN"),
        ("EU|ЄС|ЕС|Європейським Союзом", "body:EU"),
        ("the Kremlin|Кремлі|Russian government|правительство РФ", "government:RU"),
        ("Bankova|Ukrainian government|уряд України", "government:UA"),
        ("Main Intelligence Directorate|Ministry of Defence", "None"),
    ],
)  # fmt: skip
def test_known_bodies(names: str, entity: str) -> None:
    """What a name leaves open, as whose directorate it is, stays open."""
    assert {str(organization(name)) for name in names.split("|")} == {entity}


def test_capitals() -> None:
    assert [capital(name) for name in ("Moscow", "Києві", "Киева", "Torvast")] == [
        "RU", "UA", "UA", None,
    ]  # fmt: skip


def test_given_names() -> None:
    """A form that a man's and a woman's name share shows no gender."""
    assert [gender(name) for name in ("Sarah", "Кларою", "Дмитра", "Олександра", "Zorb")] == [
        "f", "f", "m", "", "",
    ]  # fmt: skip
    assert same("Mykola") == same("Николая") == same("Микола")


def test_acronyms_keep_their_doubles() -> None:
    """An agency's acronym is not a shorter one with the same letters."""
    assert organization_key("УНН") != organization_key("УН")
    assert organization_key("CNN") != organization_key("CN")
    assert organization_key("УНН") == organization_key("UNN")
