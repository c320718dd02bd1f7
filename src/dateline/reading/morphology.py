"""Word forms of Ukrainian and Russian: parts of speech, cases, agreement.

>>> sorted(cases("порта", "ru")), agree("страйк", "оголосила", "uk")
(['gent'], False)

The dictionaries are those of `pymorphy3` (Korobov 2015): VESUM for Ukrainian, OpenCorpora
for Russian. A word that is in neither is guessed by its ending.
"""

import re
from functools import cache, lru_cache

import pymorphy3
from pymorphy3.analyzer import Parse
from pymorphy3.tagset import OpencorporaTag

LANGUAGES = frozenset({"uk", "ru"})
WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
LIKELY = 0.04
"""The least share of a word's uses for which a reading of it counts."""

ATTRIBUTES = frozenset({"ADJF", "PRTF", "NUMR"})
NOUNS = frozenset({"NOUN", "NPRO"})
CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")


@cache
def _analyzer(language: str) -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer(lang=language)


@lru_cache(maxsize=50_000)
def readings(word: str, language: str) -> tuple[Parse, ...]:
    """What a word can be, likeliest first."""
    found = _analyzer(language).parse(word.replace("’", "'").replace("ʼ", "'"))
    return tuple(reading for reading in found if reading.score >= LIKELY) or tuple(found[:1])


def is_known(word: str, language: str) -> bool:
    """Whether a dictionary has the word, and its form is not guessed."""
    return bool(_analyzer(language).word_is_known(word.replace("’", "'").lower()))


def parts_of_speech(word: str, language: str) -> frozenset[str]:
    """The parts of speech that a word can be, in OpenCorpora's tags."""
    return frozenset(str(reading.tag.POS) for reading in readings(word, language))


def cases(word: str, language: str, *, of: frozenset[str] = NOUNS | ATTRIBUTES) -> frozenset[str]:
    """The cases in which a noun or its attribute can stand."""
    return frozenset(case_of(r.tag) for r in readings(word, language) if r.tag.POS in of)


def case_of(tag: OpencorporaTag) -> str:
    """A tag's case; the Ukrainian dictionary leaves some nominatives without one."""
    return str(tag.case or ("nomn" if tag.POS in NOUNS else ""))


def names_someone(word: str, language: str) -> bool:
    """Whether a word is a pronoun, or a person's name by the dictionary or for want of any."""
    found = readings(word, language)
    if any(reading.tag.POS == "NPRO" for reading in found):
        return True
    named = any({"Name", "Surn", "Patr"} & set(reading.tag.grammemes) for reading in found)
    return word[:1].isupper() and (named or not is_known(word, language))


def is_one(word: str, language: str) -> bool:
    """Whether a word can be the name of one that acts: a nominative in the singular."""
    tags = (reading.tag for reading in readings(word, language))
    return any(case_of(tag) == "nomn" and "plur" not in tag.grammemes for tag in tags)


def agree(noun: str, verb: str, language: str) -> bool:
    """Whether a thing's noun can be the subject of a verb in the past, by gender and number.

    A person's or a body's title need not agree («посол заявила»), nor need an unknown word.
    """
    acts = {_agreement(r.tag) for r in readings(verb, language) if "past" in r.tag.grammemes}
    own = [r for r in readings(noun, language) if case_of(r.tag) == "nomn"]
    if not acts or not is_known(noun, language) or _animate(noun, language):
        return True
    return any(_agreement(reading.tag) in acts for reading in own)


def _animate(noun: str, language: str) -> bool:
    return any(r.tag.animacy == "anim" or r.tag.POS == "NPRO" for r in readings(noun, language))


def _agreement(tag: OpencorporaTag) -> str:
    return "plur" if "plur" in tag.grammemes else str(tag.gender)


@lru_cache(maxsize=50_000)
def is_mostly(word: str, language: str, grammeme: str) -> bool:
    """Whether a word is likelier of a tag ("futr", "impr") than anything but an infinitive.

    >>> [is_mostly(word, "ru", "futr") for word in ("огласят", "сообщают", "проводит")]
    [True, False, False]
    """
    best = {True: 0.0, False: 0.0}
    for reading in readings(word, language):
        if "INFN" not in reading.tag.grammemes and "infn" not in reading.tag.grammemes:
            has = grammeme in reading.tag.grammemes
            best[has] = max(best[has], reading.score)
    return best[True] > best[False]
