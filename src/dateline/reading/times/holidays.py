"""Holidays: days that a rule gives, not a number."""

from datetime import date, timedelta

from dateline.reading.times.point import day_of


def holiday(rule: str, year: int) -> date:
    """The day of a holiday in a year.

    Args:
        rule: "12-25", "easter-2", "orthodox+49", or "11:4:4": the fourth Thursday of
            November; -1 for the last.
        year: The year, AD.
    """
    if ":" in rule:
        return _nth(year, *map(int, rule.split(":")))
    for name, day in (("easter", western_easter), ("orthodox", orthodox_easter)):
        if rule.startswith(name):
            return day(year) + timedelta(days=int(rule[len(name) :] or 0))
    month, _, number = rule.partition("-")
    return day_of(year, int(month), int(number))


def _nth(year: int, month: int, weekday: int, number: int) -> date:
    if number < 0:
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (number - 1))


def western_easter(year: int) -> date:
    """Easter of the Gregorian calendar (Meeus, Jones and Butcher's algorithm).

    >>> western_easter(2025)
    datetime.date(2025, 4, 20)
    """
    century, in_century = divmod(year, 100)
    golden = year % 19
    moon = (19 * golden + century - century // 4 - (8 * century + 13) // 25 + 15) % 30
    days = (32 + 2 * (century % 4) + 2 * (in_century // 4) - moon - in_century % 4) % 7
    late = (golden + 11 * moon + 22 * days) // 451
    month, day = divmod(moon + days - 7 * late + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter of the Julian calendar, in days of ours (Meeus); for 1900 to 2099.

    >>> orthodox_easter(2024)
    datetime.date(2024, 5, 5)
    """
    moon = (19 * (year % 19) + 15) % 30
    days = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + days + 114, 31)
    return date(year, month, day + 1) + timedelta(days=13)
