"""What only the page's looks tell of its outlet: its nameplate, and the `title` element.

For pages whose metadata name none.
"""

import re
from collections.abc import Iterable, Iterator

from lxml import html

from dateline.article.title import plain

_PARTS = re.compile(r"\s+[|·•»«/\\–—-]{1,2}\s+|\s*\|\s*|:\s+")
_EDGES = " |·•»«:/\\–—-"
_LONGEST = 60
_NAMEPLATE = re.compile(
    r"(?:^|[-_\s])(?:logo|site-?title|site-?name|brand|masthead)(?:$|[-_\s])", re.IGNORECASE
)
_HOME = frozenset("home головна главная додому на главную".split())


def outlet_in_title(root: html.HtmlElement, title: str) -> str | None:
    """The part of the `title` element that names the site.

    It is what stays when the headline is taken away, or the part that the page's
    nameplate or some other element of it also shows, and nothing else.
    """
    headings = [" ".join(h.text_content().split()) for h in root.iter("h1", "h2")]
    for heading in headings:
        if len(plain(heading)) > 8 and heading in title and heading != title:
            before, _, after = title.partition(heading)
            rest = after.strip(_EDGES) or before.strip(_EDGES)
            if rest:
                return _short(_PARTS.split(rest)[-1])
    parts = [part for part in _PARTS.split(title) if part.strip()]
    if len(parts) < 2:
        return _first(_nameplates(root))
    shown = {plain(words) for words in (*_nameplates(root), *_whole_texts(root))}
    ends = [part for part in (parts[-1], parts[0]) if plain(part) in shown]
    return _short(min(ends, key=len)) if ends else _first(_nameplates(root))


def _nameplates(root: html.HtmlElement) -> Iterator[str]:
    for element in root.iter("a", "p", "h1", "h2", "div", "span"):
        home = element.get("rel") == "home" or (element.tag == "a" and element.get("href") == "/")
        if home or _NAMEPLATE.search(element.get("class") or ""):
            words = " ".join(element.text_content().split())
            if 2 < len(words) <= _LONGEST and words.lower() not in _HOME:
                yield words


def _whole_texts(root: html.HtmlElement) -> Iterator[str]:
    """What single elements say, headings apart."""
    for element in root.iter("a", "b", "strong", "span", "div", "td", "p"):
        words = (element.text or "").strip()
        if 2 < len(words) <= _LONGEST:
            yield words


def _short(words: str) -> str | None:
    words = words.strip(_EDGES)
    return words if 1 < len(words) <= _LONGEST else None


def _first(words: Iterable[str]) -> str | None:
    return next(iter(words), None)
