"""Names that a recogniser calls places, looked up."""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import structs

from dateline.model import Name
from dateline.reading.places.fold import fold
from dateline.reading.places.gazetteer import COUNTRY, DIVISION, PRIMARY
from dateline.reading.places.lookup import Lookup
from dateline.reading.places.mention import WORD, Meaning, Mention, Word, asked, split
from dateline.reading.places.words import country_of, table, words
from dateline.span import Span

PART = re.compile(r"[^\W_](?:[^,;()\n]*[^\W_])?")
SURE = 0.6
"""Confidence from which on a name may be a place that is on no map."""


class Recognised:
    """Mentions that names of kind place make, be they on the map or not."""

    def __init__(self, text: str, lookup: Lookup) -> None:
        self._text, self._lookup = text, lookup

    def find(self, names: Iterable[Name]) -> Iterator[Mention]:
        """What a recogniser calls a place; where it is unsure, only what is on the map."""
        for name in names:
            for part in self._parts(name) if name.kind == "place" else ():
                found = split(self._text, [part.span])
                if any(word.capital for word in found):
                    mention = self._looked_up(part, found)
                    if mention.meanings or part.confidence >= SURE:
                        yield mention

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
                return Mention(name.span, " ".join(chosen), meanings, typed, name.confidence)
        meanings = (Meaning(row, PRIMARY, exact=True),) if row is not None else ()
        return Mention(name.span, key, meanings, named=name.confidence, adjective=bool(meanings))

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
    return any(word in words(name) for name in ("before", "division", "settlement"))
