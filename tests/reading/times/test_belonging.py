"""Whose time it is: of the saying, or of what is said."""

import pytest

from dateline.model import Event, Statement
from dateline.reading.times.belonging import Timed, timed_events, timed_statements
from dateline.span import Span
from reading.times.found import found

TEXT = "On Monday the ministry said that shells hit the dam on Friday. The mayor denied it."


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def statement(source: str, cue: str, content: str) -> Statement:
    return Statement(
        id=cue,
        mode="indirect",
        source=(span(source),),
        cue=(span(cue),),
        content=(span(content),),
        speaker=None,
        confidence=1.0,
    )


def event(trigger: str) -> Event:
    return Event(id=trigger, trigger=(span(trigger),), type="ASSAULT", confidence=1.0)


SENTENCES = [span(TEXT[: TEXT.index(" The mayor")]), span("The mayor denied it.")]
SAID = statement("the ministry", "said", "that shells hit the dam on Friday")
DENIED = statement("The mayor", "denied", "it")


def test_statement() -> None:
    """It was said on Monday; of the denial nobody says when."""
    times = found(TEXT, "en")

    said, denied = timed_statements([SAID, DENIED], Timed(TEXT, "en", SENTENCES, times))

    assert said.when is not None
    assert times[said.when].span == span("Monday")
    assert said.when_why == "beside the cue, outside what is said"
    assert denied.when is None


def test_event() -> None:
    """The dam was hit on Friday, not on the Monday of the statement."""
    times = found(TEXT, "en")
    statements = timed_statements([SAID, DENIED], Timed(TEXT, "en", SENTENCES, times))

    (hit,) = timed_events([event("hit")], statements, Timed(TEXT, "en", SENTENCES, times))

    assert hit.when is not None
    assert times[hit.when].span == span("Friday")
    assert hit.when_why == "beside the trigger, inside what is said"


def test_nested() -> None:
    """A statement inside what another says has the time beside its own cue."""
    text = "He wrote that the ministry said on Monday that it fell."
    whole = Span(0, len(text))

    def at(words: str) -> tuple[Span, ...]:
        return (Span(text.index(words), text.index(words) + len(words)),)

    outer = Statement(
        id="1", mode="indirect", source=at("He"), cue=at("wrote"),
        content=at(text[9:-1]), speaker=None, confidence=1.0,
    )  # fmt: skip
    inner = Statement(
        id="2", mode="indirect", source=at("the ministry"), cue=at("said"),
        content=at("that it fell"), speaker=None, confidence=1.0,
    )  # fmt: skip

    one, two = timed_statements([outer, inner], Timed(text, "en", [whole], found(text, "en")))

    assert (one.when, two.when) == (None, 0)


OTHERS = [
    # no time of the event: it is that of another clause, an end, or nothing in the calendar
    ("en", "hit", "The ministry met on Friday after shells hit the dam."),
    ("en", "hit", "Shells hit the dam until Friday."),
    ("en", "hit", "Shells hit the dam recently."),
    ("uk", "влучив", "Міністерство зібралося в п'ятницю після того, як снаряд влучив у дамбу."),
    ("uk", "горіла", "Дамба горіла до п'ятниці."),
    ("uk", "влучив", "Нещодавно снаряд влучив у дамбу."),
    ("ru", "попал", "Министерство собралось в пятницу после того, как снаряд попал в дамбу."),
    ("ru", "горела", "Дамба горела до пятницы."),
    ("ru", "попал", "Недавно снаряд попал в дамбу."),
]
OWN = [
    ("en", "hit", "On Friday, after the talks had failed, shells hit the dam."),
    ("en", "hit", "The ministry met after shells hit the dam on Friday."),
    ("uk", "влучив", "Міністерство зібралося після того, як у п'ятницю снаряд влучив у дамбу."),
    ("ru", "попал", "Министерство собралось после того, как в пятницу снаряд попал в дамбу."),
]


def _dated(language: str, trigger: str, text: str) -> str | None:
    at = text.index(trigger)
    happened = Event(id="1", trigger=(Span(at, at + len(trigger)),), type="ASSAULT", confidence=1.0)
    whens = found(text, language)
    (dated,) = timed_events([happened], [], Timed(text, language, [Span(0, len(text))], whens))
    return None if dated.when is None else whens[dated.when].timex


@pytest.mark.parametrize(("language", "trigger", "text"), OTHERS)
def test_of_something_else(language: str, trigger: str, text: str) -> None:
    """A wrong time is worse than none."""
    assert _dated(language, trigger, text) is None


@pytest.mark.parametrize(("language", "trigger", "text"), OWN)
def test_of_its_clause(language: str, trigger: str, text: str) -> None:
    """The time of the event's own clause, or of the sentence's head."""
    assert _dated(language, trigger, text) == "2025-03-07"
