"""Time zones: which clock a time is by, and its offset from UTC (time zone database, RFC 6557).

>>> offset("Europe/Kyiv", "2024-03-05T18:00:00"), offset("Europe/Kyiv", "2024-07-05T18:00:00")
('+02:00', '+03:00')
"""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from babel.core import get_global
from msgspec import structs

from dateline.model import Article, Place, When
from dateline.reading.times.lexicon import load
from dateline.span import Span

DATELINE = re.compile(r"(?:,[^.\n—–]{0,40}?)?(?:\s*\([^)\n]{1,40}\))?\s*(?:[—–]|--?|\.)\s")
"""What follows the place of a dateline: "KYIV, March 5 (Agency) — ", "Київ. "."""


class Zone(NamedTuple):
    """The zone of an article's clock times, and why it is taken to be."""

    name: str
    why: str


def offset(zone: str | None, moment: str) -> str:
    """The offset that EDTF writes behind a moment; nothing where no zone is known.

    Args:
        zone: A name of the database, an offset, "Z", or "local".
        moment: Date and time as the clock there shows it (ISO 8601).
    """
    if zone is None or zone == "local":
        return ""
    if "/" not in zone:
        return zone
    written = datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(zone)).isoformat()
    return written[len(moment) :]


def zoned(whens: Sequence[When], article: Article, places: Sequence[Place]) -> tuple[When, ...]:
    """The times with the zone of each clock time that names none, and why.

    A zone that is worked out stands beside a time and does not alter it.
    """
    zone = article_zone(article, places)
    if zone is None:
        return tuple(whens)
    return tuple(
        structs.replace(when, zone=zone.name, why=f"{when.why}; zone {zone.name}, {zone.why}")
        if when.grain == "minute" and when.zone is None
        else when
        for when in whens
    )


def article_zone(article: Article, places: Sequence[Place]) -> Zone | None:
    """The zone of the dateline's place, else the one that the page's own clock states."""
    bodies = (block.span for block in article.blocks if block.kind in {"lede", "paragraph"})
    body = next(bodies, None)
    if body and (place := _dateline(article.text, body, places)) and (name := _of_place(place)):
        return Zone(name, f"of the dateline's place {place.name}")
    moment = article.published.moment if article.published else None
    stated = re.search(r"T.*?([+-]\d\d:\d\d|Z)$", moment or "")
    return Zone(stated[1], "of the page's own clock") if stated else None


def _dateline(text: str, body: Span, places: Sequence[Place]) -> Place | None:
    first = next((place for place in places if place.span.start >= body.start), None)
    if first is None or text[body.start : first.span.start].strip(" «\"'"):
        return None
    return first if DATELINE.match(text, first.span.end, body.end) else None


def _of_place(place: Place) -> str | None:
    zones: Sequence[str] = get_global("territory_zones").get(place.country or "", ())
    if len(zones) == 1:
        return zones[0]
    named = {zone.rpartition("/")[2].replace("_", " "): zone for zone in zones}
    table, key = load("zones"), f"{place.country}:{place.name}"
    found = named.get(place.name or "") or table["city"].get(key)
    return found or table["main"].get(place.country)
