"""Which pieces of a page are the article's: a small learned classifier decides.

How it was chosen and how well it does stands in `bench/extraction.md`.
"""

from dateline.article.features import Hints, features
from dateline.article.forest import forest
from dateline.article.metadata import Metadata
from dateline.article.phrases import FURNITURE
from dateline.article.pieces import Piece

KEPT = 0.45
"""The chance from which a piece is the article's; where cross-validation has its best F1."""

_SHORT = 200


def body(pieces: list[Piece], title: int | None, stated: Metadata) -> list[Piece]:
    """The article's pieces, in page order.

    A piece that repeats an earlier one, or that plainly is furniture (a cookie notice,
    a "read also"), is left out whatever its chance.
    """
    if not pieces:
        return []
    rows = features(pieces, Hints(title, stated.body, stated.descriptions))
    chances = forest("forest").chances(rows)
    kept: dict[str, Piece] = {}
    for piece, chance in zip(pieces, chances, strict=True):
        if chance > KEPT and not furniture(piece.text):
            kept.setdefault(piece.text, piece)
    return list(kept.values())


def furniture(text: str) -> bool:
    """Whether a short text is a page's and not an article's."""
    return len(text) < _SHORT and FURNITURE.search(text) is not None
