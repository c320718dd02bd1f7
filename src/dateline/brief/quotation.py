"""Quotation marks: taken off what a text quotes, so that a brief may set its own.

>>> peel(Span(0, 11), "“We stand.”"), peel(Span(0, 11), "“We stand,” she said")
(Span(start=1, end=10), Span(start=1, end=9))
>>> peel(Span(0, 22), "“No” was never a “yes”")
Span(start=0, end=22)
"""

from dateline.span import Span

PAIRS = {
    "“": "”", "„": "“”", "«": "»", "‘": "’", "‹": "›", "»": "«", "”": "”", "‟": "”", '"': '"',
}  # fmt: skip
CLOSERS = frozenset("".join(PAIRS.values())) - {"’"}
"""An apostrophe closes nothing on its own."""
MARKS = (frozenset(PAIRS) | CLOSERS) - {"‘"}

STYLES = {"en": ("“", "”"), "uk": ("«", "»"), "ru": ("«", "»")}


def marks(language: str) -> tuple[str, str]:
    """The quotation marks that a language writes; English ones where it is not known."""
    return STYLES.get(language, STYLES["en"])


def enclose(words: str, shown: str, language: str, *, always: bool) -> str:
    """Shown words in the quotation marks of their language.

    Args:
        words: The words as they stand in the text.
        shown: The same words as a rendering writes them.
        language: Of the words.
        always: Whether words that have marks of their own get another pair: those of a
            quote do, a whole sentence that quotes somebody does not.
    """
    if not always and MARKS.intersection(words):
        return shown
    before, after = marks(language)
    return f"{before}{shown}{after}"


def peel(span: Span, text: str) -> Span:
    """The span without white space and without the quotation marks that enclose all of it.

    A mark that has no partner inside (the first of a paragraph that the quote does not
    end in) is taken off too; one that has is part of the words.
    """
    span = _without_stop(span.trim(text), text)
    inner = _without_comma(_inside(span, text).trim(text), text)
    return inner if inner.start < inner.end else span


def _inside(span: Span, text: str) -> Span:
    """The span less its enclosing marks; it may be empty."""
    words = span.of(text)
    opens = words[:1] in PAIRS
    closes = words[-1:] in (tuple(PAIRS[words[0]]) if opens else CLOSERS)
    if opens and closes and len(words) > 1 and _balanced(words[1:-1], words[0], words[-1]):
        return Span(span.start + 1, span.end - 1)
    if opens and not MARKS.intersection(words[1:]):
        return Span(span.start + 1, span.end)
    if closes and not opens and not MARKS.intersection(words[:-1]):
        return Span(span.start, span.end - 1)
    return span


def _without_stop(span: Span, text: str) -> Span:
    """Without a stop that stands after the closing mark (`«…».`): it is not quoted."""
    words = span.of(text)
    bare = words.rstrip(".,;:")
    return Span(span.start, span.start + len(bare)) if bare[-1:] in CLOSERS else span


def _without_comma(span: Span, text: str) -> Span:
    """Without the comma that only leads to who says it (`“We stand,” she said`)."""
    words = span.of(text)
    return Span(span.start, span.start + len(words.rstrip(","))) if words else span


def _balanced(words: str, opener: str, closer: str) -> bool:
    """Whether an opening mark before these words is closed only after them."""
    if opener == closer:
        return words.count(opener) % 2 == 0 and not _touches(words, opener)
    depth = 0
    for letter in words:
        depth += (letter == opener) - (letter == closer)
        if depth < 0:
            return False
    return depth == 0


def _touches(words: str, mark: str) -> bool:
    """Whether the first straight mark inside closes a quote: a letter stands before it."""
    before, found, _ = words.partition(mark)
    return bool(found) and not before[-1:].isspace()
