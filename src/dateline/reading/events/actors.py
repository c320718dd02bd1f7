"""Actors: whether a phrase stands for somebody, and which triggers ask for that.

PLOVER's events are things that political and social actors do to each other. A name of a
person, organization, place or group counts, a pronoun for one, and the nouns of
`data/actors.toml`: "a new plan" offers nothing in PLOVER's sense, "the ministry" does.
"""

import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from dateline.model import Name
from dateline.reading.events.inflection import NOMINAL, OPEN, Forms
from dateline.reading.events.token import Token
from dateline.span import Span

POLITICAL = frozenset({"organization", "place", "group"})
SOMEBODY = POLITICAL | {"person"}
STEM = 5
"""Letters of a name by which its cases are one name."""

SURE = 0.4
"""Confidence from which a name counts."""


class Actors(NamedTuple):
    """A language's lists; `data/actors.toml` says what each is for."""

    body: Forms
    people: Forms
    pronoun: Forms
    everyday: Forms
    force: Forms
    homograph: Forms


class Present(NamedTuple):
    """Who stands in a sentence: tokens that show somebody, and those that show a body."""

    somebody: frozenset[int] = frozenset()
    body: frozenset[int] = frozenset()


def called(names: Iterable[Name], kinds: frozenset[str]) -> list[Span]:
    """The spans of names of some kinds."""
    return [name.span for name in names if name.kind in kinds and name.confidence >= SURE]


def alone(names: Iterable[Name], text: str) -> list[Span]:
    """The spans of one-word names of persons whom no fuller name of the article introduces.

    News introduces a person by first name and surname; a single word that stands alone from
    the first is a leader known to all, or a state, body or place taken for a person.
    """
    words = {
        name.span: [word[:STEM].lower() for word in name.span.of(text).split()]
        for name in names
        if name.kind == "person"
    }
    fuller = {word for some in words.values() if len(some) > 1 for word in some}
    return [span for span, some in words.items() if len(some) == 1 and some[0] not in fuller]


def present(
    words: Sequence[Token], language: str, *, named: frozenset[int], political: frozenset[int]
) -> Present:
    """Who stands in a sentence.

    Args:
        words: Its tokens.
        language: "en", "uk" or "ru".
        named: Tokens in names of persons, organizations, places and groups.
        political: Those of them that are no person's.
    """
    lists = actors(language)
    bodies = {at for at, word in enumerate(words) if lists.body.takes(word.low)}
    people = {
        at
        for at, word in enumerate(words)
        if lists.people.takes(word.low) or lists.pronoun.takes(word.low)
    }
    return Present(named | political | bodies | people, political | bodies)


@cache
def actors(language: str) -> Actors:
    """The lists of "en", "uk" or "ru"."""
    table = _data()[language]
    kinds = {"everyday": OPEN, "force": OPEN}
    return Actors(
        *(
            Forms.read(table.get(name, "").split(), kinds.get(name, NOMINAL))
            for name in Actors._fields
        )
    )


@cache
def victims() -> frozenset[str]:
    """Types, or types with modes, that are done to somebody or are not at all."""
    return frozenset(_data()["victim"])


@cache
def _data() -> dict[str, dict[str, str]]:
    raw = files("dateline.reading.events").joinpath("data/actors.toml").read_text("utf-8")
    return tomllib.loads(raw)
