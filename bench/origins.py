"""Origins of copies made from real articles, against MinHash alone.

    python -m bench.origins --data ../shared/data [--bare]

Of each chosen ECB+ article four copies are made: cut to a part, its sentences reordered,
re-headed, and lightly rewritten (one word in eight is left out or replaced). The other
articles of its story are independent reports: ECB+ holds reprints of its own, so an article
of which 15 percent of all runs of five words stand in another's text is left out. A pair is
right where both are made from one article.
"""

import argparse
import random
import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from bench.story_data import ecb
from dateline.article import read_article
from dateline.ledger import Profile
from dateline.model import Page, Reading, fields
from dateline.story import find_origins, profile
from dateline.story.side import side

Pair = frozenset[str]


class Made(NamedTuple):
    """A profile and what it was made from."""

    source: str
    profile: Profile


def copies(text: str, chance: random.Random) -> Iterator[str]:
    """A title and sentences as other outlets would print them."""
    title, _, body = text.partition("\n\n")
    sentences = re.split(r"(?<=[.!?]) +", body)
    half = max(3, len(sentences) // 2)
    yield "\n\n".join([title, " ".join(sentences[:half])])
    yield "\n\n".join([title, " ".join(chance.sample(sentences, len(sentences)))])
    yield "\n\n".join([" ".join(sentences[-1].split()[:9]), body])
    yield "\n\n".join([title, " ".join(rewritten(each, chance) for each in sentences)])


def rewritten(sentence: str, chance: random.Random) -> str:
    """One word in eight is left out or replaced."""
    words = [
        chance.choice(["", "also", "new", "reportedly"]) if chance.random() < 1 / 8 else word
        for word in sentence.split()
    ]
    return " ".join(filter(None, words))


def read(text: str, outlet: str) -> Reading:
    article = read_article(Page(data=text.encode(), path=outlet), language="en")
    return Reading(**{**fields(article), "outlet": outlet}, version="bare", sentences=())


def pairs_found(profiles: list[Profile]) -> set[Pair]:
    return {
        frozenset(pair)
        for origin in find_origins(profiles)
        for pair in combinations(origin.articles, 2)
    }


def minhash_pairs(profiles: list[Profile], least: float = 0.5) -> set[Pair]:
    """What MinHash alone finds: pairs whose sets of shingles have a Jaccard of a half."""
    sides = [side(each) for each in profiles]
    return {
        frozenset((a.profile.article, b.profile.article))
        for a, b in combinations(sides, 2)
        if len(a.shingles & b.shingles) >= least * max(1, len(a.shingles | b.shingles))
    }


def score(name: str, found: set[Pair], gold: set[Pair]) -> None:
    right = len(found & gold)
    precision, recall = right / max(1, len(found)), right / max(1, len(gold))
    print(f"  {name:<9} P {precision:.3f}  R {recall:.3f}  ({len(found)} pairs, gold {len(gold)})")


def made_from(data: Path, *, bare: bool, every: int) -> Iterator[list[Made]]:
    """Story by story: its articles, and copies of some of them."""
    chance = random.Random(5)
    stories: dict[str, list[Reading]] = {}
    for told in ecb(data, bare=bare):
        stories.setdefault(told.label, []).append(told.reading)
    for label in sorted(stories)[::every]:
        made: list[Made] = []
        for number, reading in enumerate(independent(stories[label])[:8]):
            texts = [reading.text, *(copies(reading.text, chance) if number < 3 else ())]
            made += [
                Made(f"{label} {number}", profile(read(text, f"outlet {number} {place}")))
                for place, text in enumerate(texts)
                if len(text) > 600
            ]
        yield list({each.profile.article: each for each in made}.values())


def independent(readings: list[Reading]) -> list[Reading]:
    """The articles that share few runs of five words with an earlier one."""
    kept: list[tuple[Reading, set[tuple[str, ...]]]] = []
    for reading in readings:
        words = re.findall(r"\w+", reading.text.lower())
        runs = set(zip(*(words[start:] for start in range(5)), strict=False))
        if all(len(runs & held) < 0.15 * max(1, min(len(runs), len(held))) for _, held in kept):
            kept.append((reading, runs))
    return [reading for reading, _ in kept]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--bare", action="store_true")
    parser.add_argument("--every", type=int, default=4, help="one story in so many")
    given = parser.parse_args()
    found: set[Pair] = set()
    simple: set[Pair] = set()
    gold: set[Pair] = set()
    for made in made_from(given.data, bare=given.bare, every=given.every):
        profiles = [each.profile for each in made]
        found |= pairs_found(profiles)
        simple |= minhash_pairs(profiles)
        gold |= {
            frozenset((a.profile.article, b.profile.article))
            for a, b in combinations(made, 2)
            if a.source == b.source
        }
    print("copies made of ECB+ articles")
    score("dateline", found, gold)
    score("minhash", simple, gold)


if __name__ == "__main__":
    main()
