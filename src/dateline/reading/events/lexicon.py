"""The lexicon of triggers: which words tell of which kind of event.

The entries stand in `data/triggers.*.toml`, whose first file explains how they are written.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from dateline.reading.events.inflection import NOMINAL, OPEN, VERBAL, inflects
from dateline.reading.events.token import Token

GAP = 3
"""Words that "_" stands for, at most."""

SHORTEST, LONGEST = 2, 14
"""Letters of a stem."""

LEAST = 5
"""Letters of a verb's stem whose passive is formed."""

STOPS = frozenset(".;:!?")


class Entry(NamedTuple):
    """One pattern of the lexicon.

    type, mode: PLOVER's; "OTHER", "HARM" and "CAUSE" are explained in the data.
    rest: after the first word, what further words may be; None for a gap.
    family: the forms of the first word.
    ending: what kind of endings a stem that it begins with may have.
    """

    type: str
    mode: str | None
    noun: bool
    rest: tuple["Choice | None", ...]
    family: frozenset[str]
    ending: str


class Choice(NamedTuple):
    """What one word may be."""

    forms: frozenset[str]
    stems: tuple[str, ...]

    def takes(self, word: str) -> bool:
        """Whether the word is one of the forms or begins with one of the stems."""
        return word in self.forms or word.startswith(self.stems)


class Hit(NamedTuple):
    """An entry found: the tokens it covers, and which of them say it.

    noun: None where the same words are listed as a noun and as a verb.
    as_noun: the noun's entry there.
    """

    start: int
    end: int
    words: tuple[int, ...]
    entry: Entry
    noun: bool | None
    as_noun: Entry | None = None

    def read_as(self, noun: bool) -> "Hit":
        """The same, as the noun or the verb that it is."""
        return self._replace(entry=self.as_noun) if noun and self.as_noun else self


class Lexicon(NamedTuple):
    """A language's entries by their first word."""

    forms: Mapping[str, tuple[Entry, ...]]
    stems: Mapping[str, tuple[Entry, ...]]

    def starting(self, word: str) -> Iterator[tuple[int, Entry]]:
        """The entries that a word may begin, each with the letters it fixes."""
        for entry in self.forms.get(word, ()):
            yield len(word), entry
        if self.stems:
            for length in range(min(len(word), LONGEST), SHORTEST - 1, -1):
                for entry in self.stems.get(word[:length], ()):
                    if inflects(word, word[:length], entry.ending):
                        yield length, entry


def names_itself(hit: Hit, word: str) -> bool:
    """Whether the last word of a trigger is one by itself: "imposed | sanctions"."""
    return any(
        entry.noun and entry.type == hit.entry.type and not entry.rest
        for lexicon in map(load, ("en", "uk", "ru"))
        for _, entry in lexicon.starting(word)
    )


def hits(sentence: Sequence[Token], language: str) -> list[Hit]:
    """The triggers of a sentence, left to right, none inside another.

    Of those that begin at one word, the one with most words wins, then the longest stem, then
    the one that is no event.
    """
    lexicon = load(language)
    found: list[Hit] = []
    at = 0
    while at < len(sentence):
        best = _best(lexicon, sentence, at)
        if best is None:
            at += 1
            continue
        if best.entry.type != "not":
            found.append(best)
        at = best.end
    return found


def _best(lexicon: Lexicon, sentence: Sequence[Token], at: int) -> Hit | None:
    best: tuple[int, ...] = (0, 0)
    chosen: Hit | None = None
    for letters, entry in lexicon.starting(sentence[at].low):
        words = _rest(entry.rest, sentence, at + 1)
        if words is None:
            continue
        rank = (1 + len(words), letters, entry.type == "not")
        if rank > best:
            best, where = rank, (at, *words)
            chosen = Hit(at, where[-1] + 1, where, entry, entry.noun)
        elif rank == best and chosen and chosen.entry.noun != entry.noun:
            one, other = (entry, chosen.entry) if entry.noun else (chosen.entry, entry)
            chosen = chosen._replace(noun=None, entry=other, as_noun=one)
    return chosen


