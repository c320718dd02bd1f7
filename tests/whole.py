"""What the tests of the whole path share: the newsroom, a page, and what must hold of a reading."""

import gzip
import json
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec
from jsonschema import Draft202012Validator

from dateline.model import Missing, Reading
from dateline.page import Limits
from dateline.pipeline import Plan, Read, read_sources
from dateline.record import Record, open_record

NEWSROOM = Path(str(files("dateline"))) / "newsroom" / "pages"
SCHEMA: dict[str, Any] = msgspec.json.schema(Reading)
VALIDATOR = Draft202012Validator(SCHEMA)

PARAGRAPHS = [
    "The dam above Orlitsa holds, mayor Ivan Tal said on Monday, and the water fell by two metres.",
    "Engineers worked through the night to open the second gate, stuck since the spring.",
    "“Nobody needs to leave the town,” Tal told reporters in front of the town hall.",
    "The regional water office denied that it had been warned of the fault a year ago.",
]


def html(*, head: str = "", before: str = "", after: str = "") -> str:
    """A page that states its date, with places to put what a test is about."""
    body = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
    return (
        "<!doctype html><html lang='en'><head><meta charset='utf-8'><title>Dam holds</title>"
        f"<meta property='article:published_time' content='2024-12-14T10:00:00+02:00'>{head}"
        f"</head><body>{before}<article><h1>Dam holds</h1>{body}</article>{after}</body></html>"
    )


def sample(folder: Path, *names: str) -> Path:
    """A folder with some of the newsroom's pages in it, by their file names."""
    folder.mkdir(exist_ok=True)
    for name in names:
        (path,) = NEWSROOM.rglob(name)
        (folder / name).write_bytes(path.read_bytes())
    return folder


def zipped(text: str) -> bytes:
    return gzip.compress(text.encode(), mtime=0)


def readings(*sources: Path | str, plan: Plan | None = None) -> list[Reading]:
    steps = read_sources([str(source) for source in sources], plan)
    return [step.reading for step in steps if isinstance(step, Read)]


def dump(record: Record) -> list[bytes]:
    return list(record.dump())


def check(reading: Reading) -> dict[str, Any]:
    """What is printed validates, and says the same when it is read again; gives it as JSON."""
    line = msgspec.json.encode(reading)
    assert msgspec.json.decode(line, type=Reading) == reading
    plain: dict[str, Any] = json.loads(line)
    VALIDATOR.validate(plain)
    return plain


def told(*sources: Path | str, limits: Limits | None = None) -> tuple[list[Reading], list[str]]:
    """Readings, every one checked and kept, and each trouble that the user is told of."""
    found: list[Reading] = []
    messages: list[str] = []
    plan = Plan(limits=limits or Limits(host_delay=0))
    with open_record(":memory:") as record:
        for step in read_sources([str(source) for source in sources], plan):
            if isinstance(step, Read):
                check(step.reading)
                record.write(step.page, step.reading)
                found.append(step.reading)
                messages += [problem.message for problem in step.reading.problems]
            elif isinstance(step, Missing):
                record.note(step, "test")
                messages.append(step.problem.message)
        assert record.verify().failures == ()
        assert same(record.readings(), found), "the record gives back what it was given"
    return found, messages


def same(left: Iterable[Reading], right: Iterable[Reading]) -> bool:
    """Whether these are the same articles, each once."""
    return {each.id: each.text for each in left} == {each.id: each.text for each in right}
