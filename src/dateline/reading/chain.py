"""Chains: by whom a statement came, "X, citing Y, reported".

    >>> text = "The Post, citing the port, said so."
    >>> [link.name for link in via(text, Found((Span(0, 8),), (Span(27, 31),), (Span(32, 34),), 1),
    ...                           [Span(0, len(text))], "en")]
    ['the port']

The source is who reports (X); whom they cite (Y) is a link of the chain.
"""

import re
from collections.abc import Sequence

from dateline.model import Via
from dateline.reading.found import Found
from dateline.span import Span, cover, touching

CITING = {
    "en": "citing|quoting|with reference to",
    "uk": "з посиланням на|із посиланням на|посилаючись на|цитуючи",
    "ru": "со ссылкой на|ссылаясь на|цитируя",
}
ACCORDING = {"en": "according to", "uk": "за даними", "ru": "по данным"}
CITED_END = re.compile(r"[,.](?!\d)|[;:()—–“\"\n]|\s(?:that|що|что|said|reported)\b")
OPENING = re.compile(r"[^,.;\n]{2,40},\s+")
CLAUSE_START = re.compile(r"[,;:.!?…\n]\s+|\s[—–-]\s")


def _pattern(language: str, *, according: bool = False) -> re.Pattern[str] | None:
    if language not in CITING:
        return None
    phrases = CITING[language] + (f"|{ACCORDING[language]}" if according else "")
    return re.compile(rf"(?<!\w)(?:{phrases})\s+", re.IGNORECASE)


def chained(text: str, item: Found, sentence: Span, language: str) -> Found:
    """The same, with whom the source cites taken out of source and content.

    "ГУР з посиланням на ГРУ повідомило": the source is who stands before the phrase.

    Args:
        text: The article's text.
        item: An attribution; its cue stands after its source where this matters.
        sentence: The sentence that its cue stands in.
        language: Whose citing phrases are looked for.
    """
    citing = _pattern(language)
    phrase = citing.search(text, *sentence) if citing else None
    if phrase is None or any(cue.overlaps(Span(*phrase.span())) for cue in item.cue):
        return item
    kept = tuple(piece for piece in item.content if piece.start != phrase.end())
    item = item._replace(content=kept or item.content)
    between = text[phrase.end() : item.cue[0].start]  # empty where the cue stands before
    if not item.source or not between or ";" in between or item.source[0].end <= phrase.start():
        return item
    edges = [m.end() for m in CLAUSE_START.finditer(text, sentence.start, phrase.start() - 1)]
    start = item.source[0].start
    if start >= phrase.start():
        start = max([sentence.start, *(edge for edge in edges if edge < phrase.start() - 1)])
    reporter = Span(start, phrase.start())
    words = reporter.of(text).rstrip(" ,\u00a0")
    return item._replace(source=(Span(start, start + len(words)),)) if words.strip() else item


def cited_after(text: str, item: Found, language: str) -> Found:
    """The same, with the words after a citing cue ("according to") as its source."""
    citing = _pattern(language, according=True)
    cue = item.cue[0].of(text) + " "
    if item.source or not citing or not citing.fullmatch(cue):
        return item
    start = item.cue[0].end
    end = CITED_END.search(text, start, min(len(text), start + 120))
    source = Span(start, end.start() if end else start).trim(text)
    taken = source.start == source.end or any(source.overlaps(piece) for piece in item.content)
    return item if taken else item._replace(source=(source,))


def opened(text: str, item: Found, language: str) -> Found:
    """The same, with the time or place between an opening source and its content.

    "According to intelligence, on December 13, units were put on alert": said, too.
    """
    citing = _pattern(language, according=True)
    first = item.content[0] if item.content else None
    if (
        not citing
        or not first
        or not item.source
        or not citing.fullmatch(item.cue[0].of(text) + " ")
    ):
        return item
    between = re.compile(r",\s+(?=[^,.;\n]{2,40},\s+)").match(text, item.source[0].end, first.start)
    rest = Span(between.end(), first.start) if between else None
    if rest is None or not OPENING.fullmatch(rest.of(text)):
        return item
    return item._replace(content=(Span(rest.start, first.end), *item.content[1:]))


def via(text: str, item: Found, sentences: Sequence[Span], language: str) -> tuple[Via, ...]:
    """Whom the statement's sentences cite besides its source."""
    citing = _pattern(language, according=True)
    holds = touching(sentences, cover([*item.source, *item.cue, *item.content]))
    if not citing or not holds:
        return ()
    stretch = cover(holds)
    links = []
    for match in citing.finditer(text, *stretch):
        said = (cue.start for cue in item.cue if cue.start >= match.end())
        stop = min(said, default=stretch.end)
        end = CITED_END.search(text, match.end(), stop)
        cited = Span(match.end(), end.start() if end else stop).trim(text)
        taken = any(cited.overlaps(part) for part in (*item.source, *item.content))
        if cited.start < cited.end and not taken:
            links.append(Via(name=cited.of(text), span=cited))
    return tuple(links)
