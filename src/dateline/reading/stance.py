"""Stance: how the outlet stands to what a source said, apart from how sure the source is.

>>> text = "The mayor falsely claimed that the dam had held."
>>> stance(text, [Span(10, 25)], "en").towards
'doubts'
"""

from collections.abc import Sequence

from dateline.model import Stance
from dateline.reading.lexicon import known, shown
from dateline.span import Span


def stance(text: str, cue: Sequence[Span], language: str, *, source: Sequence[Span] = ()) -> Stance:
    """What the outlet's own words about the saying show; neutral where they show nothing.

    Args:
        text: The article's text.
        cue: The reporting words; what parts them from the source is looked at too.
        language: Whose words are looked for.
        source: Who said it.
    """
    if not known(language) or not cue:
        return Stance()
    found = shown(text, _about(text, cue, source), language, ("doubts", "supports", "negation"))
    if doubted := found.get("doubts"):
        return Stance(towards="doubts", shown_by=tuple(sorted(doubted)))
    if (supported := found.get("supports")) and "negation" not in found:
        return Stance(towards="supports", shown_by=tuple(sorted(supported)))
    return Stance()


def _about(text: str, cue: Sequence[Span], source: Sequence[Span]) -> list[Span]:
    """The cue, and the few words between it and the source beside it."""
    spans = list(cue)
    for who in source:
        gap = Span(min(who.end, cue[0].end), max(who.start, cue[0].start))
        if who.end <= cue[0].start <= who.end + 60:
            gap = Span(who.end, cue[0].start)
        if gap.start < gap.end and not any(mark in gap.of(text) for mark in ".!?;»”"):
            spans.append(gap)
    return spans
