"""What a clause is about: concepts, names, words, numbers and days, each with its worth."""

from collections.abc import Iterable, Iterator, Sequence

from dateline.model import Magnitude
from dateline.story.claims.lexicon import numerals, small, table
from dateline.story.claims.words import Word
from dateline.story.script import skeleton

TELLS, THING, WEAK = 1.0, 0.6, 0.3
"""Worth of a concept: something done, a participant, what any report may speak of."""
NAME, WORD, FIGURE, VALUE, DAY = 0.6, 0.6, 1.0, 0.5, 0.7
ALIKE = 0.3
"""Worth of a word's consonants, by which "mandate" and "мандат" meet across languages."""


def features(
    language: str,
    clause: Sequence[Word],
    cue: Sequence[Word],
    given: Iterable[Magnitude],
    days: Iterable[str],
) -> dict[str, float]:
    """Features by name, with how much each tells of what is said.

    Names are "concept:killed", "name:srnk", "word:…", "figure:deaths", "value:7" and "day:…";
    the letters of keys are Latin in all languages.
    """
    found: dict[str, float] = {}
    for name, worth in _each(language, clause, cue):
        found[name] = max(worth, found.get(name, 0.0))
    for magnitude in given:
        found[f"figure:{magnitude.kind}"] = FIGURE
        if magnitude.best is not None:
            found[f"value:{magnitude.best:g}"] = VALUE
    return found | {f"day:{day}": DAY for day in days}


def _each(
    language: str, clause: Sequence[Word], cue: Sequence[Word]
) -> Iterator[tuple[str, float]]:
    stop = small(language, "stop")
    for word in clause:
        yield from _concepts(word)
        if word.kind == "name":
            yield f"name:{word.key}", NAME
        elif word.kind == "word" and not (
            word.concepts or word.plain in stop or word.plain in numerals(language)
        ):
            yield f"word:{word.key}", WORD
            if alike := skeleton(word.plain):
                yield f"alike:{alike}", ALIKE
    for word in cue:
        if any(table()[name].tells and not table()[name].speech for name in word.concepts):
            yield from _concepts(word)


def _concepts(word: Word) -> Iterator[tuple[str, float]]:
    for name in word.concepts:
        concept = table()[name]
        worth = WEAK if concept.weak else THING if concept.thing else TELLS
        yield f"concept:{concept.opposite or name}", worth
