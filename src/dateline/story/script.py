"""Letters folded to one script: keys under which names and words meet across languages.

>>> skeleton("Zelensky") == skeleton("Зеленського")
True
>>> folded("президентом") == folded("президента")
True
"""

import re
import tomllib
import unicodedata
from functools import lru_cache
from importlib.resources import files

import snowballstemmer

_DATA = tomllib.loads(
    (files("dateline.story") / "data" / "script.toml").read_text(encoding="utf-8")
)
_LETTERS = dict(pair.split("=") for pair in _DATA["letters"].split())
_GROUP = re.compile("|".join(sorted(_LETTERS, key=len, reverse=True)))
_ENDING = {
    script: re.compile(rf"(?<=\w\w)(?:{'|'.join(sorted(endings.split(), key=len, reverse=True))})$")
    for script, endings in _DATA["endings"].items()
}
_CYRILLIC = re.compile("[а-яґєії]")
_VOWELS = re.compile("[aeiou]+")
_TWICE = re.compile(r"(.)\1+")
_POSSESSIVE = re.compile(r"['’]s$")
NOT_NAMES = frozenset(_DATA["not_names"]["words"].split())
"""Words with a capital that name nobody, in lower case."""

PREFIX = 5
"""Letters of a Cyrillic word that count: beyond them Slavic words mostly inflect."""


@lru_cache(maxsize=200_000)
def skeleton(name: str) -> str:
    """The consonants of a name in one script, without its case ending.

    An abbreviation in capitals keeps its vowels; "" where too little is left to tell by.
    """
    if name.isupper():
        key = _letters(name.casefold())
        return key if len(key) > 2 else ""
    word = _POSSESSIVE.sub("", name.casefold())
    script = "cyrillic" if _CYRILLIC.search(word) else "latin"
    letters = _letters(_ENDING[script].sub("", word))
    first = "a" if _VOWELS.match(letters) else ""
    key = first + _TWICE.sub(r"\1", _VOWELS.sub("", letters))
    if len(key) < 3:  # a short name is known by its vowels too
        key = letters.rstrip("aeiou")
    return key if len(key) > 2 else ""


@lru_cache(maxsize=200_000)
def folded(word: str) -> str:
    """The key of a word: an English stem, or a Slavic beginning that is alike in both."""
    word = word.casefold()
    if _CYRILLIC.search(word):
        return _letters(word)[:PREFIX]
    stemmer = snowballstemmer.stemmer("english")  # it keeps state, so threads may not share one
    return str(stemmer.stemWord(_POSSESSIVE.sub("", word)))


def _letters(word: str) -> str:
    bare = unicodedata.normalize("NFKD", word)
    kept = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return _TWICE.sub(r"\1", _GROUP.sub(lambda match: _LETTERS[match.group()], kept))
