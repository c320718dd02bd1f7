"""Feeds and sitemaps: the pages that they list are fetched, with what is said of them."""

import gzip
import json
from pathlib import Path

import pytest

from dateline.model import Missing, Page
from dateline.page import Fetcher, pages
from dateline.page.feed import is_listing, read_listing
from page.loopback import Site

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Вісті</title><language>uk</language>
<item><title>Дамба</title><link>{site}/1</link><pubDate>Sat, 14 Dec 2024 10:00:00 +0200</pubDate>
<source url="https://reka.example/feed">Ріка</source></item>
<item><title>No date &amp; no source</title><link>/2</link></item>
</channel></rss>"""

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Вести</title>
<entry><title>Плотина</title><link rel="alternate" href="{site}/1"/>
<published>2024-12-14T10:00:00+03:00</published><updated>2024-12-15T10:00:00Z</updated>
<author><name>Ольга Н.</name></author></entry></feed>"""

NEWS = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc> {site}/1 </loc><lastmod>2024-12-15</lastmod>
<image:image><image:loc>{site}/picture</image:loc><image:title>A picture</image:title></image:image>
<news:news><news:publication><news:name>Reka</news:name><news:language>en</news:language>
</news:publication><news:publication_date>2024-12-14T10:00:00Z</news:publication_date>
<news:title>The dam</news:title></news:news></url>
<!-- a comment --><url><loc>{site}/2</loc></url></urlset>"""

INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>{site}/map1</loc></sitemap><sitemap><loc>{site}/map2.xml.gz</loc></sitemap>
</sitemapindex>"""


def json_feed(*items: object, title: str = "Reka") -> str:
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": title, "items": list(items)}
    return json.dumps(feed)


@pytest.fixture
def news(site: Site) -> Site:
    for number in range(1, 5):
        site.put(f"/{number}", f"<p>Page {number} of the news.")
    return site


def read(source: str | Path, fetcher: Fetcher) -> list[Page]:
    found = list(pages(str(source), fetcher=fetcher))
    assert all(isinstance(page, Page) for page in found), found
    return [page for page in found if isinstance(page, Page)]


def test_rss_yields_its_pages_with_publisher_and_date(news: Site, fetcher: Fetcher) -> None:
    """The entry's own source is its publisher; what is not said stays away."""
    address = news.put("/feed", RSS.format(site=news.address), content_type="application/rss+xml")
    first, second = read(address, fetcher)
    assert first.data == b"<p>Page 1 of the news."
    assert first.hints == {
        "title": "Дамба",
        "published": "Sat, 14 Dec 2024 10:00:00 +0200",
        "publisher": "Ріка",
        "language": "uk",
        "feed": address,
    }
    assert second.url == news.address + "/2"
    assert second.hints == {
        "title": "No date & no source",
        "publisher": "Вісті",
        "language": "uk",
        "feed": address,
    }


def test_atom(news: Site, fetcher: Fetcher) -> None:
    (page,) = read(news.put("/feed", ATOM.format(site=news.address)), fetcher)
    assert page.hints["published"] == "2024-12-14T10:00:00+03:00"
    assert page.hints["modified"] == "2024-12-15T10:00:00Z"
    assert page.hints["author"] == "Ольга Н."


def test_json_feed(news: Site, fetcher: Fetcher) -> None:
    item = {"id": "1", "url": "/1", "title": "Дамба", "date_published": "2024-12-14T10:00:00Z"}
    body = json_feed({**item, "authors": [{"name": "O. N."}]}, {"id": "2", "external_url": "/2"})
    first, second = read(news.put("/feed.json", body, content_type="application/json"), fetcher)
    assert (first.hints["title"], first.hints["author"]) == ("Дамба", "O. N.")
    assert first.hints["published"] == "2024-12-14T10:00:00Z"
    assert second.url == news.address + "/2"


