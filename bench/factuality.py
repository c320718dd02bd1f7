"""Factuality: how far an event word is told as having happened, by the model's head for it.

The head learned what raters of two corpora gave event words in context, -3 (certainly
did not) to 3 (certainly did): UW (Lee et al. 2015) and UDS-IH2 (Rudinger et al. 2018).
Their raters differ (UDS-IH2's are surer), so each has its own output; the mean of both is
what the reader takes.
"""

from bisect import bisect_right
from collections.abc import Sequence

from dateline.reading.seen import View
from dateline.span import Span

LIMIT = 3.0


class Factuality:
    """The values of an article's words."""

    def __init__(self, views: Sequence[View]) -> None:
        found = sorted(
            (view.words[at], tuple(map(float, view.scores.values[at])))
            for view in views
            for at in view.core
        )
        self._words = [word for word, _ in found]
        self._values = [values for _, values in found]

    def raters(self, trigger: Span) -> tuple[float, ...] | None:
        """What each corpus's raters would give; None where no word stands."""
        at = bisect_right(self._words, trigger.start, key=lambda word: word.start) - 1
        if at < 0 or not self._words[at].overlaps(trigger):
            return None
        return tuple(max(-LIMIT, min(LIMIT, value)) for value in self._values[at])

    def of(self, trigger: Span) -> float | None:
        """The value of the word that a trigger begins with."""
        values = self.raters(trigger)
        return round(sum(values) / len(values), 2) if values else None
