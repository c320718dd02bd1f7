"""An article's text with everything found in it marked where it stands."""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from dateline.brief.cite import units
from dateline.brief.safe import guards, legible
from dateline.model import Block, Reading
from dateline.span import Span

KINDS = ("said", "who", "cue", "sure", "person", "place", "time", "event")
"""What is marked, in the order of the legend."""


class Mark(NamedTuple):
    """Words that something was found in; `tells` is what to say of it."""

    span: Span
    kind: str
    tells: str = ""


class Piece(NamedTuple):
    """Words between two edges of marks."""

    words: str
    kinds: str
    tells: str


class Sentence(NamedTuple):
    """A sentence, its number in the article, and the guards around its direction."""

    number: int
    pieces: tuple[Piece, ...]
    before: str
    after: str


class Passage(NamedTuple):
    """A block of the text; its kind is "" where it is outside the article."""

    kind: str
    sentences: tuple[Sentence, ...]
    speaker: str = ""
    role: str = ""


def marks(reading: Reading) -> Iterator[Mark]:
    """Everything that was found, with where it stands."""
    for statement in reading.statements:
        yield from (Mark(span, "said") for span in statement.content)
        who = statement.speaker.name if statement.speaker else ""
        yield from (Mark(span, "who", who) for span in statement.source)
        yield from (Mark(span, "cue") for span in statement.cue)
        yield from (Mark(span, "sure") for span in statement.certainty.shown_by)
    yield from (Mark(name.span, "person", name.kind) for name in reading.names)
    for place in reading.places:
        told = " ".join(filter(None, (place.name, place.country, place.precision)))
        yield Mark(place.span, "place", told)
    yield from (Mark(time.span, "time", time.edtf or "") for time in reading.times)
    for event in reading.events:
        yield from (Mark(span, "event", event.type) for span in event.trigger)


def sentences(reading: Reading) -> tuple[Span, ...]:
    """What can be led to: every sentence, and every line outside one."""
    return units(reading.text, reading.sentences)


def number(spans: tuple[Span, ...], at: int) -> int:
    """The number, from 1, of the sentence in which a code point stands."""
    return max(1, bisect_right(spans, at, key=lambda span: span.start))


def passages(reading: Reading) -> list[Passage]:
    """The text in its blocks, sentence by sentence, with its marks."""
    spans = sentences(reading)
    cuts: list[list[Mark]] = [[] for _ in spans]
    for mark in marks(reading):
        first, last = number(spans, mark.span.start), number(spans, mark.span.end - 1)
        for at in range(first - 1, last):
            cuts[at].append(mark)
    blocks = sorted(reading.blocks, key=lambda block: block.span)
    starts = [block.span.start for block in blocks]
    found: list[tuple[int, list[Sentence]]] = []
    for at, span in enumerate(spans):
        block = _block(blocks, starts, span)
        if not found or found[-1][0] != block or block < 0:
            found.append((block, []))
        found[-1][1].append(_sentence(at + 1, span, reading.text, cuts[at]))
    return [_passage(reading, blocks[at] if at >= 0 else None, inside) for at, inside in found]


def _passage(reading: Reading, block: Block | None, inside: list[Sentence]) -> Passage:
    if block is None:
        return Passage("", tuple(inside))
    speaker, role = (span.of(reading.text) if span else "" for span in (block.speaker, block.role))
    return Passage(block.kind, tuple(inside), speaker, role)


def _block(blocks: list[Block], starts: list[int], span: Span) -> int:
    at = bisect_right(starts, span.start) - 1
    return at if at >= 0 and span.start < blocks[at].span.end else -1


def _sentence(at: int, span: Span, text: str, found: list[Mark]) -> Sentence:
    edges = {span.start, span.end}
    for mark in found:
        edges |= {edge for edge in mark.span if span.start < edge < span.end}
    pieces = tuple(_piece(Span(start, end), text, found) for start, end in pairwise(sorted(edges)))
    return Sentence(at, pieces, *guards(span.of(text)))


def _piece(span: Span, text: str, found: list[Mark]) -> Piece:
    over = [mark for mark in found if mark.span.holds(span)]
    kinds = [kind for kind in KINDS if any(mark.kind == kind for mark in over)]
    tells = dict.fromkeys(legible(mark.tells) for mark in over if mark.tells)
    return Piece(legible(span.of(text)), " ".join(kinds), ", ".join(tells))
