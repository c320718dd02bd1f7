"""Plain text to an article: the text is the file, and blocks only point into it.

What a page leaves behind when it is pasted is told from its article line by line: labels,
a second headline, a cookie notice. Nothing is ever lost by doubt: a line that is not
plainly something else is a paragraph.
"""

import re

from dateline.article.byline import byline
from dateline.article.dates import stated
from dateline.article.decode import Decoded
from dateline.article.finished import Facts, finished
from dateline.article.language import language_of
from dateline.article.lines import Line, lines_of
from dateline.article.phrases import FURNITURE, LABELS
from dateline.article.plainblocks import blocks_of
from dateline.article.title import plain
from dateline.article.tree import MARKUP
from dateline.model import Article, Page, Stated

_DATELINE = re.compile(r"^[^\W\d_][\w .,'’-]{1,40}(?:\([^)]{2,30}\))?\s*[—–-]{1,2}\s")
_NAMED_TEXT = (".txt", ".txt.gz", ".text")
_LONGEST_TITLE = 250
_LONGEST_FURNITURE = 300


def is_plain(page: Page, text: str) -> bool:
    """Whether a page is plain text: by its name, its header, or for want of markup."""
    if (page.path or "").lower().endswith(_NAMED_TEXT):
        return True
    if page.headers.get("content-type", "").lower().startswith("text/plain"):
        return True
    return MARKUP.search(text[:200_000]) is None


def read_plain(
    page: Page, decoded: Decoded, *, published: str | None, language: str | None
) -> Article:
    """Read an article out of a text, which is kept code point for code point."""
    text = decoded.text
    lines = lines_of(text)
    spoken = language or language_of(text, None)
    title, rest = _title(lines)
    labels, rest = _labels(rest)
    rest = [line for at, line in enumerate(rest) if not _furniture(line, title, at)]
    blocks = blocks_of(title, rest)
    facts = _facts(labels, spoken)
    day = Stated(edtf=published, source="user") if published else None
    return finished(
        page, text, blocks,
        language=spoken,
        facts=facts._replace(published=day or facts.published),
        problems=decoded.problems,
    )  # fmt: skip


def _title(lines: list[Line]) -> tuple[Line | None, list[Line]]:
    """The first line, where it stands apart as a headline does."""
    if len(lines) < 2:
        return None, lines
    first, second = lines[0], lines[1]
    stands = first.parted or _label(second) is not None or plain(first.text) == plain(second.text)
    if not stands or not _headline(first.text):
        return None, lines
    return first, lines[1:]


def _headline(text: str) -> bool:
    if len(text) > _LONGEST_TITLE or FURNITURE.search(text) or _DATELINE.match(text):
        return False
    sentences = len(re.findall(r"[.!?…](?=\s+[^\W\d_])", text))
    return (text[-1] not in ".…" and sentences < 3) or len(text.split()) <= 20


def _label(line: Line) -> tuple[str, str] | None:
    """The label that a line is, and the value after its colon."""
    for name, pattern in LABELS.items():
        if found := pattern.fullmatch(line.text):
            return name, (found.group("value") or "").strip()
    return None


_HEAD = 12
"""Lines from the top within which a label, or the headline's copy, may stand."""


def _labels(lines: list[Line]) -> tuple[dict[str, str], list[Line]]:
    """Labels at the head of a text, with the values beneath or behind them."""
    values: dict[str, str] = {}
    rest: list[Line] = []
    head = lines[:_HEAD]
    at = 0
    while at < len(head):
        label = _label(head[at])
        if label is None or label[0] in values:
            rest.append(head[at])
        elif label[1] or head[at].parted:
            values[label[0]] = label[1]
        elif at + 1 < len(head) and _label(head[at + 1]) is None and len(head[at + 1].text) < 80:
            values[label[0]] = head[at + 1].text
            at += 1
        else:
            values[label[0]] = ""
        at += 1
    return values, rest + lines[_HEAD:]


def _furniture(line: Line, title: Line | None, place: int) -> bool:
    """Whether a line is the headline again, or what a page says to its visitors."""
    if title is not None and place < _HEAD and plain(line.text) == plain(title.text):
        return True
    return len(line.text) < _LONGEST_FURNITURE and FURNITURE.search(line.text) is not None


def _facts(labels: dict[str, str], language: str) -> Facts:
    def day(name: str) -> Stated | None:
        found = stated(labels.get(name, ""), language)
        return Stated(edtf=found, source="text") if found else None

    return Facts(
        outlet=labels.get("outlet") or None,
        category=labels.get("category") or None,
        byline=byline([labels.get("author", "")], None),
        published=day("published"),
        modified=day("modified"),
    )
