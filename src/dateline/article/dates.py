"""Dates that a page states, as EDTF and no more precise than the page is.

>>> day_in("Опубликовано 30 Июля 2015, 14:05", "ru")
'2015-07-30'

Nothing is guessed: no default day or month, no year of a copyright line, and of 03/04/2024
neither the third of April nor the fourth of March.
"""

import re
from datetime import date, datetime
from functools import cache
from typing import NamedTuple

from babel import Locale, UnknownLocaleError

_ISO = re.compile(r"^\s*(\d{4})(?:-?(\d\d)(?:-?(\d\d))?)?(?![\d-])")
_ISO_CLOCK = re.compile(r"^\s*\d{4}-\d\d-\d\d[T ]\d\d:\d\d")
_YEAR_FIRST = re.compile(
    r"(?<!\d)((?:19|20)\d\d)\s*([-/.年])\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)"
)
_DAY_FIRST = re.compile(r"(?<![\d.])(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d\d)(?!\d)")
_UNIX = re.compile(r"^\s*[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) [\d:]{5,8} \S{1,6} (\d{4})\s*$")
_IN_ADDRESS = re.compile(r"(?<!\d)((?:19|20)\d\d)([-/_]?)(\d\d)\2(\d\d)(?!\d)")
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s*[AaPp]\.?[Mm]\.?)?")
_WORD = re.compile(r"[^\W\d_]+")
_DATE_LINE = 40
_WORDS_BESIDE = 3


class Day(NamedTuple):
    """A date found in words, and where."""

    edtf: str
    start: int
    end: int


def stated(value: str, language: str = "en") -> str | None:
    """The date in a value written for machines: ISO 8601 first, else as words have it."""
    if found := _ISO.match(value):
        year, month, day = found.groups()
        return _checked(year, month, day)
    if found := _UNIX.match(value):  # "Fri Apr 28 19:20:36 CEST 2023"
        value = "{} {}, {}".format(*found.groups())
    return day_in(value[:200], language)


def moment(value: str) -> str | None:
    """The time of day in a value written for machines, with its day and its own zone.

    >>> moment("2015-07-30T14:05+0300")
    '2015-07-30T14:05:00+03:00'
    """
    if not _ISO_CLOCK.match(value):
        return None
    try:
        return datetime.fromisoformat(value.strip()).replace(microsecond=0).isoformat()
    except ValueError:
        return None


def day_in(words: str, language: str) -> str | None:
    """The date in a line of words; None where it has none, or two that differ."""
    found = {day.edtf for day in days_in(words, language)}
    return found.pop() if len(found) == 1 else None


def date_line(words: str) -> bool:
    """Whether a line is a date or a time of day, with a word or two at most."""
    if len(words) > _DATE_LINE:
        return False
    if _CLOCK.fullmatch(words):
        return True
    return any(
        len(_WORD.findall(words[: day.start] + " " + words[day.end :])) <= _WORDS_BESIDE
        for day in days_in(words, "en")
    )


def days_in(words: str, language: str) -> list[Day]:
    """All full dates in a line of words, in its order."""
    return sorted([*_numbered(words), *_named(words, language)], key=lambda day: day.start)


def in_address(url: str) -> str | None:
    """The date in an address such as `/2024/12/14/flood`."""
    found = [_checked(*hit.group(1, 3, 4)) for hit in _IN_ADDRESS.finditer(url)]
    days = {day for day in found if day}
    return days.pop() if len(days) == 1 else None


def _checked(year: str, month: str | None, day: str | None) -> str | None:
    """The date in EDTF, None where the calendar has no such day."""
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    if not 1600 <= int(year) <= 2200:
        return None
    return "-".join(
        [year.zfill(4), *(part.zfill(2) for part in (month, day) if part)],
    )


def _numbered(words: str) -> list[Day]:
    found = [
        (hit, _checked(hit.group(1), hit.group(3), hit.group(4)))
        for hit in _YEAR_FIRST.finditer(words)
    ]
    for hit in _DAY_FIRST.finditer(words):
        first, sign, second, year = hit.groups()
        if sign == "." or int(first) > 12 or first == second:
            found.append((hit, _checked(year, second, first)))
        elif int(second) > 12:
            found.append((hit, _checked(year, first, second)))
    return [Day(edtf, *hit.span()) for hit, edtf in found if edtf]


def _named(words: str, language: str) -> list[Day]:
    found = []
    for code in dict.fromkeys((language, "en", "uk", "ru")):
        pattern, months = _months(code)
        for hit in pattern.finditer(words):
            parts = hit.groupdict()
            name = (parts["month1"] or parts["month2"]).casefold()
            edtf = _checked(
                parts["year1"] or parts["year2"], months[name], parts["day1"] or parts["day2"]
            )
            if edtf:
                found.append(Day(edtf, *hit.span()))
    return list(dict.fromkeys(found))


@cache
def _months(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """Dates with a month's name in one language (names from Unicode's CLDR)."""
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    months = {
        name.casefold().rstrip("."): str(number)
        for usage in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, name in locale.months[usage][width].items()
        if not name.isdigit()
    }
    months |= _SEPT if language == "en" else {}
    names = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    of = r"(?:\.|\s|de\b|del\b|of\b|,|-)*"
    return re.compile(
        rf"(?<!\d)(?P<day1>\d{{1,2}})(?:st|nd|rd|th|er|º|°|-?го)?{of}\b(?P<month1>{names})\b{of}"
        rf"(?P<year1>(?:19|20)\d\d)(?!\d)"
        rf"|\b(?P<month2>{names})\b\.?\s*(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s+"
        rf"(?P<year2>(?:19|20)\d\d)(?!\d)",
        re.IGNORECASE,
    ), months


_SEPT = {"sept": "9"}
