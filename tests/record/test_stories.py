"""Stories in the record, on every engine: replaced all at once, looked up, judged."""

import msgspec
import pytest

from dateline.errors import RecordError
from dateline.grouping import group_readings, group_record
from dateline.model import Page, Reading
from dateline.record import Change, Record, Shown
from record.factory import page_of, reading_of

DAM = ["The Sarnok dam failed near Torvast, Ridel said.", "Ridel said 1,400 people left Torvast."]
VOTE = [
    "Lindhaven counts its votes again, Brandt said.",
    "Brandt lost to Kessler by 312 in Lindhaven.",
]


def pair(name: str, sentences: list[str], day: str = "2025-03-04") -> tuple[Page, Reading]:
    page = page_of(name.encode(), url=f"https://{name}.example/")
    return page, reading_of(page, sentences, "en", outlet=name, published=day)


@pytest.fixture
def told(record: Record) -> dict[str, Reading]:
    """Two reports of a dam, one of a recount, read into the record and grouped."""
    found = {
        "courier": pair("courier", DAM),
        "times": pair("times", [*DAM, "The wall at Sarnok was old."], "2025-03-05"),
        "post": pair("post", VOTE),
    }
    for page, reading in found.values():
        record.write(page, reading)
    assert group_record(record).articles == 3
    return {name: reading for name, (_, reading) in found.items()}


def test_stories_are_those_of_grouping_all_at_once(
    record: Record, told: dict[str, Reading]
) -> None:
    cards = record.ledger.stories()
    assert [card.articles for card in cards] == [2, 1]
    assert (cards[0].first, cards[0].last, cards[0].outlets) == ("2025-03-04", "2025-03-05", 2)
    whole = {story.id: story for story in group_readings(told.values())}
    assert {card.id: record.ledger.story(card.id) for card in cards} == whole
    after = record.ledger.stories(before=(cards[0].last, cards[0].id))
    assert after == cards[1:]


def test_grouping_again_makes_nothing(record: Record, told: dict[str, Reading]) -> None:
    before = list(record.dump())
    assert group_record(record)[:2] == (0, 0)
    assert group_record(record, again=True)[:2] == (0, 2)
    assert list(record.dump()) == before


def test_only_what_is_touched_is_made_again(record: Record, told: dict[str, Reading]) -> None:
    record.write(*pair("globe", [*VOTE, "Kessler thanked Lindhaven."], "2025-03-06"))
    assert group_record(record)[:2] == (1, 1)
    assert sorted(card.articles for card in record.ledger.stories()) == [2, 2]


def test_a_reading_that_goes_leaves_its_story(record: Record, told: dict[str, Reading]) -> None:
    page, _ = pair("times", DAM)
    other = msgspec.structs.replace(
        reading_of(page, ["Timber prices rose in Uvala."], "en"), version="test 2"
    )
    record.write(page, other)
    group_record(record)
    assert record.ledger.story_of(told["times"].id) is None
    assert sorted(card.articles for card in record.ledger.stories()) == [1, 1, 1]


def test_judgements_hold_and_are_taken_back(record: Record, told: dict[str, Reading]) -> None:
    ledger, pair_ = record.ledger, (told["courier"].id, told["times"].id)
    made = ledger.judge("article", pair_, "different", by="A. Reader", at="2025-03-09T12:00:00Z")
    group_record(record)
    assert len(ledger.stories()) == 3
    group_record(record, again=True)
    assert len(ledger.stories()) == 3
    assert ledger.judgements("article") == [made]
    ledger.withdraw(made.id, at="2025-03-10T12:00:00Z")
    group_record(record)
    assert len(ledger.stories()) == 2
    assert ledger.judgements() == []
    assert [each.withdrawn for each in ledger.judgements(withdrawn=True)] == [
        "2025-03-10T12:00:00Z"
    ]
    with pytest.raises(RecordError, match="taken back before"):
        ledger.withdraw(made.id, at="2025-03-11T12:00:00Z")
    with pytest.raises(RecordError, match="itself"):
        ledger.judge("article", (pair_[0], pair_[0]), "same", by="A. Reader", at="2025")


def test_what_is_prepared_shows_all_at_once(record: Record, told: dict[str, Reading]) -> None:
    """A kill between preparing and showing leaves the old stories whole."""
    before = record.ledger.stories()
    store = record.grouping
    store.touch_all()
    old = tuple(card.id for card in before)
    store.prepare(store.begin(), Change(old, ()))
    assert record.ledger.stories() == before
    assert group_record(record).stories == 2
    assert record.ledger.stories() == before


def test_two_that_group_at_once_do_not_mix(record: Record, told: dict[str, Reading]) -> None:
    store = record.grouping
    one = store.begin()
    other = store.begin()
    store.prepare(other, Change((), ()))
    with pytest.raises(RecordError, match="another process"):
        store.show(one)


def test_an_old_name_finds_the_story(record: Record, told: dict[str, Reading]) -> None:
    """An earlier report gives the story another id; the first still leads to it."""
    old = record.ledger.story_of(told["courier"].id)
    assert old is not None
    record.write(*pair("early", [*DAM, "It rained in Torvast."], "2025-03-03"))
    group_record(record)
    new = record.ledger.story_of(told["courier"].id)
    assert new not in {None, old}
    assert record.ledger.story(old[:20]).id == new
    with pytest.raises(RecordError, match="no story"):
        record.ledger.story("sha256:0")


def test_shown_is_kept_as_it_was(record: Record, told: dict[str, Reading]) -> None:
    (story,) = (s for s in group_readings(told.values()) if len(s.articles) == 1)
    store = record.grouping
    run = store.begin()
    store.prepare(run, Change((story.id,), (Shown(story, ()),)))
    assert store.show(run) == 1
    assert record.ledger.story(story.id) == story
