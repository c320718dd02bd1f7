"""What a page shows about its headline: the outlet, the section, who wrote it.

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
_LOGO = re.compile(
    r"(?:^|[\s_-])(?:logo|site-title|brand|masthead__name)(?:$|[\s_-])", re.IGNORECASE
)
_BEFORE, _AFTER = 8, 16
_LONGEST = 80
_LONGEST_NAME = 40
_HOME = re.compile(
    r"home|front page|main|головна|на головну|главная|на главную|start(?:seite)?", re.IGNORECASE
)


class Shown(NamedTuple):
    """What stands about the headline; empty where nothing does."""

    byline: tuple[str, ...] = ()
    category: str | None = None
    outlet: str | None = None


def shown(root: html.HtmlElement, title: html.HtmlElement | None) -> Shown:
    """What the page shows about its headline."""
    outlet = next(_logos(root), None)
    if title is None:
        return Shown(outlet=outlet)
    after = list(islice(_after(title), _AFTER))
    before = list(islice(title.iterancestors(), 3))
    before += [one for parent in before for one in islice(parent.iter(), _BEFORE)]
    section = next(_named([*before, *after], _SECTION, 30), None)
    return Shown(_writers(after), _value(section), outlet)


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


def _logos(root: html.HtmlElement) -> Iterator[str]:
    """Names in the page's logo, or in its header's link to the front page."""
    elements = [element for element in islice(root.iter(), 1500) if isinstance(element.tag, str)]
    yield from _named(elements, _LOGO, _LONGEST_NAME)
    for element in elements:
        words = " ".join(element.text_content().split()) if element.get("href") == "/" else ""
        if 1 < len(words) <= _LONGEST_NAME and not _HOME.fullmatch(words):
            yield words
