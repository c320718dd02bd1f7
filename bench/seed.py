"""The report that the project started from, point by point.

    python -m bench.seed --seed ../shared/seed.txt

Prints what holds of the design's first acceptance case. What does not hold yet is owed by
the parts that read names, times, places and claims.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

from dateline.model import Page, Reading, Statement
from dateline.pipeline import read_page
from dateline.reading import load_model
from dateline.span import Span


def points(reading: Reading) -> Iterator[tuple[str, bool]]:
    """Each point of the acceptance case, and whether it holds."""
    text, kinds = reading.text, [block.kind for block in reading.blocks]
    title = reading.title.of(text) if reading.title else ""
    shown = [block.span.of(text) for block in reading.blocks]
    said = reading.statements
    yield "category Ukraine", reading.category == "Ukraine"
    yield (
        "no publication date, and a problem says so",
        reading.published is None
        and any("publication date" in problem.message for problem in reading.problems),
    )
    yield (
        "the headline stands twice and is kept once",
        text.count(title) == 2 and (sum(title in words for words in shown) == 1),
    )
    yield (
        "cookie notice and language prompt are not article text",
        not any("cookies" in words or "switch?" in words for words in shown),
    )
    yield (
        "five points of attention, each with a sentence",
        kinds.count("keypoint") == 5 and all(point.borne_out_by for point in reading.key_points),
    )
    yield (
        "'may' beside 'likely' is shown",
        any(
            point.certainty.degree == "possible"
            and any(evidence.certainty.degree == "probable" for evidence in point.borne_out_by)
            for point in reading.key_points
        ),
    )
    yield (
        "Zelensky, president: preliminary data",
        any(
            _of(reading, item, "Zelensky", "preliminary data")
            and "preliminary" in item.certainty.basis
            for item in said
        ),
    )
    yield (
        "Zelensky: 'and involved it as much as possible'",
        any(
            _of(reading, item, "Zelensky", "as much as possible") and item.mode == "mixed"
            for item in said
        ),
    )
    yield (
        "Main Intelligence Directorate: likely to be involved",
        any(
            _of(reading, item, "Main Intelligence Directorate", "likely to be involved")
            and item.certainty.degree == "probable"
            for item in said
        ),
    )
    yield (
        "intelligence: units put on alert",
        any(_of(reading, item, "intelligence", "put on alert") for item in said),
    )
    yield (
        "that this was on December 13 is part of it",
        any(_of(reading, item, "intelligence", "December 13") for item in said),
    )
    yield (
        "GUR: covertly moved in civilian trucks",
        any(_of(reading, item, "GUR", "covertly transferred") for item in said),
    )
    direct = [item for item in said if item.mode == "direct"]
    yield (
        "quote blocks are direct, verbatim and Zelensky's",
        len(direct) >= 2
        and all(item.speaker and "Zelensk" in item.speaker.name for item in direct),
    )
    yield (
        "the quote cards are one speaker (merging of spellings)",
        len({item.speaker.entity or item.speaker.name for item in direct if item.speaker}) == 1,
    )
    yield (
        "GUR is the Main Intelligence Directorate (entities)",
        len(_bodies(reading, "GUR") | _bodies(reading, "Intelligence Directorate")) == 1,
    )
    yield (
        "December 13 is XXXX-12-13 (times)",
        any(when.edtf == "XXXX-12-13" for when in reading.times),
    )
    yield (
        "the Kursk region is a region with an id (places)",
        any(
            place.precision == "region"
            and place.geonames
            and "Kursk" in place.span.of(reading.text)
            for place in reading.places
        ),
    )
    yield (
        "forecasts are marked as forecasts",
        any("forecast" in item.certainty.basis for item in said),
    )


def _bodies(reading: Reading, words: str) -> set[str | None]:
    """The ids of the names and speakers that these words call."""
    names = {n.entity for n in reading.names if words in n.span.of(reading.text)}
    spoke = [item.speaker for item in reading.statements if item.speaker]
    return names | {speaker.entity for speaker in spoke if words in speaker.name}


def _of(reading: Reading, item: Statement, speaker: str, words: str) -> bool:
    return bool(
        item.speaker
        and speaker in item.speaker.name
        and words in " ".join(Span(*span).of(reading.text) for span in item.content)
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=Path, default=Path("../shared/seed.txt"))
    arguments = parser.parse_args()
    page = Page(data=arguments.seed.read_bytes(), path=arguments.seed.name)
    for point, holds in points(read_page(page, load_model())):
        print("holds   " if holds else "not yet ", point)


if __name__ == "__main__":
    main()
