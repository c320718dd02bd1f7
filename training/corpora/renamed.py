"""Attributions with other people's names: who speaks is no clue to whether one speaks.

PolNeAR tells of one campaign and its two candidates. In a copy of a text every word of a
person's name becomes a word of other persons' names, the same all through the text, so
that the model learns how people speak and not which ones do (law 7).
"""

import random
from collections.abc import Iterator, Sequence

from dateline.reading.words import words
from dateline.span import Span
from training.corpora.polnear import Document

Named = Sequence[tuple[Span, str]]


def renamed(document: Document, names: Named, pool: Sequence[str], seed: int) -> Document:
    """The document with its persons renamed.

    names: its names with their kinds. pool: words that persons are called by.
    """
    rng = random.Random(f"{seed}-{document.name}")
    called = {span.of(document.text) for span in persons(document.text, names)}
    others = dict(zip(sorted(called), rng.sample(pool, len(called)), strict=False))
    text, moves, end = "", [(0, 0)], 0
    for word in words(document.text):
        other = others.get(word.of(document.text))
        if other:
            text += document.text[end : word.start] + other
            end = word.end
            moves.append((end, len(text) - end))
    text += document.text[end:]
    return Document(document.name, text, [moved(one, moves) for one in document.attributions])


def persons(text: str, names: Named) -> Iterator[Span]:
    """The words of persons' names that begin with a capital and go on in small letters."""
    for span, kind in names:
        if kind == "person":
            yield from (word for word in words(text, span) if word.of(text).istitle())


def moved(
    attribution: dict[str, tuple[Span, ...]], moves: list[tuple[int, int]]
) -> dict[str, tuple[Span, ...]]:
    """An attribution's spans after the words before them have changed their lengths."""
    return {
        role: tuple(Span(*(shifted(at, moves) for at in span)) for span in spans)
        for role, spans in attribution.items()
    }


def shifted(at: int, moves: list[tuple[int, int]]) -> int:
    """Where a place of the old text stands in the new one."""
    low, high = 0, len(moves)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if moves[middle][0] <= at else (low, middle)
    return at + moves[low][1]


def pool(texts: Sequence[str], names: Sequence[Named]) -> list[str]:
    """Words that persons of a corpus are called by, in order of the alphabet."""
    return sorted(
        {
            word.of(text)
            for text, called in zip(texts, names, strict=True)
            for word in persons(text, called)
        }
    )
