"""Every saved page, read from bytes to statements: what goes wrong, and what is found.

    python -m bench.pages --data ../shared/data --out bench/pages.md

A crash is an exception inside a stage, which the pipeline turns into the problem "this page
could not be read"; problems are counted by kind, with numbers and quoted words left out.
"""

import re
import time
from collections import Counter
from collections.abc import Iterator

from bench.saved import parser, report, saved
from dateline.brief import make_brief
from dateline.errors import BriefError
from dateline.model import Reading
from dateline.pipeline import read_page
from dateline.reading import load_model

COMMAND = "python -m bench.pages --data ../shared/data --out bench/pages.md"
CRASH = "this page could not be read"


def kind(message: str) -> str:
    """A problem less what is this page's alone."""
    return re.sub(r"'[^']*'|“[^”]*”", "'…'", re.sub(r"\d[\d,.]*", "N", message))


def table(head: tuple[str, ...], rows: list[tuple[object, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield "|---|" + "---:|" * (len(head) - 1)
    yield from ("| " + " | ".join(map(str, row)) + " |" for row in rows)


def by_language(readings: list[Reading]) -> list[tuple[object, ...]]:
    """Pages, empty ones, statements, and how many of them name a speaker."""
    languages = Counter(reading.language for reading in readings)
    rows: list[tuple[object, ...]] = []
    for language, count in languages.most_common():
        here = [reading for reading in readings if reading.language == language]
        said = [statement for reading in here for statement in reading.statements]
        rows.append(
            (
                language, count, sum(not reading.text for reading in here), len(said),
                f"{len(said) / count:.1f}", sum(each.speaker is not None for each in said),
            )
        )  # fmt: skip
    return rows


def refused(reading: Reading) -> str | None:
    """Why no brief can be made of a page, where none can."""
    try:
        make_brief([reading])
    except BriefError as error:
        return f"- {reading.page.path}: {error}"
    return None


def main() -> None:
    """Read all, and report."""
    given = parser(__doc__).parse_args()
    model = load_model(given.model)
    begun = time.perf_counter()
    readings: list[Reading] = []
    worst, slowest = 0.0, ""
    for page in saved(given.data):
        started = time.perf_counter()
        readings.append(read_page(page, model))
        if (spent := time.perf_counter() - started) > worst:
            worst, slowest = spent, page.address
    seconds = time.perf_counter() - begun
    problems = Counter(kind(each.message) for reading in readings for each in reading.problems)
    crashes = [
        f"- {reading.page.path}: {each.message}"
        for reading in readings
        for each in reading.problems
        if each.message.startswith(CRASH)
    ]
    briefs = [line for reading in readings if (line := refused(reading))]
    languages = ("language", "pages", "without text", "statements", "a page", "with a speaker")
    report(
        [
            "# Saved pages, read through",
            "",
            f"`{COMMAND}`: {len(readings)} pages of `wcxb` and `fundus` in {seconds:.0f} s; "
            f"the slowest took {worst:.1f} s ({slowest}).",
            "",
            f"**Crashes: {len(crashes)}.**",
            *crashes,
            f"**Briefs refused: {len(briefs)}.**",
            *briefs,
            "",
            *table(("problem", "pages"), [*problems.most_common()]),
            "",
            *table(languages, by_language(readings)),
        ],
        given.out,
    )


if __name__ == "__main__":
    main()
