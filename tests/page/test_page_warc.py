"""WARC files: what is a page, going on where reading stopped, and damage."""

import gzip
import io
import zlib
from datetime import UTC, datetime
from pathlib import Path

import brotli
import pytest
from warcio.archiveiterator import ArchiveIterator

from dateline.model import Missing, Page
from dateline.page import Limits, Outcome, pages
from page.archives import Stored, archive, html

BODY = "<!doctype html><title>Гребля</title><p>Гребля стоїть.".encode()
PLAIN_HEADERS = (("Content-Type", "text/html"),)


@pytest.fixture(params=[False, True], ids=["warc", "warc.gz"])
def gzipped(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


def write(folder: Path, data: bytes) -> str:
    path = folder / ("a.warc.gz" if data[:2] == b"\x1f\x8b" else "a.warc")
    path.write_bytes(data)
    return str(path)


def found(outcomes: list[Outcome]) -> list[Page]:
    return [page for page in outcomes if isinstance(page, Page)]


def lost(outcomes: list[Outcome]) -> list[str]:
    return [gone.problem.message for gone in outcomes if isinstance(gone, Missing)]


def test_a_response_is_a_page(tmp_path: Path, *, gzipped: bool) -> None:
    headers = (("Content-Type", "text/html"), ("X-A", "1"), ("x-a", "2"))
    path = write(
        tmp_path, archive(Stored("http://reka.example/1", BODY, headers=headers), gzipped=gzipped)
    )
    (page,) = found(list(pages(path)))
    assert page.data == BODY
    assert (page.url, page.path) == ("http://reka.example/1", path)
    assert page.fetched == datetime(2024, 12, 14, 18, 2, 11, tzinfo=UTC)
    assert page.headers == {"content-type": "text/html", "x-a": "1, 2"}
    assert page.resume == Path(path).stat().st_size
    assert page.problems == ()


@pytest.mark.parametrize(
    "record",
    [
        Stored(
            "http://a.example/", BODY, kind="resource", headers=(("Content-Type", "text/html"),)
        ),
        Stored(
            "http://a.example/", BODY, kind="resource", headers=(("Content-Type", "text/plain"),)
        ),
        Stored("http://a.example/", BODY, headers=(("content-type", "Text/HTML ;charset=x"),)),
        Stored("http://a.example/", BODY, headers=(("Content-Type", "application/xhtml+xml"),)),
        Stored("http://a.example/", BODY, headers=()),
        Stored("<http://a.example/>", BODY),
    ],
)
def test_what_is_a_page(tmp_path: Path, record: Stored) -> None:
    (page,) = found(list(pages(write(tmp_path, archive(record, gzipped=True)))))
    assert (page.data, page.url, page.problems) == (BODY, "http://a.example/", ())


@pytest.mark.parametrize(
    "record",
    [
        Stored("http://a.example/", b"GIF89a", headers=(("Content-Type", "image/gif"),)),
        Stored("http://a.example/robots.txt", b"x", headers=(("Content-Type", "text/plain"),)),
        Stored("http://a.example/", BODY, status="404 Not Found"),
        Stored("http://a.example/", BODY, status="301 Moved"),
        Stored("http://a.example/", b"\x01\x02", headers=()),
        Stored("dns:a.example", b"a.example. A", kind="resource", headers=(("", "text/dns"),)),
        *(
            Stored("http://a.example/", b"x", kind=kind, headers=(("", "text/html"),))
            for kind in ("metadata", "conversion", "continuation")
        ),
    ],
)
def test_what_is_no_page_is_passed_over(tmp_path: Path, record: Stored, *, gzipped: bool) -> None:
    path = write(tmp_path, archive(html(1), record, html(2), gzipped=gzipped))
    outcomes = list(pages(path))
    assert [page.url for page in found(outcomes)] == [html(1).url, html(2).url]
    assert lost(outcomes) == []


def test_a_record_of_an_unknown_type_is_said(tmp_path: Path, *, gzipped: bool) -> None:
    strange = Stored("http://a.example/", b"x", kind="hologram", headers=(("", "text/html"),))
    outcomes = list(pages(write(tmp_path, archive(html(1), strange, html(2), gzipped=gzipped))))
    assert [type(outcome) for outcome in outcomes] == [Page, Missing, Page]
    assert "'hologram'" in lost(outcomes)[0]


def chunks(body: bytes, size: int = 20) -> bytes:
    parts = [body[start : start + size] for start in range(0, len(body), size)]
    return b"".join(b"%x;a=b\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ({"Content-Encoding": "gzip"}, gzip.compress(BODY, mtime=0)),
        ({"Content-Encoding": "deflate"}, zlib.compress(BODY)),
        ({"Content-Encoding": "deflate"}, zlib.compress(BODY, wbits=-15)),
        ({"Content-Encoding": "br"}, brotli.compress(BODY)),
        ({"Content-Encoding": "gzip"}, BODY),
        ({"Transfer-Encoding": "chunked"}, chunks(BODY)),
        ({"Transfer-Encoding": "chunked"}, BODY),
        (
            {"Transfer-Encoding": "Chunked", "Content-Encoding": "gzip"},
            chunks(gzip.compress(BODY, mtime=0)),
        ),
    ],
)
def test_codings_are_undone(tmp_path: Path, headers: dict[str, str], body: bytes) -> None:
    """Also where the archive stored the body decoded under its old headers."""
    record = Stored("http://a.example/", body, headers=(*PLAIN_HEADERS, *headers.items()))
    (page,) = found(list(pages(write(tmp_path, archive(record, gzipped=True)))))
    assert (page.data, page.problems) == (BODY, ())


