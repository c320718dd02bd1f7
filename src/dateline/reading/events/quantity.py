"""Quantities: numbers in figures and words as ranges, and what they count.

    >>> text = "at least 9 people"
    >>> [(q.low, q.best, q.high, q.kind) for q in quantities(tokens(text, Span(0, 17)), "en")]
    [(9.0, 9.0, None, 'people')]

A lower bound has no `high`, an upper bound no `low`, a range no `best`.
"""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from dateline.reading.events.token import Token, tokens

__all__ = ["Quantity", "quantities", "tokens"]

LOOK = 3
"""Words after a number among which the noun that it counts may stand."""

OF = frozenset({"of", "out", "из", "з", "із"})
SIGNS = frozenset("$€£₴₽¥")


class Quantity(NamedTuple):
    """A number in a sentence.

    start, end: its tokens with the words that bound it and the noun it counts.
    kind: "people", "money", "deaths" and so on; None where the noun tells nothing.
    total: whether it is a count's new state ("has risen to seven").
    """

    start: int
    end: int
    low: float | None
    best: float | None
    high: float | None
    kind: str | None
    total: bool = False


def quantities(sentence: Sequence[Token], language: str) -> list[Quantity]:
    """The quantities of a sentence, left to right; years and clock times are none."""
    table = _table(language)
    found: list[Quantity] = []
    at = 0
    while at < len(sentence):
        read = _read(sentence, at, table)
        if read is None:
            at += 1
            continue
        quantity = _counted(
            sentence, _bounded(sentence, _ranged(sentence, at, read, table), table), table
        )
        if quantity is not None and not _share(sentence, found, quantity):
            found.append(quantity)
        at = max(quantity.end if quantity else read[0], at + 1)
    return found


def _share(sentence: Sequence[Token], found: Sequence[Quantity], last: Quantity) -> bool:
    """Whether a number is the whole that the one before is a part of ("310 of 340")."""
    if not found or not last.start:
        return False
    return sentence[last.start - 1].low in OF and last.start - found[-1].end <= 2


def _read(
    sentence: Sequence[Token], at: int, table: Mapping[str, Any]
) -> tuple[int, float, float | None, float] | None:
    """The number that begins at a token: its end, low, best and high."""
    words: dict[str, float] = table["values"]
    total, best, end = 0.0, None, at
    while end < len(sentence):
        word = sentence[end].low
        value = _figure(word) if word[0].isdigit() else words.get(word)
        if value is not None and (best is None or (value < best and not word[0].isdigit())):
            total, best, end = total + value, value, end + 1
            if end + 1 < len(sentence) and sentence[end].low == "-" and value >= 20:
                end += sentence[end + 1].low in words
        elif word in table["times"] and best is not None:
            total, best, end = total * table["times"][word], 0.0, end + 1
        else:
            break
    if best is not None:
        return end, total, total, total
    some = table["some"].get(sentence[at].low)
    if some:
        return at + 1, some[0], None, some[1]
    if sentence[at].low.count("-") == 1:  # "twenty-two"
        tens, ones = sentence[at].low.split("-")
        if tens in words and ones in words:
            value = words[tens] + words[ones]
            return at + 1, value, value, value
    return None


def _figure(word: str) -> float | None:
    bare = word.replace("\u00a0", "").replace("\u202f", "").replace(" ", "")
    parts = bare.replace(".", ",").split(",")
    if len(parts) > 1 and all(part.isdigit() for part in parts):
        grouped = all(len(part) == 3 for part in parts[1:]) and parts[0] != "0"
        return float("".join(parts) if grouped else ".".join(parts[:2]))
    return float(bare) if bare.isascii() and bare.isdigit() and len(bare) < 16 else None


