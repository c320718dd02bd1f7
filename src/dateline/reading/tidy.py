"""Borders of the tagger's attributions, put where the languages' own rules put them.

>>> text = "A source who asked not to be named said that it rains."
>>> item = Found((Span(0, 8),), (Span(35, 39),), (Span(19, 34), Span(40, 53)), 1.0)
>>> item = tidied(text, item, [Span(0, len(text))], "en")
>>> [part[0].of(text) for part in (item.source, item.content)]
['A source who asked not to be named', 'that it rains']
"""

import re
from collections.abc import Sequence

from dateline.reading.found import Found
from dateline.reading.lexicon import pattern
from dateline.span import Span, touching

THAT = {"en": r"that\b", "uk": r"(?:що|нібито|начебто|чи)\b", "ru": r"(?:что|якобы|будто)\b"}
RELATIVE = re.compile(
    r"(?:who|which|whose|,\s+\S*|,?\s*(?:як(?:ий|а|е|і)|котор\w+))\b|,\s+\w+(?:вш|ющ|ащ|ящ)\w+",
    re.IGNORECASE,
)
LEAD = {"uk": r"(?:за|на|згідно|як|у|в)\s+$", "ru": r"(?:по|со|согласно|как|на)\s+$"}
UNNAMED = re.compile(
    r"(?P<who>who (?:asked|requested|wished|wanted|preferred|spoke|declined|refused)\b"
    r"[^.,;“\"]{0,30}?(?:named|identified|anonymity|anonymous)),?\s+(?P<verb>said|says|told|added|claimed)\b"
)
NOUN = {
    "uk": r"(?:думк|слов|дан|інформаці|оцінк|повідомлен|верс|підрахунк|свідчен|прогноз)\w*",
    "ru": r"(?:мнени|слов|данн|информаци|оценк|сообщени|верси|подсч[её]т|свидетельств|прогноз)\w*",
}


def tidied(text: str, item: Found, sentences: Sequence[Span], language: str) -> Found:
    """The same attribution, its parts bordered as the guidelines border them.

    Args:
        text: The article's text.
        item: An attribution of the tagger's.
        sentences: The article's sentences.
        language: One that is read.
    """
    if language not in THAT:
        return item
    item = _described(text, item)
    if language == "en":
        return _unnamed(text, item)
    item = _addressed(text, item, language)
    item = _in_sentence(text, item, sentences, language)
    item = _with_lead(text, item, language)
    return judged(text, _bare(text, item), language)


def shared(text: str, found: Sequence[Found], sentences: Sequence[Span]) -> list[Found]:
    """The same, with English participles without a source given the one of their sentence.

    "Kolt defended the plan, adding that it was cheap": who defends it adds, too.
    """
    return [_shared(text, item, found, sentences) for item in found]


def _shared(text: str, item: Found, found: Sequence[Found], sentences: Sequence[Span]) -> Found:
    if item.source or not re.search(r"\b\w+ing\b", item.cue[0].of(text)):
        return item
    own = touching(sentences, item.cue[0])[:1]
    near = [
        other.source
        for other in found
        if other.source and own and own[0].holds(other.source[0])
        and not any(piece.overlaps(other.source[0]) for piece in item.content)
    ]  # fmt: skip
    before = [source for source in near if source[0].end <= item.cue[0].start]
    return item._replace(source=(before or near or [()])[-1])


def addressed(text: str, item: Found, sentences: Sequence[Span], language: str) -> bool:
    """Whether what the tagger took for the source is whom it was told to.

    «Свідок розповів судові, що…»: before the verb stands who said it, after it to whom.
    """
    if language not in {"uk", "ru"} or not item.source or not item.cue:
        return False
    source, cue = item.source[0], item.cue[0]
    held = touching(sentences, cue)
    subject = Span(held[0].start, cue.start).of(text).strip(" «»“”—–,") if held else ""
    told = cue.end <= source.start <= cue.end + 2
    then = re.compile(rf"[^\w]*(?::|,?\s*{THAT[language]})").match(text, source.end)
    return bool(told and then and len(subject) > 2 and not subject.endswith(("»", "”")))


