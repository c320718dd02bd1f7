"""The claims of one story, from its articles and their origins."""

from collections import Counter
from collections.abc import Iterator, Sequence

from dateline.identity import digest
from dateline.ledger import Anchor, Claim, Origin
from dateline.model import Reading
from dateline.story.claims.akin import akin
from dateline.story.claims.answers import answered
from dateline.story.claims.assertion import Assertion, assertions
from dateline.story.claims.back import resolved
from dateline.story.claims.credibility import credibility
from dateline.story.claims.disagreement import contradictions
from dateline.story.claims.forecast import outcome
from dateline.story.claims.grouping import groups
from dateline.story.claims.likeness import Embed, Story, story
from dateline.story.claims.opposition import settled
from dateline.story.claims.support import support
from dateline.story.claims.voices import copies, turned, versions, voices


def claims(
    readings: Sequence[Reading], origins: Sequence[Origin], *, embed: Embed | None = None
) -> tuple[Claim, ...]:
    """What the articles of one story put forward, the most widely carried first.

    Args:
        readings: The articles of one story, in any order.
        origins: Which of them go back to one text; an article in none stands alone.
        embed: Sentences to unit vectors, where the reader has them; names, numbers, times
            and the lexicon serve without.
    """
    texts = {reading.id: reading for reading in readings}
    ordered = [texts[article] for article in sorted(texts)]
    found = akin(resolved([one for reading in ordered for one in assertions(reading)]))
    which = {article: at for at, origin in enumerate(origins) for article in origin.articles}
    weighed = story(found, which, embed)
    weighed, together = settled(weighed, answered(weighed, groups(weighed)))
    made = [_claim(weighed, held, texts, origins) for held in _kept(found, together)]
    return tuple(sorted(made, key=lambda claim: (-claim.origins, -claim.outlets, claim.id)))


def _kept(found: Sequence[Assertion], groups: Sequence[list[int]]) -> Iterator[list[int]]:
    """Groups that are claims: those of several items, and what a statement or event says alone.

    Clauses of one statement that nobody else takes up are one claim, or none where the
    statement has its part in others.
    """
    shared = [held for held in groups if len({found[at].item for at in held}) > 1]
    placed = {found[at].item for held in shared for at in held}
    alone: dict[tuple[str, str, str], list[int]] = {}
    for at in sorted(at for held in groups for at in held):
        one = found[at]
        if one.item not in placed and _told(one):
            alone.setdefault(one.item, []).append(at)
    yield from (held for held in shared if any(_told(found[at]) for at in held))
    yield from alone.values()


def _told(one: Assertion) -> bool:
    """Whether the article puts it forward, in words that say anything ("denies that" does not)."""
    return bool((one.statement or one.event) and one.features)


def _claim(
    story: Story, held: list[int], texts: dict[str, Reading], origins: Sequence[Origin]
) -> Claim:
    group = [story.assertions[at] for at in held]
    late = copies(origins)
    every = voices(group, late)
    asserted = tuple(voice for voice in every if voice.stance != "denies")
    denied = tuple(voice for voice in every if voice.stance == "denies")
    best = _best(group, turned(group))
    against = contradictions(story, held, late)
    behind = support(asserted, denied, texts, origins)
    came = outcome(group, turned(group))
    grade, grounds = credibility(behind, against, came)
    return Claim(
        id=digest("claim", *sorted("|".join(one.item) for one in group)),
        proposition=best.text,
        anchor=Anchor(article=best.reading.id, span=best.span),
        asserted=asserted,
        denied=denied,
        versions=versions(asserted, texts),
        contradictions=against,
        origins=behind.origins,
        outlets=behind.outlets,
        credibility=grade,
        grounds=grounds,
        outcome=came,
    )


def _best(group: Sequence[Assertion], way: int) -> Assertion:
    """The assertion that puts the proposition best: the one most like all the others.

    Affirming before denying, whole statements before parts of them and before headlines, then
    the most shared features.
    """
    count = Counter(name for one in group for name in one.features)

    def rank(one: Assertion) -> tuple[bool, bool, bool, float, tuple[str, int, int, str]]:
        shared = sum(count[name] - 1 for name in one.features) / (1 + len(one.features)) ** 0.5
        said = one.statement.content[0].start if one.statement else -1
        begins = said >= one.span.start - 1
        return one.sign != way or one.back, one.statement is None, not begins, -shared, one.key

    return min(group, key=rank)
