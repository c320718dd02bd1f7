"""Versions of one article: which are, and what changed between two."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Literal

from msgspec import Struct

from dateline.model import Reading
from dateline.span import Span


class Change(Struct, frozen=True, kw_only=True):
    """Sentences that one version has where the other has others, or none.

    before, after: spans of the earlier and of the later text.
    """

    kind: Literal["added", "removed", "reworded"]
    before: tuple[Span, ...]
    after: tuple[Span, ...]


_KIND: dict[str, Literal["added", "removed", "reworded"]] = {
    "insert": "added",
    "delete": "removed",
    "replace": "reworded",
}


def changes(before: Reading, after: Reading) -> tuple[Change, ...]:
    """What a later version of an article says otherwise, sentence by sentence."""
    one, other = _sentences(before), _sentences(after)
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return tuple(
        Change(kind=_KIND[tag], before=before.sentences[a:b], after=after.sentences[c:d])
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    )


def _sentences(reading: Reading) -> Sequence[str]:
    return [" ".join(span.of(reading.text).split()) for span in reading.sentences]
