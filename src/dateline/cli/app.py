"""The commands."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from dateline.brief import make_brief, render_html, render_json, render_markdown
from dateline.cli import display, entities, stories
from dateline.cli.certainty import certainty
from dateline.cli.classify import classify
from dateline.cli.demo import demo
from dateline.cli.explain import explain
from dateline.cli.export import export
from dateline.cli.publish import publish
from dateline.cli.web import serve
from dateline.errors import DatelineError
from dateline.model import Missing, Reading
from dateline.page import Limits
from dateline.pipeline import Given, Plan, Read, Step, read_sources, record_sources
from dateline.record import Record, open_record
from dateline.settings import Settings, load_settings

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

stories.register(app)
entities.register(app)

Sources = Annotated[
    list[str],
    typer.Argument(help="Files, folders, web addresses, feeds, sitemaps, WARC files, or - ."),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, for a program to read.")]
RecordAt = Annotated[
    str | None,
    typer.Option("--record", help="The record: a path, or an SQLAlchemy address."),
]
Workers = Annotated[int, typer.Option(min=1, help="Processes that read.")]
Published = Annotated[
    str | None, typer.Option(help="The publication date (EDTF) of files that state none.")
]
Language = Annotated[str | None, typer.Option(help="The language (en, uk, ru) of the sources.")]
ModelAt = Annotated[Path | None, typer.Option("--model", help="The folder of another model.")]


class Form(StrEnum):
    """How a brief is written."""

    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"


def _version(asked: bool) -> None:
    if asked:
        display.OUT.print(f"dateline {version('dateline')}")
        raise typer.Exit


@app.callback()
def options(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Reads the news and keeps the record, every line traceable to the words on the page."""


@app.command("read")
def read_command(
    sources: Sources,
    *,
    json: Json = False,
    record: RecordAt = None,
    published: Published = None,
    language: Language = None,
    workers: Workers = 1,
    model: ModelAt = None,
) -> None:
    """Read sources into the record; with --json, print what is found, a line an article.

    With --json nothing is kept unless --record says where.
    """
    settings = load_settings()
    plan = Plan(
        model=model,
        given=Given(published=published, language=language),
        limits=_limits(settings),
        workers=workers,
    )
    if json:
        with _maybe_record(record) as kept:
            _leave(_print_json(read_sources(sources, plan), kept, sources))
        return
    tally = display.Tally()
    with _record(record or settings.record) as kept, display.progress(tally) as report:
        record_sources(kept, sources, plan, report=report)
    display.show_tally(tally, record or settings.record)
    _leave(tally.missing > 0)


@app.command()
def show(article: str, *, json: Json = False, record: RecordAt = None) -> None:
    """Show an article of the record, with all that was found in it."""
    with _existing(record) as kept:
        reading = kept.reading(article)
    if json:
        _write(msgspec.json.encode(reading))
    else:
        display.show_reading(reading)


@app.command()
def search(
    words: Annotated[list[str], typer.Argument(help="What to find, in any of its forms.")],
    *,
    speaker: Annotated[str | None, typer.Option(help="Only where this speaker speaks.")] = None,
    language: Annotated[str | None, typer.Option(help="Only in this language.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many at most.")] = 20,
    json: Json = False,
    record: RecordAt = None,
) -> None:
    """Find sentences in the record."""
    with _existing(record) as kept:
        hits = kept.search(" ".join(words), language=language, speaker=speaker, limit=limit)
    if json:
        for hit in hits:
            _write(msgspec.json.encode(hit))
    else:
        display.show_hits(hits)


