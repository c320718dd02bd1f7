"""The commands of stories: what they print, keep and refuse."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from dateline.cli import main
from dateline.model import Page, Reading
from dateline.record import open_record

DAM = ("wire-dam-1", "ledger-dam-1", "bereh-dam-1", "listok-rail-1")
Run = Callable[..., tuple[int, list[Any], str]]


@pytest.fixture
def run(
    capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Run:
    """Run a command on a record of its own: exit code, lines of JSON, words for people."""
    monkeypatch.setenv("DATELINE_RECORD", str(tmp_path / "record.db"))

    def call(*arguments: object) -> tuple[int, list[Any], str]:
        capfdbinary.readouterr()
        monkeypatch.setattr(sys, "argv", ["dateline", *map(str, arguments)])
        with pytest.raises(SystemExit) as end:
            main()
        out, err = capfdbinary.readouterr()
        lines = [json.loads(line) for line in out.splitlines()] if "--json" in arguments else []
        return int(end.value.code or 0), lines, " ".join((out + err).decode().split())

    return call


@pytest.fixture
def kept(
    tmp_path: Path, newsroom: dict[str, Reading], newsroom_pages: dict[str, Page]
) -> dict[str, str]:
    """Four articles in the record: one text of a dam at three outlets, and a strike; their ids."""
    with open_record(tmp_path / "record.db") as record:
        for name in DAM:
            record.write(newsroom_pages[name], newsroom[name])
    return {name: newsroom[name].id for name in DAM}


def test_files_are_grouped_and_nothing_is_kept(
    run: Run, newsroom: dict[str, Reading], tmp_path: Path
) -> None:
    """A story a line, in the public form."""
    path = tmp_path / "readings.jsonl"
    path.write_bytes(b"\n".join(msgspec.json.encode(newsroom[name]) for name in DAM))
    code, (dam, rail), _ = run("group", path, "--json")
    assert code == 0
    assert {"id", "articles", "origins", "claims"} <= dam.keys()
    assert sorted(dam["articles"]) == sorted(newsroom[name].id for name in DAM[:3])
    assert sorted(one for each in dam["origins"] for one in each) == sorted(dam["articles"])
    assert len(dam["origins"]) == 1
    assert rail["articles"] == [newsroom["listok-rail-1"].id]
    assert not (tmp_path / "record.db").exists()


def test_a_line_that_is_no_article_is_refused(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "readings.jsonl"
    path.write_text('{"id": 1}\n')
    code, _, words = run("group", path)
    assert code == 2
    assert "line 1 of" in words
    assert "dateline read --json" in words


def test_the_record_is_grouped_shown_and_judged(run: Run, kept: dict[str, str]) -> None:
    wire, ledger = kept["wire-dam-1"], kept["ledger-dam-1"]
    assert "2 stories made" in run("group")[2]
    _, cards, _ = run("stories", "--json")
    assert sorted(card["articles"] for card in cards) == [1, 3]
    dam = next(card for card in cards if card["articles"] == 3)
    assert (dam["outlets"], dam["origins"]) == (3, 1)
    _, (story,), _ = run("story", dam["id"][7:20], "--json")
    assert story["id"] == dam["id"]
    assert "3 outlets, 1 origins" in run("story", dam["id"])[2]
    _, (reasons,), _ = run("why", wire, ledger, "--json")
    assert reasons["together"] is True
    assert {"passages", "names"} <= {clue["kind"] for clue in reasons["clues"]}

    _, (judgement,), _ = run("split", wire, ledger, "--by", "A. Reader", "--json")
    assert judgement["by"] == "A. Reader"
    assert run("why", wire, ledger, "--json")[1][0]["together"] is False
    assert "A. Reader" in run("undo")[2]
    run("undo", judgement["id"])
    assert run("why", wire, ledger, "--json")[1][0]["together"] is True

    run("merge", wire, kept["listok-rail-1"], "--json")
    assert len(run("stories", "--json")[1]) == 1


def test_what_is_not_there_is_refused_with_what_to_do(run: Run, kept: dict[str, str]) -> None:
    for command, advice in (
        (("story", "0" * 12), "`dateline stories` lists them"),
        (("claim", "0" * 12), "`dateline claims` lists them"),
        (("undo", 7), "is not there"),
        (("why", kept["wire-dam-1"], kept["ledger-dam-1"]), "`dateline group` first"),
    ):
        code, _, words = run(*command)
        assert code == 2
        assert advice in words
