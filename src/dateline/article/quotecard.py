"""Quote cards: a quotation set apart, with its speaker's name and role beneath it."""

import re
from typing import NamedTuple

from dateline.article.title import plain

_SMALL = frozenset({
    "de", "del", "della", "der", "den", "di", "da", "la", "le", "van", "von", "al", "el", "bin",
    "ibn", "ten", "ter", "zu", "af", "of", "the",
})  # fmt: skip
_END = re.compile(r"[.!?…:;][\"'»”’)\]]*$")
_DASH = re.compile(r"^[\s—–―-]+")


class Card(NamedTuple):
    """Who is quoted; empty where the card does not say.

    lines: how many lines after the quote belong to the card.
    """

    speaker: str
    role: str
    lines: int


def card(after: list[str]) -> Card:
    """Read the lines that follow a quotation as its speaker and role.

    A name alone is as likely a heading, and is taken for a speaker only where it stands
    twice, has a role beneath it, or follows a dash.
    """
    if not after or not is_name(after[0]):
        return Card("", "", 0)
    dashed = _DASH.match(after[0]) is not None
    speaker, comma, role = _DASH.sub("", after[0]).partition(", ")
    if comma and dashed:
        return Card(speaker, role, 1)
    lines = 1
    while lines < min(3, len(after)) and _alike(after[lines], speaker):
        lines += 1
    if lines < len(after) and is_role(after[lines]):
        return Card(speaker, after[lines], lines + 1)
    return Card(speaker, "", lines) if lines > 1 or dashed else Card("", "", 0)


def is_name(line: str) -> bool:
    """Whether a line is shaped as a person's or a body's name, with a role after a comma."""
    name = _DASH.sub("", line).partition(", ")[0]
    words = [word for word in name.split() if word.casefold() not in _SMALL]
    if not 1 <= len(words) <= 5 or len(name) > 60 or _END.search(line):
        return False
    return all(word[0].isupper() or word[0] in "\"'«“(" for word in words) and not any(
        sign.isdigit() for sign in name
    )


def is_role(line: str) -> bool:
    """Whether a line is short and no sentence, as "President of the council"."""
    return 0 < len(line) <= 100 and len(line.split()) <= 12 and not _END.search(line)


def _alike(line: str, name: str) -> bool:
    """The name again, perhaps spelt otherwise or shortened to its last word."""
    one, other = plain(line), plain(name)
    return is_name(line) and (one in other or other in one)
