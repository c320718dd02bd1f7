"""Sentences, by `sentencex` (Wikimedia), with what it cuts after initials mended.

>>> text = "Він прибув 5 груд. 2024 р. до Києва. Там він виступив."
>>> [s.of(text) for s in sentences(text, [Span(0, len(text))], "uk")]
['Він прибув 5 груд. 2024 р. до Києва.', 'Там він виступив.']
"""

import re
from collections.abc import Iterable

import sentencex

from dateline.span import Span

UNFINISHED = re.compile(
    r"(?:^|[\s(«„“\"])(?:"
    r"[^\W\d_]"  # an initial
    r"|т\. ?[едпк]|и\. ?о|в\. ?о|т\. ?зв"  # то есть, исполняющий обязанности, так званий
    r"|січ|лют|бер|квіт|трав|черв|лип|серп|вер|верес|жовт|лист|листоп|груд"
    r"|янв|февр?|мар|апр|июн|июл|авг|сент?|окт|нояб?|дек"
    r"|им|ім|ул|вул|пр|просп|обл|гг?|рр?|[ap]\.m"
    r")\.\s*$",
    re.IGNORECASE,
)
"""Ends that finish no sentence where more of one follows."""

CONTINUES = re.compile(r"\s*[\w«„“\"(]")


def sentences(text: str, within: Iterable[Span], language: str) -> tuple[Span, ...]:
    """The sentences of some stretches of a text, in order, without the space around them.

    Args:
        text: The article's text.
        within: The stretches, such as blocks; no sentence crosses from one to another.
        language: ISO 639-1; the rules of English serve where it is not known.
    """
    return tuple(sentence for stretch in within for sentence in _sentences(text, stretch, language))


def _sentences(text: str, stretch: Span, language: str) -> Iterable[Span]:
    words = stretch.of(text)
    start = 0
    for cut in _cuts(words, language):
        if cut < len(words) and _goes_on(words[start:cut], words[cut:]):
            continue
        sentence = Span(stretch.start + start, stretch.start + cut).trim(text)
        if sentence.start < sentence.end:
            yield sentence
        start = cut


def _cuts(words: str, language: str) -> Iterable[int]:
    at = 0
    for piece in sentencex.segment(language if language != "und" else "en", words):
        at += len(piece)
        yield at


def _goes_on(before: str, after: str) -> bool:
    if not CONTINUES.match(after):
        return False
    end = UNFINISHED.search(before)
    if not end:
        return False
    # "at 5 p.m. Tuesday" goes on; so does an abbreviated month before its year
    return "\n\n" not in before[-2:] + after[:2]