def test_a_news_sitemap(news: Site, fetcher: Fetcher) -> None:
    """A picture's own address and title are not the page's."""
    address = news.put("/map", NEWS.format(site=news.address), content_type="application/xml")
    first, second = read(address, fetcher)
    assert first.url == news.address + "/1"
    assert first.hints == {
        "title": "The dam",
        "published": "2024-12-14T10:00:00Z",
        "modified": "2024-12-15",
        "publisher": "Reka",
        "language": "en",
        "feed": address,
    }
    assert second.url == news.address + "/2"


def test_a_sitemap_index_and_a_gzipped_sitemap(news: Site, fetcher: Fetcher) -> None:
    """Each page once, though both sitemaps name it."""
    news.put("/map1", NEWS.format(site=news.address))
    more = NEWS.format(site=news.address).replace("/2<", "/3<")
    news.put("/map2.xml.gz", gzip.compress(more.encode(), mtime=0), content_type="application/gzip")
    found = read(news.put("/index", INDEX.format(site=news.address)), fetcher)
    assert [page.url for page in found] == [f"{news.address}/{number}" for number in (1, 2, 3)]


def test_an_index_that_names_itself_ends(news: Site, fetcher: Fetcher) -> None:
    news.put("/map1", INDEX.format(site=news.address))
    found = list(pages(news.put("/index", INDEX.format(site=news.address)), fetcher=fetcher))
    assert [type(page) for page in found] == [Missing]  # the second sitemap is not there


def test_indexes_without_end_stop(news: Site, fetcher: Fetcher) -> None:
    for depth in range(10):
        index = f"<sitemapindex><sitemap><loc>/i{depth + 1}</loc></sitemap></sitemapindex>"
        news.put(f"/i{depth}", index)
    (outcome,) = pages(news.address + "/i0", fetcher=fetcher)
    assert isinstance(outcome, Missing)
    assert "3 indexes deep" in outcome.problem.message


@pytest.mark.parametrize(
    ("name", "words"), [("a.rss", RSS), ("a.atom", ATOM), ("a.xml", NEWS), ("a.xml.gz", NEWS)]
)
def test_a_feed_in_a_file_and_in_a_folder(
    news: Site, fetcher: Fetcher, tmp_path: Path, name: str, words: str
) -> None:
    data = words.format(site=news.address).replace("<link>/2", f"<link>{news.address}/2").encode()
    (tmp_path / name).write_bytes(gzip.compress(data, mtime=0) if name.endswith("gz") else data)
    direct = read(tmp_path / name, fetcher)
    assert direct[0].url == news.address + "/1"
    assert [page.url for page in read(tmp_path, fetcher)] == [page.url for page in direct]


def test_a_missing_page_does_not_stop_the_feed(news: Site, fetcher: Fetcher) -> None:
    body = json_feed(*({"url": f"/{path}"} for path in ("1", "gone", "2", "1")))
    found = list(pages(news.put("/feed", body), fetcher=fetcher))
    assert [type(page) for page in found] == [Page, Missing, Page]
    assert found[1].address == news.address + "/gone"  # type: ignore[union-attr]


