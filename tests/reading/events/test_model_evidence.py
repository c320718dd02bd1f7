"""How events use what the model says of words, with chances and parts written by hand."""

from typing import Literal

import pytest

from dateline.article import read_article
from dateline.model import Event, Page, Statement
from dateline.reading.events import Known, events
from dateline.reading.events.evidence import Evidence, Part
from dateline.reading.words import words
from dateline.span import Span


def told(
    text: str,
    chances: dict[str, float],
    parts: dict[str, str] | None = None,
    language: Literal["en", "uk", "ru"] = "en",
    speaker: str = "",
) -> list[Event]:
    """The events of a sentence whose words have the chances given, and all others none."""
    spans = words(text, Span(0, len(text)))
    known = [chances.get(span.of(text), 0.0) for span in spans]
    held = [
        Part(Span(at := text.index(some), at + len(some)), name, 0.9)
        for some, name in (parts or {}).items()
    ]
    page = Page(data=text.encode(), path="told.txt", headers={"content-type": "text/plain"})
    article = read_article(page, language=language)
    whole = [Span(0, len(text))]
    said = Statement(
        id="said",
        mode="indirect",
        source=(Span(at := text.index(speaker), at + len(speaker)),),
        cue=(),
        content=(),
        speaker=None,
        confidence=0.9,
    )
    seen = Evidence(spans, known, held)
    return list(events(article, Known(whole, statements=(said,) * bool(speaker), evidence=seen)))


def of(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [span.of(text) for span in spans]


def test_a_trigger_that_is_no_happening_is_none() -> None:
    text = "The ministry condemned the attack."
    assert [e.type for e in told(text, {"condemned": 0.9, "attack": 0.9})] == ["ACCUSE", "ASSAULT"]
    assert [e.type for e in told(text, {"condemned": 0.9, "attack": 0.02})] == ["ACCUSE"]


def test_numbers_of_people_need_no_chance() -> None:
    (event,) = told("Police arrested 14 people.", {})
    assert event.magnitudes[0].best == 14


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


@pytest.mark.parametrize(
    ("language", "text", "by_rule", "part"),
    [
        ("en", "Gunmen attacked the road near the bakery.", "the road", "bakery"),
        ("uk", "Бойовики атакували дорогу біля пекарні.", "дорогу", "пекарні"),
        ("ru", "Боевики атаковали дорогу и видели пекарню.", "дорогу", "пекарню"),
    ],
)
def test_a_part_goes_before_the_rules(
    language: Literal["en", "uk", "ru"], text: str, by_rule: str, part: str
) -> None:
    trigger = text.split()[1]
    (alone,) = told(text, {trigger: 0.99}, {}, language)
    (event,) = told(text, {trigger: 0.99}, {part: "target"}, language)
    assert of(text, alone.recipient)[0].startswith(by_rule)
    assert of(text, event.recipient) == ["the bakery" if language == "en" else part]


def test_where_both_mean_the_same_words_the_rules_say_where_they_begin() -> None:
    text = "Gunmen attacked the old stone mill."
    (event,) = told(text, {"attacked": 0.9}, {"stone mill": "target"})
    assert of(text, event.recipient) == ["the old stone mill"]


def test_each_attack_has_the_parts_that_stand_nearest() -> None:
    text = "Gunmen attacked the guard and Ana Rull, and later rebels bombed Olm mill and a bridge."
    parts = {"guard": "victim", "Ana Rull": "victim", "Olm mill": "target", "bridge": "target"}
    first, second = told(text, {"attacked": 0.99, "bombed": 0.99}, parts)
    assert of(text, first.recipient) == ["the guard", "Ana Rull"]
    assert of(text, second.recipient) == ["Olm mill", "a bridge"]


@pytest.mark.parametrize(
    ("language", "text", "trigger", "speaker"),
    [
        ("en", "Rebels attacked at dawn, Major Anna Kress said.", "attacked", "Anna Kress"),
        ("uk", "Повстанці атакували вночі, повідомила Анна Кресс.", "атакували", "Анна Кресс"),
        ("ru", "Повстанцы атаковали ночью, сообщила Анна Кресс.", "атаковали", "Анна Кресс"),
    ],
)
def test_who_tells_of_an_attack_did_not_suffer_it(
    language: Literal["en", "uk", "ru"], text: str, trigger: str, speaker: str
) -> None:
    sure = {trigger: 0.99}
    (event,) = told(text, sure, {speaker: "victim"}, language)
    assert of(text, event.recipient) == [speaker]
    (event,) = told(text, sure, {speaker: "victim"}, language, speaker)
    assert event.recipient == ()


def test_whom_the_model_spares_is_no_recipient_where_it_names_others() -> None:
    """A second sentence names who suffered; the road has hardly a chance to be one."""
    text = "Gunmen attacked the road. Ana Rull died."
    spans = words(text, Span(0, len(text)))
    page = Page(data=text.encode(), path="told.txt", headers={"content-type": "text/plain"})
    article = read_article(page, language="en")
    whole = [Span(0, 25), Span(26, len(text))]
    victim = Part(Span(26, 34), "victim", 0.9)

    def recipient(parts: list[Part], chance: float) -> list[str]:
        seen = Evidence(spans, [0.99] * len(spans), parts, [chance] * len(spans))
        return of(text, events(article, Known(whole, evidence=seen))[0].recipient)

    assert recipient([victim], 0.01) == []
    assert recipient([victim], 0.2) == ["the road"]
    assert recipient([], 0.01) == ["the road"]
