"""Expressions: the matches that are kept, those that belong together joined."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from dateline.reading.times.grammar import matches
from dateline.reading.times.makers import make
from dateline.reading.times.meaning import Meaning
from dateline.reading.times.piece import Piece, is_a
from dateline.reading.times.tokens import Token

BETWEEN = ("comma", "prep", "the", "of", "in_", "dot", "hyphen")


class Expression(Struct, frozen=True):
    """A time expression: `tokens[start:end]`, and what it means."""

    start: int
    end: int
    meaning: Meaning


def expressions(tokens: Sequence[Token], language: str) -> list[Expression]:
    """The time expressions among some tokens, in order, without overlap."""
    taken = bytearray(len(tokens))
    found: list[Expression] = []
    for match in matches(tokens, language):
        if any(taken[match.start : match.end]) or _is_title(tokens, match.start, match.end):
            continue
        meaning = make(Piece(tokens, match, language))
        if meaning is not None:
            taken[match.start : match.end] = b"\1" * (match.end - match.start)
            found.append(Expression(match.start, match.end, meaning))
    found = [expression for expression in found if expression.meaning.value != ""]
    found.sort(key=lambda expression: expression.start)
    return _joined(found, tokens)


QUOTES = frozenset("'\"“”„«»‘’`")


def _is_title(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether quotation marks make it a name: the newspaper «Сегодня», "This Week"."""
    own = tokens[start:end]
    if tokens[start - 1].word not in QUOTES or not own[0].capital:
        return False
    return tokens[end].word in QUOTES or (len(own) > 1 and all(token.capital for token in own))


def _joined(found: Iterable[Expression], tokens: Sequence[Token]) -> list[Expression]:
    joined: list[Expression] = []
    for expression in found:
        whole = _together(joined[-1], expression, tokens) if joined else None
        if whole:
            joined[-1] = whole
        else:
            joined.append(expression)
    return joined


def _together(one: Expression, two: Expression, tokens: Sequence[Token]) -> Expression | None:
    """The two as one, where next to nothing parts them."""
    between = tokens[one.end : two.start]
    if len(between) > 2 or not all(is_a(token, *BETWEEN) for token in between):
        return None
    meaning = one.meaning.joined(two.meaning)
    return Expression(one.start, two.end, meaning) if meaning else None