def test_the_archive_says_that_a_page_is_not_whole(tmp_path: Path) -> None:
    record = Stored("http://a.example/", BODY, warc=(("WARC-Truncated", "length"),))
    (page,) = found(list(pages(write(tmp_path, archive(record, gzipped=True)))))
    assert page.data == BODY
    assert "length" in page.problems[0].message


@pytest.mark.parametrize(
    ("body", "coding", "message"),
    [
        (chunks(BODY)[:60], ("Transfer-Encoding", "chunked"), "chunks"),
        (gzip.compress(BODY, mtime=0)[:-10], ("Content-Encoding", "gzip"), "cut short"),
        (brotli.compress(BODY)[:-5], ("Content-Encoding", "br"), "cut short"),
    ],
)
def test_a_body_cut_short_is_kept_so_far(
    tmp_path: Path, body: bytes, coding: tuple[str, str], message: str
) -> None:
    record = Stored("http://a.example/", body, headers=(*PLAIN_HEADERS, coding))
    (page,) = found(list(pages(write(tmp_path, archive(record, gzipped=True)))))
    assert BODY.startswith(page.data)
    assert message in page.problems[0].message


def test_a_response_without_a_head_is_a_page_with_a_problem(tmp_path: Path) -> None:
    data = archive(html(1), gzipped=False)
    head = data.index(b"HTTP/1.1 200 OK")
    broken = data[:head] + b"<html><p>xx 200 OK" + data[head + 18 :]
    (page,) = found(list(pages(write(tmp_path, broken))))
    assert page.data.startswith(b"<html><p>xx")
    assert "no HTTP head" in page.problems[0].message


class TestResuming:
    def test_at_every_page_yields_exactly_the_rest(self, tmp_path: Path, *, gzipped: bool) -> None:
        picture = Stored("http://a.example/", b"x", headers=(("Content-Type", "image/gif"),))
        records = [html(1), picture, html(2), html(3), picture, picture, html(4), picture]
        path = write(tmp_path, archive(*records, gzipped=gzipped))
        whole = found(list(pages(path)))
        assert len(whole) == 4
        for number, page in enumerate(whole, 1):
            assert page.resume is not None
            assert list(pages(path, resume=page.resume)) == whole[number:]

    def test_a_file_that_is_one_gzip_member_is_read_and_has_no_offsets(
        self, tmp_path: Path
    ) -> None:
        plain = archive(html(1), html(2), html(3), gzipped=False)
        whole = found(list(pages(write(tmp_path, gzip.compress(plain, mtime=0)))))
        assert [page.url for page in whole] == [html(number).url for number in (1, 2, 3)]
        assert [page.resume for page in whole[:-1]] == [None, None]

    def test_at_no_record_is_said_and_reading_goes_on(
        self, tmp_path: Path, *, gzipped: bool
    ) -> None:
        path = write(tmp_path, archive(html(1), html(2), html(3), gzipped=gzipped))
        first, *rest = found(list(pages(path)))
        assert first.resume is not None
        outcomes = list(pages(path, resume=first.resume - 3))
        assert "not a WARC record" in lost(outcomes)[0]
        assert found(outcomes) == rest

    def test_behind_the_end_yields_nothing(self, tmp_path: Path) -> None:
        assert list(pages(write(tmp_path, archive(html(1), gzipped=True)), resume=10**9)) == []


