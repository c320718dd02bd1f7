"""Belonging: which time is whose. When something was said is not when it happened.

A statement's time stands beside the words that report it, an event's beside its trigger, on
the same side of the quotation. Where no time stands there, none is given: publication is
the time of the report, and no statement's.
"""

from collections.abc import Callable, Sequence

from msgspec import structs

from dateline.model import Event, Statement, When
from dateline.span import Span, touching

POINTS = frozenset({"date", "time"})


def timed_statements(
    statements: Sequence[Statement], times: Sequence[When], sentences: Sequence[Span]
) -> tuple[Statement, ...]:
    """The statements with the time at which each was made, where the text says it.

    Args:
        statements: Of one text.
        times: `Reading.times`, in order.
        sentences: Of the text, in order.
    """
    said = [span for statement in statements for span in statement.content]
    return tuple(_statement(statement, times, sentences, said) for statement in statements)


def _statement(
    statement: Statement, times: Sequence[When], sentences: Sequence[Span], said: Sequence[Span]
) -> Statement:
    spoken = statement.cue or statement.source
    outer = [span for span in said if any(span.holds(word) for word in spoken)]
    inside = [*(span for span in said if span not in outer), *statement.source]
    found = _nearest(
        spoken, times, sentences, lambda span: not any(one.holds(span) for one in inside)
    )
    if found is None:
        return statement
    why = "beside the cue" if statement.cue else "beside the source"
    return structs.replace(statement, when=found, when_why=f"{why}, outside what is said")


def timed_events(
    events: Sequence[Event],
    statements: Sequence[Statement],
    times: Sequence[When],
    sentences: Sequence[Span],
) -> tuple[Event, ...]:
    """The events with the time at which each happened, where its sentence says it.

    Args:
        events: Of one text; one that has a time already keeps it.
        statements: Of the text; an event inside what is said takes no time from outside.
        times: `Reading.times`, in order.
        sentences: Of the text, in order.
    """
    said = [span for statement in statements for span in statement.content]
    taken = {statement.when for statement in statements}
    return tuple(
        event if event.when is not None else _event(event, times, sentences, said, taken)
        for event in events
    )


def _event(
    event: Event,
    times: Sequence[When],
    sentences: Sequence[Span],
    said: Sequence[Span],
    taken: set[int | None],
) -> Event:
    around = [span for span in said if any(span.holds(piece) for piece in event.trigger)]
    if around:
        inner = min(around, key=lambda span: span.end - span.start)
        found = _nearest(event.trigger, times, sentences, inner.holds)
        why = "beside the trigger, inside what is said"
    else:
        found = _nearest(
            event.trigger, times, sentences, lambda span: not any(one.holds(span) for one in said)
        )
        why = "beside the trigger"
        found = None if found in taken else found
    return event if found is None else structs.replace(event, when=found, when_why=why)


def _nearest(
    words: Sequence[Span],
    times: Sequence[When],
    sentences: Sequence[Span],
    fits: Callable[[Span], bool],
) -> int | None:
    """The place of the nearest date or time in a sentence of some words."""
    homes = [home for word in words for home in touching(sentences, word)]
    found = [
        (min(_gap(time.span, word) for word in words), number)
        for number, time in enumerate(times)
        if time.kind in POINTS and fits(time.span) and any(home.holds(time.span) for home in homes)
    ]
    return min(found)[1] if found else None


def _gap(one: Span, other: Span) -> int:
    return max(0, other.start - one.end, one.start - other.end)
