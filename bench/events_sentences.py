"""Events of our own sentences (`events_*.toml`) against their gold, by language and half.

    python -m bench.events_sentences [--half tuned|measured] [--misses]

Each sentence is an article of its own. Rules may be tuned on odd cases; even ones are only
measured. An event is right where its trigger shares a character with a gold event's and the
type is the same. An actor or recipient is right where half of the characters that it and the
gold's cover together are common (IoU), and exact where all are; of right events only. A
magnitude is right where kind and numbers are.
"""

import argparse
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.events import f1, overlapping
from dateline.model import Event, Page, Reading
from dateline.pipeline import Given, read_page
from dateline.reading import Model, load_model
from dateline.span import Span

PUBLISHED = "2025-03-12"
LANGUAGES = ("en", "uk", "ru")
HALVES = ("tuned", "measured")
Counts = Counter[str]
Size = tuple[str, float | None, float | None, float | None]


class Gold(NamedTuple):
    """One event of a case, in spans of its text."""

    trigger: Span
    type: str
    background: bool
    actor: Span | None
    recipient: Span | None
    sizes: tuple[Size, ...]


class Case(NamedTuple):
    """A sentence with all its events."""

    text: str
    language: str
    half: str
    gold: tuple[Gold, ...]


def cases(language: str) -> Iterator[Case]:
    """The cases of a language, in the file's order."""
    raw = (Path(__file__).parent / f"events_{language}.toml").read_text("utf-8")
    for number, row in enumerate(tomllib.loads(raw)["case"]):
        gold = tuple(_gold(row["text"], line) for line in row["gold"])
        yield Case(row["text"], language, HALVES[number % 2], gold)


def _gold(text: str, line: str) -> Gold:
    trigger, kind, actor, recipient, *sizes = line.split("|")
    name, _, background = kind.partition(" ")
    at = _found(text, trigger)
    assert at is not None, line
    spans = (_found(text, actor), _found(text, recipient))
    return Gold(at, name, bool(background), *spans, tuple(map(_size, sizes)))


def _found(text: str, words: str) -> Span | None:
    return Span(at := text.index(words), at + len(words)) if words else None


def _size(words: str) -> Size:
    """A magnitude: "deaths=9", "deaths=9..", "deaths=7..9"."""
    kind, _, value = words.partition("=")
    if ".." not in value:
        return kind, float(value), float(value), float(value)
    low, high = (float(end) if end else None for end in value.split(".."))
    best = low if high is None else high if low is None else None
    return kind, low, best, high


def chars(spans: Sequence[Span]) -> frozenset[int]:
    """The code points of some spans."""
    return frozenset(at for span in spans for at in range(*span))


def likeness(one: frozenset[int], other: frozenset[int]) -> float:
    """How much of what either covers both do (IoU)."""
    return len(one & other) / len(one | other) if one or other else 0.0


def count(found: Sequence[Event], case: Case) -> Counts:
    """One case's counts."""
    wanted = [chars([gold.trigger]) for gold in case.gold]
    matched = dict(overlapping([chars(event.trigger) for event in found], wanted))
    counts: Counts = Counter(gold=len(wanted), found=len(found), trigger=len(matched))
    counts["sizes gold"] = sum(len(gold.sizes) for gold in case.gold)
    counts["sizes found"] = sum(len(event.magnitudes) for event in found)
    for i, j in matched.items():
        event, gold = found[i], case.gold[j]
        counts["sizes right"] += len(set(map(_shape, event.magnitudes)) & set(gold.sizes))
        counts["background"] += event.background == gold.background
        if event.type != gold.type:
            continue
        counts["right"] += 1
        for role, span in (("actor", gold.actor), ("recipient", gold.recipient)):
            mine, theirs = chars(getattr(event, role)), chars([span] if span else [])
            alike = likeness(mine, theirs)
            counts[f"{role} found"] += bool(mine)
            counts[f"{role} gold"] += bool(theirs)
            counts[f"{role} right"] += alike >= 0.5
            counts[f"{role} exact"] += alike == 1
    return counts


def _shape(size: object) -> Size:
    kind, low, best, high = (getattr(size, name) for name in ("kind", "low", "best", "high"))
    return kind, low, best, high


def told(case: Case, found: Sequence[Event]) -> None:
    """Print a case that is not all right, with what was found."""

    def words(spans: Sequence[Span]) -> str:
        return " + ".join(span.of(case.text) for span in spans)

    def shown(trigger: str, kind: str, who: Sequence[str], sizes: object) -> str:
        return f"{trigger} | {kind} | {who[0]} | {who[1]} | {sizes}"

    gold = [
        shown(g.trigger.of(case.text), g.type + " background" * g.background,
              [words([s]) if s else "" for s in (g.actor, g.recipient)], list(g.sizes))
        for g in case.gold
    ]  # fmt: skip
    mine = [
        shown(words(e.trigger), e.type + " background" * e.background,
              [words(e.actor), words(e.recipient)], list(map(_shape, e.magnitudes)))
        for e in found
    ]  # fmt: skip
    if gold != mine:
        print(f"{case.language} {case.text}")
        print(*(f"   gold  {line}" for line in gold), *(f"   found {m}" for m in mine), sep="\n")


def counted(
    read: Callable[[Case], Sequence[Event]], halves: Sequence[str], *, misses: bool = False
) -> dict[str, Counts]:
    """Counts by language, and of all."""
    counts: dict[str, Counts] = {language: Counter() for language in LANGUAGES}
    for language in LANGUAGES:
        for case in cases(language):
            if case.half in halves:
                found = read(case)
                counts[language] += count(found, case)
                if misses:
                    told(case, found)
    counts["all"] = sum(counts.values(), Counter())
    return counts


def reading(case: Case, model: Model) -> Reading:
    """A case, read as an article of its own."""
    page = Page(data=case.text.encode(), path="case.txt", headers={"content-type": "text/plain"})
    return read_page(page, model, Given(published=PUBLISHED, language=case.language))


def report(counts: dict[str, Counts]) -> None:
    """Print the figures."""
    for language, c in counts.items():
        print(language, f"gold {c['gold']}", f"found {c['found']}")
        for name, keys in {
            "trigger": ("trigger", "found", "gold"),
            "trigger and type": ("right", "found", "gold"),
            "actor": ("actor right", "actor found", "actor gold"),
            "actor, exact": ("actor exact", "actor found", "actor gold"),
            "recipient": ("recipient right", "recipient found", "recipient gold"),
            "recipient, exact": ("recipient exact", "recipient found", "recipient gold"),
            "magnitudes": ("sizes right", "sizes found", "sizes gold"),
        }.items():
            print(f"  {name:18}", "P {:.3f} R {:.3f} F1 {:.3f}".format(*f1(c, *keys)))
        print(f"  background right of matched {c['background']} of {c['trigger']}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--half", choices=HALVES)
    parser.add_argument("--misses", action="store_true")
    arguments = parser.parse_args()
    model = load_model(arguments.model)
    for half in [arguments.half] if arguments.half else HALVES:
        print(f"== {half}")
        report(counted(lambda case: reading(case, model).events, [half], misses=arguments.misses))


if __name__ == "__main__":
    main()
