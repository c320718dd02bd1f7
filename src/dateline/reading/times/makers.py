"""Makers: what the tokens of a rule mean (`as` in `data/grammar.toml`)."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from dateline.reading.times.grammar import Match
from dateline.reading.times.lexicon import END, NONE, classes
from dateline.reading.times.meaning import Meaning
from dateline.reading.times.quantity import iso_length, quantity
from dateline.reading.times.tokens import Token

NUMBERS = ("small", "big", "num", "ord", "ordsecond", "ordinal", "roman")
DIRECTIONS = ("prev", "pastword", "this", "next", "recent", "coming")
WAYS = {"prev": -1, "pastword": -1, "this": 0, "next": 1, "recent": -1, "coming": 1}


class Piece(Struct, frozen=True):
    """A match, with the tokens around it."""

    tokens: Sequence[Token]
    match: Match
    language: str

    @property
    def own(self) -> Sequence[Token]:
        """The tokens of the match."""
        return self.tokens[self.match.start : self.match.end]

    @property
    def before(self) -> Token:
        """The token before, or the end of the sentence before."""
        return self.tokens[self.match.start - 1]

    @property
    def after(self) -> Token:
        """The token after; there always is one, for sentences are closed."""
        return self.tokens[self.match.end]

    def has(self, *names: str) -> bool:
        """Whether a token of some class is in the match."""
        return any(is_a(token, *names) for token in self.own)

    def value(self, *names: str) -> str | None:
        """What the first token of some classes says."""
        return next((token.value for token in self.own if is_a(token, *names)), None)

    def meaning(self, **fields: Any) -> Meaning:
        """A meaning by this rule."""
        return Meaning(rule=self.match.rule.name, **fields)


Maker = Callable[[Piece], Meaning | None]


def is_a(token: Token, *names: str) -> bool:
    """Whether a token is of one of some classes."""
    return any(token.sign == classes()[name] for name in names)


def make(piece: Piece) -> Meaning | None:
    """What a match means; None where it is no time expression after all."""
    return MAKERS[piece.match.rule.make](piece)


def _calendar(piece: Piece) -> dict[str, Any]:
    """The calendar fields that the tokens give by themselves."""
    fields: dict[str, Any] = {}
    for token in piece.own:
        for name, field in FIELDS.items():
            if is_a(token, name):
                fields[field] = int(token.value)
    if (edge := piece.value("edge")) is not None:
        fields["edge"] = edge
    if (unit := piece.value("yearword")) and piece.has(*DIRECTIONS):
        fields |= {"shift": _way(piece), "unit": unit}
    if (shift := piece.value("yearshift")) is not None:
        fields |= {"shift": int(shift), "unit": "Y"}
    return fields | _numbers(piece)


FIELDS: Mapping[str, str] = {"month": "month", "weekday": "weekday", "weekdayweak": "weekday",
                             "year": "year", "decadeword": "decade"}  # fmt: skip


def _numbers(piece: Piece) -> dict[str, int]:
    said = [token for token in piece.own if is_a(token, *NUMBERS)]
    pairs = zip(piece.match.rule.numbers, said, strict=False)
    return {name: int(token.value) for name, token in pairs}


def _way(piece: Piece) -> int | None:
    return next((WAYS[n] for t in piece.own for n in DIRECTIONS if is_a(t, n)), None)


def _point(piece: Piece) -> Meaning | None:
    if (shift := piece.value("day")) is not None:
        return piece.meaning(shift=int(shift), unit="D", edge=piece.value("edge"), sure=0.95)
    fields = _calendar(piece)
    if not 1 <= fields.get("day", 1) <= 31:
        return None
    return piece.meaning(**fields, sure=0.95)


def _written(piece: Piece) -> Meaning | None:
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


def _month(piece: Piece) -> Meaning | None:
    """A month's name that stands alone may be a verb or somebody's name."""
    word = next(token for token in piece.own if is_a(token, "month"))
    bare = len(piece.own) == 1 + is_a(piece.own[-1], "dot")
    if bare and word.word in {"may", "march"} and not is_a(piece.before, *BEFORE_DATES):
        return None
    if bare and piece.language != "en" and len(word.word) <= 4 and not is_a(
        piece.before, *BEFORE_DATES
    ) and word.word not in {"март", "мая", "мае", "июнь", "июль", "июня", "июля"}:
        return None
    return piece.meaning(month=int(word.value), direction=_way(piece), edge=piece.value("edge"))


BEFORE_DATES = ("prep", "since", "until", "in_", "within", "of", "and", "edge", "comma", "earlier",
                "later", "za", "hyphen", "to", "each")  # fmt: skip


def _year(piece: Piece) -> Meaning | None:
    year = int(piece.value("year") or 0)
    bare = not piece.has("yearword", "yearabbr", "edge", "so")
    if bare and (not 1800 <= year <= 2060 or _counts(piece)):
        return None
    return piece.meaning(year=year, edge=piece.value("edge"), sure=0.9 if bare else 0.97)


def _counts(piece: Piece) -> bool:
    """Whether a bare number counts things, or money, rather than years."""
    if piece.before.word in {"$", "€", "£", "№", "#", "₴", "+"} or piece.after.word in {"%", "$"}:
        return True
    if is_a(piece.before, *BEFORE_DATES) or piece.before.word in DETERMINERS:
        return is_a(piece.after, "unit", "hour", "hyphen") and not is_a(piece.before, "prep", "in_")
    if piece.language == "en":
        word = piece.after.word
        return piece.after.sign == NONE and word.isalpha() and _countable(word)
    return True


def _countable(word: str) -> bool:
    """Whether 2,000 of them may be meant: "troops", and not "campaign"."""
    return word.endswith(("s", "people", "men", "cent")) and not word.endswith("ss")


DETERMINERS = frozenset("( the his her its their our this that a s'".split())


def _spoken(piece: Piece) -> Meaning | None:
    """"Nineteen ninety-six", "дві тисячі двадцять першому році"."""
    said = [int(float(token.value)) for token in piece.own if is_a(token, "num", "ord")]
    if piece.language != "en":
        year = quantity(piece.own, NUMBERS)
        return piece.meaning(year=int(year), sure=0.9) if year and 1000 < year < 2100 else None
    if said == [2, 1000]:
        return piece.meaning(year=2000, **_calendar(piece), sure=0.85)
    if said[0] not in {18, 19, 20} or said[1] < 10 or sum(said[1:]) > 99 or piece.has("the"):
        return None
    return piece.meaning(year=said[0] * 100 + sum(said[1:]), **_calendar(piece), sure=0.85)


def _days(piece: Piece) -> Meaning | None:
    fields = _calendar(piece)
    return piece.meaning(**fields, sure=0.9) if fields["day"] < fields["last"] <= 31 else None


def _years(piece: Piece) -> Meaning | None:
    one, two = (int(token.value) for token in piece.own if is_a(token, "year"))
    if piece.has("and") or not 1500 <= one < two <= 2100:
        return None
    return piece.meaning(year=one, until_year=two, sure=0.9)


def _weekday(piece: Piece) -> Meaning | None:
    fields = _calendar(piece)
    unit = piece.value("unit")
    if unit not in {None, "W"}:
        return None
    way = _way(piece)
    if is_weak(piece):
        return None
    if unit == "W":
        return piece.meaning(weekday=fields["weekday"], shift=way, unit="W", sure=0.95)
    anchor = "previous" if piece.has("that") else "published"
    return piece.meaning(weekday=fields["weekday"], direction=way, anchor=anchor,
                         edge=fields.get("edge"), sure=0.85 if way is None else 0.9)  # fmt: skip


def is_weak(piece: Piece) -> bool:
    """A weekday's name that is an everyday word ("среда", surroundings) wants a neighbour."""
    return piece.has("weekdayweak") and not (
        piece.has(*DIRECTIONS) or is_a(piece.before, "since", "until", "daypart", "comma")
    )


