"""Files, folders and standard input; and input that is broken."""

import gzip
import io
import os
from pathlib import Path

import pytest

from dateline.errors import SourceError
from dateline.identity import sha256
from dateline.model import Missing, Page
from dateline.page import Limits, Outcome, pages
from page.archives import archive, html

HTML = "<!doctype html><title>Гребля</title><p>Гребля в Орлиці стоїть.".encode()
TEXT = "Плотина в Орлице стоит.\r\n\r\nThe dam holds.".encode()


def only(source: Path | str, **given: object) -> Page:
    (page,) = pages(str(source), **given)  # type: ignore[arg-type]
    assert isinstance(page, Page), page
    return page


def messages(page: Outcome) -> list[str]:
    assert not isinstance(page, Missing | str)
    return [problem.message for problem in getattr(page, "problems", ())]


@pytest.mark.parametrize(
    ("name", "media"),
    [
        ("a.html", "text/html"),
        ("a.HTM", "text/html"),
        ("a.xhtml", "application/xhtml+xml"),
        ("a.txt", "text/plain"),
    ],
)
@pytest.mark.parametrize("zipped", [False, True])
def test_a_file_is_kept_byte_for_byte(
    tmp_path: Path, name: str, media: str, *, zipped: bool
) -> None:
    path = tmp_path / (name + ".gz" if zipped else name)
    path.write_bytes(gzip.compress(TEXT, mtime=0) if zipped else TEXT)
    page = only(path)
    assert (page.data, page.path, page.url, page.fetched) == (TEXT, str(path), None, None)
    assert page.digest == sha256(TEXT)
    assert page.headers == {"content-type": media}
    assert page.problems == ()


def test_a_gzip_file_of_several_members_is_one_page(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(TEXT, mtime=0) + gzip.compress(b"more", mtime=0) + b"\0\0")
    page = only(path)
    assert (page.data, page.problems) == (TEXT + b"more", ())


@pytest.mark.parametrize(
    ("data", "media"),
    [
        (HTML, "text/html"),
        (b"\n\n  <P>No head at all", "text/html"),
        (b"\xef\xbb\xbf<html>", "text/html"),
        ("\ufeff<html><p>Гребля".encode("utf-16-le"), "text/html"),
        (b"<?xml version='1.0'?><html>", "text/html"),
        (TEXT, "text/plain"),
        (b"3 < 4 and <p> stands in the text", "text/plain"),
        (gzip.compress(HTML, mtime=0), "text/html"),
    ],
)
def test_standard_input_is_told_by_its_content(data: bytes, media: str) -> None:
    page = only("-", stdin=io.BytesIO(data))
    assert page.headers["content-type"] == media
    assert (page.path, page.url, page.address) == (None, None, "standard input")
    assert page.problems == ()


