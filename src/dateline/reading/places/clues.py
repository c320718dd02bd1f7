"""Clues: what speaks for one meaning of a name, as numbers that a person can read.

Every meaning of every mention of a text is a row; its clues are columns; a log-linear model
(`data/clues.toml`) weighs them. Clues from the context look at the other names' meanings,
each as probable as it is by then: two rounds, from what is sure to what is not.

Source: the clues are those of the literature on toponym resolution (Lieberman and Samet
2012; DeLozier et al. 2015; Halterman 2023), fitted on our own halves.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dateline.reading.places.gazetteer import (
    AREA,
    COUNTRY,
    DIVISION,
    EARTH,
    LAND,
    NOWHERE,
    PRIMARY,
    SECOND,
    SETTLEMENT,
    TYPED,
    WATER,
    Gazetteer,
)
from dateline.reading.places.mention import Meaning, Mention
from dateline.reading.places.setting import Setting
from dateline.reading.places.words import table

Array = NDArray[np.float64]
NAMES = (
    "people", "country", "division", "second", "settlement", "nature", "primary", "exact",
    "typed", "capital", "namesake", "setting", "qualified", "parent",
    "holds", "near", "region_near", "same_country", "same_division",
)  # fmt: skip
OWN = NAMES.index("qualified") + 1
"""So many clues look at the mention alone; the others look at its company."""
ROUNDS = 3
NEAR, FAR = 60.0, 400.0
"""Kilometres over which nearness fades: a town and its county; a province."""


class Sheet(NamedTuple):
    """All meanings of a text's mentions.

    mention: which mention each meaning is of.
    rows: its place in the gazetteer.
    clues: meanings by `NAMES`.
    chances: how probable each meaning is among its mention's, 0 to 1.
    """

    mention: NDArray[np.intp]
    rows: list[int]
    clues: Array
    chances: Array


def weights() -> Array:
    """How much each clue counts."""
    listed = table("clues")["weights"]
    return np.array([listed[name] for name in NAMES])


def least(worth: Array) -> float:
    """The score that a meaning must reach: more where the article's other places are silent.

    Args:
        worth: What each clue counts for the meaning, by `NAMES`.
    """
    listed = table("clues")
    alone = worth[OWN - 1 :].sum() < listed["company"]
    score: float = listed["lone"] if alone else listed["least"]
    return score


def weigh(
    mentions: Sequence[Mention], gazetteer: Gazetteer, setting: Setting, weigh_by: Array
) -> Sheet:
    """Weigh every meaning of every mention, each in the light of the others.

    Args:
        mentions: One for each name of the text.
        gazetteer: What is known of the world.
        setting: What other words than names say of the country.
        weigh_by: How much each clue counts, by `NAMES`.
    """
    meanings = [(i, m) for i, mention in enumerate(mentions) for m in mention.meanings]
    rows = [m.row for _, m in meanings]
    of = np.array([i for i, _ in meanings], dtype=np.intp)
    clues = np.zeros((len(rows), len(NAMES)))
    for line, (i, meaning) in enumerate(meanings):
        clues[line, :OWN] = own(mentions[i], meaning, gazetteer, setting)
    chances = shares(clues[:, :OWN] @ weigh_by[:OWN], of)
    if rows:
        company, alone = Company(rows, of, clues[:, OWN - 1], gazetteer), np.sqrt(chances)
        for _ in range(ROUNDS):
            clues[:, OWN:] = company.clues(chances, alone)
            chances = shares(clues @ weigh_by, of)
    return Sheet(of, rows, clues, chances)


def own(mention: Mention, meaning: Meaning, gazetteer: Gazetteer, setting: Setting) -> list[float]:
    """The clues that a mention gives by itself."""
    row, kind = meaning.row, gazetteer.kind[meaning.row]
    within = set(mention.within)
    above = {gazetteer.first[row], gazetteer.second[row]}
    if within and (code := gazetteer.country(row)) and kind != COUNTRY:
        above.add(gazetteer.country_row(code) or NOWHERE)
    wanted = kind in mention.typed if mention.typed else False
    return [
        math.log10(gazetteer.people[row] + 10) / 8,
        float(kind == COUNTRY),
        float(kind == DIVISION),
        float(kind == SECOND),
        float(kind == SETTLEMENT),
        float(kind in {AREA, WATER, LAND}),
        float(bool(meaning.flags & PRIMARY)),
        float(meaning.exact),
        float(wanted) - float(bool(meaning.flags == TYPED) and not wanted),
        float(gazetteer.is_capital(row) and bool(meaning.flags & PRIMARY)),
        float(_named_after(row, mention, gazetteer)),
        setting.get(gazetteer.country(row) or "", 0.0) if kind != COUNTRY else 0.0,
        float(bool(within & above)),
    ]


def _named_after(row: int, mention: Mention, gazetteer: Gazetteer) -> bool:
    """Whether a settlement has the name of its division, and no word asks for either."""
    settles = gazetteer.kind[row] == SETTLEMENT and not mention.typed
    return settles and gazetteer.first[row] in {m.row for m in mention.meanings}


def shares(scores: Array, of: NDArray[np.intp]) -> Array:
    """Softmax of the scores within each mention; another place, on no map, may be meant."""
    if not len(scores):
        return scores
    count = int(of.max()) + 1
    unknown: float = table("clues")["least"]
    top = np.full(count, unknown)
    np.maximum.at(top, of, scores)
    powers = np.exp(scores - top[of])
    whole = np.bincount(of, powers, minlength=count) + np.exp(unknown - top)
    return np.asarray(powers / whole[of])


class Company:
    """What the meanings of a text's mentions are to each other.

    Two names of one place ("Velda", "Upper Velda") say nothing for it, unless one of them is
    qualified ("Paris, Tenn.").
    """

    def __init__(
        self, rows: list[int], of: NDArray[np.intp], qualified: Array, gazetteer: Gazetteer
    ) -> None:
        places = np.array(rows)
        points = [gazetteer.point(row) or (math.nan, math.nan) for row in rows]
        first = np.array([gazetteer.first[row] for row in rows])
        second = np.array([gazetteer.second[row] for row in rows])
        kind = np.array([gazetteer.kind[row] for row in rows])
        countries = [gazetteer.country(row) or "" for row in rows]
        codes = np.unique(countries, return_inverse=True)[1]
        known = np.array([bool(code) for code in countries])
        two = (places[:, None] != places[None, :]) | (qualified > 0)[None, :]
        others = (two & (of[:, None] != of[None, :])).astype(float)
        fine = kind >= SECOND
        far = np.nan_to_num(distances(np.radians(np.array(points))), nan=1e6)
        point_like = fine[:, None] & fine[None, :]
        division = np.where(kind == DIVISION, places, first)
        same_division = (division[:, None] == division[None, :]) & (division != NOWHERE)[None, :]
        parent = (first[:, None] == places[None, :]) | (second[:, None] == places[None, :])
        self._count = max(1, int(of.max()))
        self._near = np.exp(-far / NEAR) * point_like * others
        self._region = np.exp(-far / FAR) * point_like * others
        self._country = (codes[:, None] == codes[None, :]) * known[None, :] * others
        self._division = same_division * others
        self._parent, self._holds = parent * others, parent.T * others

    def clues(self, chances: Array, alone: Array) -> Array:
        """The clues of company (`NAMES[OWN:]`).

        Args:
            chances: How probable each meaning is by now.
            alone: How probable it is by itself, with less between high and low: the county
                that is one of ten may be what tells which Paris is meant.
        """
        columns = [
            (self._parent * alone).max(axis=1),
            np.minimum(self._holds @ chances, 2.0) / 2,
            np.log1p(self._near @ chances),
            np.log1p(self._region @ chances),
            self._country @ chances / self._count,
            np.log1p(self._division @ chances),
        ]
        return np.stack(columns, axis=1)


def distances(points: Array) -> Array:
    """Great-circle kilometres between all pairs of points in radians (haversine)."""
    latitude, longitude = points[:, 0], points[:, 1]
    half = (
        np.sin((latitude[:, None] - latitude) / 2) ** 2
        + np.cos(latitude[:, None])
        * np.cos(latitude)
        * np.sin((longitude[:, None] - longitude) / 2) ** 2
    )
    return np.asarray(2 * EARTH * np.arcsin(np.sqrt(np.clip(half, 0, 1))))