def _unit(piece: Piece) -> Meaning | None:
    unit = piece.value("unit", "yearword", "hour") or ""
    way = _way(piece)
    if unit == "WE":
        return _weekend(piece)
    if unit in {"TS", "TM", "TH"}:
        if way is None:
            return None
        ref = {-1: None, 0: "PRESENT_REF", 1: None}[way]
        value = ref or ("PT1H" if unit == "TH" else None)
        return piece.meaning(value=value, kind="duration" if value == "PT1H" else "date") if value else None
    if _many(piece):
        return _recent(piece) if way else None
    if piece.has("recent", "coming") and not piece.has("edge"):
        return None
    anchor = "previous" if piece.value("prev", "next") in {"before", "after"} else "published"
    return piece.meaning(shift=way or 0, unit=unit, anchor=anchor, edge=piece.value("edge"), sure=0.9)


def _many(piece: Piece) -> bool:
    """Whether an English unit is a plural."""
    units = [token for token in piece.own if is_a(token, *UNIT)]
    return piece.language == "en" and units[-1].word.endswith("s")


def _thatunit(piece: Piece) -> Meaning | None:
    unit = piece.value("unit", "yearword") or ""
    if unit not in {"Y", "M", "W", "D", "Q"}:
        return None
    return piece.meaning(shift=0, unit=unit, anchor="previous", sure=0.6)


