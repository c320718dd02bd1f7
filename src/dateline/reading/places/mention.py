"""Mentions: the words of a text that may name a place, and the places they may mean.

Words are whole: "assad" is not in "ambassador". Where the names of a text are known, those
of places are looked up and those of other kinds are left alone; else, capitals decide.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.model import Name
from dateline.reading.places.fold import fold
from dateline.reading.places.gazetteer import (
    AREA,
    COUNTRY,
    DIVISION,
    LAND,
    PRIMARY,
    SECOND,
    SETTLEMENT,
    TYPED,
    WATER,
    Gazetteer,
)
from dateline.reading.places.inflection import phrases
from dateline.reading.places.words import country_of, table, words
from dateline.span import Span

WORD = re.compile(
    r"(?:[A-Z]\.){2,}|W\.Va\.|(?:Saint|Sainte|St|Ste|Ft|Mt)\.(?=\s[A-Z])"
    r"|[^\W\d_]+(?:(?!['’]s\b)['’ʼ‑-][^\W\d_]+)*"
)
LONGEST = 5
MOST = 30
"""Meanings of one name that are weighed: the most populous of a hundred Springfields."""

CITY = 100_000
"""People from which on a name may open a sentence: there, any word has a capital."""

DIVISIONS = frozenset({DIVISION, SECOND})
SURE = frozenset({COUNTRY, DIVISION, AREA, WATER, LAND})


@dataclass(frozen=True, slots=True)
class Meaning:
    """A place that a mention may mean.

    exact: the words stand as on the map, undeclined.
    flags: how the name belongs to the place (`gazetteer.PRIMARY`, ...).
    """

    row: int
    flags: int
    exact: bool


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that may name a place.

    key: what mentions of one name share (one sense in a discourse).
    typed: kinds of place that a word beside it asks for ("county", "river", "city of").
    named: a recogniser found it, with this confidence; None where only capitals speak.
    adjective: it is an adjective or an inhabitant's name.
    within: meanings of what follows a comma or stands in brackets: "Paris, Texas".
    """

    span: Span
    key: str
    meanings: tuple[Meaning, ...]
    typed: frozenset[int] = frozenset()
    named: float | None = None
    adjective: bool = False
    within: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the text; `joined` tells that only a space parts it from the one before."""

    span: Span
    text: str
    folded: str
    capital: bool
    joined: bool
    opens: bool


def split(text: str, sentences: Sequence[Span]) -> list[Word]:
    """The words of the sentences, in order."""
    found: list[Word] = []
    for sentence in sentences:
        end, opens = -1, True
        for match in WORD.finditer(text, sentence.start, sentence.end):
            word = match.group()
            joined = end >= 0 and text[end : match.start()] in {" ", "\u00a0"}
            capital = word[0].isupper()
            found.append(Word(Span(*match.span()), word, fold(word), capital, joined, opens))
            end, opens = match.end(), False
    return found


class Finder:
    """Looks a text's words up; made anew for each text, so that nothing outlives it."""

    def __init__(self, text: str, language: str, gazetteer: Gazetteer) -> None:
        self._text, self._language, self._gazetteer = text, language, gazetteer
        self._known: dict[tuple[str, ...], tuple[Meaning, ...]] = {}

    def find(self, sentences: Sequence[Span], names: Sequence[Name]) -> list[Mention]:
        """All mentions, in text order, none overlapping."""
        known = self._named([name for name in names if name.kind == "place"])
        taken = sorted(name.span for name in names if name.kind != "other")
        all_words = split(self._text, sentences)
        free = [
            mention
            for mention in self._free(all_words, sure=bool(names))
            if not any(mention.span.overlaps(span) for span in taken)
        ]
        return self._qualified(sorted([*known, *free], key=lambda mention: mention.span))

    def _named(self, names: Sequence[Name]) -> Iterator[Mention]:
        """What a recogniser calls a place, be it on the map or not."""
        for name in names:
            found = split(self._text, [name.span])
            yield self._looked_up(name, found)

    def _looked_up(self, name: Name, found: list[Word]) -> Mention:
        """The longest part of a name that the map knows, without words of direction or kind."""
        key = " ".join(word.folded for word in found)
        code = country_of(key)
        row = self._gazetteer.country_row(code) if code else None
        for begin, end in _stretches(found):
            chosen = tuple(word.folded for word in found[begin:end])
            meanings = self._shortened(name.span) or self._meanings(chosen)
            if row is not None and not any(self._kind(m) == COUNTRY for m in meanings):
                break
            if meanings:
                typed = _asked([w.folded for w in found[:begin] + found[end:]])
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
        known = self._meanings(tuple(fold(name).split()))
        return tuple(m for m in known if self._kind(m) == DIVISION)

    def _beside(self, span: Span) -> frozenset[int]:
        """What the lower-case word before or after a name says that it is."""
        before = WORD.findall(self._text[max(0, span.start - 30) : span.start])[-2:]
        after = WORD.findall(self._text[span.end : span.end + 24])[:1]
        near = [fold(word) for word in (*before, *after)]
        if near and near[-1] == "of":
            near.pop()
        return _asked(near[-2:])

    def _free(self, found: list[Word], *, sure: bool) -> Iterator[Mention]:
        """What the map knows among the words; `sure` leaves out what a recogniser would find."""
        lower = {word.folded for word in found if not word.capital}
        surnames = _surnames(found)
        at = 0
        while at < len(found):
            mention, size = self._at(found, at)
            if (
                mention
                and (mention.adjective or self._stands(found, at, size, mention, lower, surnames))
                and (not sure or self._certain(mention))
            ):
                yield mention
                at += size
            else:
                at += 1

    def _at(self, found: list[Word], at: int) -> tuple[Mention | None, int]:
        first = found[at]
        if first.capital:
            for size in range(_reach(found, at), 0, -1):
                chosen = tuple(word.folded for word in found[at : at + size])
                if size == 1 and chosen[0] in words("never"):
                    continue
                meanings, grown, typed = self._with_type(found, at, size, chosen)
                if meanings:
                    span = Span(first.span.start, found[at + grown - 1].span.end)
                    return Mention(span, " ".join(chosen), meanings, typed), grown
        return self._adjective(found, at)

    def _with_type(
        self, found: list[Word], at: int, size: int, chosen: tuple[str, ...]
    ) -> tuple[tuple[Meaning, ...], int, frozenset[int]]:
        """The meanings of some words, and of them with the word for a division that follows."""
        meanings = self._meanings(chosen)
        end = at + size
        follows = found[end] if end < len(found) and found[end].joined else None
        if follows and follows.folded in words("division"):
            whole = self._meanings((*chosen, follows.folded))
            divisions = tuple(m for m in (*whole, *meanings) if self._kind(m) in DIVISIONS)
            if divisions:
                return _unique(divisions), size + 1, DIVISIONS
        if size > 1 and chosen[-1] in words("division") and found[end - 1].capital:
            divisions = tuple(
                m for m in (*meanings, *self._meanings(chosen[:-1])) if self._kind(m) in DIVISIONS
            )
            if divisions:
                return _unique(divisions), size, DIVISIONS
        near = {word.folded for word in found[end : end + 4]}
        listed = any(word in words("division") for word in near)
        plain = tuple(m for m in meanings if m.flags & ~TYPED or listed)
        before = [w.folded for w in found[max(0, at - 2) : at]]
        typed = _asked([word for word in before if word != "of"][-1:])
        return plain, size, typed

    def _adjective(self, found: list[Word], at: int) -> tuple[Mention | None, int]:
        if found[at].folded.isascii() and not found[at].capital:
            return None, 1
        for size in (2, 1):
            chosen = found[at : at + size]
            if len(chosen) < size or (size == 2 and not chosen[1].joined):
                continue
            code = country_of(" ".join(word.folded for word in chosen))
            row = self._gazetteer.country_row(code) if code else None
            if row is not None:
                span = Span(chosen[0].span.start, chosen[-1].span.end)
                meaning = Meaning(row, PRIMARY, exact=True)
                return Mention(span, f"country {code}", (meaning,), adjective=True), size
        return None, 1

    def _stands(
        self,
        found: list[Word],
        at: int,
        size: int,
        mention: Mention,
        lower: set[str],
        surnames: set[str],
    ) -> bool:
        """Whether the words are a name of their own, and not a part of a longer one."""
        first, end = found[at], at + size
        if self._in_title(first, found[end - 1]):
            return False
        before = found[at - 1] if at and first.joined else None
        if before and before.capital and not self._apart(before, lower):
            return False
        follows = found[end] if end < len(found) and found[end].joined else None
        if follows and follows.capital and follows.folded not in words("after"):
            return False
        if size > 1:
            return True
        if any(self._kind(m) in SURE for m in mention.meanings):
            return True
        known = any(self._gazetteer.people[m.row] >= CITY for m in mention.meanings)
        if first.opens and not known:
            return False
        return first.folded not in lower and first.folded not in surnames

    def _apart(self, before: Word, lower: set[str]) -> bool:
        """Whether a capitalised word before a name is none of the name's.

        In Ukrainian and Russian the word that opens a sentence is taken for a noun of which
        the name is the genitive: "Мешканці Курська".
        """
        if before.folded in words("before") or country_of(before.folded):
            return True
        return before.opens and (self._language != "en" or before.folded in lower)

    def _in_title(self, first: Word, last: Word) -> bool:
        """Whether a quotation begins at the name and goes on: «Нью-Йорк таймс»."""
        before = self._text[first.span.start - 1 : first.span.start]
        after = self._text[last.span.end : last.span.end + 2]
        return before in {'"', "«", "“", "„"} and after[:1] == " " and after[1:].isalpha()

    def _certain(self, mention: Mention) -> bool:
        """Whether the map alone may say that this is a place, where a recogniser did not."""
        return mention.adjective or any(
            (self._kind(m) in SURE
            and m.flags & ~TYPED
            and self._kind(m) != DIVISION)
            or (self._kind(m) in DIVISIONS and mention.typed)
            for m in mention.meanings
        )

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
        ranks = {self._kind(m) for m in mention.meanings} & {COUNTRY, DIVISION}
        if mention.key != follows.key and ranks & {self._kind(m) for m in follows.meanings}:
            return ()
        kinds = {COUNTRY, DIVISION, SECOND, AREA}
        return tuple(m.row for m in follows.meanings if self._kind(m) in kinds)

    def _abbreviated(self, mention: Mention) -> Mention | None:
        """The "Ill." after "Springfield, "."""
        found = re.compile(r", ((?:[A-Z]\.){2}|W\.Va\.|[A-Z][A-Za-z]{1,4}\b)(\.?)").match(
            self._text, mention.span.end
        )
        name = table("words")["abbreviation"].get(fold(found[1])) if found else None
        if not found or not name or not (found[2] or found[1].isupper() or "." in found[1]):
            return None
        known = self._meanings(tuple(fold(name).split()))
        meanings = tuple(m for m in known if self._kind(m) == DIVISION)
        span = Span(found.start(1), found.end())
        return Mention(span, fold(name), meanings) if meanings else None

    def _kind(self, meaning: Meaning) -> int:
        return self._gazetteer.kind[meaning.row]

    def _meanings(self, chosen: tuple[str, ...]) -> tuple[Meaning, ...]:
        if chosen not in self._known:
            self._known[chosen] = self._looked(chosen)
        return self._known[chosen]

    def _looked(self, chosen: tuple[str, ...]) -> tuple[Meaning, ...]:
        """Meanings by row. Which of a town's Cyrillic names is the plain one, no list says."""
        found: dict[int, Meaning] = {}
        plain = chosen[0].isascii()
        for form in phrases(chosen, self._language):
            for hit in self._gazetteer.find(form.name):
                old = found.get(hit.row)
                if old is None or (hit.flags > old.flags and old.exact == (not form.case)):
                    flags = hit.flags | (0 if plain or hit.flags == TYPED else PRIMARY)
                    found[hit.row] = Meaning(hit.row, flags, exact=not form.case)
        people, kind = self._gazetteer.people, self._gazetteer.kind
        ranked = sorted(
            found.values(), key=lambda m: (kind[m.row] > DIVISION, -people[m.row], m.row)
        )
        return tuple(ranked[:MOST])


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


def _unique(meanings: Sequence[Meaning]) -> tuple[Meaning, ...]:
    return tuple({m.row: m for m in reversed(meanings)}.values())


def _reach(found: list[Word], at: int) -> int:
    """How many words from here can be one name: capitals, and little words between them."""
    size = 1
    for offset, word in enumerate(found[at + 1 : at + LONGEST], 2):
        named = word.capital or word.folded in words("water") or word.folded in words("division")
        if not word.joined or not (named or word.folded in words("inside")):
            break
        size = offset if named else size
    return size


def _asked(near: Sequence[str]) -> frozenset[int]:
    kinds: set[int] = set()
    for word in near:
        if word in words("division"):
            kinds |= DIVISIONS
        elif word in words("water"):
            kinds.add(WATER)
        elif word in words("settlement"):
            kinds.add(SETTLEMENT)
    return frozenset(kinds)


def _surnames(found: list[Word]) -> set[str]:
    """Last words of runs of two or three capitalised words: people, and what is called so."""
    names: set[str] = set()
    for one, other in zip(found, found[1:], strict=False):
        if other.joined and one.capital and other.capital and not one.opens:
            names.add(other.folded)
    return names
