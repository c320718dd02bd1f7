"""Claims of the sample newsroom against its gold: pairs in one claim, and stances.

    python -m bench.claims [--read] [--embed] [--ledger STORY] [--forecasts] [--disputes]

Gold statements and events are the input (`--read`: the reader's own, matched with the gold:
statements by content, IoU of half or more, events by trigger). A pair is two items that gold
lists for claims of one story; it is right where a found claim, and a gold claim, holds both.
"strict" also counts pairs of a listed item with one that no gold claim lists. Stance: of the
items in the found claim that shares most with a gold claim, those on the gold's side.
`--forecasts`: the outcomes of the gold's forecasts, and those found.
`--disputes`: every contradiction that is found in the pages, grouped as they are, to be read.

Half of the stories was looked at while the matcher was made, the other half was not.
"""

import argparse
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.resources import as_file, files
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from bench.claims_gold import Laid, PageGold, newsroom, pages_of_gold
from bench.newsroom import Anchors, Chars
from dateline.ledger import Claim, Origin, Voice
from dateline.model import Page, Reading
from dateline.page import pages
from dateline.pipeline import read_page
from dateline.reading import load_model
from dateline.span import Span
from dateline.story import group, profile
from dateline.story.claims import Embed, claims, rendered
from dateline.story.claims.moments import order

SEEN = ("dam", "court", "dock-strike", "seim-flood")
UNSEEN = ("border", "recount", "outbreak", "rail-strike")

Item = tuple[str, str]
"""A page, and a statement or event of it."""

Sides = Mapping[Item, bool]
"""The items of one claim: True where they assert it."""


class Counts(NamedTuple):
    """Pairs and stances, to be added up."""

    right: int = 0
    found: int = 0
    strict: int = 0
    gold: int = 0
    placed: int = 0
    stance: int = 0

    def plus(self, other: "Counts") -> "Counts":
        """Both together."""
        return Counts(*(a + b for a, b in zip(self, other, strict=True)))


def pairs(sides: Iterable[Sides]) -> set[tuple[Item, Item]]:
    """All pairs of items that stand in one claim."""
    return {pair for claim in sides for pair in combinations(sorted(claim), 2)}


def counted(gold: Sequence[Sides], found: Sequence[Sides]) -> Counts:
    """Compare the claims of one story."""
    listed = {item for claim in gold for item in claim}
    wanted, all_got = pairs(gold), pairs(found)
    got = {pair for pair in all_got if set(pair) <= listed}
    strict = {pair for pair in all_got if set(pair) & listed}
    stances = Counter[bool]()
    for claim in gold:
        best = max(found, key=lambda one: (len(set(one) & set(claim)), -len(one)), default={})
        shared = set(best) & set(claim)
        if len(shared) > 1 or len(claim) == 1:
            stances.update(best[item] == claim[item] for item in shared)
    return Counts(
        len(wanted & got), len(got), len(strict), len(wanted), stances.total(), stances[True]
    )


def sides(claim: Claim, page_of: Mapping[str, str]) -> Sides:
    """A found claim as items."""
    voices: Sequence[tuple[Voice, bool]] = [
        *((voice, True) for voice in claim.asserted),
        *((voice, False) for voice in claim.denied),
    ]
    return {
        (page_of[voice.article], voice.statement or voice.event or ""): side
        for voice, side in voices
        if voice.statement or voice.event
    }


def measured(
    story: str, embed: Embed | None, read: Callable[[str], Reading]
) -> tuple[Counts, tuple[Claim, ...], list[Reading]]:
    """Build and compare the claims of one story."""
    whole = newsroom()
    held = next(one.pages for one in whole.stories if one.id == story)
    readings = {page: read(page) for page in held}
    origins = [
        Origin(
            articles=tuple(
                readings[page].id
                for page in sorted(
                    origin.pages, key=lambda page: (order(gold_at(readings[page])), page)
                )
            )
        )
        for origin in whole.origins
        if origin.pages[0] in readings
    ]
    made = claims(list(readings.values()), origins, embed=embed)
    page_of = {reading.id: page for page, reading in readings.items()}
    gold = [
        {
            (page, item): side
            for items, side in ((claim.asserted, True), (claim.denied, False))
            for page, item in items
            if page in readings
        }
        for claim in whole.claims.values()
    ]
    counts = counted([claim for claim in gold if claim], [sides(claim, page_of) for claim in made])
    return counts, made, list(readings.values())


def disputes(read: Mapping[str, Reading]) -> Iterator[str]:
    """The contradictions in the newsroom's stories, as the reader and the grouping make them."""
    found = {reading.id: reading for reading in read.values()}
    for story in group(profile(reading) for reading in found.values()):
        for claim in claims([found[article] for article in story.articles], story.origins):
            for clash in claim.contradictions:
                one, other = (
                    " ".join(anchor.span.of(found[anchor.article].text).split())
                    for anchor in (clash.one, clash.other)
                )
                yield f"{clash.kind}: {one} / {other}"


