"""Statements: attributions and quote blocks, as spans of the article.

Three sources, in one list: the tagger's attributions, snapped to whole quotations; the
article's quote blocks, whose speaker a card names; and paragraphs of dialogue.
"""

import re
from collections.abc import Sequence
from typing import Literal

from dateline.identity import digest
from dateline.model import Article, Block, Speaker, Statement
from dateline.reading.certainty import certainty
from dateline.reading.chain import chained, cited_after, opened, via
from dateline.reading.citing import cited, unsourced
from dateline.reading.found import Found
from dateline.reading.names import Names, bare, capitalised, full_names
from dateline.reading.quote import Quotation, dialogue
from dateline.reading.relayed import relayed, with_noun
from dateline.reading.reporting import after, overruled
from dateline.reading.speaker import is_pronoun, resolve
from dateline.reading.spoken import spoken
from dateline.reading.stance import stance
from dateline.reading.telling import told
from dateline.reading.tidy import addressed, judged, shared, tidied
from dateline.span import Span, cover, join, touching

FROM_BLOCK = 0.9
"""The confidence of a statement that the page's own markup or layout makes."""

SURE = 0.8
"""From this confidence on a clause's rule overrules the tagger."""

THAT = {"uk": r"що\b", "ru": r"что\b"}
CLAUSE_END = re.compile(r"[,;:.!?…»”“\"]+(?=\s|$)|\s[—–-]\s")
EDGES = " \t\r\n\u00a0,.;:…!?—–-«»“”„\"'’‘()"


def statements(
    article: Article,
    found: Sequence[Found],
    quotes: Sequence[Quotation],
    sentences: Sequence[Span],
    persons: Sequence[Span] = (),
) -> tuple[Statement, ...]:
    """The article's statements, in text order.

    Args:
        article: The article.
        found: The tagger's attributions.
        quotes: The article's quotations.
        sentences: The article's sentences.
        persons: The names of people in it, in text order.
    """
    text = article.text
    outer = [quote.span for quote in quotes if quote.depth == 0]
    blocks = [block.span for block in article.blocks]
    speech = [piece for block in blocks for piece in dialogue(text, block)]
    clauses = told(text, sentences, [quote.span for quote in quotes], article.language)
    sure = _by_rule(text, blocks, sentences, outer, clauses, article.language)
    found = [i for i in found if not addressed(text, i, sentences, article.language)]
    found = [tidied(text, item, sentences, article.language) for item in found]
    if article.language == "en":
        found = [with_noun(text, item) for item in shared(text, found, sentences)]
    found = [_whole_clause(article, item, sentences) for item in found]
    found = overruled(found, sure)
    whole = [_in_one_block(item, blocks) for item in _shared_out(found, outer, text)]
    whole = [item for each in whole if (item := _in_body(article, each)).content]
    whole = [_in_chain(article, _whole_source(article, item), sentences) for item in whole]
    whole = [unsourced(text, item, article.language) for item in whole]
    whole += cited(text, sentences, article.language, whole)
    whole += [item for item in clauses if _new(item, whole)]
    cards = [_from_block(block) for block in article.blocks if block.kind == "quote"]
    apart = [item for item in whole if not any(_inside(item, card) for card in cards)]
    every = sorted([*apart, *cards], key=lambda item: cover([*item.cue, *item.content]))
    names = full_names(text, blocks)
    names += [block.speaker for block in article.blocks if block.speaker]
    quoted = join([*outer, *speech], text)
    speakers = resolve(
        text,
        [(item.source, item.cue) for item in every],
        article.language,
        Names(text, sorted(names), persons),
        quoted,
    )
    return tuple(
        _statement(article, item, speaker, quoted, sentences)
        for item, speaker in zip(every, _carried(article, every, speakers), strict=True)
    )


def _by_rule(
    text: str, blocks: Sequence[Span], sentences: Sequence[Span], quotes: Sequence[Span],
    told: Sequence[Found], language: str,
) -> list[Found]:  # fmt: skip
    """What punctuation and fixed phrases make certain."""
    if language not in THAT:
        return relayed(text, sentences) if language == "en" else []
    talk = spoken(text, blocks, language, quotes)
    clauses = after(text, sentences, quotes, language)
    sure = overruled([item for item in clauses if not _same_cue(item, talk)], talk)
    sure += cited(text, sentences, language, sure)
    sure += [
        item
        for item in told
        if item.source and item.cue and item.confidence >= SURE and _new(item, sure)
    ]
    return [judged(text, item, language) for item in sure]


