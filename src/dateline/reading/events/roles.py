"""Roles: who did it and to whom, by word order, voice and case.

English goes by order and prepositions; Ukrainian and Russian, whose order is free, by the
number and gender of the verb and the cases that endings may show.
"""

from typing import NamedTuple

from dateline.reading.events.case import NOMINATIVE, Cases, agreeing, is_finite
from dateline.reading.events.grammar import Grammar, grammar, voice
from dateline.reading.events.lexicon import Hit, names_itself
from dateline.reading.events.phrase import (
    Phrase,
    Sentence,
    after,
    case_of,
    left,
    nominative,
    right,
    split,
    trimmed,
)

TRANSITIVE = frozenset({"COERCE", "AID", "SANCTION", "HARM", "RETREAT", "ASSAULT"})
"""Types whose verbs, without a subject before them, speak of those whom it is done to."""

HEAD_ENDS = frozenset({"of", "(", "and", "from", "in"})
"""Words at which the head of an English phrase has been said."""

ABSTRACT = ("ння", "ття", "ість", "ие", "ость")
"""Endings of nouns that are no persons: «рішення ради» decides nothing by itself."""

FIT = ("wounded", "injured", "accused", "detained", "killed", "arrested", "displaced")
"""English words in -ed that may end a phrase."""

SUFFERED = frozenset(
    {"COERCE arrest", "COERCE deport", "SANCTION expel", "SANCTION convict", "ASSAULT abduct",
     "ASSAULT targeted", "RETREAT release", "COERCE None"}
)  # fmt: skip
"""Nouns whose owner it is done to: "the minister's arrest"."""

OBLIQUE = frozenset("gda")
"""Cases of whom something is done to or given."""


WHOLE = frozenset({"SUPPORT", "CONCEDE", "REJECT", "ASSAULT", "COERCE", "PROTEST"})
"""Types whose triggers of verb and object say what it is done to: "lifted the curfew"."""

SPOKEN_TO = frozenset({"REQUEST"})
"""Types whose object is what is asked; whom it is asked of stands behind a preposition."""

ASKED = frozenset({"from", "on", "upon", "of", "to"})

MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE"})
"""Types in which all take part alike."""

CHARGED = frozenset({"accus", "acqui", "convi", "strip", "clear", "suspe", "depri", "warne"})
"""Beginnings of English verbs behind whose object "of" opens what it is about."""


class Roles(NamedTuple):
    """Who did it and to whom; None where the sentence does not say."""

    actor: Phrase | None = None
    recipient: Phrase | None = None


def roles(sentence: Sentence, hit: Hit, noun: bool) -> Roles:
    """The participants of one trigger, pronouns among them; `kept` leaves those out."""
    if noun:
        return _of_noun(sentence, hit)
    return _of_verb(sentence, hit) if sentence.language == "en" else _by_case(sentence, hit)


def kept(sentence: Sentence, who: Roles) -> Roles:
    """The participants that a reader can name: who acts must be somebody."""
    actor, recipient = (_kept(sentence, trimmed(sentence, one)) for one in who)
    if actor and not is_one(sentence, actor, sentence.present.somebody):
        actor = None
    return Roles(actor, recipient if recipient and _is_thing(sentence, recipient) else None)


def is_one(sentence: Sentence, phrase: Phrase | None, ones: frozenset[int]) -> bool:
    """Whether a phrase stands for one of some tokens: in English by its head."""
    if phrase is None:
        return False
    if sentence.language != "en":
        first = sentence.tokens[phrase.start].low
        abstract = first.endswith(ABSTRACT) and phrase.start not in ones | sentence.names
        return not abstract and not ones.isdisjoint(range(*phrase))
    low = [sentence.tokens[at].low for at in range(*phrase)]
    end = next((at for at, word in enumerate(low) if at and word in HEAD_ENDS), len(low))
    return phrase.start + end - 1 in ones


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
    """Of an English verb: who stands before it, and behind it or its preposition."""
    rules = grammar("en")
    subject = left(sentence, hit.start, rules)
    direct = _within(_object(sentence, hit, hit.start), sentence, hit)
    if voice(sentence.tokens, hit.start, "en") == "passive":
        return Roles(after(sentence, hit.end, rules.by), subject)
    if direct is None and _headline(sentence, hit):
        return Roles(after(sentence, hit.end, rules.by), subject)
    if hit.entry.type in SPOKEN_TO and not is_one(sentence, direct, sentence.present.somebody):
        return Roles(subject, after(sentence, hit.end, ASKED) or direct)
    return Roles(subject, direct or after(sentence, hit.end, rules.to))


