"""The sample newsroom read, against its gold, by language.

    python -m bench.newsroom [--misses]

Page facts are exact; a statement is right where its content has a character IoU of half
or more with a gold statement's and its source shares a character (the measure `attrib`
of the PolNeAR scorer). Of the right ones: mode, speaker, degree and polarity.
"""

import argparse
import re
import sys
from collections import Counter
from importlib.resources import as_file, files
from pathlib import Path
from typing import NamedTuple

from dateline.model import Page, Reading
from dateline.page import pages
from dateline.pipeline import read_page
from dateline.reading import Model, load_model

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "newsroom"))
from newsroom_gold import PageGold, Statement, Words, load_pages

Chars = frozenset[int]
FACTS = ("title", "outlet", "category", "published", "byline")
KINDS = ("mode", "speaker", "degree", "polarity")
CARD = 200
"""Code points after a card's quote in which its speaker and role stand."""


class Parts(NamedTuple):
    """A statement as sets of code points of the article's text."""

    source: Chars
    content: Chars


class Anchors:
    """Where a gold page's words stand in the article that was read."""

    def __init__(self, gold: PageGold, reading: Reading) -> None:
        self.gold, self.text, self.starts = gold, reading.text, dict[int, int]()
        at = 0
        for number, block in enumerate(gold.blocks):
            found = _find(self.text, block.text, at)
            if found >= 0:
                self.starts[number] = at = found

    def chars(self, many: list[Words]) -> Chars:
        """The code points of some gold words."""
        found: set[int] = set()
        for words in many:
            start = self._start(words) if words.block in self.starts else -1
            if start >= 0:
                found.update(range(start, start + len(words.words)))
        return frozenset(found)

    def _start(self, words: Words) -> int:
        """Where words stand; a quote card's speaker and role stand right after its quote."""
        start = self.starts[words.block]
        if words.part == "text":
            return start + self.gold.at(words)
        after = start + len(self.gold.blocks[words.block].text)
        return self.text.find(words.words, after, after + CARD)

    def parts(self, statement: Statement) -> Parts:
        """A gold statement in the article's code points."""
        return Parts(self.chars(statement.source), self.chars(statement.content))


def _find(text: str, block: str, after: int) -> int:
    """Where a block's words stand; texts from HTML have single spaces, as gold has."""
    found = text.find(block, after)
    return found if found >= 0 else text.find(block)


def pairs(reading: Reading, gold: PageGold) -> list[tuple[int, int]]:
    """Found statements matched with gold ones, best content first, one to one."""
    anchors = Anchors(gold, reading)
    wanted = [anchors.parts(statement) for statement in gold.statements]
    got = [
        Parts(_chars(statement.source), _chars(statement.content))
        for statement in reading.statements
    ]
    scored = sorted(
        (
            (_iou(one.content, two.content), i, j)
            for i, one in enumerate(got)
            for j, two in enumerate(wanted)
            if (one.source & two.source) or (not one.source and not two.source)
        ),
        key=lambda item: (-item[0], item[1], item[2]),
    )
    left, right, matched = set[int](), set[int](), []
    for iou, i, j in scored:
        if iou >= 0.5 and i not in left and j not in right:
            left.add(i)
            right.add(j)
            matched.append((i, j))
    return matched


def _chars(spans: tuple[tuple[int, int], ...]) -> Chars:
    return frozenset(at for start, end in spans for at in range(start, end))


def _iou(one: Chars, other: Chars) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0


def _count(reading: Reading, gold: PageGold, counts: Counter[str]) -> list[Statement]:
    """Add one page to the counts; gives the gold statements that were missed."""
    title = reading.title.of(reading.text) if reading.title else None
    day = (gold.published or "")[:10] or None
    counts["pages"] += 1
    counts["title"] += " ".join((title or "").split()) == gold.title
    counts["outlet"] += reading.outlet == gold.outlet
    counts["category"] += reading.category == gold.category
    counts["published"] += (reading.published.edtf[:10] if reading.published else None) == day
    counts["byline"] += sorted(reading.byline) == sorted(gold.byline)
    matched = pairs(reading, gold)
    counts["found"] += len(reading.statements)
    counts["gold"] += len(gold.statements)
    counts["right"] += len(matched)
    for i, j in matched:
        one, two = reading.statements[i], gold.statements[j]
        counts["mode"] += one.mode == two.mode
        counts["speaker"] += _named(one.speaker and one.speaker.name) == _named(
            two.speaker and two.speaker.name
        )
        counts["degree"] += one.certainty.degree == two.certainty.degree
        counts["polarity"] += one.certainty.polarity == two.certainty.polarity
    return [s for j, s in enumerate(gold.statements) if j not in {j for _, j in matched}]


def _named(name: str | None) -> str | None:
    return re.sub(r"^(the|a|an) ", "", name.lower()) if name else None


def counted(model: Model, *, misses: bool = False) -> dict[str, Counter[str]]:
    """Read the newsroom and count, by language."""
    gold = {Path(page.page).name: page for page in load_pages().values()}
    counts: dict[str, Counter[str]] = {language: Counter() for language in ("en", "uk", "ru")}
    with as_file(files("dateline") / "newsroom" / "pages") as folder:
        for page in pages(str(folder)):
            assert isinstance(page, Page)
            wanted = gold[Path(page.path or "").name]
            missed = _count(read_page(page, model), wanted, counts[wanted.language])
            for statement in missed if misses else ():
                parts = (statement.source, statement.cue, statement.content)
                print(wanted.page, *([words.words for words in part] for part in parts))
    return counts


def figures(counts: Counter[str]) -> dict[str, float]:
    """Shares of the pages' facts, the statements' F1, and shares of the right ones."""
    found = {fact: counts[fact] / counts["pages"] for fact in FACTS}
    p, r = (counts["right"] / max(1, counts[of]) for of in ("found", "gold"))
    found |= {"P": p, "R": r, "F1": 2 * p * r / (p + r) if p + r else 0.0}
    return found | {kind: counts[kind] / max(1, counts["right"]) for kind in KINDS}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--misses", action="store_true", help="print the statements missed")
    arguments = parser.parse_args()
    report(counted(load_model(arguments.model), misses=arguments.misses))


def report(counts: dict[str, Counter[str]]) -> None:
    print("page facts, share exact")
    print(f"{'':4}{'pages':>7}", *(f"{fact:>10}" for fact in FACTS))
    for language, c in counts.items():
        values = figures(c)
        print(f"{language:4}{c['pages']:7}", *(f"{values[fact]:10.2f}" for fact in FACTS))
    print("statements: whole attributions; of the right ones, share with the right …")
    print(f"{'':4}{'gold':>7}{'P':>7}{'R':>7}{'F1':>7}", *(f"{kind:>10}" for kind in KINDS))
    for language, c in counts.items():
        values = figures(c)
        shares = (f"{values[kind]:10.2f}" for kind in KINDS)
        p, r, f = (values[name] for name in ("P", "R", "F1"))
        print(f"{language:4}{c['gold']:7}{p:7.3f}{r:7.3f}{f:7.3f}", *shares)


if __name__ == "__main__":
    main()
