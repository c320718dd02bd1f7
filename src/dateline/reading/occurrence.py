"""Occurrence: whether an event came about, by the words it hangs on and by the model.

The words that govern an event word decide where there are any ("may not have left"), and so
does a cue that denies, doubts or asks what it stands in. The model decides the rest, where
lists of words do badly (`bench/certainty.md`): infinitives, nouns, participles.
"""

from collections.abc import Sequence
from typing import NamedTuple

from dateline.model import Certainty, Degree, Polarity, Statement
from dateline.reading.certainty import VALUES, axes, certainty, explained, in_cue, merged
from dateline.reading.clause import clause_around
from dateline.reading.factuality import Rated
from dateline.reading.governing import governing
from dateline.reading.lexicon import known
from dateline.span import Span

CERTAIN, PROBABLE, POSSIBLE = 1.5, 1.0, 0.5
"""Where degrees begin on raters' scale: the mean of several raters lies nearer to 0 than
what each of them means."""


class Told(NamedTuple):
    """An event word where it stands.

    trigger: its pieces, in text order.
    source, cue: of the statement that it stands in.
    """

    sentence: Span
    trigger: Sequence[Span]
    source: Sequence[Span] = ()
    cue: Sequence[Span] = ()


def told_by(statement: Statement | None, sentence: Span, trigger: Sequence[Span]) -> Told:
    """An event word as the statement around it tells of it."""
    return Told(sentence, trigger, *((statement.source, statement.cue) if statement else ()))


def innermost(statements: Sequence[Statement], trigger: Span) -> Statement | None:
    """The statement with the least content around an event word."""
    around = [s for s in statements if any(piece.holds(trigger) for piece in s.content)]
    return min(around, key=lambda s: sum(end - start for start, end in s.content), default=None)


def occurrence(text: str, told: Told, language: str, rated: Rated | None = None) -> Certainty:
    """How certain an event is to whoever tells of it.

    Args:
        text: The article's text.
        told: The event word.
        language: Whose words are looked for; in an unknown language nothing is shown.
        rated: What a model gives it; without one the words of its clause decide.
    """
    if not known(language):
        return Certainty()
    clause, _ = clause_around(text, told.sentence, told.trigger[0].start, language)
    pieces = _without(clause, told.trigger)
    around = certainty(text, pieces, language, cue=told.cue)
    if rated is None:
        return around
    governed = governing(text, clause, told.trigger, language)
    reported = in_cue(text, told.source, told.cue, language)
    if {*governed, *reported} - {"neutral", "doubts", "interim"}:
        polarity, degree = axes(governed, reported)
        number = rated.mean(within(rated.news, polarity, degree))
        return explained(polarity, degree, number, merged(governed, reported))
    number = rated.mean(rated.news)
    polarity, degree = graded(number)
    if (polarity, degree) == ("positive", "certain"):
        return explained(polarity, degree, number, {})
    return Certainty(
        polarity=polarity,
        degree=degree,
        value=number,
        basis=around.basis,
        shown_by=around.shown_by,
    )


def graded(value: float) -> tuple[Polarity, Degree]:
    """The axes of what raters give.

    >>> graded(-1.2)
    ('negative', 'probable')
    """
    edges: tuple[tuple[Degree, float], ...] = (
        ("certain", CERTAIN), ("probable", PROBABLE), ("possible", POSSIBLE),
    )  # fmt: skip
    for degree, edge in edges:
        if abs(value) >= edge:
            return ("positive" if value > 0 else "negative"), degree
    return "unknown", "unknown"


def within(value: float, polarity: Polarity, degree: Degree) -> float:
    """A value where words have decided.

    It is theirs; if they are certain, or nothing is asserted, as near the model's as may be.

    >>> within(-2.6, "negative", "certain"), within(0.3, "negative", "certain")
    (-2.6, -2.0)
    """
    if degree == "unknown":
        return max(-VALUES["possible"], min(VALUES["possible"], value))
    sign = -1 if polarity == "negative" else 1
    if degree != "certain":
        return sign * VALUES[degree]
    return sign * max(2.0, sign * value)


def _without(clause: Span, trigger: Sequence[Span]) -> list[Span]:
    """The clause around an event word, whose own "not" («не вийшли», a walkout) is none."""
    pieces = [clause]
    for span in trigger:
        last = pieces.pop()
        pieces += [Span(last.start, max(last.start, span.start)), Span(span.end, last.end)]
    return [piece for piece in pieces if piece.start < piece.end] or [clause]
