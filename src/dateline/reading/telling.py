"""Who tells what in Ukrainian and Russian: "X said that …", "X said: «…»", "X demands …".

    >>> text = "Мер заявив, що міст закрито, і пообіцяв ремонт; рада заперечила, що знала."
    >>> for item in told(text, [Span(0, len(text))], (), "uk"):
    ...     print([part[0].of(text) for part in (item.source, item.cue, item.content)])
    ['Мер', 'заявив', 'що міст закрито']
    ['Мер', 'пообіцяв', 'ремонт']
    ['рада', 'заперечила', 'що знала']

The verbs stand in `data/reporting.toml`; whose they are, `subject` tells. Clauses are read one
by one, so that a sentence can hold several attributions, and one can hold another.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from dateline.reading.found import Found
from dateline.reading.morphology import parts_of_speech
from dateline.reading.reporting import listed, verb
from dateline.reading.subject import RELATIVE, governed, subject
from dateline.span import Span

CONFIDENCE = 0.85
"""Of what a clause with "that", or a colon and a quotation, shows."""

WEAK = 0.6
"""Of what a verb's object shows: that somebody wants it, and no words of theirs."""

OPEN, CLOSE = "«“„(", "»”)"
MARKS = '«»“”„"'
RELATIVE_BEFORE = re.compile(rf",\s+(?P<who>{RELATIVE.pattern[:-1]})\s+$")
JOINT = re.compile(r",?\s+(?:і|й|та|а|але|и|но|однак|однако)\s+(?:\w+\s+){0,2}?$")
"""What joins a further verb of the same subject."""


class _Patterns(NamedTuple):
    """tells: a verb and "that"; quotes: a verb and a colon; takes: a verb and its object."""

    tells: re.Pattern[str]
    quotes: re.Pattern[str]
    takes: re.Pattern[str]


def told(
    text: str, sentences: Iterable[Span], quotes: Sequence[Span], language: str
) -> list[Found]:
    """What clauses attribute by a verb and "that", or a colon and a quotation, or an object.

    Args:
        text: The article's text.
        sentences: Its sentences.
        quotes: Its quotations, inner ones too.
        language: Anything but Ukrainian and Russian has none.
    """
    if language not in {"uk", "ru"}:
        return []
    return [item for s in sentences for item in _in_sentence(text, s, quotes, language)]


def _in_sentence(
    text: str, sentence: Span, quotes: Sequence[Span], language: str
) -> Iterator[Found]:
    near = _near(quotes, sentence)
    forms = _patterns(language)
    reach = Span(sentence.start, min(len(text), sentence.end + 3))
    found = [match for form in forms for match in form.finditer(text, *reach)]
    taken, before = list[Span](), list[Found]()
    for match in sorted(found, key=lambda match: match.start("cue")):
        cue = Span(*match.span("cue"))
        brought = match.re is forms.quotes and any(
            cue.overlaps(piece) for item in before for piece in item.content
        )
        if brought or any(map(cue.overlaps, taken)):
            continue
        clause = _within(sentence, near, cue)
        source = _joint(text, cue, before) or _source(text, clause, match, language)
        for item in _told(text, match, clause, near, source, language):
            taken.append(cue)
            before += [item] if match.re is forms.tells else []
            yield item


def _near(quotes: Sequence[Span], sentence: Span) -> list[Span]:
    """The quotations in and about a sentence; one holds another at most twice over."""
    first = bisect_left(quotes, sentence.start, key=lambda quote: quote.start)
    last = bisect_right(quotes, sentence.end + 3, key=lambda quote: quote.start)
    return [*quotes[max(0, first - 3) : last]]


def _within(sentence: Span, quotes: Sequence[Span], cue: Span) -> Span:
    """The innermost quotation that holds a verb, else its sentence."""
    holds = [quote for quote in quotes if quote.holds(cue)]
    clause = min(holds, key=lambda quote: quote.end - quote.start, default=sentence)
    return Span(max(clause.start, sentence.start), min(clause.end, sentence.end))


def _joint(text: str, cue: Span, before: Sequence[Found]) -> Span | None:
    """The subject of the verb to whose clause a conjunction joins this one."""
    for item in before[-1:]:
        end = item.content[-1].end
        if item.source and end <= cue.start and JOINT.fullmatch(text, end, cue.start):
            return item.source[0]
    return None


def _told(
    text: str, match: re.Match[str], clause: Span, quotes: Sequence[Span],
    source: Span | None, language: str,
) -> Iterator[Found]:  # fmt: skip
    cue = Span(*match.span("cue"))
    form, patterns = match.re, _patterns(language)
    sources = (source,) if source else ()
    if form is patterns.quotes:
        after = [q for q in quotes if q.start == _past_space(text, match.end())]
        if after and "VERB" in parts_of_speech(cue.of(text).split()[-1], language):
            yield Found(sources, (cue,), (max(after, key=lambda q: q.end),), CONFIDENCE)
    elif form is patterns.takes:
        if not any(quote.holds(cue) for quote in quotes):
            yield from _taken(text, cue, source, clause, language)
    else:
        start = match.start("that")
        end = _end(text, start, clause, language)
        said = _bare(text, Span(start, end))
        if said.start < said.end and not (source and source.overlaps(said)):
            yield Found(sources, (cue,), (said,), CONFIDENCE)
            yield from _quoted_after(text, end, source, quotes)


