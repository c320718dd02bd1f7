"""The cast: the people whom an article names, what it calls them, and where.

>>> text = "Sarah Pell met Hugo Marsh, the mayor of Lindow."
>>> cast = Cast(text, [Span(0, 10), Span(15, 25)])
>>> [(one.gender, one.roles) for one in cast.mentions]
[('f', ()), ('m', (('mayor', 'of', 'lindow'),))]
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dateline.reading.entities.given import gender as given_gender
from dateline.reading.entities.given import is_given
from dateline.reading.names import WORD
from dateline.reading.roles import gender_of, is_former, is_lesser, is_role
from dateline.span import Span

Role = tuple[str, ...]
"""The words of a role, as they stand, in lower case."""

_BREAK = re.compile(r"[.!?…]+[»”\"’)]*\s|\n")
_CLAUSE = re.compile(r"(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)[.]|[;:!?()«»“”\"\n—–]|,(?=.)")
_APPOSED = re.compile(r"(?:,| \()\s?([^,.;:!?()«»“”\"\n—–]{3,90})")
_TITLED = re.compile(r"([^\W\d_]+)\.? ([A-ZА-ЯІЇЄҐ][^\W\d_A-Z]+)\b(?! [A-ZА-ЯІЇЄҐ])")
_SHE = re.compile(r"[а-яіїєґ]+(?:ла|лася|лась)\b")
_HE = re.compile(r"[а-яіїєґ]+(?:[аиіяуоеї]в|[ув]ся|[аеиояуы]л|лся)\b")
_HERS = re.compile(r"(?:ськ|цьк)[аоу]|(?:ск|цк)(?:ая|ой|ую)|(?:ськ|цьк)(?:ої|ою|ій)")
_HIS = re.compile(r"(?:ський|цький|ский|цкий|ського|цького|ского|цкого)")
_BEFORE = 70
_NEITHER = {"who", "which", "whose", "and", "but", "який", "яка", "который", "которая"}


class Mention(NamedTuple):
    """One place where a person is named.

    roles: what the words beside the name call its bearer.
    gender: grammatical, as those words, the given name or the verb show it.
    person: whether something shows that it is a person's name.
    subject: whether it is the first name in its sentence and no preposition governs it.
    """

    span: Span
    roles: tuple[Role, ...]
    gender: str
    person: bool
    subject: bool


class Cast:
    """An article's people, in the order in which they are named.

    Args:
        text: The article's text.
        names: Names of people, without titles, in text order.
    """

    def __init__(self, text: str, names: Sequence[Span]) -> None:
        self.text = text
        self._breaks = [match.end() for match in _BREAK.finditer(text)]
        self.mentions = tuple(self._mentions(sorted({*_worded(text, names), *_titled(text)})))
        self._starts = [mention.span.start for mention in self.mentions]

    def before(self, at: int, most: int = 14) -> Sequence[Mention]:
        """The last people named before a place, the nearest first."""
        end = bisect_left(self._starts, at)
        return self.mentions[max(0, end - most) : end][::-1]

    def sentences(self, one: int, other: int) -> int:
        """How many sentences end between two places."""
        return bisect_left(self._breaks, other + 1) - bisect_left(self._breaks, one + 1)

    def _mentions(self, names: Sequence[Span]) -> Iterator[Mention]:
        last = -1
        for at, name in enumerate(names):
            here = bisect_left(self._breaks, name.start + 1)
            first, last = here != last, here
            free = Span(
                names[at - 1].end if at else 0,
                names[at + 1].start if at + 1 < len(names) else len(self.text),
            )
            yield _mention(self.text, name, free, first=first)


def _worded(text: str, names: Iterable[Span]) -> list[Span]:
    """Names that hold a word; a quote card may be signed with a number."""
    return [name for name in names if WORD.search(name.of(text))]


def _titled(text: str) -> Iterator[Span]:
    """Single names after a word for a person: "Ms. Ivers", "his daughter Kate"."""
    for match in _TITLED.finditer(text):
        title, name = match.groups()
        if is_role(title) and (name.isascii() or gender_of([title])) and not is_role(name):
            yield Span(*match.span(2))


def _mention(text: str, name: Span, free: Span, *, first: bool) -> Mention:
    """What is said of a name beside it, in what stands free of the names around."""
    words = WORD.findall(name.of(text))
    led, governed = _led(text, name, free.start)
    roles = tuple(role for role in (led, _apposed(text, name, free.end)) if role)
    shown = [gender for role in roles if (gender := gender_of(role))]
    given = given_gender(words[0]) if len(words) > 1 or is_given(words[0]) else ""
    return Mention(
        span=name,
        roles=roles,
        gender=(shown or [given or _agreement(text, name, words)])[0],
        person=bool(roles) or is_given(words[0]),
        subject=first and not governed,
    )


def _led(text: str, name: Span, least: int) -> tuple[Role, bool]:
    """The role before a name ("міністр оборони"), and whether a preposition governs it."""
    start = max(least, name.start - _BEFORE)
    stretch = text[start : name.start]
    own = stretch.rstrip(" ,")
    cuts = [match.end() for match in _CLAUSE.finditer(own)]
    clause = WORD.findall(own[cuts[-1] if cuts else 0 :])
    nouns = [at for at, word in enumerate(clause) if is_role(word)]
    near = nouns and len(clause) - nouns[-1] <= (1 if clause[-1].isascii() else 5)
    governed = bool(clause) and clause[-1].lower() in _PREPOSITIONS
    apart = "," in stretch[len(own) :] and text[name.end : name.end + 1] not in {",", "."}
    if not near or apart:
        return (), governed
    begin = nouns[-1]
    while begin - 1 in nouns or (begin > 0 and nouns[-1] - begin < 2 and _modifies(clause, begin)):
        begin -= 1
    governed = begin > 0 and clause[begin - 1].lower() in _PREPOSITIONS
    return tuple(word.lower() for word in clause[begin:]), governed


_PREPOSITIONS = frozenset(
    "of by with to from for about against with on in between "
    "з із зі від для про до на у в між через проти разом "
    "с со от для о об к ко на у в между через против вместе".split()
)


def _modifies(clause: Sequence[str], at: int) -> bool:
    """Whether the word before may belong to the role ("Defence Minister", "колишній мер")."""
    word, noun = clause[at - 1], clause[at]
    if is_former([word]) or is_lesser([word]):
        return True
    if not word.isascii():
        return bool(re.search(r"(?:ий|ій|ый|ой|ого|а|ая|ої|ою|им|ым|ому)$", word))
    return word[0].isupper() == noun[0].isupper() and word.lower() not in {
        *_PREPOSITIONS, "the", "a", "an", "and", "met", "said",
    }  # fmt: skip


def _apposed(text: str, name: Span, following: int) -> Role:
    """The role after a name: "Hugo Marsh, the mayor of Lindow"."""
    found = _APPOSED.match(text, name.end)
    if not found or found.end() > following:
        return ()
    words = [word.lower() for word in WORD.findall(found[1])]
    if not words or words[0] in _NEITHER or not found[1][0].islower():
        return ()
    determined = words[0] in {"a", "an", "the", "his", "her", "its"}
    if not determined and not any(map(is_role, words[:3])):
        return ()
    return tuple(words[1:] if determined else words)


def _agreement(text: str, name: Span, words: Sequence[str]) -> str:
    """What a Slavic surname or the verb beside it shows of gender."""
    if words[0].isascii():
        return ""
    if _HERS.search(words[-1][-5:]):
        return "f"
    if _HIS.search(words[-1][-6:]):
        return "m"
    after = text[name.end : name.end + 22]
    before = text[max(0, name.start - 22) : name.start].split()[-1:]
    for verb in (*after.split()[:1], *before):
        if _SHE.fullmatch(verb.strip(".,;»")):
            return "f"
        if _HE.fullmatch(verb.strip(".,;»")):
            return "m"
    return ""
