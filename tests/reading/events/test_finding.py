"""What an event is: type, participants, numbers, in three languages."""

import inspect
from collections.abc import Callable

import pytest

from dateline.model import Event
from dateline.reading import Model
from reading.told import read_text

Read = Callable[[], tuple[str, tuple[Event, ...]]]


@pytest.fixture
def read(request: pytest.FixtureRequest, model: Model) -> Read:
    """The test's own docstring, read: its text and its events."""
    marker = request.node.get_closest_marker("language")
    language: str = marker.args[0] if marker else "en"
    words = inspect.cleandoc(request.function.__doc__)

    def reading() -> tuple[str, tuple[Event, ...]]:
        found = read_text(words, language, model)
        return found.text, found.events

    return reading


def summary(text: str, event: Event) -> tuple[str, str | None, str, list[str], list[str]]:
    """Type, mode, and the words of trigger, actor and recipient."""
    trigger = " ".join(span.of(text) for span in event.trigger)
    sides = ([span.of(text) for span in side] for side in (event.actor, event.recipient))
    return (event.type, event.mode, trigger, *sides)


def numbers(event: Event) -> list[tuple[str, float | None, float | None, float | None]]:
    return [(m.kind, m.low, m.best, m.high) for m in event.magnitudes]


def test_active(read: Read) -> None:
    """Police in Torvast arrested 14 protesters."""
    text, (event,) = read()
    wanted = ("COERCE", "arrest", "arrested", ["Police"], ["14 protesters"])
    assert summary(text, event) == wanted
    assert numbers(event) == [("detained", 14, 14, 14)]


def test_passive(read: Read) -> None:
    """The opposition leader was detained by border guards at the airport."""
    text, (event,) = read()
    assert summary(text, event)[3:] == (["border guards"], ["The opposition leader"])


def test_relative_clause(read: Read) -> None:
    """The council, which opposes the plan, imposed new sanctions on 12 officials."""
    text, (opposed, imposed) = read()
    assert summary(text, opposed)[3:] == (["The council"], ["the plan"])
    assert summary(text, imposed)[:2] == ("SANCTION", None)
    assert summary(text, imposed)[3:] == (["The council"], ["12 officials"])


def test_bounds(read: Read) -> None:
    """A bomb exploded near a market, killing at least 20 people and wounding dozens."""
    _, events = read()
    sizes = [one for event in events for one in numbers(event)]
    assert sizes == [("deaths", 20, 20, None), ("wounded", 24, None, 99)]


def test_harm_without_violence_has_no_plover_type(read: Read) -> None:
    """Three people died when the dam burst."""
    _text, events = read()
    assert {event.type for event in events} == {"OTHER"}
    assert numbers(events[0]) == [("deaths", 3, 3, 3)]


def test_month_is_no_march(read: Read) -> None:
    """The result is due by 14 March."""
    assert read()[1] == ()


def test_noun_is_no_verb(read: Read) -> None:
    """The required sum would raise the global oil supply for two years."""
    assert read()[1] == ()


@pytest.mark.language("uk")
def test_subject_behind_verb(read: Read) -> None:
    """Першими вистрілили остранські прикордонники."""
    text, (event,) = read()
    assert summary(text, event)[0] == "ASSAULT"
    assert summary(text, event)[3:] == (["остранські прикордонники"], [])


@pytest.mark.language("uk")
def test_object_before_plural_verb(read: Read) -> None:
    """Мера міста заарештували за підозрою у хабарництві."""
    text, events = read()
    assert summary(text, events[0])[3:] == ([], ["Мера міста"])


@pytest.mark.language("uk")
def test_no_fewer_than_nine(read: Read) -> None:
    """Унаслідок обстрілу загинули не менше дев'яти людей."""
    _text, events = read()
    assert [event.type for event in events] == ["ASSAULT", "ASSAULT"]
    assert numbers(events[1]) == [("deaths", 9, 9, None)]


@pytest.mark.language("ru")
def test_part_of_a_whole(read: Read) -> None:
    """310 человек из 340 не вышли на работу."""
    text, (event,) = read()
    assert summary(text, event)[:2] == ("PROTEST", "strike")
    assert numbers(event) == [("strikers", 310, 310, 310)]
    assert event.certainty.polarity == "positive"


@pytest.mark.language("ru")
def test_instrumental_agent(read: Read) -> None:
    """Бывший мэр был приговорен судом к шести годам тюрьмы."""
    text, (event,) = read()
    assert summary(text, event)[3:] == (["судом"], ["Бывший мэр"])
    assert numbers(event) == []


@pytest.mark.language("ru")
def test_one_victim(read: Read) -> None:
    """В перестрелке погиб таможенник."""
    _text, events = read()
    assert numbers(events[1]) == [("deaths", 1, 1, 1)]


def test_denied_event_is_negative(read: Read) -> None:
    """The border guard denied that its officers had opened fire."""
    _, events = read()
    fired = next(event for event in events if event.type == "ASSAULT")
    assert fired.certainty.polarity == "negative"
    assert fired.certainty.value < -1
    assert fired.statement is not None


@pytest.mark.parametrize(("one", "other"), [("Velmara", "Ostrania"), ("The army", "The rebels")])
def test_parties_exchanged(one: str, other: str, model: Model) -> None:
    """{} attacked {} and threatened to seize the port."""
    form = str(test_parties_exchanged.__doc__)
    first, second = (
        read_text(form.format(*pair), "en", model) for pair in ((one, other), (other, one))
    )
    kinds = [[(e.type, e.mode, e.certainty.value) for e in r.events] for r in (first, second)]
    assert kinds[0] == kinds[1]
    assert [span.of(first.text) for span in first.events[0].actor] == [one]
    assert [span.of(second.text) for span in second.events[0].actor] == [other]
