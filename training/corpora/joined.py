"""Text from tokens: corpora that come as words are set as a page would set them."""

import re
from collections.abc import Sequence

from dateline.span import Span

CLOSES = re.compile(r"[.,;:!?)\]}%»”…]+|['’](?:s|re|ve|ll|d|m|t)|n['’]t|['’]", re.IGNORECASE)
OPENS = frozenset("([{«“„$#€£")
STRAIGHT = frozenset(('"', "``", "''"))


def joined(tokens: Sequence[str]) -> tuple[str, list[Span]]:
    """The text that some tokens make, and where each stands in it.

    >>> joined(["He", "(", "Tal", ")", "said", ":", '"', "no", '"', "."])[0]
    'He (Tal) said: "no".'
    """
    text, spans = "", list[Span]()
    tight, quoted = True, False
    for given in tokens:
        straight = given in STRAIGHT
        token = '"' if straight else given
        closes = bool(CLOSES.fullmatch(token)) or (straight and quoted)
        text += "" if tight or closes else " "
        spans.append(Span(len(text), len(text) + len(token)))
        text += token
        tight = token in OPENS or (straight and not quoted)
        quoted = quoted != straight
    return text, spans
