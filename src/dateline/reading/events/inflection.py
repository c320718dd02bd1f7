"""Inflection: which endings a stem of Ukrainian or Russian may have, as closed sets.

A stem with any ending at all takes in other words: «восстан-» holds «восстановить»
(restore), «катастроф-» the adjective «катастрофический». What follows a stem must be built
from the derivational and inflectional endings of `data/endings.toml`.
"""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import NamedTuple, Self

NOMINAL, VERBAL, OPEN = "nominal", "verbal", "open"


class Forms(NamedTuple):
    """What a word may be: whole forms, or stems with an ending of one kind."""

    whole: frozenset[str]
    stems: tuple[str, ...]
    kind: str

    @classmethod
    def read(cls, patterns: Iterable[str], kind: str) -> Self:
        """From words as the data have them; "*" ends a stem."""
        every = list(patterns)
        whole = frozenset(word for word in every if not word.endswith("*"))
        stems = tuple(sorted(word[:-1] for word in every if word.endswith("*")))
        return cls(whole, stems, kind)

    def takes(self, word: str) -> bool:
        """Whether the word is one of these."""
        if word in self.whole:
            return True
        return word.startswith(self.stems) and any(
            word.startswith(stem) and inflects(word, stem, self.kind) for stem in self.stems
        )


@cache
def inflects(word: str, stem: str, kind: str) -> bool:
    """Whether a word is a stem with endings of a kind ("nominal", "verbal", "open").

    >>> inflects("восстановили", "восста", "nominal"), inflects("атаками", "атак", "nominal")
    (False, True)
    """
    return kind == OPEN or _endings(kind).fullmatch(word, len(stem)) is not None


@cache
def _endings(kind: str) -> re.Pattern[str]:
    raw = files("dateline.reading.events").joinpath("data/endings.toml").read_text("utf-8")
    table = tomllib.loads(raw)[kind]
    built = "".join(f"(?:{'|'.join(part.split())})?" for part in table["parts"])
    return re.compile(built)
