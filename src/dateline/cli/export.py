"""`dateline export`: what was found as a table, with the anchor in every row."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli import display
from dateline.record import open_record
from dateline.settings import load_settings


class What(StrEnum):
    """What is exported: a row each."""

    STATEMENTS = "statements"
    EVENTS = "events"
    PLACES = "places"
    CLAIMS = "claims"


class Form(StrEnum):
    """How it is written."""

    CSV = "csv"
    JSONL = "jsonl"
    GEOJSON = "geojson"
    PARQUET = "parquet"


def export(
    what: Annotated[What, typer.Argument(help="statements, events, places or claims.")],
    out: Annotated[Path, typer.Argument(help="The file to write.")],
    *,
    form: Annotated[
        Form | None, typer.Option("--form", help="csv, jsonl, geojson or parquet.")
    ] = None,
    record: Annotated[
        str | None, typer.Option("--record", help="The record: a path, or an SQLAlchemy address.")
    ] = None,
) -> None:
    """Write everything found as a table, each row with the words it rests on and their place."""
    from dateline.web import export_rows  # noqa: PLC0415  other commands need not wait for it

    chosen = form or Form(out.suffix.removeprefix("."))
    with open_record(record or load_settings().record, create=False) as kept:
        rows = export_rows(kept, what, out, form=chosen)
    display.say(f"{rows} rows written to {out}")
