"""`dateline publish`: the site as a folder of files."""

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli import display
from dateline.record import open_record
from dateline.settings import load_settings


def publish(
    folder: Annotated[Path, typer.Argument(help="The folder to write; it is made.")],
    *,
    locale: Annotated[str, typer.Option(help="The site's own words: en, uk or ru.")] = "en",
    record: Annotated[
        str | None, typer.Option("--record", help="The record: a path, or an SQLAlchemy address.")
    ] = None,
) -> None:
    """Write the site as files that open from a folder, without a server."""
    from dateline.web import publish as publish_site  # noqa: PLC0415  other commands need not wait for it

    with open_record(record or load_settings().record, create=False) as kept:
        written = publish_site(kept, folder, locale=locale)
    display.say(f"{written} pages written: open {(folder / 'index.html').resolve().as_uri()}")
