"""Times of a text given as it is."""

from dateline.model import When
from dateline.reading.sentence import sentences
from dateline.reading.times import times
from dateline.span import Span


def found(text: str, language: str, published: str | None = "2025-03-12") -> tuple[When, ...]:
    """The times of one paragraph; published on a Wednesday where nothing else is said."""
    cut = sentences(text, [Span(0, len(text))], language)
    return times(text, cut, language, published=published)


def timex(text: str, language: str, published: str | None = "2025-03-12") -> list[str | None]:
    return [when.timex for when in found(text, language, published)]


def edtf(text: str, language: str, published: str | None = "2025-03-12") -> list[str | None]:
    return [when.edtf for when in found(text, language, published)]
