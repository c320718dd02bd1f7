"""Quantities: numbers in words and figures, and the lengths they count.

>>> iso_length(90, "TM")
'PT90M'
"""

from collections.abc import Sequence

from dateline.reading.times.lexicon import classes
from dateline.reading.times.tokens import Token


def quantity(tokens: Sequence[Token], names: Sequence[str]) -> float | None:
    """The number that some tokens say; None for an uncertain one ("several", "two or three").

    "Two thousand three hundred and five" adds up; "two to three" does not.
    """
    signs = {classes()[name] for name in (*names, "fraction", "vague", "year")}
    total, here, least = 0.0, 0.0, 0.0
    for token in tokens:
        if token.sign not in signs:
            continue
        if token.value == "X":
            return None
        value = float(token.value)
        if value >= 100 and here:
            here *= value if value > here else 1
            if value >= 1000:
                total, here = total + here, 0.0
            least = value
        elif here and value >= (least or here):
            return None  # two numbers, as in "two or three"
        elif (here and _tens(here) and value < 10) or not here or here % 100 == 0:
            here += value
            least = 0.0
        else:
            return None
    return (total + here) or None


def _tens(value: float) -> bool:
    return value % 100 >= 20 and value % 10 == 0


LETTERS = {"TS": "S", "TM": "M", "TH": "H", "DE": "DE", "CE": "CE", "FN": "W", "WE": "WE"}


def iso_length(count: float | None, unit: str) -> str | None:
    """The TIMEX3 value of so many units; X where it is not said how many."""
    if not unit or unit == "WE":
        return None
    if unit == "TH" and count and count % 24 == 0:
        count, unit = count / 24, "D"
    if unit == "FN":
        count = count and 2 * count
    if count and count < 1 and unit in {"TH", "Y"}:
        count, unit = (count * 60, "TM") if unit == "TH" else (count * 12, "M")
    number = "X" if count is None else f"{count:g}"
    return f"P{'T' * unit.startswith('T')}{number}{LETTERS.get(unit, unit)}"
