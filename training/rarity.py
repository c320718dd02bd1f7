"""How common words and names are in news: makes `src/dateline/story/data/rarity.toml`.

    python -m training.rarity --data ../shared/data

Document frequencies in PolNeAR, CoNLL 2003 and LGL (English), NEREL (Russian) and NER-UK
(Ukrainian). Only counts are kept. They are fixed, so that how alike two articles are
depends on these two alone, and never on what else a record holds.
"""

import argparse
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from dateline.story.tokens import tokens

TABLE = Path(__file__).parents[1] / "src" / "dateline" / "story" / "data" / "rarity.toml"
HEAD = """\
# Inverse document frequency of words and names in news, in tenths of a natural logarithm;
# what is not listed is rarer still. Made by training/rarity.py from counts alone.
"""
LEAST = 3


def english(data: Path) -> Iterator[str]:
    for path in sorted((data / "attribution" / "polnear").glob("*/text/*.txt")):
        yield path.read_text(encoding="utf-8")
    for path in sorted((data / "names" / "conll2003").glob("*.conllu")):
        yield from _conll(path.read_text(encoding="utf-8"))
    lgl = (data / "places" / "lgl.xml").read_text(encoding="utf-8")
    yield from re.findall(r"<text>(.*?)</text>", lgl, re.DOTALL)


def slavic(data: Path) -> Iterator[str]:
    for folder in ("nerel", "ner-uk"):
        for path in sorted((data / "names" / folder).rglob("*.txt")):
            yield path.read_text(encoding="utf-8")


def _conll(text: str) -> Iterator[str]:
    """Documents of some twenty sentences: the file does not part its articles."""
    sentences = [
        " ".join(line.split("\t")[1] for line in block.splitlines() if line[:1].isdigit())
        for block in text.split("\n\n")
    ]
    for first in range(0, len(sentences), 20):
        yield "\n".join(sentences[first : first + 20])


def shares(texts: Iterable[str]) -> dict[str, dict[str, float]]:
    """In which share of the texts each key stands, by kind."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    number = 0
    for text in texts:
        number += 1
        for kind, key in {token[:2] for token in tokens(text, ())}:
            counts[kind][key] += 1
    return {
        kind: {key: count / number for key, count in counter.items() if key and count >= LEAST}
        for kind, counter in counts.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    data = parser.parse_args().data
    parts = [shares(english(data)), shares(slavic(data))]
    lines = [HEAD]
    for kind in ("word", "name", "number"):
        known: dict[str, float] = {}
        for part in parts:
            for key, share in part[kind].items():
                known[key] = max(share, known.get(key, 0.0))
        classes: dict[int, list[str]] = defaultdict(list)
        for key, share in known.items():
            classes[round(-10 * math.log(share))].append(key)
        lines.append(f"[{kind}]")
        lines += [f'{rank} = "{" ".join(sorted(keys))}"' for rank, keys in sorted(classes.items())]
        lines.append("")
    TABLE.write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
