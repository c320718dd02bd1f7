"""How far a claim is confirmed: 1 to 6, counted, with its grounds in neutral words.

The grades are those of the NATO system for the credibility of information (STANAG 2511):
1 confirmed by other independent sources, 2 probably true, 3 possibly true, 4 doubtful,
5 improbable, 6 cannot be judged. Here they say how many accounts there are and whether they
agree, and nothing of whether the claim is true.
"""

from collections.abc import Iterator, Sequence

from dateline.ledger import Contradiction, Outcome
from dateline.story.claims.support import Support


def credibility(
    support: Support, contradictions: Sequence[Contradiction], outcome: Outcome | None
) -> tuple[int, tuple[str, ...]]:
    """The grade of a claim, and why it has it."""
    grade = _grade(support, len(contradictions), outcome)
    return grade, tuple(_grounds(support, contradictions, outcome))


def _grade(support: Support, contradictions: int, outcome: Outcome | None) -> int:
    if outcome == "contradicted":
        return 5
    if not support.told:
        return 6
    against = max(support.against, min(contradictions, 1))
    if support.independent >= 2:
        if against:
            return 3 if support.independent > against else 4
        return 1 if support.sure else 2
    if against:
        return 5 if against > 1 else 4
    return 3 if support.named else 6


def _grounds(
    support: Support, contradictions: Sequence[Contradiction], outcome: Outcome | None
) -> Iterator[str]:
    if not support.speakers:
        yield "nobody here asserts it"
        yield f"denied by {_count(support.against, 'speaker')}"
        return
    yield (
        f"asserted in {_count(support.outlets, 'outlet')},"
        f" {_count(support.origins, 'independent origin')},"
        f" by {_count(support.speakers, 'speaker')}"
    )
    if support.against:
        yield f"denied by {_count(support.against, 'speaker')}"
    for kind in ("number", "place", "time"):
        if count := sum(one.kind == kind for one in contradictions):
            yield f"{_count(count, 'pair')} of sentences give a different {kind}"
    if not support.named:
        yield "no speaker is named"
    if not support.told:
        yield "spoken of only as a forecast, a condition or a question"
    elif not support.sure:
        yield "nobody is certain"
    if outcome:
        yield f"forecast: {outcome}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
