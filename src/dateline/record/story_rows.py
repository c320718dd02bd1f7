"""A story as rows: what readers ask by; the JSON beside them keeps everything."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from msgspec import structs

from dateline.ledger import Story, Subject
from dateline.record.codec import pack, storable, to_json
from dateline.record.rows import Row


def story_row(story: Story, cards: Sequence[dict[str, Any]]) -> Row:
    """The story's own row.

    Args:
        story: The story.
        cards: The rows of its articles, in their order.
    """
    days = [card["day"] for card in cards if card["day"]]
    named = [card for card in cards if card["title"]] or list(cards)
    return {
        "id": story.id,
        "first": min(days, default=""),
        "last": max(days, default=""),
        "category": _commonest(card["category"] for card in cards if card["category"]),
        "language": named[0]["language"],
        "title": named[0]["title"],
        "articles": len(story.articles),
        "outlets": len({card["outlet"] or card["id"] for card in cards}),
        "origins": len(story.origins),
        "claims": len(story.claims),
        "data": pack(to_json(structs.replace(story, claims=()))),
    }


def subject_rows(story: Story, subjects: Collection[Subject]) -> Iterator[Row]:
    """Who speaks in it, and which places it has."""
    for subject in subjects:
        yield {
            "story": story.id,
            "kind": subject.kind,
            "key": storable(subject.key),
            "name": storable(subject.name),
            "times": subject.times,
        }


def claim_rows(story: Story) -> Iterator[Row]:
    """Its claims."""
    for number, claim in enumerate(story.claims):
        yield {
            "story": story.id,
            "number": number,
            "id": claim.id,
            "proposition": storable(claim.proposition),
            "origins": claim.origins,
            "outlets": claim.outlets,
            "credibility": claim.credibility,
            "denials": len(claim.denied),
            "outcome": claim.outcome,
            "since": min((each.since for each in claim.versions if each.since), default=None),
            "data": pack(to_json(claim)),
        }


def voice_rows(story: Story) -> Iterator[Row]:
    """Who asserts, denies or repeats each claim, in the order of the claim."""
    for number, claim in enumerate(story.claims):
        for place, voice in enumerate((*claim.asserted, *claim.denied)):
            yield {
                "story": story.id,
                "claim": number,
                "number": place,
                "stance": voice.stance,
                "article": voice.article,
                "statement": voice.statement,
                "event": voice.event,
                "speaker": None if voice.speaker is None else storable(voice.speaker),
                "entity": voice.entity,
                "at": voice.at,
            }


def _commonest(words: Iterator[str]) -> str | None:
    counts = Counter(words)
    return min(counts, key=lambda word: (-counts[word], word)) if counts else None
