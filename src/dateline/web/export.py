"""What was found as tables: CSV, JSON Lines, GeoJSON, Parquet.

Every row names its article and carries its anchor: `start` and `end`, code points into the
article's text, and `words`, exactly what stands there. Things said in several pieces have
them in `spans`; `words` is then the piece from the first one's start to the last one's end.
"""

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from dateline.errors import DatelineError
from dateline.model import Event, Reading
from dateline.optional import require
from dateline.record import Record
from dateline.span import Span, cover

Row = dict[str, Any]
CHUNK = 2000
"""Rows held at a time."""

ARTICLE = {
    "article": str, "outlet": str, "language": str, "published": str, "url": str,
    "start": int, "end": int, "words": str, "spans": str,
}  # fmt: skip
CERTAINTY = {"polarity": str, "degree": str, "value": float, "basis": str, "shown_by": str}
PLACE = {
    "place": str, "geonames": int, "country": str, "latitude": float, "longitude": float,
    "precision": str,
}  # fmt: skip
COLUMNS: dict[str, dict[str, type]] = {
    "statements": {
        "id": str, **ARTICLE, "mode": str, "speaker": str, "entity": str, "role": str, "cue": str,
        "via": str, **CERTAINTY, "confidence": float,
    },
    "events": {
        "id": str, **ARTICLE, "type": str, "mode": str, "context": str, "actor": str,
        "recipient": str, **PLACE, "when": str, "when_words": str, "magnitudes": str,
        "statement": str, **CERTAINTY, "confidence": float,
    },
    "places": {**ARTICLE, **PLACE, "confidence": float},
    "claims": {
        "id": str, "story": str, "article": str, "start": int, "end": int, "words": str,
        "asserted": int, "denied": int, "versions": int, "origins": int, "outlets": int,
        "credibility": int, "outcome": str,
    },
}  # fmt: skip
"""The columns of each table and their types; an empty cell is unknown."""


def export_rows(record: Record, what: str, out: Path, *, form: str) -> int:
    """Write a table.

    Args:
        record: The record.
        what: "statements", "events", "places" or "claims".
        out: The file.
        form: "csv", "jsonl", "geojson" (of events and places) or "parquet".

    Returns:
        How many rows.

    Raises:
        DatelineError: The form cannot hold this.
        MissingExtra: pyarrow is not installed.
    """
    if form == "geojson" and "latitude" not in COLUMNS[what]:
        raise DatelineError(f"{what} have no coordinates: export events or places as geojson")
    return FORMS[form](rows(record, what), COLUMNS[what], out)


def rows(record: Record, what: str) -> Iterator[Row]:
    """The rows of a table, by publication."""
    if what == "claims":
        yield from _claims(record)
        return
    each = {"statements": _statements, "events": _events, "places": _places}[what]
    for reading in record.readings():
        yield from each(reading)


def _anchor(reading: Reading, spans: Iterable[Span]) -> Row:
    spans = list(spans)
    whole = cover(spans)
    return {
        "article": reading.id,
        "outlet": reading.outlet,
        "language": reading.language,
        "published": reading.published.edtf if reading.published else None,
        "url": reading.page.url,
        "start": whole.start,
        "end": whole.end,
        "words": whole.of(reading.text),
        "spans": json.dumps(spans),
    }


def _certainty(reading: Reading, sure: Any) -> Row:
    return {
        "polarity": sure.polarity,
        "degree": sure.degree,
        "value": sure.value,
        "basis": " ".join(sure.basis),
        "shown_by": " | ".join(span.of(reading.text) for span in sure.shown_by),
    }


def _statements(reading: Reading) -> Iterator[Row]:
    text = reading.text
    for each in reading.statements:
        speaker = each.speaker
        yield {
            "id": each.id,
            **_anchor(reading, each.content),
            "mode": each.mode,
            "speaker": speaker.name if speaker else None,
            "entity": speaker.entity if speaker else None,
            "role": speaker.role.of(text) if speaker and speaker.role else None,
            "cue": " … ".join(span.of(text) for span in each.cue),
            "via": " | ".join(via.name for via in each.via),
            **_certainty(reading, each.certainty),
            "confidence": each.confidence,
        }