def _within(phrase: Phrase | None, sentence: Sentence, hit: Hit) -> Phrase | None:
    """Of "acquitted the surgeon of all charges", the surgeon."""
    if phrase is None or sentence.tokens[hit.start].low[:5] not in CHARGED:
        return phrase
    of = (at for at in range(*phrase) if at > phrase.start and sentence.tokens[at].low == "of")
    return Phrase(phrase.start, next(of, phrase.end))


def _object(sentence: Sentence, hit: Hit, verb: int) -> Phrase | None:
    """The direct object: in the gap of a verb and its noun, else behind them.

    «надала | Карсії | кредит» gives to Karsia; "moved | 5,000 troops" moves troops; of
    "lifted the curfew" it is the curfew.
    """
    last = hit.words[-1]
    if last > verb:
        start = next(at for at in range(verb + 1, last + 1) if at not in hit.words[:-1])
        while start < last and sentence.tokens[start].low in grammar(sentence.language).preposition:
            start += 1
        whole = right(sentence, last)
        if last in sentence.present.somebody and whole:
            return Phrase(start, whole.end) if start < last or whole.end > last + 1 else None
        if start < last and is_one(sentence, Phrase(start, last), sentence.present.somebody):
            return right(sentence, start)
        if hit.entry.type in WHOLE and whole and not names_itself(hit, sentence.tokens[last].low):
            return Phrase(start, whole.end)
    return right(sentence, hit.end)


def _verb(sentence: Sentence, hit: Hit) -> int:
    """The verb of a trigger: «трасу | блокують» has it last."""
    if sentence.language == "en":
        return hit.start
    shown = (at for at in hit.words if is_finite(sentence.tokens[at].low, sentence.language))
    return next(shown, hit.start)


def _headline(sentence: Sentence, hit: Hit) -> bool:
    """Whether an English participle without object is passive: "Two arrested in Torvast"."""
    word = sentence.tokens[hit.start].low
    harmed = hit.entry.type in {"COERCE", "HARM"} and word.endswith("ed")
    return harmed or (hit.entry.type == "ASSAULT" and word in {"taken", "beaten", "held"})


def _by_case(sentence: Sentence, hit: Hit) -> Roles:
    """Of a Ukrainian or Russian verb, by what cases its neighbours may stand in."""
    language = sentence.language
    rules = grammar(language)
    verb = _verb(sentence, hit)
    wanted = agreeing(sentence.tokens[verb].low, language)
    before = trimmed(sentence, left(sentence, verb, rules, wanted))
    behind = trimmed(sentence, _object(sentence, hit, verb))
    if voice(sentence.tokens, verb, language) != "active":
        doer = _doer(sentence, behind, alone=before is None)
        done = before or (None if doer else behind)
        return Roles(doer, done)
    aside = None
    if before is not None:
        aside, before = split(sentence, before, wanted)
    concerned = behind or aside or trimmed(sentence, after(sentence, hit.end, rules.to))
    if hit.entry.type in SPOKEN_TO and not is_one(sentence, behind, sentence.present.somebody):
        concerned = trimmed(sentence, after(sentence, hit.end, rules.to)) or concerned
    if before is None:
        closed = sentence.tokens[hit.words[-1]].low in rules.preposition
        if closed:
            return Roles(None, concerned)
        return _alone(sentence, behind, concerned, wanted, hit.entry.type in TRANSITIVE)
    if _subjecthood(sentence, before, wanted) >= _subjecthood(sentence, behind, wanted):
        fits = nominative(sentence, before, wanted)
        return Roles(before, concerned) if fits else Roles(None, before)
    return Roles(behind, before)


def _alone(
    sentence: Sentence,
    behind: Phrase | None,
    concerned: Phrase | None,
    wanted: Cases,
    transitive: bool,
) -> Roles:
    """«Страйкують докери», but «евакуювали людей»: where nothing stands before the verb."""
    if behind is None or not nominative(sentence, behind, wanted):
        return Roles(None, concerned)
    shown = case_of(sentence, behind.start)
    counted = "n" in shown and "p" in shown  # a number
    somebody = is_one(sentence, behind, sentence.present.somebody) and not counted
    both = not OBLIQUE.isdisjoint(shown) and not somebody
    if both and transitive and "p" in wanted:
        return Roles(None, behind)
    return Roles(behind, None)


