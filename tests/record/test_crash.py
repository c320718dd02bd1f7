"""A kill at any moment loses no finished article and leaves no half one; writers share."""

import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.grouping import group_record
from dateline.ledger import Story
from dateline.record import Record, open_record
from record.factory import many
from record.writer import write

COUNT, SEED, SENTENCES = 150, 5, 12
TESTS = Path(__file__).parents[1]


def start(
    address: str, seed: int = SEED, *, stdin: int = subprocess.DEVNULL
) -> subprocess.Popen[bytes]:
    numbers = [str(number) for number in (COUNT, seed, SENTENCES)]
    return run("record.writer", address, *numbers, stdin=stdin)


def run(*arguments: str, stdin: int = subprocess.DEVNULL) -> subprocess.Popen[bytes]:
    """Start a module that says when it has begun."""
    command, out = [sys.executable, "-m", *arguments], subprocess.PIPE
    process = subprocess.Popen(command, cwd=TESTS, stdin=stdin, stdout=out, stderr=out)
    assert process.stdout is not None
    assert process.stdout.readline() == b"begun\n", process.communicate()[1]
    return process


@pytest.mark.parametrize("address", ["file", "postgres"], indirect=True)
def test_killed_writers_leave_what_an_undisturbed_one_leaves(
    address: str, scratch: Callable[[], Record]
) -> None:
    chance = random.Random(7)
    written = 0
    kills = 0
    for _ in range(8):
        process = start(address)
        time.sleep(chance.uniform(0.0, 0.25))
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=60)
        kills += process.returncode == -signal.SIGKILL
        with open_record(address, create=False) as record:
            found = record.verify()
            counts = record.counts()
            checkpoint = record.checkpoint("test")
            assert found.failures == ()
            assert counts["page"] == counts["article"] >= written, "no article was lost"
            assert found.checked.get("articles", 0) == counts["page"], "no half article was left"
            assert checkpoint == (counts["page"] * 1000 or None), "that of the last page"
            written = counts["page"]
    assert kills >= 2, "the writer was never killed at work"
    write(address, COUNT, SEED, SENTENCES)
    undisturbed = scratch()
    for page, reading in many(COUNT, sentences=SENTENCES, seed=SEED):
        undisturbed.write(page, reading)
    with open_record(address) as record:
        assert list(record.dump()) == list(undisturbed.dump())


@pytest.mark.parametrize("address", ["file", "postgres"], indirect=True)
def test_killed_groupers_leave_the_old_stories_whole(
    address: str, scratch: Callable[[], Record]
) -> None:
    """After a kill at any moment, the stories are those from before or those from after."""
    told, chance = list(many(60, sentences=6, seed=SEED)), random.Random(3)
    undisturbed = scratch()
    with open_record(address) as record:
        for each in (record, undisturbed):
            for page, reading in told[:40]:
                each.write(page, reading)
            group_record(each)
            for page, reading in told[40:]:
                each.write(page, reading)
        old = shown(record)
        group_record(undisturbed)
        new = shown(undisturbed)
        assert old != new
        left = []
        for _ in range(8):
            process = run("record.grouper", address)
            time.sleep(chance.uniform(0.0, 0.4))
            process.send_signal(signal.SIGKILL)
            process.communicate(timeout=60)
            left.append(shown(record))
            assert left[-1] in (old, new)
            if left[-1] == new:
                break
        assert left[0] == old, "the first was never killed at work"
        group_record(record)
        assert shown(record) == new
        assert list(record.dump()) == list(undisturbed.dump())


def shown(record: Record) -> list[Story]:
    return [record.ledger.story(card.id) for card in record.ledger.stories(many=100)]


@pytest.mark.parametrize("address", ["file", "postgres"], indirect=True)
def test_two_writers_and_a_reader_share_a_record(
    address: str, scratch: Callable[[], Record]
) -> None:
    writers = [start(address, seed, stdin=subprocess.PIPE) for seed in (SEED, SEED + 1)]
    seen = 0
    with open_record(address) as record:
        while any(each.poll() is None for each in writers):
            for hit in record.search("dam", limit=3):
                assert record.reading(hit.article).text
            now = record.counts()["article"]
            assert now >= seen
            seen = now
            for each in writers if seen else ():  # they may write their last
                each.stdin.close()  # type: ignore[union-attr]
    assert seen > 0, "nothing could be read while the others wrote"
    for each in writers:
        each.stdin = None  # closed, and not to be flushed
    assert [each.communicate()[1] for each in writers] == [b"", b""]
    undisturbed = scratch()
    for seed in (SEED + 1, SEED):
        for page, reading in many(COUNT, sentences=SENTENCES, seed=seed):
            undisturbed.write(page, reading)
    with open_record(address) as record:
        assert list(record.dump()) == list(undisturbed.dump())
