"""The words of `data/phrases.toml`, as patterns.

Each table holds one list a language; a pattern matches any of them, for a page may
hold furniture in another language than its article.
"""

import re
import tomllib
from importlib.resources import files

_TABLES: dict[str, dict[str, list[str]]] = tomllib.loads(
    files("dateline.article").joinpath("data", "phrases.toml").read_text(encoding="utf-8")
)


def _any(table: str) -> str:
    """One alternation of all the patterns in a table."""
    return "|".join(pattern for patterns in _TABLES[table].values() for pattern in patterns)


def _whole(table: str) -> re.Pattern[str]:
    """Matches a line that is nothing else, but for a colon at its end."""
    return re.compile(rf"\s*(?:{_any(table)})\s*:?\s*", re.IGNORECASE)


KEYPOINT_HEADING = _whole("keypoint_heading")
BYLINE_JUNK = _whole("byline_junk")
FURNITURE = re.compile(_any("furniture"), re.IGNORECASE)
BYLINE_LEAD = re.compile(rf"^\s*(?:{_any('byline_lead')})\s*", re.IGNORECASE)
BYLINE_AND = re.compile(rf"\s+(?:{_any('byline_and')})\s+|\s*[,;/&|•·]\s*", re.IGNORECASE)
FIRST_PERSON = re.compile(rf"\b(?:{_any('first_person')})\b", re.IGNORECASE)
ATTRIBUTION = re.compile(rf"\b(?:{_any('attribution')})\b", re.IGNORECASE)

LABELS = {
    name: re.compile(rf"(?:{_any('label_' + name)})\s*(?::\s*(?P<value>.*))?", re.IGNORECASE)
    for name in ("category", "published", "modified", "author", "outlet")
}
"""A label alone on its line, or with a colon and its value after it."""
CHANGED = re.compile(rf"\s*(?:{_any('label_modified')})\b", re.IGNORECASE)
"""A line that begins by saying when the page was changed."""
