"""Certainty: how sure somebody was, and the words that show it.

    >>> text = "It is likely that the dam will hold."
    >>> found = certainty(text, [Span(0, len(text))], "en")
    >>> found.degree, [span.of(text) for span in found.shown_by]
    ('probable', ['likely', 'will'])

Polarity and degree are FactBank's axes (Saurí and Pustejovsky 2009). This first form
reads the words of `data/certainty.toml`; what no word shows is taken as its source put
it: certain.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import get_args

from dateline.model import Basis, Certainty, Degree, Polarity
from dateline.span import Span

VALUES: Mapping[Degree, float] = {"certain": 3.0, "probable": 2.0, "possible": 1.0}
"""A degree on the factuality scale of the UDS and UW corpora, for positive polarity."""

CONTENT_BASES: tuple[Basis, ...] = ("preliminary", "forecast", "condition", "hearsay")
SOURCE_BASES: tuple[Basis, ...] = ("official", "intelligence", "eyewitness", "anonymous", "hearsay")
CUE_BASES: tuple[Basis, ...] = ("denial", "hearsay")
QUESTION = re.compile(r"\?[»”\"'’)\s]*$")


def certainty(
    text: str,
    content: Sequence[Span],
    language: str,
    *,
    source: Sequence[Span] = (),
    cue: Sequence[Span] = (),
) -> Certainty:
    """How sure the source is of a content.

    Args:
        text: The article's text.
        content: What is said, in its pieces.
        language: Whose words are looked for; in an unknown language nothing is shown.
        source: Who says it; an official body and an unnamed source say so here.
        cue: The reporting words: a denial turns the polarity.
    """
    if language not in _lexicon():
        return Certainty()

    def find(kind: str, spans: Iterable[Span]) -> list[Span]:
        pattern = _lexicon()[language][kind]
        found = (m for s in spans for m in pattern.finditer(text, s.start, s.end))
        return [Span(*m.span()) for m in found if m.group() != "May"]  # the month

    where: dict[Basis, Sequence[Span]] = {}
    for looked_for, spans in ((CONTENT_BASES, content), (SOURCE_BASES, source), (CUE_BASES, cue)):
        for kind in looked_for:
            where[kind] = [*where.get(kind, ()), *find(kind, spans)]
    if content and (asked := QUESTION.search(text, content[-1].start, content[-1].end)):
        where["question"] = [Span(asked.start(), asked.start() + 1)]
    hedges = {
        degree: find(degree, [*content, *cue]) for degree in ("probable", "possible", "unlikely")
    }
    negations = find("negation", [_main_clause(text, content), *cue]) if content else []
    basis: tuple[Basis, ...] = tuple(kind for kind in get_args(Basis) if where.get(kind))
    degree = _degree(hedges, basis)
    polarity: Polarity = "negative" if (len(negations) + ("denial" in basis)) % 2 else "positive"
    if hedges["unlikely"]:
        polarity = "negative"
    shown = [span for spans in (*where.values(), *hedges.values(), negations) for span in spans]
    value = VALUES.get(degree)
    return Certainty(
        polarity=polarity if value else "unknown",
        degree=degree,
        value=None if value is None else value if polarity == "positive" else -value,
        basis=basis,
        shown_by=_apart(shown),
    )


def _degree(hedges: Mapping[str, Sequence[Span]], basis: Sequence[Basis]) -> Degree:
    if "question" in basis or "condition" in basis:
        return "unknown"
    if hedges["possible"]:
        return "possible"
    if hedges["probable"] or hedges["unlikely"]:
        return "probable"
    if {"preliminary", "hearsay", "forecast"} & set(basis):
        return "probable"
    return "certain"


def _main_clause(text: str, content: Sequence[Span]) -> Span:
    """The content up to its first clause break after some words: where a "not" counts."""
    first = content[0]
    cut = re.compile(
        r"[,;:—]|\b(?:because|who|which|що|який|яка|які|что|который|которая|которые)\b"
    )
    found = cut.search(text, min(first.end, first.start + 12), first.end)
    return Span(first.start, found.start() if found else first.end)


def _apart(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Without those that lie in another, in text order."""
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda span: (span.start, -span.end)):
        if not kept or not kept[-1].holds(span):
            kept.append(span)
    return tuple(kept)


@cache
def _lexicon() -> Mapping[str, Mapping[str, re.Pattern[str]]]:
    raw = files("dateline.reading").joinpath("data/certainty.toml").read_text("utf-8")
    return {
        language: {kind: _pattern(entries) for kind, entries in kinds.items()}
        for language, kinds in tomllib.loads(raw).items()
    }


def _pattern(entries: Sequence[str]) -> re.Pattern[str]:
    longest_first = sorted(entries, key=len, reverse=True)
    forms = "|".join(
        re.escape(entry).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for entry in longest_first
    )
    contracted = r"|\b\w+n['’]t\b" if "n't" in entries else ""  # the whole of "didn't"
    return re.compile(rf"(?<!\w)(?:{forms})(?!\w){contracted}", re.IGNORECASE)
