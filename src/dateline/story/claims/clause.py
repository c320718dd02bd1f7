"""Clauses: the pieces of a content that each put one proposition.

"41 people had fallen ill and two had died" puts two; "the wall, old and grey, gave way" one.
"""

import re
from collections.abc import Iterator, Sequence

from dateline.story.claims.figures import figures
from dateline.story.claims.lexicon import small, table
from dateline.story.claims.words import Word

LONG = 5
"""Words of a clause that may stand for itself."""

_HARD = re.compile(r"[.!?…;]\W*\s|[.!?…;]$|\n")
_SOFT = re.compile(r"[,:—–]\s|\s[-—–(]")


def clauses(text: str, language: str, pieces: Sequence[Sequence[Word]]) -> Iterator[list[Word]]:
    """Cut the words of a content where a sentence ends or another proposition begins.

    Args:
        text: The article's text.
        language: Of the text.
        pieces: The words of each piece of the content.
    """
    for piece in pieces:
        clause: list[Word] = []
        runs = list(_runs(text, language, piece))
        for at, (run, hard) in enumerate(runs):
            rest = runs[at + 1][0] if at + 1 < len(runs) else []
            clause += run
            if hard or _two(text, language, clause, rest):
                yield clause
                clause = []
        if clause:
            yield clause


def denied(language: str, content: Sequence[Word]) -> Iterator[list[Word]]:
    """Cut what is denied where it names another thing: "that it fired, and that it crossed".

    Otherwise a denial is one act, however many its sentences.
    """
    act: list[Word] = []
    joins, that = small(language, "join"), small(language, "that")
    for word, after in zip(content, [*content[1:], None], strict=True):
        if act and after and word.plain in joins and after.plain in that:
            yield act
            act = []
        act.append(word)
    if act:
        yield act


def _runs(text: str, language: str, piece: Sequence[Word]) -> Iterator[tuple[list[Word], bool]]:
    """Runs of words between possible ends, and whether a sentence ends there."""
    run: list[Word] = []
    joins = small(language, "join")
    for word, after in zip(piece, [*piece[1:], None], strict=True):
        run.append(word)
        gap = text[word.span.end : after.span.start] if after else "."
        if _HARD.search(gap):
            yield run, True
        elif _SOFT.search(gap) or (after and after.plain in joins):
            yield run, False
        else:
            continue
        run = []


def _two(text: str, language: str, one: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether words on both sides of a comma or "and" each put a proposition.

    Two figures do; else each side must be of some length and say what is done or befalls.
    """
    if all(any(figures(text, language, part, None)) for part in (one, other)):
        return True
    return all(
        len(part) >= LONG and any(table()[name].tells for word in part for name in word.concepts)
        for part in (one, other)
    )
