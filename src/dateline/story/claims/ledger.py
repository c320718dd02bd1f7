"""The claims of one story, from its articles and their origins."""

from collections import Counter
from collections.abc import Iterator, Sequence

from dateline.identity import digest
from dateline.ledger import Anchor, Claim, Origin
from dateline.model import Reading
from dateline.story.claims.answers import answered
from dateline.story.claims.assertion import Assertion, assertions
from dateline.story.claims.back import resolved
from dateline.story.claims.credibility import credibility
from dateline.story.claims.disagreement import contradictions
from dateline.story.claims.forecast import outcome
from dateline.story.claims.grouping import groups
from dateline.story.claims.likeness import Embed, story
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
    found = resolved([one for reading in ordered for one in assertions(reading)])
    which = {article: at for at, origin in enumerate(origins) for article in origin.articles}
    weighed = story(found, which, embed)
    together = answered(weighed, groups(weighed))
    made = [
        _claim(group, texts, origins)
        for group in _kept([[found[at] for at in held] for held in together])
    ]
    return tuple(sorted(made, key=lambda claim: (-claim.origins, -claim.outlets, claim.id)))


def _kept(groups: Sequence[list[Assertion]]) -> Iterator[list[Assertion]]:
    """Groups that are claims: those of several items, and what a statement or event says alone.

    Clauses of one statement that nobody else takes up are one claim, or none where the
    statement has its part in others.
    """
    shared = [group for group in groups if len({one.item for one in group}) > 1]
    placed = {one.item for group in shared for one in group}
    alone: dict[tuple[str, str, str], list[Assertion]] = {}
    for group in groups:
        for one in group:
            if one.item not in placed and (one.statement or one.event):
                alone.setdefault(one.item, []).append(one)
    yield from (group for group in shared if any(one.statement or one.event for one in group))
    yield from alone.values()


def _claim(group: list[Assertion], texts: dict[str, Reading], origins: Sequence[Origin]) -> Claim:
    every = voices(group, copies(origins))
    asserted = tuple(voice for voice in every if voice.stance != "denies")
    denied = tuple(voice for voice in every if voice.stance == "denies")
    best = _best(group, turned(group))
    against = contradictions(asserted, denied, texts)
    held = support(asserted, denied, texts, origins)
    came = outcome(asserted, denied)
    grade, grounds = credibility(held, against, came)
    return Claim(
        id=digest("claim", *sorted("|".join(one.item) for one in group)),
        proposition=best.text,
        anchor=Anchor(article=best.reading.id, span=best.span),
        asserted=asserted,
        denied=denied,
        versions=versions(asserted, texts),
        contradictions=against,
        origins=held.origins,
        outlets=held.outlets,
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
