"""Borders: what a headline, heading, key point or caption says ends with it."""

from collections.abc import Sequence

from dateline.model import Block
from dateline.reading.found import Found
from dateline.span import Span, join

APART = frozenset({"title", "heading", "keypoint", "caption"})
"""Kinds of blocks that say nothing together with others."""


def bounded(text: str, item: Found, blocks: Sequence[Block]) -> Found | None:
    """An attribution within the block of its cue, or within those that may go on in each other.

    None where nothing of its content is left there.
    """
    home = next((block for block in blocks if block.span.overlaps(item.cue[0])), None)
    if home and home.kind in APART:
        room = [home.span]
    else:
        room = [block.span for block in blocks if block.kind not in APART]

    def inside(pieces: Sequence[Span]) -> tuple[Span, ...]:
        parts = (
            Span(max(piece.start, block.start), min(piece.end, block.end))
            for piece in pieces
            for block in room
            if block.overlaps(piece)
        )
        return join(parts, text)

    content = inside(item.content)
    return item._replace(source=inside(item.source), content=content) if content else None
