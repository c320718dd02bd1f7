"""What news as such means in each language: makes `src/dateline/story/data/centre.toml`.

    python -m training.centre --data ../shared/data

The mean vector, by the reader's encoder, of the openings of news texts: PolNeAR, CoNLL 2003
and LGL (English), NER-UK (Ukrainian), NEREL (Russian). None of them is a text that stories
are measured on. To be made again when the encoder of meaning changes.
"""

import argparse
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy as np

from dateline.reading import load_model
from dateline.story.profile import GIST
from training.rarity import english

TABLE = Path(__file__).parents[1] / "src" / "dateline" / "story" / "data" / "centre.toml"
HEAD = """\
# The mean vector of news in each language, by the reader's encoder, multilingual-e5-small, in
# parts of `scale`. Made by training/centre.py.

scale = 10000
"""
SCALE = 10000
MANY = 240


def texts(data: Path, language: str) -> list[str]:
    """The openings of texts spread evenly over the corpora of a language."""
    found = list(english(data) if language == "en" else _slavic(data, language))
    return [text.strip()[:GIST] for text in islice(found, 0, None, max(1, len(found) // MANY))]


def _slavic(data: Path, language: str) -> Iterator[str]:
    folder = {"ru": "nerel", "uk": "ner-uk"}[language]
    for path in sorted((data / "names" / folder).rglob("*.txt")):
        yield path.read_text(encoding="utf-8-sig")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    data = parser.parse_args().data
    model = load_model()
    lines = [HEAD]
    for language in ("en", "ru", "uk"):
        centre = np.rint(SCALE * model.embed(texts(data, language)).mean(0)).astype(int).tolist()
        rows = (", ".join(map(str, centre[start : start + 16])) for start in range(0, 384, 16))
        lines.append("\n".join([f"{language} = [", *(f"  {row}," for row in rows), "]", ""]))
    TABLE.write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
