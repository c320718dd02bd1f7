"""Blocks to an article's text: what stands in which order, and each span.

The text of a page is its title and its blocks, parted by blank lines; a quote card's
speaker and role follow their quote on lines of their own, outside every block.
"""

from typing import NamedTuple

from dateline.article.decode import writable
from dateline.model import Block, BlockKind
from dateline.span import Span

BETWEEN = "\n\n"


class Draft(NamedTuple):
    """A block before it has a place in a text; `listed` where it was an item of a list."""

    kind: BlockKind
    text: str
    speaker: str = ""
    role: str = ""
    listed: bool = False


def compose(drafts: list[Draft]) -> tuple[str, tuple[Block, ...]]:
    """Write the drafts out one after the other."""
    parts: list[str] = []
    blocks: list[Block] = []
    length = 0

    def write(words: str) -> Span | None:
        nonlocal length
        if not words:
            return None
        if parts:
            length += len(BETWEEN)
        parts.append(writable(words))
        length += len(words)
        return Span(length - len(words), length)

    for draft in drafts:
        span = write(draft.text)
        if span is not None:
            speaker, role = write(draft.speaker), write(draft.role)
            blocks.append(Block(kind=draft.kind, span=span, speaker=speaker, role=role))
    return BETWEEN.join(parts), tuple(blocks)
