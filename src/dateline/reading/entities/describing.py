"""Descriptions: words that say what somebody is and name nobody ("many agencies").

>>> describes("Many agencies"), describes("the armed forces"), describes("Ukrainian Armed Forces")
(True, False, False)
"""

import tomllib
from functools import cache
from importlib.resources import files

from dateline.reading.names import WORD, is_body_word


def describes(words: str) -> bool:
    """Whether the words of a speaker begin by saying how many, or end in an English plural."""
    found = WORD.findall(words)
    first, named = _listed()
    if not found or found[0].lower() in first:
        return bool(found)
    last = found[-1]
    plural = last.isascii() and last.islower() and last.endswith("s") and last not in named
    return plural and is_body_word(last)


@cache
def _listed() -> tuple[frozenset[str], frozenset[str]]:
    source = files("dateline.reading.entities") / "data" / "terms.toml"
    listed = tomllib.loads(source.read_text("utf-8"))["describing"]
    return frozenset(listed["first"].split()), frozenset(listed["named"].split())
