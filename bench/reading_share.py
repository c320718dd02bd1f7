"""What share of reading goes to times, places and entities, on the sample newsroom.

    python -m bench.reading_share

Processor time of one thread; the aim is under 20% for the three together.
"""

import sys
import time
from collections import Counter
from collections.abc import Callable
from importlib.resources import as_file, files
from typing import Any

import dateline.reading as stage
from dateline.model import Page
from dateline.page import pages
from dateline.pipeline import read_page
from dateline.reading import load_model

STEPS = {
    "times": "times", "timed_statements": "times", "zoned": "times",
    "places": "places", "identified": "entities",
}  # fmt: skip


def clocked(spent: Counter[str], step: Callable[..., Any], name: str) -> Callable[..., Any]:
    """The step, its processor time added up under a name."""

    def timed(*arguments: Any, **options: Any) -> Any:
        begun = time.process_time()
        try:
            return step(*arguments, **options)
        finally:
            spent[name] += time.process_time() - begun  # type: ignore[assignment]

    return timed


def main() -> None:
    spent = Counter[str]()
    model = load_model()
    with as_file(files("dateline") / "newsroom" / "pages") as folder:
        read = [page for page in pages(str(folder)) if isinstance(page, Page)]
    read_page(read[0], model)  # lexicons and the gazetteer are loaded once
    for step, name in STEPS.items():
        setattr(stage, step, clocked(spent, getattr(stage, step), name))
    events = sys.modules["dateline.reading.events"]
    vars(events)["timed_events"] = clocked(spent, vars(events)["timed_events"], "times")
    begun = time.process_time()
    for page in read:
        read_page(page, model)
    whole = time.process_time() - begun
    for name, seconds in spent.items():
        print(f"{name:10}{100 * seconds / whole:6.1f}%")
    print(f"{'together':10}{100 * spent.total() / whole:6.1f}% of {whole:.1f} s, {len(read)} pages")


if __name__ == "__main__":
    main()
