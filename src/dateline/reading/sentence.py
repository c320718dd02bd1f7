"""Sentences, by `sentencex` (Wikimedia), with what it cuts after initials mended.

>>> text = "Він прибув 5 груд. 2024 р. до Києва. Там він виступив."
>>> [s.of(text) for s in sentences(text, [Span(0, len(text))], "uk")]
['Він прибув 5 груд. 2024 р. до Києва.', 'Там він виступив.']
"""

import re
from collections.abc import Iterable

import sentencex

from dateline.span import Span

OPENS = r"(?:^|[\s(«„“\"])"
BEFORE_NAMES = re.compile(
    OPENS + r"(?:"
    r"[^\W\d_]"  # an initial
    r"|т\. ?[едпк]|и\. ?о|в\. ?о|т\. ?зв"  # то есть, исполняющий обязанности, так званий
    r"|им|ім|ул|вул|пр|просп|[ap]\.m"
    r")\.\s*$",
    re.IGNORECASE,
)
"""Ends that finish no sentence where more of one follows: "5 p.m. Tuesday"."""

SHORTENED = re.compile(
    OPENS + r"(?:січ|лют|бер|квіт|трав|черв|лип|серп|вер|верес|жовт|лист|листоп|груд"
    r"|янв|февр?|мар|апр|июн|июл|авг|сент?|окт|нояб?|дек)\.\s*$",
    re.IGNORECASE,
)
"""Months, which finish none before a number."""

BEGINS = re.compile(r"([.!?][\"”)]?\s+[\"“(]?)([^\W\d_])(?![^\W\d_]?\.)")
"""Where a sentence may begin, but before an initial."""

GOES_ON = re.compile(r"\s*[\w«„“\"(]")
NUMBER = re.compile(r"\s*\d")


def sentences(text: str, within: Iterable[Span], language: str) -> tuple[Span, ...]:
    """The sentences of some stretches of a text, in order, without the space around them.

    Args:
        text: The article's text.
        within: The stretches, such as blocks; no sentence crosses from one to another.
        language: ISO 639-1; the rules of English serve where it is not known.
    """
    return tuple(sentence for stretch in within for sentence in _sentences(text, stretch, language))


def _sentences(text: str, stretch: Span, language: str) -> Iterable[Span]:
    words = _cased(stretch.of(text))
    start = 0
    for cut in _cuts(words, language):
        if cut < len(words) and _goes_on(words[start:cut], words[cut:]):
            continue
        sentence = Span(stretch.start + start, stretch.start + cut).trim(text)
        if sentence.start < sentence.end:
            yield sentence
        start = cut


def _cased(words: str) -> str:
    """Text without any capital, as agencies once sent it, with one where a sentence may begin."""
    if words != words.lower():
        return words
    raised = BEGINS.sub(lambda found: found[1] + found[2].upper(), words)
    return raised if len(raised) == len(words) else words


def _cuts(words: str, language: str) -> Iterable[int]:
    at = 0
    for piece in sentencex.segment(language if language != "und" else "en", words):
        at += len(piece)
        yield at


def _goes_on(before: str, after: str) -> bool:
    if "\n\n" in before[-2:] + after[:2]:
        return False
    if before.rstrip().endswith(".") and after.lstrip()[:1].islower():
        return True
    if SHORTENED.search(before):
        return NUMBER.match(after) is not None
    return BEFORE_NAMES.search(before) is not None and GOES_ON.match(after) is not None
