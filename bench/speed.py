"""How fast each stage is on one core, how long starting takes, and the memory that it needs.

    python -m bench.speed --data ../shared/data --out bench/speed.md

Each stage is timed alone over the same saved pages, in this process and on one thread.
"""

import resource
import subprocess
import sys
import tempfile
import time
from argparse import Namespace
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple, TypeVar

from bench.saved import parser, paths, report, saved
from dateline.article import read_article
from dateline.brief import make_brief, render_html
from dateline.errors import BriefError
from dateline.model import Article, Page, Reading
from dateline.page import pages
from dateline.reading import load_model, read
from dateline.record import open_record

COMMAND = "python -m bench.speed --data ../shared/data --out bench/speed.md"
START = """
import sys, time
begun = time.perf_counter()
import dateline.cli
print(time.perf_counter() - begun)
begun = time.perf_counter()
from dateline.reading import load_model
load_model()
print(time.perf_counter() - begun)
"""
Given = TypeVar("Given")
Made = TypeVar("Made")


class Timing(NamedTuple):
    """What a stage took."""

    stage: str
    articles: int
    words: int
    seconds: float
    peak: float

    def row(self) -> str:
        """A row of the table."""
        return (
            f"| {self.stage} | {self.articles / self.seconds:,.1f} "
            f"| {self.words / self.seconds:,.0f} | {self.seconds:.2f} | {self.peak:.0f} |"
        )


def peak() -> float:
    """The most memory that this process has held so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def timed(work: Callable[[Given], Made], items: Iterable[Given]) -> tuple[list[Made], float]:
    begun = time.process_time()
    made = [work(item) for item in items]
    return made, time.process_time() - begun


def briefed(reading: Reading) -> str:
    """A brief as a page; "" where the gate refuses it, which bench/pages.py counts."""
    try:
        return render_html(make_brief([reading]), locale="en")
    except BriefError:
        return ""


def start_up() -> tuple[float, float, float]:
    """Seconds to import the command line, to load the model, and of `dateline --version`."""
    done = subprocess.run([sys.executable, "-c", START], capture_output=True, check=True, text=True)
    imported, loaded = map(float, done.stdout.split())
    begun = time.perf_counter()
    command = [sys.executable, "-m", "dateline", "--version"]
    subprocess.run(command, capture_output=True, check=True)
    return imported, loaded, time.perf_counter() - begun


def measure(given: Namespace) -> list[Timing]:
    """Time the stages one after another over the same pages."""
    chosen = paths(given.data)[:: max(1, len(paths(given.data)) // given.pages)][: given.pages]
    names = {str(path.relative_to(given.data)) for path in chosen}
    found: list[Page] = [page for page in saved(given.data) if page.path in names]
    model = load_model(given.model)
    timings: list[Timing] = []

    _, seconds = timed(lambda path: list(pages(str(path))), chosen)
    spent = {"page": seconds}
    articles: list[Article]
    articles, spent["article"] = timed(read_article, found)
    words = sum(len(article.text.split()) for article in articles)
    timings += [Timing(name, len(found), words, spent[name], peak()) for name in spent]

    def add(stage: str, seconds: float) -> None:
        timings.append(Timing(stage, len(found), words, seconds, peak()))

    readings: list[Reading]
    readings, seconds = timed(lambda article: read(article, model), articles)
    add("reading", seconds)
    with tempfile.TemporaryDirectory() as folder, open_record(Path(folder) / "r.db") as record:
        pairs = zip(found, readings, strict=True)
        _, seconds = timed(lambda pair: record.write(*pair), pairs)
        add("record", seconds)
    _, seconds = timed(briefed, readings)
    add("brief", seconds)
    total = sum(timing.seconds for timing in timings)
    timings.append(Timing("**all**", len(found), words, total, peak()))
    return timings


def main() -> None:
    """Measure, and report."""
    options = parser(__doc__)
    options.add_argument("--pages", type=int, default=100)
    given = options.parse_args()
    timings = measure(given)
    imported, loaded, version = start_up()
    report(
        [
            "# Speed on one core",
            "",
            f"`{COMMAND}`: {timings[0].articles} saved news pages of `wcxb` and `fundus`, "
            f"{timings[0].words:,} words in their articles; one thread, processor time.",
            "",
            "| stage | articles a second | words a second | seconds | peak memory so far, MiB |",
            "|---|---:|---:|---:|---:|",
            *(timing.row() for timing in timings),
            "",
            f"Starting: {imported:.2f} s to import the command line, {loaded:.2f} s to load the "
            f"model; `dateline --version` takes {version:.2f} s in all.",
        ],
        given.out,
    )


if __name__ == "__main__":
    main()
