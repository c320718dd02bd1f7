"""Contents that point back ("rejected her account", "pleaded not guilty") get what they mean."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from dateline.story.claims.assertion import Assertion

REACH = 0.35
"""How far away in its article, as a share of its length, the meant one may stand."""


def resolved(found: Sequence[Assertion]) -> list[Assertion]:
    """The assertions, those that only point back with the features of what they mean.

    What is meant is the nearest assertion, best before it, by another speaker, that puts
    something forward itself; of guilt, one that accuses. Where there is none, the assertion
    stays as it is. A bare day ("on Saturday") keeps its day, and means the rest.
    """
    articles = (list(group) for _, group in groupby(found, key=lambda one: one.reading.id))
    return [one for article in articles for one in _article(article)]


def _article(found: Sequence[Assertion]) -> Iterator[Assertion]:
    for one in found:
        meant = _meant(found, one) if one.back else None
        yield replace(one, features=_taken(one, meant)) if meant else one


def _taken(one: Assertion, meant: Assertion) -> dict[str, float]:
    rest = {
        name: worth
        for name, worth in meant.features.items()
        if not (one.days and name.startswith("day:"))
    }
    return {**one.features, **rest}


def _meant(found: Sequence[Assertion], one: Assertion) -> Assertion | None:
    guilt = "concept:guilty" in one.features
    near = [
        (other.place > one.place, abs(other.place - one.place), at, other)
        for at, other in enumerate(found)
        if _may_be_meant(other, one) and (other.accuses if guilt else other.place < one.place)
    ]
    if not near:
        return None
    after, distance, _, other = min(near, key=lambda row: row[:3])
    return other if guilt or distance < REACH else None


def _may_be_meant(other: Assertion, one: Assertion) -> bool:
    return (
        not other.back
        and other.sign > 0
        and (other.speaker != one.speaker or not one.speaker or bool(one.days))
    )
