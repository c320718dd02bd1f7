"""Tense: whether the words around an expression speak of what was or of what will be."""

import re
from collections.abc import Sequence

from dateline.reading.times.lexicon import END, classes, load
from dateline.reading.times.tokens import Token

PAST = {
    "en": re.compile(r"\w{2,}ed"),
    "uk": re.compile(r"\w{2,}(?:в|ла|ло|ли|вся|лася|лося|лися|ено|ано|ито|уто)"),
    "ru": re.compile(r"\w{2,}(?:л|ла|ло|ли|лся|лась|лось|лись)"),
}
FUTURE = {
    "en": re.compile(r"\w+['’]ll"),
    "uk": re.compile(r"\w{2,}(?:[иіяаую]ться|[єе]ться|[ауюия]ть|[їй]де|[тч]не|име|муть|тиме)"),
    "ru": re.compile(r"\w{2,}(?:[иуюяа]тся|[её]тся|[уюя]т|[шжчщ]ат|ит|[дйжн][её]т)"),
}
"""Endings of verbs: of the past, and of the perfective future, which the present shares.
Nouns have some of them too (`data/nouns.toml`); the nearest verb of the clause decides."""

NO_PAST = frozenset(["be", "been", "is", "are", "being", "to", "to be"])
STOPS = frozenset([",", ";", ":", "—", "–", "(", ")", "«", "»", "“", "”", '"'])
REACH = 14


def tense(tokens: Sequence[Token], start: int, end: int, language: str) -> int:
    """-1 for the past, 1 for the future, 0 where no word near tells; 2 where the next one does.

    The expression's clause is asked first, then the rest of its sentence.

    Args:
        tokens: All of them.
        start: Of the expression.
        end: Of the expression.
        language: One that is read.
    """
    return _nearest(tokens, start, end, language, STOPS) or _nearest(
        tokens, start, end, language, frozenset()
    )


def _nearest(
    tokens: Sequence[Token], start: int, end: int, language: str, stops: frozenset[str]
) -> int:
    sides = [(start - 1, -1), (end, 1)]
    for distance in range(REACH):
        for at, step in list(sides):
            place = at + step * distance
            if (
                not 0 <= place < len(tokens)
                or tokens[place].sign == END
                or (tokens[place].word in stops)
            ):
                sides.remove((at, step))
            elif found := _sign(tokens, place, language):
                return 2 * found if distance == 0 and step < 0 else found
    return 0


def _sign(tokens: Sequence[Token], at: int, language: str) -> int:
    token = tokens[at]
    if token.sign == classes()["future"]:
        return 1
    if token.sign == classes()["past"]:
        return -1
    word = token.word
    if word in _nouns():
        return 0
    if PAST[language].fullmatch(word) and tokens[at - 1].word not in NO_PAST:
        return -1
    return int(FUTURE[language].fullmatch(word) is not None)


def _nouns() -> frozenset[str]:
    return NOUNS


NOUNS = frozenset(word for words in load("nouns").values() for word in words.split())
