"""What can be told of each piece of a page without reading it: the classifier's input.

One row a piece: how far up the nearest `article`, `nav` or element named like a share bar
stands; how much text and how many links its surroundings hold; how long it is, how it
ends; the same of its neighbours. Nothing depends on a site or a language.
"""

import re
import tomllib
from collections import Counter, defaultdict
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from lxml import html
from numpy.typing import NDArray

from dateline.article.phrases import FURNITURE
from dateline.article.pieces import Piece

Rows = NDArray[np.float32]

_MARKS = {
    name: re.compile(pattern, re.IGNORECASE)
    for name, pattern in tomllib.loads(
        files("dateline.article").joinpath("data", "marks.toml").read_text(encoding="utf-8")
    ).items()
}
_TAGS = (
    "article", "main", "section", "header", "footer", "nav", "aside", "figure", "figcaption",
    "form", "table", "ul", "ol", "li", "blockquote", "details", "p", "h1", "h2", "h3", "h4",
    "td", "dl", "div", "pre", "button",
)  # fmt: skip
_NAMING = (
    "class", "id", "role", "itemprop", "data-testid", "data-component", "aria-label", "data-type",
)  # fmt: skip
_FAR = 12
_SENTENCE = re.compile(r"[.!?…。！？]+[\"'»”’)\]]*(?=\s|$)")
_ENDS = re.compile(r"[.!?…:;,。！？][\"'»”’)\]]*$")
_DIGITS = re.compile(r"\d")
_PARAGRAPH = 80
"""Characters from which a piece with few links counts as running text."""


class Surroundings(NamedTuple):
    """What stands inside one element: characters, those in links, pieces, running text."""

    chars: int
    links: int
    pieces: int
    running: int


class Hints(NamedTuple):
    """What is known of the article beside its pieces.

    title: the place of the piece that shows the title.
    body, descriptions: what the page's metadata says its text is; may be empty.
    """

    title: int | None = None
    body: str = ""
    descriptions: tuple[str, ...] = ()


def features(pieces: list[Piece], hints: Hints) -> Rows:
    """One row of numbers for each piece."""
    lines = _Lines(pieces, hints)
    alone = np.array([lines.row(index) for index in range(len(pieces))], dtype=np.float32)
    near = alone[:, : lines.shared]
    return np.hstack([alone, *(_shifted(near, by) for by in (-2, -1, 1, 2))])


def _shifted(rows: Rows, by: int) -> Rows:
    """Each row's neighbour, -1 beyond the page's ends."""
    moved = np.full_like(rows, -1)
    if by < 0:
        moved[-by:] = rows[:by]
    else:
        moved[:-by] = rows[by:]
    return moved


class _Lines:
    """The parts of the rows that need the page as a whole."""

    shared = 9

    def __init__(self, pieces: list[Piece], hints: Hints) -> None:
        self.pieces = pieces
        self.total = sum(len(piece.text) for piece in pieces) or 1
        self.above: dict[html.HtmlElement, list[int]] = {}
        self.inside = _surroundings(pieces)
        self.main = _main(pieces)
        self.main_line = {self.main, *self.main.iterancestors()} if self.main is not None else set()
        self.alike = _alike(pieces)
        self.copies = Counter(piece.text for piece in pieces)
        self.body = _shingles(hints.body)
        self.body_share = min(3.0, len(hints.body) / self.total)
        self.descriptions = set().union(*map(_shingles, hints.descriptions))
        found = [i for i, piece in enumerate(pieces) if running(piece)]
        self.first, self.last = (found[0], found[-1]) if found else (0, len(pieces))
        self.ranks = np.cumsum([piece.element.tag == "h1" for piece in pieces])
        self.heading = next((i for i, p in enumerate(pieces) if p.element.tag == "h1"), -1)
        self.title = self.heading if hints.title is None else hints.title
        self.title_line = _line(pieces[self.title].element) if self.title >= 0 else set()
        self.articles: dict[html.HtmlElement | None, int] = {}
        self.before = np.cumsum([0] + [len(piece.text) for piece in pieces])

    def row(self, index: int) -> list[float]:
        piece = self.pieces[index]
        parent = piece.element.getparent()
        return [
            *_words(piece),
            *self._page(index),
            *self._distances(piece.element),
            *self._inside(piece.element),
            *self._inside(parent),
            *self._inside(parent.getparent() if parent is not None else None),
            *self.alike[_signature(piece)],
        ]

    def _page(self, index: int) -> list[float]:
        piece = self.pieces[index]
        shingles = _shingles(piece.text)
        return [
            index / len(self.pieces),
            self.before[index] / self.total,
            index - self.first,
            index - self.last,
            index - self.heading if self.heading >= 0 else -99,
            index - self.title if self.title >= 0 else -99,
            self.ranks[index],
            *self._to_title(piece.element),
            self.copies[piece.text],
            *self._to_main(piece.element),
            len(shingles & self.body) / len(shingles) if self.body else -1,
            self.body_share,
            len(shingles & self.descriptions) / len(shingles),
            _phrases(piece.text),
        ]

    def _to_main(self, element: html.HtmlElement) -> tuple[float, float]:
        """Steps up to the element with most running text, or to what holds both."""
        steps = 0
        here = element
        while here is not None and here not in self.main_line:
            here, steps = here.getparent(), steps + 1
        return float(here is self.main), float(min(steps, 30))

    def _to_title(self, element: html.HtmlElement) -> tuple[float, float, float]:
        """Steps up to what holds the title too, and about the piece's own `article` element.

        How many such elements came before that, and whether the title stands in it as well.
        """
        steps = 0
        here: html.HtmlElement | None = element
        article: html.HtmlElement | None = None
        while here is not None and here not in self.title_line:
            article = here if article is None and here.tag == "article" else article
            here, steps = here.getparent(), steps + 1
        order = self.articles.setdefault(article, len(self.articles))
        return float(steps), float(order), float(article is None)

    def _inside(self, element: html.HtmlElement | None) -> list[float]:
        if element is None or element not in self.inside:
            return [0.0] * 5
        inside = self.inside[element]
        return [
            inside.chars / self.total,
            inside.links / inside.chars,
            inside.pieces,
            inside.running / inside.chars,
            inside.chars / inside.pieces,
        ]

    def _distances(self, element: html.HtmlElement) -> list[int]:
        """For each tag and each mark, how far up the nearest such element is."""
        chain: list[html.HtmlElement] = []
        here: html.HtmlElement | None = element
        while here is not None and here not in self.above:
            chain.append(here)
            here = here.getparent()
        distances = (
            self.above[here] if here is not None else [_FAR] * (len(_TAGS) + len(_MARKS) + 1)
        )
        for here in reversed(chain):
            own = _own(here)
            distances = [
                0 if mine else min(_FAR, far + 1) for mine, far in zip(own, distances, strict=True)
            ]
            self.above[here] = distances
        return distances


