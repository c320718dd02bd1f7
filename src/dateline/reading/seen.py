"""What the model sees: an article's words, and the scores of its windows.

Every word is in one window's core; what is found there is kept.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dateline.reading.attribution import Scores
from dateline.reading.runtime import Model
from dateline.reading.windows import encoded, sizes, units, windows
from dateline.reading.words import words
from dateline.span import Span


class View(NamedTuple):
    """The scores of one window.

    words: the words of the window, in text order.
    core: places in `words` whose findings are this window's own.
    """

    words: Sequence[Span]
    core: range
    scores: Scores


def views(text: str, blocks: Sequence[Span], model: Model) -> Iterator[View]:
    """The windows of a text's blocks, in order."""
    spans: list[Span] = []
    breaks: list[int] = []
    for block in blocks:
        breaks.append(len(spans))
        spans += words(text, block)
    ids = model.subwords.encode(text, spans)
    cut = units(ids, breaks)
    for window in windows(sizes(ids, cut)):
        chosen = cut[window.start : window.end]
        first, end = chosen[0].start, chosen[-1].stop
        core = range(cut[window.core.start].start, cut[window.core.stop - 1].stop)
        scores = model.scores(*encoded(ids, chosen))
        yield View(spans[first:end], range(core.start - first, core.stop - first), scores)
