"""Relative times: makers for what is counted from publication or from another time."""

from typing import Any

from dateline.reading.times.lengths import recent
from dateline.reading.times.lexicon import NONE
from dateline.reading.times.meaning import Meaning
from dateline.reading.times.piece import DIRECTIONS, NUMBERS, UNIT, Piece, direction, is_a, many
from dateline.reading.times.quantity import iso_length, quantity
from dateline.reading.times.tense import PAST


def unit(piece: Piece) -> Meaning | None:
    """Such as "This year", "last week", "the end of the month"."""
    unit = piece.value("unit", "yearword", "hour") or ""
    way = direction(piece)
    if unit == "WE":
        return weekend(piece)
    if unit.startswith("T"):
        return _moment(piece, unit, way)
    if many(piece):
        return recent(piece) if way else None
    edge = piece.value("edge")
    if edge is None and _up_to_now(piece, unit):
        return piece.meaning(kind="duration", value=iso_length(1, unit), sure=0.7)
    if edge is None and piece.has("recent", "coming"):
        return None
    anchor = "previous" if piece.value("prev", "next") in {"before", "after"} else "published"
    return piece.meaning(shift=way or 0, unit=unit, anchor=anchor, edge=edge, sure=0.9)


def _moment(piece: Piece, unit: str, way: int | None) -> Meaning | None:
    if way == 0:
        return piece.meaning(value="PRESENT_REF")
    return piece.meaning(kind="duration", value="PT1H") if way and unit == "TH" else None


def _up_to_now(piece: Piece, unit: str) -> bool:
    """Whether it is a length that ends now: "the past decade", "за прошедшие сутки"."""
    if piece.has("pastword"):
        return unit in {"DE", "CE"}
    day = piece.language != "en" and unit == "D" and piece.has("prev")
    return day and piece.before.word in OVER


OVER = frozenset("за протягом упродовж впродовж течение протяжении".split())
"""What makes of the last day a length that ends now."""


def that_unit(piece: Piece) -> Meaning | None:
    """Such as "That year": the one spoken of."""
    unit = piece.value("unit", "yearword") or ""
    if unit not in {"Y", "M", "W", "D", "Q"}:
        return None
    return piece.meaning(shift=0, unit=unit, anchor="previous", sure=0.6)


def day_shift(piece: Piece) -> Meaning | None:
    """Such as "The next day", "того ж дня": beside the day spoken of."""
    shift, last = int(piece.value("dayshift") or 0), piece.own[-1].word.split()[-1]
    noun = piece.after.sign == NONE and piece.after.word.isalpha()
    if (noun or is_a(piece.after, "the", "a")) and last in {"after", "before"}:
        return piece.meaning(value="XXXX-XX-XX", sure=0.5)  # "the day after the vote"
    return piece.meaning(shift=shift, unit="D", anchor="previous", sure=0.6)


def weekend(piece: Piece) -> Meaning | None:
    """A weekend; units of other kinds are none."""
    before = is_a(piece.before, "prep", "until", "since", "within", "in_", "of")
    if piece.value("unit") != "WE" or not (before or piece.has(*DIRECTIONS, "the", "edge")):
        return None
    return piece.meaning(unit="WE", direction=direction(piece), edge=piece.value("edge"), sure=0.8)


def the_quarter(piece: Piece) -> Meaning | None:
    """Such as "The quarter", "the latest period": the one spoken of."""
    if piece.value("unit") not in {None, "Q"} or _plural_quarters(piece):
        return None
    if (ended := _ended(piece)) is not None:
        return piece.meaning(quarter=ended, sure=0.6)
    shift = -1 if any(token.word == "latest" for token in piece.own) else 0
    return piece.meaning(shift=0, unit="Q", anchor="quarter", direction=shift, sure=0.6)


def _ended(piece: Piece) -> int | None:
    """The quarter of the calendar that one "ended July 31" lies in for the most part."""
    month = piece.tokens[piece.match.end + 1] if piece.after.word in {"ended", "ending"} else None
    if month is None or not is_a(month, "month"):
        return None
    return (int(month.value) - 2) % 12 // 3 + 1


def _plural_quarters(piece: Piece) -> bool:
    return any(token.word == "quarters" for token in piece.own)


def year_ago(piece: Piece) -> Meaning | None:
    """Such as "The year-ago quarter", "the 1988 period"."""
    if piece.value("unit") not in {None, "Q"} or not (piece.has("hyphen", "unit", "period")):
        return None
    if (year := piece.value("year")) is not None:
        return piece.meaning(shift=0, unit="Q", anchor="quarter", year=int(year), sure=0.6)
    return piece.meaning(shift=-1, unit="Y", anchor="quarter", sure=0.6)


SIGNS = {"ago": -1, "earlier": -1, "before": -1, "later": 1, "after": 1, "fromnow": 1, "lapsed": 1}