@app.command()
def brief(
    articles: Annotated[
        list[str] | None,
        typer.Argument(help="Ids of the record's articles, or sources; all of it with none."),
    ] = None,
    *,
    form: Annotated[Form, typer.Option("--form", help="How it is written.")] = Form.MARKDOWN,
    out: Annotated[Path | None, typer.Option("--out", help="The file to write.")] = None,
    heading: Annotated[str | None, typer.Option(help="What to call it.")] = None,
    locale: Annotated[str, typer.Option(help="Its own words: en, uk or ru.")] = "en",
    record: RecordAt = None,
) -> None:
    """Write a brief of articles, every line linked to its sentence."""
    readings = list(_chosen(articles or [], record))
    if not readings:
        raise DatelineError("there is nothing to brief: read some pages first (dateline read)")
    words = _rendered(readings, form, heading, locale)
    if out:
        out.write_bytes(words)
        display.say(f"written to {out}")
    else:
        _write(words)


@app.command()
def verify(*, json: Json = False, record: RecordAt = None) -> None:
    """Check again every anchor and every digest of the record, and say what was checked."""
    with _existing(record) as kept:
        found = kept.verify()
    if json:
        _write(msgspec.json.encode(found))
    else:
        display.show_verification(found)
    _leave(not found.ok)


@app.command()
def schema() -> None:
    """Print the JSON Schema of what `dateline read --json` prints."""
    _write(msgspec.json.format(msgspec.json.encode(msgspec.json.schema(Reading))))


for command in (demo, explain, serve, export, publish, classify, certainty):
    app.command()(command)


def _print_json(steps: Iterator[Step], kept: Record | None, sources: list[str]) -> bool:
    """Print each article as it is read; whether something could not be had."""
    lost = False
    for step in steps:
        if isinstance(step, Read):
            if kept:
                kept.write(step.page, step.reading)
            _write(msgspec.json.encode(step.reading))
        elif isinstance(step, Missing):
            lost = True
            if kept:
                kept.note(step, ", ".join(sources))
            display.trouble(f"{step.address}: {step.problem.message}")
    return lost


def _chosen(articles: list[str], record: str | None) -> Iterator[Reading]:
    sources = [name for name in articles if _is_source(name)]
    ids = [name for name in articles if name not in sources]
    if ids or not articles:
        with _existing(record) as kept:
            yield from (map(kept.reading, ids) if ids else kept.readings())
    for step in read_sources(sources, Plan(limits=_limits(load_settings()))):
        if isinstance(step, Read):
            yield step.reading
        elif isinstance(step, Missing):
            display.trouble(f"{step.address}: {step.problem.message}")


def _is_source(name: str) -> bool:
    return name == "-" or "://" in name or Path(name).exists()


def _rendered(readings: list[Reading], form: Form, heading: str | None, locale: str) -> bytes:
    made = make_brief(readings, heading=heading)
    if form is Form.HTML:
        return render_html(made, locale=locale).encode()
    return render_json(made) if form is Form.JSON else render_markdown(made, locale=locale).encode()


def _limits(settings: Settings) -> Limits:
    return Limits(
        page_bytes=settings.page_bytes,
        timeout=settings.timeout,
        host_delay=settings.host_delay,
        user_agent=settings.user_agent,
        allow_private=settings.allow_private,
    )


@contextmanager
def _record(address: str, *, create: bool = True) -> Iterator[Record]:
    if create and "://" not in address:
        Path(address).parent.mkdir(parents=True, exist_ok=True)
    elif create and address.startswith("sqlite:///"):
        Path(address.removeprefix("sqlite:///")).parent.mkdir(parents=True, exist_ok=True)
    with open_record(address, create=create) as kept:
        yield kept


@contextmanager
def _existing(record: str | None) -> Iterator[Record]:
    with _record(record or load_settings().record, create=False) as kept:
        yield kept


@contextmanager
def _maybe_record(address: str | None) -> Iterator[Record | None]:
    if address is None:
        yield None
    else:
        with _record(address) as kept:
            yield kept


def _write(line: bytes) -> None:
    sys.stdout.buffer.write(line + b"\n" * (not line.endswith(b"\n")))
    sys.stdout.buffer.flush()


def _leave(failed: bool) -> None:
    if failed:
        raise typer.Exit(1)
