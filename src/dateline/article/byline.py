"""Names of the people who wrote an article, out of what stands in its byline."""

import re
from collections.abc import Iterable, Iterator

from dateline.article.phrases import BYLINE_AND, BYLINE_JUNK, BYLINE_LEAD
from dateline.article.title import plain

_DECORATION = re.compile(
    r"\S+@\S+|https?://\S+|www\.\S+|@\w+|\([^)]*\)|\[[^\]]*\]|\b\d{1,2}[:.]\d\d\b"
)
_DATED = re.compile(r"\d{2,}")
_MOST_WORDS = 5
_MOST = 20


def byline(values: Iterable[str], outlet: str | None) -> tuple[str, ...]:
    """The people named, each once, in the page's order; the outlet itself is nobody.

    values: as the page writes them, the most trusted first; later ones are asked only
        where the earlier name nobody.
    """
    own = plain(outlet or "")
    for value in values:
        names = {plain(name): name for name in _names(value) if plain(name) != own}
        if names:
            return tuple(names.values())[:_MOST]
    return ()


def _names(value: str) -> Iterator[str]:
    value = BYLINE_LEAD.sub("", _DECORATION.sub(" ", value))
    for part in BYLINE_AND.split(value):
        name = " ".join(BYLINE_LEAD.sub("", part).split()).strip(" -–—:.\"'")
        if name and not _junk(name):
            yield name


def _junk(name: str) -> bool:
    return (
        len(name) < 2
        or len(name.split()) > _MOST_WORDS
        or _DATED.search(name) is not None
        or BYLINE_JUNK.fullmatch(name) is not None
        or "/" in name
    )
