"""The timeline, drawn as SVG: a row an outlet, a mark an article, in the days of publication."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from dateline.brief.safe import isolated
from dateline.model import Reading

WIDTH, ROW, LEFT, TOP = 720.0, 26.0, 190.0, 30.0
TICKS = 8
"""Dates along the top at most."""
NAME = 24
"""Letters of an outlet's name that fit; the whole of it stands in the row's title."""


class Tick(NamedTuple):
    """A day along the top."""

    x: float
    day: str


class Dot(NamedTuple):
    """An article in its row."""

    x: float
    y: float
    article: str
    title: str
    day: str


class Row(NamedTuple):
    """An outlet: its name as far as it fits, and the whole of it."""

    y: float
    name: str
    whole: str


class Timeline(NamedTuple):
    """What the drawing holds; articles without a date are not in it."""

    height: float
    ticks: tuple[Tick, ...]
    rows: tuple[Row, ...]
    dots: tuple[Dot, ...]


def timeline(readings: Iterable[Reading], nameless: str) -> Timeline | None:
    """The timeline of some articles; None where none states a day.

    Args:
        readings: The articles.
        nameless: What to call an outlet that a page does not name.
    """
    dated = sorted(
        (each.published.edtf[:10], each.outlet or nameless, each.id, each)
        for each in readings
        if each.published and len(each.published.edtf) >= 10
    )
    if not dated:
        return None
    first, last = (date.fromisoformat(dated[at][0]) for at in (0, -1))
    rows = {name: TOP + ROW * at for at, name in enumerate(dict.fromkeys(d[1] for d in dated), 1)}
    dots, taken = [], dict[tuple[str, str], int]()
    for day, outlet, id_, reading in dated:
        beside = taken[day, outlet] = taken.get((day, outlet), -1) + 1
        x = _x(date.fromisoformat(day), first, last) + 9 * beside
        title = reading.title.of(reading.text) if reading.title else ""
        dots.append(Dot(x, rows[outlet], id_, isolated(title), day))
    return Timeline(
        height=TOP + ROW * (len(rows) + 0.7),
        ticks=tuple(Tick(_x(day, first, last), day.isoformat()) for day in _ticks(first, last)),
        rows=tuple(Row(y, _short(name), isolated(name)) for name, y in rows.items()),
        dots=tuple(dots),
    )


def _short(name: str) -> str:
    name = isolated(name)
    return name if len(name) <= NAME else name[: NAME - 1] + "…"


def _x(day: date, first: date, last: date) -> float:
    whole = max(1, (last - first).days)
    return LEFT + 40 + (WIDTH - LEFT - 90) * (day - first).days / whole


def _ticks(first: date, last: date) -> list[date]:
    days = (last - first).days
    step = max(1, -(-days // (TICKS - 1)))
    return [first + timedelta(days=at) for at in range(0, days + 1, step)]
