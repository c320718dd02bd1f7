"""What words mean, as far as claims need it: concepts and the small words, in three languages.

>>> concepts("загинули", "uk")
('killed',)
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

LANGUAGES = ("en", "uk", "ru")


class Concept(NamedTuple):
    """What words of several languages have in common; see `data/concepts.toml`."""

    name: str
    figure: str | None
    thing: bool
    weak: bool
    speech: bool
    opposite: str | None

    @property
    def tells(self) -> bool:
        """Whether it is something done or befallen, and says enough alone."""
        return not (self.thing or self.weak)


class Words:
    """A set of words, some with any ending, each of which stands for something."""

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        """Take pairs of a pattern ("flood*", "one") and what it stands for."""
        self._whole: dict[str, list[str]] = {}
        self._begin: dict[str, list[str]] = {}
        for pattern, meaning in entries:
            table = self._begin if pattern.endswith("*") else self._whole
            table.setdefault(pattern.rstrip("*"), []).append(meaning)

    def of(self, word: str) -> tuple[str, ...]:
        """What a plain word stands for; of words with endings the longest beginning counts."""
        if whole := self._whole.get(word):
            return tuple(whole)
        for end in range(len(word), 1, -1):
            if begun := self._begin.get(word[:end]):
                return tuple(begun)
        return ()

    def __contains__(self, word: str) -> bool:
        """Whether the word stands for anything."""
        return bool(self.of(word))


def plain(word: str) -> str:
    """A word as the data files write it."""
    return word.casefold().replace("ё", "е").replace("’", "'").replace("ʼ", "'")


def _load(name: str) -> Any:
    path = files("dateline.story.claims") / "data" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def table() -> Mapping[str, Concept]:
    """All concepts by name."""
    return {
        name: Concept(
            name,
            entry.get("figure"),
            entry.get("thing", False),
            entry.get("weak", False),
            entry.get("speech", False),
            entry.get("opposite"),
        )
        for name, entry in _load("concepts").items()
    }


@cache
def totals() -> frozenset[str]:
    """Kinds of figures of which a story has one total: deaths, and not money."""
    entries = _load("concepts").values()
    return frozenset(entry["figure"] for entry in entries if entry.get("total"))


@cache
def _concepts(language: str) -> Words:
    return Words(
        (pattern, name)
        for name, entry in _load("concepts").items()
        for pattern in entry[language].split()
        if "_" not in pattern
    )


@cache
def idioms(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Phrases that stand for a concept as a whole, and the concept."""
    return tuple(
        (re.compile(rf"(?<!\w){_pattern(phrase)}(?!\w)", re.IGNORECASE), name)
        for name, entry in _load("concepts").items()
        for phrase in entry.get(language, "").split()
        if "_" in phrase
    )


def _pattern(phrase: str) -> str:
    return r"\W+".join(re.escape(part).replace(r"\*", r"\w*") for part in phrase.split("_"))


@lru_cache(maxsize=100_000)
def concepts(word: str, language: str) -> tuple[str, ...]:
    """The concepts that a plain word stands for."""
    return _concepts(language).of(word) if language in LANGUAGES else ()


@cache
def small(language: str, kind: str) -> Words:
    """The small words of one kind: "negation", "deny", "anaphor", "aside", "join", ..."""
    entry = _load("function")[language][kind] if language in LANGUAGES else ""
    return Words((pattern, kind) for pattern in entry.split())


@cache
def phrases(language: str, kind: str) -> tuple[str, ...]:
    """The phrases of one kind, longest first: "mild", "at_least", "at_most"."""
    entry = _load("function")[language][kind] if language in LANGUAGES else []
    return tuple(sorted(entry, key=lambda phrase: (-len(phrase), phrase)))


@cache
def numerals(language: str) -> Mapping[str, tuple[float, bool]]:
    """Number words: their value, and whether they multiply what stands before them."""
    entry = _load("numbers").get(language, {})
    times = entry.get("times", {})
    counts = {key: value for key, value in entry.items() if key != "times"}
    return {
        word: (float(value), many)
        for part, many in ((counts, False), (times, True))
        for value, words in part.items()
        for word in words.split()
    }


@cache
def weekdays(language: str) -> Words:
    """Days of the week; Monday is "0"."""
    days = _load("weekdays").get(language, [])
    return Words((pattern, str(at)) for at, words in enumerate(days) for pattern in words.split())
