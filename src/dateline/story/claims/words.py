"""The words of an article with what they mean: what clauses are made of."""

from collections.abc import Sequence
from typing import NamedTuple

from dateline.span import Span
from dateline.story.claims.lexicon import concepts, idioms, plain
from dateline.story.tokens import Token, tokens


class Word(NamedTuple):
    """A word, name or number of an article.

    key: the same across inflections and, for names, across scripts.
    """

    plain: str
    kind: str
    key: str
    span: Span
    concepts: tuple[str, ...]


def words(
    text: str, language: str, named: Sequence[Span], shouted: Sequence[Span] = ()
) -> list[Word]:
    """All words of a text, in its order; in `shouted` ones capitals tell nothing."""
    shouted = shouted if language == "en" else ()
    meant = _idioms(text, language)
    return [_word(token, text, language, meant) for token in tokens(text, named, shouted)]


def _word(token: Token, text: str, language: str, meant: Sequence[tuple[Span, str]]) -> Word:
    """A word; the first of an idiom stands for the whole, its others for nothing."""
    bare = plain(token.span.of(text))
    whole = next(((span, name) for span, name in meant if span.holds(token.span)), None)
    if whole is None:
        return Word(bare, token.kind, token.key, token.span, concepts(bare, language))
    span, name = whole
    return Word(
        bare, "idiom", token.key, token.span, (name,) if token.span.start == span.start else ()
    )


def _idioms(text: str, language: str) -> list[tuple[Span, str]]:
    bare = text.replace("ё", "е").replace("’", "'").replace("ʼ", "'")
    return [
        (Span(*match.span()), name)
        for pattern, name in idioms(language)
        for match in pattern.finditer(bare)
    ]
