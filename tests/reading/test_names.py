"""Names by their shape, in three languages: what a source's words call its speaker."""

import pytest

from dateline.reading.names import Names, bare, full_names, name_in, same_stem, shortens
from dateline.span import Span

CASES = [
    # source, name, role, whether the name is a proper one
    ("Ivan Tal", "Ivan Tal", None, True),
    ("Tal", "Tal", None, True),
    ("Mayor Ivan Tal", "Ivan Tal", "Mayor", True),
    ("former President Ivan Tal", "Ivan Tal", "former President", True),
    ("spokeswoman Anna Kolt", "Anna Kolt", "spokeswoman", True),
    ("Dr. Maria Vesely", "Maria Vesely", "Dr.", True),
    ("Ivan Tal, the mayor of Orlitsa", "Ivan Tal", "the mayor of Orlitsa", True),
    ("Ivan Tal (mayor of Orlitsa)", "Ivan Tal", "mayor of Orlitsa", True),
    ("the mayor, Ivan Tal,", "Ivan Tal", "mayor", True),
    ("the head of the council, Maria Vesely", "Maria Vesely", "head of the council", True),
    ("Luis de la Rubio", "Luis de la Rubio", None, True),
    ("Ivan Tal's", "Ivan Tal", None, True),
    ("the mayor of Torvast", "mayor of Torvast", None, False),
    ("a city official", "city official", None, False),
    ("the Torvast city council", "Torvast city council", None, False),
    ("The Ministry of Defence", "Ministry of Defence", None, True),
    ("the GUR", "GUR", None, True),
    ("Іван Таль", "Іван Таль", None, True),
    ("мер Іван Таль", "Іван Таль", "мер", True),
    ("мер Орлиці Іван Таль", "Іван Таль", "мер Орлиці", True),
    ("Мер Орлиці Іван Таль", "Іван Таль", "Мер Орлиці", True),
    ("мер Орлиці Іван Петрович Таль", "Іван Петрович Таль", "мер Орлиці", True),
    ("Губернаторка Марія Весела", "Марія Весела", "Губернаторка", True),
    ("глава ради, Марія Весела", "Марія Весела", "глава ради", True),
    ("мера", "мера", None, False),
    ("колишній мер Торваста", "колишній мер Торваста", None, False),
    ("Міністерство оборони Вельмари", "Міністерство оборони Вельмари", None, True),
    ("речник Міністерства оборони Вельмари Іван Таль", "Іван Таль",
     "речник Міністерства оборони Вельмари", True),
    ("Иван Таль", "Иван Таль", None, True),
    ("пресс-секретарь Анна Кольт", "Анна Кольт", "пресс-секретарь", True),
    ("мэр Орлицы Иван Таль", "Иван Таль", "мэр Орлицы", True),
    ("Мэр Торваста Иван Таль", "Иван Таль", "Мэр Торваста", True),
    ("жительница Торваста Анна Кольт", "Анна Кольт", "жительница Торваста", True),
    ("Мария Веселая, глава совета", "Мария Веселая", "глава совета", True),
    ("Министерство обороны Вельмары", "Министерство обороны Вельмары", None, True),
    ("представитель Министерства обороны Иван Таль", "Иван Таль",
     "представитель Министерства обороны", True),
]  # fmt: skip


@pytest.mark.parametrize(("source", "name", "role", "proper"), CASES)
def test_name_in(source: str, name: str, role: str | None, proper: bool) -> None:
    found = name_in(source, Span(0, len(source)))
    assert found.name.of(source) == name
    assert (found.role.of(source) if found.role else None) == role
    assert found.proper is proper


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Monday Mayor Ivan Tal met Anna Kolt.", ["Ivan Tal", "Anna Kolt"]),
        ("The Harbour Council met in Torvast.", []),
        ("У понеділок мер Орлиці Іван Таль зустрів Анну Кольт.", ["Іван Таль", "Анну Кольт"]),
        ("Мер Орлиці Іван Таль зустрів Анну.", ["Іван Таль"]),
        ("Как сообщил глава совета Иван Таль, Анна Кольт уехала.", ["Иван Таль", "Анна Кольт"]),
    ],
)
def test_full_names(text: str, expected: list[str]) -> None:
    """Names of persons, without titles and without the place that a title belongs to."""
    found = full_names(text, [Span(0, len(text))])
    assert [name.of(text) for name in found] == expected


