"""Anchoring: from what an expression means to days of the calendar.

Relative expressions are counted from the day of publication, or from the time that the
text spoke of before; where there is none they stay open ("XXXX-WXX-5"), never guessed.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from msgspec import Struct, structs

from dateline.reading.times.holidays import holiday
from dateline.reading.times.meaning import Meaning
from dateline.reading.times.point import ORDER, Grain, OutOfCalendar, Point, day_of, moved

UNITS: dict[str, Grain] = {
    "D": "day", "W": "week", "M": "month", "Q": "quarter", "Y": "year", "DE": "decade",
    "CE": "century", "WE": "weekend", "FN": "week",
}  # fmt: skip


class Context(Struct, frozen=True):
    """What an expression may be counted from.

    published: the day (or month, or year) of publication.
    previous: the time that the text spoke of last.
    day: the day that it spoke of last in this sentence or the one before.
    last_day: the day that it spoke of last anywhere.
    late: whether it spoke of the evening or night of `day`.
    quarter: the one that it spoke of in this sentence or the few before.
    tense: below 0 where the words around speak of the past, above of the future, 0 where
        they do not say; 2 where the word before does.
    """

    published: Point | None = None
    previous: Point | None = None
    day: Point | None = None
    last_day: Point | None = None
    late: bool = False
    quarter: Point | None = None
    tense: int = 0


class Anchored(Struct, frozen=True):
    """Where an expression lies.

    point: None where it lies on no known day.
    last: the end of a range that two points make.
    open: what stands for the parts that are not known, as TIMEX3 has it.
    why: what it was counted from.
    """

    point: Point | None
    last: Point | None = None
    open: str | None = None
    why: str = ""


def anchored(meaning: Meaning, context: Context) -> Anchored:
    """Where a meaning lies in the calendar; it must be one without a value of its own."""
    try:
        for known, place in PLACERS:
            if known(meaning):
                return place(meaning, context)
    except OutOfCalendar:
        pass
    return Anchored(None)


def _absolute(meaning: Meaning, _: Context) -> Anchored:
    if meaning.century is not None:
        return Anchored(_first(meaning.century * 100, "century"))
    if meaning.decade is not None:
        return Anchored(_first(meaning.decade * 10, "decade"))
    assert meaning.year is not None
    if meaning.until_year:
        return Anchored(_first(meaning.year, "year"), _first(meaning.until_year, "year"))
    point = _within(meaning, meaning.year)
    return _night(meaning, point) or _several(meaning, point, "")


def _first(year: int, grain: Grain) -> Point:
    return Point(grain, day_of(max(1, year), 1, 1))


def _within(meaning: Meaning, year: int) -> Point:
    """The point of a year that the other fields say."""
    if meaning.holiday:
        return Point("day", holiday(meaning.holiday, year))
    if meaning.day is not None:
        return Point("day", day_of(year, meaning.month or 0, meaning.day))
    firsts: tuple[tuple[Grain, int | None], ...] = (
        ("month", meaning.month),
        ("season", meaning.season),
        ("quarter", meaning.quarter and meaning.quarter * 3 - 2),
        ("half", meaning.half and meaning.half * 6 - 5),
        ("year", 1),
    )
    grain, month = next((grain, month) for grain, month in firsts if month is not None)
    return Point(grain, day_of(year, month or 1, 1))


def _several(meaning: Meaning, point: Point, why: str) -> Anchored:
    """A point, or the days or months from it to the last one that is said."""
    if meaning.until_month is not None and point.grain == "month":
        months = (meaning.until_month - point.start.month) % 12
        return Anchored(point, point.shift(months), why=why)
    if meaning.last is None:
        return Anchored(point, why=why)
    start = point.start
    return Anchored(point, Point("day", day_of(start.year, start.month, meaning.last)), why=why)


def _night(meaning: Meaning, point: Point, why: str = "") -> Anchored | None:
    """The night that ends on a day."""
    return Anchored(point.shift(-1), point, why=why) if meaning.night_on else None


def _shifted(meaning: Meaning, context: Context) -> Anchored:
    base, name = _base(meaning, context)
    unit = meaning.unit or "D"
    if unit not in UNITS:
        return _hours(meaning)
    grain = UNITS[unit]
    if base is None or ORDER.index(base.grain) < ORDER.index(grain):
        return Anchored(None, open=_unknown(meaning, grain))
    why = f"{name} {base.timex}"
    shift = meaning.shift or 0
    if grain == "week" and meaning.weekday is None and counts(meaning):
        return Anchored(
            Point("day", moved(base.start, shift * (2 if unit == "FN" else 1), "week")), why=why
        )
    point = base.coarse(grain).shift(shift)
    if meaning.weekday is not None:
        point = Point("day", point.start + timedelta(days=meaning.weekday - 1))
    elif grain == "month" and meaning.day is not None:
        point = Point("day", day_of(point.start.year, point.start.month, meaning.day))
    elif grain == "year" and _parts(meaning):
        point = _within(meaning, point.start.year)
    elif grain == "year" and counts(meaning) and abs(shift) == 1 and context.quarter:
        point = Point("quarter", moved(context.quarter.start, shift, "year"))
        why = f"quarter {context.quarter.timex}"
    return _night(meaning, point, why) or _several(meaning, point, why)


def counts(meaning: Meaning) -> bool:
    """Whether units are counted ("two weeks ago"), not named ("last week")."""
    return meaning.rule.startswith(("ago", "earlier", "in so long"))


def _parts(meaning: Meaning) -> bool:
    return any(
        field is not None
        for field in (meaning.month, meaning.season, meaning.quarter, meaning.half, meaning.holiday)
    )


def _base(meaning: Meaning, context: Context) -> tuple[Point | None, str]:
    if meaning.anchor == "previous" and context.previous:
        if meaning.unit == "D" and context.previous.grain != "day" and context.last_day:
            return context.last_day, "day"
        return context.previous, "previous"
    if meaning.anchor == "previous" and meaning.unit == "D" and not context.published:
        return None, ""
    return context.published, "published"


def _hours(meaning: Meaning) -> Anchored:
    """Hours and minutes move nobody out of a day that is not known to the hour."""
    return Anchored(None, open="PAST_REF" if (meaning.shift or 0) < 0 else "FUTURE_REF")


def _unknown(meaning: Meaning, grain: Grain) -> str:
    if meaning.weekday is not None:
        return f"XXXX-WXX-{meaning.weekday}"
    if meaning.month is not None:
        return _partial(meaning)
    return {"day": "XXXX-XX-XX", "month": "XXXX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE",
            "quarter": "XXXX-QX", "year": "XXXX", "decade": "XXX"}.get(grain, "XXXX")  # fmt: skip


def _quarterly(meaning: Meaning, context: Context) -> Anchored:
    """The quarter that is spoken of, or the same of another year."""
    quarter = context.quarter
    if quarter is None:
        if meaning.year is not None:
            return Anchored(_first(meaning.year, "year"))
        if meaning.direction:
            meaning = structs.replace(meaning, shift=meaning.direction)
        elif not meaning.shift:
            return Anchored(None, open="XXXX-QX")
        return _shifted(structs.replace(meaning, anchor="published"), context)
    why = f"quarter {quarter.timex}"
    if meaning.year is not None:
        return Anchored(Point("quarter", quarter.start.replace(year=meaning.year)), why=why)
    return Anchored(Point("quarter", moved(quarter.start, meaning.shift or 0, "year")), why=why)


def _weekly(meaning: Meaning, context: Context) -> Anchored:
    """A weekday, or the weekend."""
    number = meaning.weekday or 6
    grain: Grain = "day" if meaning.weekday else "weekend"
    base, name = context.published, "published"
    if meaning.anchor == "previous" and context.previous and context.previous.grain == "day":
        base, name = context.previous, "previous"
    if base is None or base.grain != "day":
        return Anchored(None, open=f"XXXX-WXX-{meaning.weekday or 'WE'}")
    monday = base.coarse("week").start
    candidates = [
        Point(grain, monday + timedelta(days=number - 1 + 7 * week)) for week in (-2, -1, 0, 1, 2)
    ]
    point, why = _chosen(candidates, base, meaning, context.tense)
    why = f"{name} {base.timex}, {why}"
    return _night(meaning, point, why) or Anchored(point, why=why)


def _yearly(meaning: Meaning, context: Context) -> Anchored:
    """What comes once a year: a day of a month, a month, a season, a quarter, a holiday."""
    base = context.published
    if base is None:
        return Anchored(None, open=_partial(meaning))
    if meaning.season == 12 and base.grain != "year" and base.start.month < 3:
        base = Point("month", base.start.replace(month=12, day=1))  # named after its new year
    candidates = list(_years(meaning, base.start.year))
    if not candidates:
        return Anchored(None)
    if meaning.weekday is not None:  # "Saturday, 16 January" is in a year where it is one
        fits = [point for point in candidates if point.start.isoweekday() == meaning.weekday]
        fits = [point for point in fits if abs(point.start - base.start) <= YEAR]
        candidates = fits or candidates
    if meaning.quarter and context.quarter and meaning.direction is None:
        point = _within(meaning, context.quarter.start.year)
        return Anchored(point, why=f"quarter {context.quarter.timex}")
    if base.grain == "year":
        own = [point for point in candidates if point.start.year == base.start.year]
        return _several(meaning, own[0], f"published {base.timex}") if own else Anchored(None)
    point, why = _chosen(candidates, base, meaning, context.tense)
    why = f"published {base.timex}, {why}"
    return _night(meaning, point, why) or _several(meaning, point, why)


YEAR = timedelta(days=366)


def _years(meaning: Meaning, year: int) -> Iterator[Point]:
    for shift in range(-4, 5):  # a 29 February comes every fourth year
        try:
            yield _within(meaning, year + shift)
        except OutOfCalendar:
            continue


def _partial(meaning: Meaning) -> str:
    """What is known of something yearly without its year."""
    if meaning.day is not None:
        return f"XXXX-{meaning.month:02}-{meaning.day:02}"
    if meaning.month is not None:
        return f"XXXX-{meaning.month:02}"
    if meaning.season is not None:
        return f"XXXX-{('WI', 'SP', 'SU', 'FA')[meaning.season // 3 % 4]}"
    if meaning.quarter is not None:
        return f"XXXX-Q{meaning.quarter}"
    return "XXXX"


def _chosen(
    candidates: Iterable[Point], base: Point, meaning: Meaning, tense: int
) -> tuple[Point, str]:
    """Which of several years' or weeks' points is meant, and why."""
    candidates = list(candidates)
    now, end = base.start, base.end
    past = [point for point in candidates if point.end < now]
    coming = [point for point in candidates if point.start > end]
    present = [point for point in candidates if point.start <= end and now <= point.end]
    if meaning.direction is not None:
        same = [point for point in candidates if _same(point, base)]
        way = meaning.direction
        said = {0: same or present or past[-1:], 1: coming[:1]}.get(way, past[way:][:1])
        return (said or candidates)[-1], ("this", "next", "last but one", "last")[way]
    if present:
        return present[0], "the same"
    exact = meaning.day is not None or meaning.quarter is not None
    if abs(tense) < 2 and exact:
        return min(candidates, key=lambda point: abs(point.start - now)), "nearest"
    if tense > 0:
        return (coming or candidates)[0], "future"
    return (past or candidates)[-1], "past"


def _same(point: Point, base: Point) -> bool:
    """Whether a weekday is in this week, a month or season in this year."""
    if point.grain in {"day", "weekend"}:
        return point.coarse("week") == base.coarse("week")
    return point.start.year == base.start.year


def _timed(meaning: Meaning, context: Context) -> Anchored:
    """A time of day alone: of the day that is spoken of."""
    if context.day is not None and context.late and meaning.part == "MO":
        after = context.day.shift(1)
        if context.tense > 0 or not context.published or after.start <= context.published.end:
            return Anchored(after, why=f"after the evening of {context.day.timex}")
    if context.day is not None:
        return Anchored(context.day, why=f"day {context.day.timex}")
    if context.published is not None and context.published.grain == "day":
        return Anchored(context.published, why=f"published {context.published.timex}")
    return Anchored(None, open="XXXX-XX-XX")


Placer = Callable[[Meaning, Context], Anchored]

PLACERS: tuple[tuple[Callable[[Meaning], bool], Placer], ...] = (
    (lambda m: m.anchor == "quarter", _quarterly),
    (lambda m: m.year is not None or m.decade is not None or m.century is not None, _absolute),
    (lambda m: m.shift is not None, _shifted),
    (lambda m: (m.weekday is not None and m.month is None) or m.unit == "WE", _weekly),
    (lambda m: m.dated, _yearly),
    (lambda _: True, _timed),
)


def publication(edtf: str | None) -> Point | None:
    """The day, month or year of publication; None where it is unknown."""
    if not edtf:
        return None
    parts = edtf.partition("T")[0].split("-")
    try:
        numbers = [int(part) for part in parts]
        grain: Grain = ("year", "month", "day")[len(parts) - 1]
        return Point(grain, date(*[*numbers, 1, 1][:3]))
    except (ValueError, IndexError):
        return None
