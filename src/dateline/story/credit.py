"""Credit lines: where an article says that its words come from somebody else.

>>> [credit.name for credit in credits_of(reading)]  # "TORVAST, March 4 (Northgate) — ..."
['nrtht']
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from dateline.ledger import Credit
from dateline.model import Reading
from dateline.span import Span
from dateline.story.script import skeleton

HEAD = 400
"""Code points at either end of a text in which a mere sign such as "(Reuters)" is a credit."""

_CAPITAL = r"[^\W\d_a-zа-яєіїґё][\w.'’-]+"
_NAME = rf"(?P<name>[«“\"][^«»“”\"\n]{{2,60}}[»”\"]|{_CAPITAL}(?: {_CAPITAL}){{0,3}})"


def credits_of(reading: Reading) -> tuple[Credit, ...]:
    """The credits of an article, in the order of its text, those of its byline first."""
    text = reading.text
    found = [*_phrases(text), *_signs(text, reading.title)]
    return tuple(sorted(set(found), key=lambda credit: (credit.span, credit.name)))


def folded_name(name: str) -> str:
    """A name as a key: the skeletons of its words, the same in every script and case."""
    words = re.findall(r"[^\W\d_]+", name)
    return " ".join(filter(None, map(skeleton, words)))


def _signs(text: str, title: Span | None) -> Iterator[Credit]:
    start = title.end if title and title.start == 0 else 0
    for first, last in ((start, start + HEAD), (max(start + HEAD, len(text) - HEAD), len(text))):
        yield from _credits(_pattern("signs"), text, first, last)


def _phrases(text: str) -> Iterator[Credit]:
    yield from _credits(_pattern("phrases"), text, 0, len(text))


def _credits(pattern: re.Pattern[str], text: str, first: int, last: int) -> Iterator[Credit]:
    for match in pattern.finditer(text, first, last):
        name = next(words for words in match.groupdict().values() if words)
        if key := folded_name(name):
            yield Credit(name=key, span=Span(*match.span()))


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    data = tomllib.loads(
        (files("dateline.story") / "data" / "credits.toml").read_text(encoding="utf-8")
    )
    forms = []
    for number, form in enumerate(sorted(data[kind], key=len, reverse=True)):
        before, after = form.split("{}")
        name = _NAME.replace("name", f"name{number}")
        edge = r"(?<!\w)" if before[:1].isalpha() or not before else ""
        closed = r"(?=\s*(?:[—–-]|\.?$))" if kind == "signs" else ""
        forms.append(f"{edge}(?i:{re.escape(before)}){name}(?i:{re.escape(after)}){closed}")
    return re.compile("|".join(forms), re.MULTILINE)
