"""Given names: of which gender they are, and which are one name in several languages.

>>> gender("Володимира"), same("Володимира") == same("Vladimir")
('m', True)
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

from dateline.reading.entities.fold import fold, plain

Gender = Literal["m", "f", ""]
"""Grammatical: how pronouns and verbs speak of somebody; "" where nothing shows it."""


class Given(NamedTuple):
    """A given name: its key, which all its spellings share, and its gender."""

    key: str
    gender: Gender


def gender(word: str) -> Gender:
    """The gender of those who bear a name; "" where both do, or none is known to."""
    known = _known(word)
    return known.gender if known else ""


def same(word: str) -> str:
    """The key of a given name; of a name that is not known, its fold."""
    known = _known(word)
    return known.key if known else fold(word)


def is_given(word: str) -> bool:
    """Whether a word is known as a given name."""
    return _known(word) is not None


def _known(word: str) -> Given | None:
    """By its exact spelling, else as a form of another case."""
    exact, folded = _given()
    whole = exact.get(word.casefold())
    if whole and not word.isascii() and exact.get(word[:-1].casefold()):
        return Given(whole.key, "")  # "Олександра": a woman, or a man in the genitive
    return whole or folded.get(plain(word)) or folded.get(fold(word))


@cache
def _given() -> tuple[dict[str, Given], dict[str, Given]]:
    """By spelling, and by fold; what both genders share shows none."""
    source = files("dateline.reading.entities") / "data" / "given.toml"
    listed = tomllib.loads(source.read_text("utf-8"))
    exact: dict[str, Given] = {}
    folded: dict[str, Given] = {}
    genders: tuple[tuple[str, Gender], ...] = (("female", "f"), ("male", "m"))
    for name, sex in genders:
        for line in filter(None, listed[name].split("\n")):
            spellings = line.split()
            own = Given(fold(spellings[0]), sex)
            for word in spellings:
                _enter(exact, word.casefold(), own)
                _enter(folded, fold(word), own)
    return exact, folded


def _enter(listed: dict[str, Given], form: str, own: Given) -> None:
    known = listed.setdefault(form, own)
    if known.gender != own.gender:
        listed[form] = Given(known.key, "")