def _line(element: html.HtmlElement) -> set[html.HtmlElement]:
    return {element, *element.iterancestors()}


def _own(element: html.HtmlElement) -> list[bool]:
    if element.tag in {"body", "html"}:
        return [False] * (len(_TAGS) + len(_MARKS) + 1)
    names = " ".join(filter(None, (element.get(name) for name in _NAMING)))[:400]
    hidden = (
        "display:none" in (element.get("style") or "").replace(" ", "").lower()
        or element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
    )
    return [
        *(element.tag == tag for tag in _TAGS),
        *(bool(names and mark.search(names)) for mark in _MARKS.values()),
        hidden,
    ]


def _words(piece: Piece) -> list[float]:
    """The text alone; the first `_Lines.shared` are told of neighbours too."""
    text = piece.text
    length = len(text)
    letters = sum(sign.isalpha() for sign in text[:500]) or 1
    words = text.count(" ") + 1
    return [
        length,
        piece.link / length,
        bool(_ENDS.search(text)),
        len(_SENTENCE.findall(text)),
        piece.strong / length,
        piece.element.tag in {"h1", "h2", "h3", "h4", "h5", "h6"},
        piece.element.tag == "p",
        piece.element.tag == "li",
        _DIGITS.search(text) is not None,
        words,
        length / words,
        text.count(","),
        sum(sign.isupper() for sign in text[:500]) / letters,
        letters / min(length, 500),
        text[0].islower(),
        "|" in text or "»" in text or "©" in text,
    ]


def _phrases(text: str) -> float:
    return float(FURNITURE.search(text[:300]) is not None)


def running(piece: Piece) -> bool:
    """Whether a piece is long enough to be a paragraph, and mostly not links."""
    return len(piece.text) >= _PARAGRAPH and piece.link * 2 < len(piece.text)


def _surroundings(pieces: list[Piece]) -> dict[html.HtmlElement, Surroundings]:
    sums: dict[html.HtmlElement, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for piece in pieces:
        length = len(piece.text)
        paragraph = length if running(piece) else 0
        here: html.HtmlElement | None = piece.element
        while here is not None:
            held = sums[here]
            held[0] += length
            held[1] += piece.link
            held[2] += 1
            held[3] += paragraph
            here = here.getparent()
    return {element: Surroundings(*held) for element, held in sums.items()}


def _main(pieces: list[Piece]) -> html.HtmlElement | None:
    """The element with most running text close beneath it."""
    weights: dict[html.HtmlElement, float] = defaultdict(float)
    for piece in pieces:
        if running(piece):
            here, weight = piece.element.getparent(), float(len(piece.text))
            while here is not None and weight > 1:
                weights[here] += weight
                here, weight = here.getparent(), weight / 2
    return max(weights, key=lambda element: weights[element], default=None)


def main_text(pieces: list[Piece]) -> list[Piece]:
    """The running text in the element that holds most of it."""
    main = _main(pieces)
    return [piece for piece in pieces if running(piece) and main in _line(piece.element)]


def _signature(piece: Piece) -> tuple[str, str, str]:
    parent = piece.element.getparent()
    above = "" if parent is None else f"{parent.tag} {parent.get('class') or ''}"
    return piece.element.tag, piece.element.get("class") or "", above


def _alike(pieces: list[Piece]) -> dict[tuple[str, str, str], list[float]]:
    """Of the pieces with the same tag, class and parent's class: how many, long and linked."""
    groups: dict[tuple[str, str, str], list[Piece]] = defaultdict(list)
    for piece in pieces:
        groups[_signature(piece)].append(piece)
    return {
        signature: [
            len(group),
            sum(len(piece.text) for piece in group) / len(group),
            sum(piece.link for piece in group) / sum(len(piece.text) for piece in group),
            sum(map(running, group)) / len(group),
        ]
        for signature, group in groups.items()
    }


def _shingles(text: str) -> set[str]:
    """The runs of three words in a text; of a shorter one, itself."""
    words = text.casefold().split()
    if len(words) < 3:
        return {" ".join(words)}
    return {" ".join(words[at : at + 3]) for at in range(len(words) - 2)}
