"""Tense: whether the words around an expression speak of what was or of what will be."""

import re
from collections.abc import Sequence

from dateline.reading.times.lexicon import END, classes
from dateline.reading.times.tokens import Token

ENDINGS = {
    "en": re.compile(r"\w{2,}ed"),
    "uk": re.compile(r"\w{3,}(?:в|ла|ло|ли|вся|лася|лося|лися|ено|ано|ито|ито)"),
    "ru": re.compile(r"\w{3,}(?:л|ла|ло|ли|лся|лась|лось|лись)"),
}
"""Endings of verbs in the past. Nouns share them; the nearest verb decides, and past is
what news speaks of where nothing tells."""

NO_PAST = frozenset(["be", "been", "is", "are", "being", "to", "to be"])
REACH = 14


def tense(tokens: Sequence[Token], start: int, end: int, language: str) -> int:
    """-1 for the past, 1 for the future, 0 where no word near tells; 2 where the next one does.

    Args:
        tokens: All of them.
        start: Of the expression.
        end: Of the expression.
        language: One that is read.
    """
    for distance in range(1, REACH):
        if found := _sign(tokens, start - distance, language):
            return 2 * found if distance == 1 else found
        if tokens[start - distance].sign == END:
            break
    for distance in range(REACH):
        at = end + distance
        if at >= len(tokens) or tokens[at].sign == END:
            return 0
        if found := _sign(tokens, at, language):
            return found
    return 0


def _sign(tokens: Sequence[Token], at: int, language: str) -> int:
    if at < 0:
        return 0
    token = tokens[at]
    if token.sign == classes()["future"]:
        return 1
    if token.sign == classes()["past"]:
        return -1
    if not ENDINGS[language].fullmatch(token.word) or tokens[at - 1].word in NO_PAST:
        return 0
    return -1
