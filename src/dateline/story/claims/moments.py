"""Times of publication in order, whatever their zone and grain."""

from datetime import UTC, datetime

EVER = (1, 0.0)
"""After every known time."""


def order(edtf: str | None) -> tuple[int, float]:
    """What sorts times: seconds from the first moment that is meant; unknown ones come last."""
    moment = begin(edtf)
    return EVER if moment is None else (0, (moment - datetime(1, 1, 1, tzinfo=UTC)).total_seconds())


def begin(edtf: str | None) -> datetime | None:
    """The first moment of a day, month or year, in UTC where no zone is stated."""
    if edtf is None:
        return None
    whole = edtf if len(edtf) >= 10 else edtf + "0001-01-01"[len(edtf) :]
    try:
        moment = datetime.fromisoformat(whole)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def hours_apart(one: str | None, other: str | None) -> float | None:
    """How far apart two times are; None where one is unknown."""
    first, second = begin(one), begin(other)
    if first is None or second is None:
        return None
    return abs((first - second).total_seconds()) / 3600
