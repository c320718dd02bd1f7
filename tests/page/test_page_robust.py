"""No bytes whatever make the page stage raise, hang or keep silent."""

import gzip
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dateline.model import Missing, Page
from dateline.page import Clock, Fetcher, Limits, pages
from dateline.page.feed import read_listing
from page.archives import archive, html

LIMITS = Limits(page_bytes=100_000, host_delay=0)
SUFFIXES = ["html", "txt", "html.gz", "warc", "warc.gz", "xml", "rss", "json", "xml.gz"]
SEEDS = [
    b"<rss version='2.0'><channel><title>a</title><item><title>b</title>"
    b"<link>http://a.example/1</link><pubDate>Sat, 14 Dec 2024 10:00:00 GMT</pubDate></item>"
    b"</channel></rss>",
    b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><link href='http://a.example/1'/></entry>"
    b"</feed>",
    b"<urlset><url><loc>http://a.example/1</loc><lastmod>2024</lastmod></url></urlset>",
    b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"url": "http://a.example"}]}',
    archive(html(1), html(2), gzipped=False),
    archive(html(1), html(2), gzipped=True),
    gzip.compress(b"<p>The dam holds." * 50, mtime=0),
]
STARTS = [b"<rss>", b"<feed>", b"<urlset>", b'{"version":"https://jsonfeed.org"']
MARKUP = "<>/&;![]CDATAitem link='\" \n?-"


def nowhere(host: str, port: int) -> list[str]:
    return []


@pytest.fixture(scope="module")
def offline() -> Iterator[Fetcher]:
    with Fetcher(LIMITS, resolve=nowhere, clock=Clock(sleep=lambda _: None)) as fetcher:
        yield fetcher


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A sound file with some stretches written over, put in, or taken out."""
    data = bytearray(draw(st.sampled_from(SEEDS)))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = start + draw(st.integers(0, 20))
        data[start:end] = draw(st.binary(max_size=20))
    return bytes(data)


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(suffix=st.sampled_from(SUFFIXES), data=st.binary(max_size=300) | damaged())
def test_any_bytes_in_any_file_are_pages_or_missing(
    offline: Fetcher, suffix: str, data: bytes
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a.{suffix}"
        path.write_bytes(data)
        for source in (str(path), folder):
            outcomes = list(pages(source, fetcher=offline))
            assert all(isinstance(outcome, Page | Missing) for outcome in outcomes)
            assert outcomes or "warc" in suffix or source == folder
            assert len(outcomes) <= 20
            for outcome in outcomes:
                if isinstance(outcome, Page) and not outcome.data:
                    assert outcome.problems


@settings(max_examples=300, deadline=None)
@given(
    start=st.sampled_from([b"<rss>", b"<feed>", b"<urlset>", b'{"version":"https://jsonfeed.org"']),
    rest=st.binary(max_size=200)
    | st.text(alphabet="<>/&;![]CDATAitem link='\" \n?-", max_size=200),
)
def test_anything_behind_a_feeds_beginning_is_read(start: bytes, rest: bytes | str) -> None:
    listing = read_listing(start + (rest if isinstance(rest, bytes) else rest.encode()), None)
    assert listing.entries or listing.problems


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=40))
@example("a.example/\ud800")
def test_any_address_is_fetched_or_missing(offline: Fetcher, address: str) -> None:
    for whole in (address, "http://" + address):
        outcome = offline.fetch(whole)
        assert isinstance(outcome, Missing)
        assert msgspec.json.encode(outcome)


def test_the_bodies_of_a_response_are_never_larger_than_the_limit(tmp_path: Path) -> None:
    """What is kept is bounded by the limit whatever the members add up to."""
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(bytes(60_000), mtime=0) * 2)
    (outcome,) = pages(str(path), limits=LIMITS)
    assert isinstance(outcome, Missing)
