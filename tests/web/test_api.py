"""The API, its description, feeds, exports, annotations, and the published folder."""

import csv
import json
import re
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import hypothesis
import pytest
import schemathesis
from jsonschema import Draft202012Validator
from schemathesis.specs.openapi.checks import positive_data_acceptance
from starlette.testclient import TestClient

from dateline.errors import DatelineError
from dateline.record import Record
from dateline.web import export_rows, make_app, publish
from dateline.web.export import COLUMNS
from dateline.web.jsonld import annotations
from whole import VALIDATOR

ATOM = "{http://www.w3.org/2005/Atom}"


def walk(site: TestClient, address: str) -> list[dict[str, Any]]:
    """All items of a list, page by page."""
    items: list[dict[str, Any]] = []
    cursor: dict[str, str] = {}
    while True:
        page = site.get(address, params={"limit": "3", **cursor}).json()
        items += page["items"]
        if page["next"] is None:
            return items
        cursor = {"cursor": page["next"]}


def test_lists_join_over_their_pages(site: TestClient, record: Record) -> None:
    size = record.library.size()
    assert len({each["id"] for each in walk(site, "/api/articles")}) == size["articles"]
    named = sum(each["statements"] for each in walk(site, "/api/speakers"))
    assert 0 < named <= size["statements"]
    counts = record.ledger.counts()
    assert len({each["id"] for each in walk(site, "/api/stories")}) == counts["stories"]
    assert len(walk(site, "/api/claims")) == counts["claims"]
    assert walk(site, "/api/problems")


def test_an_article_is_what_read_prints(site: TestClient, record: Record) -> None:
    for card in record.library.articles(many=20):
        VALIDATOR.validate(site.get(f"/api/articles/{card.id}").json())


def test_found_words_stand_where_they_are_said_to(site: TestClient, record: Record) -> None:
    found = site.get("/api/search", params={"degree": "probable", "limit": "100"}).json()["items"]
    assert found
    for each in found:
        text = record.library.reading(each["article"]).text
        assert text[slice(*each["span"])] == each["words"]
        assert each["statements"]
        id_ = each["statements"][0]["id"]
        assert site.get(f"/api/statements/{id_}").json()["article"] == each["article"]


@pytest.mark.parametrize(
    ("address", "status"),
    [("/api/articles/zz", 422), ("/api/articles/00000000", 404), ("/api/search?since=x", 422),
     ("/api/articles?cursor=bm8", 422), ("/api/articles?limit=0", 422), ("/api/nothing", 404),
     ("/api/claims/00000000", 404), ("/api/speakers?cursor=%C3%A9", 422)],
)  # fmt: skip
def test_errors_are_problem_details(site: TestClient, address: str, status: int) -> None:
    answer = site.get(address)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert told["status"] == status
    assert told["detail"]
    assert told["instance"] == address.partition("?")[0]


def test_the_description_is_openapi_3_1(site: TestClient) -> None:
    told = site.get("/api/openapi.json").json()
    assert told["openapi"].startswith("3.1")
    for path in told["paths"].values():
        for answer in path["get"]["responses"].values():
            for content in answer.get("content", {}).values():
                name = content["schema"].get("$ref", "").rpartition("/")[2]
                assert not name or name in told["components"]["schemas"]
                Draft202012Validator.check_schema(content["schema"])


def test_any_request_is_answered_as_described(record: Record) -> None:
    """Requests drawn from the description, sound and unsound: what comes back is described.

    A cursor is opaque: no description tells which text is one, so a made-up one may be refused.
    """
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", make_app(record))

    for operation in schema.get_all_operations():
        found = operation.ok()

        @hypothesis.settings(max_examples=8, deadline=None, database=None, derandomize=True)
        @hypothesis.given(case=found.as_strategy())
        def each(case: Any) -> None:
            case.call_and_validate(excluded_checks=[positive_data_acceptance])

        each()


def test_feeds(site: TestClient, record: Record) -> None:
    """Of all, a question, a speaker and a story; entries lead to pages that are there."""
    (story, *_) = record.ledger.stories()
    for address in ("/feed", "/feed{}?words=dam", "/feed{}?entity=Tomas+Ridel",
                    f"/stories/{story.id}/feed"):  # fmt: skip
        pattern = address if "{}" in address else address + "{}"
        root = ElementTree.fromstring(site.get(pattern.format(".atom")).content)
        entries = root.findall(f"{ATOM}entry")
        items = site.get(pattern.format(".json")).json()["items"]
        assert len(entries) == len(items) > 0
        ids = [entry.findtext(f"{ATOM}id") for entry in entries]
        assert ids == [item["id"] for item in items]
        assert len(set(ids)) == len(ids)
        assert site.get(items[0]["url"].replace("http://testserver", "")).status_code == 200
        for entry in entries:
            assert re.match(r"\d{4}-\d\d-\d\dT", entry.findtext(f"{ATOM}updated") or "")


