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
        return item
    item = _addressed(text, item, language)
    item = _in_sentence(text, item, sentences, language)
    item = _with_lead(text, item, language)
    return _judged(text, _bare(text, item), language)


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


def _addressed(text: str, item: Found, language: str) -> Found:
    """Whom something is told stands between the cue and "that", and is not said."""
    opens = [p for p in item.content if re.match(THAT[language], p.of(text), re.IGNORECASE)]
    if not opens:
        return item
    cue = item.cue[-1]
    kept = tuple(
        piece
        for piece in item.content
        if not (cue.end <= piece.start and piece.end <= opens[0].start <= cue.end + 80)
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
    """The preposition of "за словами" is of the cue."""
    cue = item.cue[0]
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


def _judged(text: str, item: Found, language: str) -> Found:
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
