"""Participants: who took part in an attack, by the rules and by what the model says of words.

The rules know a participant by its place in the sentence, the model by what is said of it
(MUC-4, Sundheim 1992). Where the two differ over an attack, the model is right more often;
where they mean the same words, the rules know better where the phrase begins.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dateline.reading.events.evidence import PERPETRATORS, SUFFERERS, Evidence
from dateline.reading.events.find import Found
from dateline.span import Span

ARTICLE = re.compile(r"\b(?:the|an?)\s+$", re.IGNORECASE)
"""What English puts before a part; the corpus that marks parts leaves it out."""


class Scene(NamedTuple):
    """A sentence and what is known of who takes part in its attacks.

    speakers: who says something in the article: who tells of an attack did not suffer it.
    parties: names of all but persons: a model remembers who attacked in what it learned from,
        and nothing may hang on a party's name.
    """

    text: str
    sentence: Span
    evidence: Evidence
    speakers: Sequence[Span] = ()
    parties: Sequence[Span] = ()

    def parts(self, names: frozenset[str]) -> Iterator[Span]:
        """The sentence's parts of some names, with their articles."""
        for span in self.evidence.within(names, self.sentence):
            before = ARTICLE.search(self.text, max(self.sentence.start, span.start - 5), span.start)
            yield Span(before.start(), span.end) if before else span


def completed(told: Sequence[Found], scene: Scene) -> Iterator[Found]:
    """A sentence's events in order, attacks with the participants that the model sees."""
    attacks = [found.trigger[0] for found in told if found.type == "ASSAULT"]
    triggers = [span for found in told for span in found.trigger]
    doers = _shared(scene.parts(PERPETRATORS), attacks, [*triggers, *scene.parties])
    hurt = _shared(scene.parts(SUFFERERS), attacks, [*triggers, *scene.speakers, *scene.parties])
    for found in told:
        if found.type != "ASSAULT":
            yield found
            continue
        at = found.trigger[0]
        ruled = tuple(span for span in found.recipient if not scene.evidence.spares(span))
        yield _with(found._replace(recipient=ruled), doers[at], hurt[at])


def _shared(
    parts: Iterable[Span], attacks: Sequence[Span], barred: Sequence[Span]
) -> dict[Span, list[Span]]:
    """Each part with the attack it stands nearest to; none that is barred."""
    shared: dict[Span, list[Span]] = {at: [] for at in attacks}
    for part in parts:
        if attacks and not _any(part, barred):
            shared[min(attacks, key=lambda at: _gap(at, part))].append(part)
    return shared


def _with(found: Found, doers: Sequence[Span], hurt: Sequence[Span]) -> Found:
    """The attack with participants, nobody on both sides; with them it is bare no more."""
    actor = found.actor or tuple(doers)
    both = _merged(found.recipient, hurt)
    recipient = tuple(span for span in both if not _any(span, actor))
    bare = found.bare and not actor and not recipient
    return found._replace(actor=actor, recipient=recipient, bare=bare)


def _merged(ruled: Sequence[Span], parts: Sequence[Span]) -> list[Span]:
    """The parts, each as wide as the rules' phrase that ends with it and has no other."""
    if not parts:
        return list(ruled)
    wide = {
        inside[0]: phrase
        for phrase in ruled
        if len(inside := [part for part in parts if part.overlaps(phrase)]) == 1
        and inside[0].end == phrase.end
    }
    return [wide.get(part, part) for part in parts]


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _any(span: Span, others: Iterable[Span]) -> bool:
    return any(map(span.overlaps, others))
