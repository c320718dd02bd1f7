"""In which order articles stand: by the date of publication, then by identity."""

import re
from datetime import UTC, datetime

from dateline.model import Reading, Stated

Moment = tuple[bool, str]
"""Whether the date is unknown, and its first moment in UTC: unknown dates come last."""


def moment(stated: Stated | None) -> Moment:
    """The first moment of a stated date, as something to sort by.

    >>> moment(Stated(edtf="2024-12", source="meta"))
    (False, '2024-12-01T00:00:00+00:00')
    >>> moment(Stated(edtf="2024-12-14T01:00:00+02:00", source="meta"))
    (False, '2024-12-13T23:00:00+00:00')
    >>> moment(Stated(edtf="XXXX-12-13", source="text")) == moment(None)
    True
    """
    full = re.match(r"(\d{4})(-\d\d)?(-\d\d)?(T.*)?", stated.edtf) if stated else None
    if not full:
        return True, ""
    year, month, day, time = full.groups()
    try:
        when = datetime.fromisoformat(f"{year}{month or '-01'}{day or '-01'}{time or ''}")
    except ValueError:
        return False, f"{year}{month or '-01'}{day or '-01'}"
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return False, when.astimezone(UTC).isoformat()


def order(reading: Reading) -> tuple[Moment, str, str, str, str, str]:
    """What readings are sorted by; equal for two readings of one page only."""
    page = reading.page
    return (
        moment(reading.published),
        reading.id,
        reading.outlet or "",
        page.url or page.path or "",
        page.digest,
        reading.version,
    )
