"""Dates: makers for what names its place in the calendar."""

import re

from dateline.reading.times.lexicon import END, NONE
from dateline.reading.times.meaning import Meaning
from dateline.reading.times.piece import (
    BEFORE_DATES,
    DETERMINERS,
    DIRECTIONS,
    NUMBERS,
    Piece,
    calendar,
    direction,
    is_a,
)
from dateline.reading.times.quantity import quantity


def point(piece: Piece) -> Meaning | None:
    """What its fields say: "12 May 2021", "yesterday"."""
    if (shift := piece.value("day")) is not None:
        return piece.meaning(shift=int(shift), unit="D", edge=piece.value("edge"), sure=0.95)
    fields = calendar(piece)
    if not 1 <= fields.get("day", 1) <= 31:
        return None
    return piece.meaning(**fields, sure=0.95)


def written(piece: Piece) -> Meaning | None:
    """A date in figures: "2024-12-14", "14.12.2024"."""
    if (iso := piece.value("iso")) is not None:
        year, month, day = map(int, iso.split("-"))
        return piece.meaning(year=year, month=month, day=day, sure=0.98)
    first, second, year = map(int, re.split(r"[./]", piece.value("numdate") or ""))
    year += 2000 if year < 50 else 1900 if year < 100 else 0
    if piece.language == "en" and "/" in (piece.value("numdate") or ""):
        if first <= 12 and second <= 12 and first != second:
            return piece.meaning(year=year, sure=0.3)  # of two readings neither
        first, second = (second, first) if second > 12 else (first, second)
    return piece.meaning(year=year, month=second, day=first, sure=0.9) if second <= 12 else None


def month(piece: Piece) -> Meaning | None:
    """A month's name that stands alone may be a verb or somebody's name."""
    word = next(token for token in piece.own if is_a(token, "month"))
    if piece.language != "en" and word.capital and piece.before.sign != END:
        return None  # a street or a town is called so
    bare = len(piece.own) == 1 + is_a(piece.own[-1], "dot")
    if bare and is_a(piece.after, "hyphen") and piece.after.start == piece.own[-1].end:
        return None  # "Mar-a-Lago"
    if bare and word.word in {"may", "march"} and not _is_month(piece):
        return None
    if (
        bare
        and piece.language != "en"
        and len(word.word) <= 4
        and not is_a(piece.before, *BEFORE_DATES)
        and word.word not in {"март", "мая", "мае", "июнь", "июль", "июня", "июля"}
    ):
        return None
    return piece.meaning(
        month=int(word.value), direction=direction(piece), edge=piece.value("edge")
    )


def _is_month(piece: Piece) -> bool:
    """Whether "May" or "March" is none of a person, a permission or a protest."""
    if is_a(piece.before, *BEFORE_DATES) or piece.before.word in {"as", "with", "from"}:
        return True
    lower = piece.before.sign != END and not piece.before.capital
    return lower and piece.own[0].word == "march" and not piece.has("the")


def months(piece: Piece) -> Meaning | None:
    """Months in a row: "January – March 2025", "з квітня по липень"."""
    if piece.has("and"):
        return None
    one, two = (int(token.value) for token in piece.own if is_a(token, "month"))
    fields = {**calendar(piece), "month": one, "until_month": two}
    if two < one and "year" in fields:
        fields["year"] -= 1
    return piece.meaning(**fields, sure=0.85) if one != two else None


def day_of_month(piece: Piece) -> Meaning | None:
    """A day of this month, or of one that is named: "15 числа", "до 1-го числа"."""
    if piece.value("unit") not in {None, "M"}:
        return None
    day = calendar(piece)["day"]
    return piece.meaning(day=day, shift=direction(piece) or 0, unit="M", sure=0.7)