@pytest.mark.parametrize(
    ("short", "long", "expected"),
    [
        ("Tal", "Ivan Tal", True),
        ("Mr. Tal", "Ivan Tal", True),
        ("Tal's", "Ivan Tal", True),
        ("Talor", "Ivan Tal", False),
        ("Ivan", "Ivan Tal", False),
        ("Ivan Tal", "Tal", False),
        ("Кольт", "Анна Кольт", True),
        ("Весела", "Марія Весела", True),
        ("Веселої", "Марія Весела", True),
        ("Иванова", "Пётр Иванов", True),
        ("Зелинский", "Пётр Зелёный", False),
    ],
)
def test_shortens(short: str, long: str, expected: bool) -> None:
    """The same last word; in Ukrainian and Russian in any of its forms."""
    assert shortens(bare(short), bare(long)) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Tal", "tal", True),
        ("Tal", "Tall", False),
        ("Вельмара", "Вельмарою", True),
        ("Иванов", "Ивановым", True),
        ("Іван", "Ірина", False),
    ],
)
def test_same_stem(one: str, other: str, expected: bool) -> None:
    assert same_stem(one, other) is expected


def test_the_nearest_full_name_before() -> None:
    """The one last named before; else the first after."""
    text = "Ivan Tal left. Mayor Ivan Tal came back. Tal spoke. Boris Kolt came after Kolt."
    names = full_names(text, [Span(0, len(text))])
    tal = Span(text.index("Tal spoke"), text.index(" spoke"))
    assert Names(text, names).fullest(tal) == names[1]
    assert Names(text, names[1:]).fullest(Span(5, 8)) == names[1]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Anna Tal left. Ivan Tal stayed. Tal spoke.", "Tal"),
        ("Анна Таль поїхала. Іван Таль лишився. Таль мовчить.", "Таль"),
        ("Анна Таль уехала. Иван Таль остался. Таль молчит.", "Таль"),
    ],
)
def test_a_surname_of_two_people_stays(text: str, name: str) -> None:
    """Of two people of one surname neither is taken, unless something tells them apart."""
    names = Names(text, full_names(text, [Span(0, len(text))]))
    last = Span(text.rindex(name), text.rindex(name) + len(name))
    assert names.fullest(last) == last
    assert names.fullest(last, lambda span: span.start == 0) == names.spans[0]


@pytest.mark.parametrize(
    ("text", "short", "whole"),
    [
        ("Kate Ashby farms here. Kate stays.", "Kate", "Kate Ashby"),
        ("Kim Dae Un left. Kim said so.", "Kim", "Kim Dae Un"),
        ("Peter van der Holm left. Holm said so.", "Holm", "Peter van der Holm"),
        ("Foreign Minister Omar Salid left. Salid said so.", "Salid", "Omar Salid"),
    ],
)
def test_first_names_family_names_first_and_particles(text: str, short: str, whole: str) -> None:
    names = Names(text, full_names(text, [Span(0, len(text))]))
    last = Span(text.rindex(short), text.rindex(short) + len(short))
    assert names.fullest(last).of(text) == whole


def test_a_person_in_a_name_that_grew_too_long() -> None:
    """Of "The ACLU's Keegan Medrano" and «Раніше Бенкс» the model knows the person."""
    text = "The ACLU's Keegan Medrano said so."
    assert name_in(text, Span(0, 25), Names(text, [], [Span(11, 25)])).name == Span(11, 25)
    assert name_in(text, Span(0, 25)).name == Span(4, 25)
    text = "Раніше Бенкс сказав."
    assert name_in(text, Span(0, 12), Names(text, [], [Span(7, 12)])).name == Span(7, 12)
    text = "Маас в Твиттере написал."
    assert name_in(text, Span(0, 15), Names(text, [], [Span(0, 4)])).name == Span(0, 4)
