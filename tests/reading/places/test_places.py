"""Places: found, told apart, and left unknown where nothing says which they are."""

import inspect
import re
import sys
from collections.abc import Sequence

import pytest

from dateline.model import Name, Place
from dateline.reading.places import load_gazetteer, places
from dateline.reading.places.mention import split
from dateline.reading.places.setting import Setting, setting
from dateline.span import Span

KURSK_REGION, KURSK = 538555, 538560


def told() -> str:
    """The docstring of the test that asks."""
    frame = sys._getframe(2)
    here = frame.f_globals[frame.f_code.co_name]
    return inspect.cleandoc(here.__doc__).split("\n\n")[0].replace("\n", " ")


def found(language: str = "en", *, named: Sequence[str] = (), other: str = "") -> dict[str, Place]:
    text = told()
    names = [
        Name(span=Span(text.index(n), text.index(n) + len(n)), kind="place", confidence=1.0)
        for n in named
    ]
    if other:
        span = Span(text.index(other), text.index(other) + len(other))
        names.append(Name(span=span, kind="organization", confidence=1.0))
    got = places(text, names or None, [Span(0, len(text))], language, load_gazetteer())
    assert all(text[p.span.start].isalpha() for p in got)
    return {p.span.of(text): p for p in got}


def votes(language: str) -> Setting:
    text = told()
    return setting(split(text, [Span(0, len(text))]), language)


def test_region_is_not_the_city() -> None:
    """Units were put on alert in the Kursk region."""
    place = found()["Kursk region"]
    assert (place.geonames, place.country, place.precision) == (KURSK_REGION, "RU", "region")


def test_city_is_not_the_region() -> None:
    """A drone was seen above Kursk."""
    assert found()["Kursk"].geonames == KURSK


def test_region_in_ukrainian() -> None:
    """Тривають бої у Курській області."""
    assert found("uk")["Курській області"].geonames == KURSK_REGION


def test_region_in_russian() -> None:
    """Бои идут в Курской области."""
    assert found("ru")["Курской области"].geonames == KURSK_REGION


def test_declined_in_russian() -> None:
    """Бои идут под Херсоном."""
    assert found("ru")["Херсоном"].name == "Kherson"


def test_declined_with_another_vowel() -> None:
    """Вибухи пролунали у Харкові та поблизу Києва."""
    assert [p.name for p in found("uk").values()] == ["Kharkiv", "Kyiv"]


@pytest.mark.parametrize("name", ["Bakhmut", "Artemivsk"])
def test_old_and_new_names(name: str) -> None:
    """One town under both its names."""
    hits = load_gazetteer().find(name.lower())
    assert 713174 in {load_gazetteer().id(hit.row) for hit in hits}


def test_words_are_whole() -> None:
    """The ambassador met reporters."""
    assert found() == {}


def test_state_after_the_comma() -> None:
    """A fire broke out in Springfield, Illinois on Friday."""
    assert found()["Springfield"].geonames == 4250542


def test_the_company_decides() -> None:
    """Sheriffs of Rapides Parish arrested a man in Alexandria."""
    assert found()["Alexandria"].geonames == 4314550


def test_no_place_inside_another_name() -> None:
    """The New York Times reported from Paris."""
    assert set(found(named=["Paris"], other="New York Times")) == {"Paris"}


def test_unknown_stays_unknown() -> None:
    """The dam at Torvast has failed."""
    place = found(named=["Torvast"])["Torvast"]
    assert (place.geonames, place.name, place.latitude, place.precision) == (
        None, None, None, "unknown",
    )  # fmt: skip


def test_capital_that_speaks_is_a_government() -> None:
    """Moscow denied the report, but a witness in Minsk confirmed it."""
    got = found()
    assert (got["Moscow"].form, got["Moscow"].precision) == ("metonym", "country")
    assert (got["Minsk"].form, got["Minsk"].precision) == ("name", "settlement")


def test_adjectives_are_marked() -> None:
    """По словам российских чиновников, украинские военные отступили."""
    got = found("ru")
    assert [(p.country, p.form) for p in got.values()] == [("RU", "adjective"), ("UA", "adjective")]


def test_mirrored_parties_are_read_alike() -> None:
    """Moscow denied the report, said a witness in Kyiv."""
    text = told_of(test_mirrored_parties_are_read_alike)
    swapped = text.replace("Moscow", "X").replace("Kyiv", "Moscow").replace("X", "Kyiv")
    forms = [
        [p.form for p in places(t, None, [Span(0, len(t))], "en", load_gazetteer())]
        for t in (text, swapped)
    ]
    assert forms[0] == forms[1] == ["metonym", "name"]


