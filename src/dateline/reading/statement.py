"""Statements: attributions and quote blocks, as spans of the article.

Three sources, in one list: the tagger's attributions, snapped to whole quotations; the
article's quote blocks, whose speaker a card names; and paragraphs of dialogue.
"""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from dateline.identity import digest
from dateline.model import Article, Block, Speaker, Statement, Via
from dateline.reading.certainty import certainty
from dateline.reading.quote import Quotation
from dateline.reading.speaker import full_names, resolve
from dateline.span import Span, cover, join

FROM_BLOCK = 0.9
"""The confidence of a statement that the page's own markup or layout makes."""

CITING = {
    "en": r"citing|quoting|with reference to|according to",
    "uk": r"з посиланням на|із посиланням на|посилаючись на|за даними|цитує",
    "ru": r"со ссылкой на|ссылаясь на|по данным|цитирует",
}
CITED_END = re.compile(r"[,.;:()—–«“\"\n]|\s(?:that|що|что|said|reported)\b")
EDGES = " \t\r\n\u00a0,.;:…!?—–-«»“”„\"'’‘()"


class Found(NamedTuple):
    """An attribution in spans, before anything is known of its speaker."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    confidence: float
    card: Block | None = None


def statements(
    article: Article, found: Sequence[Found], quotes: Sequence[Quotation], sentences: Sequence[Span]
) -> tuple[Statement, ...]:
    """The article's statements, in text order.

    Args:
        article: The article.
        found: The tagger's attributions.
        quotes: The article's quotations.
        sentences: The article's sentences.
    """
    text = article.text
    outer = [quote.span for quote in quotes if quote.depth == 0]
    whole = [_snapped(text, item, outer) for item in found]
    cards = [_from_block(block) for block in article.blocks if block.kind == "quote"]
    apart = [item for item in whole if not any(_inside(item, card) for card in cards)]
    every = sorted([*apart, *cards], key=lambda item: cover([*item.cue, *item.content]))
    names = full_names(text, [block.span for block in article.blocks])
    names += [block.speaker for block in article.blocks if block.speaker]
    speakers = resolve(text, [item.source for item in every], article.language, sorted(names))
    return tuple(
        _statement(article, item, speaker, outer, sentences)
        for item, speaker in zip(every, _carried(article, every, speakers), strict=True)
    )


def _snapped(text: str, item: Found, quotes: Sequence[Span]) -> Found:
    """The same, with content that cuts a quotation grown to it or cut back from it."""
    pieces = list(item.content)
    for quote in quotes:
        shared = [piece for piece in pieces if piece.overlaps(quote)]
        if not shared or any(part.overlaps(quote) for part in (*item.cue, *item.source)):
            continue
        inside = sum(min(p.end, quote.end) - max(p.start, quote.start) for p in shared)
        if 2 * inside >= quote.end - quote.start:
            pieces = [piece for piece in pieces if piece not in shared] + [cover([*shared, quote])]
    return item._replace(content=join(pieces, text))


def _from_block(block: Block) -> Found:
    source = (block.speaker,) if block.speaker else ()
    return Found(source, (), (block.span,), FROM_BLOCK, block)


def _inside(item: Found, card: Found) -> bool:
    return all(card.content[0].overlaps(piece) for piece in (*item.cue, *item.content))


def _carried(
    article: Article, every: Sequence[Found], speakers: Sequence[Speaker | None]
) -> list[Speaker | None]:
    """A quote block that no card signs is its neighbour's: whom the text spoke of last.

    Where the block before it holds no statement, nobody is named: unknown stays unknown.
    """
    starts = [block.span for block in article.blocks]
    carried: list[Speaker | None] = []
    for at, (item, speaker) in enumerate(zip(every, speakers, strict=True)):
        if item.card and item.card.role and speaker:
            speaker = Speaker(name=speaker.name, span=speaker.span, role=item.card.role)
        if item.card and speaker is None and at:
            here = starts.index(item.card.span)
            before = cover([*every[at - 1].cue, *every[at - 1].content])
            if here and any(before.overlaps(block) for block in starts[max(0, here - 2) : here]):
                speaker = carried[-1]
        carried.append(speaker)
    return carried


def _statement(
    article: Article,
    item: Found,
    speaker: Speaker | None,
    quotes: Sequence[Span],
    sentences: Sequence[Span],
) -> Statement:
    text = article.text
    return Statement(
        id=digest("statement", article.id, item.source, item.cue, item.content),
        mode="direct" if item.card else _mode(text, item.content, quotes),
        source=item.source,
        cue=item.cue,
        content=item.content,
        speaker=speaker,
        via=_via(article, item, sentences),
        certainty=certainty(text, item.content, article.language, source=item.source, cue=item.cue),
        confidence=round(item.confidence, 4),
    )


def _mode(
    text: str, content: Sequence[Span], quotes: Sequence[Span]
) -> Literal["direct", "indirect", "mixed"]:
    """Direct where every letter stands in quotation marks, mixed where some do."""
    quoted = [_quoted(text, piece, quotes) for piece in content]
    if all(part == "all" for part in quoted):
        return "direct"
    return "indirect" if all(part == "none" for part in quoted) else "mixed"


def _quoted(text: str, piece: Span, quotes: Sequence[Span]) -> str:
    inside = [quote for quote in quotes if quote.overlaps(piece)]
    if not inside:
        return "none"
    rest = "".join(
        letter
        for at, letter in enumerate(piece.of(text), piece.start)
        if not any(quote.start <= at < quote.end for quote in inside)
    )
    return "all" if not rest.strip(EDGES) else "some"


def _via(article: Article, item: Found, sentences: Sequence[Span]) -> tuple[Via, ...]:
    """Whom the sentence cites besides its source."""
    pattern = CITING.get(article.language)
    around = cover([*item.source, *item.cue, *item.content])
    holds = [sentence for sentence in sentences if sentence.overlaps(around)]
    if not pattern or not holds:
        return ()
    stretch = cover(holds)
    links = []
    for match in re.finditer(
        rf"(?<!\w)(?:{pattern})\s+", article.text[: stretch.end], re.IGNORECASE
    ):
        if match.start() < stretch.start:
            continue
        end = CITED_END.search(article.text, match.end(), stretch.end)
        cited = Span(match.end(), end.start() if end else stretch.end).trim(article.text)
        taken = any(cited.overlaps(part) for part in (*item.source, *item.content))
        if cited.start < cited.end and not taken:
            links.append(Via(name=cited.of(article.text), span=cited))
    return tuple(links)