def _new(item: Found, known: Sequence[Found]) -> bool:
    """Whether nothing known has the item's cue, or its content where it has none."""
    if not item.cue:
        return not any(
            one.overlaps(two) for o in known for one in item.content for two in o.content
        )
    return not _same_cue(item, known)


def _same_cue(item: Found, others: Sequence[Found]) -> bool:
    return any(one.overlaps(two) for one in item.cue for other in others for two in other.cue)


def _shared_out(found: Sequence[Found], quotes: Sequence[Span], text: str) -> list[Found]:
    """The same, with every quotation whole in the content that holds most of it.

    A content that holds half of a quotation or more is grown to all of it, and what
    others took of it is cut from theirs.
    """
    contents = [list(item.content) for item in found]
    near = _by_place(found)
    for quote in quotes:
        some = sorted({at for place in _places(quote) for at in near.get(place, ())})
        parts = (span for at in some for span in (*found[at].cue, *found[at].source))
        held = {at: sum(_shared(piece, quote) for piece in contents[at]) for at in some}
        owner = max(held, key=lambda at: held[at], default=None)
        if owner is None or 2 * held[owner] < quote.end - quote.start:
            continue
        if any(span.overlaps(quote) for span in parts):
            continue
        for at in some:
            share = _grown if at == owner else _cut
            contents[at] = share(contents[at], quote) if held[at] else contents[at]
    kept = (
        item._replace(content=join(_undashed(pieces, text), text))
        for item, pieces in zip(found, contents, strict=True)
    )
    return [item for item in kept if item.content]


def _by_place(found: Sequence[Found]) -> dict[int, list[int]]:
    """Which items stand about which place, so that a quotation asks its neighbours only."""
    near: dict[int, list[int]] = {}
    for at, item in enumerate(found):
        for span in (*item.source, *item.cue, *item.content):
            for place in _places(span):
                near.setdefault(place, []).append(at)
    return near


