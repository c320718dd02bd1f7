"""Lengths, sets and references: makers for what has no place in the calendar."""

from collections.abc import Sequence

from dateline.reading.times.lexicon import END, NONE
from dateline.reading.times.meaning import Meaning
from dateline.reading.times.piece import DIRECTIONS, NUMBERS, UNIT, Piece, direction, is_a, many
from dateline.reading.times.quantity import iso_length, quantity
from dateline.reading.times.tokens import Token

AGE = Meaning(rule="age", value="")
"""How old somebody is: no time of the text, and no part of it is one."""


def length(piece: Piece) -> Meaning | None:
    """So many units: "ten minutes", "a three-year term"."""
    count = quantity(piece.own, (*NUMBERS, "year", "fraction", "vague"))
    if count and piece.has("half"):
        count += 0.5
    unit = piece.value(*UNIT) or ""
    if unit == "Q" and ((count == 3 and piece.has("hyphen")) or (count and count > 1000)):
        return None  # three quarters of something; the 1988 quarter
    aged = any(is_a(token, "aged") for token in _near(piece)) and not piece.has(*DIRECTIONS)
    if unit == "Y" and (aged or is_a(piece.after, "old") or piece.has("old")):
        return AGE
    if count is None and piece.has("year") and piece.has("hyphen"):
        return None  # "2013 - four months later"
    value = iso_length(count, unit)
    return piece.meaning(kind="duration", value=value, sure=0.9) if value else None


def compound(piece: Piece) -> Meaning | None:
    """A length in two units, the greater first: "two years and three months"."""
    if any(is_a(token, "aged") for token in _near(piece)):
        return AGE
    places = [at for at, token in enumerate(piece.own) if is_a(token, *UNIT)]
    units = [piece.own[at].value for at in places]
    parts = (piece.own[: places[0]], piece.own[places[0] + 1 : places[1]])
    counts = [quantity(part, (*NUMBERS, "fraction")) if part else 1 for part in parts]
    if None in counts or not all(unit in ORDER for unit in units):
        return None
    if ORDER.index(units[0]) >= ORDER.index(units[1]):
        return None
    values = [iso_length(*pair) or "" for pair in zip(counts, units, strict=True)]
    first, second = values[0], values[1].removeprefix("P")
    both = second.removeprefix("T") if first.startswith("PT") else second
    return piece.meaning(kind="duration", value=first + both, sure=0.9)


ORDER = ("Y", "M", "W", "D", "TH", "TM", "TS")
"""Units, the greatest first."""


def _near(piece: Piece) -> Sequence[Token]:
    return piece.tokens[max(0, piece.match.start - 4) : piece.match.start]


def single(piece: Piece) -> Meaning | None:
    """A unit without a number: "a year", "weeks", "тиждень"."""
    unit = piece.own[-1] if not piece.has("so") else piece.own[-2]
    word = unit.word
    if piece.language == "en" and word.endswith("s"):
        beside = is_a(piece.before, "within") or is_a(piece.after, "before", "after")
        known = unit.value not in {"Q", "WE", "TS"} and (unit.value != "D" or beside)
        alone = piece.own[0] is unit and piece.before.capital  # "the Clinton years"
        known = known and not (alone and unit.value in {"Y", "DE", "CE"})
        return (
            piece.meaning(kind="duration", value=iso_length(None, unit.value), sure=0.6)
            if known
            else None
        )
    said = piece.has("a", "approx", "more") or is_a(piece.before, "within", "in_", "za")
    lasts = unit.value in {"W", "M", "Y", "TH"} or word in {"добу", "сутки"}
    led = is_a(piece.before, "lasting") or piece.before.word in {"на", "уже", "вже"}
    said = said or (lasts and led)
    if unit.value == "Q" and piece.language == "en" and not is_a(piece.before, "within"):
        return None  # "a quarter" is the fourth part of something
    if unit.value == "Y" and word == "year" and _full(piece):
        return piece.meaning(shift=0, unit="Y", sure=0.6)
    if not said or unit.value == "WE" or (unit.value == "TS" and piece.language == "en"):
        return None
    return piece.meaning(kind="duration", value=iso_length(1, unit.value), sure=0.7)


