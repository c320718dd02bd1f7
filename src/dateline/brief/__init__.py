"""Briefs: articles written out so that every line links to the words it rests on.

`make_brief` is pure, and gives the same brief for the same readings in any order. It
refuses to give one in which a line does not resolve; the renderings only show.
"""

import json
from collections.abc import Sequence

import msgspec

from dateline.brief.gate import check
from dateline.brief.lines import Brief
from dateline.brief.make import write
from dateline.brief.markdown import render_markdown
from dateline.brief.page import render_html
from dateline.model import Reading

__all__ = ["Brief", "check", "make_brief", "render_html", "render_json", "render_markdown"]


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


def render_json(brief: Brief) -> bytes:
    """A brief as JSON in UTF-8: every anchor as `{"article", "span", "words"}`."""
    try:
        return msgspec.json.encode(brief)
    except UnicodeEncodeError:  # a lone surrogate: JSON can only name it
        return json.dumps(msgspec.to_builtins(brief), separators=(",", ":")).encode()
