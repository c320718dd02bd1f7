"""Clocks: makers for times and parts of the day."""

import re

from dateline.reading.times.lexicon import NONE
from dateline.reading.times.meaning import Meaning
from dateline.reading.times.piece import Piece, calendar, direction, is_a

AFTERNOON = {"AF", "EV", "DT"}


def clock(piece: Piece) -> Meaning | None:
    """A time on the clock: "10 p.m.", "о 17:05", "в три часа ночи"."""
    if (noon := piece.value("noon")) is not None:
        return piece.meaning(kind="time", clock=noon, zone=piece.value("zone"), sure=0.9)
    said = piece.value("clock")
    number = piece.value("small", "num", "ord")
    if (
        piece.language != "en"
        and piece.has("daypart")
        and not piece.has("clock", "hour")
        and not (
            is_a(piece.before, "prep", "until", "since", "approx", "in_")
            or piece.has("approx", "prep")
        )
    ):
        return None  # "one night"
    if piece.before.word == "+" or (piece.language == "en" and _counts_nights(piece)):
        return None
    if _follows_noun(piece):
        return None
    hours, minutes = (
        map(int, re.split(r"[:.]", said)[:2]) if said else (int(float(number or 99)), 0)
    )
    if hours > 24 or minutes > 59 or (said and "." in said and not _clockwork(piece)):
        return None
    if piece.has("ord") and any(token.word == "часу" for token in piece.own):
        hours -= 1  # the fifth hour begins at four
    written = f"{_hour(hours, piece):02}:{minutes:02}"
    return piece.meaning(kind="time", clock=written, zone=piece.value("zone"), sure=0.9)


def _counts_nights(piece: Piece) -> bool:
    """Whether a number counts parts of the day ("two nights") and is no hour of one."""
    if piece.has("in_"):  # "up from three in the morning"
        return not is_a(piece.before, "prep", "until", "since", "approx")
    return piece.has("daypart") and not piece.has("clock", "oclock", "prep", "the")


def _follows_noun(piece: Piece) -> bool:
    """Whether digits stand behind a noun: a verse, or a score ("won 21:15")."""
    bare = piece.has("clock") and not piece.has("ampm", "daypart", "zone", "approx", "prep")
    word = piece.before.sign == NONE or is_a(piece.before, "past", "future")
    return bare and word and piece.before.word.isalpha()


def half_past(piece: Piece) -> Meaning | None:
    """Half an hour of the hour that is named: "о пів на восьму", "в половине восьмого"."""
    hours = int(piece.value("ord") or 0) - 1
    if not 0 <= hours < 24:
        return None
    return piece.meaning(kind="time", clock=f"{_hour(hours, piece):02}:30", sure=0.9)


def hours_minutes(piece: Piece) -> Meaning | None:
    """Hours and minutes in words: "о 7 годині 20 хвилин"."""
    said = [int(float(token.value)) for token in piece.own if is_a(token, "small", "num", "big")]
    if piece.value("unit") != "TM" or said[0] > 24 or said[1] > 59:
        return None
    clock = f"{_hour(said[0], piece):02}:{said[1]:02}"
    return piece.meaning(kind="time", clock=clock, zone=piece.value("zone"), sure=0.9)


def _hour(hours: int, piece: Piece) -> int:
    """An hour of the day, from one that a part of the day tells apart."""
    part, ampm = piece.value("daypart"), piece.value("ampm")
    if (ampm == "pm" or part in AFTERNOON) and hours < 12:
        return hours + 12
    if (ampm == "am" or part == "NI") and hours == 12:
        return 0
    return hours + 12 if part == "NI" and 8 <= hours < 12 else hours


def _clockwork(piece: Piece) -> bool:
    """Whether digits with a full stop are a clock's: "at 4.10", "4.10 p.m."."""
    return piece.has("ampm", "daypart") or piece.before.word in {"at", "о", "об"}


def part(piece: Piece) -> Meaning | None:
    """A part of the day: "this morning", "ввечері"."""
    if piece.has("tonight"):
        return piece.meaning(kind="time", part="NI", shift=0, unit="D", sure=0.9)
    if piece.has("overnight"):
        return piece.meaning(kind="time", part="NI", sure=0.5)
    part = piece.value("daypart")
    if piece.has("that"):
        return piece.meaning(kind="time", part=part, shift=0, unit="D", anchor="previous", sure=0.6)
    if (way := direction(piece)) is not None:
        return piece.meaning(kind="time", part=part, shift=way, unit="D", sure=0.9)
    return piece.meaning(kind="time", part=part, sure=0.6) if _stands_alone(piece) else None


def _stands_alone(piece: Piece) -> bool:
    """Whether a part of the day is one without a word that says of which day."""
    word = next(token for token in piece.own if is_a(token, "daypart")).word
    if piece.language != "en":  # not "the night of the vote"
        named = piece.after.sign == NONE and piece.after.word.isalpha()
        return not (word in NOMINATIVE and named)
    led = is_a(piece.before, "prep", "in_", "weekday", "day", "until", "since")
    return not word.endswith("s") and (piece.has("the", "edge") or led or word == "before dawn")


NOMINATIVE = frozenset("ніч ночь ночи вечір вечер ранок утро".split())


def night_on(piece: Piece) -> Meaning | None:
    """The night that ends on a day: "в ночь на вторник"."""
    if (shift := piece.value("day")) is not None:
        return piece.meaning(night_on=True, shift=int(shift), unit="D", sure=0.9)
    return piece.meaning(night_on=True, **calendar(piece), sure=0.9)


def night_to(piece: Piece) -> Meaning | None:
    """The night between two days that are named: "в ночь с 3 на 4 мая"."""
    if piece.value("daypart") != "NI":
        return None
    fields = {name: said for name, said in calendar(piece).items() if name != "first"}
    return piece.meaning(night_on=True, **fields, sure=0.9)


def by_day(piece: Piece) -> Meaning | None:
    """A day's light hours: "сегодня днём"."""
    if piece.own[-1].word not in {"днем", "днём"}:
        return None
    fields = calendar(piece)
    if (shift := piece.value("day")) is not None:
        fields |= {"shift": int(shift), "unit": "D"}
    return piece.meaning(kind="time", part="DT", **fields, sure=0.85)
