"""Mentions: words of a text that may name a place, and the places they may mean."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.reading.places.fold import fold
from dateline.reading.places.gazetteer import DIVISION, SECOND, SETTLEMENT, WATER
from dateline.reading.places.words import words
from dateline.span import Span

WORD = re.compile(
    r"(?:[A-Z]\.){2,}|W\.Va\.|(?:Saint|Sainte|St|Ste|Ft|Mt)\.(?=\s[A-Z])"
    r"|[^\W\d_]+(?:(?!['’]s\b|-(?:based|born|area|held|backed|led|controlled|occupied|wide)\b)"
    r"['’ʼ‑-][^\W\d_]+)*"
)
DIVISIONS = frozenset({DIVISION, SECOND})
TOWN = frozenset({SETTLEMENT})


@dataclass(frozen=True, slots=True)
class Meaning:
    """A place that a mention may mean.

    exact: the words stand as on the map, undeclined.
    flags: how the name belongs to the place (`gazetteer.PRIMARY`, ...).
    """

    row: int
    flags: int
    exact: bool


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that may name a place.

    key: what mentions of one name share (one sense in a discourse).
    typed: kinds of place that a word beside it asks for ("county", "river", "city of").
    named: a recogniser found it, with this confidence; None where only capitals speak.
    adjective: it is an adjective or an inhabitant's name.
    within: meanings of what follows a comma or stands in brackets: "Paris, Texas".
    """

    span: Span
    key: str
    meanings: tuple[Meaning, ...]
    typed: frozenset[int] = frozenset()
    named: float | None = None
    adjective: bool = False
    within: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the text; `joined` tells that only a space parts it from the one before."""

    span: Span
    text: str
    folded: str
    capital: bool
    joined: bool
    opens: bool


def split(text: str, sentences: Sequence[Span]) -> list[Word]:
    """The words of the sentences, in order."""
    found: list[Word] = []
    for sentence in sentences:
        end, opens = -1, True
        for match in WORD.finditer(text, sentence.start, sentence.end):
            word = match.group()
            joined = end >= 0 and text[end : match.start()] in {" ", "\u00a0"}
            capital = word[0].isupper()
            found.append(Word(Span(*match.span()), word, fold(word), capital, joined, opens))
            end, opens = match.end(), False
    return found


def asked(near: Sequence[str]) -> frozenset[int]:
    """The kinds of place that words beside a name ask for ("county", "city of")."""
    kinds: set[int] = set()
    for word in near:
        if word in words("division"):
            kinds |= DIVISIONS
        elif word in words("water"):
            kinds.add(WATER)
        elif word in words("settlement"):
            kinds.add(SETTLEMENT)
    return frozenset(kinds)
