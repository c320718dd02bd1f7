"""The title: what the page shows over its article, checked against what it tells machines."""

import re

from dateline.article.pieces import Piece

_PARTING = re.compile(r"\s+[|·•»«:/\\–—-]{1,2}\s+|\s*\|\s*|:\s+")
_NOT_WORD = re.compile(r"[\W_]+")
_HEADINGS = ("h1", "h2", "h3")
_LONGEST = 400


def plain(words: str) -> str:
    """Letters and digits alone, casefolded: what two writings of one title share."""
    return _NOT_WORD.sub("", words.casefold())


def title(
    pieces: list[Piece], stated: tuple[str, ...], outlet: str | None
) -> tuple[str, int | None]:
    """The title, and the place of the piece that shows it (None where none does).

    The heading that the page's metadata also names is the title; else the metadata's, less
    the outlet's name at its end; else the only first-rank heading.
    """
    named = [without_outlet(words, outlet) for words in stated]
    headings = [
        (index, piece)
        for rank in _HEADINGS
        for index, piece in enumerate(pieces)
        if piece.element.tag == rank and len(piece.text) <= _LONGEST
    ]
    for index, piece in headings:
        if any(same(piece.text, words) for words in [*named, *stated]):
            return piece.text, index
    first = [(index, piece) for index, piece in headings if piece.element.tag == "h1"]
    if named:
        copies = (index for index, piece in enumerate(pieces) if same(piece.text, named[0]))
        return named[0], next(copies, first[0][0] if len(first) == 1 else None)
    return (first[0][1].text, first[0][0]) if first else ("", None)


def without_outlet(words: str, outlet: str | None) -> str:
    """A title without the outlet's name before or after it."""
    names = plain(outlet or "")
    parts = _PARTING.split(words)
    if len(parts) < 2 or not names:
        return words
    if _names(parts[-1], names):
        return words[: words.rindex(parts[-1])].rstrip(" |·•»«:/\\–—-")
    if _names(parts[0], names):
        return words[len(parts[0]) :].lstrip(" |·•»«:/\\–—-")
    return words


def _names(part: str, outlet: str) -> bool:
    own = plain(part)
    return bool(own) and (own in outlet or outlet in own) and len(own) < 3 * len(outlet)


def same(shown: str, stated: str) -> bool:
    """Whether a heading is this title, or that with the outlet's name about it."""
    one, other = plain(shown), plain(stated)
    return one == other or (len(one) > 20 and (other.startswith(one) or other.endswith(one)))