def _dayshift(piece: Piece) -> Meaning | None:
    shift = int(piece.value("dayshift") or 0)
    return piece.meaning(shift=shift, unit="D", anchor="previous", sure=0.6)


def _weekend(piece: Piece) -> Meaning | None:
    before = is_a(piece.before, "prep", "until", "since", "within", "in_", "of")
    if piece.value("unit") != "WE" or not (before or piece.has(*DIRECTIONS, "the", "edge")):
        return None
    return piece.meaning(unit="WE", direction=_way(piece), edge=piece.value("edge"), sure=0.8)


SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def _season(piece: Piece) -> Meaning | None:
    name = piece.value("season", "seasonweak") or ""
    if piece.has("seasonweak") and not piece.has(*DIRECTIONS, "year", "yearword", "the", "edge"):
        return None
    fields = _calendar(piece)
    if "unit" not in fields and "year" not in fields:
        fields["direction"] = _way(piece)
    return piece.meaning(season=SEASONS[name], **fields, sure=0.85)


def _quarter(piece: Piece) -> Meaning | None:
    if piece.value("unit") != "Q":
        return None
    fields = _calendar(piece)
    if not 1 <= fields.get("quarter", 1) <= 4:
        return None
    if piece.has("ago", "earlier"):
        anchor = "published" if "quarter" in fields else "previous"
        return piece.meaning(**{**fields, "shift": -1, "unit": "Y", "anchor": anchor}, sure=0.7)
    if "quarter" not in fields:
        return piece.meaning(**fields, sure=0.6)
    return piece.meaning(**fields, sure=0.85)


def _half(piece: Piece) -> Meaning | None:
    fields = _calendar(piece)
    if fields["half"] not in {1, 2}:
        return None
    if "year" not in fields:
        fields |= {"unit": "Y", "shift": fields.get("shift") or 0}
    return piece.meaning(**fields, sure=0.85)


def _decade(piece: Piece) -> Meaning | None:
    if (digits := piece.value("decade")) is not None:
        return piece.meaning(decade=int(digits[:3]), edge=piece.value("edge"), sure=0.95)
    if (digits := piece.value("decade2")) is not None:
        return piece.meaning(decade=190 + int(digits[0]), edge=piece.value("edge"), sure=0.8)
    if piece.language != "en" and not piece.has("yearword"):
        return None  # "of the fifties" may be of the fiftieth
    return piece.meaning(decade=int(piece.value("decadeword") or 0), edge=piece.value("edge"), sure=0.9)


def _century(piece: Piece) -> Meaning | None:
    number = _calendar(piece).get("century")
    if piece.value("unit") != "CE" or number is None or not 2 <= number <= 22:
        return None
    return piece.meaning(century=number - 1, edge=piece.value("edge"), sure=0.95)


