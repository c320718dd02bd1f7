"""What finders of attributions hand on: spans, and nothing yet of who the speaker is."""

from typing import NamedTuple

from dateline.model import Block
from dateline.span import Span


class Found(NamedTuple):
    """An attribution in spans.

    card: the quote block that it was made from, where it was.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    confidence: float
    card: Block | None = None
