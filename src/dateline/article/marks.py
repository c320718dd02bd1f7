"""What an element's own names say it is, by nearness: a quotation, a lede, a caption."""

import re

from lxml import html

_NAMING = ("class", "id", "itemprop", "data-testid", "data-component")
_NEAR = 4
_QUOTE = re.compile(r"blockquote|pull-?quote|quote(?!d)|\bcite\b", re.IGNORECASE)
LEDE = re.compile(
    r"\blede?\b|\blead\b|article-?lead|intro\b|\bdek\b|stand-?first|sub-?title|"
    r"sub-?head(?:line)?\b|\bsummary\b|\bdeck\b|perex|chapeau|strap-?line",
    re.IGNORECASE,
)
"""Names of the element that holds an article's lede."""


def names(element: html.HtmlElement) -> str:
    """All that names an element, as one string."""
    return " ".join(filter(None, (element.get(name) for name in _NAMING)))


def quotation(element: html.HtmlElement) -> html.HtmlElement | None:
    """The element that sets this one apart as a quotation."""
    return marked(element, _QUOTE, tag="blockquote")


def marked(
    element: html.HtmlElement, mark: re.Pattern[str], *, tag: str = ""
) -> html.HtmlElement | None:
    """The highest of the nearest elements whose names or tag say so."""
    found = None
    here: html.HtmlElement | None = element
    for _ in range(_NEAR):
        if here is None or here.tag in {"article", "main", "body", "section"}:
            break
        if here.tag == tag or mark.search(names(here)):
            found = here
        here = here.getparent()
    return found
