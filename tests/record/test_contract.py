"""What a record does, the same on every engine."""

import random
from collections.abc import Callable
from datetime import UTC, datetime

import msgspec
import pytest

from dateline.errors import RecordError
from dateline.model import Missing, Page, Problem
from dateline.record import Record
from record.factory import TEXTS, VERSION, many, page_of, pair, reading_of

Scratch = Callable[[], Record]


def test_what_is_written_is_read_again(record: Record) -> None:
    for language in TEXTS:
        page, reading = pair(language, problems=("the page states no byline",))
        assert record.write(page, reading)
        assert record.reading(reading.id) == reading
        assert next(record.pages(page.url)) == page


def test_writing_again_changes_nothing(record: Record) -> None:
    page, reading = pair()
    assert not record.holds(page, VERSION)
    assert record.write(page, reading)
    before = list(record.dump())
    assert record.holds(page, VERSION)
    assert not record.write(page, reading)
    assert list(record.dump()) == before


def test_a_later_copy_of_the_same_bytes_changes_nothing(record: Record) -> None:
    page, reading = pair()
    later = msgspec.structs.replace(page, fetched=datetime(2025, 1, 1, tzinfo=UTC))
    earlier = msgspec.structs.replace(page, fetched=datetime(2024, 1, 1, tzinfo=UTC))
    record.write(page, reading)
    assert record.holds(later, VERSION)
    assert not record.write(later, reading)
    assert not record.holds(earlier, VERSION), "the first finding is the one to keep"
    assert record.write(earlier, reading)
    assert record.reading(reading.id).page.fetched == earlier.fetched


def test_a_new_version_replaces_what_was_found(record: Record) -> None:
    page, reading = pair()
    record.write(page, reading)
    newer = msgspec.structs.replace(reading, version="test 2", statements=())
    assert not record.holds(page, "test 2")
    assert record.write(page, newer)
    assert record.reading(reading.id) == newer
    assert record.counts()["statement"] == 0
    assert record.counts()["page"] == 1


def test_a_new_version_that_reads_another_text_leaves_no_trace_of_the_old(
    record: Record, scratch: Scratch
) -> None:
    page, reading = pair()
    other = reading_of(page, TEXTS["en"][:2], "en", version="test 2")
    record.write(page, reading)
    record.write(page, other)
    fresh = scratch()
    fresh.write(page, other)
    assert list(record.dump()) == list(fresh.dump())
    with pytest.raises(RecordError, match="no article"):
        record.reading(reading.id)


def test_the_same_words_at_two_addresses_are_one_article(record: Record) -> None:
    page, reading = pair(outlet="Verin Courier")
    reprint = page_of(b"<p>reprint</p>", url="https://other.example/7", hour=9)
    copy = reading_of(reprint, TEXTS["en"], "en", outlet="Other Times")
    record.write(reprint, copy)
    record.write(page, reading)
    assert copy.id == reading.id
    assert record.reading(reading.id) == reading, "the first fetched gives the article its rows"
    assert record.copies(reading.id) == [reading, copy]
    assert [each.outlet for each in record.readings()] == ["Verin Courier"]
    assert record.counts() | {"page": 2, "article": 1} == record.counts()
    assert len(record.search("dam")) == 1


def test_a_corrected_page_is_another_page_at_the_same_address(record: Record) -> None:
    page, reading = pair()
    corrected = page_of(b"corrected", url=page.url, hour=5)
    correction = reading_of(corrected, [*TEXTS["en"], "This was corrected."], "en")
    record.write(corrected, correction)
    record.write(page, reading)
    assert [each.data for each in record.pages(page.url)] == [page.data, b"corrected"]
    assert {each.id for each in record.readings()} == {reading.id, correction.id}


def test_the_order_of_writing_leaves_no_trace(record: Record, scratch: Scratch) -> None:
    """On PostgreSQL too the lines are those of SQLite, byte for byte."""
    pairs = list(many(12))
    reprint = page_of(b"reprint", url="https://other.example/1", hour=0)
    pairs.append((reprint, reading_of(reprint, TEXTS["en"], "en", outlet="Other Times")))
    pairs.append(pair())
    lost = [Missing(address=f"https://x.example/{n}", problem=_problem("gone")) for n in range(3)]
    for page, reading in pairs:
        record.write(page, reading)
    for each in lost:
        record.note(each, "feed")
    shuffled = scratch()
    for each in reversed(lost):
        shuffled.note(each, "feed")
    for page, reading in random.Random(3).sample(pairs * 2, len(pairs) * 2):
        shuffled.write(page, reading)
    assert list(record.dump()) == list(shuffled.dump())


