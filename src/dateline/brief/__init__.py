"""Briefs: articles written out so that every line links to the words it rests on.

`make_brief` is pure, and gives the same brief for the same readings in any order. It
refuses to give one in which a line does not resolve; the renderings only show.
"""

import json
from collections.abc import Sequence

import msgspec

from dateline.brief.account import Account
from dateline.brief.compose import compose
from dateline.brief.gate import check
from dateline.brief.lines import Brief
from dateline.brief.make import write
from dateline.brief.markdown import render_markdown
from dateline.brief.page import render_html
from dateline.brief.sift import sift
from dateline.ledger import Story
from dateline.model import Reading

__all__ = [
    "Account",
    "Brief",
    "check",
    "make_account",
    "make_brief",
    "render_html",
    "render_json",
    "render_markdown",
]


def make_brief(readings: Sequence[Reading], *, heading: str | None = None) -> Brief:
    """Write articles out as a brief, and check every line of it.

    Args:
        readings: The articles, one or more, in any order. Readings of the same text from
            several pages are one article with several sources.
        heading: What to call the brief; the caller's own words, shown as they are.

    Raises:
        BriefError: A line would not resolve to the words it rests on.
    """
    brief = write(readings, heading=heading)
    check(brief, readings)
    return brief


def make_account(story: Story, readings: Sequence[Reading], *, locale: str = "en") -> Account:
    """Write a story out; what does not hold is left out, and listed in `left_out`.

    Args:
        story: The story, with its origins and claims.
        readings: Its articles, in any order; others are not looked at.
        locale: The reader's language. Lines are in it where somebody said them so, else in
            the language they were said in.

    Raises:
        BriefError: An article would not be shown as it was read.
    """
    return sift(compose(story, readings, locale=locale), story, readings)


def render_json(brief: Brief | Account) -> bytes:
    """A brief as JSON in UTF-8: every anchor as `{"article", "span", "words"}`."""
    try:
        return msgspec.json.encode(brief)
    except UnicodeEncodeError:  # a lone surrogate: JSON can only name it
        return json.dumps(msgspec.to_builtins(brief), separators=(",", ":")).encode()
