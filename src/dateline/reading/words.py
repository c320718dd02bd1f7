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
