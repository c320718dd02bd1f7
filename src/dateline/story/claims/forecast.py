"""Forecasts followed: what came of what was said would be."""

from collections.abc import Sequence

from dateline.ledger import Outcome
from dateline.story.claims.assertion import Assertion
from dateline.story.claims.features import TELLS
from dateline.story.claims.moments import order

SUPPOSED = frozenset({"forecast", "condition", "question"})
"""Bases on which nothing is yet said to have come."""


def outcome(group: Sequence[Assertion], way: int) -> Outcome | None:
    """What came of a claim that was first put forward as a forecast; None of any other.

    It is borne out, or contradicted, by whoever then says, for certain and of the same thing
    done, that it came or did not; the last to say so counts. Before the day that a forecast
    names nothing has come of it, and what another forecast denies stays open.

    Args:
        group: The assertions of the claim.
        way: 1 where a sign above 0 affirms the claim, -1 where it denies it.
    """
    forecasts = [one for one in group if "forecast" in one.basis and one.sign * way > 0]
    if not forecasts:
        return None
    since = min(map(_at, forecasts))
    told = [one for one in group if not SUPPOSED & one.basis and _is_sure(one)]
    if any(one.sign * way > 0 and _at(one) < since for one in told):
        return None
    due = max(since, min(map(_due, forecasts)))
    came = [
        (_at(one), one.sign * way > 0)
        for one in told
        if due <= _at(one) and any(_same_done(one, other) for other in forecasts)
    ]
    if not came:
        return "open"
    return "borne out" if max(came)[1] else "contradicted"


def _at(one: Assertion) -> tuple[int, float]:
    published = one.reading.published
    return order(published.edtf if published else None)


def _due(one: Assertion) -> tuple[int, float]:
    """The day that a forecast names; the day it was made on where it names none."""
    dates = [day for day in one.days if len(day) > 1]
    return order(max(dates)) if dates else _at(one)


def _is_sure(one: Assertion) -> bool:
    source = one.statement or one.event
    return source is not None and source.certainty.degree in {"certain", "unknown"}


def _same_done(one: Assertion, other: Assertion) -> bool:
    """Whether both name the same thing done, be it said to come or denied, or the same date."""
    shared = one.features.keys() & other.features.keys()
    done = any(name.startswith("concept:") and one.features[name] == TELLS for name in shared)
    return done or any(len(day) > 1 for day in one.days & other.days)
