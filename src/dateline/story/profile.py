"""What of an article is compared with others, made once and kept.

>>> profile(reading).names
{'srnk': 4, 'trvst': 2}
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import blake2b

from dateline.ledger import Profile
from dateline.model import Reading
from dateline.span import Span
from dateline.story.credit import credits_of
from dateline.story.planes import embedding_keys, quantised
from dateline.story.rarity import rarity
from dateline.story.tokens import Token, tokens

MAKER = "profile 6"
"""Changes with every change in what a profile holds, so that older ones are made again."""

LEAD = 80
"""Words, the title's among them, in which a report says what it is about."""

GIST = 300
"""Code points after the title that are embedded: enough to tell what happened."""

RUN = 3
"""Words in a shingle: few enough to outlive a light rewriting."""

SAMPLE = 4
"""One in so many shingles is kept: the same ones in every text (Manber 1994, mod p)."""

COPY_KEYS = 16
"""One in so many kept shingles is a key by which copies find each other."""

NAME_KEYS, WORD_KEYS, NUMBER_KEYS = 16, 12, 4
TRAIL = 60
"""Sentences of the trail."""

_STOP = re.compile(r"[.!?…]\s|\n")


def profile(reading: Reading, *, embedding: Sequence[float] | None = None) -> Profile:
    """The profile of an article.

    Args:
        reading: The article with what was found in it; whatever is not found in it
            (places, times, events) only leaves clues out.
        embedding: What the reader's model makes of `gist`, where there is one.
    """
    found = list(_tokens(reading))
    counts = {
        kind: Counter(token.key for token in found if token.kind == kind and token.key)
        for kind in ("word", "name", "number")
    }
    shingles = _shingles(found)
    places = _places(reading)
    vector = quantised(embedding, reading.language) if embedding is not None else None
    rare = _rarest(counts)
    return Profile(
        article=reading.id,
        made_by=MAKER,
        language=reading.language,
        outlet=reading.outlet,
        address=reading.page.url,
        published=reading.published.edtf if reading.published else None,
        day=_day(reading.published.edtf) if reading.published else None,
        length=len(found),
        words=dict(sorted(counts["word"].items())),
        title=tuple(token.key for token in found if _in(token, reading.title)),
        lead=tuple(sorted({token.key for token in found[:LEAD] if token.key})),
        names=dict(sorted(counts["name"].items())),
        numbers=dict(sorted(counts["number"].items())),
        places=places,
        times=_times(reading),
        events=tuple(sorted(event.type for event in reading.events)),
        trail=tuple(_trail(reading.text, found))[:TRAIL],
        shingles=shingles,
        credits=credits_of(reading),
        embedding=vector,
        keys=tuple(sorted({*rare, *_copy_keys(shingles, reading), *embedding_keys(vector)})),
    )


def gist(reading: Reading) -> str:
    """What of an article is embedded: its title and lead."""
    end = reading.title.end if reading.title else 0
    title = reading.title.of(reading.text) if reading.title else ""
    return f"{title}\n{reading.text[end:].strip()[:GIST]}".strip()


def _tokens(reading: Reading) -> Iterator[Token]:
    """Those of the article proper: a notice below it is no part of the story."""
    blocks = sorted(block.span for block in reading.blocks) or [Span(0, len(reading.text))]
    named = sorted(name.span for name in reading.names if name.kind != "other")
    shouted = [reading.title] if reading.title and reading.language == "en" else []
    for token in tokens(reading.text, named, shouted):
        if any(block.start <= token.span.start < block.end for block in blocks):
            yield token


def _in(token: Token, span: Span | None) -> bool:
    return span is not None and span.holds(token.span)


def _trail(text: str, found: Sequence[Token]) -> Iterator[str]:
    """What stays the same in a translation, sentence by sentence: names and numbers."""
    marks: list[str] = []
    end = 0
    for token in found:
        if _STOP.search(text, end, token.span.start):
            yield " ".join(marks)
            marks = []
        if token.kind != "word" and token.key:
            marks.append(token.key)
        end = token.span.end
    yield " ".join(marks)


def _shingles(found: Sequence[Token]) -> tuple[int, ...]:
    keys = [token.key for token in found]
    runs = zip(*(keys[start:] for start in range(RUN)), strict=False)
    hashes = {hashed(*run) for run in runs}
    return tuple(sorted(each for each in hashes if each % SAMPLE == 0))


def _copy_keys(shingles: Sequence[int], reading: Reading) -> Iterator[int]:
    yield from (each for each in shingles if each // SAMPLE % COPY_KEYS == 0)
    if reading.page.url:
        yield hashed("address", reading.page.url)


def _rarest(counts: dict[str, Counter[str]]) -> Iterator[int]:
    """Keys of what an article is about: its rarest names, words and numbers."""
    for kind, many in (("name", NAME_KEYS), ("word", WORD_KEYS), ("number", NUMBER_KEYS)):
        ranked = sorted(counts[kind].items(), key=lambda item: (-_weight(kind, *item), item[0]))
        for key, _ in ranked[:many]:
            if rarity(kind, key) >= 40:  # type: ignore[arg-type]
                yield hashed(kind, key)


def _weight(kind: str, key: str, count: int) -> int:
    return rarity(kind, key) * min(count, 3)  # type: ignore[arg-type]


def hashed(*parts: str) -> int:
    """63 bits that name these parts; the same on every machine."""
    data = blake2b("\0".join(parts).encode(errors="replace"), digest_size=8).digest()
    return int.from_bytes(data, "big") >> 1


def _places(reading: Reading) -> tuple[str, ...]:
    """Places more precise than a country: countries part no stories."""
    found = {
        str(place.geonames)
        for place in reading.places
        if place.geonames is not None and place.precision not in {"country", "unknown"}
    }
    return tuple(sorted(found))


def _times(reading: Reading) -> tuple[str, ...]:
    """The days that the text speaks of; months and years are too many stories' own."""
    days = {when.edtf for when in reading.times if when.edtf}
    return tuple(sorted(day for day in days if len(day) == 10 and day.replace("-", "").isdigit()))


def _day(edtf: str) -> int | None:
    """The first day that an EDTF date may mean, as a proleptic ordinal."""
    try:
        return date.fromisoformat((edtf + "-01-01"[len(edtf) - 4 :])[:10]).toordinal()
    except ValueError:
        return None
