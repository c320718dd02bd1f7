"""Whom a source's words mean, where nothing but the article's own words tells."""

import pytest

from dateline.reading.names import Names, full_names
from dateline.reading.speaker import resolve
from dateline.span import Span

CASES = [
    # language, text with [sources], who the last one is
    ("en", "Sarah Pell met Hugo Orme. [He] agreed.", "Hugo Orme"),
    ("en", "Sarah Pell met Hugo Orme. [She] agreed.", "Sarah Pell"),
    ("uk", "Олена Сич зустріла Андрія Вовчука. За [його] словами, все добре.", "Андрія Вовчука"),
    ("ru", "Елена Сыч встретила Андрея Волкова. По [её] словам, всё хорошо.", "Елена Сыч"),
    ("en", "Ivan Tal, the mayor of Orlitsa, left. [The mayor] agreed.", "Ivan Tal"),
    ("en", "Former mayor Ivan Tal left. [The mayor] agreed.", "mayor"),
    ("en", "Deputy minister Ivan Tal left. [The minister] agreed.", "minister"),
    ("uk", "Мер Орлиці Іван Таль поїхав. [Мер] сказав так.", "Іван Таль"),
    ("uk", "Речник міністра Іван Таль поїхав. [Міністр] мовчить.", "Міністр"),
    ("ru", "Мэр Орлицы Иван Таль уехал. По словам [мэра], так.", "Иван Таль"),
    ("ru", "Бывший мэр Иван Таль уехал. [Мэр] молчит.", "Мэр"),
    ("en", "The Harbour Safety Board (HSB) met. [HSB] agreed.", "Harbour Safety Board"),
    ("uk", "Рада безпеки порту (РБП) зібралася. У [РБП] згодні.", "Рада безпеки порту"),
    ("ru", "Совет порта (СП) собрался. В [СП] согласны.", "Совет порта"),
    ("en", "Karim Adel and Yusuf Adel left. [Adel] agreed.", "Adel"),
    ("en", "Sofia Adel and Luis Adel left. [Mr Adel] agreed.", "Luis Adel"),
]


@pytest.mark.parametrize(("language", "marked", "who"), CASES)
def test_who_speaks(language: str, marked: str, who: str) -> None:
    before, _, rest = marked.partition("[")
    source, _, after = rest.partition("]")
    text = before + source + after
    names = Names(text, full_names(text, [Span(0, len(text))]))
    said = [((Span(len(before), len(before) + len(source)),), ())]
    (speaker,) = resolve(text, said, language, names)
    assert speaker is not None
    assert speaker.name == who
