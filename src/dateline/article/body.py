"""Which pieces of a page are the article's: a small learned classifier decides.

How it was chosen and how well it does stands in `bench/extraction.md`.
"""

import numpy as np
from lxml import html
from numpy.typing import NDArray

from dateline.article.dates import date_line
from dateline.article.features import Hints, features, main_text, running
from dateline.article.forest import forest
from dateline.article.marks import LEDE, names, quotation
from dateline.article.metadata import Metadata
from dateline.article.phrases import FURNITURE, KEYPOINT_HEADING
from dateline.article.pieces import Piece

KEPT = 0.45
"""The chance from which a piece is the article's; where cross-validation has its best F1."""

_SHORT = 200
_CARD_LINE = 100
_CLOSE = 4
_LEAST_LEDE = 40


def body(pieces: list[Piece], title: int | None, stated: Metadata) -> list[Piece]:
    """The article's pieces, in page order; see `chosen`.

    title: the place of the piece that shows the title.
    """
    if not pieces:
        return []
    rows = features(pieces, Hints(title, stated.body, stated.descriptions))
    return chosen(pieces, forest("forest").chances(rows), title)


def chosen(pieces: list[Piece], chances: NDArray[np.float64], title: int | None) -> list[Piece]:
    """The pieces that are kept, given each one's chance.

    A piece that repeats an earlier one, or that plainly is furniture (a cookie notice,
    a "read also"), is left out whatever its chance. Where nothing passes, the running
    text of the fullest element is kept, for an article must not be lost by a verdict.
    Short pieces over the title are the page's.
    """
    sure = chances > KEPT
    quoted = {quotation(piece.element) for piece, keep in zip(pieces, sure, strict=True) if keep}
    quoted.discard(None)
    kept: dict[str, Piece] = {}
    for index, piece in enumerate(pieces):
        keep = sure[index] or _card_line(piece, quoted) or _lede(pieces, index, title)
        early = title is not None and index < title and not running(piece)
        if keep and not early and not furniture(piece.text):
            _heading_before(pieces, index, kept)
            kept.setdefault(piece.text, piece)
    if not any(map(running, kept.values())):
        kept |= {piece.text: piece for piece in main_text(pieces) if not furniture(piece.text)}
    return list(kept.values())


def _heading_before(pieces: list[Piece], index: int, kept: dict[str, Piece]) -> None:
    """Keep "Key points" over the first point that is kept."""
    before = pieces[index - 1] if index else None
    if before is not None and KEYPOINT_HEADING.fullmatch(before.text):
        kept.setdefault(before.text, before)


def _card_line(piece: Piece, quoted: set[html.HtmlElement | None]) -> bool:
    """Whether a short line stands in a quotation that is kept: it says who speaks."""
    return len(piece.text) < _CARD_LINE and quotation(piece.element) in quoted


def _lede(pieces: list[Piece], index: int, title: int | None) -> bool:
    """Whether a piece close under the title is named as a lede, and reads like one."""
    if title is None or not title < index <= title + _CLOSE:
        return False
    piece = pieces[index]
    parent = piece.element.getparent()
    named = LEDE.search(f"{names(piece.element)} {'' if parent is None else names(parent)}")
    return named is not None and len(piece.text) >= _LEAST_LEDE and not piece.link


def furniture(text: str) -> bool:
    """Whether a short text is a page's and not an article's."""
    return len(text) < _SHORT and (FURNITURE.search(text) is not None or date_line(text))
