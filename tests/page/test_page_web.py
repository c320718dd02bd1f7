"""Fetching: limits, robots rules, delays, redirects, conditional requests."""

import gzip
import socket
import threading
import zlib
from datetime import UTC, datetime

import brotli
import pytest

from dateline.errors import SourceError
from dateline.identity import sha256
from dateline.model import Missing, Page
from dateline.page import Clock, Fetcher, Limits, Unchanged, Validators, pages
from page.loopback import Site

HTML = b"<!doctype html><title>The dam</title><p>The dam at Orlitsa holds."


def fetch(fetcher: Fetcher, address: str) -> Page:
    outcome = fetcher.fetch(address)
    assert isinstance(outcome, Page), outcome
    return outcome


def refusal(fetcher: Fetcher, address: str) -> str:
    outcome = fetcher.fetch(address)
    assert isinstance(outcome, Missing), outcome
    assert outcome.problem.stage == "page"
    return outcome.problem.message


def test_page_keeps_where_it_came_from(site: Site) -> None:
    """Bytes, digest, address, time with its zone, headers in lower case."""
    now = datetime(2024, 12, 14, 18, 2, tzinfo=UTC)
    address = site.put("/a?b=1", HTML, content_type="text/html; charset=utf-8", x_outlet="Reka")
    limits = Limits(allow_private=True, host_delay=0)
    with Fetcher(limits, clock=Clock(now=lambda: now)) as fetcher:
        (page,) = pages(address + "#part", fetcher=fetcher)
    assert isinstance(page, Page)
    assert (page.data, page.digest, page.url) == (HTML, sha256(HTML), address)
    assert page.fetched == now
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert page.headers["x-outlet"] == "Reka"
    assert page.problems == ()


def test_it_says_who_it_is(site: Site, fetcher: Fetcher) -> None:
    fetcher.fetch(site.put("/a", HTML))
    assert {asked["user-agent"] for _, asked in site.asked} == {Limits().user_agent}
    assert "cookie" not in site.asked[-1][1]


def test_no_cookie_is_sent_back(site: Site, fetcher: Fetcher) -> None:
    site.put("/a", HTML, set_cookie="seen=1")
    fetcher.fetch(site.address + "/a")
    fetcher.fetch(site.address + "/a")
    assert all("cookie" not in asked for _, asked in site.asked)


@pytest.mark.parametrize(
    ("coding", "pack"),
    [
        ("gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", lambda data: zlib.compress(data, wbits=-15)),
        ("br", brotli.compress),
        ("identity", bytes),
        ("gzip", bytes),  # declared and not done
    ],
)
def test_content_codings_are_undone(
    site: Site, fetcher: Fetcher, coding: str, pack: "type[bytes]"
) -> None:
    page = fetch(fetcher, site.put("/a", pack(HTML), content_encoding=coding))
    assert (page.data, page.problems) == (HTML, ())


def test_two_codings_are_undone_last_first(site: Site, fetcher: Fetcher) -> None:
    body = gzip.compress(zlib.compress(HTML), mtime=0)
    page = fetch(fetcher, site.put("/a", body, content_encoding="deflate, gzip"))
    assert page.data == HTML


def test_a_gzipped_file_is_unpacked(site: Site, fetcher: Fetcher) -> None:
    address = site.put("/a.html.gz", gzip.compress(HTML, mtime=0), content_type="application/gzip")
    assert fetch(fetcher, address).data == HTML


def test_an_unknown_coding_is_said(site: Site, fetcher: Fetcher) -> None:
    page = fetch(fetcher, site.put("/a", HTML, content_encoding="rot13"))
    assert page.data == HTML
    assert "rot13" in page.problems[0].message


