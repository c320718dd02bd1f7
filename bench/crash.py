"""Killed at random while reading, and resumed: the record must equal that of a calm run.

    python -m bench.crash --data ../shared/data --out bench/crash.md

The sample newsroom and saved pages are laid out as files, and a third of them in a WARC
file. `dateline read` reads them into a record, is killed (SIGKILL) at random moments, from
its start-up on, and started again; after the last kill it is left to finish.
"""

import io
import math
import random
import signal
import subprocess
import sys
import tempfile
import time
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from bench.saved import parser, report, saved
from dateline.errors import DatelineError
from dateline.model import Page
from dateline.record import open_record

COMMAND = "python -m bench.crash --data ../shared/data --out bench/crash.md"
NEWSROOM = Path(str(files("dateline"))) / "newsroom" / "pages"


class Kill(NamedTuple):
    """When a run was killed, and how many pages the record held before and after it."""

    seconds: float
    before: int
    after: int


class Sources(NamedTuple):
    """What is read, and how many pages that is."""

    names: list[str]
    pages: int


class Result(NamedTuple):
    """Whether a record that was finished after kills is as it must be, and in words."""

    holds: bool
    words: str


def lay_out(folder: Path, data: Path, count: int) -> Sources:
    """The newsroom and saved pages as files, and a third of all in a WARC file."""
    newsroom = [path for path in sorted(NEWSROOM.rglob("*.*")) if path.suffix in {".html", ".txt"}]
    for path in newsroom:
        (folder / path.name).write_bytes(path.read_bytes())
    every = list(saved(data))
    wanted = max(0, count - len(newsroom))
    chosen = every[:: max(1, len(every) // max(1, wanted))][:wanted]
    archived = chosen[: count // 3]
    for number, page in enumerate(chosen[len(archived) :]):
        (folder / f"saved-{number:03}.html").write_bytes(page.data)
    archive = folder.parent / "saved.warc.gz"
    archive.write_bytes(warc(archived))
    return Sources([str(folder), str(archive)], len(newsroom) + len(chosen))


def warc(pages: list[Page]) -> bytes:
    """A gzipped WARC file of pages."""
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=True)
    for number, page in enumerate(pages):
        head = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            f"https://saved.example/{number}",
            "response",
            payload=io.BytesIO(page.data),
            http_headers=head,
            warc_headers_dict={"WARC-Date": "2024-12-14T18:02:11Z"},
        )
        writer.write_record(record)
    return stream.getvalue()


def command(sources: Sources, record: Path) -> list[str]:
    return [sys.executable, "-m", "dateline", "read", *sources.names, "--record", str(record)]


def held(record: Path) -> int:
    """How many pages a record holds; none where there is none."""
    try:
        with open_record(record, create=False) as kept:
            return kept.counts()["page"]
    except DatelineError:
        return 0


def kills(sources: Sources, folder: Path, given: Namespace, calm: float) -> Iterator[Kill]:
    """Kill the command at random; where a run is done before its kill, a new record is begun."""
    chance = random.Random(given.seed)
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-m", "dateline", "--version"], check=True, capture_output=True)
    start = time.perf_counter() - begun
    each = max(0.0, calm - start) / given.kills
    longest = start + each + math.sqrt(each * (each + 2 * start))  # so that kills fall all along
    record = folder / "1.db"
    killed = 0
    while killed < given.kills:
        before = held(record)
        process = subprocess.Popen(
            command(sources, record), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        seconds = chance.uniform(0, longest)
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        if process.wait() == -signal.SIGKILL:
            killed += 1
            yield Kill(seconds, before, held(record))
            print(f"kill {killed}: {held(record)} pages held", file=sys.stderr, flush=True)
        else:
            record = record.with_name(f"{int(record.stem) + 1}.db")


def compare(sources: Sources, calm: Path, record: Path) -> Result:
    """Let the command finish, and hold its record against the calm one."""
    subprocess.run(command(sources, record), check=True, capture_output=True)
    with open_record(calm) as one, open_record(record) as other:
        same = list(one.dump()) == list(other.dump())
        found, counts = other.verify(), other.counts()
    words = (
        f"after the last run: {counts['page']} pages, {counts['article']} articles; verify: "
        f"{len(found.failures)} failures in {sum(found.checked.values()):,} checks; "
        f"the record equals that of the calm run: **{'yes' if same else 'NO'}**"
    )
    return Result(same and found.ok, words)


def rows(fell: list[Kill], pages: int) -> Iterator[str]:
    """Where the kills fell, by what the record held."""
    yield "| at the kill the record held | kills | of them before a new page was kept |"
    yield "|---|---:|---:|"
    step = max(1, pages // 6)
    all_ = Counter(kill.after // step for kill in fell)
    idle = Counter(kill.after // step for kill in fell if kill.after == kill.before)
    for number in sorted(all_):
        name = f"{number * step} to {min(pages, (number + 1) * step - 1)} pages"
        yield f"| {name} | {all_[number]} | {idle[number]} |"


def main() -> None:
    """Read calmly, read with kills, compare."""
    options = parser(__doc__)
    options.add_argument("--pages", type=int, default=300)
    options.add_argument("--kills", type=int, default=50)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "pages"
        folder.mkdir()
        sources = lay_out(folder, given.data, given.pages)
        calm, disturbed = Path(scratch) / "calm.db", Path(scratch) / "killed"
        disturbed.mkdir()
        begun = time.perf_counter()
        subprocess.run(command(sources, calm), check=True, capture_output=True)
        seconds = time.perf_counter() - begun
        fell = list(kills(sources, disturbed, given, seconds))
        lost = sum(max(0, kill.before - kill.after) for kill in fell)
        results = [compare(sources, calm, record) for record in sorted(disturbed.glob("*.db"))]
    report(
        [
            "# Killed and resumed",
            "",
            f"`{COMMAND}`: {sources.pages} pages (the sample newsroom and saved pages as files, "
            f"a third of them in a WARC file), {len(fell)} kills; a calm run takes "
            f"{seconds:.0f} s, start-up included.",
            "",
            *rows(fell, sources.pages),
            "",
            f"- pages lost by a kill: {lost}",
            *(f"- {result.words}" for result in results),
        ],
        given.out,
    )
    if lost or not all(result.holds for result in results):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