def _holiday(piece: Piece) -> Meaning | None:
    fields = _calendar(piece)
    return piece.meaning(**fields, holiday=piece.value("holiday"), direction=_way(piece), sure=0.8)


UNIT = ("unit", "yearword", "hour", "otherday")

AGE = Meaning(rule="age", value="")
"""How old somebody is: no time of the text, and no part of it is one."""


def _length(piece: Piece) -> Meaning | None:
    count = quantity(piece.own, (*NUMBERS, "year", "fraction", "vague"))
    unit = piece.value(*UNIT) or ""
    if unit == "Q" and (count == 3 and piece.has("hyphen") or count and count > 1000):
        return None  # three quarters of something; the 1988 quarter
    near = piece.tokens[max(0, piece.match.start - 4) : piece.match.start]
    aged = any(is_a(token, "aged") for token in near)
    if unit == "Y" and (aged or is_a(piece.after, "old") or piece.has("old")):
        return AGE
    value = iso_length(count, unit)
    return piece.meaning(kind="duration", value=value, sure=0.9) if value else None


def _single(piece: Piece) -> Meaning | None:
    """A unit without a number: "a year", "weeks", "тиждень"."""
    unit = piece.own[-1] if not piece.has("so") else piece.own[-2]
    word = unit.word
    many = piece.language == "en" and word.endswith("s")
    if many:
        known = unit.value not in {"Q", "WE", "TS"} and (unit.value != "D" or is_a(piece.before, "within"))
        return piece.meaning(kind="duration", value=iso_length(None, unit.value), sure=0.6) if known else None
    said = piece.has("a", "approx", "more") or is_a(piece.before, "within", "in_", "za")
    said = said or piece.before.word == "на" and unit.value in {"W", "M", "Y", "TH"}
    if not said or unit.value == "WE" or (unit.value == "TS" and piece.language == "en"):
        return None
    return piece.meaning(kind="duration", value=iso_length(1, unit.value), sure=0.7)


def _literal(piece: Piece) -> Meaning | None:
    return piece.meaning(kind="duration", value=piece.value("literal"), sure=0.9)


def _recent(piece: Piece) -> Meaning | None:
    unit = piece.value(*UNIT) or ""
    word = next(token for token in piece.own if is_a(token, *UNIT)).word
    if piece.language == "en" and not word.endswith("s"):
        return None
    way = _way(piece) or 0
    return piece.meaning(kind="duration", value=iso_length(None, unit), open=way, sure=0.7)


SIGNS = {"ago": -1, "earlier": -1, "later": 1, "fromnow": 1, "lapsed": 1}


def _counted(piece: Piece) -> dict[str, Any] | None:
    """How many of which unit; None for parts of the unit and for uncounted ones."""
    if (literal := piece.value("literal")) is not None:
        return {"shift": 6, "unit": "M"} if literal == "P6M" else None
    numbers = (*NUMBERS, "year", "vague")
    count = quantity(piece.own, numbers) if piece.has(*numbers, "fraction") else 1
    unit = piece.value(*UNIT) or ""
    if unit in {"CE", "DE"} and count:
        count, unit = count * {"CE": 100, "DE": 10}[unit], "Y"
    return {"shift": int(count), "unit": unit} if count and count == int(count) else {"unit": unit}


def _shift(piece: Piece) -> Meaning | None:
    name = next(name for name in SIGNS if piece.has(name))
    if name in {"earlier", "later"} and piece.own[-1].word in {"before", "after", "following the", "prior to", "ahead of", "до", "після", "после"}:
        return None if piece.after.word.isalnum() or piece.after.word in {'"', "“"} else _shifted(piece, name)
    return _shifted(piece, name)


