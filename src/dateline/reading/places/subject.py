"""Which places an article is about, and which it only mentions.

A title or a first sentence says what an article is about; a place named again and again is
its matter too. An adjective ("Russian") or a government ("Moscow said") is no place for this.
"""

from collections import defaultdict
from collections.abc import Sequence

from dateline.span import Span

TITLE, LEDE, ONCE = 3.0, 2.0, 1.0
LEAST, SHARE = 2.0, 0.4
"""A place counts that has this weight, and this share of the heaviest place's."""


def subjects(found: Sequence[tuple[Span, int]], sentences: Sequence[Span]) -> frozenset[int]:
    """The gazetteer rows of the places that an article is about.

    Args:
        found: Where a place is named, and its row.
        sentences: The article's, the title first.
    """
    weight: dict[int, float] = defaultdict(float)
    opening = sentences[0].end if sentences else 0
    lede = sentences[2].end if len(sentences) > 2 else opening
    for span, row in found:
        weight[row] += TITLE if span.end <= opening else LEDE if span.end <= lede else ONCE
    most = max(weight.values(), default=0.0)
    return frozenset(row for row, w in weight.items() if w >= max(LEAST, SHARE * most))
