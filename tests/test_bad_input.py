"""Bad input through the whole path: a clear problem, nothing lost, and never an exception.

`told` reads, checks every reading against the JSON Schema, keeps it in a record, and
verifies that record; these tests say what the user must be told, and what must be left.
"""

import gzip
import json
import random
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from dateline.page import Limits
from page.archives import Stored, archive
from whole import PARAGRAPHS, html, told, zipped

NESTED = 10_000


def whole(text: str) -> bool:
    """Whether all of the sample article's words are there."""
    flat = " ".join(text.split())
    return all(words in flat for words in PARAGRAPHS)


def one(path: Path, data: bytes | str) -> tuple[str, list[str]]:
    """Write a file and read it; its text, and what the user is told."""
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    (reading,), messages = told(path)
    return reading.text, messages


def says(messages: list[str], *words: str) -> bool:
    """Whether one message holds all these words."""
    return any(all(word in message for word in words) for message in messages)


def test_the_sample_itself_is_sound(tmp_path: Path) -> None:
    text, messages = one(tmp_path / "a.html", html())
    assert whole(text)
    assert messages == []


@pytest.mark.parametrize("name", ["a.html", "a.txt", "a.html.gz"])
def test_an_empty_file(tmp_path: Path, name: str) -> None:
    text, messages = one(tmp_path / name, b"")
    assert text == ""
    assert says(messages, "the page is empty")


def test_an_empty_archive_and_an_empty_feed(tmp_path: Path) -> None:
    for name in ("a.warc", "a.warc.gz", "a.xml", "a.json"):
        path = tmp_path / name
        path.write_bytes(b"")
        found, messages = told(path)
        assert found == []
        assert messages, name


@pytest.mark.parametrize("name", ["a.html", "a.txt"])
def test_binary_rubbish(tmp_path: Path, name: str) -> None:
    text, messages = one(tmp_path / name, random.Random(2).randbytes(200_000))
    assert text == ""
    assert says(messages, "binary")


def test_rubbish_behind_the_name_of_an_archive(tmp_path: Path) -> None:
    for name in ("a.warc", "a.warc.gz", "a.xml.gz"):
        path = tmp_path / name
        path.write_bytes(random.Random(4).randbytes(50_000))
        found, messages = told(path)
        assert found == []
        assert messages, name


def test_a_truncated_gzip(tmp_path: Path) -> None:
    """What came before the cut is read."""
    data = zipped(html(after="<nav>" + "".join(map(chr, range(0x4E00, 0x9000))) + "</nav>"))
    text, messages = one(tmp_path / "a.html.gz", data[: len(data) // 2])
    assert whole(text)
    assert says(messages, "cut short")


@pytest.mark.parametrize("gzipped", [False, True], ids=["warc", "warc.gz"])
def test_a_truncated_archive(tmp_path: Path, *, gzipped: bool) -> None:
    """The records before the cut are whole; the cut one says that it is broken."""
    stored = [
        Stored(f"http://reka.example/{n}", html(after=f"<p>Gate {n}.</p>").encode()) for n in "123"
    ]
    data = archive(*stored, gzipped=gzipped)
    path = tmp_path / ("a.warc.gz" if gzipped else "a.warc")
    path.write_bytes(data[: len(data) - 200])
    found, messages = told(path)
    assert [whole(reading.text) for reading in found[:2]] == [True, True]
    assert says(messages, "WARC record is broken")


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("utf-8", "cp1251"), ("cp1251", "utf-8"), ("iso-8859-1", "utf-8"), ("no-such", "cp1251")],
)
def test_a_wrong_declared_encoding(tmp_path: Path, declared: str, encoding: str) -> None:
    words = "Гребля над Орлицею стоїть, сказав міський голова в понеділок, вода спала на два метри."
    page = f"<meta charset='{declared}'><title>Гребля стоїть</title><h1>Гребля стоїть</h1>"
    data = (page + f"<article><p>{words}</p><p>Міст відкрито, каже речник.</p>").encode(encoding)
    text, messages = one(tmp_path / "a.html", data)
    assert words in text
    assert says(messages, "encoding") or says(messages, "encoded") or says(messages, declared)


BALLAST = {
    "comment": "<!--" + "x" * 50_000_000 + "-->",
    "links": "<div>" + "<a href='/x'>more</a> " * 2_380_000 + "</div>",
    "script": "<script>" + "f(1);" * 10_000_000 + "</script>",
}


@pytest.mark.parametrize("ballast", BALLAST)
def test_a_page_of_fifty_megabytes(tmp_path: Path, ballast: str) -> None:
    """Read in seconds, and its article found."""
    path = tmp_path / "a.html"
    path.write_text(html(after=BALLAST[ballast]))
    assert path.stat().st_size >= 50_000_000
    begun = time.perf_counter()
    (reading,), _ = told(path)
    assert time.perf_counter() - begun < 20
    assert whole(reading.text)


def test_a_page_over_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(html() + " " * 100_000)
    found, messages = told(path, limits=Limits(page_bytes=100_000))
    assert found == []
    assert says(messages, "100,000 bytes", "DATELINE_PAGE_BYTES")


@pytest.mark.parametrize("element", ["div", "span", "table", "blockquote", "b"])
def test_a_page_nested_ten_thousand_deep(tmp_path: Path, element: str) -> None:
    nest = f"<{element}>" * NESTED
    page = html().replace("<article>", nest + "<article>")
    text, messages = one(tmp_path / "a.html", page)
    assert whole(text)
    assert says(messages, "too deep")