def test_readings_come_in_the_order_of_days(record: Record) -> None:
    for page, reading in many(120, sentences=2):
        record.write(page, reading)
    undated = page_of(b"undated", url="https://verin.example/undated")
    record.write(undated, reading_of(undated, ["A dam."], "en", published=None))
    unsure = page_of(b"unsure", url="https://verin.example/unsure")
    record.write(unsure, reading_of(unsure, ["A town."], "en", published="XXXX-12-13"))
    found = [(each.published and each.published.edtf, each.id) for each in record.readings()]
    assert len(found) == 122
    assert [edtf for edtf, _ in found[2:]] == sorted(str(edtf) for edtf, _ in found[2:])
    assert {edtf for edtf, _ in found[:2]} == {None, "XXXX-12-13"}
    assert {each.language for each in record.readings(language="uk")} == {"uk"}
    assert len(list(record.readings(language="uk"))) == 40
    assert {each.outlet for each in record.readings(outlet="Outlet 2")} == {"Outlet 2"}
    some = list(record.readings(since="2024-12-05", until="2024-12-06"))
    assert {each.published and each.published.edtf for each in some} == {"2024-12-05", "2024-12-06"}
    assert all(each.published for each in record.readings(until="2024-12-02"))


def test_readings_may_be_written_while_they_are_read(record: Record) -> None:
    for page, reading in many(60, sentences=2):
        record.write(page, reading)
    seen = 0
    for reading in record.readings():
        seen += 1
        if seen == 5:
            for page, more in many(3, sentences=3, seed=9):
                record.write(page, more)
        assert reading.text
    assert seen >= 60


def test_an_id_may_be_shortened(record: Record) -> None:
    for page, reading in many(40, sentences=2):
        record.write(page, reading)
    assert record.reading(reading.id[:20]) == reading
    assert record.reading(reading.id.removeprefix("sha256:")[:14]) == reading
    with pytest.raises(RecordError, match="several articles' ids begin with sha256:: give more"):
        record.reading("sha256:")
    for wrong in ("sha256:zz", "nothing", "\x00", "\ud800", "%"):
        with pytest.raises(RecordError, match="no article has the id"):
            record.reading(wrong)


def test_problems_are_kept_once(record: Record) -> None:
    page, reading = pair(problems=("the page states no date", "the page states no date"))
    page = msgspec.structs.replace(page, problems=(_problem("the page was cut off"),))
    record.write(page, reading)
    gone = Missing(address="https://verin.example/gone", problem=_problem("404"))
    late = Missing(address=str(page.url), problem=_problem("it took too long"))
    for _ in range(2):
        record.note(gone, "feed")
        record.note(late, "feed")
    found = [(each.address, each.article, each.problem.message) for each in record.problems()]
    assert found == [
        (page.url, reading.id, "the page was cut off"),
        (page.url, reading.id, "the page states no date"),
        (gone.address, None, "404"),
    ], "a page that was had after all is not missing"


def test_a_checkpoint_moves_with_its_page(record: Record) -> None:
    assert record.checkpoint("a.warc.gz") is None
    page = page_of(b"one", resume=500)
    record.write(page, reading_of(page, ["One."], "en"), source="a.warc.gz")
    assert record.checkpoint("a.warc.gz") == 500
    record.set_checkpoint("a.warc.gz", 900)
    assert record.checkpoint("a.warc.gz") == 900
    wrong = reading_of(page_of(b"another"), ["Two."], "en")
    with pytest.raises(RecordError, match="another page"):
        record.write(msgspec.structs.replace(page, resume=1000), wrong, source="a.warc.gz")
    assert record.checkpoint("a.warc.gz") == 900, "refused with its page"


HARD = {
    "nul": "A\x00B dam.",
    "surrogate": "A \ud800 dam.",
    "astral": "A 𝔡𝔞𝔪 and a 👩‍👩‍👧 dam.",
    "right to left": "A \u202e dam \u202c \u05d0\u05d1.",
    "combining": "A da\u0301m, e\u0301\u0301\u0301 dam.",
    "controls": "A \x01\x1b\x7f\u0085 dam.\r\n",
    "private": "A \ue000 \uffff \ufffe dam.",
    "long word": "x" * 100_000 + " dam.",
    "long sentence": "word " * 40_000 + "dam.",
}


@pytest.mark.parametrize("name", HARD)
def test_every_text_comes_back_code_point_for_code_point(record: Record, name: str) -> None:
    text = HARD[name]
    page = Page(data=name.encode(), path=f"/tmp/{text[:20]}", headers={"x": text[:20]})
    reading = reading_of(page, [text], "en", outlet=text[:40], problems=(text[:40],))
    assert record.write(page, reading)
    assert not record.write(page, reading)
    assert record.reading(reading.id) == reading
    assert list(record.pages()) == [page]
    assert record.search("dam")[0].article == reading.id
    assert record.verify().ok
    assert len(list(record.problems())) == 1
    assert list(record.dump())


def test_an_empty_text_is_kept(record: Record) -> None:
    page = page_of(b"")
    reading = reading_of(page, [], "und", problems=("the page is empty",))
    assert record.write(page, reading)
    assert record.reading(reading.id) == reading
    assert record.verify().ok


def _problem(message: str) -> Problem:
    return Problem(stage="page", message=message)
