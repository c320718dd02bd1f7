"""Every page and filter answers, in three languages, from the words of the record."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from starlette.testclient import TestClient

from dateline.record import Question, Record
from dateline.web.asked import Asked
from dateline.web.locale import LOCALES, choose, words_of
from web.crawl import crawl

VOID = {"meta", "link", "input", "br", "img", "hr"}


class Checker(HTMLParser):
    """Collects what a page holds, and that its elements are closed in their order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.labelled: list[str] = []
        self.fields: list[str] = []
        self.headings: list[int] = []
        self.landmarks: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag not in VOID:
            self.open.append(tag)
        if given.get("id"):
            self.ids.append(str(given["id"]))
        if tag == "label" and given.get("for"):
            self.labelled.append(str(given["for"]))
        if tag in {"input", "select"} and given.get("type") not in {"hidden", "checkbox"}:
            self.fields.append(str(given.get("id")))
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag in {"main", "nav", "header", "footer"}:
            self.landmarks.add(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag


def test_every_page(site: TestClient) -> None:
    """Well formed, ids once, fields labelled, one h1, no level of heading left out, landmarks,
    nothing of elsewhere, no inline style or script, and under 150 kB."""
    pages = dict(crawl(site))
    assert len(pages) > 60
    for address, page in pages.items():
        checker = Checker()
        checker.feed(page)
        assert checker.open == [], address
        assert len(set(checker.ids)) == len(checker.ids), address
        assert set(checker.fields) <= set(checker.labelled), address
        levels = checker.headings
        assert levels.count(1) == 1, address
        assert all(two - one <= 1 for one, two in pairwise(levels)), address
        assert checker.landmarks == {"main", "nav", "header", "footer"}, address
        assert not re.search(r"<(script(?! type=.application/ld.json)|iframe|style|img)", page)
        assert not re.search(r'\s(on\w+|style)="', page), address
        assert not re.search(r'(src|action)="(https?:)?//', page), address
        assert len(page.encode()) < 150_000, address


@pytest.mark.parametrize("locale", LOCALES)
def test_the_browser_s_language_is_spoken(site: TestClient, locale: str) -> None:
    """By header, and by an address that every link then keeps; no cookie is set."""
    words = words_of(locale)
    for path, title in (("/", "front"), ("/search", "search"), ("/sources", "sources")):
        answer = site.get(path, headers={"accept-language": f"{locale}-XX,de;q=0.9"})
        assert f"<h1>{words[title]}</h1>" in answer.text
        assert f'<html lang="{locale}">' in answer.text
        assert "set-cookie" not in answer.headers
        asked = site.get(f"{path}?lang={locale}", headers={"accept-language": "de"})
        assert f"<h1>{words[title]}</h1>" in asked.text
        menu = asked.text.split("<main")[0].split("<nav")[1]
        assert all(f"lang={locale}" in link for link in re.findall(r'href="([^"]*)"', menu))


def test_every_locale_says_everything() -> None:
    def shape(table: object) -> object:
        if isinstance(table, dict):
            return {key: shape(value) for key, value in table.items()}
        return type(table)

    assert shape(words_of("en")) == shape(words_of("uk")) == shape(words_of("ru"))


@pytest.mark.parametrize(
    ("header", "locale"),
    [("", "en"), ("uk", "uk"), ("ru;q=0.2, uk;q=0.3", "uk"), ("de, fr", "en"), ("uk;q=x", "en"),
     ("*", "en"), ("ru;q=0", "en"), ("UK-ua", "uk"), (",;,q=", "en")],
)  # fmt: skip
def test_accept_language(header: str, locale: str) -> None:
    assert choose(None, header) == locale


FILTERS = {
    "words": "dam", "speaker": "Ridel", "entity": "Tomas Ridel", "outlet": "Northgate Wire",
    "since": "2025-03-05", "until": "2025-03-04", "degree": "probable", "polarity": "negative",
    "mode": "direct", "language": "uk", "category": "Порт", "place": "Odesa", "when": "2025-03-04",
    "type": "PROTEST",
}  # fmt: skip


@pytest.mark.parametrize("name", FILTERS)
def test_a_filter_keeps_what_it_says(record: Record, name: str) -> None:
    """Each filter gives some of all sentences, and only such as have what is asked for."""
    library = record.library
    everything = {each.number: each for each in library.ask(Question(), many=1000)}
    kept = library.ask(Question(**{name: FILTERS[name]}), many=1000)
    assert 0 < len(kept) < len(everything)
    for each in kept:
        reading = each.reading
        inside = [
            said
            for said in reading.statements
            if any(each.span.overlaps(span) for span in said.content)
        ]
        day = reading.published.edtf[:10] if reading.published else ""
        names = [said.speaker.name for said in inside if said.speaker]
        assert {
            "words": "dam" in each.span.of(reading.text).lower(),
            "speaker": any("Ridel" in who for who in names),
            "entity": any(
                said.speaker and "Tomas Ridel" in {said.speaker.name, said.speaker.entity}
                for said in inside
            ),
            "outlet": reading.outlet == "Northgate Wire",
            "since": day >= "2025-03-05",
            "until": day <= "2025-03-04",
            "degree": any(said.certainty.degree == "probable" for said in inside),
            "polarity": any(said.certainty.polarity == "negative" for said in inside),
            "mode": any(said.mode == "direct" for said in inside),
            "language": reading.language == "uk",
            "category": reading.category == "Порт",
            "place": any(
                "Odesa" in {place.name, place.span.of(reading.text)}
                for place in reading.places
                if each.span.overlaps(place.span)
            ),
            "when": any(
                (time.edtf or "").startswith("2025-03-04")
                for time in reading.times
                if each.span.overlaps(time.span)
            ),
            "type": any(
                event.type == "PROTEST"
                for event in reading.events
                if any(each.span.overlaps(span) for span in event.trigger)
            ),
        }[name], each.span.of(reading.text)


def test_every_filter_is_tried() -> None:
    """None of the fields of a search is left out above, nor has a page without it."""
    assert set(FILTERS) == set(Asked.model_fields)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", FILTERS)
def test_a_filter_s_state_is_its_address(site: TestClient, name: str, locale: str) -> None:
    """Asked for by address, the page says what it is asked for, and finds the same."""
    asked = {name: FILTERS[name], "lang": locale}
    page = site.get("/search", params=asked).text
    assert f'value="{FILTERS[name]}"' in page
    assert page.count('class="hit"') > 0
    known = site.get("/api/search", params={name: FILTERS[name], "limit": "20"}).json()["items"]
    assert known


def test_filters_meet(record: Record) -> None:
    """Two filters give what both give."""
    ask = record.library.ask

    def numbers(**asked: str) -> set[int]:
        return {each.number for each in ask(Question(**asked), many=1000)}

    both = numbers(language="en", mode="direct")
    assert both == numbers(language="en") & numbers(mode="direct") != set()


def test_pages_of_an_answer_join(record: Record) -> None:
    """Three at a time, to the last, give the same as all at once, the newest first."""
    library = record.library
    question = Question(language="en")
    whole = [each.number for each in library.ask(question, many=1000)]
    found: list[int] = []
    while part := library.ask(question, before=found[-1] if found else None, many=3):
        found += [each.number for each in part]
    assert found == whole == sorted(whole, reverse=True)


def test_an_article_shows_every_find_in_place(site: TestClient, record: Record) -> None:
    """The words of each statement stand in marks, in their order; the text is whole."""
    for card in record.library.articles(many=50):
        reading = record.library.reading(card.id)
        page = site.get(f"/articles/{card.id}").text
        full = page.split('<div class="full"')[1].split("</section>")[0]
        text = re.sub(r"\s+", "", re.sub(r"<[^>]*>", "", full.split(">", 1)[1]))
        plain = re.sub(r"\s+", "", reading.text)
        assert len(text) >= len(plain) * 0.9
        assert full.count('class="s"') >= len(reading.sentences) * 0.9
        for statement in reading.statements:
            assert statement.id.removeprefix("sha256:")[:16] in page


def test_what_is_not_there(site: TestClient) -> None:
    assert site.get("/nothing").status_code == 404
    assert site.get("/articles/00000000").status_code == 404
    assert site.get("/stories/00000000").status_code == 404
    assert site.get("/claims/00000000").status_code == 404
    assert site.get("/sources/Nobody").status_code == 404
    assert site.get("/search?since=yesterday").status_code == 422
    assert site.get("/search?degree=sure").status_code == 422
    assert site.post("/search").status_code == 405


def test_every_answer_is_strict(site: TestClient) -> None:
    """Also errors: no script may run, no frame may hold it, types are not guessed."""
    for address in ("/", "/nothing", "/api/articles", "/feed.atom", "/search?since=x"):
        headers = site.get(address).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "script-src" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert "accept-language" in headers["vary"]


def test_what_a_client_holds_is_not_sent_again(site: TestClient) -> None:
    tag = site.get("/").headers["etag"]
    again = site.get("/", headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert site.get("/", headers={"if-none-match": '"other"'}).status_code == 200
    assert site.get("/", headers={"accept-language": "uk"}).headers["etag"] != tag
    head = site.head("/")
    assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", tag)


@pytest.mark.parametrize("locale", ["en", "uk", "ru"])
def test_a_story_is_titled_in_the_reader_s_language(record: Record, locale: str) -> None:
    """Where one of its articles is in that language; else the title stays as it was."""
    for card in record.ledger.stories(language=locale):
        readings = [record.reading(one) for one in record.ledger.story(card.id).articles]
        own = {r.title.of(r.text) for r in readings if r.title and r.language == locale}
        assert (card.title in own) == bool(own)
        assert (card.language == locale) == bool(own)
