"""Roles: who did it and to whom, by word order, voice and the endings of nouns.

Rules, not a parser: English goes by order and prepositions; Ukrainian and Russian, whose
order is free, also by the number of the verb and the case that an ending may show.
"""

from collections.abc import Sequence
from typing import NamedTuple

from dateline.reading.events.grammar import (
    INSTRUMENTAL,
    MARKS,
    OBJECT,
    PLURAL_NOUN,
    Grammar,
    grammar,
    is_plural_verb,
    voice,
)
from dateline.reading.events.lexicon import Hit
from dateline.reading.events.token import Token
from dateline.span import Span

LONGEST = 9
"""Words of a noun phrase."""


class Phrase(NamedTuple):
    """A noun phrase: its tokens, half open."""

    start: int
    end: int


class Roles(NamedTuple):
    """Who did it and to whom; None where the sentence does not say."""

    actor: Phrase | None = None
    recipient: Phrase | None = None


class Sentence(NamedTuple):
    """A sentence with what was found in it so far.

    names: tokens inside a name; they break no phrase.
    verbs: tokens of triggers and reporting words; they break phrases.
    """

    tokens: Sequence[Token]
    language: str
    names: frozenset[int]
    verbs: frozenset[int]

    def span(self, phrase: Phrase) -> Span:
        """Where a phrase stands in the text."""
        return Span(self.tokens[phrase.start].span.start, self.tokens[phrase.end - 1].span.end)


def roles(sentence: Sentence, hit: Hit, noun: bool) -> Roles:
    """The participants of one trigger."""
    found = _of_noun(sentence, hit) if noun else _of_verb(sentence, hit)
    return Roles(_kept(sentence, found.actor), _kept(sentence, found.recipient))


def _of_verb(sentence: Sentence, hit: Hit) -> Roles:
    rules = grammar(sentence.language)
    how = voice(sentence.tokens, hit.start, sentence.language)
    subject = _left(sentence, hit.start, rules)
    direct = _right(sentence, hit.end)
    if sentence.language == "en":
        if how == "passive":
            return Roles(_after(sentence, hit.end, rules.by), subject)
        return Roles(subject, direct or _after(sentence, hit.end, rules.to))
    concerned = direct or _after(sentence, hit.end, rules.to)
    if how == "active":
        return _active(sentence, hit, subject, concerned)
    doer = _instrumental(sentence, direct)
    return Roles(doer, subject or (None if doer else direct))


def _active(
    sentence: Sentence, hit: Hit, subject: Phrase | None, concerned: Phrase | None
) -> Roles:
    """Subject and object of an active verb whose order is free."""
    if subject is None:
        follows = concerned is not None and concerned.start == hit.end
        return Roles(concerned, None) if follows else Roles(None, concerned)
    words = [sentence.tokens[at].low for at in range(*subject)]
    several = any(PLURAL_NOUN.search(word) or word.isdigit() for word in words) or "і" in words
    plural = is_plural_verb(sentence.tokens[hit.start].low)
    if plural and not several and OBJECT.search(words[-1]):
        return Roles(concerned, subject)
    return Roles(subject, concerned)


def _of_noun(sentence: Sentence, hit: Hit) -> Roles:
    """ "the arrest of X by Y", "X's attack on Y", «страйк докерів»."""
    rules = grammar(sentence.language)
    of = rules.by_type.get(hit.entry.type, "recipient")
    if sentence.language == "en":
        owner = None
        if hit.start and sentence.tokens[hit.start - 1].low == "'s":
            owner = _left(sentence, hit.start - 1, rules)
        owned = _after(sentence, hit.end, frozenset({"of", "between"}))
        doer = owner or _after(sentence, hit.end, rules.by)
        target = _after(sentence, hit.end, rules.to - {"of", "between", "in", "for"})
        if of == "actor":
            return Roles(doer or owned, target)
        return Roles(doer, target or owned)
    owned = _right(sentence, hit.end)
    target = _after(sentence, hit.end, rules.to - {"у", "в", "з", "із", "зі", "с", "со", "до"})
    return Roles(owned, target) if of == "actor" else Roles(None, target or owned)


def _instrumental(sentence: Sentence, phrase: Phrase | None) -> Phrase | None:
    if phrase is None:
        return None
    words = [sentence.tokens[at].low for at in range(*phrase)]
    return phrase if INSTRUMENTAL.search(words[0]) else None


