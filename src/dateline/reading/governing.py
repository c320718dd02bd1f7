"""Governing: the words of certainty that an event word itself hangs on.

>>> text = "The crew may not have been warned, and the ferry could leave."
>>> found = governing(text, Span(0, len(text)), [Span(27, 33)], "en")
>>> {kind: [span.of(text) for span in spans] for kind, spans in found.items()}
{'possible': ['may'], 'negation': ['not']}

A hedge in an event's clause may belong to another word of it ("agreed to what may follow").
One that stands before the event word, parted from it by nothing but auxiliaries and adverbs
(`between` of the lexicon) or by other such words, is its own.
"""

from collections.abc import Sequence

from dateline.reading.lexicon import Found, between, shown
from dateline.span import Span

KINDS = ("probable", "possible", "unlikely", "negation", "failure", "prevention", "preliminary",
         "forecast", "condition", "hearsay", "neutral")  # fmt: skip

WHOLE = ("preliminary", "hearsay")
"""What holds for all of a clause wherever it stands in it ("reportedly")."""

BEFORE_NOUN = 2
"""Words that may stand between "no" and what it governs: "no weapon was recovered"."""


def governing(text: str, clause: Span, trigger: Sequence[Span], language: str) -> Found:
    """The words before an event word that it hangs on, by kind; and its own future tense.

    Args:
        text: The text.
        clause: Where to look: the event's clause.
        trigger: The event word, in its pieces.
        language: One that the lexicon knows.
    """
    at = trigger[0].start
    every = shown(text, [Span(clause.start, at)], language, KINDS)
    kept = set()
    nominal = shown(text, [Span(clause.start, at)], language, ("none",)).get("none", ())
    for span in sorted({span for spans in every.values() for span in spans}, reverse=True):
        others = BEFORE_NOUN if span in nominal else 0
        if span.end <= at and between(text, Span(span.end, at), language, others=others):
            kept.add(span)
            at = span.start
    for kind, spans in shown(text, [Span(trigger[-1].end, clause.end)], language, KINDS).items():
        every.setdefault(kind, []).extend(spans)
    kept |= {span for kind in WHOLE for span in every.get(kind, ())}
    own = shown(text, trigger[:1], language, ("forecast",)).get("forecast", [])
    every["forecast"] = [*every.get("forecast", ()), *own]
    found = {kind: [s for s in spans if s in {*kept, *own}] for kind, spans in every.items()}
    return {kind: spans for kind, spans in found.items() if spans}
