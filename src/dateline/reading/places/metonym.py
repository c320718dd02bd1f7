"""Metonymy: a capital that says, wants or denies is its country's government.

"Moscow rejected the proposal" is about Russia's government, wherever it met; "in Moscow"
is the city. What decides is the company of words, which `data/words.toml` lists.
"""

import re

from dateline.reading.places.fold import fold
from dateline.reading.places.words import words
from dateline.span import Span

WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
AND = {"and", "і", "та", "й", "и"}


def stands_for_government(text: str, capital: Span) -> bool:
    """Whether a capital's name stands where its government acts.

    Args:
        text: The article's text.
        capital: Where the name of a capital stands.
    """
    before = [fold(word) for word in WORD.findall(text[max(0, capital.start - 24) : capital.start])]
    near = text[capital.end : capital.end + 24]
    after = WORD.findall(near)
    if text[capital.start - 1 : capital.start] == "-" or (
        before and before[-1] in words("locative")
    ):
        return False
    if before and before[-1] in words("actor"):
        return True
    if len(before) > 2 and before[-1] in AND and before[-3] in words("actor"):
        return True  # between one capital and another
    joined = bool(re.match(r"[ \u00a0](?=\w)", near))
    return (
        joined and bool(after) and after[0][0].islower() and fold(after[0]) in words("government")
    )
