"""Quality floors: figures of reading that may rise, and may fall only when said.

    python -m bench.floors --data ../shared/data            fail where a figure is under its floor
    python -m bench.floors --data ../shared/data --raise    write the figures as the new floors

Each floor holds for the very corpus whose digest stands beside it. Where the corpora are
not, that is said, and the sample newsroom's floors, which need none, still hold.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench import (
    attribution,
    events,
    events_sentences,
    extraction,
    names,
    newsroom,
    places,
    plover,
    reader,
    speakers,
    swap,
    times,
)
from bench.gold import LANGUAGES
from dateline.reading import load_model
from dateline.reading.places import load_gazetteer

FLOORS = Path(__file__).with_name("floors.json")
NOISE = {"newsroom": 0.05, "gold": 0.06, "swap": 0.05, "events": 0.05, "sentences": 0.05}
SMALL = 0.01
"""How far a figure may fall: another processor rounds int8 differently. Where a figure counts
some sixty statements, as in the newsroom, two of them are three hundredths."""

Figures = dict[str, float]


def digest(paths: list[Path]) -> str:
    """Of the files' names and bytes, whatever folder they stand in."""
    whole = hashlib.sha256()
    for path in sorted(paths):
        whole.update(path.name.encode() + hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()[:16]


def of_attribution(data: Path) -> Figures:
    """PolNeAR dev, by the corpus's scorer: F1 of tokens, of exact spans, of attributions."""
    corpus = data / "attribution" / "polnear"
    scorer = data.parent / "tools" / "score_attribution.py"
    lines = list(attribution.predictions(corpus / "dev" / "text", load_model()))
    figures = attribution.score(lines, scorer, corpus, "dev")
    kept = [name for name in figures if name.partition("/")[0] in {"token", "exact", "attrib"}]
    return {name: figures[name]["F1"] for name in kept}


def of_extraction(data: Path) -> Figures:
    """Body, title and date on every fourth page of both corpora."""
    found: Figures = {}
    for corpus, pages in extraction.CORPORA.items():
        chosen = list(pages(data / "pages" / corpus))[::4]
        scores = [extraction.score(page, extraction.dateline) for page in chosen]
        for name in ("f1", "title", "date"):
            found[f"{corpus}/{name}"] = extraction.mean([getattr(s, name) for s in scores])
    return found


def of_newsroom(_: Path) -> Figures:
    """The sample newsroom against its gold."""
    return {
        f"{language}/{name}": value
        for language, counts in newsroom.counted(load_model()).items()
        for name, value in newsroom.figures(counts).items()
    }


def of_gold(_: Path) -> Figures:
    """Our own gold, the half that nobody tunes on: F1 of parts and wholes, certainty."""
    kept = ("exact/source", "exact/cue", "exact/content", "attrib", "direct", "value")
    model = load_model()
    found: Figures = {}
    for language in LANGUAGES:
        scores, shares = reader.measured(language, "test", model)
        every = {**scores, **shares}
        found |= {f"{language}/{name}": every[name].f1 for name in kept if name in every}
    return found


def of_swap(_: Path) -> Figures:
    """The share of sentences that are read alike with their parties exchanged."""
    return swap.shares(load_model())


def of_events(_: Path) -> Figures:
    """Events of the sample newsroom: trigger and type, PLOVER's types, magnitudes."""
    kept = {
        "type": ("right", "found", "gold"),
        "plover": ("typed right", "typed found", "typed gold"),
        "size": ("sizes right", "sizes found", "sizes gold"),
    }
    return {
        f"{language}/{name}": events.f1(counts, *keys)[2]
        for language, counts in events.counted(load_model()).items()
        for name, keys in kept.items()
    }


def of_sentences(_: Path) -> Figures:
    """Events of our own sentences, the half that nobody tunes on."""
    model = load_model()
    counts = events_sentences.counted(
        lambda case: events_sentences.reading(case, model).events, ["measured"]
    )
    keys = {
        "type": ("right", "found", "gold"),
        "actor": ("actor right", "actor found", "actor gold"),
        "recipient": ("recipient right", "recipient found", "recipient gold"),
    }
    return {
        f"{language}/{name}": events.f1(own, *of)[2]
        for language, own in counts.items()
        for name, of in keys.items()
    }


def of_times(data: Path) -> Figures:
    """Spans and values of times: TimeBank, our own sets, the newsroom."""
    found: Figures = {}
    for name, cases in times.sets(data).items():
        counts = times.count(cases, times.ours)
        for what in ("span", "value"):
            share = times.f1(counts[what], counts["found"], counts["gold"]) / 100
            found[f"{name}/{what}"] = share
    return found


def of_speakers(_: Path) -> Figures:
    """Speakers behind pronouns, short names and titles."""
    found: Figures = {}
    for language in LANGUAGES:
        cases = list(speakers.cases(language))
        right = sum(speakers.right(speakers.read(case), case) for case in cases)
        found[language] = right / len(cases)
    return found


def of_names(data: Path) -> Figures:
    """Names of every fifth text of five corpora, all kinds together."""
    return {
        corpus: names.f1(counts, names.GROUPS)
        for corpus, counts in names.measured(data, load_model(), every=5).items()
    }


def of_places(data: Path) -> Figures:
    """Toponyms within 161 km, gold spans, on the halves that were only measured."""
    found: Figures = {}
    for name, corpus in (("lgl", places.lgl), ("geovirus", places.geovirus)):
        texts = [text for text in corpus(data) if not text.tuning]
        found[name] = places.resolution(texts, load_gazetteer(), 0)[0]
    return found


def of_pairs(data: Path) -> Figures:
    """The classifier of marked pairs, ten folds on PLV."""
    return plover.measured(data, Path("training/work/plover"))


SUITES: dict[str, tuple[Callable[[Path], Figures], str]] = {
    "attribution": (of_attribution, "attribution/polnear/dev/*/*"),
    "extraction": (of_extraction, "pages/*/**/*.gz"),
    "newsroom": (of_newsroom, ""),
    "gold": (of_gold, ""),
    "swap": (of_swap, ""),
    "events": (of_events, ""),
    "sentences": (of_sentences, ""),
    "times": (of_times, "times/timebank/**/*"),
    "speakers": (of_speakers, ""),
    "places": (of_places, "places/*.xml"),
    "names": (of_names, "names/*/**/*"),
    "pairs": (of_pairs, "events/plover/PLV_train.tsv"),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--raise", dest="lift", action="store_true", help="write new floors")
    parser.add_argument("--allow-regression", action="store_true", help="also lower ones")
    arguments = parser.parse_args()
    floors: dict[str, Any] = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    fallen = []
    for name, (measure, pattern) in SUITES.items():
        paths = [p for p in arguments.data.glob(pattern) if p.is_file()] if pattern else []
        if pattern and not paths:
            print(f"{name}: skipped, {arguments.data} does not hold its corpus")
            continue
        corpus = digest(paths) if paths else "packaged"
        figures = measure(arguments.data)
        old = floors.get(name, {})
        if old.get("corpus") not in {corpus, None}:
            print(f"{name}: skipped, the floors are of another corpus ({old['corpus']})")
            continue
        fallen += compare(name, figures, old.get("floors", {}))
        lifted = {
            key: value
            if arguments.allow_regression
            else max(value, old.get("floors", {}).get(key, 0))
            for key, value in figures.items()
        }
        floors[name] = {"corpus": corpus, "floors": {k: round(v, 4) for k, v in lifted.items()}}
    if arguments.lift:
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n", "utf-8")
    elif fallen:
        sys.exit("fallen under their floors: " + ", ".join(fallen))


def compare(suite: str, figures: Figures, floors: Figures) -> list[str]:
    """Print each figure beside its floor; gives those that have fallen."""
    for name, value in figures.items():
        print(f"{suite:12}{name:20}{value:8.4f}   floor {floors.get(name, 0.0):.4f}")
    return [
        f"{suite} {name}"
        for name, value in figures.items()
        if value < floors.get(name, 0.0) - NOISE.get(suite, SMALL)
    ]


if __name__ == "__main__":
    main()
