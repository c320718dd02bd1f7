"""How events use what the model says of words, with chances and parts written by hand."""

from dateline.article import read_article
from dateline.model import Event, Page
from dateline.reading.events import Known, events
from dateline.reading.events.evidence import Evidence, Part
from dateline.reading.words import words
from dateline.span import Span


def told(text: str, chances: dict[str, float], parts: dict[str, str] | None = None) -> list[Event]:
    """The events of a sentence whose words have the chances given, and all others none."""
    spans = words(text, Span(0, len(text)))
    known = [chances.get(span.of(text), 0.0) for span in spans]
    held = [
        Part(Span(at := text.index(some), at + len(some)), name, 0.9)
        for some, name in (parts or {}).items()
    ]
    page = Page(data=text.encode(), path="told.txt", headers={"content-type": "text/plain"})
    article = read_article(page, language="en")
    whole = [Span(0, len(text))]
    return list(events(article, Known(whole, evidence=Evidence(spans, known, held))))


def test_a_trigger_that_is_no_happening_is_none() -> None:
    text = "The ministry condemned the attack."
    assert [e.type for e in told(text, {"condemned": 0.9, "attack": 0.9})] == ["ACCUSE", "ASSAULT"]
    assert [e.type for e in told(text, {"condemned": 0.9, "attack": 0.02})] == ["ACCUSE"]


def test_numbers_of_people_need_no_chance() -> None:
    (event,) = told("Police arrested 14 people.", {})
    assert event.magnitudes[0].best == 14


def test_a_likely_happening_needs_no_political_actor() -> None:
    text = "Sena promised to return the boat."
    assert told(text, {"promised": 0.5}) == []
    assert [event.type for event in told(text, {"promised": 0.99})] == ["AGREE"]


def test_parts_of_an_attack_stand_in_where_rules_find_nobody() -> None:
    text = "Two people were killed in an explosion set off by the Olm brigade."
    (event, *_) = told(text, {"killed": 0.9}, {"the Olm brigade": "organization"})
    assert [span.of(text) for span in event.actor] == ["the Olm brigade"]
    assert [span.of(text) for span in event.recipient] == ["Two people"]


def test_a_part_is_not_both_sides() -> None:
    text = "Gunmen attacked at dawn."
    (event,) = told(text, {"attacked": 0.9}, {"Gunmen": "victim"})
    assert [span.of(text) for span in event.actor] == ["Gunmen"]
    assert event.recipient == ()
