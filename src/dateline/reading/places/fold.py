"""Keys: a name without what newspapers spell in different ways.

>>> fold("São Paulo"), fold("Івано-Франківськ"), fold("St. Petersburg")
('sao paulo', 'івано франківськ', 'saint petersburg')
"""

import re
import unicodedata
from functools import lru_cache

DROPPED = re.compile(r"['’ʼʻ`ʹ´‘\".]")
JOINED = re.compile(r"[\s\u00a0\-‐‑–/]+")
LETTERS = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"})
SHORT = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The key that a name is kept under: lower case, without marks, hyphens and dots.

    Latin letters lose their accents; Cyrillic ones keep theirs (й, ї), but ё is е.
    """
    words = JOINED.sub(" ", DROPPED.sub("", _plain(name.casefold()).casefold())).strip()
    if words.isascii():
        words = " ".join(SHORT.get(word, word) for word in words.split(" "))
    return words


def _plain(name: str) -> str:
    if name.isascii():
        return name
    return "".join(map(_bare, unicodedata.normalize("NFC", name))).translate(LETTERS)


def _bare(letter: str) -> str:
    if letter in "ёЁ":
        return "е"
    if letter.isascii() or "\u0400" <= letter <= "\u04ff":
        return letter
    return "".join(c for c in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(c))