def _ranged(
    sentence: Sequence[Token],
    at: int,
    read: tuple[int, float, float | None, float],
    table: Mapping[str, Any],
) -> Quantity:
    """The number, or the range that two of them make ("9–11", "from 3 to 5")."""
    end, low, best, high = read
    plain = Quantity(at, end, low, best, high, None)
    if end + 1 >= len(sentence) or sentence[end].low not in table["range"]:
        return plain
    further = _read(sentence, end + 1, table)
    opened = at > 0 and sentence[at - 1].low in table["between"]
    if further is None or further[1] <= low:
        return plain
    if sentence[end].low in {"to", "and", "до", "і", "та", "и"} and not opened:
        return plain
    if low < 1000 <= further[1]:  # "9–11 million"
        scale = next((t for t in (1e9, 1e6, 1e3) if further[1] >= t), 1.0)
        low = low * scale if low * scale < further[1] else low
    return Quantity(at - opened, further[0], low, None, further[3], None)


def _bounded(sentence: Sequence[Token], found: Quantity, table: Mapping[str, Any]) -> Quantity:
    start, low, high = found.start, found.low, found.high
    if _risen(sentence, start, table["rise"]):
        return found._replace(total=True)
    start -= _before(sentence, start, table["near"])
    for name in ("least", "most"):
        if size := _before(sentence, start, table[name]):
            start -= size
            low, high = (low, None) if name == "least" else (None, high)
            break
    if start and sentence[start - 1].low in SIGNS:
        start -= 1
    return found._replace(start=start, low=low, high=high)


def _risen(sentence: Sequence[Token], at: int, stems: Sequence[str]) -> bool:
    before = [token.low for token in sentence[max(0, at - 2) : at]]
    return any(word.startswith(tuple(stems)) for word in before)


def _before(sentence: Sequence[Token], at: int, phrases: Sequence[str]) -> int:
    """How many tokens before a place are one of some phrases; the longest counts."""
    for phrase in phrases:
        words = phrase.split()
        if at >= len(words) and [t.low for t in sentence[at - len(words) : at]] == words:
            return len(words)
    return 0


def _counted(
    sentence: Sequence[Token], found: Quantity, table: Mapping[str, Any]
) -> Quantity | None:
    """The quantity with what it counts; None for what is a year, date, clock time or share."""
    after = [token.low for token in sentence[found.end : found.end + LOOK]]
    if any(token.low in SIGNS for token in sentence[max(0, found.start - 1) : found.end]):
        return found._replace(kind="money")
    if after and (after[0] in {"%", "percent", ":"} or after[0].startswith(("відсот", "процент"))):
        return None
    if after and after[0] == "-":  # "a 19-year-old"
        return None
    kind, size = None, 0
    for name, stems in table["nouns"]:
        for place, word in enumerate(after):
            if word in {",", ".", "(", ")", ";", "—"}:
                break
            if word.startswith(stems[0]) or word in stems[1]:
                if kind is None or place + 1 < size:
                    kind, size = name, place + 1
                break
    value = found.best or found.low or found.high or 0
    if kind is None and 1900 <= value < 2100 and sentence[found.end - 1].low.isdigit():
        return None
    return found._replace(kind=kind, end=found.end + size)


@cache
def _table(language: str) -> Mapping[str, Any]:
    raw = files("dateline.reading.events").joinpath("data/numbers.toml").read_text("utf-8")
    table = dict(tomllib.loads(raw)[language])
    for name, key in (("values", "value"), ("times", "value"), ("some", "range")):
        table[name] = {word: row[key] for row in table[name] for word in row["words"].split()}
    for name in ("least", "most", "near"):
        table[name] = sorted(table[name], key=lambda phrase: -len(phrase.split()))
    nouns = [("money", table["money"]), *table["kinds"].items(), ("people", table["people"])]
    table["nouns"] = [(name, _split(words)) for name, words in nouns]
    return table


def _split(words: Sequence[str]) -> tuple[tuple[str, ...], frozenset[str]]:
    stems = tuple(word[:-1] for word in words if word.endswith("*"))
    return stems or ("\0",), frozenset(word for word in words if not word.endswith("*"))
