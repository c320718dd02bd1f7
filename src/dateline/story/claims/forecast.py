"""Forecasts followed: what came of what was said would be."""

from collections.abc import Sequence

from dateline.ledger import Outcome, Voice
from dateline.story.claims.moments import order


def outcome(asserted: Sequence[Voice], denied: Sequence[Voice]) -> Outcome | None:
    """What came of a claim that somebody put forward as a forecast; None where nobody did.

    It is borne out, or contradicted, by whoever later says, not as a forecast, that it came or
    did not; the last to say so counts. A forecast that another forecast denies stays open.
    """
    if not asserted or not any(map(_is_forecast, asserted)):
        return None
    since = min(order(voice.at) for voice in asserted if _is_forecast(voice))
    told = [
        (order(voice.at), voice.stance != "denies")
        for voice in (*asserted, *denied)
        if not _is_forecast(voice) and order(voice.at) >= since and _holds(voice)
    ]
    if not told:
        return "open"
    return "borne out" if max(told)[1] else "contradicted"


def _is_forecast(voice: Voice) -> bool:
    return bool({"forecast", "condition"} & set(voice.certainty.basis))


def _holds(voice: Voice) -> bool:
    return voice.certainty.degree in {"certain", "unknown"}
