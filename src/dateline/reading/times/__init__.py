"""Times: expressions of date, time, duration and set, and the days they name.

>>> found = times("It met on Friday.", [Span(0, 17)], "en", published="2025-03-12")
>>> [(when.span.of("It met on Friday."), when.edtf) for when in found]
[('Friday', '2025-03-07')]

Three steps, each in its module: `tokens` (a word and its class, from `data/<language>.toml`),
`grammar` and `makers` (runs of classes, from `data/grammar.toml`, and what they mean), and
`anchor` (where that lies in the calendar).
"""

from collections.abc import Sequence

from dateline.model import When
from dateline.reading.times.anchor import publication
from dateline.reading.times.expressions import expressions
from dateline.reading.times.lexicon import lexicon
from dateline.reading.times.timeline import placed
from dateline.reading.times.tokens import tokens
from dateline.span import Span

__all__ = ["LANGUAGES", "times"]

LANGUAGES = ("en", "uk", "ru")


def times(
    text: str, sentences: Sequence[Span], language: str, *, published: str | None
) -> tuple[When, ...]:
    """The time expressions of a text, in its order; no two share a code point.

    Args:
        text: The article's text.
        sentences: Where expressions are looked for; none crosses a sentence's end.
        language: ISO 639-1; nothing is found in one that is not read.
        published: EDTF of the publication, None where unknown: then what counts from it
            stays open.
    """
    if language not in LANGUAGES:
        return ()
    found = tokens(text, sentences, lexicon(language))
    return placed(text, found, expressions(found, language), publication(published), language)
