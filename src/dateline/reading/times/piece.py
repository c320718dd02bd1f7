"""Pieces: a match among its neighbours, and what its tokens say by themselves."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from dateline.reading.times.grammar import Match
from dateline.reading.times.lexicon import classes
from dateline.reading.times.meaning import Meaning
from dateline.reading.times.tokens import Token

NUMBERS = ("small", "big", "num", "ord", "ordsecond", "ordinal", "roman")


DIRECTIONS = ("prev", "last2", "pastword", "this", "next", "recent", "coming")


WAYS = {"prev": -1, "last2": -2, "pastword": -1, "this": 0, "next": 1, "recent": -1, "coming": 1}


UNIT = ("unit", "yearword", "hour", "otherday", "unitadj")


BEFORE_DATES = ("prep", "since", "until", "in_", "within", "of", "and", "edge", "comma", "earlier",
                "later", "before", "after", "za", "hyphen", "to", "each")  # fmt: skip


PLURALS = frozenset(
    "дні днів дням днями днях тижні тижнів тижнями тижнях місяців місяцями місяцях роки"
    " років роками роках дни дней днями днях недель неделями неделях месяцы месяцев"
    " месяцами месяцах годы годов лет годами годах десятиліть десятиліттями десятиліттях"
    " десятилетий десятилетиями десятилетиях кварталы кварталов квартали кварталів часы часов"
    " годин".split()
)

AMBIGUOUS = frozenset(
    "недели місяці месяцы години хвилини минуты секунды десятиліття століття десятилетия"
    " столетия".split()
)
"""Forms that may be a plural, and are one beside an adjective's plural ending."""

DETERMINERS = frozenset("( the his her its their our this that a s'".split())


class Piece(Struct, frozen=True):
    """A match, with the tokens around it."""

    tokens: Sequence[Token]
    match: Match
    language: str

    @property
    def own(self) -> Sequence[Token]:
        """The tokens of the match."""
        return self.tokens[self.match.start : self.match.end]

    @property
    def before(self) -> Token:
        """The token before, or the end of the sentence before."""
        return self.tokens[self.match.start - 1]

    @property
    def after(self) -> Token:
        """The token after; there always is one, for sentences are closed."""
        return self.tokens[self.match.end]

    def has(self, *names: str) -> bool:
        """Whether a token of some class is in the match."""
        return any(is_a(token, *names) for token in self.own)

    def value(self, *names: str) -> str | None:
        """What the first token of some classes says."""
        return next((token.value for token in self.own if is_a(token, *names)), None)

    def meaning(self, **fields: Any) -> Meaning:
        """A meaning by this rule."""
        return Meaning(rule=self.match.rule.name, **fields)


def is_a(token: Token, *names: str) -> bool:
    """Whether a token is of one of some classes."""
    return any(token.sign == classes()[name] for name in names)


def calendar(piece: Piece) -> dict[str, Any]:
    """The calendar fields that the tokens give by themselves."""
    fields: dict[str, Any] = {}
    for token in piece.own:
        for name, field in FIELDS.items():
            if is_a(token, name):
                fields[field] = int(token.value)
    if (edge := piece.value("edge")) is not None:
        fields["edge"] = edge
    if (unit := piece.value("yearword")) and piece.has(*DIRECTIONS):
        fields |= {"shift": direction(piece), "unit": unit}
    if (shift := piece.value("yearshift")) is not None:
        fields |= {"shift": int(shift), "unit": "Y"}
    return fields | _numbers(piece)


FIELDS: Mapping[str, str] = {"month": "month", "weekday": "weekday", "weekdayweak": "weekday",
                             "year": "year", "decadeword": "decade"}  # fmt: skip


def _numbers(piece: Piece) -> dict[str, int]:
    said = [token for token in piece.own if is_a(token, *NUMBERS)]
    pairs = zip(piece.match.rule.numbers, said, strict=False)
    return {name: int(token.value) for name, token in pairs}


def direction(piece: Piece) -> int | None:
    """-2 for the one before last, -1 for last, 0 for this, 1 for next; None where no word says."""
    return next((WAYS[n] for t in piece.own for n in DIRECTIONS if is_a(t, n)), None)


def many(piece: Piece) -> bool:
    """Whether a unit is a plural; "сутки", which has no singular, is none."""
    word = [token for token in piece.own if is_a(token, *UNIT)][-1].word
    if piece.language == "en":
        return word.endswith("s")
    said = any(is_a(t, *DIRECTIONS) and t.word.endswith(("ие", "ые", "і")) for t in piece.own)
    return word in PLURALS or (said and word in AMBIGUOUS)
