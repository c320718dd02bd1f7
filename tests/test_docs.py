"""Every command, option and setting stands in the documentation, with its default."""

import inspect
import re
from pathlib import Path

import pytest
import typer.main

from dateline.cli.app import app
from dateline.settings import SETTINGS, Setting

ROOT = Path(__file__).parents[1]
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]
WORDS = "\n".join(
    path.read_text("utf-8") for path in [ROOT / "README.md", *sorted(ROOT.glob("docs/*.md"))]
)


def section(command: str) -> str:
    """What the page on commands says of one."""
    page = (ROOT / "docs" / "commands.md").read_text("utf-8")
    found = re.search(rf"^## dateline {command}\b.*?(?=^## |\Z)", page, re.DOTALL | re.MULTILINE)
    assert found, f"docs/commands.md does not tell of {command}"
    return found[0]


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_and_its_options_are_documented(command: str) -> None:
    words = section(command)
    names = {option for each in COMMANDS[command].params for option in each.opts}
    options = {name for name in names if name.startswith("--")} - {"--open", "--help"}
    assert [name for name in sorted(options) if f"`{name}" not in words] == []
    assert COMMANDS[command].help


def test_no_command_or_option_is_documented_that_is_not() -> None:
    page = (ROOT / "docs" / "commands.md").read_text("utf-8")
    assert set(re.findall(r"^## dateline (\w+)", page, re.MULTILINE)) == set(COMMANDS)
    for command in COMMANDS:
        params = COMMANDS[command].params
        known = {option for each in params for option in (*each.opts, *each.secondary_opts)}
        assert set(re.findall(r"`(--[a-z-]+)", section(command))) <= known | {"--json", "--record"}


@pytest.mark.parametrize("row", SETTINGS, ids=lambda row: str(row.name))
def test_every_setting_is_documented(row: Setting) -> None:
    default = row.default.replace(f"sqlite:///{Path.home()}", "~")
    start = f"| `{row.name}` | `DATELINE_{row.name.upper()}` | `{default}` |"
    assert start in (ROOT / "docs" / "settings.md").read_text("utf-8")


def test_examples_of_commands_parse() -> None:
    """Each `dateline …` line in a shell block names a command, and options that it has."""
    lines = [
        line
        for block in re.findall(r"```(?:sh|bash|console)\n(.*?)```", WORDS, re.DOTALL)
        for line in block.splitlines()
        if re.search(r"(^|\| |\$ |/)dateline ", line)
    ]
    assert lines
    for line in lines:
        words = re.split(r"(?:^|\| |\$ |/)dateline ", line)[-1].split()
        if words[0].startswith("-"):
            continue
        assert words[0] in COMMANDS, line
        known = {
            name
            for each in COMMANDS[words[0]].params
            for name in (*each.opts, *each.secondary_opts)
        }
        given = {word.partition("=")[0] for word in words if word.startswith("--")}
        assert given <= known, line


def test_the_package_tells_what_its_example_does() -> None:
    """The example in the package's own docstring names what the package exports."""
    import dateline  # noqa: PLC0415

    assert set(re.findall(r"dateline\.(\w+)\(", inspect.getdoc(dateline) or "")) <= set(
        dateline.__all__
    )