def _places(span: Span) -> range:
    return range(span.start // 2000, span.end // 2000 + 1)


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _grown(pieces: Sequence[Span], quote: Span) -> list[Span]:
    inside = [piece for piece in pieces if piece.overlaps(quote)]
    return [*(piece for piece in pieces if piece not in inside), cover([*inside, quote])]


def _cut(pieces: Sequence[Span], quote: Span) -> list[Span]:
    rest = [
        part
        for piece in pieces
        for part in (
            Span(piece.start, min(piece.end, quote.start)),
            Span(max(piece.start, quote.end), piece.end),
        )
    ]
    return [part for part in rest if part.start < part.end]


def _undashed(pieces: Sequence[Span], text: str) -> list[Span]:
    """Without the commas and dialogue dashes at the edges, but for a comma that ends one."""
    kept = []
    for piece in pieces:
        words = piece.of(text)
        start = piece.start + len(words) - len(words.lstrip(" \u00a0\n,—–"))
        bare = words.rstrip(" \u00a0\n—–-")
        end = piece.start + len(bare.rstrip(",") if bare != words.rstrip() else bare)
        if any(letter.isalnum() for letter in text[start:end]):
            kept.append(Span(start, end))
    return kept


def _whole_clause(article: Article, item: Found, sentences: Sequence[Span]) -> Found:
    """The same, with a content that opens with "that" and breaks off grown to its clause's end.

    The tagger, which learned from English, breaks Ukrainian and Russian clauses off.
    """
    text = article.text
    if article.language not in THAT:
        return item
    content = list(item.content)
    for at, piece in enumerate(content):
        inside = [sentence for sentence in sentences if sentence.holds(piece)]
        if not inside or not re.match(THAT[article.language], piece.of(text), re.IGNORECASE):
            continue
        end = CLAUSE_END.search(text, piece.end, inside[0].end)
        grown = Span(piece.start, end.start() if end else inside[0].end)
        rest = [*item.cue, *item.source, *content[:at], *content[at + 1 :]]
        if not any(grown.overlaps(part) for part in rest):
            content[at] = grown
    return item._replace(content=tuple(content))


def _whole_source(article: Article, item: Found) -> Found:
    """The same, with a source that cuts a name grown to the whole of it.

    In English the tagger's own border is the better one, but for a title alone ("Dr").
    """
    text = article.text
    if not item.source or (article.language == "en" and bare(item.source[0].of(text))):
        return item
    source = item.source[0]
    around = Span(max(0, source.start - 60), min(len(text), source.end + 60))
    taken = [*item.cue, *item.content]
    for name in capitalised(text, around):
        grown = cover([source, name])
        if name.overlaps(source) and not any(grown.overlaps(part) for part in taken):
            source = grown
    return item._replace(source=(source,))


def _in_one_block(item: Found, blocks: Sequence[Span]) -> Found:
    """The same, with a source cut to the block that it ends in."""
    held = ((span, touching(blocks, Span(span.end - 1, span.end))) for span in item.source)
    return item._replace(
        source=tuple(Span(max(span.start, at[0].start), span.end) for span, at in held if at)
    )


def _in_body(article: Article, item: Found) -> Found:
    """The same, without what its content takes of headlines and captions beside its block."""
    apart = [
        block.span
        for block in article.blocks
        if block.kind in {"title", "heading", "caption"} and not block.span.holds(item.cue[0])
    ]
    content = list(item.content)
    for span in apart:
        content = _cut(content, span) if any(map(span.overlaps, content)) else content
    return item._replace(content=tuple(_undashed(content, article.text)))


def _in_chain(article: Article, item: Found, sentences: Sequence[Span]) -> Found:
    """The same, with its chain read: the reporter apart from whom the reporter cites."""
    item = cited_after(article.text, item, article.language)
    item = opened(article.text, item, article.language)
    for sentence in touching(sentences, item.cue[0])[:1]:
        item = chained(article.text, item, sentence, article.language)
    return item


def _from_block(block: Block) -> Found:
    source = (block.speaker,) if block.speaker else ()
    return Found(source, (), (block.span,), FROM_BLOCK, block)


def _inside(item: Found, card: Found) -> bool:
    return all(card.content[0].overlaps(piece) for piece in (*item.cue, *item.content))


def _carried(
    article: Article, every: Sequence[Found], speakers: Sequence[Speaker | None]
) -> list[Speaker | None]:
    """The same, with quote blocks that no card signs given to whom the text speaks of.

    That is whom a pronoun in the next paragraph means ("According to him"), else who
    spoke in the paragraph before. Otherwise nobody is named: unknown stays unknown.
    """
    prose = [b.span for b in article.blocks if b.kind in {"lede", "paragraph", "quote"}]
    carried: list[Speaker | None] = []
    for at, (item, speaker) in enumerate(zip(every, speakers, strict=True)):
        if item.card and speaker and item.card.role:
            carried.append(Speaker(name=speaker.name, span=speaker.span, role=item.card.role))
        elif item.card and speaker is None:
            carried.append(_neighbour(article, prose, at, every, [*carried, *speakers[at:]]))
        else:
            carried.append(speaker)
    return carried


def _neighbour(
    article: Article,
    prose: Sequence[Span],
    at: int,
    every: Sequence[Found],
    speakers: Sequence[Speaker | None],
) -> Speaker | None:
    here = prose.index(every[at].content[0])
    if at + 1 < len(every) and _stands(every[at + 1], prose[here + 1 : here + 2]):
        source = every[at + 1].source
        if source and is_pronoun(source[0].of(article.text), article.language):
            return speakers[at + 1]
    before = [i for i in range(at) if _stands(every[i], prose[max(0, here - 1) : here])]
    return speakers[before[-1]] if before else None


def _stands(item: Found, blocks: Sequence[Span]) -> bool:
    return any(block.holds(item.content[0]) for block in blocks)


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
        via=via(text, item, sentences, article.language),
        certainty=certainty(text, item.content, article.language, source=item.source, cue=item.cue),
        stance=stance(text, item.cue, article.language, source=item.source),
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
    inside = touching(quotes, piece)
    if not inside:
        return "none"
    rest = "".join(
        letter
        for at, letter in enumerate(piece.of(text), piece.start)
        if not any(quote.start <= at < quote.end for quote in inside)
    )
    return "all" if not rest.strip(EDGES) else "some"
