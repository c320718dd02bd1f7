"""Names and the words made of them, brought to one feature: "Ostrania", "остранські"."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dateline.story.claims.assertion import Assertion
from dateline.story.claims.features import NAME

LEAST = 4
"""Consonants of a name by which the words made of it are known."""


def akin(found: Sequence[Assertion]) -> list[Assertion]:
    """The assertions of a story, with its names also where they stand as adjectives.

    A word in small letters that has the consonants of a name is made of it, and so is a name
    that is longer by the "n" of "Ostranian" and "остранін".
    """
    known = {key for one in found for key in _keys(one.features, "name:") if len(key) >= LEAST}
    return [replace(one, features=_named(one.features, known)) for one in found]


def _named(features: Mapping[str, float], known: set[str]) -> dict[str, float]:
    made = {key for key in _keys(features, "alike:") if key in known}
    longer = {key for key in _keys(features, "name:") if key[:-1] in known and key[-1] == "n"}
    kept = {name: worth for name, worth in features.items() if name[5:] not in longer}
    names = sorted(made | {key[:-1] for key in longer})
    return {**kept, **dict.fromkeys((f"name:{key}" for key in names), NAME)}


def _keys(features: Iterable[str], kind: str) -> list[str]:
    return [name.removeprefix(kind) for name in features if name.startswith(kind)]
