"""Times of events in the sample newsroom: whether each is the one that its gold has.

    python -m bench.times_events [--misses]

Of the gold's events whose trigger was found: how many times were given that are right, that
are another one (by EDTF; where gold has none, by TIMEX3), that gold does not have, and how
many that gold has were not given.
"""

import argparse
import sys
from collections import Counter
from importlib.resources import as_file, files
from pathlib import Path

from bench.newsroom import Anchors
from dateline.model import Event, Page, Reading
from dateline.page import pages
from dateline.pipeline import read_page
from dateline.reading import Model, load_model

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "newsroom"))
from newsroom_gold import Event as Wanted
from newsroom_gold import PageGold, load_pages

OUTCOMES = ("right", "other", "extra", "none", "missing")


def outcome(wanted: Wanted, got: Event, gold: PageGold, reading: Reading) -> str:
    """What the time of a found event is beside its gold."""
    said = None if wanted.when is None else gold.times[wanted.when]
    found = None if got.when is None else reading.times[got.when]
    if said is None or found is None:
        return ("none" if said is found else "extra") if said is None else "missing"
    return "right" if (said.edtf or said.timex) in {found.edtf, found.timex} else "other"


def counts(gold: PageGold, reading: Reading, *, misses: bool) -> Counter[str]:
    at, counted = Anchors(gold, reading), Counter[str]()
    for wanted in gold.events:
        place = at.chars(wanted.trigger)
        got = next(
            (event for event in reading.events for span in event.trigger
             if not place.isdisjoint(range(*span))), None,
        )  # fmt: skip
        if got is None:
            continue
        what = outcome(wanted, got, gold, reading)
        counted[what] += 1
        if misses and what not in {"right", "none"}:
            said = "-" if wanted.when is None else gold.times[wanted.when].words.words
            found = "-" if got.when is None else reading.times[got.when].span.of(reading.text)
            sentence = next(s for s in reading.sentences if s.overlaps(got.trigger[0]))
            words = " ".join(sentence.of(reading.text).split())
            print(f"{what}: {got.trigger[0].of(reading.text)} | gold {said} | {found} | {words}")
    return counted


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--misses", action="store_true")
    misses: bool = parser.parse_args().misses
    every = {code: Counter[str]() for code in ("en", "uk", "ru")}
    model: Model = load_model()
    wanted = {Path(gold.page).name: gold for gold in load_pages().values()}
    with as_file(files("dateline") / "newsroom" / "pages") as folder:
        for page in pages(str(folder)):
            assert isinstance(page, Page)
            gold = wanted[Path(page.path or "").name]
            every[gold.language] += counts(gold, read_page(page, model), misses=misses)
    print(f"{'':4}", *(f"{name:>8}" for name in OUTCOMES))
    for code, counted in every.items():
        print(f"{code:4}", *(f"{counted[name]:8}" for name in OUTCOMES))


if __name__ == "__main__":
    main()
