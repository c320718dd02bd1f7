"""From mentions to places: one meaning each, with how sure it is and why."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

import numpy as np

from dateline.model import Place
from dateline.reading.places.clues import NAMES, Array, Sheet, least, weigh, weights
from dateline.reading.places.gazetteer import (
    COUNTRY,
    DIVISION,
    SECOND,
    SETTLEMENT,
    Gazetteer,
)
from dateline.reading.places.mention import Mention
from dateline.reading.places.metonym import stands_for_government
from dateline.reading.places.setting import Setting
from dateline.reading.places.subject import subjects
from dateline.span import Span

Precision = Literal["region", "country", "district", "settlement"]
PRECISION: dict[int, Precision] = {
    COUNTRY: "country",
    DIVISION: "region",
    SECOND: "district",
    SETTLEMENT: "settlement",
}
SEEN = 0.8
"""Confidence that capitals and the map alone give to words being a place at all."""


class Choice(NamedTuple):
    """The likeliest meaning of a mention.

    row: in the gazetteer.
    chance: among the mention's meanings, 0 to 1.
    why: the clues that counted, the heaviest first, in words.
    """

    row: int
    chance: float
    why: tuple[str, ...]


def chosen(
    mentions: Sequence[Mention], gazetteer: Gazetteer, setting: Setting
) -> list[Choice | None]:
    """The likeliest meaning of each mention; None where the map has none."""
    firsts, which = grouped([narrowed(mention, gazetteer) for mention in mentions])
    by = weights()
    sheet = weigh(firsts, gazetteer, setting, by)
    best = [_best(sheet, number, by) for number in range(len(firsts))]
    return [best[number] for number in which]


def narrowed(mention: Mention, gazetteer: Gazetteer) -> Mention:
    """The mention without what is no region, where its words ask for one and there is one.

    "the Kursk region" is no city, however large, and however near to what else is named.
    """
    asked_for = [
        m
        for m in mention.meanings
        if DIVISION in mention.typed and gazetteer.kind[m.row] in mention.typed
    ]
    return replace(mention, meanings=tuple(asked_for)) if asked_for else mention


def grouped(mentions: Sequence[Mention]) -> tuple[list[Mention], list[int]]:
    """One mention of each name (one sense in a discourse), and which of them each one is.

    "Paris, Texas" and "Paris, France" are two names.
    """
    alike: dict[object, int] = {}
    which = [
        alike.setdefault((m.key, m.typed, m.within, m.adjective), len(alike)) for m in mentions
    ]
    return [mentions[which.index(number)] for number in range(len(alike))], which


def _best(sheet: Sheet, mention: int, by: Array) -> Choice | None:
    lines = np.flatnonzero(sheet.mention == mention)
    if not len(lines):
        return None
    line = int(lines[np.argmax(sheet.chances[lines])])
    worth = sheet.clues[line] * by
    if worth.sum() < least(worth):
        return None
    heavy = [i for i in np.argsort(-np.abs(worth), kind="stable")[:4] if abs(worth[i]) > 0.2]
    why = tuple(f"{NAMES[i].replace('_', ' ')} {worth[i]:+.1f}" for i in heavy)
    return Choice(sheet.rows[line], float(sheet.chances[line]), why)


def resolved(
    text: str,
    mentions: Sequence[Mention],
    sentences: Sequence[Span],
    gazetteer: Gazetteer,
    setting: Setting,
) -> tuple[Place, ...]:
    """One place for each mention, in the order of the mentions."""
    every = zip(mentions, chosen(mentions, gazetteer, setting), strict=True)
    kept = [(mention, choice) for mention, choice in every if choice or mention.named is not None]
    mentions, choices = [m for m, _ in kept], [c for _, c in kept]
    metonyms = [
        choice is not None
        and gazetteer.is_capital(choice.row)
        and stands_for_government(text, mention.span)
        for mention, choice in zip(mentions, choices, strict=True)
    ]
    named = [
        (mention.span, choice.row)
        for mention, choice, metonym in zip(mentions, choices, metonyms, strict=True)
        if choice and not metonym and not mention.adjective
    ]
    about = subjects(named, sentences)
    return tuple(
        _place(mention, choice, gazetteer, about, metonym=metonym)
        for mention, choice, metonym in zip(mentions, choices, metonyms, strict=True)
    )


def _place(
    mention: Mention,
    choice: Choice | None,
    gazetteer: Gazetteer,
    about: frozenset[int],
    *,
    metonym: bool,
) -> Place:
    seen = SEEN if mention.named is None else mention.named
    if choice is None:
        return Place(
            span=mention.span, geonames=None, name=None, country=None, latitude=None,
            longitude=None, precision="unknown", confidence=round(seen, 3),
            why=("not in the gazetteer",),
        )  # fmt: skip
    row = choice.row
    country = gazetteer.country(row)
    if metonym and country:
        row = gazetteer.country_row(country) or row
    point = gazetteer.point(row)
    form: Literal["name", "adjective", "metonym"]
    form = "metonym" if metonym else "adjective" if mention.adjective else "name"
    return Place(
        span=mention.span,
        geonames=gazetteer.id(row),
        name=gazetteer.name(row),
        country=country,
        latitude=point and point[0],
        longitude=point and point[1],
        precision=PRECISION.get(gazetteer.kind[row], "region"),
        confidence=round(seen * choice.chance, 3),
        form=form,
        about=form == "name" and row in about,
        why=choice.why,
    )
