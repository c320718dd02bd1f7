"""Paragraphs of dialogue as attributions: Ukrainian and Russian set speech apart by dashes.

>>> text = "— Ми чекали, — сказала Анна Кольт. — Ніхто не прийшов."
>>> found = spoken(text, [Span(0, len(text))], "uk", ())[0]
>>> [[span.of(text) for span in part] for part in (found.cue, found.source, found.content)]
[['сказала'], ['Анна Кольт'], ['Ми чекали', 'Ніхто не прийшов.']]
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from dateline.reading.found import Found
from dateline.reading.quote import dialogue, parted
from dateline.reading.reporting import reports
from dateline.reading.subject import subject
from dateline.span import Span

CONFIDENCE = 0.8
"""Of a statement that dashes make. Not measured apart: taken from the citing phrases."""

SAYS = re.compile(r"[\s,.!?…:—–-]*(?P<cue>\w+)(?:\s+(?P<source>[^\s,.:;!?…][^,.:;!?…]{0,79}))?")


def spoken(text: str, blocks: Iterable[Span], language: str, quotes: Iterable[Span]) -> list[Found]:
    """The attributions of dialogue, and of quotations with asides between their marks.

    Args:
        text: The article's text.
        blocks: Its blocks.
        language: No dialogue is looked for but in Ukrainian and Russian.
        quotes: Its outer quotations.
    """
    if language not in {"uk", "ru"}:
        return []
    talk = [
        item
        for block in blocks
        for item in _with_asides(text, block, dialogue(text, block), language)
    ]
    parts = [
        item
        for quote in quotes
        for item in _with_asides(text, quote, parted(text, quote), language)
    ]
    return [*talk, *(item for item in parts if reports(item.cue[0].of(text), language))]


def _with_asides(text: str, block: Span, pieces: Sequence[Span], language: str) -> Iterator[Found]:
    """Each aside has the speech before it; the last one what follows it too."""
    ends = [*(piece.start for piece in pieces[1:]), block.end]
    asides = [SAYS.match(text, piece.end, end) for piece, end in zip(pieces, ends, strict=False)]
    last = max((at for at, aside in enumerate(asides) if aside), default=0)
    for at, (piece, aside) in enumerate(zip(pieces, asides, strict=True)):
        if aside:
            source = tuple(_source(text, aside, language))
            content = (piece, *(pieces[at + 1 :] if at == last else ()))
            yield Found(source, (Span(*aside.span("cue")),), content, CONFIDENCE)


def _source(text: str, aside: re.Match[str], language: str) -> Iterator[Span]:
    """The aside's subject; all that follows its verb where none is told by case."""
    if aside["source"]:
        words = Span(*aside.span("source")).trim(text)
        yield subject(text, words, aside["cue"], language) or words
