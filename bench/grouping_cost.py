"""What grouping costs as the record grows: synthetic articles, from real ones.

    python -m bench.grouping_cost --data ../shared/data [--sizes 1000,3000,10000] [--add 1000]

Articles are grown from ECB+ profiles: each synthetic story takes one real story's articles,
gives every name of theirs another key and some days of its own. Words stay, so that stories
grown from one real article may still meet: components are larger than the stories.
Seconds of the processor are counted, for comparing, linking and parting; profiles are made
once an article and are timed apart.
"""

import argparse
import math
import random
import resource
import time
from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from bench.story_data import ecb
from dateline.identity import digest
from dateline.ledger import Profile
from dateline.record import Staged, open_record
from dateline.story import link, part, profile
from dateline.story.profile import hashed

STORY = 12
"""Articles of a synthetic story."""


def grown(real: list[Profile], many: int, seed: int = 1) -> Iterator[Profile]:
    """Synthetic articles in the order of their days."""
    chance = random.Random(seed)
    for number in range(many):
        story = number // STORY
        source = real[(story * STORY + number % STORY) % len(real)]
        yield _renamed(
            source, f"{seed} {story}", number, 730_000 + story // 20 + chance.randrange(3)
        )


def _renamed(source: Profile, story: str, number: int, day: int) -> Profile:
    new = {key: f"{key}{hashed(story, key) % 5000}" for key in source.names}
    swapped = {hashed("name", old): hashed("name", name) for old, name in new.items()}
    mixed = (hashed(story, str(each)) >> 12 << 2 for each in source.shingles)
    return replace(
        source,
        article=digest("synthetic", story, number),
        day=day,
        names=dict(sorted((new[key], count) for key, count in source.names.items())),
        lead=tuple(new.get(key, key) for key in source.lead),
        title=tuple(new.get(key, key) for key in source.title),
        shingles=tuple(sorted(set(mixed))),
        keys=tuple(sorted({swapped.get(key, key) for key in source.keys})),
    )


def cost(real: list[Profile], size: int, add: int) -> tuple[float, float]:
    """Seconds to link and part `size` articles, and then `add` more, in a record."""
    with open_record(":memory:") as record:
        every = list(grown(real, size + add))
        begun = time.process_time()
        for start in range(0, size, 1000):
            _stage(record, every[start : min(size, start + 1000)])
        _part(record)
        whole = time.process_time()
        _stage(record, every[size:])
        _part(record)
        return whole - begun, time.process_time() - whole


def _stage(record: object, new: list[Profile]) -> None:
    store = record.grouping  # type: ignore[attr-defined]
    linked = link(new, (), store)
    made = {each.article: ("synthetic", each) for each in new}
    store.stage(Staged(made, (), (), linked.links, linked.unlinked))


def _part(record: object) -> int:
    """Part what is touched, some components at a time, as `dateline.grouping` does."""
    store = record.grouping  # type: ignore[attr-defined]
    run, seen, stories = store.begin(), set[str](), 0
    waiting = sorted(store.touched())
    for start in range(0, len(waiting), 1000):
        edge = set(waiting[start : start + 1000]) - seen
        within, links = set[str](), {}
        while edge:
            found = store.links(edge)
            links |= found
            within |= edge
            edge = {end for pair, points in found.items() if points > 0 for end in pair} - within
        seen |= within
        stories += len(part(store.profiles(within), _inner(links, within)))
    store.show(run)
    return stories


def _inner(links: dict[tuple[str, str], int], within: set[str]) -> dict[tuple[str, str], int]:
    return {pair: points for pair, points in links.items() if within.issuperset(pair)}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--sizes", default="1000,3000,10000")
    parser.add_argument("--add", type=int, default=1000)
    given = parser.parse_args()
    readings = [told.reading for told in ecb(given.data, bare=True)[::3]]
    begun = time.process_time()
    real = [profile(reading) for reading in readings]
    print(f"a profile takes {1000 * (time.process_time() - begun) / len(real):.1f} ms")
    times = []
    for size in map(int, given.sizes.split(",")):
        whole, more = cost(real, size, given.add)
        times.append((size, whole))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{size:>7} articles {whole:7.1f} s, {given.add} more {more:5.1f} s, peak {peak} MB")
    (least, fast), (most, slow) = times[0], times[-1]
    print(f"exponent {math.log(slow / fast) / math.log(most / least):.2f}")


if __name__ == "__main__":
    main()
