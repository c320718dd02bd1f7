"""Clauses: which words of a content belong to what it mainly says.

>>> text = "міст, який не чинили, може впасти, якщо не спаде вода"
>>> [span.of(text) for span in main_clause(text, [Span(0, len(text))], "uk").spans]
['міст', 'може впасти']

No parser: a clause ends at a stop, a dash, or a comma before a word that begins another.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from dateline.reading.lexicon import pattern
from dateline.span import Span

STOP = r"[.!?…;:](?=[\s»”\"]|$)|\s[—–-]\s"
PAUSE = r",[»”\"’']?\s"


class Main(NamedTuple):
    """A content's main clause, without what is inserted in it.

    condition: the word that makes the clause hang on another one ("if").
    opener: the word before it that is none of its own ("that").
    """

    spans: tuple[Span, ...]
    condition: Span | None = None
    opener: Span | None = None


class _Grammar(NamedTuple):
    end: re.Pattern[str]
    relative: re.Pattern[str]
    condition: re.Pattern[str]
    concession: re.Pattern[str]
    leading: re.Pattern[str]
    opener: re.Pattern[str]


def main_clause(text: str, content: Sequence[Span], language: str) -> Main:
    """The first clause of a content that is no subordinate one.

    Args:
        text: The text.
        content: A content's pieces, in text order.
        language: One that the lexicon knows.
    """
    grammar = _grammar(language)
    start = re.compile(r"[\s«“„\"'‘—–-]*").match(text, *content[0])
    whole = [Span(start.end() if start else content[0].start, content[0].end), *content[1:]]
    opener = grammar.opener.match(text, *whole[0])
    if opener:
        whole[0] = Span(opener.end(), whole[0].end).trim(text)
    if first := grammar.condition.match(text, *whole[0]):
        return Main(tuple(whole[:1]), Span(*first.span()), _span(opener))
    if grammar.leading.match(text, *whole[0]) and (pause := _pause(text, whole[0])):
        whole[0] = Span(pause, whole[0].end)
    spans, end = _clause(text, whole, grammar)
    condition = grammar.condition.match(text, *end) if end else None
    if end and grammar.concession.match(text, *end):
        condition = None
    return Main(tuple(spans), _span(condition), _span(opener))


def clause_around(text: str, sentence: Span, at: int, language: str) -> tuple[Span, Span]:
    """The clause of a sentence that holds a place, and what stands before it.

    Returns:
        The clause; and the clause before, which may govern it ("he doubts | that it rained"),
        empty where there is none.
    """
    ends = [*(match.span() for match in _grammar(language).end.finditer(text, *sentence))]
    before = [end for end in ends if end[1] <= at]
    after = [end for end in ends if end[0] >= at]
    start = before[-1][1] if before else sentence.start
    governing = Span(before[-2][1] if len(before) > 1 else sentence.start, before[-1][0]) if (
        before
    ) else Span(sentence.start, sentence.start)  # fmt: skip
    return Span(start, after[0][0] if after else sentence.end), governing


def _clause(text: str, pieces: Sequence[Span], grammar: _Grammar) -> tuple[list[Span], Span | None]:
    """The clause's spans; and what stands after it in the piece where it ends."""
    spans: list[Span] = []
    for number, piece in enumerate(pieces):
        if number and re.match(r"[«“„\"]|[^\W\d_]", text[piece.start]) and _begins(text, piece):
            break
        at = piece.start
        while end := grammar.end.search(text, at, piece.end):
            spans.append(Span(at, end.start()))
            resumed = _pause(text, Span(end.end(), piece.end))
            if grammar.relative.match(text, end.end(), piece.end) and resumed:
                at = resumed
            elif _long_enough(text, spans):
                return spans, Span(end.end(), piece.end)
            else:
                at = end.end()
        spans.append(Span(at, piece.end))
    return spans, None


def _begins(text: str, piece: Span) -> bool:
    """Whether a later piece begins a sentence of its own."""
    words = piece.of(text).lstrip('«“„"')
    return words[:1].isupper()


def _long_enough(text: str, spans: Sequence[Span]) -> bool:
    return sum(len(re.findall(r"\w+", span.of(text))) for span in spans) > 1


def _pause(text: str, span: Span) -> int | None:
    found = re.compile(PAUSE).search(text, *span)
    return found.end() if found else None


def _span(match: re.Match[str] | None) -> Span | None:
    return Span(*match.span()) if match else None


@cache
def _grammar(language: str) -> _Grammar:
    def opening(*kinds: str) -> re.Pattern[str]:
        return re.compile(pattern(language, *kinds), re.IGNORECASE)

    joined = rf"{PAUSE}(?={pattern(language, 'boundary', 'relative')})"
    inner = rf"|\s(?={pattern(language, 'inner')})" if language == "en" else ""
    condition = pattern(language, "if")
    return _Grammar(
        end=re.compile(rf"{STOP}|{joined}{inner}|{PAUSE}(?={condition})", re.IGNORECASE),
        relative=opening("relative"),
        condition=opening("if"),
        concession=opening("even_if"),
        leading=opening("leading"),
        opener=opening("that"),
    )