def test_a_cut_gzip_answer_keeps_what_came(site: Site, fetcher: Fetcher) -> None:
    words = b"<p>" + b" ".join(b"%d" % number for number in range(5000))
    body = gzip.compress(words, mtime=0)
    page = fetch(fetcher, site.put("/a", body[: len(body) // 2], content_encoding="gzip"))
    assert len(page.data) > 1000
    assert words.startswith(page.data)
    assert "cut short" in page.problems[0].message


def test_a_connection_that_breaks_off_keeps_what_came(site: Site, fetcher: Fetcher) -> None:
    page = fetch(fetcher, site.put("/a", HTML, content_length="5000"))
    assert page.data == HTML
    assert "broke off" in page.problems[0].message


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br"])
def test_a_bomb_stops_at_the_limit(site: Site, fetcher: Fetcher, coding: str) -> None:
    bomb = bytes(20_000_000)
    packed = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress}[coding](bomb)
    assert len(packed) < fetcher.limits.page_bytes
    message = refusal(fetcher, site.put("/a", packed, content_encoding=coding))
    assert "1,000,000 bytes" in message
    assert "DATELINE_PAGE_BYTES" in message


def test_a_big_page_is_not_read(site: Site, fetcher: Fetcher) -> None:
    """Neither where the host says its size, nor where it does not."""
    big = b"x" * 1_000_001
    assert "1,000,000" in refusal(fetcher, site.put("/a", big))
    chunks = b"%x\r\n%s\r\n0\r\n\r\n" % (len(big), big)
    site.put("/b", chunks, transfer_encoding="chunked", content_length="")
    del site.replies["/b"][1]["Content-Length"]
    assert "1,000,000" in refusal(fetcher, site.address + "/b")
    assert len(fetch(fetcher, site.put("/c", big[1:])).data) == 1_000_000


def test_an_empty_answer_is_a_page_with_a_problem(site: Site, fetcher: Fetcher) -> None:
    page = fetch(fetcher, site.put("/a", b""))
    assert page.data == b""
    assert [problem.message for problem in page.problems] == ["the page is empty"]


def test_a_picture_is_a_page_with_a_problem(site: Site, fetcher: Fetcher) -> None:
    address = site.put("/a", b"\x89PNG\r\n\x1a\n" + bytes(100), content_type="image/png")
    assert "an image" in fetch(fetcher, address).problems[0].message


@pytest.mark.parametrize("status", [404, 410, 403, 500, 204 + 100])
def test_what_is_not_there_is_missing(site: Site, fetcher: Fetcher, status: int) -> None:
    assert str(status) in refusal(fetcher, site.put("/a", b"", status=status))


def test_a_busy_host_says_when_to_come_back(site: Site, fetcher: Fetcher) -> None:
    message = refusal(fetcher, site.put("/a", b"", status=503, retry_after="120"))
    assert "503" in message
    assert "120 s" in message


def test_a_host_that_is_not_there_is_missing(fetcher: Fetcher) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert "could not be" in refusal(fetcher, f"http://127.0.0.1:{port}/")


def test_a_host_that_never_answers_is_given_up() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        limits = Limits(allow_private=True, host_delay=0, timeout=0.2)
        with Fetcher(limits) as fetcher:
            address = f"http://127.0.0.1:{silent.getsockname()[1]}/"
            assert "did not answer in 0.2 s" in refusal(fetcher, address)


def test_a_host_that_drips_is_cut_off() -> None:
    """Each piece comes in time, and the whole never would."""
    stop = threading.Event()

    def drip(server: socket.socket) -> None:
        for _ in range(2):  # the robots rules, then the page
            connection, _ = server.accept()
            asked = connection.recv(4096)
            if b"robots" in asked:
                connection.sendall(b"HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n")
            else:
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n<p>")
                while not stop.wait(0.02):
                    try:
                        connection.sendall(b"x")
                    except OSError:
                        break
            connection.close()

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=drip, args=(server,))
        thread.start()
        limits = Limits(allow_private=True, host_delay=0, timeout=5, deadline=0.3)
        with Fetcher(limits) as fetcher:
            page = fetch(fetcher, f"http://127.0.0.1:{server.getsockname()[1]}/")
        stop.set()
        thread.join()
    assert page.data.startswith(b"<p>x")
    assert "0.3 s" in page.problems[0].message


@pytest.mark.parametrize(
    "address", ["http://", "http:///a", "https://[", "http://a:99999/", "http://\x00/"]
)
def test_a_broken_address_is_missing(fetcher: Fetcher, address: str) -> None:
    assert refusal(fetcher, address)


def test_other_schemes_are_refused() -> None:
    for source in ("ftp://host.example/a.html", "file:///etc/hosts", "gopher://host.example/"):
        with pytest.raises(SourceError, match="http and https"):
            pages(source)


class TestRedirects:
    def test_are_followed_to_the_address_that_is_kept(self, site: Site, fetcher: Fetcher) -> None:
        site.put("/new", HTML)
        address = site.put("/old", b"", status=301, location="/new")
        assert fetch(fetcher, address).url == site.address + "/new"

    def test_five_are_followed_and_six_are_not(self, site: Site, fetcher: Fetcher) -> None:
        site.put("/0", HTML)
        for hop in range(1, 7):
            site.put(f"/{hop}", b"", status=302, location=f"/{hop - 1}")
        assert fetch(fetcher, site.address + "/5").data == HTML
        assert "more than 5 times" in refusal(fetcher, site.address + "/6")

    def test_a_circle_is_missing(self, site: Site, fetcher: Fetcher) -> None:
        site.put("/a", b"", status=302, location="/b")
        site.put("/b", b"", status=307, location="/a")
        assert "in a circle" in refusal(fetcher, site.address + "/a")
        assert site.paths() == ["/a", "/b"]

    def test_elsewhere_than_the_web_is_missing(self, site: Site, fetcher: Fetcher) -> None:
        for number, target in enumerate(["file:///etc/hosts", "javascript:1", "http://[", "//"]):
            address = site.put(f"/{number}", b"", status=302, location=target)
            assert refusal(fetcher, address)

    def test_nowhere_is_missing(self, site: Site, fetcher: Fetcher) -> None:
        assert "302" in refusal(fetcher, site.put("/a", b"", status=302))


class TestRobots:
    def test_what_they_disallow_is_missing_and_not_asked_for(
        self, site: Site, fetcher: Fetcher
    ) -> None:
        site.put("/robots.txt", "User-agent: *\nDisallow: /private/\n")
        address = site.put("/private/a", HTML)
        assert "robots rules" in refusal(fetcher, address)
        assert site.paths() == []
        assert fetch(fetcher, site.put("/a", HTML)).data == HTML

    def test_a_rule_for_us_by_name_holds(self, site: Site, fetcher: Fetcher) -> None:
        site.put("/robots.txt", "User-agent: dateline\nDisallow: /\n\nUser-agent: *\nAllow: /\n")
        assert "robots rules" in refusal(fetcher, site.put("/a", HTML))

    def test_hold_for_what_a_redirect_leads_to(self, site: Site, fetcher: Fetcher) -> None:
        site.put("/robots.txt", "User-agent: *\nDisallow: /private/\n")
        site.put("/private/a", HTML)
        address = site.put("/a", b"", status=302, location="/private/a")
        assert "robots rules" in refusal(fetcher, address)
        assert site.paths() == ["/a"]

    def test_are_asked_for_once(self, site: Site, fetcher: Fetcher) -> None:
        for path in ("/a", "/b", "/c"):
            fetcher.fetch(site.put(path, HTML))
        assert [path for path, _ in site.asked].count("/robots.txt") == 1

    @pytest.mark.parametrize("status", [401, 403, 404, 410])
    def test_that_are_not_there_allow(self, site: Site, fetcher: Fetcher, status: int) -> None:
        site.put("/robots.txt", "User-agent: *\nDisallow: /\n", status=status)
        assert fetch(fetcher, site.put("/a", HTML)).data == HTML

    @pytest.mark.parametrize("status", [429, 500, 503])
    def test_that_a_host_cannot_give_disallow(
        self, site: Site, fetcher: Fetcher, status: int
    ) -> None:
        site.put("/robots.txt", b"", status=status)
        assert f"answers {status}" in refusal(fetcher, site.put("/a", HTML))
        assert site.paths() == []

    def test_are_read_through_redirects_and_compression(self, site: Site, fetcher: Fetcher) -> None:
        rules = gzip.compress(b"User-agent: *\nDisallow: /\n", mtime=0)
        site.put("/rules", rules, content_encoding="gzip")
        site.put("/robots.txt", b"", status=301, location="/rules")
        assert "robots rules" in refusal(fetcher, site.put("/a", HTML))

    def test_in_a_circle_count_as_none(self, site: Site, fetcher: Fetcher) -> None:
        site.put("/robots.txt", b"", status=301, location="/robots.txt")
        assert fetch(fetcher, site.put("/a", HTML)).data == HTML


class TestDelay:
    def test_between_requests_to_one_host(self, site: Site) -> None:
        waits: list[float] = []
        clock = Clock(sleep=waits.append, monotonic=lambda: 100.0 + sum(waits))
        limits = Limits(allow_private=True, host_delay=2.0)
        with Fetcher(limits, clock=clock) as fetcher:
            fetcher.fetch(site.put("/a", HTML))
            fetcher.fetch(site.put("/b", HTML))
        assert waits == [2.0, 2.0]  # robots rules, then a, then b

    def test_is_the_hosts_own_where_that_is_longer(self, site: Site) -> None:
        site.put("/robots.txt", "User-agent: *\nCrawl-delay: 7\n")
        waits: list[float] = []
        clock = Clock(sleep=waits.append, monotonic=lambda: 100.0 + sum(waits))
        with Fetcher(Limits(allow_private=True), clock=clock) as fetcher:
            for path in ("/a", "/b", "/c"):
                fetcher.fetch(site.put(path, HTML))
        assert waits == [1.0, 7.0, 7.0]

    def test_that_is_too_long_is_said_and_not_waited(self, site: Site, fetcher: Fetcher) -> None:
        site.put("/robots.txt", "User-agent: *\nCrawl-delay: 86400\n")
        assert fetch(fetcher, site.put("/a", HTML)).data == HTML
        assert "86400 s" in refusal(fetcher, site.put("/b", HTML))


class TestConditionalRequests:
    def test_an_unchanged_page_is_no_problem(self, site: Site, fetcher: Fetcher) -> None:
        address = site.put("/a", HTML, etag='"one"', last_modified="Sat, 14 Dec 2024 10:00:00 GMT")
        page = fetch(fetcher, address)
        assert fetcher.validators[address] == Validators.of(page.headers)
        site.put("/a", b"", status=304)
        with Fetcher(fetcher.limits, known=fetcher.validators) as later:
            assert list(pages(address, fetcher=later)) == [Unchanged(address=address)]
        asked = site.asked[-1][1]
        assert asked["if-none-match"] == '"one"'
        assert asked["if-modified-since"] == "Sat, 14 Dec 2024 10:00:00 GMT"

    def test_a_changed_page_is_read(self, site: Site, fetcher: Fetcher) -> None:
        address = site.put("/a", HTML)
        known = {address: Validators(etag='"old"')}
        with Fetcher(fetcher.limits, known=known) as later:
            assert fetch(later, address).data == HTML

    def test_what_was_never_seen_cannot_be_unchanged(self, site: Site, fetcher: Fetcher) -> None:
        assert "304" in refusal(fetcher, site.put("/a", b"", status=304))
