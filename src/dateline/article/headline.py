"""What a page shows about its headline: the section, and who wrote it.

Only asked where the page tells machines nothing: a class name says what a line is, and
its place close to the title says whose.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from lxml import html

from dateline.article.byline import byline
from dateline.article.phrases import LABELS
from dateline.article.quotecard import is_name

_BYLINE = re.compile(
    r"(?:^|[\s_-])(?:byline|by|authors?|avtor|autor|writer|who)(?:$|[\s_-])", re.IGNORECASE
)
_SECTION = re.compile(
    r"(?:^|[\s_-])(?:rubric|rubrika|crumbs?|breadcrumbs?|kicker|category|section|tag|eyebrow|"
    r"cat-links|topic)(?:$|[\s_-])",
    re.IGNORECASE,
)
_BEFORE, _AFTER = 8, 16
_LONGEST = 80
HOME = re.compile(
    r"home|front page|main|головна|на головну|главная|на главную|start(?:seite)?", re.IGNORECASE
)


class Shown(NamedTuple):
    """What stands about the headline; empty where nothing does."""

    byline: tuple[str, ...] = ()
    category: str | None = None


def shown(title: html.HtmlElement | None) -> Shown:
    """What the page shows about its headline."""
    if title is None:
        return Shown()
    after = list(islice(_after(title), _AFTER))
    before = list(islice(title.iterancestors(), 3))
    before += [one for parent in before for one in islice(parent.iter(), _BEFORE)]
    section = next(_named([*before, *after], _SECTION, 30), None)
    return Shown(_writers(after), _value(section))


def _value(section: str | None) -> str | None:
    """The section without a label before it ("Category: World")."""
    label = LABELS["category"].fullmatch(section or "")
    return label.group("value") if label else section


def _writers(elements: list[html.HtmlElement]) -> tuple[str, ...]:
    for words in _named(elements, _BYLINE, _LONGEST):
        names = byline([words], None)
        if names and all(is_name(name) and len(name.split()) > 1 for name in names):
            return names
    return ()


def _after(title: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """The elements that follow a title on the page."""
    here: html.HtmlElement | None = title
    while here is not None and here.tag not in {"body", "html"}:
        for beside in here.itersiblings():
            yield from beside.iter()
        here = here.getparent()


def _named(elements: list[html.HtmlElement], name: re.Pattern[str], longest: int) -> Iterator[str]:
    for element in elements:
        if isinstance(element.tag, str) and name.search(element.get("class") or ""):
            words = " ".join(element.text_content().split())
            if 1 < len(words) <= longest:
                yield words