def year(piece: Piece) -> Meaning | None:
    """A year in figures, where it counts nothing."""
    year = int(piece.value("year") or 0)
    bare = not piece.has("yearword", "yearabbr", "edge", "so")
    if bare and (not 1800 <= year <= 2060 or _counts(piece, year)):
        return None
    return piece.meaning(year=year, edge=piece.value("edge"), sure=0.9 if bare else 0.97)


def _counts(piece: Piece, year: int) -> bool:
    """Whether a bare number counts things, or money, rather than years."""
    if piece.before.word in {"$", "€", "£", "№", "#", "₴", "+"} or piece.after.word in {"%", "$"}:
        return True
    if is_a(piece.before, "hyphen") and piece.before.end == piece.own[0].start:
        return True  # the number of a name: "Model-2000"
    if piece.language != "en":
        return _counts_in_cases(piece, year)
    word = piece.after.word
    named = piece.after.sign == NONE and word.isalpha() and word not in VERBS
    if piece.before.word not in {"on", "at", ","} and (
        is_a(piece.before, *BEFORE_DATES) or piece.before.word in DETERMINERS
    ):
        return is_a(piece.after, "unit", "hour", "hyphen") and not is_a(piece.before, "in_")
    return named and word.endswith(COUNTABLE) and not word.endswith("ss")


def _counts_in_cases(piece: Piece, year: int) -> bool:
    """Whether a number that no word calls a year is one of things, in Ukrainian and Russian."""
    behind = piece.tokens[piece.match.end + 1 : piece.match.end + 2]
    if piece.after.word in HYPHENS and any(token.word in ORDINAL_ENDINGS for token in behind):
        return False  # "2021-й"
    if piece.after.sign == NONE and piece.after.word.isalpha():
        return True
    labels = 1990 <= year <= 2035 and piece.before.word.isalpha()  # "the Games of 2024"
    return not (labels or is_a(piece.before, "prep", "since", "until", "hyphen", "within"))


VERBS = frozenset("is was has does comes ends begins starts brings as its this".split())
HYPHENS = frozenset("-‑–")
ORDINAL_ENDINGS = frozenset("й го м му ий ій ого ому ом ый".split())
COUNTABLE = ("s", "people", "men", "cent")
"""How words end of which 2,000 may be meant: "troops", and not "campaign"."""


def spoken(piece: Piece) -> Meaning | None:
    """A year in words: "nineteen ninety-six"."""
    said = [int(float(token.value)) for token in piece.own if is_a(token, "num", "ord")]
    if piece.language != "en":
        year = quantity(piece.own, NUMBERS)
        return piece.meaning(year=int(year), sure=0.9) if year and 1000 < year < 2100 else None
    if said == [2, 1000]:
        return piece.meaning(year=2000, **calendar(piece), sure=0.85)
    if said[0] not in {18, 19, 20} or said[1] < 10 or sum(said[1:]) > 99 or piece.has("the"):
        return None
    return piece.meaning(year=said[0] * 100 + sum(said[1:]), **calendar(piece), sure=0.85)


def days(piece: Piece) -> Meaning | None:
    """Days of one month: "5–9 June"."""
    fields = calendar(piece)
    return piece.meaning(**fields, sure=0.9) if fields["day"] < fields["last"] <= 31 else None


def years(piece: Piece) -> Meaning | None:
    """Years from one to another: "2014–2016"."""
    one, two = (int(token.value) for token in piece.own if is_a(token, "year"))
    if piece.has("and") or not 1500 <= one < two <= 2100:
        return None
    return piece.meaning(year=one, until_year=two, sure=0.9)


def weekday(piece: Piece) -> Meaning | None:
    """A weekday, with its week where that is said."""
    fields = calendar(piece)
    unit = piece.value("unit")
    if unit not in {None, "W"}:
        return None
    way = direction(piece)
    if is_weak(piece):
        return None
    if piece.has("next") and unit is None and piece.language != "en":
        unit = "W"  # "next Thursday" is next week's, said on a Monday
    if unit == "W":
        return piece.meaning(weekday=fields["weekday"], shift=way, unit="W", sure=0.95)
    anchor = "previous" if piece.has("that") else "published"
    return piece.meaning(weekday=fields["weekday"], direction=way, anchor=anchor,
                         edge=fields.get("edge"), sure=0.85 if way is None else 0.9)  # fmt: skip


