"""Contents that point back ("rejected her account", "pleaded not guilty") get what they mean."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from dateline.story.claims.assertion import Assertion
from dateline.story.claims.features import TELLS

REACH = 5
"""How many assertions back in its article the meant one may stand."""


def resolved(found: Sequence[Assertion]) -> list[Assertion]:
    """The assertions, those that only point back with the features of what they mean.

    What is meant is the nearest assertion before, by another speaker, that puts something
    forward itself; of guilt, the first of the article that accuses. Where there is none, the
    assertion stays as it is. A bare day ("on Saturday") keeps its day, and means the rest.
    """
    articles = (list(group) for _, group in groupby(found, key=lambda one: one.reading.id))
    return [one for article in articles for one in _article(article)]


def _article(found: Sequence[Assertion]) -> Iterator[Assertion]:
    for one in found:
        meant = _meant(found, one) if one.back else None
        whole = [other for other in found if meant and other.item == meant.item]
        yield replace(one, features=_taken(one, whole)) if meant else one


def _taken(one: Assertion, whole: Sequence[Assertion]) -> dict[str, float]:
    """Its features with those of all that the meant statement says: an account is a whole."""
    rest = {
        name: worth
        for part in whole
        for name, worth in part.features.items()
        if not (one.days and name.startswith("day:"))
    }
    return {**one.features, **rest}


def _meant(found: Sequence[Assertion], one: Assertion) -> Assertion | None:
    guilt = "concept:guilty" in one.features
    if guilt:
        accusing = (other for other in found if other.accuses and _may_be_meant(other, one))
        return next((other for other in accusing if _offence(other)), None)
    before = [other for other in found if other.place < one.place][-REACH:]
    return next((other for other in reversed(before) if _may_be_meant(other, one)), None)


def _offence(one: Assertion) -> bool:
    """Whether it says that something was done or befell."""
    return any(
        name.startswith("concept:") and worth == TELLS for name, worth in one.features.items()
    )


def _may_be_meant(other: Assertion, one: Assertion) -> bool:
    return (
        not other.back
        and other.sign > 0
        and (other.speaker != one.speaker or not one.speaker or bool(one.days))
    )
