"""Case: what the endings of Ukrainian and Russian show of a word's part in a sentence.

By the dictionary where it has the word, else by closed sets of endings (`data/cases.toml`):
most words fit several cases, and it is enough to know which they cannot be. A noun in -у is
nobody who does something; one in -а did nothing that «затримали» says.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from pymorphy3.tagset import OpencorporaTag

from dateline.reading.events.token import Token
from dateline.reading.morphology import ATTRIBUTES, NOUNS, case_of, is_known, readings

NOMINATIVE = frozenset("mfnp")
"""Nominative masculine, feminine, neuter and plural."""

EVERY = NOMINATIVE | frozenset("gdail")
"""With genitive, dative, accusative, instrumental, locative."""

Cases = frozenset[str]

SHORT = ("но", "то", "ан", "ен", "ены", "аны", "ені", "ані")
"""Endings of short passive participles."""


class Endings(NamedTuple):
    """A language's table: whole words and endings of nouns, endings of verbs."""

    whole: Mapping[str, Cases]
    nouns: Mapping[str, Cases]
    verbs: Mapping[str, Cases]


def cases(word: Token, language: str) -> Cases:
    """The cases that a word may stand in; all of them where its ending tells nothing.

    >>> text = "поліцію"
    >>> "".join(sorted(cases(Token(Span(0, 7), text), "uk")))
    'ad'
    """
    table = _endings(language)
    return (
        table.whole.get(word.low)
        or _in_dictionary(word.low, language)
        or _longest(table.nouns, word.low)
        or EVERY
    )


MADE = 9
"""Letters of a word from which one that no dictionary has is mostly made of one that it has."""

LETTERS = {"gent": "g", "datv": "d", "accs": "a", "ablt": "i", "loct": "l"}
GENDERS = {"masc": "m", "femn": "f", "neut": "n"}


@cache
def _in_dictionary(word: str, language: str) -> Cases:
    """The cases of a noun or its attribute that the dictionary has, or a long one is made like."""
    if not is_known(word, language) and len(word) < MADE:
        return frozenset()
    tags = [one.tag for one in readings(word, language) if one.tag.POS in NOUNS | ATTRIBUTES]
    return frozenset().union(*map(_shown, tags))


def _shown(tag: OpencorporaTag) -> Cases:
    case = case_of(tag)
    if case != "nomn":
        return frozenset(LETTERS.get(case, ""))
    if "plur" in tag.grammemes:
        return frozenset("p")
    return frozenset(GENDERS.get(str(tag.gender), "mfn"))


def agreeing(verb: str, language: str) -> Cases:
    """The nominatives that a verb's form may have as its subject; all where it shows none.

    >>> sorted(agreeing("затримала", "uk")), sorted(agreeing("задержали", "ru"))
    (['f'], ['p'])
    """
    return _longest(_endings(language).verbs, verb) or NOMINATIVE


def is_finite(word: str, language: str) -> bool:
    """Whether a word may be a verb that agrees with a subject, or a passive participle."""
    return _longest(_endings(language).verbs, word) is not None or word.endswith(SHORT)


def _longest(table: Mapping[str, Cases], word: str) -> Cases | None:
    ends = (word[at:] for at in range(max(0, len(word) - 5), len(word)))
    return next((table[end] for end in ends if end in table), None)


@cache
def _endings(language: str) -> Endings:
    raw = files("dateline.reading.events").joinpath("data/cases.toml").read_text("utf-8")
    parts = tomllib.loads(raw)[language]
    return Endings(*(_table(parts[name]) for name in ("whole", "endings", "verb")))


def _table(rows: Mapping[str, str]) -> dict[str, Cases]:
    return {
        end: frozenset(letters.split()) for letters, ends in rows.items() for end in ends.split()
    }
