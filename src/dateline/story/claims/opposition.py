"""Whether two assertions of one group contradict each other: a claim of disagreement is weighty.

To say that somebody denies something costs a good name, so likeness of subject is not enough:
a denial must speak of the same, and a negation must stand by the very words that the other
affirms.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.story.claims.assertion import Assertion
from dateline.story.claims.features import WEAK
from dateline.story.claims.likeness import Story, meaning
from dateline.story.claims.moments import hours_apart, order

MEETS = 0.35
"""Likeness in wording and meaning from which on a denial speaks of the same."""

ACCUSED = 0.2
"""The same, where what is denied names the denier."""

NEGATES = 0.4
"""The same, where nothing but a negation in the words says that it denies."""

SHARED = 2
"""Features that both speak of, at least."""

DAY = 24
"""Hours by which a denial may come before the article that has what it denies."""

SUPPOSED = frozenset({"condition", "question"})
"""Bases on which nothing is put forward that could be denied, or that denies."""


def opposed(story: Story, one: int, other: int) -> bool:
    """Whether the second of two assertions, by number, denies the first."""
    first, second = story.assertions[one], story.assertions[other]
    if not (first.sign > 0 > second.sign) or not apart(story, first, second):
        return False
    if _early(first, second) or _meant_elsewhere(first, second):
        return False
    alike = meaning(story, min(one, other), max(one, other))
    shared = telling(first) & telling(second)
    if second.denies_words:
        accused = first.accuses and first.reading.id == second.reading.id
        enough = len(shared) >= min(SHARED, len(telling(second)))
        named = alike >= ACCUSED and _names(first, second)
        return (alike >= MEETS and enough) or named or (accused and alike > 0)
    said = second.statement is not None  # an outlet that says "not" answers nobody
    turned = shared & (first.negated ^ second.negated)
    return said and alike >= NEGATES and len(shared) >= SHARED and bool(turned)


def _names(one: Assertion, denial: Assertion) -> bool:
    """Whether what is denied is said of the denier: who is accused is who denies."""
    own = {key for key in denial.names if any(_name(said, key) for said in one.features)}
    shared = {said for said in telling(one) & telling(denial) if not said.startswith("name:")}
    return bool(own and shared)


def _name(feature: str, key: str) -> bool:
    return feature.startswith(f"name:{key}")


def telling(one: Assertion) -> set[str]:
    """What it speaks of, by features of some weight."""
    return {
        name
        for name, worth in one.features.items()
        if worth > WEAK and not name.startswith(("value:", "day:"))
    }


def _meant_elsewhere(one: Assertion, denial: Assertion) -> bool:
    """Whether a denial points back ("rejected this report") to what its own article says.

    Guilt is the same in all.
    """
    apart = one.reading.id != denial.reading.id
    return apart and denial.back and "concept:guilty" not in denial.features


def _early(one: Assertion, denial: Assertion) -> bool:
    """Whether a denial was published well before what it would deny."""
    times = [
        each.reading.published.edtf if each.reading.published else None for each in (one, denial)
    ]
    apart = hours_apart(*times)
    return apart is not None and apart > DAY and order(times[1]) < order(times[0])


def settled(story: Story, groups: Sequence[Sequence[int]]) -> tuple[Story, list[list[int]]]:
    """The groups, where whoever denies truly denies something in his group.

    A denial that meets nothing becomes a group of its own. A negation that stands by other
    words than the shared ones denies nothing of them, and affirms: "the crane does not lift
    itself: the dockers strike".
    """
    affirmed = {at for held in groups for at in held if _affirms(story, held, at)}
    known = [
        replace(one, sign=1) if at in affirmed else one for at, one in enumerate(story.assertions)
    ]
    story = replace(story, assertions=known)
    return story, [part for held in groups for part in _parts(story, held) if part]


def _affirms(story: Story, held: Sequence[int], at: int) -> bool:
    """Whether a negation is of other words than those that a group's affirmations share."""
    one = story.assertions[at]
    others = [story.assertions[other] for other in held if story.assertions[other].sign > 0]
    return (
        one.sign < 0
        and not one.denial
        and bool(others)
        and not any(other.features.keys() & (one.negated ^ other.negated) for other in others)
    )


def _parts(story: Story, held: Sequence[int]) -> Iterator[list[int]]:
    positive = [at for at in held if story.assertions[at].sign > 0]
    negative = [at for at in held if story.assertions[at].sign < 0]
    if not positive:
        yield from _denied(story, held)
        return
    meeting = {at for at in negative if any(opposed(story, one, at) for one in positive)}
    yield sorted({*positive, *meeting})
    yield from _denied(story, [at for at in negative if at not in meeting])


def _denied(story: Story, held: Sequence[int]) -> Iterator[list[int]]:
    """A group that nobody affirms: what denials deny, with negations that say as much, and others.

    "Denied that a letter came" and "no letter came" are one; "this is no prophecy" is another.
    """
    denials = [at for at in held if story.assertions[at].denies_words]
    rest = [at for at in held if at not in denials]
    beside = {at for at in rest if any(_as_much(story, one, at) for one in denials)}
    yield sorted({*denials, *beside})
    yield [at for at in rest if at not in beside]


def _as_much(story: Story, denial: int, other: int) -> bool:
    first, second = story.assertions[denial], story.assertions[other]
    shared = telling(first) & telling(second)
    return not SUPPOSED & second.basis and bool(shared & second.negated)


def apart(story: Story, one: Assertion, other: Assertion) -> bool:
    """Whether two speak, each in a sentence of its own, and both put something forward."""
    if same_voice(one, other) or SUPPOSED & (one.basis | other.basis):
        return False
    if _copied(story, one, other):
        return False
    return one.reading.id != other.reading.id or not one.sentence.overlaps(other.sentence)


def same_voice(one: Assertion, other: Assertion) -> bool:
    """Whether one speaker may stand behind two assertions.

    In doubt it is one: by a part of the name, or by a body's name in another language.
    """
    if one.voice == other.voice:
        return True
    named, bodies = (one.names, other.names), (one.body, other.body)
    if not all(named):
        return bodies[0] == bodies[1] and len(one.body) > 1
    part = _within(*named) and _within(*bodies)
    return part or (len(one.body & other.body) > 1 and bool(one.names & other.names))


def _within(one: frozenset[str], other: frozenset[str]) -> bool:
    return one <= other or other <= one


def _copied(story: Story, one: Assertion, other: Assertion) -> bool:
    """Whether the articles go back to one text: its copies and translations deny nothing in it."""
    if one.reading.id == other.reading.id:
        return False
    origins = story.origin.get(one.reading.id), story.origin.get(other.reading.id)
    return origins[0] is not None and origins[0] == origins[1]
