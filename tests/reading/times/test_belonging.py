"""Whose time it is: of the saying, or of what is said."""

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

    one, two = timed_statements(
        [outer, inner], Timed(text, "en", [whole], found(text, "en"))
    )

    assert (one.when, two.when) == (None, 0)
