"""Demo: the whole way from pages to a site, on the packaged sample newsroom."""

from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated

import typer

from dateline.brief import make_brief, render_html
from dateline.cli import display, storied
from dateline.grouping import Meaning, group_record
from dateline.pipeline import record_sources
from dateline.record import open_record


def demo(
    folder: Annotated[Path, typer.Argument(help="Where to put it.")] = Path("dateline-demo"),
    *,
    open_page: Annotated[bool, typer.Option("--open/--no-open", help="Open the site.")] = True,
) -> None:
    """Read the sample newsroom, group it into stories, and write its site to open."""
    from dateline.web import publish  # noqa: PLC0415  other commands need not wait for it

    folder.mkdir(parents=True, exist_ok=True)
    address, brief = folder / "record.db", folder / "brief.html"
    tally = display.Tally()
    newsroom = as_file(files("dateline") / "newsroom" / "pages")
    with (
        newsroom as pages,
        open_record(str(address)) as kept,
        display.progress(tally) as report,
    ):
        record_sources(kept, [str(pages)], report=report)
        group_record(kept, meaning=Meaning())
        readings = list(kept.readings())
        checked = kept.verify()
        publish(kept, folder / "site", locale="en")
        cards = kept.ledger.stories(many=len(readings))
    written = make_brief(readings, heading="The sample newsroom")
    brief.write_bytes(render_html(written, locale="en").encode())
    display.show_said(readings)
    storied.show_stories(cards)
    display.show_verification(checked)
    display.show_opening(address, brief, folder / "site" / "index.html")
    if open_page and display.can_open():
        typer.launch(str(folder / "site" / "index.html"))
    if not checked.ok:
        raise typer.Exit(1)
