"""Setting: what words that name no place say of the country that a text is about.

A sheriff and a township are American, a councillor of the borough British, an ОВА Ukrainian,
the Госдума Russian. So the Paris of a text that names no other place can be told.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise

from dateline.reading.places.mention import Word
from dateline.reading.places.words import Words, table

Setting = Mapping[str, float]
"""How much speaks for each country, by ISO 3166-1 code: 0 to 1, all together less than 1."""


HOMES = {"uk": ("UA",), "ru": ("BY", "KG", "KZ", "RU", "UA")}
"""Countries with many outlets in a language; English is at home everywhere."""


def setting(found: Sequence[Word], language: str) -> Setting:
    """What the words of a text say of its country, each word counted once.

    Each word's vote, and that of the language, is shared by the countries that have it; one
    vote more is nobody's.
    """
    seen = {word.folded for word in found}
    seen |= {f"{one.folded}_{other.folded}" for one, other in pairwise(found) if other.joined}
    votes: dict[str, float] = defaultdict(float)
    for countries in (HOMES.get(language, ()), *map(_countries, sorted(seen))):
        for country in countries:
            votes[country] += 1 / len(countries)
    whole = sum(votes.values()) + 1
    return {country: vote / whole for country, vote in votes.items()}


def _countries(word: str) -> Sequence[str]:
    if word not in _all():
        return ()
    return [country for country, listed in _lists().items() if word in listed]


@cache
def _lists() -> dict[str, Words]:
    return {country: Words(listed) for country, listed in table("setting").items()}


@cache
def _all() -> Words:
    return Words(" ".join(table("setting").values()))
