"""Ids of names and speakers within one article."""

import pytest

from reading.entities.article import ids, reading, speakers


@pytest.mark.parametrize(
    ("text", "full", "short"),
    [
        ("Ivan Tal left. Rumour had it that Mr Tal came.", "Ivan Tal", "Mr Tal"),
        ("Іван Таль поїхав. Таля чекали.", "Іван Таль", "Таля"),
        ("Иван Таль уехал. Таля ждали.", "Иван Таль", "Таля"),
    ],
)
def test_a_surname_is_the_one_person_named(text: str, full: str, short: str) -> None:
    found = reading(text, {full: "person", short: "person"})
    assert ids(found) == ["person:ivan-tal"] * 2


def test_a_surname_of_two_has_no_id() -> None:
    """Unknown stays unknown."""
    text = "Ivan Tal met Anna Tal. Then Mr Tal left."
    found = reading(text, {"Ivan Tal": "person", "Anna Tal": "person", "Mr Tal": "person"})
    assert ids(found) == ["person:ivan-tal", "person:an-tal", None]


def test_acronyms_of_the_article() -> None:
    """What an acronym in brackets says of a bare name."""
    text = "The Main Intelligence Directorate (GUR) sat. The Central Election Board (CEB) met."
    names = {"Main Intelligence Directorate": "organization", "CEB": "organization"}
    assert ids(reading(text, names)) == ["organ:UA-GUR", "organization:central-council-election"]


def test_a_capital_acts_or_is_a_place() -> None:
    text = "Moscow denied it. He lives in Kyiv. Russia is large. The Russians wait."
    kinds = {"Kyiv": "place", "Russia": "place", "Russians": "group"}
    found = reading(text, kinds, ("Moscow",))
    assert ids(found) == ["capital:UA", "country:RU", "people:RU"]
    assert speakers(found) == ["government:RU"]


def test_no_ids_for_pronouns_and_titles() -> None:
    text = "He said so. President of all. Officials left."
    found = reading(text, {"He": "person", "President": "person"}, ("Officials",))
    assert ids(found) == [None, None]
    assert speakers(found) == [None]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Many agencies said so.", "Many agencies"),
        ("Ukrainian aid agencies said so.", "Ukrainian aid agencies"),
        ("Government agencies said so.", "Government agencies"),
        ("Деякі агентства так сказали.", "Деякі агентства"),
        ("Более того, некоторые агентства Киева так сказали.", "некоторые агентства Киева"),
        ("Несколько министерств Украины так сказали.", "Несколько министерств Украины"),
    ],
)
def test_a_description_names_nobody(text: str, who: str) -> None:
    """How many there are, or of which kind, is no name, whatever capitals stand in it."""
    assert speakers(reading(text, {}, (who,))) == [None]


@pytest.mark.parametrize("who", ["Ukrainian Armed Forces", "Russian armed forces"])
def test_plurals_that_name(who: str) -> None:
    """Forces are many and one body."""
    (found,) = speakers(reading(f"The {who} said so.", {}, (who,)))
    assert found is not None


@pytest.mark.parametrize(
    ("language", "who", "person", "body"),
    [
        ("en", "Colonel Ivan Tal of the Ministry of Rivers", "Ivan Tal", "Ministry of Rivers"),
        ("uk", "полковник Іван Таль із Міністерства річок", "Іван Таль", "Міністерства річок"),
        ("ru", "полковник Иван Таль из Министерства рек", "Иван Таль", "Министерства рек"),
    ],
)
def test_a_person_of_a_body_is_the_person(language: str, who: str, person: str, body: str) -> None:
    kinds = {person: "person", body: "organization"}
    found = reading(f"{who} so said.", kinds, (who,), language)
    assert speakers(found) == ["person:ivan-tal"]


@pytest.mark.parametrize(
    ("language", "who", "names"),
    [
        ("en", "volunteer in Mr Tal's campaign", {"Tal": "person"}),
        ("en", "Ivan Tal's campaign", {"Ivan Tal": "person"}),
        ("en", "Lindow and Torvast each", {"Lindow": "place", "Torvast": "place"}),
        ("en", "spokeswoman for the Lindow Council", {"Lindow Council": "organization"}),
        ("en", "Former mayor of Torvast", {"Torvast": "place"}),
        ("uk", "члени команди Таля", {"Таля": "person"}),
        ("ru", "члены команды Таля", {"Таля": "person"}),
        ("uk", "стаття 26 Закону Ліндії", {"Закону Ліндії": "work"}),
        ("uk", "Він удруге", {}),
        ("uk", "Лінд й Торваст в окремих заявах", {"Лінд": "place", "Торваст": "place"}),
        ("uk", "машиністи Ліндської залізниці", {"Ліндської залізниці": "organization"}),
        ("uk", "Джерело в Торвасті", {"Торвасті": "place"}),
        ("ru", "Он вчера", {}),
        ("ru", "Линд и Торваст", {"Линд": "place", "Торваст": "place"}),
        ("ru", "Послы Линдии", {"Линдии": "place"}),
        ("ru", "которой министерство в Торвасте", {"Торвасте": "place"}),
    ],
)
def test_who_is_described_by_a_name_is_not_it(
    language: str, who: str, names: dict[str, str]
) -> None:
    assert speakers(reading(f"Then {who} spoke.", names, (who,), language)) == [None]


@pytest.mark.parametrize(
    ("language", "text", "name", "own"),
    [
        ("en", "Lindow Ministry Colonel Ivan Tal left.", "Lindow Ministry", "lindov-ministry"),
        ("uk", "Служба порятунку Івана Таля чекала.", "Служба порятунку", "rescue-service"),
        ("ru", "Служба спасения Ивана Таля ждала.", "Служба спасения", "rescue-service"),
    ],
)
def test_a_body_ends_before_a_person(language: str, text: str, name: str, own: str) -> None:
    person = next(words for words in ("Ivan Tal", "Івана Таля", "Ивана Таля") if words in text)
    found = reading(text, {name: "organization", person: "person"}, (), language)
    assert ids(found)[0] == f"organization:{own}"


def test_a_bracket_cut_off_is_no_part_of_a_name() -> None:
    found = reading("The Lindow Council (LC) met.", {"Lindow Council (LC": "organization"})
    assert ids(found) == ids(reading("The Lindow Council met.", {"Lindow Council": "organization"}))


def test_parties_exchanged() -> None:
    """Exchanging two parties exchanges their ids and nothing else (law 7)."""
    template = "{a} said that {b} had left. The {c} government met the {d} army in {e}."
    rows = [("Ukraine", "Russia", "Ukrainian", "Russian", "Kyiv"),
            ("Russia", "Ukraine", "Russian", "Ukrainian", "Moscow")]  # fmt: skip
    found = []
    for a, b, c, d, e in rows:
        text = template.format(a=a, b=b, c=c, d=d, e=e)
        names = {a: "place", b: "place", f"{c} government": "organization",
                 f"{d} army": "organization", e: "place"}  # fmt: skip
        found.append(ids(reading(text, names, (a,))))
    exchange = {"UA": "RU", "RU": "UA"}
    swapped = [str(one)[:-2] + exchange[str(one)[-2:]] for one in found[0][:3]]
    assert swapped == found[1][:3]
    assert found[0][2] == "government:UA"
    assert found[0][3:] == ["organ:RU-FORCES", "capital:UA"]
    assert found[1][3:] == ["organ:UA-FORCES", "capital:RU"]
