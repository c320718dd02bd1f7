"""Relayed: two English forms whose borders the tagger draws by who is named in them.

>>> text = "The port said that, according to the mayor, the gate is shut."
>>> (found,) = relayed(text, [Span(0, len(text))])
>>> [[span.of(text) for span in part] for part in (found.source, found.cue, found.content)]
[['The port'], ['said'], ['that', 'the gate is shut']]

Exchanging two names may change nothing else (law 7); here a rule draws the borders.
"""

import re
from collections.abc import Sequence

from dateline.reading.found import Found
from dateline.span import Span

CONFIDENCE = 0.8
"""Of what the rule makes; set by hand, not measured."""

RELAYED = re.compile(
    r"(?P<source>[^,;:.!?“”\"\n]{2,80}?)\s(?P<cue>said|says|reported|reports|added|announced)"
    r"\s(?P<that>that),\saccording\sto\s[^,;:.!?“”\"\n]{2,80},\s(?P<content>[^\n“”\"]+?)[.!?…]*\s*"
)
NOUN = re.compile(
    r"\s(?P<noun>(?:the|a|an|any|this|these|his|her|its|their)\s(?:claim|report|allegation|"
    r"accusation|suggestion|charge|assertion)s?)$"
)


def relayed(text: str, sentences: Sequence[Span]) -> list[Found]:
    """What "X said that, according to Y, Z" attributes: Z to X, who cites Y.

    Args:
        text: An English article's text.
        sentences: Its sentences.
    """
    return [
        Found(
            (Span(*match.span("source")),),
            (Span(*match.span("cue")),),
            (Span(*match.span("that")), Span(*match.span("content"))),
            CONFIDENCE,
        )
        for sentence in sentences
        if (match := RELAYED.fullmatch(text, *sentence))
    ]


def with_noun(text: str, item: Found) -> Found:
    """The same, with the noun of "rejected the claim that" in the content, not in the cue."""
    if (
        len(item.cue) != 1
        or not item.content
        or not text.startswith("that ", item.content[0].start)
    ):
        return item
    noun = NOUN.search(text, *item.cue[0])
    if not noun or text[item.cue[0].end : item.content[0].start].strip():
        return item
    return item._replace(
        cue=(Span(item.cue[0].start, noun.start()),),
        content=(Span(noun.start("noun"), item.content[0].end), *item.content[1:]),
    )