def _rest(
    rest: Sequence[Choice | None], sentence: Sequence[Token], at: int
) -> tuple[int, ...] | None:
    """Which tokens the further words of an entry are; None where they do not follow."""
    if not rest:
        return ()
    if rest[0] is not None:
        if at < len(sentence) and rest[0].takes(sentence[at].low):
            further = _rest(rest[1:], sentence, at + 1)
            return None if further is None else (at, *further)
        return None
    for skip in range(GAP + 1):
        if skip and (at + skip > len(sentence) or sentence[at + skip - 1].low in STOPS):
            return None
        further = _rest(rest[1:], sentence, at + skip)
        if further is not None:
            return further
    return None


@cache
def load(language: str) -> Lexicon:
    """The lexicon of a language: "en", "uk" or "ru"."""
    raw = files("dateline.reading.events").joinpath(f"data/triggers.{language}.toml")
    forms: dict[str, list[Entry]] = {}
    stems: dict[str, list[Entry]] = {}
    for name, table in tomllib.loads(raw.read_text("utf-8")).items():
        kind, _, mode = name.partition(" ")
        for part in ("verbs", "nouns"):
            for pattern in table[part]:
                first, *rest = pattern.lower().split(" ")
                choices = tuple(None if word == "_" else _choice(word) for word in rest)
                opens = _choice(first)
                ending = _ending(language, kind, noun=part == "nouns")
                entry = Entry(kind, mode or None, part == "nouns", choices, opens.forms, ending)
                for form in sorted(opens.forms):
                    forms.setdefault(form, []).append(entry)
                passive = (s for stem in opens.stems for s in passives(stem, language))
                for stem in (*opens.stems, *(passive if part == "verbs" else ())):
                    stems.setdefault(stem, []).append(entry)
    return Lexicon(
        {word: tuple(entries) for word, entries in forms.items()},
        {stem: tuple(entries) for stem, entries in stems.items()},
    )


def _ending(language: str, kind: str, *, noun: bool) -> str:
    """English stems, and those of look-alikes that are no events, may end in anything."""
    if language == "en" or kind == "not":
        return OPEN
    return NOMINAL if noun else VERBAL


PALATAL = {
    "uk": {"ст": "щ", "т": "ч", "д": "дж", "с": "ш", "з": "ж"},
    "ru": {"ст": "щ", "т": "щ", "д": "жд", "с": "ш", "з": "ж"},
}
LABIAL = frozenset("пбвмф")


def passives(stem: str, language: str) -> list[str]:
    """The stems of the passive participle of a verb in -и-, whose consonant may change.

    >>> passives("звинувати", "uk"), passives("отклони", "ru"), passives("ослаби", "ru")
    (['звинувачен'], ['отклонен'], ['ослаблен'])
    """
    if language not in PALATAL or not stem.endswith("и") or len(stem) < LEAST:
        return []
    root = stem[:-1]
    if root[-1] in LABIAL:
        return [root + "лен"]
    changes = (end for end in PALATAL[language] if root.endswith(end))
    end = next(changes, "")
    return [root[: len(root) - len(end)] + PALATAL[language].get(end, "") + "ен"]


def _choice(pattern: str) -> Choice:
    forms: set[str] = set()
    stems: list[str] = []
    for word in pattern.split("|"):
        if word.endswith("*"):
            stems.append(word[:-1])
        elif word.endswith("+"):
            forms.update(inflected(word))
        elif word.endswith("(s)"):
            forms.update((word[:-3], word[:-3] + "s"))
        elif word.endswith("(es)"):
            forms.update((word[:-4], word[:-4] + "es"))
        else:
            forms.add(word)
    return Choice(frozenset(forms), tuple(stems))


def inflected(pattern: str) -> list[str]:
    """The forms of a regular English verb, written as in the data.

    >>> inflected("deny+"), inflected("ban++")
    (['deny', 'denies', 'denied', 'denying'], ['ban', 'bans', 'banned', 'banning'])
    """
    verb = pattern.rstrip("+")
    if pattern.endswith("++"):
        return [verb, verb + "s", verb + verb[-1] + "ed", verb + verb[-1] + "ing"]
    if verb.endswith("e"):
        return [verb, verb + "s", verb + "d", (verb if verb.endswith("ee") else verb[:-1]) + "ing"]
    if verb.endswith("y") and verb[-2] not in "aeou":
        return [verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    plural = "es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s"
    return [verb, verb + plural, verb + "ed", verb + "ing"]
