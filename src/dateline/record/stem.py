"""Stems: one form for the many that a word takes, so that search finds them all.

>>> stem("міністром", "uk") == stem("міністри", "uk")
True

English and Russian are stemmed by Snowball. Ukrainian has no Snowball stemmer, and
dictionaries do not know tomorrow's names, so it is stemmed here in Snowball's manner: the
longest known ending goes, if a vowel stands before it (docs/decisions/record.md has the
figures). What Snowball leaves
apart in the two Slavic languages, a vowel that comes and goes (ринок, ринку; рік, року)
and consonants that alternate (рука, руці), is then made alike in every form of every
word. A stem is a key, not a word: it is compared, and never shown.
"""

import re
from functools import lru_cache

import snowballstemmer

_CYRILLIC = re.compile("[а-яґєії]")
_LATIN = re.compile("[a-z]")

_NOUN = """
    а я о е є у ю и і ї ь й ою ею єю ам ям ом ем єм ах ях ами ями ів їв ей єй
    ія ії ію єю ією іям іями іях ій
"""
_ADJECTIVE = """
    ий ого ому им их ими ої ій ім ьою їй їм їх їми його йому ього ьому іх іми ьої
    іший іша іше іші ішого ішому ішим іших ішими ішої ішій ішою ішу
"""
_VERB = """
    ати яти ити іти їти ав ала ало али яв яла яло яли ив ила ило или
    ув ула уло ули ути іла іло іли їла їло їли ає яє ають яють аємо яємо аєте яєте аєш
    аєть яєть аю яю ують юють ує ює ую юю уємо юємо уєш юєш уєте юєте уєть юєть ить ать ять уть ють
    ите имо иш еш емо ете еть єть іть їть їмо
    увати ював ував увала увало ували ювати ювала ювало ювали
    аний ана ано ані аного аному аним аних аними аної аній аною ану
    ований ована овано овані ованого ованому ованим ованих ованими ованої ованій ованою овану
    авши ивши увавши ючи ачи учи
"""
_ENDINGS = sorted({*_NOUN.split(), *_ADJECTIVE.split(), *_VERB.split()}, key=len, reverse=True)
_ENDING = re.compile(rf"(?<=[аеєиіїоуюя])(.+?)(?:{'|'.join(_ENDINGS)})$")
_AFTER_VOWEL = re.compile("(?<=[аеєиіїоуюя])(?:я|ю|ї|є|й|єю|єм|ям|ями|ях|ють|ємо|єте|єш)$")
_AGAIN = re.compile(r"(?<=[аеєиіїоуюя])(.+)(?:[іоеєї]в|[ая][мх]|[оеє]м|[еє]й)$")
_RUSSIAN_AGAIN = re.compile(r"(?<=[аеиоуыэюя])(.+)[ое]в$")
"""Parts of stems that look like endings; in other forms they were taken for endings."""
_REFLEXIVE = re.compile(r"(?<=...)(?:ся|сь)$")

_FLEETING = re.compile(r"(?<=[аеєиіїоуюяыэ])(.*)[оеєії](?=[^аеєиіїоуюяыэ]$)")
_CLOSED = re.compile(r"[оеєі](?=[^аеєиіїоуюяыэ]{1,3}$)")
_ALTERNATING = str.maketrans("цчзжсш", "ккггхх")
_WHOLE = frozenset(["від", "під", "між", "ніж", "для", "при", "про", "over"])
"""Short words of grammar that would fall together with nouns (від and вода)."""


@lru_cache(maxsize=200_000)
def stem(word: str, language: str) -> str:
    """The stem of a word.

    Args:
        word: One word, folded as `dateline.record.words` does it.
        language: ISO 639-1. It decides between Ukrainian and Russian; words in Latin
            letters are always stemmed as English, and any other is its own stem.
    """
    if _CYRILLIC.search(word):
        return _ukrainian(word) if language == "uk" else _russian(word)
    if _LATIN.search(word):
        return _snowball(word, "english")
    return word


def _snowball(word: str, language: str) -> str:
    stemmer = snowballstemmer.stemmer(language)  # it keeps state, so threads may not share one
    return str(stemmer.stemWord(word))


def _ukrainian(word: str) -> str:
    if word in _WHOLE:
        return word
    word = _REFLEXIVE.sub("", word)
    short = _ENDING.sub(r"\1", word)
    if short == word:
        short = _AFTER_VOWEL.sub("", word)
    short = _AGAIN.sub(r"\1", short)
    return _CLOSED.sub("о", _alike(short))


def _russian(word: str) -> str:
    short = _snowball(word, "russian")
    return _alike(_RUSSIAN_AGAIN.sub(r"\1", short if len(short) > 2 else word))


def _alike(stem: str) -> str:
    if len(stem) > 3 and stem[-1] == stem[-2]:
        stem = stem[:-1]
    stem = _FLEETING.sub(r"\1", stem)
    return stem[:-1] + stem[-1:].translate(_ALTERNATING)
