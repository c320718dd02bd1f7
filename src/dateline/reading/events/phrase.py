"""Phrases: where the noun phrase before or behind a word begins and ends.

Rules, not a parser: a phrase goes on until a verb, a preposition, a mark or another word of a
closed class; names, short quotations and brackets inside it are kept whole.
"""

from collections.abc import Sequence
from typing import NamedTuple

from dateline.reading.events.actors import Present
from dateline.reading.events.case import NOMINATIVE, Cases, cases
from dateline.reading.events.grammar import MARKS, VERB, Grammar, grammar
from dateline.reading.events.token import Token
from dateline.span import Span

LONGEST = 9
"""Words of a noun phrase."""

CLOSES = {"»": "«", "”": "“", ")": "(", '"': '"'}
OPENS = {opens: closes for closes, opens in CLOSES.items()}

CLAUSAL = frozenset({"after", "before", "since", "until", "as"})
"""English prepositions that open a clause as often."""

AND = frozenset({"and", "і", "й", "та", "и"})
OWN = frozenset({"'", "’"})
"""What ends a plural owner: "the miners' union"."""


class Phrase(NamedTuple):
    """A noun phrase: its tokens, half open."""

    start: int
    end: int


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


def left(sentence: Sentence, at: int, rules: Grammar, wanted: Cases = NOMINATIVE) -> Phrase | None:
    """The phrase that ends before a verb; of "X, the mayor, said", X; of "X, who", X.

    Args:
        sentence: Where to look.
        at: The verb's token.
        rules: The language's.
        wanted: The nominatives that the verb goes with (Ukrainian and Russian).
    """
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
    elif end and tokens[end - 1].low == "," and _adds(sentence, at):
        return _first(sentence, end - 1, rules)
    elif end and tokens[end - 1].low == ",":
        end = _before_apposition(sentence, end - 1)
    elif end and tokens[end - 1].low in AND:
        return _first(sentence, end - 1, rules)
    return _ending(sentence, end, wanted)


def right(sentence: Sentence, start: int) -> Phrase | None:
    """The phrase that begins at a token."""
    end = start
    while end < len(sentence.tokens) and end - start < LONGEST:
        if _inside(sentence, end) and not _opens_another(sentence, start, end):
            if end > start and _describes(sentence, end):
                break
            end += 1
        elif end > start and (closed := _closing(sentence, end)) is not None:
            end = closed
        elif end > start and _joins(sentence, end):
            end += 1
        else:
            break
    return Phrase(start, end) if start < end else None


def after(sentence: Sentence, start: int, openers: frozenset[str]) -> Phrase | None:
    """The phrase behind the first of some prepositions, within the clause."""
    closed = start
    for at in range(start, min(len(sentence.tokens), start + LONGEST)):
        word = sentence.tokens[at].low
        closed = max(closed, _closing(sentence, at) or 0) if word == "(" else closed
        if at < closed:
            continue
        if word in openers and (phrase := right(sentence, at + 1)):
            return None if word == "to" and not _is_nominal(sentence, phrase) else phrase
        if word in MARKS or at in sentence.verbs or word in grammar(sentence.language).relative:
            return None
    return None


def case_of(sentence: Sentence, at: int) -> Cases:
    """The cases that a token of Ukrainian or Russian may stand in; a figure in any."""
    return cases(sentence.tokens[at], sentence.language)


def nominative(sentence: Sentence, phrase: Phrase, wanted: Cases = NOMINATIVE) -> bool:
    """Whether a phrase of Ukrainian or Russian may be a subject of some number and gender.

    Its first words agree with each other; what follows them may be a genitive. Two things
    joined by "and" are plural.
    """
    joined = any(sentence.tokens[at].low in AND for at in range(*phrase))
    shown = case_of(sentence, phrase.start)
    if joined and "p" in wanted:
        return not NOMINATIVE.isdisjoint(shown)
    return not wanted.isdisjoint(shown)


def split(sentence: Sentence, phrase: Phrase, wanted: Cases) -> tuple[Phrase | None, Phrase]:
    """What stands before a subject, and the subject: «Двом міністрам | прокуратура».

    Two phrases side by side show where no case fits both words; the second must fit the
    verb's nominatives.
    """
    for at in range(phrase.end - 1, phrase.start, -1):
        before, here = case_of(sentence, at - 1), case_of(sentence, at)
        apart = before.isdisjoint(here) and {at - 1, at}.isdisjoint(sentence.names)
        if apart and not wanted.isdisjoint(here) and wanted.isdisjoint(before):
            return Phrase(phrase.start, at), Phrase(at, phrase.end)
    return None, phrase


def trimmed(sentence: Sentence, phrase: Phrase | None) -> Phrase | None:
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
    return at not in sentence.names | sentence.present.somebody and (word in loose or adverb)


def _adds(sentence: Sentence, at: int) -> bool:
    """Whether an English participle behind a comma goes on with the clause before it."""
    return sentence.language == "en" and sentence.tokens[at].low.endswith("ing")


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
        return left(sentence, at - 1, rules)
    return _first(sentence, at, rules)


