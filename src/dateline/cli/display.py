"""What the terminal shows: for people, on standard error where a program reads the rest."""

import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.panel import Panel
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.text import Text

from dateline.model import Missing, Reading, Statement
from dateline.pipeline import Read, Report, Step
from dateline.record import Hit, Verification
from dateline.span import Span

OUT = Console(emoji=False, highlight=False)
ERR = Console(emoji=False, stderr=True, highlight=False)
SHORT = 12
"""Hexadecimal digits of an id that people are shown; the record takes any prefix."""


@dataclass
class Tally:
    """What a run has done so far."""

    articles: int = 0
    statements: int = 0
    missing: int = 0
    problems: Counter[str] = field(default_factory=Counter)

    def add(self, step: Step) -> None:
        """Count one page."""
        if isinstance(step, Read):
            self.articles += 1
            self.statements += len(step.reading.statements)
            self.problems.update(problem.message for problem in step.reading.problems)
        elif isinstance(step, Missing):
            self.missing += 1
            trouble(f"{step.address}: {step.problem.message}")


def say(words: str) -> None:
    """Tell the user something."""
    ERR.print(escape(words))


def trouble(words: str) -> None:
    """Tell the user of trouble with input."""
    ERR.print(f"[yellow]problem[/] {escape(words)}")


def refuse(words: str) -> None:
    """Tell the user why a request is refused."""
    ERR.print(f"[bold red]refused[/] {escape(words)}")


@contextmanager
def progress(tally: Tally) -> Iterator[Report]:
    """Count what is reported, and show how far a run is where a person looks."""
    if not ERR.is_terminal:
        yield tally.add
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=ERR, transient=True) as bar:
        task = bar.add_task("reading", total=None)

        def report(step: Step) -> None:
            tally.add(step)
            words = f"{tally.articles} articles, {tally.statements} statements"
            bar.update(task, description=words)

        yield report


def show_tally(tally: Tally, record: str) -> None:
    """Say what a run did."""
    OUT.print(
        f"{tally.articles} articles read, {tally.statements} statements found, "
        f"{tally.missing} pages missing; kept in {escape(record)}"
    )
    for message, count in tally.problems.most_common():
        OUT.print(f"  [yellow]{count:>4}[/] {escape(message)}")


def show_reading(reading: Reading) -> None:
    """Show an article, its statements and its problems."""
    OUT.print(Panel(_head(reading), title=short(reading.id), title_align="left"))
    for point in reading.key_points:
        OUT.print(Text("• " + flat(point.span.of(reading.text))))
        for evidence in point.borne_out_by:
            OUT.print(Text("    ← " + flat(evidence.span.of(reading.text)), style="dim"))
    for statement in reading.statements:
        OUT.print(said(reading, statement))
    for problem in reading.problems:
        OUT.print(f"[yellow]problem[/] ({problem.stage}) {escape(problem.message)}")


def said(reading: Reading, statement: Statement) -> Text:
    """One statement on a line: who, how they said it, what, and how sure."""
    text, line = reading.text, Text()
    name = statement.speaker.name if statement.speaker else "(nobody named)"
    line.append(flat(name), style="bold")
    if statement.cue:
        line.append(f" [{joined(text, statement.cue)}]", style="cyan")
    line.append(" " + joined(text, statement.content))
    sure = statement.certainty
    shown = ", ".join(f"“{flat(span.of(text))}”" for span in sure.shown_by)
    words = " ".join(
        [
            statement.mode,
            sure.degree,
            *([sure.polarity] * (sure.polarity == "negative")),
            *sure.basis,
        ]
    )
    line.append(f"  ({words}{': ' * bool(shown)}{shown})", style="dim")
    return line


def show_hits(hits: Sequence[Hit]) -> None:
    """Show what a search found."""
    for hit in hits:
        where = f"{hit.outlet or 'unknown outlet'}, {hit.published or 'no date'}"
        OUT.print(f"[bold]{short(hit.article)}[/] [dim]{escape(where)}[/]")
        OUT.print(_marked(hit))
    if not hits:
        say("nothing found")


def show_verification(found: Verification) -> None:
    """Say what was checked, and everything that does not hold."""
    checked = ", ".join(f"{count} {what}" for what, count in sorted(found.checked.items()))
    OUT.print(f"checked: {checked}")
    for failure in found.failures:
        OUT.print(f"[red]{failure.what}[/] {failure.id}: {escape(failure.message)}")
    OUT.print("all hold" if found.ok else f"{len(found.failures)} do not hold")


def show_said(readings: Sequence[Reading]) -> None:
    """In each language, what was said with the plainest words of certainty."""
    for language in ("en", "uk", "ru"):
        for reading, statement in _surest(readings, language):
            OUT.print(said(reading, statement))
    OUT.print()


def show_opening(record: Path, brief: Path, site: Path) -> None:
    """Where to open what the demo made."""
    OUT.print(f"\nthe site, a page for every story: [bold]{site.resolve().as_uri()}[/]")
    OUT.print(f"the brief, every line linked to its sentence: {brief.resolve().as_uri()}")
    OUT.print(f"the record: dateline search --record {record} WORDS")
    OUT.print(f"the site with its search: dateline serve --record {record}")


def _surest(
    readings: Sequence[Reading], language: str, many: int = 2
) -> list[tuple[Reading, Statement]]:
    """The statements that the model is surest of, one an article, of those that hedge or deny."""
    best = [
        (reading, max(hedged, key=lambda statement: statement.confidence))
        for reading in readings
        if reading.language == language
        and (hedged := [s for s in reading.statements if s.certainty.shown_by and s.speaker])
    ]
    return sorted(best, key=lambda pair: -pair[1].confidence)[:many]


def can_open() -> bool:
    """Whether there is a screen to open a page on."""
    return sys.stdout.isatty() and (
        sys.platform in {"darwin", "win32"} or any(map(os.getenv, ("DISPLAY", "WAYLAND_DISPLAY")))
    )


def short(article: str) -> str:
    """An id as people are shown it."""
    return article.removeprefix("sha256:")[:SHORT]


def flat(words: str) -> str:
    """Words on one line."""
    return " ".join(words.split())


def joined(text: str, spans: Sequence[Span]) -> str:
    """The words of some spans, what is left out marked."""
    return " … ".join(flat(span.of(text)) for span in spans)


def _head(reading: Reading) -> Text:
    title = reading.title.of(reading.text) if reading.title else "(no title)"
    date = reading.published.edtf if reading.published else "publication date unknown"
    about = [reading.outlet or "outlet unknown", reading.category, date, reading.language]
    head = Text(flat(title), style="bold")
    return head.append("\n" + ", ".join(filter(None, about)), style="dim")


def _marked(hit: Hit) -> Text:
    line = Text(hit.snippet)
    for word in hit.words:
        at = word.start - hit.snippet_span.start, word.end - hit.snippet_span.start
        line.stylize("bold yellow", max(0, at[0]), max(0, at[1]))
    return line
