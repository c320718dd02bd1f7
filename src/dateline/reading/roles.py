"""Roles: the nouns by which people are called, and what they show of gender and time.

>>> is_role("міністеркою"), gender_of(["former", "spokeswoman"]), is_former(["колишня"])
(True, 'f', True)
"""

import re
import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

_ENDING = re.compile(
    r"(?:ою|ею|ями|ами|ом|ем|єм|ім|им|ой|ей|ої|ові|еві|ого|ому|ых|их|[аяуюіиеєыьо])$"
)


_EX = re.compile("^(?:екс-?|экс-?|ex-)(?=...)")


@lru_cache(maxsize=20_000)
def is_role(word: str) -> bool:
    """Whether a word, in any case form, is a noun of office, trade, rank or courtesy."""
    return _form(word) in _roles()


def gender_of(words: Iterable[str]) -> str:
    """What the nouns of a role show of gender: "m", "f", or "" where nothing."""
    return next((found for word in words if (found := _roles().get(_form(word)))), "")


def is_former(words: Iterable[str]) -> bool:
    """Whether a role is said to be over ("former", "колишній", "экс-")."""
    return any(_EX.match(word.lower()) or _form(word) in _former() for word in words)


def is_lesser(words: Iterable[str]) -> bool:
    """Whether a role is somebody's who stands in or under another ("deputy", "vice-")."""
    return any(_form(part) in _lesser() for word in words for part in word.split("-"))


def role_stem(word: str) -> str:
    """What the case forms of a role's noun share."""
    return _form(word)


@lru_cache(maxsize=20_000)
def _form(word: str) -> str:
    word = _EX.sub("", word.lower().rstrip(".").replace("’", "'"))
    if word.isascii():
        return word.removesuffix("'s")
    return _ENDING.sub("", word) if len(word) > 4 else word.rstrip("аяуюіиеєыьо")


@cache
def _listed() -> dict[str, dict[str, str]]:
    source = files("dateline.reading") / "data" / "roles.toml"
    return tomllib.loads(source.read_text("utf-8"))


@cache
def _roles() -> dict[str, str]:
    """Stems with their gender; a stem that men and women share shows none."""
    found: dict[str, str] = {}
    for section in ("courtesy", "en", "uk", "ru"):
        for kind, gender in (("female", "f"), ("male", "m"), ("common", "")):
            for word in _listed()[section][kind].split():
                form = _form(word)
                found[form] = gender if found.get(form, gender) == gender else ""
    return found


@cache
def _former() -> frozenset[str]:
    return frozenset(_form(word) for line in _listed()["former"].values() for word in line.split())


@cache
def _lesser() -> frozenset[str]:
    return frozenset(_form(word) for line in _listed()["lesser"].values() for word in line.split())
