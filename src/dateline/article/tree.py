"""Characters to a tree of elements, within bounds that no page can break.

Scripts, styles and comments are taken out before parsing, so that what is parsed is
about as long as what is read.
"""

import re
from typing import NamedTuple

from lxml import etree, html

from dateline.article.decode import problem
from dateline.model import Problem

MOST = 3_000_000
"""The most characters of markup that are parsed; a page of words is a hundredth of it."""

MARKUP = re.compile(
    r"<(?:!doctype\s+html|html|head|body|div|p|br|span|article|section|table|h[1-6]|ul|a\s)\b",
    re.IGNORECASE,
)
_NAMES = "script|style|svg|template|noscript|object|select|canvas|math"
_WORDLESS = re.compile(rf"<(?:({_NAMES})\b|!--)", re.IGNORECASE)
_END = {name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in _NAMES.split("|")} | {
    "": re.compile(r"-->")
}
_NESTING = re.compile(
    r"<(/?)(?!(?:p|h[1-6]|li|a|html|head|body|title|meta|link|time|br|img)\b)[a-z][^<>]{0,4000}>",
    re.IGNORECASE,
)


_CLOSING = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
"""Left out, for the parser reads nothing after them, and pages go on."""


class Tree(NamedTuple):
    """A parsed page: its root element, its JSON-LD as it stands, and what went wrong."""

    root: html.HtmlElement
    json_ld: tuple[str, ...]
    problems: tuple[Problem, ...]


def parse(source: str) -> Tree | None:
    """Parse a page; None where nothing in it is an element."""
    problems = []
    markup, json_ld = _without_wordless(source)
    markup = _CLOSING.sub("", markup)
    if len(markup) > MOST:
        problems.append(problem(f"only the first {MOST:,} characters of the page were read"))
        markup = markup[:MOST]
    root, complete = _root(markup)
    if not complete:
        problems.append(problem("the page nests its elements too deep: they were read flat"))
        root, _ = _root(_NESTING.sub(_flat, markup))
    return Tree(root, tuple(json_ld), tuple(problems)) if root is not None else None


def _without_wordless(source: str) -> tuple[str, list[str]]:
    """The markup without scripts and the like, and the JSON-LD that was among them.

    One pass, whatever the page: an element that is never closed is looked for once.
    """
    kept: list[str] = []
    json_ld: list[str] = []
    endless: set[str] = set()
    done = 0
    while (start := _WORDLESS.search(source, done)) is not None:
        name = (start.group(1) or "").lower()
        opened = start.end()
        end = None
        if name not in endless:
            opened = source.find(">", opened) + 1 if name else opened
            end = _END[name].search(source, opened) if opened else None
        kept.append(source[done : start.start()])
        done = end.end() if end else start.end()
        if end is None:
            endless.add(name)
        elif name == "script" and "ld+json" in source[start.end() : opened]:
            json_ld.append(source[opened : end.start()])
    return "".join([*kept, source[done:]]), json_ld


def _root(markup: str) -> tuple[html.HtmlElement | None, bool]:
    """The root element, and whether the whole page is in it."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(markup.encode("utf-8"), parser=parser)
    except etree.ParserError:  # nothing but white space
        root = None
    return root, not any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log)


def _flat(tag: re.Match[str]) -> str:
    return "</p>" if tag.group(1) else "<p>"