class TestBrokenFeeds:
    def complaint(self, data: bytes | str, tmp_path: Path, fetcher: Fetcher) -> str:
        path = tmp_path / "a.json"
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        outcome = next(iter(pages(str(path), fetcher=fetcher)))
        assert isinstance(outcome, Missing)
        assert outcome.address == str(path)
        return outcome.problem.message

    def test_half_a_surrogate_pair(self, news: Site, fetcher: Fetcher) -> None:
        body = json_feed({"url": "/1", "title": "half \ud83d here"}, {"url": "/2", "title": "😀"})
        first, second = read(news.put("/feed", body), fetcher)
        assert first.hints["title"] == "half \ufffd here"
        assert "U+FFFD" in first.problems[0].message
        assert second.hints["title"] == "😀"
        assert second.problems == ()

    @pytest.mark.parametrize(
        ("data", "message"),
        [
            (b"", "empty"),
            (b'{"version": "https://jsonfeed.org/version/1", "items": [', "not JSON"),
            (b'{"version": "https://jsonfeed.org/version/1", "a": ' + b"[" * 100_000, "not JSON"),
            (b'{"version": "https://jsonfeed.org/version/1"}', "no list of items"),
            (b'{"version": "https://jsonfeed.org/version/1", "items": []}', "lists no pages"),
            (b'{"other": "json"}', "not a feed"),
            (b"<rss><channel></channel></rss>", "lists no pages"),
            (b"<urlset></urlset>", "lists no pages"),
            (b"<urlset", "damaged"),
        ],
    )
    def test_are_said_to_be(
        self, tmp_path: Path, fetcher: Fetcher, data: bytes, message: str
    ) -> None:
        assert message in self.complaint(data, tmp_path, fetcher)

    def test_an_entry_without_an_address(self, tmp_path: Path, fetcher: Fetcher) -> None:
        message = self.complaint(json_feed({"title": "The dam"}, 7, None), tmp_path, fetcher)
        assert message == "entry 1 (The dam) gives no web address"

    def test_relative_addresses_in_a_file_lead_nowhere(
        self, tmp_path: Path, fetcher: Fetcher
    ) -> None:
        assert "no web address" in self.complaint(json_feed({"url": "/1"}), tmp_path, fetcher)

    def test_bytes_that_are_not_utf_8(self, news: Site, fetcher: Fetcher) -> None:
        body = json_feed({"url": "/1", "title": "BAD"}).encode().replace(b"BAD", b"\xff")
        outcomes = list(pages(news.put("/feed", body), fetcher=fetcher))
        assert [type(outcome) for outcome in outcomes] == [Missing, Page]

    def test_damaged_xml_gives_what_it_holds(self, news: Site, fetcher: Fetcher) -> None:
        for words in (RSS, NEWS):
            cut = words.format(site=news.address)
            cut = cut[: cut.rindex("</")].replace("&amp;", "&")
            outcomes = list(pages(news.put("/feed", cut), fetcher=fetcher))
            found = [page.url for page in outcomes if isinstance(page, Page)]
            assert found[0] == news.address + "/1"

    def test_entities_that_swell_do_not(self) -> None:
        swell = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
        entry = "<urlset><url><loc>&e11;</loc></url></urlset>"
        bomb = f'<!DOCTYPE urlset [<!ENTITY e0 "lol">{swell}]>{entry}'
        assert len(str(read_listing(bomb.encode(), None))) < 10_000
        rss = bomb.replace("urlset", "rss").replace("url>", "item>").replace("loc>", "link>")
        assert len(str(read_listing(rss.encode(), None))) < 10_000

    def test_entities_that_read_files_do_not(self, tmp_path: Path) -> None:
        (tmp_path / "secret").write_text("the-secret")
        for root, entry, link in (("urlset", "url", "loc"), ("rss", "item", "link")):
            words = (
                f'<!DOCTYPE {root} [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]>'
                f"<{root}><{entry}><{link}>http://a.example/&x;</{link}></{entry}></{root}>"
            )
            assert "the-secret" not in str(read_listing(words.encode(), None))


def test_html_and_text_are_no_feeds() -> None:
    for data in (b"<!doctype html><p>rss", b"<html><body><rss>", b"A text on RSS", b"", b"{}"):
        assert not is_listing(data)
    for data in (RSS, ATOM, NEWS, INDEX, json_feed()):
        assert is_listing(data.encode())
        assert is_listing(b"\xef\xbb\xbf\n<!-- made by hand -->" + data.encode()) != (
            data.startswith("{")
        )


def test_a_hostile_prolog_takes_no_time() -> None:
    assert not is_listing(b"<??>" * 2000 + b"x")
