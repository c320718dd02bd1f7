"""Feeds and sitemaps: which pages they list, and what they say of them.

RSS, Atom and RDF by `feedparser`; JSON Feed 1.1 and the sitemaps protocol with its news
extension by their specifications.
"""

import io
import json
from typing import Any, NamedTuple
from urllib.parse import urljoin

import feedparser
from lxml import etree

from dateline.model import Problem
from dateline.page.limits import problem
from dateline.page.sniff import kind


class Entry(NamedTuple):
    """One page that is listed, or one sitemap where `nested`.

    url: None where the entry gives no web address.
    hints: see `Page.hints`.
    """

    url: str | None
    hints: dict[str, str]
    problems: tuple[Problem, ...] = ()
    nested: bool = False

    @property
    def name(self) -> str:
        """What to call it."""
        return self.url or self.hints.get("title") or "an entry"


class Listing(NamedTuple):
    """What a feed or sitemap lists, and what was wrong with it itself."""

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...] = ()


def is_listing(data: bytes) -> bool:
    """Whether bytes are a feed or a sitemap rather than a page."""
    return kind(data) in {"feed", "sitemap", "json feed"}


def read_listing(data: bytes, base: str | None) -> Listing:
    """Read a feed or a sitemap.

    Args:
        data: Its bytes.
        base: Its address, against which relative ones are read; None for a file.
    """
    match kind(data):
        case "sitemap":
            listing = _sitemap(data, base)
        case "json feed":
            listing = _json_feed(data, base)
        case "feed":
            listing = _feed(data, base)
        case _:
            return Listing((), (problem("the file is not a feed or a sitemap that can be read"),))
    if not listing.entries and not listing.problems:
        return Listing((), (problem("the feed lists no pages"),))
    return listing


def _feed(data: bytes, base: str | None) -> Listing:
    headers = {"content-location": base} if base else {}
    try:
        parsed = feedparser.parse(io.BytesIO(data), response_headers=headers, sanitize_html=False)
    except Exception as error:  # it raises what its many parsers happen to raise
        return Listing((), (problem(f"the feed cannot be read: {error!r}"),))
    entries = tuple(_feed_entry(entry, parsed.feed, base) for entry in parsed.entries)
    if parsed.bozo and not entries:
        return Listing((), (problem(f"the feed cannot be read: {parsed.bozo_exception}"),))
    return Listing(entries)


def _feed_entry(entry: Any, feed: Any, base: str | None) -> Entry:
    source = entry.get("source") or {}
    hints = {
        "title": entry.get("title"),
        "published": entry.get("published"),
        "modified": dict.get(entry, "updated"),  # `entry.get` would give `published` for it
        "author": entry.get("author"),
        "publisher": source.get("title") or feed.get("title"),
        "language": feed.get("language"),
    }
    return _entry(entry.get("link"), hints, base)


def _json_feed(data: bytes, base: str | None) -> Listing:
    words = data.decode("utf-8-sig", "replace")
    try:
        feed = json.loads(words)
    except (ValueError, RecursionError) as error:
        return Listing((), (problem(f"the feed is not JSON that can be read: {error}"),))
    items = feed.get("items")
    if not isinstance(items, list):
        return Listing((), (problem("the feed has no list of items"),))
    damage = (problem("the feed is not UTF-8 throughout"),) if "\ufffd" in words else ()
    return Listing(tuple(_json_entry(item, feed, base) for item in items), damage)


def _json_entry(item: Any, feed: dict[str, Any], base: str | None) -> Entry:
    item = item if isinstance(item, dict) else {}
    authors = item.get("authors") or feed.get("authors")
    author = authors[0] if isinstance(authors, list) and authors else None
    hints = {
        "title": item.get("title"),
        "published": item.get("date_published"),
        "modified": item.get("date_modified"),
        "author": author.get("name") if isinstance(author, dict) else None,
        "publisher": feed.get("title"),
        "language": item.get("language") or feed.get("language"),
    }
    return _entry(item.get("url") or item.get("external_url"), hints, base)


def _sitemap(data: bytes, base: str | None) -> Listing:
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        return Listing((), (problem(f"the sitemap cannot be read: {error}"),))
    if root is None:
        return Listing((), (problem("the sitemap cannot be read: it has no elements"),))
    nested = _local(root) == "sitemapindex"
    found = [node for node in root if _local(node) in {"url", "sitemap"}]
    entries = tuple(_sitemap_entry(node, base)._replace(nested=nested) for node in found)
    errors = parser.error_log
    damage = (problem(f"the sitemap is damaged: {errors[0].message}"),) if len(errors) else ()
    return Listing(entries, damage)


def _sitemap_entry(node: Any, base: str | None) -> Entry:
    words = _texts(node)
    news = next((_texts(part) for part in node if _local(part) == "news"), {})
    hints = {
        "title": news.get("title"),
        "published": news.get("publication_date"),
        "modified": words.get("lastmod"),
        "publisher": news.get("name"),
        "language": news.get("language"),
    }
    return _entry(words.get("loc"), hints, base)


def _texts(node: Any) -> dict[str, str]:
    """The words of an element's parts by their names, those of `news:publication` too."""
    words: dict[str, str] = {}
    for part in node:
        words |= _texts(part) if _local(part) == "publication" else {_local(part): part.text or ""}
    return words


def _local(node: Any) -> str:
    return node.tag.rpartition("}")[2].lower() if isinstance(node.tag, str) else ""


def _entry(link: Any, hints: dict[str, Any], base: str | None) -> Entry:
    given = {
        name: value.strip()
        for name, value in {**hints, "link": link}.items()
        if isinstance(value, str) and value.strip()
    }
    words = {name: _whole(value) for name, value in given.items()}
    problems: tuple[Problem, ...] = ()
    if words != given:
        problems = (problem("the feed's entry holds half a surrogate pair, read as U+FFFD"),)
    return Entry(_absolute(words.pop("link", None), base), words, problems)


def _whole(words: str) -> str:
    """Half a surrogate pair is no character, and could not be stored."""
    return words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _absolute(link: str | None, base: str | None) -> str | None:
    try:
        url = urljoin(base or "", link or "")
    except ValueError:
        return link
    return url if link and "://" in url else None
