"""Noun phrases: where one ends, by the parts of speech of its words.

>>> text = "Свободный союз машинистов требует двух выходных"
>>> without_verb(text, Span(0, len(text)), "ru").of(text)
'Свободный союз машинистов'
"""

import re

from dateline.reading.morphology import LANGUAGES, WORD, parts_of_speech
from dateline.span import Span

_APART = re.compile(r"[,(;:—–«“„\"]")
_LOOSE = frozenset({"ADVB", "PRCL", "CONJ", "PRED", "INTJ", "VERB", "GRND", "None"})
"""Parts of speech with which no noun phrase ends; the Ukrainian dictionary leaves some unnamed."""
_HEADS = frozenset({"NOUN", "ADJF", "ADJS", "PRTF", "NUMR", "LATN"})


def is_verb(word: str, language: str) -> bool:
    """Whether a word is a finite verb and can be nothing else."""
    return parts_of_speech(word, language) <= {"VERB", "GRND"}


def is_loose(word: str, language: str) -> bool:
    """Whether a word can be no noun and no attribute, but a verb, an adverb or a particle."""
    found = parts_of_speech(word, language)
    return bool(found & _LOOSE) and not found & _HEADS


def without_verb(text: str, phrase: Span, language: str) -> Span:
    """A phrase up to its verb, and without adverbs and particles at its end.

    What a comma or a quotation mark parts from the beginning stays as it is: it may be a
    relative clause, or a name that is a sentence.
    """
    if language not in LANGUAGES or _APART.search(text, phrase.start, phrase.end):
        return phrase
    words = list(WORD.finditer(text, phrase.start, phrase.end))
    own = words[:1]
    for word in words[1:]:
        if word.group().islower() and is_verb(word.group(), language):
            break
        own.append(word)
    if len(own) == len(words) and own and own[-1].end() < phrase.end - 1:
        return phrase
    while len(own) > 1 and own[-1].group().islower() and is_loose(own[-1].group(), language):
        own.pop()
    return Span(phrase.start, own[-1].end()) if own and len(own) < len(words) else phrase
