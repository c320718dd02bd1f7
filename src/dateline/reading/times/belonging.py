"""Belonging: which time is whose. When something was said is not when it happened.

A statement's time stands beside the words that report it, an event's beside its trigger, on
the same side of the quotation and in the same clause, or alone at that clause's head ("On
Friday, after the talks failed, ..."). Where no time stands there, none is given: a wrong time
is worse than none, and publication is the time of the report, no statement's.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from msgspec import structs

from dateline.model import Event, Statement, When
from dateline.reading.clause import clause_around
from dateline.span import Span, touching

POINTS = frozenset({"date", "time"})
UNTIL = frozenset("until till through до по".split())
"""Words behind which a time says when something ends."""

SUBORDINATE = frozenset(
    "that when after before while who which що коли після перед як щоб что когда после перед как"
    " чтобы".split()
)
"""Words that begin what has a time of its own."""

WORDS = 2
"""How many words more than the time a clause has that is nothing but an adverbial."""


Taken = Mapping[int, int]
"""Times of statements, by their number, and how far each is from the reporting words."""


class Timed(NamedTuple):
    """A text of one language, its sentences in order, and the times found in it."""

    text: str
    language: str
    sentences: Sequence[Span]
    times: Sequence[When]


def timed_statements(statements: Sequence[Statement], timed: Timed) -> tuple[Statement, ...]:
    """The statements with the time at which each was made, where the text says it."""
    said = [span for statement in statements for span in statement.content]
    return tuple(_statement(statement, timed, said) for statement in statements)


def _statement(statement: Statement, timed: Timed, said: Sequence[Span]) -> Statement:
    spoken = statement.cue or statement.source
    outer = [span for span in said if any(span.holds(word) for word in spoken)]
    inside = [*(span for span in said if span not in outer), *statement.source]
    found = _nearest(spoken, timed, lambda span: not any(one.holds(span) for one in inside))
    if found is None:
        return statement
    why = "beside the cue" if statement.cue else "beside the source"
    return structs.replace(statement, when=found, when_why=f"{why}, outside what is said")


def timed_events(
    events: Sequence[Event], statements: Sequence[Statement], timed: Timed
) -> tuple[Event, ...]:
    """The events with the time at which each happened, where its clause says it.

    Args:
        events: Of one text; one that has a time already keeps it.
        statements: Of the text; an event inside what is said takes no time from outside.
        timed: The text and its times.
    """
    said = [span for statement in statements for span in statement.content]
    taken = {
        statement.when: min(_gap(timed.times[statement.when].span, word) for word in spoken)
        for statement in statements
        if statement.when is not None and (spoken := statement.cue or statement.source)
    }
    return tuple(
        event if event.when is not None else _event(event, timed, said, taken) for event in events
    )


def _event(event: Event, timed: Timed, said: Sequence[Span], taken: Taken) -> Event:
    around = [span for span in said if any(span.holds(piece) for piece in event.trigger)]
    if around:
        inner = min(around, key=lambda span: span.end - span.start)
        found = _nearest(event.trigger, timed, inner.holds)
        why = "beside the trigger, inside what is said"
    else:
        found = _nearest(
            event.trigger, timed, lambda span: not any(one.holds(span) for one in said)
        )
        why = "beside the trigger"
        if found is not None and found in taken:  # by the words of a report that stand nearer
            own = min(_gap(timed.times[found].span, piece) for piece in event.trigger)
            found = found if own <= taken[found] else None
    return event if found is None else structs.replace(event, when=found, when_why=why)


def _nearest(words: Sequence[Span], timed: Timed, fits: Callable[[Span], bool]) -> int | None:
    """The place of the nearest date or time that is said of some words."""
    found = [
        (_gap(time.span, word), number)
        for word in words
        for home in touching(timed.sentences, word)
        for number, time in enumerate(timed.times)
        if _is_point(timed.text, time) and home.holds(time.span) and fits(time.span)
        if _of_clause(timed, home, word, time.span)
    ]
    return min(found)[1] if found else None


def _is_point(text: str, time: When) -> bool:
    """Whether something is then: "now" and "recently" say no day, "until Friday" an end."""
    before = text[max(0, time.span.start - 9) : time.span.start].lower().split()[-1:]
    ends = bool(UNTIL.intersection(before)) or time.span.of(text).startswith("до ")
    return time.kind in POINTS and not ends and not (time.timex or "").endswith("_REF")


def _of_clause(timed: Timed, sentence: Span, word: Span, time: Span) -> bool:
    """Whether a time stands in a word's clause, or alone in one of its own."""
    clause, _ = clause_around(timed.text, sentence, word.start, timed.language)
    between = timed.text[min(word.end, time.end) : max(word.start, time.start)]
    if not SUBORDINATE.isdisjoint(between.lower().rpartition(",")[2].split()):
        return False
    if clause.overlaps(time):
        return not _in_apposition(timed.text, clause, word, time)
    own, _ = clause_around(timed.text, sentence, time.start, timed.language)
    return own.end <= word.start and _bare(timed.text, own, time)


def _in_apposition(text: str, clause: Span, word: Span, time: Span) -> bool:
    """Whether commas part a time, and words that it goes with, from a word behind it."""
    opens, closes = text.rfind(",", clause.start, time.start), text.find(",", time.end, word.start)
    return opens >= 0 and closes >= 0 and not _bare(text, Span(opens + 1, closes), time)


def _bare(text: str, around: Span, time: Span) -> bool:
    return len(around.of(text).split()) - len(time.of(text).split()) <= WORDS


def _gap(one: Span, other: Span) -> int:
    return max(0, other.start - one.end, one.start - other.end)
