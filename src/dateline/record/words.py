"""Words of a text as search sees them: folded, stemmed, and where they stand.

>>> [(word.stem, word.span) for word in words("Café O'Brien", "en")]
[('cafe', Span(start=0, end=4)), ('obrien', Span(start=5, end=12))]

Folding makes one of what writers take for one: case, composed and decomposed letters,
stress marks and Latin diacritics, ё and е, ґ and г, the several apostrophes, soft hyphens.
It keeps й and и, ї and і, е and є apart. A stem holds letters only or digits only, so that
neither database's own tokenizer can split it: both index exactly these.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from dateline.record.stem import stem
from dateline.span import Span

LONGEST = 100
"""Code points of a stem that count; PostgreSQL indexes no lexeme beyond 2 KiB."""

_APOSTROPHES = "'’ʼ‘`´‛′＇"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_MARKS = "\u0300-\u036f"
_WORD = re.compile(rf"\w(?:[\w{_MARKS}{_INVISIBLE}]|[{_APOSTROPHES}](?=\w))*")
_DROPPED = re.compile(rf"[{_INVISIBLE}]")
_APOSTROPHE = re.compile(rf"[{_APOSTROPHES}]")
_POSSESSIVE = re.compile(r"(?<=[a-z])'s?$")
_RUN = re.compile(r"[^\W\d_]+|\d+")
_KEPT = {("и", "\u0306"), ("і", "\u0308")}


class Word(NamedTuple):
    """One word of a text: its stem, and its span there."""

    stem: str
    span: Span


def words(text: str, language: str) -> Iterator[Word]:
    """The words of a text in their order.

    Args:
        text: Any text.
        language: ISO 639-1; it decides how Cyrillic words are stemmed.
    """
    for match in _WORD.finditer(text):
        for found in stems(match.group(), language):
            yield Word(found, Span(*match.span()))


@lru_cache(maxsize=200_000)
def stems(word: str, language: str) -> tuple[str, ...]:
    """The stems of one word as written; "COVID19" has two, of its letters and its digits."""
    return tuple(stem(run, language)[:LONGEST] for run in _RUN.findall(fold(word)))


def fold(word: str) -> str:
    """A word without what writers vary: case, marks, apostrophes."""
    bare = _DROPPED.sub("", _APOSTROPHE.sub("'", word))
    letters = unicodedata.normalize("NFKD", bare.casefold()).casefold()
    kept = [
        letter
        for before, letter in zip(" " + letters, letters, strict=False)
        if not unicodedata.combining(letter) or (before, letter) in _KEPT
    ]
    folded = unicodedata.normalize("NFC", "".join(kept)).replace("ґ", "г")
    return _POSSESSIVE.sub("", folded).replace("'", "")
