"""A profile made ready for comparing: weighted by rarity, once for its many comparisons."""

from collections.abc import Iterable, Mapping
from math import log, sqrt
from typing import NamedTuple

from dateline.ledger import Profile
from dateline.story.rarity import Kind, rarity


class Vector(NamedTuple):
    """Weights by key, and their Euclidean length."""

    weights: dict[str, float]
    length: float

    def cosine(self, other: "Vector") -> float:
        """The cosine of two vectors; 0 where either is empty."""
        few, many = sorted((self, other), key=lambda each: len(each.weights))
        shared = sum(
            weight * many.weights[key] for key, weight in few.weights.items() if key in many.weights
        )
        return shared / (few.length * many.length) if shared else 0.0

    def shared(self, other: "Vector") -> list[str]:
        """The keys that both hold, the weightiest first."""
        keys = [key for key in self.weights if key in other.weights]
        return sorted(keys, key=lambda key: (-self.weights[key] * other.weights[key], key))


class Side(NamedTuple):
    """One of two articles that are compared."""

    profile: Profile
    words: Vector
    names: Vector
    title: Vector
    lead: Vector
    numbers: Vector
    shingles: frozenset[int]


def side(profile: Profile) -> Side:
    """Make a profile ready."""
    return Side(
        profile,
        vector("word", profile.words),
        vector("name", profile.names),
        _keys(profile, profile.title),
        _keys(profile, profile.lead),
        vector("number", profile.numbers),
        frozenset(profile.shingles),
    )


def vector(kind: Kind, counts: Mapping[str, int]) -> Vector:
    """TF-IDF with a dampened count (Salton and Buckley 1988)."""
    return _vector((key, rarity(kind, key) * (1 + log(count))) for key, count in counts.items())


def _keys(profile: Profile, keys: Iterable[str]) -> Vector:
    """Keys without their kinds: a name in a headline, where all is in capitals, is one too."""
    return _vector((key, rarity(_kind(profile, key), key)) for key in sorted(set(keys)))


def _kind(profile: Profile, key: str) -> Kind:
    if key in profile.names:
        return "name"
    return "number" if key in profile.numbers else "word"


def _vector(items: Iterable[tuple[str, float]]) -> Vector:
    weights = dict(items)
    return Vector(weights, sqrt(sum(weight * weight for weight in weights.values())))
