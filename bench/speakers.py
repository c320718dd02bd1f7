"""Who speaks: pronouns, short names, titles and acronyms, resolved within the article.

    python -m bench.speakers [--misses]

150 short texts, 50 a language (`speakers_*.toml`), with sources and cues marked; the last
source is asked for. Right is the name that the gold gives, but for an article or preposition.
Beside it a rule that takes the nearest name: for a name in capitals the nearest full name that
ends in it, else itself; for anything else the nearest full name before.
"""

import argparse
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from dateline.reading.names import Names, bare, full_names, shortens
from dateline.reading.speaker import resolve
from dateline.span import Span

FOLDER = Path(__file__).parent
LANGUAGES = ("en", "uk", "ru")
MARKS = re.compile(r"[\[\]<>]")


class Case(NamedTuple):
    """A text without its marks, and what is asked of it.

    said: source and cue of each statement, in text order.
    right: names, any of which is right.
    """

    language: str
    kind: str
    text: str
    said: list[tuple[tuple[Span, ...], tuple[Span, ...]]]
    right: tuple[str, ...]


def cases(language: str) -> Iterator[Case]:
    listed = tomllib.loads((FOLDER / f"speakers_{language}.toml").read_text("utf-8"))
    for case in listed["case"]:
        text, sources, cues = unmarked(case["text"])
        said = [((source,), nearest(source, cues, sources)) for source in sources]
        yield Case(language, case["kind"], text, said, tuple(case["speaker"].split("|")))


def unmarked(marked: str) -> tuple[str, list[Span], list[Span]]:
    """The text, its [sources] and its <cues>."""
    text, opened = "", 0
    found: dict[str, list[Span]] = {"]": [], ">": []}
    for sign in marked:
        if sign in "[<":
            opened = len(text)
        elif sign in found:
            found[sign].append(Span(opened, len(text)))
        else:
            text += sign
    return text, found["]"], found[">"]


def nearest(source: Span, cues: list[Span], sources: list[Span]) -> tuple[Span, ...]:
    """The cue that stands nearest to a source, and no nearer to another."""

    def apart(one: Span, other: Span) -> int:
        return max(one.start - other.end, other.start - one.end, 0)

    own = [cue for cue in cues if min(sources, key=lambda each: apart(each, cue)) == source]
    return tuple(own[:1])


def read(case: Case) -> str:
    names = Names(case.text, full_names(case.text, [Span(0, len(case.text))]))
    speaker = resolve(case.text, case.said, case.language, names)[-1]
    return speaker.name if speaker else ""


def by_nearness(case: Case) -> str:
    source = case.said[-1][0][0]
    runs = full_names(case.text, [Span(0, source.start)])
    own = bare(source.of(case.text))
    if own and own[-1][0].isupper():
        runs = [run for run in runs if shortens(own, bare(run.of(case.text)))] or [source]
    return " ".join(bare((runs or [source])[-1].of(case.text)))


def right(answer: str, case: Case) -> bool:
    return _bare(answer) in {_bare(name) for name in case.right}


def _bare(name: str) -> str:
    return re.sub(r"^(?:the|a|an|у|в) ", "", name.lower().rstrip(","))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true")
    arguments = parser.parse_args()
    counts: Counter[tuple[str, str, str]] = Counter()
    for language in LANGUAGES:
        for case in cases(language):
            answer = read(case)
            for group in (language, case.kind, "all"):
                counts[group, "read", "right"] += right(answer, case)
                counts[group, "nearest", "right"] += right(by_nearness(case), case)
                counts[group, "", "all"] += 1
            if arguments.misses and not right(answer, case):
                print(language, case.kind, "|", answer, "| wanted", *case.right, "|", case.text)
    print(f"{'':10}{'cases':>7}{'dateline':>10}{'nearest':>10}")
    for group in dict.fromkeys(group for group, *_ in counts):
        whole = counts[group, "", "all"]
        shares = (counts[group, which, "right"] / whole for which in ("read", "nearest"))
        print(f"{group:10}{whole:7}", *(f"{share:9.2f}" for share in shares))


if __name__ == "__main__":
    main()
