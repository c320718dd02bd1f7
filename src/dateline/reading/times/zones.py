"""Time zones: the offset from UTC of a clock time, by the time zone database (RFC 6557).

>>> offset("Europe/Kyiv", "2024-03-05T18:00:00"), offset("Europe/Kyiv", "2024-07-05T18:00:00")
('+02:00', '+03:00')
"""

from datetime import datetime
from zoneinfo import ZoneInfo


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
