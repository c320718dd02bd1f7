"""Subjects of Ukrainian and Russian clauses: who does what the verb says.

    >>> text = "У суботу йшли дощі, і в понеділок мер міста Торваст попередив"
    >>> subject(text, Span(0, text.index("попередив")), "попередив", "uk").of(text)
    'мер міста Торваст'

Phrases are told by case (`morphology`), and what governs them by the word before: a noun
phrase in the nominative that no preposition governs, without what says when and where.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from dateline.reading.morphology import (
    ATTRIBUTES,
    NOUNS,
    agree,
    cases,
    is_known,
    is_one,
    names_someone,
    parts_of_speech,
)
from dateline.span import Span

TOKEN = re.compile(
    r"«[^»\n]*»|„[^“”\n]*[“”]|“[^”\n]*”|\"[^\"\n]*\"|\([^)\n]*\)"
    r"|[^\W_]+(?:['’ʼ-][^\W_]+)*|[^\w\s]"
)
LETTER = re.compile(r"[^\W\d_]")
JOINS = frozenset("і й та а але проте однак зате и но однако зато поки пока хоча хотя".split())
DANGLING = frozenset(", — – ; : . - із з зі из с со в у на по за до від от о об".split())
"""What no phrase ends with."""

STOPS = frozenset(";:.!?…")
SUBORDINATE = frozenset("як якщо коли щоб хоча поки как если когда чтобы хотя пока".split())
THAT = frozenset("що чи нібито начебто щоб что будто якобы чтобы".split())
RELATIVE = re.compile(
    r"(?:як(?:ий|а|е|і|ого|ої|их|ому|ій|им|ою|ими|у)|котор\w+|хто|кто|чи[йяєї]\w*)$"
)
ORIGIN = frozenset("із з зі из с со".split())
"""Prepositions after a name that say whose one is, and not where one spoke."""
KINDS_OF_PLACE = re.compile(
    r"(?:штат|міст|город|сел|район|регіон|регион|газет|журнал|видан|издани)"
)
"""Nouns whose own name follows them as it stands: «у штаті Айова», «в газете Times»."""

TIMES = re.compile(
    r"(?:рік|роки|роках|год|года|годы|раз|раза|разы|день|дні|дни|тиждень|тижні|неделя|недели"
    r"|місяць|місяці|месяц|месяцы|понеділок|вівторок|середа|четвер|п.ятниця|субота|неділя"
    r"|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)$"
)
"""Times, which say nothing."""

CIRCUMSTANCE = frozenset({"ADVB", "PRCL", "CONJ", "INTJ", "PRED", "GRND"})


class Token(NamedTuple):
    """A word, a quoted name, a bracket or a mark."""

    span: Span
    words: str

    @property
    def is_word(self) -> bool:
        """Whether it begins with a letter, and with no mark or digit."""
        return bool(LETTER.match(self.words))

    @property
    def is_name(self) -> bool:
        """Whether it begins with a capital."""
        return self.words[:1].isupper()


def tokens(text: str, stretch: Span) -> list[Token]:
    """The tokens of a stretch, in order."""
    found = (Span(*match.span()) for match in TOKEN.finditer(text, *stretch))
    return [Token(span, span.of(text)) for span in found]


def subject(text: str, stretch: Span, verb: str, language: str) -> Span | None:
    """The noun phrase in the nominative that the words beside a verb hold; None without one.

    Args:
        text: The article's text.
        stretch: The words before a verb, from the beginning of its sentence, or after it.
        verb: The verb, with which a thing must agree; people's titles need not.
        language: Ukrainian or Russian.
    """
    for clause in reversed(_clauses(tokens(text, stretch), language)):
        phrase = _phrase(clause, verb, language)
        if phrase:
            return Span(phrase[0].span.start, phrase[-1].span.end)
    return None


def governed(text: str, stretch: Span, language: str) -> Span | None:
    """What «у» or «на» governs, where a plural verb has no subject: «У мерії повідомили»."""
    found = tokens(text, stretch)
    for at, token in enumerate(found[:-1]):
        if token.words.lower() in {"у", "в", "во", "на"}:
            rest = found[at + 1 :]
            if not rest[0].words.startswith("«") and "loct" not in cases(rest[0].words, language):
                continue
            _, end = _end(rest, language)
            return Span(rest[0].span.start, rest[end - 1].span.end)
    return None


def _clauses(found: Sequence[Token], language: str) -> list[list[Token]]:
    """Cut where a comma and a conjunction, or a stop, begin a clause of its own."""
    cut: list[list[Token]] = [[]]
    for at, token in enumerate(found):
        after = found[at + 1].words.lower() if at + 1 < len(found) else ""
        opens = token.words in {",", "—", "–"} and after in JOINS | THAT
        hangs = token.words == "," and bool(cut[-1]) and _is_aside(cut[-1][0], language)
        if token.words in STOPS or opens or hangs:
            cut.append([])
        elif cut[-1] or token.words.lower() not in JOINS | THAT:
            cut[-1].append(token)
    return cut


def _is_aside(first: Token, language: str) -> bool:
    """Whether a clause that begins so ends at its first comma: "if …", "said by …"."""
    words = first.words.lower()
    found = parts_of_speech(words, language) if first.is_word else frozenset()
    return words in SUBORDINATE or (bool(found) and found <= {"GRND", "PRTF"})


def _phrase(clause: Sequence[Token], verb: str, language: str) -> list[Token]:
    rest = list(clause)
    while rest:
        start = _start(rest, language)
        if start is None:
            return []
        rest = rest[start:]
        own, end = _end(rest, language)
        if (acts := _acting(rest[own:end], verb, language)) is not None:
            return rest[own + acts : end]
        rest = rest[end:]
    return []


def _acting(phrase: Sequence[Token], verb: str, language: str) -> int | None:
    """From which token on a phrase agrees with the verb: past an object that stands before it."""
    nouns = [
        at
        for at, token in enumerate(phrase)
        if token.is_word and "nomn" in cases(token.words, language, of=NOUNS)
    ]
    several = any(token.words.lower() in JOINS for token in phrase)
    if several or not nouns or agree(phrase[nouns[0]].words, verb, language):
        return 0
    return next((at for at in nouns if agree(phrase[at].words, verb, language)), None)


def _start(clause: Sequence[Token], language: str) -> int | None:
    """Where the first phrase begins that is in the nominative and hangs on nothing."""
    at = 0
    while at < len(clause):
        token = clause[at]
        if _is_preposition(token, language):
            at = _after_governed(clause, at + 1, language)
        elif _begins(token, clause[at + 1 :], language):
            return at
        else:
            at += 1
    return None


def _begins(token: Token, after: Sequence[Token], language: str) -> bool:
    if token.words.startswith(("«", '"')):
        return _is_title(token, after, language)
    return token.is_word and _can_be_subject(token, language)


def _is_preposition(token: Token, language: str) -> bool:
    return token.is_word and "PREP" in parts_of_speech(token.words.lower(), language)


def _after_governed(clause: Sequence[Token], at: int, language: str) -> int:
    """Past the noun that a preposition governs, and past what in the genitive hangs on it."""
    while at < len(clause) and not _is_noun(clause[at], language) and clause[at].is_word:
        at += 1
    kind = at < len(clause) and bool(KINDS_OF_PLACE.match(clause[at].words.lower()))
    at += 1
    while kind and at + 1 < len(clause) and _is_own_name(clause[at], clause[at - 1]):
        at += 1
    while at < len(clause) and clause[at].is_word:
        could = cases(clause[at].words, language)
        acts = clause[at].is_name and is_one(clause[at].words, language)
        if "gent" not in could or acts:
            break
        at += 1
    return at


def _is_own_name(token: Token, before: Token) -> bool:
    """Whether a word names what a noun before it is: one in Cyrillic, or several in Latin."""
    return token.is_name and (token.words.isascii() or not before.is_name)


def _is_noun(token: Token, language: str) -> bool:
    return bool(parts_of_speech(token.words, language) & NOUNS) or not token.is_word


def _can_be_subject(token: Token, language: str) -> bool:
    words = token.words.lower()
    if words in JOINS | SUBORDINATE | {"це", "это", "що", "что"} or TIMES.match(words):
        return False
    found = parts_of_speech(token.words, language)
    if found & (NOUNS | ATTRIBUTES) and "nomn" in cases(token.words, language):
        return not found & {"ADVB"} or token.is_name
    unknown = token.is_name and not is_known(token.words, language)
    return unknown or (token.words.isupper() and len(token.words) > 1)


def _is_title(token: Token, rest: Sequence[Token], language: str) -> bool:
    """Whether a name in quotation marks can be a subject: by case, and by what follows it."""
    first = re.search(r"[^\W\d_]+", token.words)
    follows = bool(rest) and rest[0].is_word and _can_be_subject(rest[0], language)
    own = cases(first.group(), language) if first else frozenset()
    return "nomn" in own or not (own or follows)


def _end(rest: Sequence[Token], language: str) -> tuple[int, int]:
    """From which to which token the phrase is that begins here.

    A relative clause that a comma closes is of the phrase; in one that is still open its
    pronoun is the subject.
    """
    relative = 1 if RELATIVE.match(rest[0].words.lower()) else 0
    if relative:
        return 0, 1
    for at, token in enumerate(rest[1:], 1):
        if token.words in {",", "—", "–"}:
            if relative or not _apposed(rest[at - 1], rest[at + 1 :], language):
                return 0, _without_marks(rest, at)
            near = range(at + 1, min(len(rest), at + 4))
            relative = next((i for i in near if _hangs(rest[i], language)), 0)
        elif not relative and _stops(token, rest[at - 1], rest[at + 1 :], language):
            return 0, _without_marks(rest, at)
    if relative and RELATIVE.match(rest[relative].words.lower()):
        return relative, relative + 1
    return 0, _without_marks(rest, len(rest))


def _hangs(token: Token, language: str) -> bool:
    """Whether a clause that begins so hangs on the noun before it."""
    words = token.words.lower()
    found = parts_of_speech(words, language) if token.is_word else frozenset()
    return bool(RELATIVE.match(words)) or "PRTF" in found


def _apposed(before: Token, after: Sequence[Token], language: str) -> bool:
    """Whether what follows a comma says who the phrase before it is."""
    relative = any(_hangs(one, language) for one in after[:3])
    named = (
        before.is_name or before.words.startswith(("«", "(")) or (bool(after) and after[0].is_name)
    )
    return relative or named


def _without_marks(rest: Sequence[Token], end: int) -> int:
    while end > 1 and rest[end - 1].words.lower() in DANGLING:
        end -= 1
    return end


def _stops(token: Token, before: Token, after: Sequence[Token], language: str) -> bool:
    """Whether a token is no more of the phrase: an adverb, a verb, where and when."""
    if not token.is_word:
        return False
    words = token.words.lower()
    found = parts_of_speech(words, language)
    if "PREP" in found:
        return words not in ORIGIN and names_someone(before.words, language)
    if token.is_name:
        return False
    if "NPRO" in found and not RELATIVE.match(words):
        return not _is_preposition(before, language)
    if found <= CIRCUMSTANCE or "ADVB" in found:
        return words not in JOINS or not _goes_on(after, language)
    return bool(found & {"VERB", "INFN"}) and not found & (NOUNS | ATTRIBUTES)


def _goes_on(after: Sequence[Token], language: str) -> bool:
    """Whether a conjunction joins a further phrase, and not a further verb."""
    return bool(after) and bool(parts_of_speech(after[0].words, language) & (NOUNS | ATTRIBUTES))
