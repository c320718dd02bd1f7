"""Writing: a placed expression as TIMEX3 and EDTF."""

from datetime import timedelta

from dateline.model import When
from dateline.reading.times.anchor import Anchored
from dateline.reading.times.meaning import Meaning
from dateline.reading.times.point import Point
from dateline.reading.times.zones import offset
from dateline.span import Span

LETTERS = {"S": "second", "H": "hour", "D": "day", "W": "week", "M": "month", "Q": "quarter",
           "Y": "year", "E": "decade"}  # fmt: skip


def written(span: Span, meaning: Meaning, place: Anchored, published: Point | None) -> When:
    """A When, with the reason for it: rule, and what it was counted from."""
    why = "; ".join(part for part in (meaning.rule, place.why) if part)
    timex, edtf, grain = _values(meaning, place, published)
    zone = meaning.zone if grain == "minute" else None
    return When(span=span, kind=meaning.kind, edtf=edtf, timex=timex, grain=grain,
                confidence=meaning.sure, why=why, zone=zone)  # fmt: skip


def _values(
    meaning: Meaning, place: Anchored, published: Point | None
) -> tuple[str | None, str | None, str | None]:
    if meaning.value:
        return meaning.value, _vague(meaning, published), _length(meaning.value)
    if place.point is None:
        return _open(meaning, place)
    timex, edtf, grain = place.point.timex, place.point.edtf, str(place.point.grain)
    if place.last:
        timex, edtf = f"{timex}/{place.last.timex}", f"{edtf}/{place.last.edtf}"
    elif place.point.grain == "day" and (meaning.clock or meaning.part):
        return _clocked(meaning, place.point)
    if meaning.open > 0 and not place.last:
        edtf = f"{edtf.split('/')[0]}/.."
    return timex, edtf, grain


def _vague(meaning: Meaning, published: Point | None) -> str | None:
    """Open towards the past or future from publication on: "in recent weeks"."""
    if not published or not meaning.open:
        return None
    return f"../{published.edtf}" if meaning.open < 0 else f"{published.edtf}/.."


def _length(value: str) -> str | None:
    """The unit of a duration or set; a reference has none."""
    if not value.startswith("P") or value.endswith("REF"):
        return None
    return "minute" if value.startswith("PT") and value.endswith("M") else LETTERS.get(value[-1])


def _open(meaning: Meaning, place: Anchored) -> tuple[str | None, str | None, str | None]:
    timex = place.open
    if timex and meaning.clock:
        return f"{timex}T{meaning.clock}", None, "minute"
    if timex and meaning.part:
        return f"{timex}T{meaning.part}", None, "part of day"
    known = timex and timex.startswith("XXXX-") and timex[5:].replace("-", "").isdigit()
    edtf = f"{timex}/.." if known and meaning.open > 0 else timex if known else None
    grain = {10: "day", 7: "month"}.get(len(timex)) if known and timex else None
    return timex, edtf, grain


def _clocked(meaning: Meaning, day: Point) -> tuple[str, str, str]:
    if not meaning.clock:
        return f"{day.timex}T{meaning.part}", day.edtf, "part of day"
    date, clock = day.start, meaning.clock
    if clock == "24:00":
        date, clock = date + timedelta(days=1), "00:00"
    moment = f"{date.isoformat()}T{clock}:00"
    return f"{day.timex}T{meaning.clock}", moment + offset(meaning.zone, moment), "minute"
