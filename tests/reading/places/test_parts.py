"""The gazetteer's parts: keys, inflection, adjectives, the table and its self-test."""

from array import array
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import DatelineError
from dateline.reading.places.fold import fold
from dateline.reading.places.gazetteer import COUNTRY, kilometres, load_gazetteer
from dateline.reading.places.inflection import forms, phrases
from dateline.reading.places.table import open_table, save
from dateline.reading.places.words import country_of


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("São Paulo", "sao paulo"),
        ("St. Petersburg", "saint petersburg"),
        ("Івано-Франківськ", "івано франківськ"),
        ("Орёл", "орел"),
        ("Кот-д’Івуар", "кот дівуар"),
        ("Йошкар-Ола", "йошкар ола"),
    ],
)
def test_keys(name: str, folded: str) -> None:
    """Spellings of one name have one key; й and ї are letters of their own."""
    assert fold(name) == folded


LETTERS = st.characters(min_codepoint=32, max_codepoint=0x45F, exclude_categories=["Cc", "Lm"])


@given(st.text(LETTERS, max_size=30))
def test_a_key_is_its_own_key(name: str) -> None:
    """Folding twice changes nothing."""
    assert fold(fold(name)) == fold(name)


@pytest.mark.parametrize(
    ("word", "language", "name"),
    [
        ("києва", "uk", "київ"), ("харковом", "uk", "харків"), ("сумах", "uk", "суми"),
        ("авдіївці", "uk", "авдіївка"), ("празі", "uk", "прага"), ("тернополя", "uk", "тернопіль"),
        ("херсоном", "ru", "херсон"), ("твери", "ru", "тверь"), ("черновцах", "ru", "черновцы"),
        ("сибири", "ru", "сибирь"), ("донца", "ru", "донец"), ("одессе", "ru", "одесса"),
    ],
)  # fmt: skip
def test_declined_names(word: str, language: str, name: str) -> None:
    """Each case leads back to the name on the map."""
    assert name in {form.name for form in forms(word, language)}


def test_phrases_agree_in_case() -> None:
    """Нижнего Новгорода: both words in the genitive."""
    assert "нижний новгород" in {f.name for f in phrases(("нижнего", "новгорода"), "ru")}


@pytest.mark.parametrize(
    ("word", "code"),
    [("ukrainians", "UA"), ("sri lankan", "LK"), ("російського", "RU"), ("британские", "GB"),
     ("table", None), ("місто", None), ("словами", None)],
)  # fmt: skip
def test_adjectives(word: str, code: str | None) -> None:
    """Adjectives and inhabitants' names lead to their country, other words to none."""
    assert country_of(word) == code


def test_table(tmp_path: Path) -> None:
    """What is saved is what is mapped."""
    path = tmp_path / "t.table"
    save(path, {"id": ("I", array("I", [7, 9]).tobytes()), "names": ("B", b"abc")})
    columns = open_table(path)
    assert list(columns["id"]) == [7, 9]
    assert bytes(columns["names"]) == b"abc"


def test_what_is_no_table(tmp_path: Path) -> None:
    """A file of something else is refused, with what to do next."""
    path = tmp_path / "t.table"
    path.write_bytes(b"something else entirely, and long enough")
    with pytest.raises(DatelineError, match=r"training\.gazetteer"):
        open_table(path)


def test_self_test(tmp_path: Path) -> None:
    """A gazetteer that does not know Kyiv is refused at load; so is one that is not there."""
    with pytest.raises(DatelineError, match="no gazetteer"):
        load_gazetteer(tmp_path / "none.table")


def test_every_country_has_a_point_and_names_in_three_languages() -> None:
    """Of the states that news is about, none is unknown in any language."""
    gazetteer = load_gazetteer()
    for name in ("ukraine", "україна", "украина", "japan", "японія", "япония", "чилі", "чили"):
        rows = [hit.row for hit in gazetteer.find(name) if gazetteer.kind[hit.row] == COUNTRY]
        assert len(rows) == 1, name
        assert gazetteer.point(rows[0]), name


def test_distance() -> None:
    """Kyiv to Lviv is about 468 km along the great circle."""
    assert kilometres((50.45, 30.52), (49.84, 24.03)) == pytest.approx(468, abs=5)
