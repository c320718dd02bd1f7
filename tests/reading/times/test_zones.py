"""Which clock a time is by: the text's words, the dateline's place, the page's own clock."""

from collections.abc import Sequence

import pytest
from msgspec import structs

from dateline.article import read_article
from dateline.model import Article, Page, Place, Stated
from dateline.reading.times.zones import zoned
from dateline.span import Span
from reading.times.found import found

DATELINES = [
    ("en", "KYIV", "Kyiv", "UA", "KYIV, March 12 (Agency) — It fell at 5:40 a.m.", "Europe/Kyiv"),
    ("en", "BOSTON", "Boston", "US", "BOSTON (AP) -- It fell at 5:40 a.m.", "America/New_York"),
    ("uk", "Харків", "Kharkiv", "UA", "Харків. Міст упав о 5:40.", "Europe/Kyiv"),
    ("uk", "ВАРШАВА", "Warsaw", "PL", "ВАРШАВА — Міст упав о 5:40.", "Europe/Warsaw"),
    ("ru", "МОСКВА", "Moscow", "RU", "МОСКВА, 12 мар — Мост упал в 5:40.", "Europe/Moscow"),
    ("ru", "Киев", "Kyiv", "UA", "Мост упал в 5:40. Киев молчит.", None),
    ("ru", "Тында", "Tynda", "RU", "Тында. Мост упал в 5:40.", None),
]


def place(text: str, words: str, name: str, country: str) -> Place:
    at = text.index(words)
    return Place(
        span=Span(at, at + len(words)), geonames=1, name=name, country=country, latitude=None,
        longitude=None, precision="settlement", confidence=1.0,
    )  # fmt: skip


def zones(
    text: str, language: str, places: Sequence[Place], moment: str | None
) -> list[str | None]:
    """The zones of a page's clock times; its title stands before."""
    article: Article = read_article(Page(data=text.encode(), path="a.txt"), language=language)
    stated = Stated(edtf="2025-03-12", source="given", moment=moment)
    article = structs.replace(article, published=stated)
    whens = zoned(found(article.text, language), article, places)
    return [when.zone for when in whens if when.grain == "minute"]


@pytest.mark.parametrize(("language", "words", "name", "country", "text", "zone"), DATELINES)
def test_dateline(
    language: str, words: str, name: str, country: str, text: str, zone: str | None
) -> None:
    """A place at the head of the report decides, where its zone is known, and no other place."""
    assert zones(text, language, [place(text, words, name, country)], None) == [zone]


def test_page_and_words() -> None:
    """The page's own clock decides where there is no dateline; what the text says, before all."""
    moment = "2025-03-12T09:00:00+01:00"
    assert zones("Міст упав о 5:40.", "uk", [], moment) == ["+01:00"]
    assert zones("Міст упав о 5:40 за Києвом.", "uk", [], moment) == ["Europe/Kyiv"]
    assert zones("Мост упал в 5:40.", "ru", [], "2025-03-12T09:00:00") == [None]
