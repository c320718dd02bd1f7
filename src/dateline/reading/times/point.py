"""Points of the calendar: a stretch that begins on some day and is as long as its grain.

>>> Point("month", date(2024, 12, 1)).shift(2).timex
'2025-02'
>>> Point("week", date(2025, 3, 3)).edtf
'2025-03-03/2025-03-09'
"""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

Grain = Literal[
    "century", "decade", "year", "half", "season", "quarter", "month", "weekend", "week", "day"
]

ORDER: tuple[Grain, ...] = (
    "century", "decade", "year", "half", "season", "quarter", "month", "week", "weekend", "day",
)  # fmt: skip
"""Coarse to fine."""

MONTHS: Mapping[str, int] = {
    "century": 1200, "decade": 120, "year": 12, "half": 6, "season": 3, "quarter": 3, "month": 1,
}  # fmt: skip
DAYS: Mapping[str, int] = {"week": 7, "weekend": 7, "day": 1}
SEASONS = ("WI", "SP", "SU", "FA")


class OutOfCalendar(ValueError):
    """A day that the calendar does not have."""


class Point(Struct, frozen=True):
    """A stretch of the calendar.

    start: its first day; of a season, the first of its first month: March, June, September,
        December. A winter goes by the year it is named after, which is `start`'s.
    """

    grain: Grain
    start: date

    @property
    def timex(self) -> str:
        """The TIMEX3 value (TimeML 1.2.1)."""
        start, week = self.start, self.start.isocalendar()
        year = f"{start.year:04}"
        if self.grain in {"week", "weekend"}:
            return f"{week.year:04}-W{week.week:02}" + "-WE" * (self.grain == "weekend")
        return {
            "century": year[:2],
            "decade": year[:3],
            "year": year,
            "half": f"{year}-H{1 + start.month // 7}",
            "season": f"{year}-{SEASONS[start.month // 3 % 4]}",
            "quarter": f"{year}-Q{(start.month + 2) // 3}",
            "month": f"{year}-{start.month:02}",
            "day": start.isoformat(),
        }[self.grain]

    @property
    def edtf(self) -> str:
        """The Extended Date/Time Format: level 1, and intervals for what it has no sign for."""
        match self.grain:
            case "century" | "decade":
                return self.timex.ljust(4, "X")
            case "season":
                return f"{self.start.year:04}-{(24, 21, 22, 23)[self.start.month // 3 % 4]}"
            case "half" | "quarter":
                return f"{self.start:%Y-%m}/{self.end:%Y-%m}"
            case "week" | "weekend":
                return f"{self.start.isoformat()}/{self.end.isoformat()}"
            case _:
                return self.timex

    @property
    def end(self) -> date:
        """Its last day."""
        if self.grain == "weekend":
            return self.start + timedelta(days=1)
        return self.shift(1).start - timedelta(days=1)

    def shift(self, by: int) -> "Point":
        """The stretch so many of its kind later.

        Raises:
            OutOfCalendar: There is no such year.
        """
        if self.grain in DAYS:
            return Point(self.grain, _days(self.start, by * DAYS[self.grain]))
        return Point(self.grain, _months(self.start, by * MONTHS[self.grain]))

    def coarse(self, grain: Grain) -> "Point":
        """The stretch of another grain that holds this one's first day."""
        day = self.start
        match grain:
            case "day":
                return Point("day", day)
            case "week":
                return Point(grain, _days(day, -day.weekday()))
            case "weekend":
                return Point(grain, _days(day, 5 - day.weekday()))
            case "season":
                return Point(grain, _season(day))
            case "decade" | "century":
                years = MONTHS[grain] // 12
                return Point(grain, date(max(1, day.year // years * years), 1, 1))
            case _:
                size = MONTHS[grain]
                return Point(grain, date(day.year, (day.month - 1) // size * size + 1, 1))

    def finer(self, other: Grain) -> bool:
        """Whether this is of a finer grain than another."""
        return ORDER.index(self.grain) > ORDER.index(other)


def day_of(year: int, month: int, day: int) -> date:
    """A day of the calendar.

    Raises:
        OutOfCalendar: There is none.
    """
    try:
        return date(year, month, day)
    except ValueError as error:
        raise OutOfCalendar(str(error)) from error


def moved(day: date, by: int, grain: Grain) -> date:
    """The same day so many units later: a month has its own last day."""
    if grain in DAYS:
        return _days(day, by * DAYS[grain])
    first = _months(day.replace(day=1), by * MONTHS[grain])
    return first.replace(day=min(day.day, monthrange(first.year, first.month)[1]))


def _days(day: date, by: int) -> date:
    try:
        return day + timedelta(days=by)
    except OverflowError as error:
        raise OutOfCalendar(str(error)) from error


def _months(day: date, by: int) -> date:
    months = day.year * 12 + day.month - 1 + by
    return day_of(months // 12, months % 12 + 1, day.day)


def _season(day: date) -> date:
    """Winter of January 2025 is written as 2025's; of December 2025 too, by its start."""
    return date(day.year, 12 if day.month < 3 else day.month // 3 * 3, 1)
