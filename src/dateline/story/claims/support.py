"""How much stands behind a claim: articles, outlets, independent origins, speakers."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from dateline.ledger import Origin, Voice
from dateline.model import Reading
from dateline.story.claims.speakers import name_key

HEARSAY = frozenset({"anonymous", "hearsay"})
"""Bases that leave nobody to ask."""

UNFOUNDED = frozenset({"forecast", "condition", "question"})
"""Bases on which nothing is yet said to have happened."""


class Support(NamedTuple):
    """What stands behind a claim.

    origins, outlets: among those who assert it; a publisher's copies are one origin.
    speakers: who assert it, by name; an outlet that speaks itself is one by its name.
    named: whether somebody who can be asked asserts it.
    told: whether somebody says that it is so, and not only that it will or may be.
    sure: whether somebody is certain.
    against: who deny it, by name.
    """

    origins: int
    outlets: int
    speakers: int
    named: bool
    told: bool
    sure: bool
    against: int

    @property
    def independent(self) -> int:
        """Accounts that do not rest on each other: several origins, and several speakers."""
        return min(self.origins, self.speakers)


def support(
    asserted: Sequence[Voice],
    denied: Sequence[Voice],
    texts: Mapping[str, Reading],
    origins: Sequence[Origin],
) -> Support:
    """Count what stands behind a claim.

    Args:
        asserted: Voices for it.
        denied: Voices against it.
        texts: The articles by id.
        origins: Which articles go back to one text; an article in none stands alone.
    """
    which = {article: at for at, origin in enumerate(origins) for article in origin.articles}
    told = [voice for voice in asserted if not UNFOUNDED & set(voice.certainty.basis)]
    return Support(
        origins=len({which.get(voice.article, voice.article) for voice in asserted}),
        outlets=len({texts[voice.article].outlet or voice.article for voice in asserted}),
        speakers=len(_speakers(asserted, texts)),
        named=any(not HEARSAY & set(voice.certainty.basis) for voice in asserted),
        told=bool(told),
        sure=any(voice.certainty.degree in {"certain", "unknown"} for voice in told),
        against=len(_speakers(denied, texts)),
    )


def _speakers(found: Iterable[Voice], texts: Mapping[str, Reading]) -> set[str]:
    """Who they are, as keys; those who are not named cannot be told apart, and are one."""
    return {
        "unnamed" if HEARSAY & set(voice.certainty.basis) else _key(voice, texts) for voice in found
    }


def _key(voice: Voice, texts: Mapping[str, Reading]) -> str:
    if voice.entity:
        return voice.entity
    name = voice.speaker or texts[voice.article].outlet
    return name_key(name) if name else voice.article
