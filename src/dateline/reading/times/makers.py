"""Makers: what the tokens of a rule mean (`as` in `data/grammar.toml`)."""

from collections.abc import Callable, Mapping

from dateline.reading.times import clocks, dates, lengths, relative
from dateline.reading.times.meaning import Meaning
from dateline.reading.times.piece import Piece

Maker = Callable[[Piece], Meaning | None]


def make(piece: Piece) -> Meaning | None:
    """What a match means; None where it is no time expression after all."""
    return MAKERS[piece.match.rule.make](piece)


MAKERS: Mapping[str, Maker] = {
    "point": dates.point,
    "written": dates.written,
    "month": dates.month,
    "year": dates.year,
    "months": dates.months,
    "dayof": dates.day_of_month,
    "spoken": dates.spoken,
    "days": dates.days,
    "years": dates.years,
    "weekday": dates.weekday,
    "unit": relative.unit,
    "thatunit": relative.that_unit,
    "dayshift": relative.day_shift,
    "weekend": relative.weekend,
    "season": dates.season,
    "quarter": dates.quarter,
    "half": dates.half,
    "decade": dates.decade,
    "century": dates.century,
    "holiday": dates.holiday,
    "length": lengths.length,
    "single": lengths.single,
    "compound": lengths.compound,
    "literal": lengths.literal,
    "recent": lengths.recent,
    "shift": relative.shift,
    "ahead": relative.ahead,
    "each": lengths.each,
    "set": lengths.repeated,
    "clock": clocks.clock,
    "halfpast": clocks.half_past,
    "minutes": clocks.hours_minutes,
    "part": clocks.part,
    "nighton": clocks.night_on,
    "nightto": clocks.night_to,
    "byday": clocks.by_day,
    "thequarter": relative.the_quarter,
    "yearago": relative.year_ago,
    "past": lengths.past,
    "otherday": relative.other_day,
    "ongoing": relative.ongoing,
    "eve": relative.eve,
}
