"""Folding: one spelling for a name's many, in two alphabets and in any case.

    >>> {fold(word) for word in ("Zelensky", "Zelenskyy", "Зеленського", "Зеленским")}
    {'zelensk'}

Romanisations of Ukrainian and Russian (national 2010, BGN/PCGN, the press's own) and the
two orthographies differ in a handful of ways, each made alike here: и, і, ы, й, y; г, х, h,
kh, g; е, є, э; ё after a vowel sign. Case endings go last, from every word alike, so that a
nominative in Latin letters meets a genitive in Cyrillic. A fold is a key, never shown.
"""

import re
import unicodedata
from functools import lru_cache

_CYRILLIC = str.maketrans({
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "h", "д": "d", "е": "e", "є": "ie", "ё": "io",
    "ж": "zh", "з": "z", "и": "i", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m",
    "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ў": "v", "ф": "f",
    "х": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ы": "i", "ь": "", "э": "e",
    "ю": "iu", "я": "ia",
})  # fmt: skip
_SPELLINGS = [
    (re.compile(old), new)
    for old, new in (
        (r"['’ʼ`´-]", ""),
        ("shch|sch", "sh"),
        ("tsch|tch|cz", "ch"),
        ("tz", "ts"),
        ("dzh|dj", "j"),
        ("kh|gh|g", "h"),
        ("ph", "f"),
        ("th", "t"),
        ("ck|q", "k"),
        ("x", "ks"),
        ("c(?=[eiy])", "s"),
        ("c(?!h)", "k"),
        ("w", "v"),
        ("oo|ou", "u"),
        ("ee", "i"),
        ("y", "i"),
        (r"(.)\1+", r"\1"),
        ("i(?=[aeou])", ""),
        (r"(.)\1+", r"\1"),
        ("(?<=[aeo])h(?=[lmnr])", ""),
        ("(?<=[lnr])z$", "ts"),
        ("(?<=..)(?:ev|ov)(?=$|a$|u$|i$|im$|om$|oi$|e$)", "ov"),
        ("(?<=..)ets$", "ts"),
    )
]
_ENDING = re.compile(
    r"(?<=...)(?:oho|eho|omu|emu|ovi|evi|[oe]iu|[oe]u|[oe]i|[oe]m|ea|(?<=[knvt])i[mh]|ami)$"
    r"|(?<=..)[aeiou]$"
)


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """The key of one word; "" where it has no letters.

    Args:
        word: A word of a name, in Latin or Cyrillic letters.
    """
    return _ENDING.sub("", plain(word))


@lru_cache(maxsize=50_000)
def plain(word: str) -> str:
    """The same with its ending: what tells forms apart."""
    word = word.casefold().translate(_CYRILLIC)
    word = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    for spelling, same in _SPELLINGS:
        word = spelling.sub(same, word)
    return word
