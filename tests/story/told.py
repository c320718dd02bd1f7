"""Readings of plain texts, for tests that write their own."""

import re

from dateline.article import read_article
from dateline.model import Page, Reading, fields
from dateline.span import Span


def reading(
    text: str, *, language: str = "en", published: str | None = None, outlet: str | None = None
) -> Reading:
    """A text as an article: its first line is its title."""
    article = read_article(
        Page(data=text.encode(), path="text.txt"), published=published, language=language
    )
    sentences = [Span(*match.span()).trim(text) for match in re.finditer(r"[^.\n]+\.?", text)]
    return Reading(
        **{**fields(article), "outlet": outlet}, version="bare", sentences=tuple(sentences)
    )
