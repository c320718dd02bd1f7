"""The commands of entities: listing, showing, judging, and a user's Wikidata ids."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from dateline.cli import main
from dateline.model import Name, Page, Reading
from dateline.record import open_record
from dateline.span import Span

Run = Callable[..., tuple[int, list[Any], str]]


@pytest.fixture
def run(
    capfdbinary: pytest.CaptureFixture[bytes],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    newsroom: dict[str, Reading],
    newsroom_pages: dict[str, Page],
) -> Run:
    """Run a command on a record of two articles that each name somebody."""
    monkeypatch.setenv("DATELINE_RECORD", str(tmp_path / "record.db"))
    with open_record(tmp_path / "record.db") as record:
        for page, words, entity in (
            ("wire-dam-1", "Tomas Ridel", "person:tomas-ridel"),
            ("ledger-dam-2a", "Ridel", "person:ridel"),
        ):
            start = newsroom[page].text.index(words)
            name = Name(
                span=Span(start, start + len(words)), kind="person", entity=entity, confidence=1.0
            )
            record.write(newsroom_pages[page], replace(newsroom[page], names=(name,)))

    def call(*arguments: object) -> tuple[int, list[Any], str]:
        capfdbinary.readouterr()
        monkeypatch.setattr(sys, "argv", ["dateline", *map(str, arguments)])
        with pytest.raises(SystemExit) as end:
            main()
        out, err = capfdbinary.readouterr()
        lines = [json.loads(line) for line in out.splitlines()] if "--json" in arguments else []
        return int(end.value.code or 0), lines, " ".join((out + err).decode().split())

    assert "1 entities merged" in call("group")[2]
    return call


def test_entities_are_listed_shown_and_judged(run: Run) -> None:
    """Listed by articles; shown with what was merged and why; split, and put together again."""
    _, cards, _ = run("entities", "--json")
    assert [(card["id"], card["articles"]) for card in cards] == [("person:tomas-ridel", 2)]
    _, (ridel,), _ = run("entity", "person:ridel", "--json")
    assert ridel["found"] == ["person:ridel", "person:tomas-ridel"]
    assert ridel["links"][0]["clues"][0]["kind"] == "surname"
    assert "person:ridel is person:tomas-ridel: surname" in run("entity", "person:ridel")[2]
    _, (judged,), _ = run(
        "split", "person:ridel", "person:tomas-ridel", "--by", "A. Reader", "--json"
    )
    assert (judged["of"], judged["answer"], judged["by"]) == ("entity", "different", "A. Reader")
    assert len(run("entities", "--json")[1]) == 2
    run("undo", judged["id"])
    assert len(run("entities", "--json")[1]) == 1
    _, (judged,), _ = run("merge", "person:ridel", "person:tomas-ridel", "--unsure", "--json")
    assert judged["answer"] == "unsure"
    assert len(run("entity", "person:ridel", "--json")[1][0]["judgements"]) == 1


def test_an_entity_that_is_not_there(run: Run) -> None:
    for command in (("entity", "person:x"), ("merge", "person:x", "person:ridel")):
        code, _, words = run(*command)
        assert code == 2
        assert "no entity has the id person:x: `dateline entities` lists them" in words


def test_wikidata_ids_of_the_users(run: Run, tmp_path: Path) -> None:
    """A name in the file gets its id; a line of no use is told of; a file must be there."""
    path = tmp_path / "ids.jsonl"
    path.write_text('{"name": "tomas ridel", "qid": "Q11"}\nnonsense\n')
    _, (ridel,), words = run("entity", "person:ridel", "--wikidata", path, "--json")
    assert ridel["wikidata"] == "Q11"
    code, _, words = run("entity", "person:ridel", "--wikidata", path)
    assert (code, "Q11" in words, "line 2" in words) == (0, True, True)
    code, _, words = run("entity", "person:ridel", "--wikidata", tmp_path / "none")
    assert code == 2
    assert "give another path" in words