class TestBrokenFiles:
    def test_an_empty_file(self, tmp_path: Path) -> None:
        for name in ("a.html", "a.txt", "a.html.gz"):
            (tmp_path / name).write_bytes(b"")
            page = only(tmp_path / name)
            assert page.data == b""
            assert messages(page) == ["the page is empty"]

    @pytest.mark.parametrize(
        "data", [os.urandom(5000), b"%PDF-1.7\n" + TEXT, b"PK\x03\x04" + TEXT, bytes(range(256))]
    )
    def test_binary_rubbish_is_kept_and_said(self, tmp_path: Path, data: bytes) -> None:
        (tmp_path / "a.html").write_bytes(data)
        page = only(tmp_path / "a.html")
        assert page.data == data
        assert "not text" in messages(page)[0]

    def test_utf_16_and_old_code_pages_are_not_rubbish(self, tmp_path: Path) -> None:
        words = HTML.decode()
        for encoding in ("utf-16", "windows-1251", "koi8-u"):
            (tmp_path / "a.html").write_bytes(words.encode(encoding, "replace"))
            assert only(tmp_path / "a.html").problems == ()

    def test_a_nul_byte_is_kept_and_said(self, tmp_path: Path) -> None:
        data = HTML + b"\0" + HTML
        (tmp_path / "a.html").write_bytes(data)
        page = only(tmp_path / "a.html")
        assert page.data == data
        assert messages(page) == ["the page holds NUL characters: 1"]

    def test_a_cut_gzip_keeps_what_can_be_read(self, tmp_path: Path) -> None:
        words = b" ".join(b"%d" % number for number in range(20_000))
        packed = gzip.compress(words, mtime=0)
        (tmp_path / "a.txt.gz").write_bytes(packed[: len(packed) * 2 // 3])
        page = only(tmp_path / "a.txt.gz")
        assert len(page.data) > len(words) / 2
        assert words.startswith(page.data)
        assert "cut short" in messages(page)[0]

    def test_a_damaged_gzip_keeps_what_stands_before(self, tmp_path: Path) -> None:
        words = b" ".join(b"%d" % number for number in range(20_000))
        packed = bytearray(gzip.compress(words, mtime=0))
        packed[len(packed) // 2 :] = b"\xff" * (len(packed) - len(packed) // 2)
        (tmp_path / "a.txt.gz").write_bytes(packed)
        page = only(tmp_path / "a.txt.gz")
        assert len(page.data) > len(words) / 4
        assert words.startswith(page.data[: len(page.data) // 2])
        assert "damaged" in messages(page)[0]

    def test_a_gzip_name_on_a_plain_file(self, tmp_path: Path) -> None:
        (tmp_path / "a.html.gz").write_bytes(HTML)
        page = only(tmp_path / "a.html.gz")
        assert page.data == HTML
        assert "not gzip" in messages(page)[0]

    def test_rubbish_behind_a_gzip_is_said(self, tmp_path: Path) -> None:
        (tmp_path / "a.html.gz").write_bytes(gzip.compress(HTML, mtime=0) + b"rubbish")
        page = only(tmp_path / "a.html.gz")
        assert page.data == HTML
        assert "7 bytes" in messages(page)[0]

    def test_a_bomb_stops_at_the_limit(self, tmp_path: Path) -> None:
        path = tmp_path / "a.html.gz"
        path.write_bytes(gzip.compress(bytes(30_000_000), mtime=0))
        (outcome,) = pages(str(path), limits=Limits(page_bytes=100_000))
        assert isinstance(outcome, Missing)
        assert "100,000 bytes" in outcome.problem.message
        assert "DATELINE_PAGE_BYTES" in outcome.problem.message

    def test_fifty_megabytes_are_read(self, tmp_path: Path) -> None:
        data = HTML + b"x" * 50_000_000
        (tmp_path / "a.html").write_bytes(data)
        assert only(tmp_path / "a.html").digest == sha256(data)

    def test_a_page_over_the_limit_is_missing(self, tmp_path: Path) -> None:
        (tmp_path / "a.html").write_bytes(b"x" * 101)
        for source, stdin in [(str(tmp_path / "a.html"), None), ("-", io.BytesIO(b"x" * 101))]:
            (outcome,) = pages(source, limits=Limits(page_bytes=100), stdin=stdin)
            assert isinstance(outcome, Missing)
            assert "100 bytes" in outcome.problem.message
        assert only("-", limits=Limits(page_bytes=101), stdin=io.BytesIO(b"x" * 101)).data

    @pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
    def test_a_file_that_may_not_be_read_is_missing(self, tmp_path: Path) -> None:
        path = tmp_path / "a.html"
        path.write_bytes(HTML)
        path.chmod(0)
        (outcome,) = pages(str(path))
        assert isinstance(outcome, Missing)
        assert "cannot be read" in outcome.problem.message

    def test_a_name_that_is_not_utf_8_can_be_stored(self, tmp_path: Path) -> None:
        path = os.fsencode(tmp_path) + b"/\xe3\xf0\xe5.html"
        with open(path, "wb") as file:  # noqa: PTH123  a name only bytes can spell
            file.write(HTML)
        page = only(os.fsdecode(path))
        assert page.path is not None
        assert page.path.encode().endswith("\ufffd\ufffd\ufffd.html".encode())


class TestRefused:
    """Sources that cannot be meant are refused at once, with what to do."""

    @pytest.mark.parametrize("source", ["nowhere.html", "no/folder", "a\0b.html", "x" * 5000])
    def test_what_is_not_there(self, source: str) -> None:
        with pytest.raises(SourceError, match="begins with https://"):
            pages(source)

    @pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a", "a.html.zip", "a.gz"])
    def test_what_is_of_no_known_kind(self, tmp_path: Path, name: str) -> None:
        (tmp_path / name).write_bytes(HTML)
        with pytest.raises(SourceError, match=r"\.html"):
            pages(str(tmp_path / name))

    def test_resuming_what_cannot_be_resumed(self, tmp_path: Path) -> None:
        (tmp_path / "a.html").write_bytes(HTML)
        for source in (str(tmp_path / "a.html"), str(tmp_path), "-", "https://news.example/a"):
            with pytest.raises(SourceError, match="WARC"):
                pages(source, resume=7)
        (tmp_path / "a.warc").write_bytes(b"")
        with pytest.raises(SourceError, match="0 or more"):
            pages(str(tmp_path / "a.warc"), resume=-1)


class TestFolder:
    def test_is_read_in_order_with_all_that_is_below(self, tmp_path: Path) -> None:
        for name in ("b.html", "a/2.txt", "a/10.txt", "c/d/e.htm", "a.html.gz", "z.xhtml"):
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(gzip.compress(HTML, mtime=0) if name.endswith("gz") else HTML)
        (tmp_path / "w.warc.gz").write_bytes(archive(html(1), html(2), gzipped=True))
        found = [page.path for page in pages(str(tmp_path)) if isinstance(page, Page)]
        names = ["a/10.txt", "a/2.txt", "a.html.gz", "b.html", "c/d/e.htm"]
        expected = [*names, "w.warc.gz", "w.warc.gz", "z.xhtml"]
        assert found == [str(tmp_path / name) for name in expected]

    def test_what_is_plainly_not_a_page_is_passed_over(self, tmp_path: Path) -> None:
        for name in ("a.jpg", "a.css", "a.js", "data.json", "config.xml", "LICENSE", "a.pdf"):
            (tmp_path / name).write_bytes(b'{"a": 1}')
        (tmp_path / "a.html").write_bytes(HTML)
        os.mkfifo(tmp_path / "pipe.html")
        assert only(tmp_path).path == str(tmp_path / "a.html")

    def test_that_holds_nothing_says_so(self, tmp_path: Path) -> None:
        (outcome,) = pages(str(tmp_path))
        assert isinstance(outcome, Missing)
        assert "holds no file" in outcome.problem.message

    def test_links_that_lead_round_are_walked_once(self, tmp_path: Path) -> None:
        (tmp_path / "a").mkdir()
        (tmp_path / "a" / "1.html").write_bytes(HTML)
        (tmp_path / "a" / "back").symlink_to(tmp_path)
        (tmp_path / "self").symlink_to(tmp_path / "self")
        (tmp_path / "again").symlink_to(tmp_path / "a")
        found = list(pages(str(tmp_path)))
        assert [page.path for page in found if isinstance(page, Page)] == [
            str(tmp_path / "a" / "1.html")
        ]
        lost = [page.address for page in found if isinstance(page, Missing)]
        assert lost == [str(tmp_path / "self")]

    def test_a_broken_page_does_not_stop_the_others(self, tmp_path: Path) -> None:
        (tmp_path / "1.html.gz").write_bytes(gzip.compress(bytes(1000), mtime=0))
        (tmp_path / "2.html").symlink_to(tmp_path / "nowhere.html")
        (tmp_path / "3.html").write_bytes(b"<p>read")
        kinds = [type(page) for page in pages(str(tmp_path), limits=Limits(page_bytes=100))]
        assert kinds == [Missing, Missing, Page]
