"""Word lists of this package: `data/words.toml`, `data/demonyms.toml`, `data/inflection.toml`."""

import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from dateline.reading.places.fold import fold

DATA = Path(__file__).parent / "data"


@cache
def table(name: str) -> dict[str, Any]:
    """A data file, read once."""
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))


class Words:
    """A set of words; those listed with a hyphen at their end are stems.

    >>> "області" in Words("region област-")
    True
    """

    def __init__(self, listed: str) -> None:
        words = listed.split()
        self._whole = frozenset(word for word in words if not word.endswith("-"))
        self._stems = tuple(word[:-1] for word in words if word.endswith("-"))

    def __contains__(self, word: str) -> bool:
        return word in self._whole or word.startswith(self._stems)


@cache
def words(name: str) -> Words:
    """One of the lists of `data/words.toml`."""
    return Words(table("words")[name])


@cache
def _adjectives() -> dict[str, str]:
    english: dict[str, str] = table("demonyms")["english"]
    return {
        fold(name.replace("_", " ")): code
        for code, names in english.items()
        for name in names.split()
    }


@cache
def _stems() -> dict[str, str]:
    tables = table("demonyms")
    return {
        fold(stem): code
        for language in ("ukrainian", "russian")
        for code, stems in tables[language].items()
        for stem in stems.split()
    }


@cache
def _endings() -> tuple[frozenset[str], int]:
    endings = {e for listed in table("demonyms")["endings"].values() for e in listed.split()}
    return frozenset({*endings, ""}), max(map(len, endings))


@lru_cache(maxsize=65536)
def country_of(word: str) -> str | None:
    """The country of an adjective or an inhabitant's name, folded; None if it is neither.

    >>> country_of("ukrainian"), country_of("українського"), country_of("столиця")
    ('UA', 'UA', None)
    """
    if word.isascii():
        return _adjectives().get(word)
    endings, longest = _endings()
    for size in range(min(longest, len(word) - 3) + 1):
        stem, ending = word[: len(word) - size], word[len(word) - size :]
        if ending in endings and (code := _stems().get(stem)):
            return code
    return None
