"""Why two assertions put the same proposition forward, or do not: a table of clues.

The sum of the weights is the likeness; `SAME` and more is the same.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

from dateline.ledger import Clue
from dateline.story.claims.assertion import Assertion
from dateline.story.claims.lexicon import totals

Embed = Callable[[Sequence[str]], NDArray[np.float32]]
"""Sentences to vectors, one row each, of length 1."""

Vector = dict[str, float]

SAME = 0.22
"""The likeness from which on groups of assertions are one claim."""

SPEAKER, REPLY, ABREAST, KIND, VALUE, CLASH, DAYS = 0.1, 0.1, 0.15, 0.25, 0.2, -0.4, -0.1
ACT, OTHER_ACT = 0.2, -0.6
"""Of two events: the same trigger, or another."""

EMBEDDING = 0.5
RARITY = 0.5
"""How much more a rare feature tells than a common one, as an exponent."""

LEAN = 0.4
"""Added to the square of a vector's length: two lean clauses with one word in common are not
yet alike."""

REPLY_WITHIN = 0.15
"""How far apart, as a share of the article, a denial and what it answers may stand."""

NEAR = 0.04
"""How far apart, as a share of the article, two passages of copies may stand."""


@dataclass(frozen=True)
class Story:
    """What the clues need to know of all assertions together.

    own, foreign: what each assertion is about, as vectors; with its words where it is compared
        within its language, with their consonants where it is not.
    origin: which origin each article belongs to.
    likeness: of each two by embedding, above what any two of the story have; None without one.
    """

    assertions: Sequence[Assertion]
    own: Sequence[Vector]
    foreign: Sequence[Vector]
    origin: Mapping[str, int]
    embedded: NDArray[np.float32] | None
    usual: float


def story(
    found: Sequence[Assertion], origin: Mapping[str, int], embed: Embed | None = None
) -> Story:
    """Weigh the features of a story's assertions, and embed their words."""
    count = Counter(name for one in found for name in one.features)
    rare = {
        name: (log(1 + len(found) / df) / log(1 + len(found))) ** RARITY
        for name, df in count.items()
    }
    own, foreign = (
        [_vector(one, rare, without) for one in found] for without in ("alike:", "word:")
    )
    embedded = _embedded(found, embed) if embed and found else None
    usual = 0.0 if embedded is None else float(np.mean(embedded @ embedded.mean(axis=0)))
    return Story(found, own, foreign, origin, embedded, usual)


def _embedded(found: Sequence[Assertion], embed: Embed) -> NDArray[np.float32]:
    """A row for each assertion; words that stand in several articles are embedded once."""
    texts = list(dict.fromkeys(one.text for one in found))
    rows, at = np.asarray(embed(texts)), {text: number for number, text in enumerate(texts)}
    return rows[[at[one.text] for one in found]]


def _vector(one: Assertion, rare: Mapping[str, float], without: str) -> Vector:
    """The features but one kind, weighed; scaled to a length a little below 1."""
    weighed = {
        name: worth * rare[name]
        for name, worth in one.features.items()
        if not name.startswith(without)
    }
    length = sqrt(LEAN + sum(value**2 for value in weighed.values()))
    return {name: value / length for name, value in weighed.items()}


def likeness(story: Story, one: int, other: int) -> float:
    """How far two assertions, by number, are the same."""
    return sum(clue.weight for clue in clues(story, one, other))


def meaning(story: Story, one: int, other: int) -> float:
    """How far two assertions, by number, mean the same; whoever says them, and when."""
    said = (*_wording(story, one, other), *_embedding(story, one, other))
    return sum(clue.weight for clue in said)


def clues(story: Story, one: int, other: int) -> Iterator[Clue]:
    """Each reason for and against two assertions, by number, being the same."""
    yield from _wording(story, one, other)
    yield from _embedding(story, one, other)
    first, second = story.assertions[one], story.assertions[other]
    yield from _events(first, second)
    yield from _figures(first, second)
    yield from _speakers(first, second)
    yield from _days(first, second)
    yield from _abreast(story, first, second)
    yield from _reply(first, second)


def _wording(story: Story, one: int, other: int) -> Iterator[Clue]:
    """Shared features, as the cosine of their weighted vectors."""
    same = story.assertions[one].reading.language == story.assertions[other].reading.language
    vectors = story.own if same else story.foreign
    first, second = vectors[one], vectors[other]
    shared = sorted(set(first) & set(second))
    if shared:
        weight = sum(first[name] * second[name] for name in shared)
        yield Clue(kind="wording", weight=weight, words=tuple(shared))


def _embedding(story: Story, one: int, other: int) -> Iterator[Clue]:
    if story.embedded is not None:
        cosine = float(story.embedded[one] @ story.embedded[other])
        yield Clue(kind="embedding", weight=EMBEDDING * (cosine - story.usual) / (1 - story.usual))


def _events(one: Assertion, other: Assertion) -> Iterator[Clue]:
    """Two events are named by the same words, or by words of one meaning, or they are two."""
    if one.acts and other.acts:
        shared = tuple(sorted(one.acts & other.acts))
        yield Clue(kind="events", weight=ACT if shared else OTHER_ACT, words=shared)


def _figures(one: Assertion, other: Assertion) -> Iterator[Clue]:
    """The same kind of number, whatever it was then said to be; two kinds are two propositions."""
    first = {magnitude.kind: magnitude.best for magnitude in one.figures}
    second = {magnitude.kind: magnitude.best for magnitude in other.figures}
    shared = sorted(set(first) & set(second))
    if shared:
        same = any(first[kind] == second[kind] for kind in shared)
        told = any(kind in totals() for kind in shared)
        yield Clue(kind="figures", weight=told * KIND + same * VALUE, words=tuple(shared))
    elif first and second:
        yield Clue(kind="figures", weight=CLASH, words=tuple(sorted({*first, *second})))


def _speakers(one: Assertion, other: Assertion) -> Iterator[Clue]:
    if one.speaker and one.speaker == other.speaker:
        yield Clue(kind="speakers", weight=SPEAKER, words=(one.speaker,))


def _days(one: Assertion, other: Assertion) -> Iterator[Clue]:
    if one.days and other.days and not one.days & other.days:
        yield Clue(kind="times", weight=DAYS, words=tuple(sorted(one.days | other.days)))


def _abreast(story: Story, one: Assertion, other: Assertion) -> Iterator[Clue]:
    """Copies and translations say the same things in the same order."""
    if one.reading.id == other.reading.id or one.block != other.block:
        return
    origins = story.origin.get(one.reading.id), story.origin.get(other.reading.id)
    copied = origins[0] is not None and origins[0] == origins[1]
    if copied and abs(one.place - other.place) < NEAR:
        yield Clue(kind="passages", weight=ABREAST)


def _reply(one: Assertion, other: Assertion) -> Iterator[Clue]:
    """A denial answers what another speaker is reported to have said nearby."""
    if one.denial == other.denial or one.reading.id != other.reading.id:
        return
    others = one.statement and other.statement and one.speaker != other.speaker
    if others and abs(one.place - other.place) < REPLY_WITHIN:
        yield Clue(kind="reply", weight=REPLY)
