"""Names that a recogniser calls places, looked up."""

from collections.abc import Iterator, Sequence

from dateline.model import Name
from dateline.reading.places.fold import fold
from dateline.reading.places.gazetteer import COUNTRY, DIVISION, PRIMARY
from dateline.reading.places.lookup import Lookup
from dateline.reading.places.mention import WORD, Meaning, Mention, Word, asked, split
from dateline.reading.places.words import country_of, table, words
from dateline.span import Span


class Recognised:
    """Mentions that names of kind place make, be they on the map or not."""

    def __init__(self, text: str, lookup: Lookup) -> None:
        self._text, self._lookup = text, lookup

    def find(self, names: Sequence[Name]) -> Iterator[Mention]:
        """What a recogniser calls a place, be it on the map or not."""
        for name in names:
            found = split(self._text, [name.span])
            yield self._looked_up(name, found)

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
