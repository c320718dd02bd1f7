"""Whether a clause affirms or denies what its words name."""

import re
from collections.abc import Sequence

from dateline.model import Reading, Statement
from dateline.span import Span
from dateline.story.claims.features import TELLS, features
from dateline.story.claims.lexicon import concepts, phrases, plain, small, table, weekdays
from dateline.story.claims.words import Word


def sign(
    reading: Reading, clause: Sequence[Word], cue: Sequence[Word], statement: Statement | None
) -> int:
    """1 or -1; what stands in a denial is denied, whichever way it is worded.

    A concept that is another's opposite ("acquitted") turns the sign once more.
    """
    if statement and "denial" in statement.certainty.basis:
        return -1
    turned = any(table()[name].opposite for word in [*clause, *cue] for name in word.concepts)
    return -1 if _negated(reading, clause) != turned else 1


def _negated(reading: Reading, clause: Sequence[Word]) -> bool:
    whole = Span(clause[0].span.start, clause[-1].span.end)
    bare = plain(whole.of(reading.text))
    for phrase in phrases(reading.language, "mild"):
        bare = bare.replace(phrase, " ")
    negation = small(reading.language, "negation")
    words = [
        word.plain for word in clause if word.kind != "idiom" and f" {word.plain}" in f" {bare}"
    ]
    return any(word in negation or word.endswith("n't") for word in words)


NEAR = 3
"""How many words after "not" stand under it."""


def negated(language: str, clause: Sequence[Word]) -> frozenset[str]:
    """The features that a negation stands by, and those that an opposite names.

    "Not" holds for the words that follow it; "nobody" and "nothing" for the whole clause.
    """
    marks, whole = small(language, "negation"), small(language, "nobody")
    stop = small(language, "stop")
    telling = [word for word in clause if word.plain not in stop or word.plain in marks]
    under = [word for word in telling if any(table()[name].opposite for name in word.concepts)]
    for at, word in enumerate(telling):
        if word.plain in whole:
            under += telling
        elif word.plain in marks or word.plain.endswith("n't"):
            under += telling[at + 1 : at + 1 + NEAR]
    return frozenset(
        name
        for name, worth in features(language, under, (), (), ()).items()
        if name.startswith(("word:", "alike:")) or (name.startswith("concept:") and worth == TELLS)
    )


def looks_back(language: str, clause: Sequence[Word]) -> bool:
    """Whether the words speak of an earlier time ("the day before", "earlier")."""
    aside = small(language, "aside")
    return any(word.plain in aside for word in clause)


def is_neither(reading: Reading, statement: Statement) -> bool:
    """Whether it neither affirms nor denies: a question, a refusal to speak, or just that.

    "The port neither confirmed nor denied it" holds both verbs in the sentence of its cue.
    """
    sure = statement.certainty
    if sure.degree == "unknown" and (not sure.basis or "question" in sure.basis):
        return True
    return "denial" in sure.basis and _both(reading, statement)


def _both(reading: Reading, statement: Statement) -> bool:
    """Whether confirming and denying stand side by side in the sentence of the cue."""
    for cue in statement.cue:
        for sentence in (span for span in reading.sentences if span.overlaps(cue)):
            words = re.findall(r"[\w'’]+", plain(sentence.of(reading.text)))
            said = {
                kind
                for word in words
                for kind in (*small(reading.language, "deny").of(word), *_confirms(reading, word))
            }
            if {"deny", "confirm"} <= said:
                return True
    return False


def _confirms(reading: Reading, word: str) -> tuple[str, ...]:
    return tuple(name for name in concepts(word, reading.language) if name == "confirm")


def points_back(language: str, clause: Sequence[Word]) -> bool:
    """Whether the words say nothing themselves ("it", "her account")."""
    anaphor, stop = small(language, "anaphor"), small(language, "stop")
    telling = [word for word in clause if word.plain not in stop or word.plain in anaphor]
    days = weekdays(language)
    return bool(telling) and all(
        word.plain in anaphor or word.plain in days or _says_nothing(word) for word in telling
    )


def _says_nothing(word: Word) -> bool:
    """Whether a word of a phrase names nothing done: "guilty" in "not guilty", but not "opened"."""
    return word.kind == "idiom" and not any(table()[name].tells for name in word.concepts)
