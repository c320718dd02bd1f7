"""Tokens: words as the event rules see them, hyphens and apostrophes kept inside.

>>> [token.low for token in tokens("Кур'єр з Івано-Франківська.", Span(0, 27))]
["кур'єр", 'з', 'івано-франківська', '.']
"""

import re
from typing import NamedTuple

from dateline.span import Span

TOKEN = re.compile(
    r"(?:\d+(?:[.,\u00a0\u202f ]\d{3})+(?!\d)|\d+(?:[.,]\d+)?)"  # a number is one word
    r"(?=(?:bn|mn?|млн|млрд|тис|тыс)?\b)"  # but "5G" is none
    r"|(?:bn|mn?|млн|млрд|тис|тыс)\b|\w+(?:['’ʼ-]\w+)*|[^\w\s]"
)
MONTHS = frozenset({"March", "May"})
"""Capitalised inside a sentence or before a number, these are no verbs."""
DAY = re.compile(r"\s\d")

LETTERS = str.maketrans("’ʼё", "''е")
"""Kinds of apostrophe, and a letter that Russian news writes either way."""


class Token(NamedTuple):
    """One word or mark.

    low: its letters in lower case, with one kind of apostrophe, "ё" as "е"; a month keeps its
        capital.
    """

    span: Span
    low: str

    @property
    def is_word(self) -> bool:
        """Whether it has a letter or digit."""
        return self.low[0].isalnum()


def tokens(text: str, within: Span) -> list[Token]:
    """The words and marks of a stretch of text, in order; possessive 's is a word."""
    found: list[Token] = []
    for match in TOKEN.finditer(text, within.start, within.end):
        word = match.group()
        month = word in MONTHS and (found or DAY.match(text, match.end()))
        low = word if month else word.lower().translate(LETTERS)
        start, end = match.span()
        if low.endswith("'s") and len(low) > 2:
            found.append(Token(Span(start, end - 2), low[:-2]))
            found.append(Token(Span(end - 2, end), "'s"))
        else:
            found.append(Token(Span(start, end), low))
    return found
