"""Quotations: what stands in quotation marks, exact to the character.

>>> text = "«Ми почули: “Ні”, — і пішли», — сказав він."
>>> [quote.of(text) for quote in quotations(text, [Span(0, len(text))])]
['«Ми почули: “Ні”, — і пішли»', '“Ні”']
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dateline.span import Span

CLOSES = {"«": "»", "“": "”", "„": "“”", '"': '"', "``": "''", "''": "''", "‘": "’", "‹": "›"}
MARK = re.compile(r"``|''|[«»“”„\"‘’‹›]")
OPENING_PLACE = re.compile(r"(?:^|[\s(\[—–:/«“„\"‘-])$")
DIALOGUE = re.compile(r"\s*[—–-]\s+(?=\S)")
DASHED = re.compile(r"[—–-]\s+\Z")
"""The dash of a block of plain text, which stands before it as a list's does."""
ASIDE = re.compile(
    # Ukrainian and Russian: speech, — said somebody. — Speech goes on.
    r"[,.!?…]\s+[—–-]\s+(?=[а-яёіїєґ])(?P<aside>[^—–]*?)(?:[,.:]\s+[—–-]\s+|(?P<end>[.!?…]?\s*$))"
)


class Quotation(NamedTuple):
    """Words in quotation marks; the span holds the marks.

    depth: 0 for a quotation that stands in no other.
    """

    span: Span
    depth: int

    def of(self, text: str) -> str:
        """The words, marks and all."""
        return self.span.of(text)


def quotations(text: str, blocks: Sequence[Span]) -> tuple[Quotation, ...]:
    """Every quotation of a text's blocks, in order of where it begins.

    A mark that nothing closes in its block is a quotation to the block's end where the
    next block opens with the same mark (a quotation of several paragraphs), and else no
    quotation at all.
    """
    found: list[Quotation] = []
    for at, block in enumerate(blocks):
        following = text[blocks[at + 1].start :][:1] if at + 1 < len(blocks) else ""
        found += _in_block(text, block, following)
    return tuple(sorted(found, key=lambda quote: (quote.span.start, -quote.span.end)))


def _in_block(text: str, block: Span, following: str) -> Iterable[Quotation]:
    open_marks: list[tuple[str, int]] = []
    for match in MARK.finditer(text, block.start, block.end):
        mark, at = match.group(), match.start()
        level = _closing(mark, open_marks, text, match)
        if level is not None:
            yield Quotation(Span(open_marks[level][1], match.end()), level)
            del open_marks[level:]
        elif mark in CLOSES and _may_open(text, block, match):
            open_marks.append((mark, at))
    if open_marks and following == open_marks[0][0]:
        yield Quotation(Span(open_marks[0][1], block.end), 0)


def _closing(
    mark: str, open_marks: Sequence[tuple[str, int]], text: str, match: re.Match[str]
) -> int | None:
    """Which open quotation a mark closes: the innermost that it may close."""
    if mark == "’" and text[match.end() : match.end() + 1].isalpha():
        return None  # an apostrophe
    if mark in {'"', "''"} and not text[match.start() - 1 : match.start()].strip():
        return None  # a mark that can open too, after a space, opens
    for level in range(len(open_marks) - 1, -1, -1):
        if mark in CLOSES[open_marks[level][0]]:
            return level
    return None


def _may_open(text: str, block: Span, match: re.Match[str]) -> bool:
    before = text[max(block.start, match.start() - 1) : match.start()]
    after = text[match.end() : match.end() + 1]
    return bool(OPENING_PLACE.search(before)) and bool(after.strip())


def dialogue(text: str, block: Span) -> tuple[Span, ...]:
    """The speech of a paragraph that a dialogue dash opens, without its asides.

    >>> text = "— Ми відступили, — сказав командир. — Виходу не було."
    >>> [piece.of(text) for piece in dialogue(text, Span(0, len(text)))]
    ['Ми відступили', 'Виходу не було.']
    """
    opening = DIALOGUE.match(text, block.start, block.end)
    if not opening and not DASHED.search(text, max(0, block.start - 4), block.start):
        return ()
    return _spoken(text, opening.end() if opening else block.start, block.end)


def parted(text: str, quote: Span) -> tuple[Span, ...]:
    """A quotation's pieces, where asides stand within its marks; none where there are none.

    >>> text = "«Ні, — сказав мер, — мосту не буде»"
    >>> [piece.of(text) for piece in parted(text, Span(0, len(text)))]
    ['«Ні', 'мосту не буде»']
    """
    pieces = _spoken(text, quote.start, quote.end)
    return pieces if len(pieces) > 1 else ()


def _spoken(text: str, at: int, end: int) -> tuple[Span, ...]:
    pieces = []
    for match in ASIDE.finditer(text, at, end):
        pieces.append(Span(at, match.start() + (text[match.start()] in "!?…")))
        at = match.end() if match["end"] is None else end
    if not pieces:
        return ()  # a dash alone opens lists too
    if at < end:
        pieces.append(Span(at, end))
    return tuple(piece.trim(text) for piece in pieces if piece.of(text).strip())
