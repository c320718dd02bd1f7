"""The hard facts in a line: names, numbers and dates, which its sentences must hold too.

>>> sorted(unsupported("Dr Orlen counted 3,100 on 4 May", "Orlen counted 3,000 on 4 May"))
['3,100', 'Dr']
"""

import re
from functools import lru_cache

NUMBER = re.compile(r"\d(?:[\d.,:/\u00a0\u202f-]*\d)?")
WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=8192)
def facts(words: str) -> frozenset[str]:
    """The numbers, and the words written with a capital letter.

    A name is taken apart at its apostrophes and hyphens: "Orlen's" states "Orlen". A number
    is not: "100 people" is not what "3,100 people" states. Dates
    are made of both: a month's name without a capital (Ukrainian, Russian) is held by the
    rule that a line is verbatim.
    """
    names = (word for word in WORD.findall(words) if word != word.lower())
    return frozenset((*names, *NUMBER.findall(words)))


def unsupported(words: str, sentences: str) -> frozenset[str]:
    """The facts of a line that its sentences do not state."""
    return facts(words) - facts(sentences)