def _full(piece: Piece) -> bool:
    """Whether a year is the one that runs: "for the full year"."""
    ended = piece.after.word in {"ended", "ending", "to", "of", "since", "through"}
    the = piece.own[0].word == "the"
    return the and not ended and (piece.before.word == "for" or piece.own[1].word == "full")


def literal(piece: Piece) -> Meaning | None:
    """A length in one word: "півроку", "полчаса"."""
    return piece.meaning(kind="duration", value=piece.value("literal"), sure=0.9)


def recent(piece: Piece) -> Meaning | None:
    """Uncounted units before or after now: "recent weeks"."""
    unit = piece.value(*UNIT) or ""
    word = next(token for token in piece.own if is_a(token, *UNIT)).word
    if piece.language == "en" and not word.endswith("s"):
        return None
    way, count = direction(piece) or 0, None if many(piece) else 1
    return piece.meaning(kind="duration", value=iso_length(count, unit), open=way, sure=0.7)


def each(piece: Piece) -> Meaning | None:
    """What comes again: "every Monday", "twice a year"."""
    if (day := piece.value("weekday", "weekdayweak")) is not None:
        return piece.meaning(kind="set", value=f"XXXX-WXX-{day}", sure=0.9)
    if piece.has("daypart"):
        return piece.meaning(kind="set", value="P1D", sure=0.8)
    if (season := piece.value("season", "seasonweak")) is not None:
        return piece.meaning(kind="set", value=f"XXXX-{season}", sure=0.8)
    if (month := piece.value("month")) is not None:
        return piece.meaning(kind="set", value=f"XXXX-{int(month):02}", sure=0.9)
    count = quantity(piece.own, NUMBERS) if piece.has(*NUMBERS) else 2 if piece.has("other") else 1
    unit = piece.value(*UNIT) or ""
    count, unit = (3 * count, "M") if unit == "Q" and count else (count, unit)
    value = iso_length(count, unit)
    return piece.meaning(kind="set", value=value, sure=0.9) if value else None


def past(piece: Piece) -> Meaning | None:
    """Such as "The past", "earlier" and the like, with nothing to count from."""
    word = piece.own[-1].word
    if " " in word:
        return None
    counted = is_a(piece.after, "weekday", "small", "num", "vague", "year")
    if counted or piece.before.word in {"не", "not", "no"}:
        return None
    if word == "earlier" and piece.before.sign != END and not is_a(piece.after, "the", "this"):
        return None
    return piece.meaning(value="PAST_REF", sure=0.6)


def repeated(piece: Piece) -> Meaning | None:
    """What a word alone says: "daily", "now", "recently"."""
    if _qualifies(piece) or (piece.has("setword") and _named(piece)):
        return None
    if (value := piece.value("setword")) is not None:
        return piece.meaning(kind="set", value=value, sure=0.9)
    if (value := piece.value("weekdays")) is not None:
        return piece.meaning(kind="set", value=f"XXXX-WXX-{value}", sure=0.85)
    value = piece.value("ref", "refopen") or ""
    way = {"PAST_REF": -1, "FUTURE_REF": 1}.get(value, 0) if piece.has("refopen") else 0
    return piece.meaning(value=value, open=way, sure=0.8)


def _named(piece: Piece) -> bool:
    """Whether a capital inside a sentence makes it part of a name: "the Daily Mail"."""
    inside = piece.before.sign != END and piece.before.word[-1:].isalpha()
    return piece.own[0].capital and inside


def _qualifies(piece: Piece) -> bool:
    """Whether an English adverb belongs to a participle or noun: "previously announced"."""
    word, after = piece.own[-1].word, piece.after
    if piece.language != "en" or not (after.sign == NONE or is_a(after, "past")):
        return False
    if word == "soon" and after.word == "as":
        return True
    if piece.has("setword"):
        return after.word.isalpha() and len(after.word) > 4
    return word == "previously" and after.word.endswith("ed")