def _left(sentence: Sentence, at: int, rules: Grammar) -> Phrase | None:
    """The phrase that ends before a verb; of "X, the mayor, said", X; of "X, who", X."""
    tokens = sentence.tokens
    end = at
    while end and end - 1 not in sentence.names and tokens[end - 1].low in rules.before:
        end -= 1
        if tokens[end].low == "to":
            return _chained(sentence, end, rules)
    if sentence.language == "en" and end and tokens[end - 1].low.endswith("ly"):
        end -= 1
    if end and tokens[end - 1].low in rules.relative:
        end -= 1
        end -= bool(end and tokens[end - 1].low == ",")
    elif end and tokens[end - 1].low == ",":
        end = _before_apposition(sentence, end - 1)
    elif end and tokens[end - 1].low in {"and", "і", "й", "та", "и"}:
        return _first(sentence, end - 1, rules)
    return _ending(sentence, end)


def _chained(sentence: Sentence, at: int, rules: Grammar) -> Phrase | None:
    """Of "X threatened to attack", X: the subject of the verb before "to"."""
    if at and at - 1 in sentence.verbs:
        return _left(sentence, at - 1, rules)
    return _left(sentence, at - 1, rules) if at > 1 else None


def _first(sentence: Sentence, end: int, rules: Grammar) -> Phrase | None:
    """Of "X crossed the river and fired", X: the subject of the clause's first verb."""
    for at in range(end - 1, -1, -1):
        if sentence.tokens[at].low in MARKS:
            return None
        if at in sentence.verbs:
            return _left(sentence, at, rules)
    return None


def _before_apposition(sentence: Sentence, comma: int) -> int:
    for at in range(comma - 1, max(-1, comma - 13), -1):
        if sentence.tokens[at].low == ",":
            return at
    return 0


def _ending(sentence: Sentence, end: int) -> Phrase | None:
    start = end
    while start and end - start < LONGEST and _inside(sentence, start - 1):
        start -= 1
    if start and sentence.tokens[start - 1].low in grammar(sentence.language).to:
        return None if start == end else _beyond(sentence, start, end)
    return Phrase(start, end) if start < end else None


def _beyond(sentence: Sentence, start: int, end: int) -> Phrase | None:
    """Of "protesters in the city clashed", the protesters: the phrase before a preposition."""
    at = start - 1
    head = at
    while head and at - head < LONGEST and _inside(sentence, head - 1):
        head -= 1
    if head < at:
        return Phrase(head, end if sentence.tokens[at].low == "of" else at)
    return None


def _right(sentence: Sentence, start: int) -> Phrase | None:
    end = start
    while end < len(sentence.tokens) and end - start < LONGEST and _inside(sentence, end):
        end += 1
    return Phrase(start, end) if start < end else None


def _after(sentence: Sentence, start: int, openers: frozenset[str]) -> Phrase | None:
    """The phrase behind the first of some prepositions, within the clause."""
    for at in range(start, min(len(sentence.tokens), start + LONGEST)):
        word = sentence.tokens[at].low
        if word in openers and (phrase := _right(sentence, at + 1)):
            return phrase
        if word in MARKS or at in sentence.verbs:
            return None
    return None


def _inside(sentence: Sentence, at: int) -> bool:
    token = sentence.tokens[at]
    if at in sentence.names or token.low in {"of", "'s", "-"}:
        return True
    if at in sentence.verbs or not token.is_word:
        return False
    return token.low not in grammar(sentence.language).breaks


def _kept(sentence: Sentence, phrase: Phrase | None) -> Phrase | None:
    """The phrase, unless it only points at somebody ("they") or is a bare number or date."""
    if phrase is None:
        return None
    start, end = phrase
    while start < end and sentence.tokens[start].low in {"of", "'s", "-"}:
        start += 1
    while start < end and sentence.tokens[end - 1].low in {"of", "'s", "-", "and"}:
        end -= 1
    words = [sentence.tokens[at].low for at in range(start, end)]
    pronouns = grammar(sentence.language).pronoun
    if not words or all(word in pronouns or not word[0].isalpha() for word in words):
        return None
    return Phrase(start, end)