def test_json_nested_ten_thousand_deep(tmp_path: Path) -> None:
    deep = "[" * NESTED + "]" * NESTED
    text, _ = one(
        tmp_path / "a.html", html(head=f"<script type='application/ld+json'>{deep}</script>")
    )
    assert whole(text)
    feed = tmp_path / "a.json"
    feed.write_text('{"version": "https://jsonfeed.org/version/1.1", "items": ' + deep + "}")
    found, messages = told(feed)
    assert found == []
    assert messages


def test_marks_of_direction_and_combining_characters(tmp_path: Path) -> None:
    """Kept code point for code point in a text file, and spans still hold."""
    said = "\u202bТа́л\u202c сказав: \u200f«Гре\u0301бля стоі\u0308ть»\u200e."
    words = f"Гре\u0301бля\n\nУ понеділок голова міста {said} Вода\u2067 спала.\u2069\r\n"
    text, _ = one(tmp_path / "a.txt", words)
    assert text == words
    page = html().replace(
        PARAGRAPHS[0], "He said: \u200f“The da\u0301m hol\u0308ds”\u200e, on Monday."
    )
    text, _ = one(tmp_path / "a.html", page)
    assert "da\u0301m hol\u0308ds" in text


def test_a_zero_byte(tmp_path: Path) -> None:
    for name in ("a.html", "a.txt"):
        data = html() if name == "a.html" else "\n\n".join(["Dam holds", *PARAGRAPHS])
        text, messages = one(tmp_path / name, data.replace("Ivan Tal", "Ivan\0 Tal"))
        assert "Tal said on Monday" in text
        assert "\0" not in text
        assert says(messages, "NUL") or says(messages, "null characters")


def test_half_a_character_in_a_pages_json(tmp_path: Path) -> None:
    facts = {
        "@type": "NewsArticle",
        "headline": "Dam \ud800holds",
        "datePublished": "2024-12-14",
        "articleSection": "Reg\udfffion",
        "author": {"@type": "Person", "name": "Olena \ud83dHai"},
        "publisher": {"@type": "Organization", "name": "Re\udc00ka"},
    }
    script = f"<script type='application/ld+json'>{json.dumps(facts)}</script>"
    text, messages = one(tmp_path / "a.html", html(head=script))
    assert whole(text)
    assert says(messages, "half a character")


def test_a_zip_bomb(tmp_path: Path) -> None:
    """Stopped at the limit, in little time and memory."""
    path = tmp_path / "a.html.gz"
    path.write_bytes(gzip.compress(bytes(200 * 2**20), 9, mtime=0))
    begun = time.perf_counter()
    found, messages = told(path, limits=Limits(page_bytes=10**6))
    assert time.perf_counter() - begun < 5
    assert found == []
    assert says(messages, "larger than 1,000,000 bytes")


def test_a_page_of_one_word_a_million_times(tmp_path: Path) -> None:
    """No text is so dull that reading it takes for ever."""
    begun = time.perf_counter()
    one(tmp_path / "a.html", "<title>x</title><p>" + "said " * 1_000_000)
    assert time.perf_counter() - begun < 20


@pytest.fixture
def site() -> Iterator[str]:
    """A host on which one address leads to itself, and feeds that go wrong."""
    surrogates = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Re\ud800ka",
        "items": [
            {"url": "HOST/page", "title": "Dam \ud800holds", "authors": [{"name": "\udfff"}]}
        ],
    }
    replies = {
        "/feed.json": json.dumps(surrogates),
        "/feed.xml": "<rss version='2.0'><channel><title>Reka</title>"
        "<item><title>Dam</title><link>HOST/undated</link></item>"
        "<item><title>Gate</title><link>HOST/page</link></item></channel></rss>",
        "/page": html(),
        "/undated": html(after="<p>Gate 2.</p>").replace("article:published_time", "x"),
    }

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            host = f"http://127.0.0.1:{self.server.server_port}"  # type: ignore[attr-defined]
            body = replies.get(self.path, "").replace("HOST", host).encode()
            status = 302 if self.path.startswith("/loop") else 200 if body else 404
            self.send_response(status)
            if status == 302:
                self.send_header("Location", "/loop2" if self.path == "/loop" else "/loop")
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the base's name
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


LOCAL = Limits(allow_private=True, host_delay=0, timeout=5)


def test_a_redirect_loop(site: str) -> None:
    found, messages = told(f"{site}/loop", limits=LOCAL)
    assert found == []
    assert says(messages, "redirect")


def test_a_private_address_is_refused_unless_allowed(site: str) -> None:
    found, messages = told(f"{site}/page")
    assert found == []
    assert says(messages, "private") or says(messages, "loopback")


def test_a_feed_of_undated_items(site: str) -> None:
    """The page's own date stands; where neither has one it stays unknown."""
    found, messages = told(f"{site}/feed.xml", limits=LOCAL)
    dates = [reading.published and reading.published.edtf for reading in found]
    assert dates == [None, "2024-12-14"]
    assert says(messages, "no publication date")


def test_half_a_character_in_a_feed(site: str) -> None:
    (reading,), _ = told(f"{site}/feed.json", limits=LOCAL)
    assert whole(reading.text)