def followed(read: Callable[[str], Reading]) -> Iterator[str]:
    """What came of each forecast of the gold, by the found claim that holds most of it."""
    whole, right = newsroom(), 0
    for forecast in whole.forecasts:
        made = set(map(tuple, forecast.made))
        story = next(one for one in whole.stories if forecast.made[0][0] in one.pages)
        page_of = {read(page).id: page for page in story.pages}
        _, found, _ = measured(story.id, None, read)

        def held(claim: Claim, made: set[Any] = made, names: dict[str, str] = page_of) -> Any:
            items = sides(claim, names)
            return len(made & items.keys()), -len(items)

        came = max(found, key=held).outcome
        right += came == forecast.outcome
        yield f"{forecast.claim}: {forecast.outcome}, found {came}"
    yield f"{right} of {len(whole.forecasts)}"


def gold_at(reading: Reading) -> str | None:
    return reading.published.edtf if reading.published else None


def line(name: str, c: Counts) -> str:
    p, strict, r = (c.right / max(1, of) for of in (c.found, c.strict, c.gold))
    f = 2 * p * r / (p + r) if p + r else 0.0
    return (
        f"{name:14}{c.gold:7}{p:7.3f}{r:7.3f}{f:7.3f}{strict:8.3f}"
        f"{c.stance / max(1, c.placed):8.3f}{c.placed:7}"
    )


def embedding() -> Embed:
    """The reader's own sentence vectors; each text is embedded once for all stories."""
    model, known = load_model(None), dict[str, NDArray[np.float32]]()

    def embed(texts: Sequence[str]) -> NDArray[np.float32]:
        new = [text for text in dict.fromkeys(texts) if text not in known]
        known.update(zip(new, model.embed(new), strict=True))
        return np.array([known[text] for text in texts], np.float32)

    return embed


def read_pages() -> dict[str, Reading]:
    """The reader's own Readings; a statement or event that matches a gold one carries its id."""
    gold, found = pages_of_gold(), dict[str, Reading]()
    stems = {Path(page.page).name: stem for stem, page in gold.items()}
    model = load_model(None)
    with as_file(files("dateline") / "newsroom" / "pages") as folder:
        for page in pages(str(folder)):
            assert isinstance(page, Page)
            stem = stems[Path(page.path or "").name]
            found[stem] = known(read_page(page, model), gold[stem])
    return found


def known(reading: Reading, gold: PageGold) -> Reading:
    """A Reading under the gold's ids: statements by content, events by trigger."""
    anchors = Anchors(gold, reading)
    told = {one.id: anchors.chars(one.content) for one in gold.statements}
    done = {one.id: anchors.chars(one.trigger) for one in gold.events}
    said = matched({one.id: chars(one.content) for one in reading.statements}, told, 0.5)
    met = matched({one.id: chars(one.trigger) for one in reading.events}, done, 0.0)
    ids = {one.id: said.get(one.id, f"unmatched {one.id}") for one in reading.statements}
    return replace(
        reading,
        statements=tuple(replace(one, id=ids[one.id]) for one in reading.statements),
        events=tuple(
            replace(
                one,
                id=met.get(one.id, f"unmatched {one.id}"),
                statement=ids.get(one.statement, one.statement) if one.statement else None,
            )
            for one in reading.events
        ),
    )


def matched(
    found: Mapping[str, Chars], wanted: Mapping[str, Chars], least: float
) -> dict[str, str]:
    """Which found item is which wanted one: the best IoU first, above or at `least`, one to one."""
    scored = sorted(
        (-len(one & other) / len(one | other), a, b)
        for a, one in found.items()
        for b, other in wanted.items()
        if one & other
    )
    ids = dict[str, str]()
    for iou, a, b in scored:
        if -iou >= least and a not in ids and b not in ids.values():
            ids[a] = b
    return ids


def chars(spans: Iterable[Span]) -> Chars:
    """The code points of some spans."""
    return frozenset(at for span in spans for at in range(span.start, span.end))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--read", action="store_true", help="the reader's statements, not gold's")
    parser.add_argument("--embed", action="store_true", help="with the reader's sentence vectors")
    parser.add_argument("--ledger", metavar="STORY", help="print the claims of a story")
    parser.add_argument("--seen", action="store_true", help="only the stories tuned on")
    parser.add_argument("--disputes", action="store_true", help="print what contradicts what")
    parser.add_argument("--forecasts", action="store_true", help="print what came of forecasts")
    arguments = parser.parse_args()
    if arguments.disputes:
        print(*disputes(read_pages()), sep="\n")
        return
    embed = embedding() if arguments.embed else None
    gold = pages_of_gold()

    def laid(page: str) -> Reading:
        return Laid(gold[page]).reading()

    read = read_pages().__getitem__ if arguments.read else laid
    if arguments.forecasts:
        print(*followed(read), sep="\n")
        return
    if arguments.ledger:
        _, made, readings = measured(arguments.ledger, embed, read)
        print(*rendered(made, readings), sep="\n")
        return
    print(f"{'':14}{'pairs':>7}{'P':>7}{'R':>7}{'F1':>7}{'strict':>8}{'stance':>8}{'of':>7}")
    for name, stories in (("seen", SEEN), ("unseen", UNSEEN))[: 1 if arguments.seen else 2]:
        total = Counts()
        for story in stories:
            counts, _, _ = measured(story, embed, read)
            print(line(story, counts))
            total = total.plus(counts)
        print(line(name.upper(), total))


if __name__ == "__main__":
    main()