class TestDamage:
    def test_cut_anywhere_loses_nothing_before(self, tmp_path: Path, *, gzipped: bool) -> None:
        """Earlier pages are intact; the cut one is there as far as it goes, or is said."""
        data = archive(html(1), html(2), html(3), gzipped=gzipped)
        whole = found(list(pages(write(tmp_path, data))))
        ends = [page.resume or 0 for page in whole]
        for cut in range(ends[0] + 1, ends[2] - 1, 7):
            outcomes = list(pages(write(tmp_path, data[:cut])))
            intact = [page for page, end in zip(whole, ends, strict=True) if end <= cut]
            again = found(outcomes)[: len(intact)]
            assert [(page.url, page.data) for page in again] == [
                (page.url, page.data) for page in intact
            ]
            assert all(page.problems == () and page.resume in {None, *ends} for page in again)
            if all(abs(cut - end) > 4 for end in ends):  # not between two records
                rest = outcomes[len(intact) :]
                assert len(rest) == 1
                said = rest[0].problems if isinstance(rest[0], Page) else [rest[0]]
                assert said
                if isinstance(rest[0], Page):
                    assert whole[len(intact)].data.startswith(rest[0].data)

    def test_a_cut_record_gives_what_is_there(self, tmp_path: Path, *, gzipped: bool) -> None:
        words = b"<html>" + b" ".join(b"%d" % number for number in range(5000))
        data = archive(html(1), Stored("http://a.example/", words), gzipped=gzipped)
        outcomes = list(pages(write(tmp_path, data[: len(data) - 3000])))
        first, cut = found(outcomes)
        assert first.problems == ()
        assert len(cut.data) > 10_000
        assert words.startswith(cut.data)
        assert "the WARC record is broken" in cut.problems[0].message

    def test_in_the_middle_leaves_the_rest(self, tmp_path: Path, *, gzipped: bool) -> None:
        data = bytearray(archive(html(1), html(2), html(3), gzipped=gzipped))
        ends = [page.resume or 0 for page in found(list(pages(write(tmp_path, bytes(data)))))]
        middle = slice(ends[0] + 12, ends[0] + 60)
        data[middle] = b"\xff" * 48
        outcomes = list(pages(write(tmp_path, bytes(data))))
        urls = [page.url for page in found(outcomes)]
        assert urls[0] == html(1).url
        assert urls[-1] == html(3).url
        assert lost(outcomes) or any(page.problems for page in found(outcomes))

    def test_rubbish_between_records_is_passed_over(self, tmp_path: Path, *, gzipped: bool) -> None:
        first = archive(html(1), gzipped=gzipped)
        second = archive(html(2), gzipped=gzipped)
        outcomes = list(pages(write(tmp_path, first + b"rubbish\r\n" * 5 + second)))
        assert [page.url for page in found(outcomes)] == [html(1).url, html(2).url]
        assert len(lost(outcomes)) == 1

    @pytest.mark.parametrize("length", [b"abc", b"-5", b"99999999", b"1"])
    def test_a_wrong_length_is_said(self, tmp_path: Path, length: bytes) -> None:
        data = archive(html(1), html(2), gzipped=False)
        at = data.index(b"Content-Length: ", data.index(b"WARC-Type: response")) + 16
        broken = data[:at] + length + data[data.index(b"\r\n", at) :]
        outcomes = list(pages(write(tmp_path, broken)))
        assert lost(outcomes) or any(page.problems for page in found(outcomes))
        assert html(2).url in [page.url for page in found(outcomes)]

    def test_an_empty_file_and_rubbish_are_said(self, tmp_path: Path) -> None:
        for data, message in ((b"", "empty"), (b"rubbish", "not a WARC"), (b"WARC/1.0", "broken")):
            outcomes = list(pages(write(tmp_path, data)))
            assert found(outcomes) == []
            assert message in lost(outcomes)[0]

    def test_bombs_stop_at_the_limit(self, tmp_path: Path) -> None:
        """A body that swells, a record that swells, and the page behind them is read."""
        limits = Limits(page_bytes=100_000)
        gz = (*PLAIN_HEADERS, ("Content-Encoding", "gzip"))
        inner = Stored("http://a.example/1", gzip.compress(bytes(30_000_000), mtime=0), headers=gz)
        outer = Stored("http://a.example/2", bytes(30_000_000), headers=PLAIN_HEADERS)
        path = write(tmp_path, archive(inner, outer, html(1), gzipped=True))
        outcomes = list(pages(path, limits=limits))
        assert [type(outcome) for outcome in outcomes] == [Missing, Missing, Page]
        assert all("DATELINE_PAGE_BYTES" in message for message in lost(outcomes))

    def test_a_film_over_the_limit_is_no_page_and_no_problem(self, tmp_path: Path) -> None:
        film = Stored("http://a.example/", bytes(200_000), headers=(("Content-Type", "video/mp4"),))
        outcomes = list(
            pages(
                write(tmp_path, archive(film, html(1), gzipped=True)),
                limits=Limits(page_bytes=100_000),
            )
        )
        assert [type(outcome) for outcome in outcomes] == [Page]


def test_what_warcio_reads_is_what_is_read(tmp_path: Path, *, gzipped: bool) -> None:
    """An independent reader finds the same pages with the same bytes."""
    data = archive(*(html(number) for number in range(30)), gzipped=gzipped)
    theirs = [
        (record.rec_headers.get_header("WARC-Target-URI"), record.content_stream().read())
        for record in ArchiveIterator(io.BytesIO(data))
        if record.rec_type == "response"
    ]
    assert [(page.url, page.data) for page in found(list(pages(write(tmp_path, data))))] == theirs