def _shifted(piece: Piece, name: str) -> Meaning | None:
    counted = _counted(piece)
    sign = SIGNS[name]
    if counted and counted["unit"].startswith("T") and name in {"earlier", "later", "lapsed"}:
        return piece.meaning(kind="duration", value=iso_length(counted.get("shift"), counted["unit"]), sure=0.7)
    if counted is None or "shift" not in counted:
        return piece.meaning(value="PAST_REF" if sign < 0 else "FUTURE_REF", sure=0.7)
    anchor = "published" if name in {"ago", "fromnow"} else "previous"
    return piece.meaning(shift=sign * counted["shift"], unit=counted["unit"], anchor=anchor, sure=0.85 if anchor == "published" else 0.6)


def _ahead(piece: Piece) -> Meaning | None:
    counted = _counted(piece)
    if counted is None or piece.language == "en" and piece.has("the"):
        return None
    if "shift" not in counted:
        return piece.meaning(kind="duration", value=iso_length(None, counted["unit"]), sure=0.6)
    return piece.meaning(**counted, kind="date", direction=1, sure=0.8)


def _each(piece: Piece) -> Meaning | None:
    if (day := piece.value("weekday", "weekdayweak")) is not None:
        return piece.meaning(kind="set", value=f"XXXX-WXX-{day}", sure=0.9)
    if piece.has("daypart"):
        return piece.meaning(kind="set", value="P1D", sure=0.8)
    if (season := piece.value("season", "seasonweak")) is not None:
        return piece.meaning(kind="set", value=f"XXXX-{season}", sure=0.8)
    if (month := piece.value("month")) is not None:
        return piece.meaning(kind="set", value=f"XXXX-{int(month):02}", sure=0.9)
    count = quantity(piece.own, NUMBERS) if piece.has(*NUMBERS) else 2 if piece.has("other") else 1
    value = iso_length(count, piece.value(*UNIT) or "")
    return piece.meaning(kind="set", value=value, sure=0.9) if value else None


def _thequarter(piece: Piece) -> Meaning | None:
    if piece.value("unit") not in {None, "Q"} or _plural_quarters(piece):
        return None
    shift = -1 if any(token.word == "latest" for token in piece.own) else 0
    return piece.meaning(shift=0, unit="Q", anchor="quarter", direction=shift, sure=0.6)


def _plural_quarters(piece: Piece) -> bool:
    return any(token.word == "quarters" for token in piece.own)


def _yearago(piece: Piece) -> Meaning | None:
    if piece.value("unit") not in {None, "Q"} or not (
        piece.has("hyphen", "unit", "period")
    ):
        return None
    if (year := piece.value("year")) is not None:
        return piece.meaning(shift=0, unit="Q", anchor="quarter", year=int(year), sure=0.6)
    return piece.meaning(shift=-1, unit="Y", anchor="quarter", sure=0.6)


def _past(piece: Piece) -> Meaning | None:
    word = piece.own[-1].word
    if word in {"before", "previously", "prior to", "ahead of"} or " " in word:
        return None
    if piece.before.word in {"не", "not", "no"} or is_a(piece.after, "weekday", "small", "year"):
        return None
    if word == "earlier" and piece.before.sign != END and not is_a(piece.after, "the", "this"):
        return None
    return piece.meaning(value="PAST_REF", sure=0.6)


def _set(piece: Piece) -> Meaning | None:
    if _qualifies(piece):
        return None
    if (value := piece.value("setword")) is not None:
        return piece.meaning(kind="set", value=value, sure=0.9)
    if (value := piece.value("weekdays")) is not None:
        return piece.meaning(kind="set", value=f"XXXX-WXX-{value}", sure=0.85)
    value = piece.value("ref", "refopen") or ""
    way = {"PAST_REF": -1, "FUTURE_REF": 1}.get(value, 0) if piece.has("refopen") else 0
    return piece.meaning(value=value, open=way, sure=0.8)


def _qualifies(piece: Piece) -> bool:
    """Whether an English adverb belongs to a participle or noun: "previously announced"."""
    word, after = piece.own[-1].word, piece.after
    if piece.language != "en" or after.sign != NONE:
        return False
    if word == "soon" and after.word == "as":
        return True
    if piece.has("setword"):
        return after.word.isalpha() and len(after.word) > 4
    return word == "previously" and after.word.endswith("ed")