def test_annotations_find_their_words(record: Record) -> None:
    """Both selectors of every anchor lead to the same words (W3C Web Annotation)."""
    for card in record.library.articles(many=20):
        reading = record.library.reading(card.id)
        items = annotations(reading)["items"]
        assert len(items) >= len(reading.statements)
        for item in items:
            pairs = item["target"]["selector"]
            for quote, position in zip(pairs[::2], pairs[1::2], strict=True):
                assert reading.text[position["start"] : position["end"]] == quote["exact"]
                around = quote["prefix"] + quote["exact"] + quote["suffix"]
                assert around in reading.text


def test_pages_carry_linked_data(site: TestClient, record: Record) -> None:
    (card, *_) = record.library.articles(outlet="The Harbour Ledger")
    page = site.get(f"/articles/{card.id}").text
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    data = json.loads(found)
    assert data["@type"] == "NewsArticle"
    assert data["datePublished"] == card.published
    text = record.library.reading(card.id).text
    for part in data["hasPart"]:
        assert part["selector"][0]["exact"] in text
    (story, *_) = record.ledger.stories()
    page = site.get(f"/stories/{story.id}").text
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert json.loads(found)["@graph"][0]["@type"] == "Claim"


@pytest.mark.parametrize("what", COLUMNS)
@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet", "geojson"])
def test_every_row_has_its_anchor(record: Record, tmp_path: Path, what: str, form: str) -> None:
    """In each form: as many rows as things found, and each one's words where it says."""
    out = tmp_path / f"rows.{form}"
    if form == "geojson" and what in {"statements", "claims"}:
        with pytest.raises(DatelineError, match="coordinates"):
            export_rows(record, what, out, form=form)
        return
    count = export_rows(record, what, out, form=form)
    texts = {reading.id: reading.text for reading in record.readings()}
    rows = list(read_rows(out, form))
    expected = {
        "statements": sum(len(reading.statements) for reading in record.readings()),
        "events": sum(len(reading.events) for reading in record.readings()),
        "places": sum(len(reading.places) for reading in record.readings()),
        "claims": record.ledger.counts()["claims"],
    }[what]
    assert len(rows) == count == expected
    for row in rows:
        words = texts[row["article"]][int(row["start"]) : int(row["end"])]
        assert row["words"].removeprefix("'") == words.removeprefix("'")


def read_rows(path: Path, form: str) -> list[dict[str, Any]]:
    if form == "parquet":
        parquet = pytest.importorskip("pyarrow.parquet")
        found: list[dict[str, Any]] = parquet.read_table(path).to_pylist()
        return found
    text = path.read_text("utf-8")
    if form == "csv":
        return list(csv.DictReader(path.open(encoding="utf-8", newline="")))
    if form == "jsonl":
        return [json.loads(line) for line in text.splitlines()]
    return [feature["properties"] for feature in json.loads(text)["features"]]


def test_the_folder_opens_without_a_server(record: Record, tmp_path: Path) -> None:
    """Every link of every page leads to a file of the folder, and to a place in it."""
    count = publish(record, tmp_path, locale="uk")
    pages = list(tmp_path.rglob("*.html"))
    assert len(pages) == count > 30
    ids = {page: set(re.findall(r'id="([^"]+)"', page.read_text("utf-8"))) for page in pages}
    for page in pages:
        text = page.read_text("utf-8")
        assert '<html lang="uk">' in text
        assert '<form class="find" role' not in text
        for link in re.findall(r'href="([^"]*)"', text):
            address, _, place = unescape(link).partition("#")
            if address.startswith(("http:", "https:")):
                continue
            assert not address.startswith("/"), (page, link)
            there = (page.parent / unquote(address)).resolve() if address else page
            assert there.exists(), (page, link)
            if place and there.suffix == ".html":
                assert place in ids[there], (page, link)


def test_the_same_folder_every_time(record: Record, tmp_path: Path) -> None:
    for name in ("one", "two"):
        publish(record, tmp_path / name, locale="en")
    for page in (tmp_path / "one").rglob("*.*"):
        other = tmp_path / "two" / page.relative_to(tmp_path / "one")
        assert page.read_bytes() == other.read_bytes()