def told_of(test: object) -> str:
    return inspect.cleandoc(inspect.getdoc(test) or "")


def test_what_the_article_is_about() -> None:
    """Flood in Mykolaiv. Rain fell on Mykolaiv for days. Help came. Aid came from Odesa."""
    text = told_of(test_what_the_article_is_about)
    ends = [i + 1 for i, letter in enumerate(text) if letter == "."]
    cut = [Span(a, b) for a, b in zip([0, *[e + 1 for e in ends]], ends, strict=False)]
    got = places(text, None, cut, "en", load_gazetteer())
    assert {p.span.of(text): p.about for p in got} == {"Mykolaiv": True, "Odesa": False}


def test_each_place_says_why() -> None:
    """A drone was seen above Kursk."""
    assert all(p.why for p in found().values())


def test_same_words_same_places() -> None:
    """Trains from Lviv to Odesa stop in Vinnytsia."""
    assert found() == found()


def test_region_though_the_city_is_nearer() -> None:
    """A drone fell in Kursk, in Russia. Russia and Russia's Kursk were named; Moscow, Russia,
    spoke of Kursk and of units in the Kursk region, in Russia."""
    text = inspect.cleandoc(test_region_though_the_city_is_nearer.__doc__ or "")
    names = [
        Name(span=Span(m.start(), m.end()), kind="place", confidence=1.0)
        for m in re.finditer("Kursk|Russia|Moscow", text)
    ]
    got = places(text, names, [Span(0, len(text))], "en", load_gazetteer())
    last = [place for place in got if place.span.of(text) == "Kursk"][-1]
    assert (last.geonames, last.precision) == (KURSK_REGION, "region")


def test_british_setting() -> None:
    """A Lancaster pensioner told the borough council and a constable."""
    assert found(named=["Lancaster"])["Lancaster"].country == "GB"


def test_american_setting() -> None:
    """A Lancaster man told the sheriff's deputies and the state troopers."""
    assert found(named=["Lancaster"])["Lancaster"].country == "US"


def test_setting_in_ukrainian() -> None:
    """ОВА виділила два мільйони гривень, повідомив нардеп."""
    assert set(votes("uk")) == {"UA"}


def test_setting_in_russian() -> None:
    """Госдума выделила два миллиона рублей, сообщил полпред."""
    shown = votes("ru")
    assert max(shown, key=shown.__getitem__) == "RU"


def test_a_county_tells_its_town() -> None:
    """Classes resumed in Paris and in Henry County, Tenn., on Monday."""
    place = found(named=["Paris", "Henry County"])["Paris"]
    assert (place.country, place.latitude) == ("US", pytest.approx(36.3, abs=0.1))


def test_front_in_ukrainian() -> None:
    """Бої тривають на Покровському та Херсонському напрямках."""
    got = found("uk")
    assert [(p.name, p.form) for p in got.values()] == [
        ("Pokrovsk", "adjective"),
        ("Kherson", "adjective"),
    ]


def test_front_in_russian() -> None:
    """На Херсонском направлении без перемен."""
    place = found("ru", named=["Херсонском направлении"])["Херсонском"]
    assert (place.name, place.form) == ("Kherson", "adjective")


def test_front_in_english() -> None:
    """Fighting continued in the Pokrovsk direction."""
    assert found()["Pokrovsk"].name == "Pokrovsk"


def test_public_body_begins_with_its_place() -> None:
    """Henrico County Police searched the house."""
    assert found(other="Henrico County Police")["Henrico County"].country == "US"


def test_a_club_keeps_its_place() -> None:
    """Manchester United lost at home."""
    assert found(other="Manchester United") == {}


def test_capital_taken_for_a_body() -> None:
    """Warsaw said it would not send troops."""
    assert found(other="Warsaw")["Warsaw"].form == "metonym"


def test_honoured_person_is_no_place() -> None:
    """Університет імені Шевченка оголосив набір."""
    assert found("uk") == {}


def test_common_word_at_an_end() -> None:
    """Израиль ударил по югу Ливана."""
    assert found("ru", named=["югу Ливана"])["Ливана"].country == "LB"


def test_town_before_a_hyphen() -> None:
    """The Tbilisi-based channel went off the air."""
    assert found()["Tbilisi"].country == "GE"
