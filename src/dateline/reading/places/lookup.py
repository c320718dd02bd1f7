"""Look-ups: what the words of one text may mean, each looked up once."""

import re

from dateline.reading.places.gazetteer import (
    DIVISION,
    PRIMARY,
    SETTLEMENT,
    TYPED,
    Gazetteer,
)
from dateline.reading.places.inflection import phrases
from dateline.reading.places.mention import Meaning
from dateline.reading.places.words import words

ADJECTIVE = re.compile(r"(\w+?)(ськ|цьк|ск|цк)(?:ий|ого|ому|им|ім|их|ими|ом|ое|ая|ой|ую|е|а|у|і)")
ENDINGS = ("", "и", "ы", "а", "ка", "я", "е")
"""What a town's name has where its adjective has ськ or ск: Суми, Одеса, Авдіївка, Приморе."""
MOST = 30
"""Meanings of one name that are weighed: the most populous of a hundred Springfields."""


class Lookup:
    """The gazetteer as one text asks it; made anew for each, so that nothing outlives it."""

    def __init__(self, language: str, gazetteer: Gazetteer) -> None:
        self.language, self.gazetteer = language, gazetteer
        self._known: dict[tuple[str, ...], tuple[Meaning, ...]] = {}

    def kind(self, meaning: Meaning) -> int:
        """The kind of place, as in `gazetteer`."""
        return self.gazetteer.kind[meaning.row]

    def meanings(self, chosen: tuple[str, ...]) -> tuple[Meaning, ...]:
        """What some folded words, declined or not, may mean: countries and divisions first."""
        if chosen not in self._known:
            self._known[chosen] = self._looked(chosen)
        return self._known[chosen]

    def of_adjective(self, chosen: tuple[str, ...]) -> tuple[Meaning, ...]:
        """The towns that an adjective is of: "Херсонському" of Херсон, "Сумском" of Сумы."""
        found = ADJECTIVE.fullmatch(chosen[-1])
        if not found:
            return ()
        names = [found[1] + found[2], *(found[1] + ending for ending in ENDINGS)]
        towns = [m for name in names for m in self.meanings((*chosen[:-1], name))]
        return tuple({m.row: m for m in towns if self.kind(m) == SETTLEMENT}.values())

    def _looked(self, chosen: tuple[str, ...]) -> tuple[Meaning, ...]:
        """Meanings by row. Which of a town's Cyrillic names is the plain one, no list says."""
        found: dict[int, Meaning] = {}
        plain = chosen[0].isascii()
        for form in phrases(chosen, self.language):
            if form.case and form.name in words("acronym"):
                continue
            for hit in self.gazetteer.find(form.name):
                old = found.get(hit.row)
                if old is None or (hit.flags > old.flags and old.exact == (not form.case)):
                    flags = hit.flags | (0 if plain or hit.flags == TYPED else PRIMARY)
                    found[hit.row] = Meaning(hit.row, flags, exact=not form.case)
        people, kind = self.gazetteer.people, self.gazetteer.kind
        ranked = sorted(
            found.values(), key=lambda m: (kind[m.row] > DIVISION, -people[m.row], m.row)
        )
        return tuple(ranked[:MOST])
