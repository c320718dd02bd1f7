"""Places without a recogniser: what the map knows among a text's capitalised words.

Words are whole: "assad" is not in "ambassador". They must stand alone, not be a surname
seen elsewhere, and more where they open a sentence.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dateline.reading.places.gazetteer import (
    AREA,
    COUNTRY,
    DIVISION,
    LAND,
    PRIMARY,
    TYPED,
    WATER,
)
from dateline.reading.places.lookup import Lookup
from dateline.reading.places.mention import DIVISIONS, TOWN, Meaning, Mention, Word, asked
from dateline.reading.places.metonym import AND
from dateline.reading.places.words import country_of, words
from dateline.span import Span

LONGEST = 5
SURE = frozenset({COUNTRY, DIVISION, AREA, WATER, LAND})
CITY = 100_000
"""People from which on a name may open a sentence: there, any word has a capital."""


class Capitals:
    """Mentions among the words of one text."""

    def __init__(self, text: str, lookup: Lookup, found: Sequence[Word]) -> None:
        self._text, self._lookup, self._found = text, lookup, found
        self._lower = {word.folded for word in found if not word.capital}
        self._surnames = _surnames(found)

    def find(self, *, sure: bool) -> Iterator[Mention]:
        """What the map knows among the words; `sure` leaves out what a recogniser would find."""
        found = self._found
        at = 0
        while at < len(found):
            mention, size = self._at(found, at)
            if (
                mention
                and (mention.adjective or self._stands(at, size, mention))
                and (not sure or self._certain(mention))
            ):
                yield mention
                at += size
            else:
                at += 1

    def _at(self, found: Sequence[Word], at: int) -> tuple[Mention | None, int]:
        first = found[at]
        if first.capital:
            for size in range(_reach(found, at), 0, -1):
                chosen = tuple(word.folded for word in found[at : at + size])
                if size == 1 and _no_name(first):
                    continue
                if front := self._front(at, size, chosen):
                    return front, size
                meanings, grown, typed = self._with_type(found, at, size, chosen)
                if meanings:
                    span = Span(first.span.start, found[at + grown - 1].span.end)
                    return Mention(span, " ".join(chosen), meanings, typed), grown
        return self._adjective(found, at)

    def _front(self, at: int, size: int, chosen: tuple[str, ...]) -> Mention | None:
        """The town whose adjective names a part of a front.

        There are two in "на Лиманському й Сіверському напрямках".
        """
        rest = self._found[at + size : at + size + 3]
        listed = len(rest) == 3 and rest[0].folded in AND and rest[1].capital
        word = rest[2] if listed else rest[0] if rest else None
        towns = self._lookup.of_adjective(chosen) if word and word.folded in words("front") else ()
        if not towns:
            return None
        span = Span(self._found[at].span.start, self._found[at + size - 1].span.end)
        return Mention(span, " ".join(chosen), towns, TOWN, adjective=True)

    def _with_type(
        self, found: Sequence[Word], at: int, size: int, chosen: tuple[str, ...]
    ) -> tuple[tuple[Meaning, ...], int, frozenset[int]]:
        """The meanings of some words, and of them with the word for a division that follows."""
        meanings = self._lookup.meanings(chosen)
        end = at + size
        follows = found[end] if end < len(found) and found[end].joined else None
        if follows and follows.folded in words("division"):
            whole = self._lookup.meanings((*chosen, follows.folded))
            divisions = tuple(m for m in (*whole, *meanings) if self._lookup.kind(m) in DIVISIONS)
            if divisions:
                return _unique(divisions), size + 1, DIVISIONS
        if size > 1 and chosen[-1] in words("division") and found[end - 1].capital:
            divisions = tuple(
                m
                for m in (*meanings, *self._lookup.meanings(chosen[:-1]))
                if self._lookup.kind(m) in DIVISIONS
            )
            if divisions:
                return _unique(divisions), size, DIVISIONS
        near = {word.folded for word in found[end : end + 4]}
        listed = any(word in words("division") for word in near)
        plain = tuple(m for m in meanings if m.flags & ~TYPED or listed)
        before = [w.folded for w in found[max(0, at - 2) : at]]
        typed = asked([word for word in before if word != "of"][-1:])
        return plain, size, typed

    def _adjective(self, found: Sequence[Word], at: int) -> tuple[Mention | None, int]:
        if found[at].folded.isascii() and not found[at].capital:
            return None, 1
        for size in (2, 1):
            chosen = found[at : at + size]
            if len(chosen) < size or (size == 2 and not chosen[1].joined):
                continue
            code = country_of(" ".join(word.folded for word in chosen))
            row = self._lookup.gazetteer.country_row(code) if code else None
            if row is not None:
                span = Span(chosen[0].span.start, chosen[-1].span.end)
                meaning = Meaning(row, PRIMARY, exact=True)
                return Mention(span, f"country {code}", (meaning,), adjective=True), size
        return None, 1

    def _stands(self, at: int, size: int, mention: Mention) -> bool:
        """Whether the words are a name of their own, and not a part of a longer one."""
        found, first, end = self._found, self._found[at], at + size
        before = found[at - 1] if at and first.joined else None
        honours = before is not None and before.folded in words("honour")
        if honours or self._in_title(first, found[end - 1]):
            return False
        if before and before.capital and not self._apart(before):
            return False
        follows = found[end] if end < len(found) and found[end].joined else None
        if follows and follows.capital and follows.folded not in words("after"):
            return False
        if size > 1 or any(self._lookup.kind(m) in SURE for m in mention.meanings):
            return True
        people = self._lookup.gazetteer.people
        known = any(m.exact and people[m.row] >= CITY for m in mention.meanings)
        if first.opens and not known:
            return False
        return first.folded not in self._lower | self._surnames

    def _apart(self, before: Word) -> bool:
        """Whether a capitalised word before a name is none of the name's.

        In Ukrainian and Russian the word that opens a sentence is taken for a noun of which
        the name is the genitive: "Мешканці Курська".
        """
        if before.folded in words("before") or country_of(before.folded):
            return True
        return before.opens and (self._lookup.language != "en" or before.folded in self._lower)

    def _in_title(self, first: Word, last: Word) -> bool:
        """Whether a quotation begins at the name and goes on: «Нью-Йорк таймс»."""
        before = self._text[first.span.start - 1 : first.span.start]
        after = self._text[last.span.end : last.span.end + 2]
        return before in {'"', "«", "“", "„"} and after[:1] == " " and after[1:].isalpha()

    def _certain(self, mention: Mention) -> bool:
        """Whether the map alone may say that this is a place, where a recogniser did not."""
        return mention.adjective or any(
            (self._lookup.kind(m) in SURE and m.flags & ~TYPED and self._lookup.kind(m) != DIVISION)
            or (self._lookup.kind(m) in DIVISIONS and mention.typed)
            for m in mention.meanings
        )


def _no_name(word: Word) -> bool:
    """Whether a word is none by itself: a month, or the "Селище" that opens a sentence."""
    return word.folded in words("never") or (word.opens and word.folded in words("settlement"))


def _unique(meanings: Sequence[Meaning]) -> tuple[Meaning, ...]:
    return tuple({m.row: m for m in reversed(meanings)}.values())


def _reach(found: Sequence[Word], at: int) -> int:
    """How many words from here can be one name: capitals, and little words between them."""
    size = 1
    for offset, word in enumerate(found[at + 1 : at + LONGEST], 2):
        named = word.capital or word.folded in words("water") or word.folded in words("division")
        if not word.joined or not (named or word.folded in words("inside")):
            break
        size = offset if named else size
    return size


def _surnames(found: Sequence[Word]) -> set[str]:
    """Last words of runs of two or three capitalised words: people, and what is called so."""
    names: set[str] = set()
    for one, other in pairwise(found):
        if other.joined and one.capital and other.capital and not one.opens:
            names.add(other.folded)
    return names