def is_weak(piece: Piece) -> bool:
    """A weekday's name that is an everyday word ("среда", surroundings) wants a neighbour."""
    return piece.has("weekdayweak") and not (
        piece.has(*DIRECTIONS) or is_a(piece.before, "since", "until", "daypart", "comma", "clock")
    )


def decade(piece: Piece) -> Meaning | None:
    """Such as "The 1990s", "пятидесятые годы"."""
    if piece.value("unit") not in {None, "CE"}:
        return None
    if (digits := piece.value("decade")) is not None:
        return piece.meaning(decade=int(digits[:3]), edge=piece.value("edge"), sure=0.95)
    if (digits := piece.value("decade2")) is not None:
        century = 200 if piece.has("this") else 190
        return piece.meaning(decade=century + int(digits[0]), edge=piece.value("edge"), sure=0.8)
    if piece.language != "en" and not piece.has("yearword", "edge"):
        alone = piece.after.sign != NONE or not piece.after.word.isalpha()
        if not (alone and is_a(piece.before, "since", "until", "prep")):
            return None  # "of the fifties" may be of the fiftieth
    return piece.meaning(
        decade=int(piece.value("decadeword") or 0), edge=piece.value("edge"), sure=0.9
    )


def century(piece: Piece) -> Meaning | None:
    """Such as "The 20th century", "XIX век"."""
    number = calendar(piece).get("century")
    if piece.value("unit") != "CE" or number is None or not 2 <= number <= 22:
        return None
    return piece.meaning(century=number - 1, edge=piece.value("edge"), sure=0.95)


def holiday(piece: Piece) -> Meaning | None:
    """A holiday by its name, which English writes with a capital."""
    if piece.language == "en" and not any(t.capital for t in piece.own if is_a(t, "holiday")):
        return None
    fields = calendar(piece)
    return piece.meaning(
        **fields, holiday=piece.value("holiday"), direction=direction(piece), sure=0.8
    )


SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def season(piece: Piece) -> Meaning | None:
    """A season, with its year where that is said."""
    name = piece.value("season", "seasonweak") or ""
    led = piece.has(*DIRECTIONS, "year", "yearword", "yearshift", "the", "edge", "that")
    if piece.has("seasonweak") and not (led or is_a(piece.before, "since", "until")):
        return None
    fields = calendar(piece)
    if "unit" not in fields and "year" not in fields:
        fields["direction"] = direction(piece)
    return piece.meaning(season=SEASONS[name], **fields, sure=0.85)


def quarter(piece: Piece) -> Meaning | None:
    """A quarter, with its year where that is said."""
    if piece.value("unit") != "Q":
        return None
    fields = calendar(piece)
    if not 1 <= fields.get("quarter", 1) <= 4:
        return None
    if piece.has("ago", "earlier"):
        anchor = "published" if "quarter" in fields else "previous"
        return piece.meaning(**{**fields, "shift": -1, "unit": "Y", "anchor": anchor}, sure=0.7)
    if piece.has("fiscal") and not fields.keys() & {"year", "unit"}:
        fields |= {"shift": 0, "unit": "Y"}  # a fiscal year goes by the year in which it is told
    if "quarter" not in fields:
        return piece.meaning(**fields, sure=0.6)
    return piece.meaning(**fields, sure=0.85)


def half(piece: Piece) -> Meaning | None:
    """Half of a year."""
    fields = calendar(piece)
    if fields["half"] not in {1, 2}:
        return None
    if "year" not in fields:
        fields |= {"unit": "Y", "shift": fields.get("shift") or 0}
    return piece.meaning(**fields, sure=0.85)
