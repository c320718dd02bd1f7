"""Magnitudes: which event a number belongs to, and as what."""

from collections.abc import Mapping, Sequence

from dateline.model import Magnitude
from dateline.reading.events.lexicon import Hit
from dateline.reading.events.phrase import Phrase, Sentence
from dateline.reading.events.quantity import Quantity
from dateline.reading.events.token import Token
from dateline.span import Span

Counted = dict[int, list[Quantity]]
"""Quantities by the place of their trigger among a sentence's triggers."""

COUNTS: Mapping[tuple[str, str | None], str] = {
    ("HARM", "killed"): "deaths", ("HARM", "deaths"): "deaths", ("OTHER", "deaths"): "deaths",
    ("HARM", "wounded"): "wounded", ("OTHER", "wounded"): "wounded",
    ("OTHER", "missing"): "missing", ("OTHER", "cases"): "cases",
    ("OTHER", "displaced"): "displaced", ("AID", "humanitarian"): "displaced",
    ("COERCE", "arrest"): "detained", ("COERCE", "deport"): "deported",
    ("MOBILIZE", "troops"): "troops", ("ASSAULT", "abduct"): "abducted",
    ("RETREAT", "release"): "released", ("PROTEST", "strike"): "strikers",
    ("PROTEST", None): "protesters", ("PROTEST", "demo"): "protesters",
    ("PROTEST", "riot"): "protesters",
}  # fmt: skip
"""What a number of people beside a trigger counts, by the trigger's type and mode."""

THINGS: Mapping[str, frozenset[str]] = {
    "money": frozenset({"AID", "SANCTION", "OTHER", "AGREE", "CONCEDE", "COERCE", "SUPPORT",
                        "REQUEST", "COOPERATE", "ACCUSE"}),
    "houses": frozenset({"OTHER", "ASSAULT"}),
    "weapons": frozenset({"MOBILIZE", "AID", "ASSAULT"}),
    "troops": frozenset({"MOBILIZE", "RETREAT"}),
}  # fmt: skip
"""Which types a number of things belongs to."""

PERSONS = frozenset({"people", "troops", "margin", None})
PARTS = frozenset({",", "and", "while", "і", "й", "та", "и", "а"})
NEAR, FAR = 4, 12
"""Words between a number and its trigger, for a bare number and for one of people."""


def counted(quantities: Sequence[Quantity], hits: Sequence[Hit], words: Sequence[Token]) -> Counted:
    """Each quantity with the nearest trigger that it can belong to."""
    best: dict[tuple[int, str], tuple[int, Quantity]] = {}
    for quantity in quantities:
        chosen: tuple[int, int, str] | None = None
        for place, hit in enumerate(hits):
            kind = _kind(quantity, hit)
            gap = _gap(quantity, hit, words)
            far = FAR if quantity.kind or quantity.total else NEAR
            if kind is None or gap > far:
                continue
            if chosen is None or gap < chosen[0]:
                chosen = gap, place, kind
        if chosen is None:
            continue
        gap, place, kind = chosen
        if (place, kind) not in best or gap < best[place, kind][0]:
            best[place, kind] = gap, quantity._replace(kind=kind)
    found: Counted = {}
    for (place, _), (_, quantity) in best.items():
        found.setdefault(place, []).append(quantity)
    return found


def _kind(quantity: Quantity, hit: Hit) -> str | None:
    """What a quantity counts beside a trigger; None where it does not belong there."""
    own = COUNTS.get((hit.entry.type, hit.entry.mode))
    if quantity.kind == own and own is not None:
        return own
    if own is not None and quantity.kind in PERSONS:
        return own
    if quantity.kind is not None and hit.entry.type in THINGS.get(quantity.kind, ()):
        return quantity.kind
    return None


def _gap(quantity: Quantity, hit: Hit, words: Sequence[Token]) -> int:
    """Words between a quantity and a trigger; a comma or "and" counts as more."""
    start, end = min(quantity.end, hit.end), max(quantity.start, hit.start)
    between = [word.low for word in words[start:end]]
    if ";" in between:
        return FAR + 1
    return len(between) + 2 * sum(word in PARTS for word in between)


def magnitude(sentence: Sentence, quantity: Quantity, hit: Hit) -> Magnitude:
    """The quantity as the contract has it; its span ends before the trigger."""
    end = quantity.end
    if quantity.start < hit.start < end:
        end = hit.start
    return Magnitude(
        kind=quantity.kind or "people",
        low=quantity.low,
        best=quantity.best,
        high=quantity.high,
        span=sentence.span(Phrase(quantity.start, end)),
    )


def single(kind: str, span: Span) -> Magnitude:
    """One person, said without a number: "a customs officer was killed"."""
    return Magnitude(kind=kind, low=1.0, best=1.0, high=1.0, span=span)
