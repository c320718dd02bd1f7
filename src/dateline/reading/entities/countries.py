"""Countries and territories: by name, by adjective and by their people, in three languages.

    >>> country("Російською Федерацією"), country("КНДР"), adjective("north korean")
    ('RU', 'KP', 'KP')

Names are CLDR's (Unicode; through `babel`), with those that the packaged lists of places add;
codes are ISO 3166-1.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from babel import Locale

from dateline.reading.names import WORD

_NO_COUNTRIES = {"EU", "EZ", "UN", "XA", "XB", "ZZ"}
_LONGEST_ADJECTIVE = 3
_CASE = re.compile(
    "(?<=..)(?:ими|іми|єю|ею|ей|ой|ою|ями|ами|ом|ем|єм|ого|ому|им|ым|ої|ій|ый|ий|ая|ую|ые|их|ых|"
    "[аяуюіїиеєыьой])$"
)


@lru_cache(maxsize=20_000)
def country(words: str) -> str | None:
    """The code of the country that a name, in any case form, is of."""
    return _names().get(_key(words))


@lru_cache(maxsize=20_000)
def adjective(words: str) -> str | None:
    """The code of the country that an adjective or a people's name is of."""
    english, stems, endings = _adjectives()
    word = words.lower().replace("’", "'")
    if word.isascii():
        return english.get(word)
    for size in range(min(6, len(word))):
        stem, ending = word[: len(word) - size], word[len(word) - size :]
        if stem in stems and ending in endings:
            return stems[stem]
    return None


def is_people(words: str) -> bool:
    """Whether a word for a people is no adjective: "Russians", "росіян", not "російських"."""
    word = words.lower()
    return word.endswith("s") if word.isascii() else not re.search("[сц]ь?к", word)


def countries_in(words: list[str]) -> Iterator[tuple[range, str]]:
    """Where a list of words names countries or has their adjectives, longest first."""
    at = 0
    while at < len(words):
        for size in range(min(5, len(words) - at), 0, -1):
            phrase = " ".join(words[at : at + size])
            code = country(phrase) or (adjective(phrase) if size <= _LONGEST_ADJECTIVE else None)
            if code and (words[at][0].isupper() or _SMALL.search(phrase)):
                yield range(at, at + size), code
                at += size - 1
                break
        at += 1


_SMALL = re.compile(r"\w(?:ськ|цьк|ск|цк)\w{1,3}$")
"""Adjectives that are written small inside a name: «кабінет британських міністрів»."""


def _key(words: str) -> str:
    """The words' stems; those of Latin letters and acronyms stand as they are."""
    found = [word.lower() for word in WORD.findall(words.replace(".", "").replace("’", "'"))]
    kept = [word for word in found if word not in {"the", "of", "and", "і", "и", "та"}]
    return " ".join(word if word.isascii() else _CASE.sub("", word) for word in kept)


def _listed(name: str) -> dict[str, Any]:
    source = files("dateline.reading.places") / "data" / name
    return tomllib.loads(source.read_text("utf-8"))


@cache
def _names() -> dict[str, str]:
    found: dict[str, str] = {}
    for code, names in _listed("extra.toml")["country"].items():
        for name in names:
            found.setdefault(_key(name), code)
    for language in ("en", "uk", "ru"):
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES:
                found.setdefault(_key(name.partition(" (")[0]), code)
    return found


@cache
def _adjectives() -> tuple[dict[str, str], dict[str, str], frozenset[str]]:
    """English words; Slavic stems; and the endings that may follow these."""
    listed = _listed("demonyms.toml")
    english = {
        word.lower(): code
        for code, words in listed["english"].items()
        for phrase in words.split("|")
        for word in (phrase.split() if code != "CF" and "|" not in words else [phrase.strip()])
    }
    stems = {
        stem.lower().rstrip("."): code
        for language in ("ukrainian", "russian")
        for code, every in listed[language].items()
        for stem in every.split()
    }
    endings = {ending for line in listed["endings"].values() for ending in line.split()}
    return english, stems, frozenset({"", *endings})
