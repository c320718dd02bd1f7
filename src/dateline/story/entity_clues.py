"""Clues to whether two entities are one: names first, then roles and company.

>>> [clue.kind for clue in clues(trump, tramp, bearers=1)]
['surname', 'given name', 'company']

The weights are few and open, so that every merging can be read; `bench/entities.md` has what
they come to. Ids that name one thing for sure (a country, a listed body, a place on the map)
are compared with nothing.
"""

from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Protocol

from dateline.ledger import Clue

KEYED = frozenset("person organization place group event work".split())
"""Kinds of id that rest on a name alone."""

ALIKE = 0.8
"""How alike two words must be (Ratcliff and Obershelp 1988) to be spellings of one."""

SHORT = 3
"""Letters of a word that has no other spelling: an acronym is no longer word's."""

ROLES, COMPANY, FELLOW = 0.15, 0.2, 0.05
"""Weights of a common role, of much common company, and of each fellow in it."""

MOST_MORE = 2
"""Words that the longer of two names of one body may have more, at most: else it is a phrase."""

BESIDE = ROLES + COMPANY
"""What roles and company can come to."""

_BONES = str.maketrans({**dict.fromkeys("aeiou"), "z": "s"})


_HARD = str.maketrans("z", "s")


class Entity(Protocol):
    """What is compared of an entity."""

    @property
    def entity(self) -> str:
        """Its id."""

    @property
    def roles(self) -> tuple[str, ...]:
        """What it is called, in the articles' words."""

    @property
    def company(self) -> frozenset[str]:
        """Ids of those that it is named with."""


def block_keys(entity: str) -> frozenset[str]:
    """Two entities are compared if they share one of these."""
    kind, _, key = entity.partition(":")
    if kind not in KEYED:
        return frozenset()
    words = key.split("-")[-1:] if kind == "person" else key.split("-")
    return frozenset(f"{kind}:{_skeleton(word)[:4]}" for word in words if len(word) > 1)


def clues(one: Entity, other: Entity, *, bearers: int) -> tuple[Clue, ...]:
    """The reasons why two entities of one kind are one or are not.

    Args:
        one: An entity.
        other: Another.
        bearers: How many different full names have the surname that the two share, or how many
            states a body of their words.
    """
    kind, _, left = one.entity.partition(":")
    own, _, right = other.entity.partition(":")
    if kind != own or kind not in KEYED:
        return ()
    found = list(
        _people(left, right, bearers) if kind == "person" else _others(left, right, bearers)
    )
    if not found or any(clue.weight < 0 for clue in found):
        return tuple(found)
    return (*found, *_beside(one, other))


def short(entity: str) -> str:
    """What an id shares with those that say more: a person's surname, a body without its state."""
    kind, _, key = entity.partition(":")
    words = key.split("-")[-1:] if kind == "person" else _without_state(key)
    return f"{kind}:{'-'.join(words)}"


def is_whole(entity: str) -> bool:
    """Whether an id says more than what is short of it: a given name, or a state."""
    kind, _, key = entity.partition(":")
    return kind in KEYED and short(entity) != f"{kind}:{key}"


def _without_state(key: str) -> list[str]:
    return [word for word in key.split("-") if not word.isupper()]


def _people(one: str, other: str, bearers: int) -> Iterator[Clue]:
    (first, _, last), (given, _, family) = one.rpartition("-"), other.rpartition("-")
    if not alike(last, family):
        return
    yield Clue(kind="surname", weight=0.6 if last == family else 0.45, words=(last, family))
    if first and given:
        weight = 0.4 if first == given else 0.35 if alike(first, given) else -1.0
        yield Clue(kind="given name", weight=weight, words=(first, given))
    elif (first or given) and bearers == 1:
        yield Clue(kind="only bearer", weight=0.25, words=(first or given,))


def _others(one: str, other: str, bearers: int) -> Iterator[Clue]:
    left, right = sorted((one.split("-"), other.split("-")), key=len)
    states = [{word for word in words if word.isupper()} for words in (left, right)]
    if all(states) and states[0] != states[1]:
        yield Clue(kind="state", weight=-1.0, words=(*sorted(states[0]), *sorted(states[1])))
        return
    shared = [(word, next((w for w in right if alike(word, w)), "")) for word in left]
    extra = set(right) - {match for _, match in shared}
    phrase = len(extra - states[1]) > MOST_MORE or any(word.isdigit() for word in extra)
    if phrase or not all(match for _, match in shared):
        return
    weight = 0.85 if not extra else 0.6 if len(left) > 1 and not states[1] else 0.3
    yield Clue(kind="words", weight=weight, words=tuple(match for _, match in shared))
    if extra and extra == states[1] and bearers == 1:
        yield Clue(kind="only state", weight=0.3, words=tuple(sorted(extra)))


def _beside(one: Entity, other: Entity) -> Iterator[Clue]:
    """What else the articles say of the two."""
    left, right = ({w[:5].lower() for role in e.roles for w in role.split()} for e in (one, other))
    roles = sorted(word for word in left & right if len(word) > 3)
    if roles:
        yield Clue(kind="roles", weight=ROLES, words=tuple(roles))
    company = sorted(one.company & other.company)
    if company:
        weight = round(min(COMPANY, FELLOW * len(company)), 2)
        yield Clue(kind="company", weight=weight, words=tuple(company[:5]))


@lru_cache(maxsize=100_000)
def alike(one: str, other: str) -> bool:
    """Whether two folded words can be spellings of one."""
    if one == other:
        return True
    if min(len(one), len(other)) <= SHORT or one.isupper() or other.isupper():
        return False
    bones = _skeleton(one), _skeleton(other)
    if bones[0] == bones[1] and len(bones[0]) > 2:
        return True
    return one[0] == other[0] and SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE


def _skeleton(word: str) -> str:
    """A word's consonants: what spelling by ear ("Trump", "Трамп") changes least."""
    return word[:1].translate(_HARD) + word[1:].translate(_BONES)
