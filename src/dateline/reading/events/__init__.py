"""Events: who did what to whom, by rules over a lexicon of triggers in three languages.

    found = events(article, sentences=..., names=(), statements=(), places=(), times=())
    found[0].type, found[0].trigger[0].of(article.text)

Types, modes and contexts are PLOVER's (manual 2.0, Open Event Data Alliance). What PLOVER
has no type for and the news lives on (deaths in a flood, people who fall ill, a dam that
fails) has the type "OTHER".
"""

from collections.abc import Sequence
from typing import NamedTuple

from msgspec import structs

from dateline.identity import digest
from dateline.model import Article, Event, Name, Place, Statement, When
from dateline.reading.clause import clause_around
from dateline.reading.events.actors import POLITICAL, SOMEBODY, alone, called
from dateline.reading.events.admission import register
from dateline.reading.events.background import is_background
from dateline.reading.events.context import contexts
from dateline.reading.events.evidence import Evidence
from dateline.reading.events.find import Cause, Found, Taken, found_in, violent_words
from dateline.reading.events.participants import Scene, completed
from dateline.reading.factuality import Rated, Rater
from dateline.reading.occurrence import innermost, occurrence, told_by
from dateline.reading.times.belonging import Timed, timed_events
from dateline.span import Span, touching

__all__ = ["Known", "events"]

LANGUAGES = ("en", "uk", "ru")

STEM = 5
"""Letters of a trigger by which a noun that only names an event again is known."""


class Known(NamedTuple):
    """What was found in an article before its events."""

    sentences: Sequence[Span]
    names: Sequence[Name] = ()
    statements: Sequence[Statement] = ()
    places: Sequence[Place] = ()
    times: Sequence[When] = ()
    evidence: Evidence = Evidence()


def events(article: Article, known: Known, rate: Rater | None = None) -> tuple[Event, ...]:
    """The events that an article tells of, in text order.

    Args:
        article: The article.
        known: What was found in it before.
        rate: What gives event words their values; without it words alone decide.

    Returns:
        Nothing for an article in a language that is not read.
    """
    if article.language not in LANGUAGES:
        return ()
    taken = _taken(article, known)
    words = violent_words(article.text, known.sentences, article.language)
    tone = register(article.text, article.language, words)
    speakers = [span for statement in known.statements for span in statement.source]
    parties = [name.span for name in known.names if name.kind != "person"]
    cause = Cause()
    told: list[Event] = []
    named: set[tuple[str, str]] = set()
    for sentence in known.sentences:
        here = taken.within(sentence)
        some, cause = found_in(article.text, sentence, article.language, here, cause, tone)
        some = list(
            completed(some, Scene(article.text, sentence, known.evidence, speakers, parties))
        )
        asked = [item.trigger[0] for item in some]
        values = rate(sentence, asked) if rate and some else [None] * len(some)
        for item, rated in zip(some, values, strict=True):
            name = (item.type, item.mode or _stem(article.text, item))
            if not item.bare or name not in named:
                told.append(_event(article, known, sentence, item, rated))
            named.add(name)
    timed = Timed(article.text, article.language, known.sentences, known.times)
    dated = timed_events(told, known.statements, timed)
    return tuple(_dated(article, known, event) for event in dated)


def _taken(article: Article, known: Known) -> Taken:
    """What was found before, as the rules ask for it."""
    return Taken(
        names=[name.span for name in known.names],
        cues=sorted(span for statement in known.statements for span in statement.cue),
        times=[when.span for when in known.times],
        people=called(known.names, SOMEBODY),
        bodies=sorted([*called(known.names, POLITICAL), *alone(known.names, article.text)]),
        evidence=known.evidence,
    )


def _stem(text: str, item: Found) -> str:
    at = item.trigger[0].start
    return text[at : at + STEM].lower()


def _dated(article: Article, known: Known, event: Event) -> Event:
    """The event, told apart from news where it is history."""
    sentence = touching(known.sentences, event.trigger[0])[0]
    clause, _ = clause_around(article.text, sentence, event.trigger[0].start, article.language)
    when = None if event.when is None else known.times[event.when]
    published = article.published.edtf if article.published else None
    old = is_background(article.text, sentence, when, published, clause=clause)
    return structs.replace(event, background=True) if old else event


def _event(
    article: Article, known: Known, sentence: Span, item: Found, rated: Rated | None
) -> Event:
    text = article.text
    at = item.trigger[0]
    statement = innermost(known.statements, at)
    place = _nearest([p.span for p in known.places], at, sentence, (*item.actor, *item.recipient))
    return Event(
        id=digest("event", article.id, item.trigger, item.type),
        trigger=item.trigger,
        type=item.type,
        mode=item.mode,
        context=contexts(sentence.of(text), article.language),
        actor=item.actor,
        recipient=item.recipient,
        place=place,
        magnitudes=item.magnitudes,
        certainty=occurrence(
            text, told_by(statement, sentence, item.trigger), article.language, rated
        ),
        statement=statement.id if statement else None,
        confidence=item.confidence,
    )


def _nearest(
    spans: Sequence[Span], trigger: Span, sentence: Span, besides: Sequence[Span]
) -> int | None:
    """The nearest of some spans in the sentence; what follows counts as half as far."""
    best: tuple[int, int] | None = None
    for place, span in enumerate(spans):
        if not sentence.holds(span) or any(part.holds(span) for part in besides):
            continue
        gap = trigger.start - span.end
        far = gap * 2 if gap >= 0 else span.start - trigger.end
        if best is None or far < best[0]:
            best = far, place
    return best[1] if best else None
