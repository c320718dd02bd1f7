"""Words: what the tagger labels.

>>> [word.of("“No,” he’s said.") for word in words("“No,” he’s said.")]
['“', 'No', ',', '”', 'he', '’', 's', 'said', '.']
"""

import re

from dateline.span import Span

WORD = re.compile(r"\w+|[^\w\s]")
"""Letters and digits that stand together, or one mark of any other kind.

A mark is always a word of its own: a span may begin or end at any quotation mark,
apostrophe or hyphen, and corpora that split contractions differ only in where they do.
"""


def words(text: str, within: Span | None = None) -> list[Span]:
    """The words of a text, or of a stretch of it, in order."""
    start, end = within or Span(0, len(text))
    return [Span(*match.span()) for match in WORD.finditer(text, start, end)]


NUMBER = re.compile(r"\d(?:[\d.,:/\u00a0\u202f-]*\d)?")
LONGEST = 40
"""Code points of a number that is looked at around a span's edge."""


def whole(text: str, span: Span) -> Span:
    """The span, grown where it cuts a number: "1" of "1,100" is another number.

    >>> whole("over 1,100 people", Span(0, 6))
    Span(start=0, end=10)
    """
    start, end = span
    near = (max(0, span.start - LONGEST), min(len(text), span.end + LONGEST))
    for number in NUMBER.finditer(text, *near):
        if number.start() < start < number.end():
            start = number.start()
        if number.start() < end < number.end():
            end = number.end()
    return Span(start, end)
