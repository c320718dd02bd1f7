"""Contexts: what the words around an event show it is about (PLOVER 2.0, chapter 3)."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


def contexts(words: str, language: str) -> tuple[str, ...]:
    """The contexts that a sentence shows, in the order of the data.

    >>> contexts("The army sent doctors to fight cholera.", "en")
    ('military', 'health')
    """
    every = {match.lastgroup for match in _pattern(language).finditer(words)}
    return tuple(name for name in _names(language) if name in every)


@cache
def _data() -> Mapping[str, Mapping[str, list[str]]]:
    raw = files("dateline.reading.events").joinpath("data/contexts.toml").read_text("utf-8")
    return tomllib.loads(raw)


def _names(language: str) -> tuple[str, ...]:
    return tuple(_data()[language])


@cache
def _pattern(language: str) -> re.Pattern[str]:
    groups = (
        f"(?P<{name}>" + "|".join(_form(stem) for stem in stems) + ")"
        for name, stems in _data()[language].items()
    )
    return re.compile(r"(?<!\w)(?:" + "|".join(groups) + ")", re.IGNORECASE)


def _form(stem: str) -> str:
    return re.escape(stem[1:]) + r"(?!\w)" if stem.startswith("=") else re.escape(stem)
