"""What bytes are, told by the bytes themselves (after the WHATWG's MIME Sniffing standard)."""

import re
from typing import Literal

from dateline.model import Problem
from dateline.page.limits import problem

Kind = Literal["feed", "sitemap", "json feed", "html", "text"]

HEAD = 8192
"""How many bytes are looked at."""

_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|script|iframe|h1|div|font|table|a|style|title|b|br|p"
    r"|article|main|section|header|meta|link|span|svg|ul|ol)[\s/>]|<!--|<\?xml",
    re.IGNORECASE,
)
_ROOT = re.compile(  # the prolog is matched atomically, or a hostile one would take for ever
    r"(?>\s*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE.*?>))*+\s*<(?:[\w.-]+:)?(\w+)",
    re.DOTALL | re.IGNORECASE,
)
_ROOTS: dict[str, Kind] = {
    "rss": "feed",
    "rdf": "feed",
    "feed": "feed",
    "urlset": "sitemap",
    "sitemapindex": "sitemap",
}
_JSON_FEED = re.compile(r'^\s*\{.*?"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org', re.DOTALL)
_BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_MAGIC = {
    b"%PDF-": "a PDF document",
    b"\x89PNG\r\n": "an image",
    b"GIF8": "an image",
    b"\xff\xd8\xff": "an image",
    b"PK\x03\x04": "a ZIP archive",
    b"Rar!": "an archive",
    b"7z\xbc\xaf": "an archive",
    b"\x1f\x8b\x08": "gzip",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"\x7fELF": "a program",
    b"OggS": "a recording",
    b"ID3": "a recording",
}
_CONTROL = bytes({*range(0x20), 0x7F} - set(b"\t\n\f\r\x1b"))


def kind(data: bytes) -> Kind:
    """What sort of text this is; plain text where nothing says otherwise."""
    words = _words(data)
    root = _ROOT.match(words)
    if root and root[1].lower() in _ROOTS:
        return _ROOTS[root[1].lower()]
    if _JSON_FEED.match(words):
        return "json feed"
    return "html" if _HTML.match(words.lstrip()) else "text"


def content_type(data: bytes) -> str:
    """The media type of a page that nobody states one for."""
    return "text/plain" if kind(data) == "text" else "text/html"


def look(data: bytes) -> tuple[Problem, ...]:
    """What is plainly wrong with a page's bytes."""
    if not data:
        return (problem("the page is empty"),)
    for magic, name in _MAGIC.items():
        if data.startswith(magic):
            return (problem(f"the page is {name}, not text"),)
    if data[:2] in _BOMS:  # UTF-16, in which every other byte may be NUL
        return ()
    head = data[:HEAD]
    if len(head) - len(head.translate(None, _CONTROL)) > len(head) / 50:
        return (problem("the page holds binary data, not text"),)
    if b"\0" in data:
        return (problem(f"the page holds NUL characters: {data.count(0)}"),)
    return ()


def _words(data: bytes) -> str:
    for mark, encoding in _BOMS.items():
        if data.startswith(mark):
            return data[:HEAD].decode(encoding, "replace")
    return data[:HEAD].decode("latin-1")
