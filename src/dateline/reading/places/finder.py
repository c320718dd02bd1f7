"""All mentions of a text: recognised names first, then what the map is sure of."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.model import Name
from dateline.reading.places.capitals import Capitals
from dateline.reading.places.fold import fold
from dateline.reading.places.gazetteer import AREA, COUNTRY, DIVISION, SECOND, Gazetteer
from dateline.reading.places.lookup import Lookup
from dateline.reading.places.mention import Mention, Word
from dateline.reading.places.recognised import Recognised
from dateline.reading.places.words import table
from dateline.span import Span

OPEN = {"place", "group", "other"}
"""Kinds of name in which the map may find a place: "Sri Lankan" is a group's name."""


class Finder:
    """Finds the mentions of one text."""

    def __init__(self, text: str, language: str, gazetteer: Gazetteer) -> None:
        self._text, self._lookup = text, Lookup(language, gazetteer)

    def find(self, found: Sequence[Word], names: Sequence[Name] | None) -> list[Mention]:
        """All mentions among a text's words, in text order, none overlapping."""
        known = list(Recognised(self._text, self._lookup).find(names or ()))
        taken = [name.span for name in names or () if name.kind not in OPEN]
        taken += [mention.span for mention in known]
        capitals = Capitals(self._text, self._lookup, found)
        free = [
            mention
            for mention in capitals.find(sure=names is not None)
            if not any(mention.span.overlaps(span) for span in taken)
        ]
        return self._qualified(sorted([*known, *free], key=lambda mention: mention.span))

    def _qualified(self, found: list[Mention]) -> list[Mention]:
        """Tell each mention what contains it in so many words: "Springfield, Ill."."""
        done: list[Mention] = []
        for at, mention in enumerate(found):
            follows = found[at + 1] if at + 1 < len(found) else None
            gap = self._text[mention.span.end : follows.span.start] if follows else ""
            within: tuple[int, ...] = ()
            if follows and not follows.adjective and re.fullmatch(r", |,? \(", gap):
                within = self._containers(mention, follows)
            short = self._abbreviated(mention)
            if short:
                within = tuple(m.row for m in short.meanings)
            done.append(replace(mention, within=within, key=mention.key))
            if short and not (follows and follows.span.overlaps(short.span)):
                done.append(short)
        return done

    def _containers(self, mention: Mention, follows: Mention) -> tuple[int, ...]:
        """What may contain a place; "Oregon, Ohio and Iowa" is a list and no such thing."""
        ranks = {self._lookup.kind(m) for m in mention.meanings} & {COUNTRY, DIVISION}
        if mention.key != follows.key and ranks & {self._lookup.kind(m) for m in follows.meanings}:
            return ()
        kinds = {COUNTRY, DIVISION, SECOND, AREA}
        return tuple(m.row for m in follows.meanings if self._lookup.kind(m) in kinds)

    def _abbreviated(self, mention: Mention) -> Mention | None:
        """The "Ill." after "Springfield, "."""
        found = re.compile(r", ((?:[A-Z]\.){2}|W\.Va\.|[A-Z][A-Za-z]{1,4}\b)(\.?)").match(
            self._text, mention.span.end
        )
        name = table("words")["abbreviation"].get(fold(found[1])) if found else None
        if not found or not name or not (found[2] or found[1].isupper() or "." in found[1]):
            return None
        known = self._lookup.meanings(tuple(fold(name).split()))
        meanings = tuple(m for m in known if self._lookup.kind(m) == DIVISION)
        span = Span(found.start(1), found.end())
        return Mention(span, fold(name), meanings) if meanings else None
