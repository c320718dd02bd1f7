"""The kept pieces as drafts of blocks: which is the lede, a key point, a quote, a heading."""

import re
from collections.abc import Iterator

from lxml import html

from dateline.article.composed import Draft
from dateline.article.marks import LEDE, marked, names, quotation
from dateline.article.phrases import KEYPOINT_HEADING
from dateline.article.pieces import Piece
from dateline.article.quotecard import is_name
from dateline.article.title import plain
from dateline.model import BlockKind

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "dt"})
_KEYPOINT = re.compile(
    r"key-?(?:point|takeaway|fact)|takeaway|highlights?\b|summary-?(?:box|list|block)|"
    r"article-?summary|at-a-glance|in-brief",
    re.IGNORECASE,
)
_CAPTION = re.compile(r"caption|credit|legend", re.IGNORECASE)
_SPEAKER = re.compile(r"author|name|speaker|cite|source|attribution", re.IGNORECASE)
_BULLET = re.compile(r"^[•‣●▪■∙]\s*(?=\S)")
_LEAST_LEDE = 40
_LONGEST_NAME = 120
_LONG_HEADING = 90
_END = re.compile(r"[.!?…:;,][\"'»”’)\]]*$")


def drafts(kept: list[Piece], title: str) -> list[Draft]:
    """The blocks of an article in page order, its title first."""
    own = plain(title)
    made = [Draft("title", title)] if title else []
    shown = [piece for piece in kept if plain(piece.text) != own]
    for group in _grouped(shown):
        quoted = quotation(group[0].element) is not None
        made.extend(_card(group) if quoted else _plain_drafts(group))
    return list(_key_points(_lede(made)))


def _plain_drafts(group: list[Piece]) -> list[Draft]:
    """Pieces outside any quotation, each by its own marks."""
    return [
        Draft(_kind(piece), _BULLET.sub("", piece.text), listed=_listed(piece)) for piece in group
    ]


def _listed(piece: Piece) -> bool:
    parent = piece.element.getparent()
    item = piece.element.tag == "li" or (parent is not None and parent.tag == "li")
    return item or _BULLET.match(piece.text) is not None


def _grouped(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """The pieces of one quotation together, all others alone."""
    group: list[Piece] = []
    holder: html.HtmlElement | None = None
    for piece in pieces:
        quote = quotation(piece.element)
        if group and (quote is None or quote is not holder):
            yield group
            group = []
        group.append(piece)
        holder = quote
    if group:
        yield group


def _kind(piece: Piece) -> BlockKind:
    element = piece.element
    if LEDE.search(names(element)) and len(piece.text) > _LEAST_LEDE:
        return "lede"
    if element.tag in _HEADINGS:
        return "heading"
    if element.tag == "figcaption" or marked(element, _CAPTION) is not None:
        return "caption"
    if marked(element, _KEYPOINT) is not None:
        return "keypoint"
    if (
        piece.strong >= 0.9 * len(piece.text)
        and len(piece.text) < 120
        and not _END.search(piece.text)
    ):
        return "heading"
    parent = element.getparent()
    return "lede" if parent is not None and LEDE.search(names(parent)) else "paragraph"


def _card(group: list[Piece]) -> list[Draft]:
    """A quotation's pieces: its words, then who says them."""
    at = next((at for at, piece in enumerate(group) if at and _names_speaker(piece)), len(group))
    said, who = group[:at], group[at:]
    if _names_speaker(said[0]) and len(group) > 1 and not who:  # the name stands first
        said, who = group[1:], group[:1]
    made = [Draft("quote", piece.text) for piece in said]
    if who:
        first, *rest = (piece.text.lstrip("—–- ") for piece in who)
        speaker, _, role = first.partition(", ") if is_name(first) else (first, "", "")
        role = next((words for words in rest if plain(words) != plain(speaker)), role)
        made[-1] = made[-1]._replace(speaker=speaker, role=role)
    return made


def _names_speaker(piece: Piece) -> bool:
    """Whether a line of a quotation is a name: by its element, or by its shape."""
    if len(piece.text) > _LONGEST_NAME:
        return False
    if piece.element.tag in {"footer", "figcaption", "cite"}:
        return True
    named = _SPEAKER.search(names(piece.element)) is not None
    return named or (is_name(piece.text) and len(piece.text.split()) > 1)


def _lede(made: list[Draft]) -> list[Draft]:
    """Only what stands before the first paragraph can be a lede; a long line there is one."""
    fixed: list[Draft] = []
    body = False
    for draft in made:
        kind = draft.kind
        if kind == "lede" and body:
            kind = "paragraph"
        elif kind == "heading" and len(fixed) == 1 and len(draft.text) > _LONG_HEADING:
            kind = "lede"
        fixed.append(draft._replace(kind=kind))
        body = body or kind == "paragraph"
    return fixed


def _key_points(made: list[Draft]) -> Iterator[Draft]:
    """The items of a list under a heading such as "Key points" are key points."""
    under = False
    for draft in made:
        if KEYPOINT_HEADING.fullmatch(draft.text):
            under = True
            yield draft._replace(kind="heading")
        else:
            under = under and draft.listed
            yield draft._replace(kind="keypoint") if under else draft
