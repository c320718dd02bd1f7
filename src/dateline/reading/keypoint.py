"""Key points: the outlet's own summary, tied to the sentences of its body.

A sentence bears a point out as far as it shares the point's words, each word weighing by
how rare it is in the article (inverse document frequency, Spärck Jones 1972). Words are
cut to their first letters, which serves inflected languages without a dictionary.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence

from dateline.model import Evidence, KeyPoint
from dateline.reading.certainty import certainty
from dateline.span import Span

STEM = 6
ENOUGH, MOST = 0.34, 3
"""The share of a point's weight that a sentence must hold, and how many are kept."""


def key_points(
    text: str, points: Sequence[Span], body: Sequence[Span], language: str
) -> tuple[KeyPoint, ...]:
    """Each point with the body's sentences that bear it out, best first.

    Args:
        text: The article's text.
        points: The key point blocks.
        body: The sentences of the body.
        language: For the certainty of both.
    """
    stems = [_stems(sentence.of(text)) for sentence in body]
    spread = Counter(stem for sentence in stems for stem in sentence)
    weights = {stem: math.log((1 + len(body)) / count) for stem, count in spread.items()}

    def borne_out(point: Span) -> tuple[Evidence, ...]:
        asked = _stems(point.of(text))
        total = sum(weights.get(stem, 0.0) for stem in asked) or 1.0
        shares = [sum(weights[stem] for stem in asked & sentence) / total for sentence in stems]
        best = sorted(range(len(body)), key=lambda i: (-shares[i], i))[:MOST]
        return tuple(
            Evidence(span=body[i], certainty=certainty(text, [body[i]], language))
            for i in best
            if shares[i] >= ENOUGH
            and shares[i] >= 0.6 * shares[best[0]]
            and len(asked & stems[i]) > 1
        )

    return tuple(
        KeyPoint(
            span=point, certainty=certainty(text, [point], language), borne_out_by=borne_out(point)
        )
        for point in points
    )


def _stems(words: str) -> frozenset[str]:
    return frozenset(word[:STEM] for word in re.findall(r"\w{3,}|\d+", words.lower()))