def _subjecthood(sentence: Sentence, phrase: Phrase | None, wanted: frozenset[str]) -> int:
    """How well a phrase fits as the subject: 0 not, 1 perhaps, 2 and as nothing else.

    One more for somebody, who does things more often than a thing does; not for so and so
    many of them, who have things done to them as often.
    """
    if phrase is None or not nominative(sentence, phrase, wanted):
        return 0
    shown = case_of(sentence, phrase.start)
    somebody = phrase.start in sentence.present.somebody and "m" in shown and "f" not in shown
    counted = "n" in shown and "p" in shown
    likely = not counted and is_one(sentence, phrase, sentence.present.somebody)
    return likely + (2 if somebody or OBLIQUE.isdisjoint(shown) else 1)


def _doer(sentence: Sentence, phrase: Phrase | None, *, alone: bool) -> Phrase | None:
    """Who did what is said in the passive: a phrase in the instrumental.

    Where it stands alone, it may be the subject as well, and must not fit it.
    """
    if phrase is None or "i" not in case_of(sentence, phrase.start):
        return None
    fits = not NOMINATIVE.isdisjoint(case_of(sentence, phrase.start))
    return None if alone and fits else phrase


def _of_noun(sentence: Sentence, hit: Hit) -> Roles:
    """Of nouns: "the arrest of X by Y", "X's attack on Y", «удар X по Y»."""
    rules = grammar(sentence.language)
    of = rules.by_type.get(hit.entry.type, "recipient")
    if sentence.language == "en":
        return _of_english_noun(sentence, hit, rules, of)
    owned = trimmed(sentence, right(sentence, hit.end))
    target = trimmed(sentence, after(sentence, hit.end, rules.onto))
    last = hit.words[-1]
    if last > hit.start and sentence.tokens[last].low in rules.preposition:
        owned, target = None, owned
        if hit.start + 1 < last:
            owned = trimmed(sentence, right(sentence, hit.start + 1))
    doer = None
    if owned is not None:
        doer, owned = _parted(sentence, owned)
    low = sentence.tokens[hit.start].low
    if hit.entry.type in MUTUAL and owned is None:
        return Roles(doer or target, None)
    if of == "actor" or (owned and doer is None and rules.attack.takes(low)):
        return Roles(doer or owned, target)
    return Roles(doer, target or owned)


def _parted(sentence: Sentence, phrase: Phrase) -> tuple[Phrase | None, Phrase | None]:
    """Who does it and whom it is done to: «затримання | журналістки | поліцією»."""
    for at in range(*phrase):
        shown = case_of(sentence, at)
        if shown <= {"i", "d", "l"} and "i" in shown and at not in sentence.names:
            return Phrase(at, phrase.end), Phrase(phrase.start, at) if at > phrase.start else None
    return None, phrase


def _of_english_noun(sentence: Sentence, hit: Hit, rules: Grammar, of: str) -> Roles:
    owner = None
    before = sentence.tokens[hit.start - 1].low if hit.start else ""
    if before == "'s" or (before in {"'", "’"} and hit.start > 1):
        owner = left(sentence, hit.start - 1, rules)
    closed = sentence.tokens[hit.end - 1].low if len(hit.words) > 1 else ""
    begin = hit.end - 1 if closed in rules.preposition | {"of"} else hit.end
    if hit.entry.type in MUTUAL and (all_ := after(sentence, begin, frozenset({"between"}))):
        return Roles(all_, None)
    beside = begin < len(sentence.tokens) and sentence.tokens[begin].low == "of"
    owned = right(sentence, begin + 1) if beside else None
    doer = owner or after(sentence, begin, rules.by)
    target = after(sentence, begin, rules.to - {"of", "between", "in", "for"})
    if of == "actor":
        return Roles(doer or owned, target)
    if owner and not owned and f"{hit.entry.type} {hit.entry.mode}" in SUFFERED:
        return Roles(after(sentence, begin, rules.by), owner)
    return Roles(doer, target or owned)


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
