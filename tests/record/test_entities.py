"""Entities in the record, on every engine: merged as articles come, judged, found again."""

import random
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from dateline.errors import RecordError
from dateline.grouping import group_record
from dateline.merging import merge_entities
from dateline.model import Name, Page, Reading, Speaker, Statement
from dateline.record import Question, Record
from dateline.span import Span
from record.factory import page_of, reading_of

PEOPLE = {"Ivan Tal": "person:ivan-tal", "Tal": "person:tal", "An Tal": "person:an-tal",
          "Ukraine": "country:UA", "Lee": "person:lee"}  # fmt: skip


def pair(outlet: str, *names: str) -> tuple[Page, Reading]:
    """An article in which each of some people says something, a sentence each."""
    sentences = [f"{name} spoke to {outlet}." for name in names]
    page = page_of(outlet.encode(), url=f"https://{outlet}.example/")
    reading = reading_of(page, sentences, "en", outlet=outlet)
    spans = [
        Span(one.start, one.start + len(name))
        for one, name in zip(reading.sentences, names, strict=True)
    ]
    return page, replace(
        reading,
        names=tuple(
            Name(span=span, kind="person", entity=PEOPLE[name], confidence=1.0)
            for span, name in zip(spans, names, strict=True)
        ),
        statements=tuple(
            Statement(
                id=f"{outlet} {name}", mode="indirect", source=(span,), cue=(), content=(one,),
                speaker=Speaker(name=name, span=span, entity=PEOPLE[name]), confidence=1.0,
            )
            for span, name, one in zip(spans, names, reading.sentences, strict=True)
        ),
    )  # fmt: skip


FULL, SHORT, OTHER = pair("a", "Ivan Tal", "Ukraine"), pair("b", "Tal"), pair("c", "An Tal")


def told(record: Record, *pairs: tuple[Page, Reading]) -> None:
    for page, reading in pairs:
        record.write(page, reading)
    group_record(record)


def ids(record: Record) -> dict[str, int]:
    return {card.id: card.articles for card in record.entities.cards()}


def test_a_surname_is_merged_with_its_only_bearer(record: Record) -> None:
    """As found and as merged stand apart: the reading keeps its own ids."""
    told(record, FULL, SHORT)
    assert ids(record) == {"person:ivan-tal": 2, "country:UA": 1}
    entity = record.entities.entity("person:tal")
    assert (entity.id, entity.name) == ("person:ivan-tal", "Ivan Tal")
    assert (entity.names, entity.found) == (("Ivan Tal", "Tal"), ("person:ivan-tal", "person:tal"))
    (why,) = record.entities.why(entity.id)
    assert {clue.kind for clue in why.clues} == {"surname", "only bearer"}
    (name,) = record.reading(SHORT[1].id).names
    assert name.entity == "person:tal"


def test_another_bearer_parts_them_again(record: Record) -> None:
    """Who else has a surname decides, whenever he comes, and when his article goes again."""
    told(record, FULL, SHORT)
    told(record, OTHER)
    assert len(ids(record)) == 4
    gone = reading_of(OTHER[0], ["Nobody spoke."], "en", version="test 2")
    told(record, (OTHER[0], gone))
    assert ids(record) == {"person:ivan-tal": 2, "country:UA": 1}


def test_nothing_new_merges_nothing(record: Record) -> None:
    told(record, FULL, SHORT)
    before = list(record.dump())
    assert merge_entities(record) == 0
    group_record(record, again=True)
    assert list(record.dump()) == before


@pytest.mark.parametrize("seed", range(4))
def test_any_order_of_coming(scratch: Callable[[], Record], seed: int) -> None:
    """One by one in any order, or all at once, articles give the same entities."""
    every = [FULL, SHORT, OTHER, pair("d", "Lee"), pair("e", "Tal", "Lee")]
    at_once, one_by_one = scratch(), scratch()
    told(at_once, *every)
    for each in random.Random(seed).sample(every, len(every)):
        told(one_by_one, each)
    tables = (b'"table": "entity', b'"table": "portrait')
    lists = [
        [line for line in record.dump() if any(table in line for table in tables)]
        for record in (at_once, one_by_one)
    ]
    assert lists[0] == lists[1]
    assert len(lists[0]) > 10


def test_judgements_overrule_hold_and_are_taken_back(record: Record) -> None:
    told(record, FULL, SHORT)
    said = {"by": "A. Reader", "at": "2025-03-09T12:00:00Z"}
    ledger, ends = record.ledger, ("person:ivan-tal", "person:tal")
    apart = ledger.judge("entity", ends, "different", **said)
    group_record(record)
    assert len(ids(record)) == 3
    group_record(record, again=True)
    told(record, pair("f", "Tal"))
    assert len(ids(record)) == 3
    ledger.withdraw(apart.id, at="2025-03-10T12:00:00Z")
    group_record(record)
    assert ids(record) == {"person:ivan-tal": 3, "country:UA": 1}
    ledger.judge("entity", ("person:ivan-tal", "country:UA"), "unsure", **said)
    group_record(record)
    assert len(ids(record)) == 2
    same = ledger.judge("entity", ("country:UA", "person:ivan-tal"), "same", **said)
    group_record(record)
    assert len(ids(record)) == 1
    ledger.withdraw(same.id, at="2025-03-10T12:00:00Z")
    group_record(record)
    assert len(ids(record)) == 2


def test_two_people_of_one_name_are_told_apart_by_article(record: Record) -> None:
    """A judgement about two articles' people parts one id; taken back, it is one again."""
    again = pair("g", "Ivan Tal")
    told(record, FULL, again)
    ends = [f"person:ivan-tal@{reading.id}" for _, reading in (FULL, again)]
    made = record.ledger.judge(
        "entity", (ends[0], ends[1]), "different", by="A. Reader", at="2025-03-09T12:00:00Z"
    )
    group_record(record)
    own = [record.entities.entity(end) for end in ends]
    assert own[0].id != own[1].id
    assert [one.articles for one in own] == [1, 1]
    record.ledger.withdraw(made.id, at="2025-03-10T12:00:00Z")
    group_record(record)
    assert record.entities.entity(ends[0]) == record.entities.entity(ends[1])


def test_entities_are_listed_and_found(record: Record) -> None:
    told(record, FULL, SHORT, pair("d", "Lee"))
    cards = record.entities.cards
    assert [card.name for card in cards(kind="person")] == ["Ivan Tal", "Lee"]
    assert [card.name for card in cards(name="ivan")] == ["Ivan Tal"]
    assert [card.name for card in cards(name="%")] == []
    first, *rest = cards()
    assert cards(before=(first.articles, first.id)) == rest
    with pytest.raises(RecordError, match="no entity has the id person:nobody"):
        record.entities.entity("person:nobody")


def test_what_an_entity_said_is_found_under_all_its_ids(record: Record) -> None:
    told(record, FULL, SHORT)
    one = record.entities.names_of("person:tal")
    assert one == record.entities.names_of("person:ivan-tal") == tuple(sorted(one))
    found = record.library.ask(Question(entity="person:tal"), many=10)
    assert {each.reading.id for each in found} == {FULL[1].id, SHORT[1].id}
    assert record.entities.names_of("the mayor") == ("the mayor",)
