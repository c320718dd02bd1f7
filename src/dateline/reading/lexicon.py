"""The lexicon of certainty: which words of a text show what, by language.

    >>> text = "не исключено, что дамба не выдержит"
    >>> {kind: [s.of(text) for s in spans] for kind, spans in shown(text, [Span(0, 35)], "ru",
    ...     ("possible", "negation")).items()}
    {'possible': ['не исключено'], 'negation': ['не']}

The words stand in `data/certainty.toml`. Where words of two kinds overlap the longer ones
count: "not only" negates nothing. Kinds whose words are the same all count.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files

from dateline.reading import morphology
from dateline.span import Span

Found = dict[str, list[Span]]

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")

FINITE = re.compile(r"\b[^\W\d_'’]{2,}(?:['’][^\W\d_]+)?(?<=[теєуюмшь])(?:ся|сь)?\b", re.IGNORECASE)
"""Words that end as verbs of Ukrainian and Russian do in the future."""


def known(language: str) -> bool:
    """Whether there are words of this language."""
    return language in _lexicon()


def shown(text: str, spans: Iterable[Span], language: str, kinds: Iterable[str]) -> Found:
    """The words of some kinds within spans, in text order; kinds with none are left out.

    Args:
        text: The text.
        spans: Where to look.
        language: Whose words.
        kinds: Keys of the lexicon; "neutral" takes words from all of them, and is no key.
    """
    patterns = _lexicon()[language]
    places = list(spans)
    asked = list(kinds)
    every = [
        (kind, Span(*match.span()))
        for kind in asked
        if kind in patterns
        for span in places
        for match in patterns[kind].finditer(text, span.start, span.end)
        if match.group() != "May"  # the month
    ]
    if "forecast" in asked and language in morphology.LANGUAGES:
        every += [("forecast", verb) for span in places for verb in _futures(text, span, language)]
    found: Found = {}
    for kind, span in every:
        if not any(other.holds(span) and other != span for _, other in every):
            found.setdefault(kind, []).append(span)
    return found


def _futures(text: str, span: Span, language: str) -> Iterator[Span]:
    """The verbs in the future, which has no auxiliary where the verb is perfective."""
    for match in FINITE.finditer(text, *span):
        if morphology.is_mostly(match.group().lower(), language, "futr"):
            yield Span(*match.span())


def ordered(text: str, span: Span, language: str) -> Span | None:
    """The imperative that a stretch of text begins with, if it does ("Let them go")."""
    if language not in morphology.LANGUAGES:
        words = _lexicon()[language]["imperative"].match(text, *span)
        return Span(*words.span()) if words else None
    first = WORD.match(text, *span)
    if first and morphology.is_mostly(first.group().lower(), language, "impr"):
        return Span(*first.span())
    return None


def pattern(language: str, *kinds: str) -> str:
    """Some kinds' words as one regular expression, for what looks at their places."""
    return "|".join(_lexicon()[language][kind].pattern for kind in kinds)


def between(text: str, gap: Span, language: str, *, others: int = 0) -> bool:
    """Whether nothing but auxiliaries and adverbs fills the gap after a word of certainty.

    others: how many words besides may stand there, as a noun does after "no".
    """
    small = _lexicon()[language]["between"]
    words = re.findall(r"\S+", gap.of(text))
    besides = [word for word in words if not small.fullmatch(word)]
    return len(besides) <= others and all(word.isalpha() for word in besides)


@cache
def _lexicon() -> Mapping[str, Mapping[str, re.Pattern[str]]]:
    raw = files("dateline.reading").joinpath("data/certainty.toml").read_text("utf-8")
    return {
        language: {kind: _compiled(entries) for kind, entries in kinds.items() if entries}
        for language, kinds in tomllib.loads(raw).items()
    }


def _compiled(entries: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(entries, key=len, reverse=True)
    forms = "|".join(map(_form, longest_first))
    contracted = r"|\b\w+n['’]t\b" if "n't" in longest_first else ""  # the whole of "didn't"
    return re.compile(rf"(?<!\w)(?:{forms})(?!\w){contracted}", re.IGNORECASE)


def _form(entry: str) -> str:
    if entry.startswith("/"):
        return entry.strip("/")
    return re.escape(entry).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
