"""Credit lines: where an article says that its words come from somebody else.

>>> [credit.name for credit in credits_of(reading)]  # "TORVAST, March 4 (Northgate) — ..."
['nrtht']
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

from dateline.ledger import Credit
from dateline.model import Reading
from dateline.span import Span
from dateline.story.script import skeleton

HEAD = 400
"""Code points at either end of a text in which a mere sign such as "(Reuters)" is a credit."""

DATELINE = 50
"""Code points of a dateline."""

_DASH = re.compile(r"\s*[—–-]")
_DONE = re.compile(r"(?:^|[.!?…»”\"])\s*$")
_LINE_END = re.compile(r"\.?\s*$", re.MULTILINE)
_CAPITAL = r"[^\W\d_a-zа-яєіїґё][\w.'’-]+"
_NAME = rf"(?P<name>[«“\"][^«»“”\"\n]{{2,60}}[»”\"]|{_CAPITAL}(?: {_CAPITAL}){{0,3}})"


def credits_of(reading: Reading) -> tuple[Credit, ...]:
    """The credits of an article, in the order of its text, those of its byline first."""
    text = reading.text
    found = [*_phrases(text), *_signs(text, reading.title)]
    return tuple(sorted(found, key=lambda credit: (credit.span, credit.name)))


@lru_cache(maxsize=20_000)
def folded_name(name: str) -> str:
    """A name as a key: the skeletons of its words, the same in every script and case."""
    words = re.findall(r"[^\W\d_]+", name)
    return " ".join(filter(None, map(skeleton, words)))


def _signs(text: str, title: Span | None) -> Iterator[Credit]:
    start = title.end if title and title.start == 0 else 0
    for first, last in ((start, start + HEAD), (max(start + HEAD, len(text) - HEAD), len(text))):
        for credit in _credits(_pattern("signs"), text, first, last):
            if _opens(text, credit.span) or _closes(text, credit.span):
                yield credit


def _opens(text: str, span: Span) -> bool:
    """Whether a sign ends the dateline of a paragraph: "KYIV, March 4 (Reuters) — ..."."""
    before = text[text.rfind("\n", 0, span.start) + 1 : span.start]
    return len(before) < DATELINE and bool(_DASH.match(text, span.end))


def _closes(text: str, span: Span) -> bool:
    """Whether a sign stands alone after the last sentence of a paragraph."""
    return bool(_DONE.search(text, max(0, span.start - 4), span.start)) and bool(
        _LINE_END.match(text, span.end)
    )


def _phrases(text: str) -> Iterator[Credit]:
    yield from _credits(_pattern("phrases"), text, 0, len(text))


def _credits(pattern: re.Pattern[str], text: str, first: int, last: int) -> Iterator[Credit]:
    for match in pattern.finditer(text, first, last):
        name = next(words for words in match.groupdict().values() if words)
        if key := folded_name(name):
            yield Credit(name=key, span=Span(*match.span()), sign=pattern is _pattern("signs"))


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
        forms.append(f"{edge}(?i:{re.escape(before)}){name}(?i:{re.escape(after)})")
    return re.compile("|".join(forms), re.MULTILINE)
