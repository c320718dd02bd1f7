"""Paragraphs of dialogue as attributions: Ukrainian and Russian set speech apart by dashes.

>>> text = "— Ми чекали, — сказала Анна Кольт. — Ніхто не прийшов."
>>> found = spoken(text, [Span(0, len(text))], "uk", ())[0]
>>> [[span.of(text) for span in part] for part in (found.cue, found.source, found.content)]
[['сказала'], ['Анна Кольт'], ['Ми чекали', 'Ніхто не прийшов.']]
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from dateline.reading.found import Found
from dateline.reading.quote import dialogue
from dateline.span import Span

CONFIDENCE = 0.8
"""Of a statement that dashes make. Not measured apart: taken from the citing phrases."""

SAYS = re.compile(r"[\s,.!?…:—–-]*(?P<cue>\w+)(?:\s+(?P<source>[^\s,.:;!?…][^,.:;!?…]{0,79}))?")


def spoken(text: str, blocks: Iterable[Span], language: str, known: Sequence[Found]) -> list[Found]:
    """The attributions of dialogue in whose paragraphs no known attribution has its cue.

    Args:
        text: The article's text.
        blocks: Its blocks.
        language: No dialogue is looked for but in Ukrainian and Russian.
        known: What was found already.
    """
    if language not in {"uk", "ru"}:
        return []
    cues = [cue for item in known for cue in item.cue]
    free = (block for block in blocks if not any(map(block.holds, cues)))
    return [item for block in free for item in _in_block(text, block)]


def _in_block(text: str, block: Span) -> Iterator[Found]:
    """Each aside has the speech before it; the last one what follows it too."""
    pieces = dialogue(text, block)
    ends = [*(piece.start for piece in pieces[1:]), block.end]
    asides = [SAYS.match(text, piece.end, end) for piece, end in zip(pieces, ends, strict=False)]
    last = max((at for at, aside in enumerate(asides) if aside), default=0)
    for at, (piece, aside) in enumerate(zip(pieces, asides, strict=True)):
        if aside:
            source = (Span(*aside.span("source")).trim(text),) if aside["source"] else ()
            content = (piece, *(pieces[at + 1 :] if at == last else ()))
            yield Found(source, (Span(*aside.span("cue")),), content, CONFIDENCE)