def _events(reading: Reading) -> Iterator[Row]:
    text = reading.text
    for each in reading.events:
        when = reading.times[each.when] if each.when is not None else None
        yield {
            "id": each.id,
            **_anchor(reading, each.trigger),
            "type": each.type,
            "mode": each.mode,
            "context": " ".join(each.context),
            "actor": " … ".join(span.of(text) for span in each.actor),
            "recipient": " … ".join(span.of(text) for span in each.recipient),
            **_place(reading, each),
            "when": when.edtf if when else None,
            "when_words": when.span.of(text) if when else None,
            "magnitudes": json.dumps(
                [[m.kind, m.low, m.best, m.high, list(m.span)] for m in each.magnitudes]
            ),
            "statement": each.statement,
            **_certainty(reading, each.certainty),
            "confidence": each.confidence,
        }


def _place(reading: Reading, event: Event) -> Row:
    if event.place is None:
        return dict.fromkeys(PLACE)
    return _located(reading.places[event.place])


def _located(place: Any) -> Row:
    named = {name: getattr(place, name) for name in PLACE if name != "place"}
    return {"place": place.name, **named}


def _places(reading: Reading) -> Iterator[Row]:
    for each in reading.places:
        yield {
            **_anchor(reading, [each.span]),
            **_located(each),
            "confidence": each.confidence,
        }


def _claims(record: Record) -> Iterator[Row]:
    after: tuple[str, int] | None = None
    while cards := record.ledger.claims(after=after, many=200):
        for card in cards:
            story, claim = record.ledger.claim(card.id)
            yield {
                "id": claim.id,
                "story": story,
                "article": claim.anchor.article,
                "start": claim.anchor.span.start,
                "end": claim.anchor.span.end,
                "words": claim.proposition,
                "asserted": len(claim.asserted),
                "denied": len(claim.denied),
                "versions": len(claim.versions),
                **{name: getattr(claim, name) for name in ("origins", "outlets", "credibility")},
                "outcome": claim.outcome,
            }
        after = (cards[-1].story, cards[-1].number)


def _csv(found: Iterator[Row], columns: dict[str, type], out: Path) -> int:
    count = 0
    with out.open("w", encoding="utf-8", errors="replace", newline="") as file:
        writer = csv.DictWriter(file, list(columns))
        writer.writeheader()
        for count, row in enumerate(found, 1):  # noqa: B007  it is given back
            writer.writerow({name: _inert(value) for name, value in row.items()})
    return count


def _inert(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula: a page's words may begin like one."""
    if isinstance(value, str) and value[:1] in {"=", "+", "-", "@", "\t", "\r"}:
        return "'" + value
    return value


def _jsonl(found: Iterator[Row], _: dict[str, type], out: Path) -> int:
    count = 0
    with out.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
        for count, row in enumerate(found, 1):  # noqa: B007  it is given back
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    return count


def _geojson(found: Iterator[Row], _: dict[str, type], out: Path) -> int:
    """Features with a point where one is known (RFC 7946: else the geometry is null)."""
    count = 0
    with out.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
        file.write('{"type":"FeatureCollection","features":[')
        for count, row in enumerate(found, 1):
            point = (row["longitude"], row["latitude"])
            shape = {"type": "Point", "coordinates": point} if None not in point else None
            feature = {"type": "Feature", "geometry": shape, "properties": row}
            file.write(",\n" * (count > 1) + json.dumps(feature, ensure_ascii=False))
        file.write("]}\n")
    return count


def _parquet(found: Iterator[Row], columns: dict[str, type], out: Path) -> int:
    arrow = require("pyarrow", extra="parquet", why="to write Parquet")
    parquet = require("pyarrow.parquet", extra="parquet", why="to write Parquet")
    kinds = {str: arrow.string(), int: arrow.int64(), float: arrow.float64()}
    schema = arrow.schema([(name, kinds[kind]) for name, kind in columns.items()])
    count = 0
    with parquet.ParquetWriter(out, schema) as writer:
        while chunk := [{k: _whole(v) for k, v in row.items()} for row in islice(found, CHUNK)]:
            writer.write_table(arrow.Table.from_pylist(chunk, schema=schema))
            count += len(chunk)
    return count


def _whole(value: Any) -> Any:
    """Text that UTF-8 can hold."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


FORMS: dict[str, Callable[[Iterator[Row], dict[str, type], Path], int]] = {
    "csv": _csv, "jsonl": _jsonl, "geojson": _geojson, "parquet": _parquet,
}  # fmt: skip
