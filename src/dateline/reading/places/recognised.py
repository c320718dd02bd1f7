"""Names that a recogniser calls places, looked up."""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import structs

from dateline.model import Name
from dateline.reading.places.fold import fold
from dateline.reading.places.gazetteer import (
    AREA,
    COUNTRY,
    DIVISION,
    LAND,
    PRIMARY,
    SETTLEMENT,
    TYPED,
    WATER,
)
from dateline.reading.places.lookup import Lookup
from dateline.reading.places.mention import TOWN, WORD, Meaning, Mention, Word, asked, split
from dateline.reading.places.words import country_of, table, words
from dateline.span import Span

PART = re.compile(r"[^\W_](?:[^,;()\n]*[^\W_])?")
PRONOUNS = {"he", "she", "it", "they", "we", "він", "вона", "вони", "он", "она", "они"}
SURE = 0.6
"""Confidence from which on a name may be a place that is on no map."""
NATURE = {AREA, WATER, LAND}
KNOWN = 50_000
"""People of a town that is known beyond its country."""
LONGEST = 4
"""Words of a place's name at the head of a body's."""
SHORT = 3
"""Letters of names that are too common for a river's to outweigh a person's."""


class Recognised:
    """Mentions that names of kind place make, be they on the map or not."""

    def __init__(self, text: str, lookup: Lookup) -> None:
        self._text, self._lookup = text, lookup

    def find(self, names: Iterable[Name]) -> Iterator[Mention]:
        """What a recogniser calls a place; where it is unsure, only what is on the map."""
        for name in names:
            for part in self._parts(name) if name.kind == "place" or self._recast(name) else ():
                found = split(self._text, [part.span])
                if any(word.capital and word.folded not in PRONOUNS for word in found):
                    mention = self._looked_up(part, found)
                    if mention.meanings or part.confidence >= SURE:
                        yield mention
            if name.kind == "organization" and not self._recast(name):
                yield from self._housed(name)

    def _housed(self, name: Name) -> Iterator[Mention]:
        """The place that the name of a public body begins with: "Henrico County police".

        A paper, a club or a university keeps its name's places to itself.
        """
        found = split(self._text, [name.span])
        if not any(word.folded in words("body") for word in found):
            return
        for size in range(min(LONGEST, len(found) - 1), 0, -1):
            chosen = tuple(word.folded for word in found[:size])
            if not found[0].capital or (size == 1 and chosen[0] in words("never")):
                return
            known = any(m.flags != TYPED for m in self._lookup.meanings(chosen))
            if known or country_of(" ".join(chosen)):
                span = Span(found[0].span.start, found[size - 1].span.end)
                yield self._looked_up(structs.replace(name, span=span), found[:size])
                return

    def _recast(self, name: Name) -> bool:
        """Whether a whole name is a place's, though the recogniser calls it something else.

        A country or a capital that acts reads like an organization ("Warsaw said"), and a
        river like a person; where the recogniser is unsure, a known town is a town.
        """
        found = split(self._text, [name.span])
        if not found or not all(word.capital for word in found):
            return False
        meanings = self._lookup.meanings(tuple(word.folded for word in found))
        return any(self._stronger(meaning, name) for meaning in meanings)

    def _stronger(self, meaning: Meaning, name: Name) -> bool:
        gazetteer, kind = self._lookup.gazetteer, self._lookup.kind(meaning)
        if meaning.flags == TYPED:
            return False
        if name.confidence < SURE:
            known = kind != SETTLEMENT or gazetteer.people[meaning.row] >= KNOWN
            return known and (kind != COUNTRY or name.kind != "person")
        if name.kind == "organization":
            seat = gazetteer.is_capital(meaning.row) and bool(meaning.flags & PRIMARY)
            return seat or kind in {COUNTRY, DIVISION, AREA}
        return name.kind == "person" and len(name.span.of(self._text)) > SHORT and kind in NATURE

    def _parts(self, name: Name) -> Iterator[Name]:
        """The names in "New Haven, Conn.", without what is no letter at either end."""
        if self._lookup.meanings((fold(name.span.of(self._text)),)):
            yield name
            return
        for match in PART.finditer(self._text, *name.span):
            yield structs.replace(
                name, span=Span(match.start(), match.end() + self._dotted(match, name))
            )

    def _dotted(self, part: re.Match[str], name: Name) -> int:
        """One if a full stop after the words is theirs."""
        dot = self._text[part.end() : part.end() + 1] == "."
        short = fold(part.group()) in table("words")["abbreviation"]
        return int(dot and (short or part.end() < name.span.end))

    def _looked_up(self, name: Name, found: list[Word]) -> Mention:
        """The longest part of a name that the map knows, without words of direction or kind."""
        if front := self._front(name, found):
            return front
        key = " ".join(word.folded for word in found)
        code = country_of(key)
        row = self._lookup.gazetteer.country_row(code) if code else None
        for begin, end in _stretches(found):
            chosen = tuple(word.folded for word in found[begin:end])
            meanings = self._shortened(name.span) or self._lookup.meanings(chosen)
            if row is not None and not any(self._lookup.kind(m) == COUNTRY for m in meanings):
                break
            if meanings:
                typed = asked([w.folded for w in found[:begin] + found[end:]])
                typed |= self._beside(name.span)
                return Mention(
                    _inner(name.span, found), " ".join(chosen), meanings, typed, name.confidence
                )
        meanings = (Meaning(row, PRIMARY, exact=True),) if row is not None else ()
        return Mention(name.span, key, meanings, named=name.confidence, adjective=bool(meanings))

    def _front(self, name: Name, found: list[Word]) -> Mention | None:
        """The town whose adjective names a part of a front: "Покровський напрямок"."""
        own = [word for word in found if word.folded not in words("front")]
        after = WORD.findall(self._text[name.span.end : name.span.end + 24])[:1]
        if len(own) == len(found) and not any(fold(word) in words("front") for word in after):
            return None
        chosen = tuple(word.folded for word in own)
        towns = self._lookup.of_adjective(chosen) if own else ()
        span = Span(own[0].span.start, own[-1].span.end) if own else name.span
        key = " ".join(chosen)
        return Mention(span, key, towns, TOWN, name.confidence, adjective=True) if towns else None

    def _shortened(self, span: Span) -> tuple[Meaning, ...]:
        """The state that "Pa." or "S.C." is short for."""
        words_, dotted = span.of(self._text), self._text[span.start : span.end + 1]
        name = table("words")["abbreviation"].get(fold(words_).replace(" ", ""))
        if not name or "." not in dotted:
            return ()
        known = self._lookup.meanings(tuple(fold(name).split()))
        return tuple(m for m in known if self._lookup.kind(m) == DIVISION)

    def _beside(self, span: Span) -> frozenset[int]:
        """What the lower-case word before or after a name says that it is."""
        before = WORD.findall(self._text[max(0, span.start - 30) : span.start])[-2:]
        after = WORD.findall(self._text[span.end : span.end + 24])[:1]
        near = [fold(word) for word in (*before, *after)]
        if near and near[-1] == "of":
            near.pop()
        return asked(near[-2:])


def _inner(whole: Span, found: Sequence[Word]) -> Span:
    """A name's span without the common words at its ends: "югу Ливана" is Lebanon.

    What a name of a river or a division is called stays: "the Kursk region", "Чорне море".
    """
    own = [word for word in found if word.capital or _of_kind(word.folded)]
    inner = Span(own[0].span.start, own[-1].span.end) if own else whole
    return whole if own and own[-1] is found[-1] and own[0] is found[0] else inner


def _of_kind(word: str) -> bool:
    return any(word in words(name) for name in ("division", "settlement", "water"))


def _stretches(found: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """All of the words, then without those that do not belong to a name, from either side."""
    begin, end = 0, len(found)
    yield begin, end
    while begin < end - 1 and _kindly(found[begin].folded):
        begin += 1
        yield begin, end
    while begin < end - 1 and _kindly(found[end - 1].folded):
        end -= 1
        yield begin, end


def _kindly(word: str) -> bool:
    """Whether a word only says what kind of place a name is of, or where in it."""
    return any(word in words(name) for name in ("before", "division", "settlement", "front"))
