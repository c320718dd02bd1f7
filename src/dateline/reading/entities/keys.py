"""Keys: what the names of one person or body have in common in three languages.

    >>> person_key("Volodymyr Zelenskyy") == person_key("Володимиром Зеленським")
    True
    >>> organization_key("Ukraine's Ministry of Defence") == organization_key("Міноборони України")
    True

A key is compared, and never shown.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

from dateline.reading.entities.countries import countries_in
from dateline.reading.entities.fold import fold, plain
from dateline.reading.entities.given import same
from dateline.reading.names import PATRONYMIC, bare

_WORD = re.compile(r"[^\W_]+(?:['’ʼ-][^\W_]+)*\.?")
_DOUBLE = re.compile(r"(.)\1")
_ACRONYM = 5
"""Letters of an acronym, at most."""


@lru_cache(maxsize=20_000)
def person_key(name: str) -> str:
    """Given name and surname of a full name, or its one word; "" where nothing is left.

    Patronymics, middle names and initials are no part of it; given names that are one name
    in several languages ("Mykola", "Nikolai") are one.
    """
    words = [word for word in bare(name) if len(word) > 1]
    if not words:
        return ""
    if len(words) > 2 and PATRONYMIC.search(words[-1]):
        words = words[:-1]
    given = [same(words[0])] if len(words) > 1 else []
    return "-".join(part for part in (*given, fold(words[-1])) if part)


@lru_cache(maxsize=20_000)
def organization_key(name: str) -> str:
    """The concepts that a body's name puts together, in alphabetical order, its state first."""
    codes, rest = _concepts(name)
    return "-".join([*codes, *sorted(rest)])


def _concepts(name: str) -> tuple[list[str], set[str]]:
    words = [word.rstrip(".").removesuffix("'s").removesuffix("’s") for word in _WORD.findall(name)]
    states = list(countries_in(words))
    taken = {at for places, _ in states for at in places}
    rest = {concept for at, word in enumerate(words) if at not in taken for concept in _meant(word)}
    return sorted({code for _, code in states}), rest - {""}


def _meant(word: str) -> tuple[str, ...]:
    """The concepts of a word; of one that is not listed, its form."""
    terms, form = _terms(), _form(word)
    return terms.get(word.lower(), terms.get(form, (form,)))


def _form(word: str) -> str:
    """An acronym keeps its ending, which is none, and its doubles; any other word folds."""
    if not word.isupper() or len(word) > _ACRONYM:
        return fold(word)
    return "".join(map(plain, word)) if _DOUBLE.search(word) else plain(word)


@cache
def _terms() -> dict[str, tuple[str, ...]]:
    source = files("dateline.reading.entities") / "data" / "terms.toml"
    listed = tomllib.loads(source.read_text("utf-8"))
    found: dict[str, tuple[str, ...]] = dict.fromkeys(listed["drop"]["company"].split(), ())
    found |= {form: () for word in listed["drop"]["words"].split() for form in _forms(word)}
    terms = {**listed["compound"], **listed["term"]}
    return found | {
        form: tuple(concepts.split())
        for concepts, words in terms.items()
        for word in words.split()
        for form in _forms(word)
    }


def _forms(word: str) -> Iterator[str]:
    yield fold(word)
    yield word.lower()
