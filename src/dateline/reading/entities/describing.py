"""Descriptions: words that say what somebody is and name nobody ("many agencies").

>>> describes("Many agencies"), describes("the armed forces"), describes("Ukrainian Armed Forces")
(True, False, False)
>>> is_unnamed("Former mayor of Torvast", "en"), is_unnamed("Послы Острании", "ru")
(True, True)
"""

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import takewhile

from dateline.reading.morphology import LANGUAGES, is_known, readings
from dateline.reading.names import WORD, is_body_word
from dateline.reading.roles import is_role

_WHERE = frozenset("of for in at from on by with near в у на во при від от под біля возле".split())


def describes(words: str) -> bool:
    """Whether the words of a speaker begin by saying how many, or end in an English plural."""
    found = WORD.findall(words)
    first, named = _listed()
    if not found or found[0].lower() in first:
        return bool(found)
    last = found[-1]
    plural = last.isascii() and last.islower() and last.endswith("s") and last not in named
    return plural and is_body_word(last)


def is_unnamed(words: str, language: str) -> bool:
    """Whether a phrase is about somebody's office, or somebody in some place, without a name.

    Of a phrase in English the last word before "of" or "in" says what it is; in Ukrainian and
    Russian the first noun does, before what it governs.
    """
    found = WORD.findall(words)
    own = list(takewhile(lambda word: word.lower() not in _WHERE, found))
    if describes(words) or not own:
        return True
    if len(own) < len(found) and not any(map(_may_name, own[1:] or [own[0].lower()])):
        return True
    if language not in LANGUAGES:
        return is_role(own[-1]) and not any(map(is_body_word, own))
    return is_office(own, language)


def is_thing(word: str) -> bool:
    """Whether a Ukrainian or Russian word is a noun for a thing, in a dictionary of the two."""
    best = [readings(word, own)[0].tag for own in LANGUAGES if is_known(word, own)]
    return bool(best) and all(tag.POS == "NOUN" and tag.animacy == "inan" for tag in best)


def _may_name(word: str) -> bool:
    return is_body_word(word) or word[0].isupper()


def is_office(words: Sequence[str], language: str) -> bool:
    """Whether the first noun of a Slavic phrase is for people, or a thing's in lower case."""
    for word in words:
        if is_body_word(word):
            return False
        if is_role(word):
            return True
        best = readings(word, language)[0].tag
        if best.POS == "NOUN":
            named = {"Name", "Surn", "Patr"} & set(best.grammemes)
            common = best.animacy == "anim" or (words[0].islower() and word.islower())
            return common and not named and is_known(word, language)
    return False


@cache
def _listed() -> tuple[frozenset[str], frozenset[str]]:
    source = files("dateline.reading.entities") / "data" / "terms.toml"
    listed = tomllib.loads(source.read_text("utf-8"))["describing"]
    return frozenset(listed["first"].split()), frozenset(listed["named"].split())
