"""The language of the site's own words: asked for in the address, else by the browser."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from dateline.brief.interface import interface

LOCALES = ("en", "uk", "ru")

Words = dict[str, Any]


@cache
def words_of(locale: str) -> Words:
    """The site's words in one language, with those that it shares with briefs."""
    table = tomllib.loads((files("dateline.web") / "data" / "words.toml").read_text("utf-8"))
    shared = interface(locale)
    own: Words = table[locale]
    return {"brief": shared, **own}


def choose(asked: str | None, accepted: str) -> str:
    """The locale to answer in.

    Args:
        asked: What the address asks for, if anything.
        accepted: The Accept-Language header (RFC 9110, 12.5.4).

    >>> choose(None, "de, uk;q=0.8, en;q=0.9")
    'en'
    >>> choose("ru", "uk")
    'ru'
    """
    if asked in LOCALES:
        return asked
    best = max(enumerate(_ranges(accepted)), key=lambda item: (item[1][1], -item[0]), default=None)
    return best[1][0] if best and best[1][1] > 0 else LOCALES[0]


def _ranges(accepted: str) -> list[tuple[str, float]]:
    """The locales that a header names, with how much each is wanted."""
    found = []
    for part in accepted.split(",")[:50]:
        tag, _, rest = part.strip().partition(";")
        language = tag.strip().lower().split("-")[0]
        if language in LOCALES:
            found.append((language, _quality(rest)))
    return found


def _quality(parameters: str) -> float:
    name, _, value = parameters.strip().partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return min(1.0, max(0.0, float(value)))
    except ValueError:
        return 0.0
