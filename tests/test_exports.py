"""The package's public names: few, sorted, and all of them documented."""

import ast
import inspect
import re
from pathlib import Path

import dateline
from whole import html

ROOT = Path(__file__).parents[1]
PUBLIC = [
    "Article", "DatelineError", "Page", "Problem", "Reading", "Span", "Statement",
    "make_brief", "open_record", "read",
]  # fmt: skip


def test_the_public_names_are_these() -> None:
    """Adding or dropping one is a decision: change docs/library.md with it."""
    assert dateline.__all__ == PUBLIC
    assert sorted(dateline.__all__) == dateline.__all__


def test_nothing_else_is_public() -> None:
    tree = ast.parse(inspect.getsource(dateline))
    given = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    used = {"Iterator", "Read", "read_sources"}
    brought = {
        alias.name for node in tree.body if isinstance(node, ast.ImportFrom) for alias in node.names
    }
    assert (given | brought) - used == set(PUBLIC)


def test_every_public_name_is_there_with_its_docstring() -> None:
    for name in PUBLIC:
        assert inspect.getdoc(getattr(dateline, name)), name


def test_every_public_name_is_documented_and_no_other() -> None:
    words = (ROOT / "docs" / "library.md").read_text("utf-8")
    assert re.findall(r"^\| `(\w+)", words, re.MULTILINE) == PUBLIC


def test_read_gives_readings_of_files(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(html())
    (reading,) = dateline.read(str(path))
    assert isinstance(reading, dateline.Reading)
    speakers = {each.speaker.name for each in reading.statements if each.speaker}
    assert "Ivan Tal" in speakers
    assert [each.article for each in dateline.make_brief([reading]).articles] == [reading.id]
    with dateline.open_record(":memory:") as record:
        assert list(record.readings()) == []
