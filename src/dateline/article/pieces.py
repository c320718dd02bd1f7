"""A tree of elements to pieces: the stretches of text that a reader sees apart.

<div><p>Rain fell.</p><p>It <b>stopped</b>.</p></div> is two pieces, each knowing where
it stands, so that the next step can tell the article from what surrounds it.
"""

import re
from dataclasses import dataclass, field

from lxml import html

INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp",
    "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img",
    "picture", "source", "o:p", "amp-img",
})  # fmt: skip
WORDLESS = frozenset({
    "script", "style", "noscript", "template", "svg", "head", "iframe", "object", "embed",
    "select", "option", "input", "textarea", "canvas", "map", "audio", "video", "math", "link",
    "meta",
})  # fmt: skip
_STRONG = frozenset({"b", "strong", "h1", "h2", "h3", "h4", "h5", "h6"})
_QUOTING = frozenset({"blockquote", "figure", "footer", "div", "section"})
_SIGNED = frozenset({"cite", "footer"})
_CELL_BLOCKS = frozenset({
    "p", "div", "li", "table", "br", "h1", "h2", "h3", "h4", "blockquote", "article", "section",
})  # fmt: skip
_SPACE = re.compile(r"\s+")


@dataclass(eq=False)
class Piece:
    """One stretch of text between the edges of block elements.

    element: the block element that holds it.
    text: white space collapsed; never empty.
    link: characters that stand in links.
    strong: characters that stand in bold.
    time: what a `time` element in it tells machines, "" where it has none.
    """

    element: html.HtmlElement
    text: str
    link: int
    strong: int
    time: str = ""


@dataclass
class _Run:
    """Text gathered since the last edge."""

    parts: list[str] = field(default_factory=list)
    link: int = 0
    strong: int = 0
    breaks: int = 0
    time: str = ""


class _Walk:
    """Gathers pieces while the tree is walked in page order."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.run = _Run()
        self.holders: list[html.HtmlElement] = []
        self.links = 0
        self.bold = 0

    def say(self, words: str | None) -> None:
        if not words:
            return
        visible = len(words.strip())
        self.run.parts.append(words)
        self.run.link += visible if self.links else 0
        self.run.strong += visible if self.bold else 0
        if visible:
            self.run.breaks = 0

    def edge(self) -> None:
        text = _SPACE.sub(" ", "".join(self.run.parts)).strip()
        run, self.run = self.run, _Run()
        if text and self.holders:
            self.pieces.append(Piece(self.holders[-1], text, run.link, run.strong, run.time))

    def line_break(self) -> None:
        """One `br` is a space, but under a quotation; two part paragraphs."""
        self.run.breaks += 1
        if self.run.breaks > 1 or (self.holders and self.holders[-1].tag in _SIGNED):
            self.edge()
        else:
            self.run.parts.append("\n")

    def open(self, element: html.HtmlElement, *, inline: bool) -> None:
        if not inline:
            self.edge()
            self.holders.append(element)
        self.links += element.tag == "a"
        self.bold += element.tag in _STRONG
        if element.tag == "time":
            self.run.time = self.run.time or element.get("datetime") or ""
        self.say(element.text)

    def close(self, element: html.HtmlElement, *, inline: bool) -> None:
        self.links -= element.tag == "a"
        self.bold -= element.tag in _STRONG
        if not inline:
            self.edge()
            self.holders.pop()
        elif element.tag in {"td", "th"}:
            self.say(" ")


MOST = 8000
"""The most pieces that are read of a page; a long article has a tenth of it."""


def pieces(root: html.HtmlElement) -> list[Piece]:
    """The pieces of a page, in its order; the first `MOST` of them."""
    walk = _Walk()
    body = root.find("body")
    top = root if body is None else body
    stack = [(top, True, False)]  # not recursion: a page may nest as deep as it likes
    while stack and len(walk.pieces) < MOST:
        element, opens, inline = stack.pop()
        if opens and element.tag == "br":
            walk.line_break()
        elif opens and isinstance(element.tag, str) and element.tag not in WORDLESS:
            walk.open(element, inline=inline)
            stack.append((element, False, inline))
            stack.extend((child, True, _inline(child)) for child in reversed(element))
            continue
        elif not opens:
            walk.close(element, inline=inline)
        if element is not top:
            walk.say(element.tail)
    walk.edge()
    return walk.pieces


def _inline(element: html.HtmlElement) -> bool:
    """Whether the element's text runs on; the cells of a plain table row do."""
    if element.tag == "cite":  # beneath a quotation it is a line of its own
        return element.getparent().tag not in _QUOTING
    if element.tag in {"td", "th"}:
        return not any(part.tag in _CELL_BLOCKS for part in element.iterdescendants())
    return element.tag in INLINE
