"""A text as keys in order: words, names and numbers, the same in three languages.

>>> [token.key for token in tokens("In Sarnok 1,400 left.", ())]
['in', 'srnk', '1400', 'left']
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from dateline.span import Span
from dateline.story.script import NOT_NAMES, folded, skeleton

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,  \u202f]\d{3})*(?![.,]?\d)|\d+[.,]\d+")
_OPENING = re.compile(r"(?:^|[.!?:…•\n«“„\"]|(?:^|\s)[—–-](?=\s))[\s«“„\"'(\[]*$")


class Token(NamedTuple):
    """One word or number: what it is, its key, and where it stands."""

    kind: Literal["word", "name", "number"]
    key: str
    span: Span


def tokens(text: str, named: Sequence[Span], shouted: Sequence[Span] = ()) -> Iterator[Token]:
    """The words, names and numbers of a text in its order.

    A name is a word with a capital that does not open a sentence, one that stands so
    elsewhere in the text, or one within `named`.

    Args:
        text: Any text.
        named: Spans that are known to be names, sorted.
        shouted: Spans in which capitals tell nothing, as in an English headline.
    """
    found = list(_TOKEN.finditer(text))
    sure = {
        key
        for match in found
        if _capital(match.group())
        and (key := skeleton(match.group()))
        and (_within(match.start(), named) or _told(text, match.start(), shouted))
    }
    for match in found:
        word, span = match.group(), Span(*match.span())
        if word[0].isdigit():
            yield Token("number", _number(word), span)
        elif _capital(word) and skeleton(word) in sure:
            yield Token("name", skeleton(word), span)
        else:
            yield Token("word", folded(word), span)


def _capital(word: str) -> bool:
    return word[0].isupper() and len(word) > 1 and word.casefold() not in NOT_NAMES


def _told(text: str, start: int, shouted: Sequence[Span]) -> bool:
    """Whether a capital here tells of a name: inside a sentence, and not in a headline."""
    return not (_within(start, shouted) or _OPENING.search(text, max(0, start - 6), start))


def _within(place: int, spans: Sequence[Span]) -> bool:
    at = bisect_right(spans, place, key=lambda span: span.start) - 1
    return at >= 0 and place < spans[at].end


def _number(words: str) -> str:
    """A number without its thousands' marks: 1,400 and 1 400 are 1400; 2,5 and 2.5 are 2.5."""
    groups = re.split(r"[^\d]", words)
    thousands = len(groups) > 1 and all(len(group) == 3 for group in groups[1:])
    return "".join(groups) if thousands else ".".join(groups)