BEFORE_WHAT = frozenset(
    ["before", "after", "prior to", "ahead of", "following the", "після", "после"]
)
"""Words that ask before or after what; alone at an end they mean the time spoken of."""


def _counted(piece: Piece) -> dict[str, Any] | None:
    """How many of which unit; None for parts of the unit and for uncounted ones."""
    if (literal := piece.value("literal")) is not None:
        return {"shift": 6, "unit": "M"} if literal == "P6M" else None
    numbers = (*NUMBERS, "year", "vague")
    count: float | None = None if many(piece) else 1
    count = quantity(piece.own, numbers) if piece.has(*numbers, "fraction") else count
    unit = piece.value(*UNIT) or ""
    if unit in {"CE", "DE"} and count:
        count, unit = count * {"CE": 100, "DE": 10}[unit], "Y"
    if count and unit == "Y" and count != int(count):
        count, unit = count * 12, "M"
    return {"shift": int(count), "unit": unit} if count and count >= 1 else {"unit": unit}


def shift(piece: Piece) -> Meaning | None:
    """Such as "Two years ago", "three days later"."""
    name = next(name for name in SIGNS if piece.has(name))
    what = piece.after.word
    if piece.own[-1].word in BEFORE_WHAT and (what.isalnum() or what in {'"', "“", "«"}):
        return None
    if what == "," and piece.tokens[piece.match.end + 1].word in {"як", "как"}:
        return _length(piece)  # "за шесть дней до того, как"
    return _shifted(piece, name)


def _length(piece: Piece) -> Meaning | None:
    counted = _counted(piece) or {"unit": ""}
    value = iso_length(counted.get("shift"), counted["unit"])
    return piece.meaning(kind="duration", value=value, sure=0.7) if value else None


def _shifted(piece: Piece, name: str) -> Meaning | None:
    counted = _counted(piece)
    sign = SIGNS[name]
    if counted and counted["unit"].startswith("T") and name not in {"ago", "fromnow"}:
        return piece.meaning(
            kind="duration", value=iso_length(counted.get("shift"), counted["unit"]), sure=0.7
        )
    if counted is None or "shift" not in counted:
        return piece.meaning(value="PAST_REF" if sign < 0 else "FUTURE_REF", sure=0.7)
    anchor = "published" if name in {"ago", "fromnow"} else "previous"
    return piece.meaning(
        shift=sign * counted["shift"],
        unit=counted["unit"],
        anchor=anchor,
        sure=0.85 if anchor == "published" else 0.6,
    )


def ahead(piece: Piece) -> Meaning | None:
    """Such as "In two weeks", "через месяц"."""
    counted = _counted(piece)
    if counted is None or (piece.language == "en" and piece.has("the")):
        return None
    if counted["unit"] == "Q" and "shift" not in counted:
        return None  # "in some quarters"
    since_what = piece.after.word in {"after", "після", "после"}  # "in two years after the vote"
    if "shift" not in counted or since_what or piece.before.word in {"time", "раз"}:
        length = iso_length(counted.get("shift"), counted["unit"])  # "the first time in a year"
        return piece.meaning(kind="duration", value=length, sure=0.6)
    return piece.meaning(**counted, kind="date", direction=1, sure=0.8)


def ongoing(piece: Piece) -> Meaning | None:
    """Such as "for a second day": the day of which the news tells, or how long it has been."""
    unit = piece.value("unit", "yearword") or ""
    if piece.language != "en":
        count = int(piece.value("ord", "ordinal") or 1)
        if count < 2 or piece.before.word in {"в", "во", "у", "на"} or unit not in "DWMY":
            return None
        if piece.own[-1].word == "день":
            return piece.meaning(shift=0, unit="D", sure=0.5)
        return piece.meaning(kind="duration", value=iso_length(count, unit), sure=0.6)
    if unit != "D" or is_a(piece.after, "of") or many(piece):
        return None
    return piece.meaning(shift=0, unit="D", sure=0.5)


def eve(piece: Piece) -> Meaning | None:
    """Such as "напередодні": the day before publication, or before what is named next."""
    of = piece.after.word
    named = piece.after.sign == NONE and of.isalpha() and len(of) > 3 and not piece.own[0].capital
    if named and of.endswith(GENITIVE) and not PAST[piece.language].fullmatch(of):
        return piece.meaning(value="XXXX-XX-XX", sure=0.5)
    return piece.meaning(shift=-1, unit="D", sure=0.8)


GENITIVE = ("ов", "ев", "ей", "ів", "їв", "ия", "ии", "ії", "ції", "а", "я", "ы", "и", "го", "ой",
            "ої", "ых", "их")  # fmt: skip


def other_day(piece: Piece) -> Meaning | None:
    """Such as "Днями": a few days ago."""
    return piece.meaning(value="PAST_REF", open=-1, sure=0.7)
