"""Whether words can be shown without what stood before them.

A sentence of an article may say "she", "but" or "that", or quote somebody whom only the
next sentence names. Every one of them is verbatim and true, and yet says nothing by itself.

>>> alone("The dam at Velm will be opened on Thursday.", "en")
True
>>> [alone(words, "en") for words in ("She put the cost at two million.", "In her words, no.")]
[False, False]
>>> alone("За його даними, постраждалих у місті немає.", "uk")
False
"""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from dateline.brief.quotation import MARKS

SHORTEST = 5
"""Words that a sentence has at least, if it is to say something alone."""

_WORD = re.compile(r"[^\W_]+(?:[-'’ʼ][^\W_]+)*")


class Opening(NamedTuple):
    """A language's words by which a sentence hangs on another; see `data/opening.toml`."""

    pronouns: frozenset[str]
    joints: frozenset[str]
    prepositions: frozenset[str]
    points: frozenset[str]
    titles: frozenset[str]


def alone(words: str, language: str) -> bool:
    """Whether a sentence says what it says without the sentences around it.

    Args:
        words: One sentence or several.
        language: ISO 639-1; of a language without a list, only the marks are looked at.
    """
    words = words.strip()
    found = [word.casefold() for word in _WORD.findall(words)]
    if len(found) < SHORTEST or words[0] in MARKS or words[0] in "-–—" or words[-1] in "?:":
        return False
    opening = _openings().get(language)
    return opening is None or not _hangs(found, opening)


def is_title(words: str, language: str) -> bool:
    """Whether words only say how somebody is addressed ("Mr"), and not what they are."""
    opening = _openings().get(language)
    return opening is not None and words.strip(" .").casefold() in opening.titles


def _hangs(words: list[str], opening: Opening) -> bool:
    heads = {"_".join(words[:many]) for many in (1, 2, 3)}
    if heads & (opening.pronouns | opening.joints) or words[1] in opening.points:
        return True
    for many in (1, 2):
        if "_".join(words[:many]) in opening.prepositions:
            return words[many] in opening.pronouns
    return False


@cache
def _openings() -> dict[str, Opening]:
    table = tomllib.loads((files("dateline.brief") / "data" / "opening.toml").read_text("utf-8"))
    return {
        code: Opening(*(frozenset(lists[name].split()) for name in Opening._fields))
        for code, lists in table.items()
    }
