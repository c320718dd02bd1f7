"""Factuality: how far an event word is told as having happened, by the model's head for it.

The head learned what raters of two corpora gave event words in context, -3 (certainly did
not) to 3 (certainly did): UW (Lee et al. 2015), of news, and UDS-IH2 (Rudinger et al. 2018),
of blogs, mail, forums and reviews. They read what has not come about otherwise: "they will
leave" is near 2 to the first and near -2 to the second. So each has its own output, and a
text is read as the raters of its kind would (a mixture of experts, Jacobs et al. 1991):
`web` is how likely it is to be of the second kind.

Sentences are read one at a time, with their names blanked (law 7).
"""

import math
import re
from collections.abc import Callable, Sequence
from typing import NamedTuple, Self

from dateline.model import Article, Name, Statement
from dateline.reading.blanks import blanked
from dateline.reading.lexicon import known, shown
from dateline.reading.runtime import Model
from dateline.reading.seen import views
from dateline.reading.tags import Array
from dateline.span import Span, touching

LIMIT = 3.0
PROSE = ("lede", "paragraph")


class Rated(NamedTuple):
    """What raters of news, and of the web, would give an event word, -3 to 3.

    web: how likely the text is to be of the second kind, 0 to 1.
    """

    news: float
    personal: float
    web: float

    def mean(self, news: float) -> float:
        """The value in this kind of text, where that for news has been put right."""
        return round((1 - self.web) * news + self.web * self.personal, 2)


Rater = Callable[[Span, Sequence[Span]], Sequence[Rated | None]]
"""Gives event words of a sentence their values; None to one that has none."""


class Parts(NamedTuple):
    """What of an article its rater must know.

    names: what is blanked.
    said: the contents of its statements, in which others speak.
    """

    sentences: Sequence[Span]
    names: Sequence[Span]
    said: Sequence[Span]

    @classmethod
    def of(
        cls, sentences: Sequence[Span], names: Sequence[Name], statements: Sequence[Statement]
    ) -> Self:
        """From what reading found."""
        contents = [piece for statement in statements for piece in statement.content]
        return cls(sentences, [name.span for name in names], contents)


def rater(article: Article, parts: Parts, model: Model) -> Rater:
    """The model as a rater of an article's event words."""
    text, language = article.text, article.language
    apart = [block.span for block in article.blocks if block.kind not in PROSE]
    prose = [sentence for sentence in parts.sentences if not touching(apart, sentence)]
    web = chance_of_web(text, prose or parts.sentences, parts.said, language)

    def rate(sentence: Span, asked: Sequence[Span]) -> list[Rated | None]:
        told = blanked(text, sentence, touching(parts.names, sentence), language, kept=asked)
        values = {
            view.words[at]: view.scores.values[at]
            for view in views(told.text, [Span(0, len(told.text))], model)
            for at in view.core
        }
        heads = (next((w for w in values if w.overlaps(told.place(one))), None) for one in asked)
        return [None if head is None else _rated(values[head], web) for head in heads]

    return rate


def _rated(values: Array, web: float) -> Rated:
    news, personal = (max(-LIMIT, min(LIMIT, float(value))) for value in values)
    return Rated(news, personal, web)


BASE, LENGTH = 1.65, -0.7
SIGNS = {"personal": 2.1, "reported": -1.9, "quoted": -1.1, "!": 2.0, "?": 2.4, "open": 1.4}
"""Weights of a logistic regression over sentences of the two corpora's training parts, both
counted alike: what is said to a reader, reported by somebody, quoted, exclaimed, asked, or
has no full stop; and how long it is."""

CLOSED = re.compile(r"[.!?…]\s*(?:''|[»”\"')])*\s*$")
QUOTE = re.compile(r"[\"“”„«»]|``|''")


def chance_of_web(
    text: str, sentences: Sequence[Span], said: Sequence[Span], language: str
) -> float:
    """How likely a text is to be of the web's personal kind and not news, 0 to 1.

    The signs of each sentence add up; one that holds what somebody else said is as news
    reports. That a line has no full stop says something where it is all there is.
    """
    if not known(language) or not sentences:
        return 0.0
    found = [
        sign
        for sentence in sentences
        for sign in _signs(text, sentence, said, language)
        if sign != "open" or len(sentences) == 1
    ]
    length = sum(len(re.findall(r"\w+", one.of(text))) for one in sentences) / len(sentences)
    total = BASE + LENGTH * math.log(max(1.0, length)) + sum(SIGNS[sign] for sign in found)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def _signs(text: str, sentence: Span, said: Sequence[Span], language: str) -> set[str]:
    told = [content for content in said if sentence.overlaps(content)]
    if told and not shown(text, outside(sentence, told), language, ("personal",)):
        return {"reported"}
    words = sentence.of(text)
    found = {*shown(text, [sentence], language, ("personal", "reported"))}
    found |= {mark for mark in "!?" if mark in words}
    found |= {"open"} if not CLOSED.search(words) else set()
    return found | ({"quoted"} if QUOTE.search(words) else set())


def outside(sentence: Span, told: Sequence[Span]) -> list[Span]:
    """The pieces of a sentence that lie in none of some spans."""
    pieces, at = [], sentence.start
    for span in sorted(told):
        pieces.append(Span(at, max(at, span.start)))
        at = max(at, span.end)
    return [*pieces, Span(at, max(at, sentence.end))]
