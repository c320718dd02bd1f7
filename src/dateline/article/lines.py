"""A plain text's lines, with what stands about them; the text itself is not touched."""

import re
from typing import NamedTuple

from dateline.span import Span

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c]+")
_BREAK = re.compile(r"\r\n|[\n\r\u2028\u2029\x0b\x0c]")
_EDGE = " \t\xa0\u3000\ufeff\u200b"
_SENTENCE_END = re.compile(r"[.!?…:][\"'»”’)\]]*$")
_WIDEST = 120


class Line(NamedTuple):
    """A line with words in it, without the white space at its edges.

    apart, parted: whether a blank line, or the text's edge, is before and after it.
    """

    span: Span
    text: str
    apart: bool
    parted: bool


def lines_of(text: str) -> list[Line]:
    """The lines that have words; those of one hard-wrapped paragraph as one."""
    spans = [span for hit in _LINE.finditer(text) if (span := _words(Span(*hit.span()), text))]
    breaks = [
        len(_BREAK.findall(text, spans[at - 1].end, span.start)) > 1 if at else True
        for at, span in enumerate(spans)
    ] + [True]
    lines = [Line(span, span.of(text), breaks[at], breaks[at + 1]) for at, span in enumerate(spans)]
    return _unwrapped(lines, text) if _wrapped(lines) else lines


def _words(span: Span, text: str) -> Span | None:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip(_EDGE))
    end = span.start + len(words.rstrip(_EDGE))
    return Span(start, end).trim(text) if start < end and words.strip() else None


def _wrapped(lines: list[Line]) -> bool:
    """Whether lines end at a margin and not where their sentences do."""
    running = [line for line in lines if not line.parted]
    widest = max((len(line.text) for line in running), default=0)
    if len(running) < 3 or not 40 <= widest <= _WIDEST:
        return False
    full = [line for line in running if len(line.text) > 0.75 * widest]
    ended = sum(_SENTENCE_END.search(line.text) is not None for line in running)
    return len(full) > 0.7 * len(running) and ended < 0.4 * len(running)


def _unwrapped(lines: list[Line], text: str) -> list[Line]:
    merged: list[Line] = []
    for line in lines:
        if merged and not merged[-1].parted:
            first = merged.pop()
            span = Span(first.span.start, line.span.end)
            merged.append(Line(span, span.of(text), first.apart, line.parted))
        else:
            merged.append(line)
    return merged
