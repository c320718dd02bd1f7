"""Heads: which of the names in a speaker's words is the speaker, if any is.

    >>> text = "Colonel Anna Kolt of the Ministry of Rivers"
    >>> found = head(text, Span(0, 43), {Span(8, 17): "person", Span(25, 43): "organization"}, "en")
    >>> found.span.of(text)
    'Anna Kolt'

A phrase that holds a person and a body is the person; "a spokeswoman for the Ministry" and
"his campaign" are none of those that they name.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from dateline.reading.entities.describing import is_thing, is_unnamed
from dateline.reading.names import AFTER_NAME, AND, WORD, is_body_word
from dateline.reading.pronouns import PRONOUNS, RELATIVE
from dateline.reading.roles import is_role
from dateline.span import Span

_MARKS = " \u00a0,.;:()[]«»“”„‘’\"'—–-"
_OF_ANOTHER = frozenset(
    "of for in by from with to who whose which that from against "
    "від до для про з із зі у в на від под с со из от о об про для который которая".split()
)
_PRONOUNS = frozenset(word for own in PRONOUNS.values() for word in own)


class Head(NamedTuple):
    """The words that name a speaker, and the kind that the recogniser saw; None if it saw none."""

    span: Span
    kind: str | None


def head(text: str, words: Span, names: Mapping[Span, str], language: str) -> Head | None:
    """What names a speaker; None where the words only describe somebody, or name several.

    Args:
        text: The article's text.
        words: The speaker's.
        names: The recognised names and their kinds.
        language: The article's.
    """
    if words in names:
        return Head(words, names[words])
    inside = sorted(name for name in names if words.holds(name))
    if _is_clause(words.of(text)) or _several(text, inside):
        return None
    own = _own(text, words, [(name, names[name]) for name in inside])
    if own or any(names[name] == "person" for name in inside):
        return own
    if is_unnamed(words.of(text), language):
        return None
    return Head(words, "organization" if inside else None)


def _own(text: str, words: Span, inside: Sequence[tuple[Span, str]]) -> Head | None:
    """The recognised name beside which there are marks, titles and what it belongs to alone."""
    for name, kind in inside:
        if kind == "person":
            return Head(name, kind) if _leads(text, words, name) else None
    for name, kind in inside[-1:]:
        alone = len(inside) == 1 and _alone(text, words, name)
        if alone or (kind == "organization" and _apposed(text, words, name)):
            return Head(name, kind)
    return None


def _is_clause(words: str) -> bool:
    """Whether a phrase has no word, or begins with a pronoun."""
    first = next(iter(WORD.findall(words)), "")
    return not first or bool(RELATIVE.fullmatch(first)) or first.lower() in _PRONOUNS


def _several(text: str, inside: Sequence[Span]) -> bool:
    """Whether two names are joined by "and"."""
    between = (text[a.end : b.start] for a, b in pairwise(inside))
    return any(gap.strip().lower() in AND for gap in between)


def _alone(text: str, words: Span, name: Span) -> bool:
    """Whether nothing but marks and an article stand beside a name."""
    rest = f"{text[words.start : name.start]} {text[name.end : words.end]}".strip(_MARKS)
    return rest.lower() in {"", "the"}


def _leads(text: str, words: Span, person: Span) -> bool:
    """Whether a person is who a phrase is about, and not whose friend or campaign it is."""
    before = [word.lower() for word in WORD.findall(text[words.start : person.start])]
    after = text[person.end : words.end]
    goes_on = re.match(r"\s*[,(—–]", after) or AFTER_NAME.match(after)
    led = any(map(is_role, before)) or not before or not is_thing(before[-1])
    return led and _OF_ANOTHER.isdisjoint(before) and (not after.strip(_MARKS) or bool(goes_on))


def _apposed(text: str, words: Span, name: Span) -> bool:
    """Whether a body's name in another script or in quotation marks follows what it is."""
    before = text[words.start : name.start]
    found = WORD.findall(before)
    if not found or text[name.end : words.end].strip(_MARKS):
        return False
    foreign = name.of(text).isascii() and not found[-1].isascii()
    quoted = before.rstrip()[-1:] in {"«", "“", '"'}
    return found[0][0].islower() and is_body_word(found[-1]) and (foreign or quoted)
