"""Page text is hostile: nothing of it runs, restyles, or leads out of what shows it."""

import json
from collections.abc import Iterator
from html import escape
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from dateline.model import Page
from dateline.pipeline import read_page
from dateline.reading import load_model
from dateline.record import Record, open_record
from dateline.web import export_rows, make_app
from web.crawl import crawl

ATTACK = "</script><script>alert(1)</script><img src=x onerror=alert(2)>'\"><b>& \u202eevil"
URL = 'https://evil.example/"><script>alert(3)</script>'


@pytest.fixture(scope="module")
def hostile() -> Iterator[Record]:
    """A record of one page: its outlet, category, byline, title and text all attack."""
    shown = escape(ATTACK)
    html = (
        f"<html lang='en'><head><title>{shown}</title>"
        f"<meta property='og:site_name' content='{shown}'>"
        f"<meta property='article:section' content='{shown}'><meta name='author' content='{shown}'>"
        "<meta property='article:published_time' content='2025-03-04'></head><body><article>"
        f"<h1>{shown}</h1><p>“The dam {shown} will hold through the night,” said Ivan {shown} Tal, "
        f"mayor of {shown}.</p><p>=cmd|' /C calc'!A0, the mayor said on Tuesday in {shown}, and he "
        "said that nobody in the town needed to leave it.</p></article></body></html>"
    )  # fmt: skip
    page = Page(data=html.encode(), url=URL, headers={"content-type": "text/html; charset=utf-8"})
    with open_record(":memory:") as record:
        record.write(page, read_page(page, load_model(None)))
        yield record


def test_no_page_lets_it_out(hostile: Record) -> None:
    site = TestClient(make_app(hostile))
    pages = dict(crawl(site, many=80))
    assert any("alert(1)" in page for page in pages.values()), "the text is shown"
    for address, page in pages.items():
        assert page.count("<script") == page.count('<script type="application/ld+json">'), address
        assert page.count("</script") == page.count("<script"), address
        assert "<img" not in page, address
        assert "<b>&" not in page, address
        assert "\u202eevil" not in page or "\u2068" in page, address


def test_no_question_lets_it_out(hostile: Record) -> None:
    site = TestClient(make_app(hostile))
    for name in ("words", "speaker", "outlet", "category", "entity", "place"):
        answer = site.get("/search", params={name: ATTACK})
        assert answer.status_code == 200
        assert "<script>" not in answer.text
        assert "onerror=alert(2)>" not in answer.text
    for path in ("/speakers/", "/sources/", "/articles/", "/"):
        answer = site.get(path + "%3Cscript%3Ealert(1)%3C/script%3E")
        assert "<script>alert" not in answer.text
    answer = site.get("/", headers={"host": "evil.example/<script>"})
    assert "<script>" not in answer.text


def test_a_name_of_elsewhere_is_refused(hostile: Record) -> None:
    """A page that points a name of its own at this machine gets nothing to read."""
    site = TestClient(make_app(hostile, hosts=["localhost"]), base_url="http://localhost:8000")
    assert site.get("/").status_code == 200
    assert site.get("/", headers={"host": "evil.example"}).status_code == 400


def test_feeds_stay_feeds(hostile: Record) -> None:
    site = TestClient(make_app(hostile))
    for address in ("/feed.atom", "/feed.atom?words=dam"):
        root = ElementTree.fromstring(site.get(address).content)
        assert root.tag == "{http://www.w3.org/2005/Atom}feed"
        (entry, *_) = root.findall("{http://www.w3.org/2005/Atom}entry")
        assert {child.tag.split("}")[1] for child in entry} >= {"id", "title", "updated", "link"}
    found = site.get("/feed.json?words=dam").json()
    assert found["version"].endswith("1.1")
    assert found["items"]


def test_no_cell_is_a_formula(hostile: Record, tmp_path: object) -> None:
    """A spreadsheet does not run what a page says; JSON Lines keep it as it stands."""
    from pathlib import Path  # noqa: PLC0415

    folder = Path(str(tmp_path))
    count = export_rows(hostile, "statements", folder / "a.csv", form="csv")
    assert count
    for line in (folder / "a.csv").read_text("utf-8").splitlines():
        assert not line.startswith("=")
        assert ',"=' not in line
        assert ",=" not in line
    export_rows(hostile, "statements", folder / "a.jsonl", form="jsonl")
    (card,) = hostile.library.articles()
    text = hostile.library.reading(card.id).text
    for line in (folder / "a.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        assert row["words"] == text[row["start"] : row["end"]]


@pytest.mark.parametrize("address", ["/", "/search?words=dam", "/api/articles", "/feed.atom"])
def test_no_request_costs_more_than_a_set_time(address: str) -> None:
    """An answer that takes longer is ended, and says so under the same strict headers."""
    with open_record(":memory:") as record:
        answer = TestClient(make_app(record, seconds=0.0)).get(address)
        assert answer.status_code == 503
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert TestClient(make_app(record)).get(address).status_code == 200
