"""Roles: who did it and to whom, by word order, voice and the endings of nouns.

Rules, not a parser: English goes by order and prepositions; Ukrainian and Russian, whose
order is free, also by the number of the verb and the case that an ending may show.
"""

from collections.abc import Sequence
from typing import NamedTuple

from dateline.reading.events.actors import Present
from dateline.reading.events.grammar import (
    INSTRUMENTAL,
    MARKS,
    OBJECT,
    PLURAL,
    VERB,
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

CLOSES = {"»": "«", "”": "“", ")": "(", '"': '"'}
OPENS = {opens: closes for closes, opens in CLOSES.items()}

TRANSITIVE = frozenset({"COERCE", "AID", "SANCTION", "HARM", "RETREAT"})
"""Types whose verbs, without a subject before them, speak of those whom it is done to."""

HEAD_ENDS = frozenset({"of", "(", "and", "from", "in"})
"""Words at which the head of an English phrase has been said."""

CLAUSAL = frozenset({"after", "before", "since", "until", "as"})
"""English prepositions that open a clause as often."""

AND = frozenset({"and", "і", "й", "та", "и"})

FIT = ("wounded", "injured", "accused", "detained", "killed", "arrested", "displaced")
"""English words in -ed that may end a phrase."""


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
    times: tokens of time expressions; they may stand between a subject and its verb.
    present: tokens that show somebody, and a political body.
    """

    tokens: Sequence[Token]
    language: str
    names: frozenset[int]
    verbs: frozenset[int]
    times: frozenset[int] = frozenset()
    present: Present = Present()

    def span(self, phrase: Phrase) -> Span:
        """Where a phrase stands in the text."""
        return Span(self.tokens[phrase.start].span.start, self.tokens[phrase.end - 1].span.end)


def roles(sentence: Sentence, hit: Hit, noun: bool) -> Roles:
    """The participants of one trigger, pronouns among them; `kept` leaves those out."""
    return _of_noun(sentence, hit) if noun else _of_verb(sentence, hit)


def kept(sentence: Sentence, who: Roles) -> Roles:
    """The participants that a reader can name: who acts must be somebody."""
    actor, recipient = (_kept(sentence, _trimmed(sentence, one)) for one in who)
    if actor and not is_one(sentence, actor, sentence.present.somebody):
        actor = None
    return Roles(actor, recipient if recipient and _is_thing(sentence, recipient) else None)


def is_one(sentence: Sentence, phrase: Phrase | None, ones: frozenset[int]) -> bool:
    """Whether a phrase stands for one of some tokens: in English by its head."""
    if phrase is None:
        return False
    if sentence.language != "en":
        return not ones.isdisjoint(range(*phrase))
    low = [sentence.tokens[at].low for at in range(*phrase)]
    end = next((at for at, word in enumerate(low) if at and word in HEAD_ENDS), len(low))
    return phrase.start + end - 1 in ones


def _trimmed(sentence: Sentence, phrase: Phrase | None) -> Phrase | None:
    """Without the adverbs and conjunctions at either end."""
    if phrase is None:
        return None
    start, end = phrase
    loose = grammar(sentence.language).loose
    while start < end and _is_loose(sentence, start, loose):
        start += 1
    while start < end and _is_loose(sentence, end - 1, loose):
        end -= 1
    return Phrase(start, end) if start < end else None


def _is_loose(sentence: Sentence, at: int, loose: frozenset[str]) -> bool:
    word = sentence.tokens[at].low
    adverb = sentence.language == "en" and len(word) > 4 and word.endswith("ly")
    return at not in sentence.names and (word in loose or adverb)


def _is_thing(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a phrase can be what something is done to.

    English shows it by a determiner, a number, a name, or a plural; one bare word is as
    often an adjective or a verb.
    """
    if sentence.language != "en" or is_one(sentence, phrase, sentence.present.somebody):
        return True
    first, last = sentence.tokens[phrase.start].low, sentence.tokens[phrase.end - 1].low
    if last in grammar("en").article:
        return False
    known = first in grammar("en").article or first[0].isdigit() or phrase.start in sentence.names
    return (known and phrase.end - phrase.start > 1) or last.endswith("s")


def _of_verb(sentence: Sentence, hit: Hit) -> Roles:
    rules = grammar(sentence.language)
    how = voice(sentence.tokens, hit.start, sentence.language)
    subject = _left(sentence, hit.start, rules)
    direct = _right(sentence, hit.end)
    concerned = direct or _after(sentence, hit.end, rules.to)
    if sentence.language == "en":
        if how == "passive" or (direct is None and _headline(sentence, hit)):
            return Roles(_after(sentence, hit.end, rules.by), subject)
        return Roles(subject, concerned)
    if how != "active":
        doer = _instrumental(sentence, direct)
        return Roles(doer, subject or (None if doer else direct))
    if subject is None and direct is not None:
        return _subjectless(sentence, hit, direct)
    if subject is not None and _is_object(sentence, hit, subject):
        return Roles(direct, subject)
    return Roles(subject, concerned)


def _headline(sentence: Sentence, hit: Hit) -> bool:
    """Whether an English participle without object is passive: "Two arrested in Torvast"."""
    word = sentence.tokens[hit.start].low
    return hit.entry.type in {"COERCE", "HARM"} and word.endswith("ed")


def _subjectless(sentence: Sentence, hit: Hit, phrase: Phrase) -> Roles:
    """«Страйкують докери», but «евакуювали людей»: the type of the verb tells."""
    several = is_plural_verb(sentence.tokens[hit.start].low)
    if several and hit.entry.type in TRANSITIVE:
        return Roles(None, phrase)
    return Roles(phrase, None)


def _is_object(sentence: Sentence, hit: Hit, phrase: Phrase) -> bool:
    """Whether what stands before a plural verb is one person in the accusative."""
    first = sentence.tokens[phrase.start].low
    if not is_plural_verb(sentence.tokens[hit.start].low) or PLURAL.search(first):
        return False
    around = range(max(0, phrase.start - 1), phrase.end)
    joined = any(sentence.tokens[at].low in AND for at in around)
    return not joined and OBJECT.search(first) is not None


def _of_noun(sentence: Sentence, hit: Hit) -> Roles:
    """Of nouns: "the arrest of X by Y", "X's attack on Y", «страйк докерів»."""
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
    while end and _between(sentence, end - 1, rules):
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
    elif end and tokens[end - 1].low in AND:
        return _first(sentence, end - 1, rules)
    return _ending(sentence, end)


def _between(sentence: Sentence, at: int, rules: Grammar) -> bool:
    """Whether a word may stand between a subject and its verb: "has", "on Monday"."""
    if at in sentence.times:
        return True
    if at + 1 in sentence.times and sentence.tokens[at].low in rules.preposition:
        return True
    return at not in sentence.names and sentence.tokens[at].low in rules.before


def _chained(sentence: Sentence, at: int, rules: Grammar) -> Phrase | None:
    """Of "X threatened to attack", X: the subject of the verb before "to"."""
    if at and (at - 1 in sentence.verbs or sentence.tokens[at - 1].low.endswith("ed")):
        return _left(sentence, at - 1, rules)
    return _first(sentence, at, rules)


def _first(sentence: Sentence, end: int, rules: Grammar) -> Phrase | None:
    """Of "X crossed the river and fired", X: the subject of the clause's first verb."""
    for at in range(end - 1, -1, -1):
        if sentence.tokens[at].low in MARKS:
            return None
        if at in sentence.verbs and (phrase := _left(sentence, at, rules)):
            return phrase
    return None


def _before_apposition(sentence: Sentence, comma: int) -> int:
    for at in range(comma - 1, max(-1, comma - 13), -1):
        if sentence.tokens[at].low == ",":
            return at
    return 0


def _ending(sentence: Sentence, end: int) -> Phrase | None:
    start = end
    while start and end - start < LONGEST and not _opened(sentence, start, end):
        if _inside(sentence, start - 1):
            start -= 1
        elif (opened := _opening(sentence, start - 1)) is not None:
            start = opened
        elif _joins_names(sentence, start - 1, end):
            start -= 1
        else:
            break
    if start and sentence.tokens[start - 1].low in grammar(sentence.language).preposition:
        if start < end and sentence.tokens[start - 1].low in CLAUSAL:
            return Phrase(start, end)
        return None if start == end else _beyond(sentence, start, end)
    return Phrase(start, end) if start < end else None


def _opened(sentence: Sentence, start: int, end: int) -> bool:
    """Whether an article already opens the phrase, so that it goes no further left."""
    if start == end or sentence.tokens[start].low not in grammar(sentence.language).article:
        return False
    return sentence.tokens[start - 1].low != "of"


def _joins_names(sentence: Sentence, at: int, end: int) -> bool:
    """Whether "and" stands between a name and a phrase with a name: both did it."""
    if sentence.tokens[at].low not in AND or at - 1 not in sentence.names:
        return False
    return any(place in sentence.names for place in range(at + 1, end))


def _opening(sentence: Sentence, at: int) -> int | None:
    """Where the short quotation or bracket that closes at a token opens."""
    opens = CLOSES.get(sentence.tokens[at].low)
    for before in range(at - 1, max(-1, at - LONGEST), -1):
        if opens and sentence.tokens[before].low == opens:
            return before
    return None


def _closing(sentence: Sentence, at: int) -> int | None:
    """Behind which token the short quotation or bracket that opens at a token closes."""
    closes = OPENS.get(sentence.tokens[at].low)
    for after in range(at + 1, min(len(sentence.tokens), at + LONGEST)):
        if closes and sentence.tokens[after].low == closes:
            return after + 1
    return None


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
    while end < len(sentence.tokens) and end - start < LONGEST:
        if _inside(sentence, end) and not _opens_another(sentence, start, end):
            end += 1
        elif end > start and (closed := _closing(sentence, end)) is not None:
            end = closed
        else:
            break
    return Phrase(start, end) if start < end else None


def _opens_another(sentence: Sentence, start: int, at: int) -> bool:
    """Whether an article inside a phrase opens the next ("gave the rebels | a deal")."""
    if at == start or at in sentence.names:
        return False
    article = sentence.tokens[at].low in grammar(sentence.language).article
    return article and sentence.tokens[at - 1].low != "of"


def _after(sentence: Sentence, start: int, openers: frozenset[str]) -> Phrase | None:
    """The phrase behind the first of some prepositions, within the clause."""
    for at in range(start, min(len(sentence.tokens), start + LONGEST)):
        word = sentence.tokens[at].low
        if word in openers and (phrase := _right(sentence, at + 1)):
            return None if word == "to" and not _is_nominal(sentence, phrase) else phrase
        if word in MARKS or at in sentence.verbs:
            return None
    return None


def _is_nominal(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether what follows "to" is somebody, not something to do."""
    first = sentence.tokens[phrase.start].low
    return phrase.start in sentence.names or first in grammar(sentence.language).article


def _inside(sentence: Sentence, at: int) -> bool:
    token = sentence.tokens[at]
    if at in sentence.names or token.low in {"of", "'s", "-"}:
        return True
    if at in sentence.verbs or at in sentence.times or not token.is_word:
        return False
    if token.low in grammar(sentence.language).breaks:
        return False
    return sentence.language == "en" or VERB.search(token.low) is None


def _is_verb(word: str) -> bool:
    return word.endswith(("ed", "ly")) and word not in FIT


def _kept(sentence: Sentence, phrase: Phrase | None) -> Phrase | None:
    """The phrase, unless it only points at somebody ("they") or is a bare number or date."""
    if phrase is None:
        return None
    start, end = phrase
    while start < end and sentence.tokens[start].low in {"of", "'s", "-", "and", "(", ")"}:
        start += 1
    while start < end and sentence.tokens[end - 1].low in {"of", "'s", "-", "and", "("}:
        end -= 1
    words = [sentence.tokens[at].low for at in range(start, end)]
    pronouns = grammar(sentence.language).pronoun
    if not words or words[0] in grammar(sentence.language).subject:
        return None
    if sentence.language == "en" and end - 1 not in sentence.names and _is_verb(words[-1]):
        return None
    if all(word in pronouns or not word[0].isalpha() for word in words):
        return None
    return Phrase(start, end)