def _taken(
    text: str, cue: Span, source: Span | None, clause: Span, language: str
) -> Iterator[Found]:
    """What a verb's object attributes; the object follows it, or the subject does."""
    after = Span(cue.end, _object_end(text, cue.end, clause.end))
    said = _bare(text, after)
    if not source:
        source = subject(text, after, cue.of(text).split()[-1], language)
        said = _bare(text, Span(clause.start, cue.start))
        if len(said.of(text).split()) > 6 or "," in said.of(text):
            return
    elif said.start >= said.end:
        said = _bare(text, Span(source.end, cue.start))
    relative = source and RELATIVE.match(source.of(text).lower())
    if source and said.start < said.end and not (relative or source.overlaps(said)):
        yield Found((source,), (cue,), (said,), WEAK)


def _quoted_after(
    text: str, end: int, source: Span | None, quotes: Sequence[Span]
) -> Iterator[Found]:
    """The source's own words, which a colon brings after what was told of them."""
    colon = re.compile(r":\s*(?=[«“„])").match(text, end)
    if colon and source:
        after = [quote for quote in quotes if quote.start == colon.end()]
        yield from (Found((source,), (), (quote,), CONFIDENCE) for quote in after[:1])


def _past_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _source(text: str, clause: Span, match: re.Match[str], language: str) -> Span | None:
    """The verb's subject: before it, else right behind it, else what «у» governs."""
    cue = Span(*match.span("cue"))
    before = Span(clause.start, cue.start)
    opens = text[clause.start : clause.start + 1] in OPEN and not re.search("[»”]", before.of(text))
    before = Span(before.start + opens, before.end)
    if relative := RELATIVE_BEFORE.search(text, before.start, before.end):
        return Span(*relative.span("who"))
    verb = cue.of(text).split()[-1]
    found = subject(text, before, verb, language)
    if not found and match["gap"]:
        found = subject(text, Span(cue.end, match.end("gap")), verb, language)
    if not found and re.search(r"(?:ли|ть|ют|ут|ят|ат)(?:ся|сь)?$", verb):
        found = governed(text, before, language)
    return found


def _end(text: str, start: int, clause: Span, language: str) -> int:
    """Where the clause that begins here ends: at a semicolon, or at the subject's next verb."""
    depth = 0
    for at in range(start, clause.end):
        depth += (text[at] in OPEN) - (text[at] in CLOSE)
        if depth > 0:
            continue
        if text[at] == ";" or (text[at] == ":" and re.match(r":\s*[«“„]", text[at : at + 3])):
            return at
        if text[at].isspace() and (joint := _joined(text, start, at + 1, clause.end, language)):
            return joint
    return clause.end


def _object_end(text: str, start: int, limit: int) -> int:
    """Where a verb's object ends: at the first mark outside quotation marks and brackets."""
    depth = 0
    for at in range(start, limit):
        depth += (text[at] in OPEN) - (text[at] in CLOSE)
        if depth <= 0 and text[at] in ",;:.!?…—–":
            return at
    return limit


def _joined(text: str, start: int, at: int, limit: int, language: str) -> int | None:
    """Where a conjunction stands that joins the reporting verb which begins here."""
    if not any(form.match(text, at, limit) for form in _patterns(language)):
        return None
    joint = JOINT.search(text, max(start, at - 40), at)
    return joint.start() if joint else None


def _bare(text: str, span: Span) -> Span:
    """Without the marks that part it from what stands beside it."""
    span = span.trim(text)
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip(" ,:—–"))
    end = start + len(text[start : span.end].rstrip(" ,:;.!?…—–«„("))
    if end < span.end and text[end : span.end].strip()[:1] in "!?…" and words[:1] in MARKS:
        end = span.end
    return Span(start, max(start, end))


@cache
def _patterns(language: str) -> _Patterns:
    data = listed(language)
    no_verb = r"(?!(?:і|й|та|и)\s|\w+(?:[аяиеуыо]ть|ться|[аяиіу]ти|тися)\s)"
    gap = rf"(?P<gap>(?:\s+(?:«[^»\n]*»|{no_verb}[^\s,.:;!?…\n«»]+)){{0,6}}?)"
    takes = rf"(?:{'|'.join(data['takes'])})(?:{'|'.join(data['endings'])})(?:ть?ся|сь|ся)?"
    no = r"(?<![\w-])(?P<cue>(?:не\s+)?"
    that = rf"(?:,\s)?(?P<that>(?<=,\s)(?:{data['that']})(?!\w)|:(?=\s+[^\s«“„\"]))"
    return _Patterns(
        tells=re.compile(rf"{no}{verb(language)}){gap}{that}"),
        quotes=re.compile(rf"{no}[^\W\d_]{{2,}}{data['spoken']}(?!\w)){gap}:(?=\s*[«“„\"])"),
        takes=re.compile(rf"{no}{takes}(?:\s+(?:і|й|та|и)\s+(?:не\s+)?{takes})?)(?!\w)(?P<gap>)"),
    )