def _described(text: str, item: Found) -> Found:
    """What describes the source, between it and the cue, is the source's and not said."""
    if len(item.content) < 2 or not item.source or not item.cue:
        return item
    source, cue = item.source[-1], item.cue[0]
    between = Span(source.end, cue.start)
    stray = [piece for piece in item.content if between.holds(piece)]
    words = source.of(text) + between.of(text)
    if not stray or re.search(r"[.!?…:;«“„\"]", between.of(text)) or not RELATIVE.search(words):
        return item
    grown = Span(source.start, source.end + len(between.of(text).rstrip(" ,")))
    kept = tuple(piece for piece in item.content if piece not in stray)
    return item._replace(source=(*item.source[:-1], grown), content=kept) if kept else item


def _unnamed(text: str, item: Found) -> Found:
    """Who asks not to be named says nothing by that: the next verb reports."""
    cue = item.cue[0]
    found = UNNAMED.search(text, max(0, cue.start - 10), cue.end + 120)
    if not found or not Span(*found.span()).holds(cue) or not item.source:
        return item
    verb = Span(*found.span("verb"))
    content = [Span(max(piece.start, verb.end), piece.end).trim(text) for piece in item.content]
    kept = tuple(piece for piece in content if piece.start < piece.end)
    source = Span(item.source[0].start, found.end("who"))
    if not kept or source.start >= source.end:
        return item
    return item._replace(source=(source,), cue=(verb,), content=kept)


def _addressed(text: str, item: Found, language: str) -> Found:
    """Whom something is told stands between the cue and "that", and is not said."""
    opens = [p for p in item.content if re.match(THAT[language], p.of(text), re.IGNORECASE)]
    if not opens:
        return item
    cue, said = item.cue[-1], opens[0]
    away = re.compile(r"[.!?…]\s")
    kept = tuple(
        piece
        for piece in item.content
        if not (cue.end <= piece.start and piece.end <= said.start <= cue.end + 80)
        and not away.search(text, min(piece.end, said.end), max(piece.start, said.start))
    )
    return item._replace(content=kept)


def _in_sentence(text: str, item: Found, sentences: Sequence[Span], language: str) -> Found:
    """A "that" clause ends with its sentence, unless quotation marks lead on."""
    kept = []
    for piece in item.content:
        held = touching(sentences, piece)
        clause = re.match(THAT[language], piece.of(text), re.IGNORECASE)
        if clause and len(held) > 1:
            stop = Span(piece.start, held[0].end).of(text).rstrip().rstrip(".")
            piece = Span(piece.start, piece.start + len(stop))  # noqa: PLW2901
        kept.append(piece)
    return item._replace(content=tuple(kept))


def _with_lead(text: str, item: Found, language: str) -> Found:
    """The preposition of "за словами" is of the cue, and so is a "not" before it."""
    cue = item.cue[0]
    if text[max(0, cue.start - 4) : cue.start].lower().endswith((" не ", "\nне ")):
        return item._replace(cue=(Span(cue.start - 3, cue.end), *item.cue[1:]))
    if not re.fullmatch(NOUN[language], cue.of(text), re.IGNORECASE):
        return item
    lead = re.search(LEAD[language], text[max(0, cue.start - 12) : cue.start], re.IGNORECASE)
    if not lead:
        return item
    return item._replace(cue=(Span(cue.start - len(lead.group()), cue.end), *item.cue[1:]))


def _bare(text: str, item: Found) -> Found:
    """Without marks that part the parts: a cue's colon, a comma after a quotation."""

    def edged(span: Span, *, marks: str) -> Span:
        words = span.of(text)
        start = span.start + len(words) - len(words.lstrip(" :,—–"))
        return Span(start, max(start, span.start + len(words.rstrip(marks))))

    def each(spans: Sequence[Span], marks: str) -> tuple[Span, ...]:
        bare = (edged(span, marks=marks) for span in spans)
        return tuple(span for span in bare if span.start < span.end)

    cue, content = each(item.cue, " :,—–"), each(item.content, " ,—–")
    if not cue or not content:
        return item
    return item._replace(source=each(item.source, " ,—–"), cue=cue, content=content)


def judged(text: str, item: Found, language: str) -> Found:
    """The outlet's word about the saying ("falsely") is of the cue, beside which it stands."""
    cue = item.cue[0]
    words = f"(?:{pattern(language, 'doubts', 'supports')})\\s+$"
    found = re.compile(words, re.IGNORECASE).search(text, max(0, cue.start - 40), cue.start)
    if not found:
        return item
    grown = Span(found.start(), cue.end)
    source = tuple(
        Span(s.start, min(s.end, grown.start)).trim(text) if s.start < grown.start else s
        for s in item.source
    )
    return item._replace(
        cue=(grown, *item.cue[1:]), source=tuple(s for s in source if s.start < s.end)
    )