def _otherday(piece: Piece) -> Meaning | None:
    return piece.meaning(value="PAST_REF", open=-1, sure=0.7)


def _ongoing(piece: Piece) -> Meaning | None:
    """"For a second day", "второй день": the day of which the news tells."""
    if piece.value("unit") != "D" or is_a(piece.after, "of"):
        return None
    return piece.meaning(shift=0, unit="D", sure=0.5)


AFTERNOON = {"AF", "EV", "DT"}


def _clock(piece: Piece) -> Meaning | None:
    if (noon := piece.value("noon")) is not None:
        return piece.meaning(kind="time", clock=noon, zone=piece.value("zone"), sure=0.9)
    said = piece.value("clock")
    number = piece.value("small", "num", "ord")
    if piece.language != "en" and piece.has("daypart") and not piece.has("clock", "hour") and not (
        is_a(piece.before, "prep", "until", "since", "approx", "in_") or piece.has("approx", "prep")
    ):
        return None  # "one night"
    hours, minutes = map(int, re.split(r"[:.]", said)[:2]) if said else (int(float(number or 99)), 0)
    if hours > 24 or minutes > 59 or (said and "." in said and not _clockwork(piece)):
        return None
    late = piece.value("ampm") == "pm" or piece.value("daypart") in AFTERNOON
    if late and hours < 12:
        hours += 12
    if (piece.value("ampm") == "am" or piece.value("daypart") == "NI") and hours == 12:
        hours = 0
    if piece.value("daypart") == "NI" and 8 <= hours < 12:
        hours += 12
    written = f"{hours:02}:{minutes:02}" if said or not piece.has("ampm") else f"{hours:02}:00"
    return piece.meaning(kind="time", clock=written, zone=piece.value("zone"), sure=0.9)


def _clockwork(piece: Piece) -> bool:
    """Whether digits with a full stop are a clock's: "at 4.10", "4.10 p.m."."""
    return piece.has("ampm", "daypart") or piece.before.word in {"at", "о", "об"}


def _part(piece: Piece) -> Meaning | None:
    if piece.has("tonight"):
        return piece.meaning(kind="time", part="NI", shift=0, unit="D", sure=0.9)
    if piece.has("overnight"):
        return piece.meaning(kind="time", part="NI", sure=0.5)
    part = piece.value("daypart")
    word = next(token for token in piece.own if is_a(token, "daypart")).word
    if piece.has("that"):
        return piece.meaning(kind="time", part=part, shift=0, unit="D", anchor="previous", sure=0.6)
    if (way := _way(piece)) is not None:
        return piece.meaning(kind="time", part=part, shift=way, unit="D", sure=0.9)
    if piece.language == "en" and (word.endswith("s") or not (piece.has("the", "edge") or is_a(piece.before, "prep", "in_", "weekday", "day", "until", "since") or word in {"before dawn"})):
        return None
    return piece.meaning(kind="time", part=part, sure=0.6)


def _nighton(piece: Piece) -> Meaning | None:
    if (shift := piece.value("day")) is not None:
        return piece.meaning(night_on=True, shift=int(shift), unit="D", sure=0.9)
    return piece.meaning(night_on=True, **_calendar(piece), sure=0.9)


MAKERS: Mapping[str, Maker] = {
    "point": _point, "written": _written, "month": _month, "year": _year, "spoken": _spoken,
    "days": _days, "years": _years, "weekday": _weekday, "unit": _unit, "thatunit": _thatunit,
    "dayshift": _dayshift, "weekend": _weekend, "season": _season, "quarter": _quarter,
    "half": _half, "decade": _decade, "century": _century, "holiday": _holiday,
    "length": _length, "single": _single, "literal": _literal, "recent": _recent,
    "shift": _shift, "ahead": _ahead, "each": _each, "set": _set, "clock": _clock,
    "part": _part, "nighton": _nighton, "thequarter": _thequarter, "yearago": _yearago,
    "past": _past, "otherday": _otherday, "ongoing": _ongoing,
}  # fmt: skip
