"""Explain: how the times and places of an article were decided."""

from collections.abc import Iterator
from typing import Annotated

import typer
from rich.markup import escape

from dateline.cli import display
from dateline.model import Place, Reading, When
from dateline.pipeline import Given, Plan, Read, read_sources


def explain(
    sources: Annotated[list[str], typer.Argument(help="Files, addresses or - .")],
    *,
    words: Annotated[
        str | None, typer.Option(help="Only what holds these words, such as a place's name.")
    ] = None,
    published: Annotated[str | None, typer.Option(help="The publication date (EDTF).")] = None,
    language: Annotated[str | None, typer.Option(help="The language: en, uk or ru.")] = None,
) -> None:
    """Say how each time and place of an article was decided, and from what."""
    plan = Plan(given=Given(published=published, language=language))
    for step in read_sources(sources, plan):
        if not isinstance(step, Read):
            display.trouble(f"{step.address}: nothing was read")
            continue
        display.OUT.print(f"[bold]{escape(step.page.address)}[/]")
        for line in explained(step.reading, words or ""):
            display.OUT.print(line, markup=False, highlight=False)


def explained(reading: Reading, words: str = "") -> Iterator[str]:
    """Lines for the times and places that hold some words, in the order of the text."""
    every: list[When | Place] = [*reading.times, *reading.places]
    found = sorted(every, key=lambda item: item.span)
    for item in found:
        told = item.span.of(reading.text)
        if words.casefold() in told.casefold():
            yield f"“{told}” at {item.span.start}–{item.span.end}"
            yield from _time(item) if isinstance(item, When) else _place(item)


def _time(when: When) -> Iterator[str]:
    yield f"  {when.kind}: {when.edtf or 'open'} (TIMEX3 {when.timex or 'none'})"
    yield f"  because: {when.why or 'the words say it'}"


def _place(place: Place) -> Iterator[str]:
    where = "not in the gazetteer, or not told apart"
    if place.geonames is not None:
        point = (
            f"{place.latitude:.2f}, {place.longitude:.2f}"
            if place.latitude is not None
            else "no point"
        )
        where = (
            f"{place.name}, {place.country or 'no country'}, GeoNames {place.geonames} ({point})"
        )
    yield f"  {place.form}, {place.precision}: {where}"
    for clue in place.why:
        yield f"  because: {clue}"
