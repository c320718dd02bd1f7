"""Events of the sample newsroom against its gold, by language.

    python -m bench.events [--misses]

An event is right where its trigger shares a character with a gold event's and the type is
the same; types are PLOVER's, "OTHER" stands for the gold's none. The gold holds the events
that bear the story, not all, so precision is a lower bound. Actor and recipient are right
where they share a character with the gold's, a magnitude where kind and numbers are the
same and the spans share a character; of the gold ones, all languages alike.
"""

import argparse
from collections import Counter
from collections.abc import Sequence
from importlib.resources import as_file, files
from pathlib import Path

from bench.newsroom import Anchors, Chars, PageGold, _chars, load_pages
from dateline.model import Page, Reading
from dateline.page import pages
from dateline.pipeline import read_page
from dateline.reading import Model, load_model

Counts = Counter[str]


def overlapping(found: Sequence[Chars], gold: Sequence[Chars]) -> list[tuple[int, int]]:
    """Pairs that share most characters, one to one."""
    shared = sorted(
        ((len(one & two), -i, -j) for i, one in enumerate(found) for j, two in enumerate(gold)),
        reverse=True,
    )
    left, right, matched = set[int](), set[int](), []
    for size, i, j in shared:
        if size and -i not in left and -j not in right:
            left.add(-i)
            right.add(-j)
            matched.append((-i, -j))
    return matched


def count(reading: Reading, gold: PageGold, *, misses: bool = False) -> Counts:
    """One page's counts."""
    counts: Counts = Counter()
    anchors = Anchors(gold, reading)
    wanted = [anchors.chars(event.trigger) for event in gold.events]
    got = [_chars(event.trigger) for event in reading.events]
    matched = dict(overlapping(got, wanted))
    counts["gold"] += len(wanted)
    counts["found"] += len(got)
    counts["trigger"] += len(matched)
    types = [event.type or "OTHER" for event in gold.events]
    counts["typed gold"] += sum(kind != "OTHER" for kind in types)
    counts["typed found"] += sum(event.type != "OTHER" for event in reading.events)
    for i, j in matched.items():
        one, two = reading.events[i], gold.events[j]
        same = one.type == types[j]
        counts["right"] += same
        counts["typed right"] += same and types[j] != "OTHER"
        counts["mode"] += same and one.mode == two.mode
        counts["degree"] += one.certainty.degree == two.certainty.degree
        counts["polarity"] += one.certainty.polarity == two.certainty.polarity
        for role in ("actor", "recipient"):
            mine, theirs = _chars(getattr(one, role)), anchors.chars(getattr(two, role))
            counts[f"{role} right"] += bool(mine & theirs)
            if misses and theirs and not mine & theirs:
                print(
                    "  ",
                    role,
                    gold.page,
                    two.trigger[0].words,
                    "|",
                    [w.words for w in getattr(two, role)],
                    "|",
                    [s.of(reading.text) for s in getattr(one, role)],
                )
        if misses and not same:
            print("   type", gold.page, two.trigger[0].words, types[j], one.type)
    counts.update(roles(gold))
    counts.update(magnitudes(reading, gold, anchors, misses=misses))
    if misses:
        for j, event in enumerate(gold.events):
            if j not in matched.values():
                print("   missed", gold.language, types[j], event.trigger[0].words)
        for i, found in enumerate(reading.events):
            if i not in matched:
                at = found.trigger[0].start
                print(
                    "   extra",
                    gold.language,
                    found.type,
                    found.mode,
                    [s.of(reading.text) for s in found.trigger],
                    "|",
                    reading.text[max(0, at - 50) : at + 50].replace("\n", " "),
                )
    return counts


def roles(gold: PageGold) -> Counts:
    return Counter(
        {
            f"{role} gold": sum(bool(getattr(event, role)) for event in gold.events)
            for role in ("actor", "recipient")
        }
    )


def magnitudes(reading: Reading, gold: PageGold, anchors: Anchors, *, misses: bool) -> Counts:
    wanted = [
        (m.kind, m.low, m.best, m.high, anchors.chars([m.words]))
        for event in gold.events
        for m in event.magnitudes
    ]
    got = [
        (m.kind, m.low, m.best, m.high, _chars((m.span,)))
        for event in reading.events
        for m in event.magnitudes
    ]
    left, right = list(wanted), 0
    for one in got:
        for two in left:
            if one[:4] == two[:4] and one[4] & two[4]:
                left.remove(two)
                right += 1
                break
        else:
            if misses:
                words = "".join(reading.text[at] for at in sorted(one[4]))
                print("   magnitude extra", one[:4], words)
    if misses:
        for two in left:
            words = "".join(reading.text[at] for at in sorted(two[4]))
            print("   magnitude missed", two[:4], words)
    return Counter({"sizes gold": len(wanted), "sizes found": len(got), "sizes right": right})


def counted(model: Model, *, misses: bool = False) -> dict[str, Counts]:
    gold = {Path(page.page).name: page for page in load_pages().values()}
    counts: dict[str, Counts] = {language: Counter() for language in ("en", "uk", "ru")}
    with as_file(files("dateline") / "newsroom" / "pages") as folder:
        for page in pages(str(folder)):
            assert isinstance(page, Page)
            wanted = gold[Path(page.path or "").name]
            reading = read_page(page, model)
            counts[wanted.language].update(count(reading, wanted, misses=misses))
    counts["all"] = sum(counts.values(), Counter())
    return counts


def f1(counts: Counts, right: str, found: str, gold: str) -> tuple[float, float, float]:
    p, r = counts[right] / max(1, counts[found]), counts[right] / max(1, counts[gold])
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--misses", action="store_true")
    arguments = parser.parse_args()
    for language, c in counted(load_model(arguments.model), misses=arguments.misses).items():
        print(language, f"gold {c['gold']}", f"found {c['found']}")
        for name, keys in {
            "trigger": ("trigger", "found", "gold"),
            "trigger and type": ("right", "found", "gold"),
            "PLOVER types alone": ("typed right", "typed found", "typed gold"),
            "magnitudes": ("sizes right", "sizes found", "sizes gold"),
        }.items():
            print(f"  {name:20}", "P {:.3f} R {:.3f} F1 {:.3f}".format(*f1(c, *keys)))
        for role in ("actor", "recipient"):
            print(f"  {role:20} {c[role + ' right']} of {c[role + ' gold']} gold")
        n = max(1, c["trigger"])
        print(
            f"  {'of matched':20} degree {c['degree'] / n:.3f} polarity {c['polarity'] / n:.3f}"
            f" mode {c['mode'] / max(1, c['right']):.3f}"
        )


if __name__ == "__main__":
    main()
