"""Places on the pages of the sample newsroom, against its gold, by language.

    python -m bench.places_newsroom [--show]

Most places of the newsroom are invented and on no map: a place is right if it shares words
with a gold place and has the gold's GeoNames id, which for an invented one is none. `given`
counts ids that were given to invented places, or to words that are no place.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path

from bench.newsroom import Anchors
from dateline.model import Page, Place, Reading
from dateline.page import pages
from dateline.pipeline import read_page
from dateline.reading import Model, load_model

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "newsroom"))
from newsroom_gold import PageGold, load_pages
from newsroom_gold import Place as GoldPlace

LANGUAGES = ("en", "uk", "ru")


def matched(reading: Reading, gold: PageGold) -> Iterator[tuple[Place | None, GoldPlace | None]]:
    """Found and gold places that share characters; those without company alone."""
    anchors = Anchors(gold, reading)
    wanted = [(anchors.chars([place.words]), place) for place in gold.places]
    left = list(range(len(wanted)))
    for place in reading.places:
        chars = frozenset(range(*place.span))
        hits = [at for at in left if wanted[at][0] & chars]
        left = [at for at in left if at not in hits[:1]]
        yield place, wanted[hits[0]][1] if hits else None
    yield from ((None, wanted[at][1]) for at in left if wanted[at][0])


def counted(model: Model, *, show: bool = False) -> dict[str, Counter[str]]:
    """Read the newsroom and count, by language."""
    gold = {Path(page.page).name: page for page in load_pages().values()}
    counts: dict[str, Counter[str]] = {language: Counter() for language in LANGUAGES}
    with as_file(files("dateline") / "newsroom" / "pages") as folder:
        for page in pages(str(folder)):
            assert isinstance(page, Page)
            wanted = gold[Path(page.path or "").name]
            reading = read_page(page, model)
            for place, meant in matched(reading, wanted):
                wrong = _count(place, meant, counts[wanted.language])
                if show and wrong:
                    said = place and (place.span.of(reading.text), place.name, place.country)
                    print(wanted.page, said, meant and (meant.words.words, meant.geonames))
    return counts


def _count(place: Place | None, meant: GoldPlace | None, counts: Counter[str]) -> bool:
    """Count one pair; tells whether it is wrong."""
    right = place is not None and meant is not None and place.geonames == meant.geonames
    counts["found"] += place is not None
    counts["gold"] += meant is not None
    counts["same"] += place is not None and meant is not None
    counts["right"] += right
    counts["given"] += bool(place and place.geonames and (meant is None or meant.geonames is None))
    return not right


def figures(counts: Counter[str]) -> dict[str, float]:
    """F1 of words, F1 of words and place, and ids given to what is not on the map."""
    both = max(1, counts["found"] + counts["gold"])
    return {
        "span F1": 2 * counts["same"] / both,
        "place F1": 2 * counts["right"] / both,
        "given": float(counts["given"]),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--show", action="store_true", help="print what is wrong")
    for language, counts in counted(load_model(), show=parser.parse_args().show).items():
        values = ", ".join(f"{name} {value:.3f}" for name, value in figures(counts).items())
        print(f"{language}: {counts['gold']} places, {values}")


if __name__ == "__main__":
    main()
