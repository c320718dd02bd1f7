"""The lines of a plain text as blocks."""

import re
from collections.abc import Iterator

from dateline.article.lines import Line
from dateline.article.phrases import ATTRIBUTION, FIRST_PERSON, KEYPOINT_HEADING
from dateline.article.quotecard import card, is_name
from dateline.model import Block
from dateline.span import Span

_BULLET = re.compile(r"^(?:[•‣◦●▪■∙·*]|[-–—](?=\s))\s*(?=\S)")
_END = re.compile(r"[.!?…:;,][\"'»”’)\]]*$")
_QUOTED = re.compile(r"[\"«»“”„]")
_LONGEST_HEADING = 120
_LEAST_WORDS = 8


def blocks_of(title: Line | None, lines: list[Line]) -> tuple[Block, ...]:
    """Each line's block, in text order."""
    made = [Block(kind="title", span=title.span)] if title else []
    captions = _captions(lines)
    made += [Block(kind="caption", span=line.span) for line in lines[:captions]]
    body = lines[captions:]
    spoken = _unmarked_quotes(body)
    made += _body(body, spoken)
    return tuple(made)


def _captions(lines: list[Line]) -> int:
    """How many lines at the head are a picture's: two names or more before any sentence."""
    count = 0
    while count < len(lines) and is_name(lines[count].text):
        count += 1
    return count if count > 1 else 0


def _body(lines: list[Line], spoken: set[int]) -> Iterator[Block]:
    at = 0
    points = False
    while at < len(lines):
        line = lines[at]
        bullet = _BULLET.match(line.text)
        points = points and bullet is not None
        if KEYPOINT_HEADING.fullmatch(line.text):
            points = True
            yield Block(kind="heading", span=line.span)
        elif bullet:
            span = Span(line.span.start + bullet.end(), line.span.end)
            yield Block(kind="keypoint" if points else "paragraph", span=span)
        elif _heading(lines, at):
            yield Block(kind="heading", span=line.span)
        else:
            block, cards = _paragraph(lines, at, at in spoken)
            yield block
            at += cards
        at += 1


def _paragraph(lines: list[Line], at: int, spoken: bool) -> tuple[Block, int]:
    """A paragraph, or a quotation with the lines of its card after it."""
    line = lines[at]
    after = lines[at + 1 : at + 5]
    found = card([next_line.text for next_line in after])
    if found.lines:
        who = after[0].span
        speaker = Span(who.start + after[0].text.index(found.speaker), who.end)
        speaker = Span(speaker.start, speaker.start + len(found.speaker))
        role = _role(after[: found.lines], found.role)
        return Block(kind="quote", span=line.span, speaker=speaker, role=role), found.lines
    if spoken:
        return Block(kind="quote", span=line.span), 0
    lede = at == 0 and len(lines) > 2 and (_heading(lines, 1) or _points(lines[1]))
    return Block(kind="lede" if lede else "paragraph", span=line.span), 0


def _role(lines: list[Line], role: str) -> Span | None:
    if not role:
        return None
    start = lines[-1].span.start + lines[-1].text.rindex(role)
    return Span(start, start + len(role))


def _points(line: Line) -> bool:
    return KEYPOINT_HEADING.fullmatch(line.text) is not None


def _heading(lines: list[Line], at: int) -> bool:
    """Whether a line is a heading: short, alone, no sentence, with something under it."""
    line = lines[at]
    return (
        at + 1 < len(lines)
        and line.apart
        and line.parted
        and len(line.text) <= _LONGEST_HEADING
        and not _END.search(line.text)
        and line.text[0] not in '"«“„—–-'
    )


def _unmarked_quotes(lines: list[Line]) -> set[int]:
    """The paragraphs in which a speaker's own words stand without quotation marks.

    Such a paragraph speaks in the first person and names no speaker, and the paragraph
    beside it does. Only a text that has a quote card, or introduces the paragraph with a
    colon, is known to set quotations apart; and where another paragraph is in the first
    person too, the writer speaks.
    """
    paragraphs = [at for at, line in enumerate(lines) if len(line.text.split()) >= _LEAST_WORDS]
    own = {at for at in paragraphs if _first_person(lines[at].text)}
    carded = {at for at in paragraphs if card([line.text for line in lines[at + 1 : at + 5]]).lines}
    attributing = {at for at in paragraphs if at not in own and ATTRIBUTION.search(lines[at].text)}
    order = {at: place for place, at in enumerate(paragraphs)}

    def beside(at: int) -> set[int]:
        place = order[at]
        return set(paragraphs[max(0, place - 1) : place] + paragraphs[place + 1 : place + 2])

    apart = own if carded else {at for at in own if at and lines[at - 1].text.endswith(":")}
    quotes = {at for at in apart if at in carded or beside(at) & (attributing | carded)}
    return quotes if quotes == own and 2 * len(own) <= len(paragraphs) else set()


def _first_person(text: str) -> bool:
    if _QUOTED.search(text) or ATTRIBUTION.search(text):
        return False
    return any(
        found.group() == "I" or not found.group().isupper() or len(found.group()) == 1
        for found in FIRST_PERSON.finditer(text)
    )