def _first(sentence: Sentence, end: int, rules: Grammar) -> Phrase | None:
    """Of "X crossed the river and fired", X: the subject of the clause's first verb."""
    for at in range(end - 1, -1, -1):
        if sentence.tokens[at].low in MARKS:
            return None
        if at in sentence.verbs and (phrase := left(sentence, at, rules)):
            return phrase
    return None


def _before_apposition(sentence: Sentence, comma: int) -> int:
    for at in range(comma - 1, max(-1, comma - 13), -1):
        if sentence.tokens[at].low == ",":
            return at
    return 0


def _ending(sentence: Sentence, end: int, wanted: Cases) -> Phrase | None:
    start = end
    while start and end - start < LONGEST and not _opened(sentence, start, end):
        if _inside(sentence, start - 1):
            start -= 1
        elif (opened := _opening(sentence, start - 1)) is not None:
            start = opened
        elif _joins_before(sentence, start - 1, end):
            start -= 1
        else:
            break
    if start and sentence.tokens[start - 1].low in grammar(sentence.language).preposition:
        if start < end and sentence.tokens[start - 1].low in CLAUSAL:
            return Phrase(start, end)
        if sentence.language != "en" and (own := _ungoverned(sentence, start, end, wanted)):
            return own
        return None if start == end else _beyond(sentence, start, end)
    return Phrase(start, end) if start < end else None


def _ungoverned(sentence: Sentence, start: int, end: int, wanted: Cases) -> Phrase | None:
    """Of «До кордону Вельмара перекинула», Вельмара: what the preposition does not govern.

    It begins with a name, or with a person's noun that no preposition's case fits.
    """
    for at in range(start + 1, end):
        shown = case_of(sentence, at)
        name = at in sentence.names and at - 1 not in sentence.names
        person = at in sentence.present.somebody and "m" in shown and "f" not in shown
        if (name or person) and not wanted.isdisjoint(shown):
            return Phrase(at, end)
    return None


def _opened(sentence: Sentence, start: int, end: int) -> bool:
    """Whether an article already opens the phrase, so that it goes no further left."""
    if start == end or sentence.tokens[start].low not in grammar(sentence.language).article:
        return False
    before = sentence.tokens[start - 1].low
    return before != "of" and not _joins_before(sentence, start - 1, end)


def _joins_before(sentence: Sentence, at: int, end: int) -> bool:
    """Whether "and" stands before a phrase with somebody, and behind another: both did it."""
    ones = sentence.names | sentence.present.somebody
    if sentence.tokens[at].low not in AND or at - 1 not in ones:
        return False
    return any(place in ones for place in range(at + 1, end))


def _joins(sentence: Sentence, at: int) -> bool:
    """Whether "and" stands behind a phrase with somebody, and before another."""
    ones = sentence.names | sentence.present.somebody
    if sentence.tokens[at].low not in AND or at - 1 not in ones:
        return False
    if at + 1 < len(sentence.tokens) and _is_pronoun(sentence, at + 1):
        return False
    further = right(sentence, at + 1)
    return further is not None and not ones.isdisjoint(range(*further))


def _is_pronoun(sentence: Sentence, at: int) -> bool:
    return sentence.tokens[at].low in grammar(sentence.language).subject


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
    for behind in range(at + 1, min(len(sentence.tokens), at + LONGEST)):
        if closes and sentence.tokens[behind].low == closes:
            return behind + 1
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


def _opens_another(sentence: Sentence, start: int, at: int) -> bool:
    """Whether an article inside a phrase opens the next ("gave the rebels | a deal")."""
    if at == start or at in sentence.names:
        return False
    article = sentence.tokens[at].low in grammar(sentence.language).article
    return article and sentence.tokens[at - 1].low not in AND | {"of"}


def _describes(sentence: Sentence, at: int) -> bool:
    """Whether an English participle behind somebody begins a clause: "men | wearing masks"."""
    word = sentence.tokens[at].low
    loose = sentence.language == "en" and at not in sentence.names | sentence.present.somebody
    return loose and word.endswith(("ing", "ed")) and at - 1 in sentence.present.somebody


def _is_nominal(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether what follows "to" is somebody, not something to do."""
    first = sentence.tokens[phrase.start].low
    return phrase.start in sentence.names or first in grammar(sentence.language).article


def _inside(sentence: Sentence, at: int) -> bool:
    token = sentence.tokens[at]
    if at in sentence.names or token.low in {"of", "'s", "-"}:
        return True
    if token.low in OWN:
        return at > 0 and sentence.tokens[at - 1].low.endswith("s")
    if at in sentence.verbs or at in sentence.times or not token.is_word:
        return False
    rules = grammar(sentence.language)
    if token.low in rules.breaks or token.low in rules.infinitive:
        return False
    return sentence.language == "en" or VERB.search(token.low) is None
