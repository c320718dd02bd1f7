"""Frames: what an article is about where words of conflict are figures of speech.

A match report "attacks", a review "offers", a column tells "you" what to fight; the rules
stand in `data/frames.toml`.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

WORD = re.compile(r"\w+(?:['’-]\w+)*")


LEAST, PLENTY = 2, 50
"""A short text shows what it is about by two words, and by one more for each fifty."""


class Frame(NamedTuple):
    """A rule: from which words on an article is of this kind, and what is then forbidden."""

    pattern: re.Pattern[str]
    distinct: int
    share: float
    forbids: frozenset[str]

    def holds(self, text: str, words: int) -> bool:
        """Whether a text of so many words is of this kind."""
        found = self.pattern.findall(text)
        distinct = min(self.distinct, LEAST + words // PLENTY)
        return len(set(found)) >= distinct and len(found) >= self.share * words


def forbidden(text: str, language: str) -> frozenset[str]:
    """The types that an article's frames forbid; empty for plain news.

    >>> sorted(forbidden("You can fight your fears, if you want.", "en"))[:2]
    ['ACCUSE', 'AGREE']
    """
    low = text.lower().replace("’", "'")
    words = sum(1 for _ in WORD.finditer(low))
    frames = (frame for frame in _frames(language).values() if frame.holds(low, words))
    return frozenset().union(*(frame.forbids for frame in frames))


@cache
def _frames(language: str) -> Mapping[str, Frame]:
    raw = files("dateline.reading.events").joinpath("data/frames.toml").read_text("utf-8")
    return {
        name: Frame(
            _pattern(table[language]),
            table["distinct"],
            table["share"],
            frozenset(table["forbids"]),
        )
        for name, table in tomllib.loads(raw).items()
    }


def _pattern(words: str) -> re.Pattern[str]:
    forms = "|".join(
        re.escape(word[:-1]) + r"\w*" if word.endswith("*") else re.escape(word)
        for word in words.split()
    )
    return re.compile(rf"(?<![\w'-])(?:{forms})(?![\w'-])")
