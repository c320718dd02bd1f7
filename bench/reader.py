"""The reader on our own gold passages: attribution, certainty, names and events by language.

    python -m bench.reader                       the figures of both halves
    python -m bench.reader --split dev --show uk what was missed, found and misread in one half

Passages, marks and guidelines: `bench/gold`, `docs/guidelines.md`. The `test` half is not
shown: it is there to be measured only.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from bench import gold
from bench.reader_score import Tally, chars, pairs, tallies
from dateline.article import read_article
from dateline.model import Certainty, Page, Reading, Statement
from dateline.reading import Model, load_model, read
from dateline.reading.certainty import certainty
from dateline.span import Span

Sum = dict[str, Tally]


def measured(language: str, split: str, model: Model) -> tuple[Sum, Sum]:
    """F1 tallies, and counts of right ones among matched statements, of one half."""
    scores: Counter[str] = Counter()
    f1s: Sum = {}
    for one in gold.passages(language, split):
        reading = read_passage(one, model)
        found = [s for s in reading.statements if s.cue or s.source]
        texts = {
            **tallies(one.text, found, one.attributions),
            "direct": direct(found, one.attributions),
            "names": named(reading, one),
            "names/kind": named(reading, one, kinds=True),
            **events(reading, one),
        }
        f1s = {name: f1s.get(name, Tally(0, 0, 0)).plus(tally) for name, tally in texts.items()}
        for statement, wanted in pairs(found, one.attributions):
            _compare(scores, "", statement.certainty, wanted.certainty)
            _stances(scores, statement, wanted)
        for wanted in one.attributions:
            sure = certainty(
                one.text, wanted.content, language, source=wanted.source, cue=wanted.cue
            )
            _compare(scores, "given spans ", sure, wanted.certainty)
    return f1s, _shares(scores)


def read_passage(passage: gold.Passage, model: Model) -> Reading:
    """A passage as a file of plain text whose language is said."""
    page = Page(data=passage.text.encode(), path="passage.txt")
    return read(read_article(page, language=passage.language), model)


def direct(found: Sequence[Statement], wanted: Sequence[gold.Attribution]) -> Tally:
    """Verbatim quotes with their pieces exact to the character."""
    ours = {statement.content for statement in found if statement.mode == "direct"}
    theirs = {one.content for one in wanted if one.direct}
    return Tally(len(ours & theirs), len(ours), len(theirs))


def named(reading: Reading, passage: gold.Passage, *, kinds: bool = False) -> Tally:
    """Names whose marks at the edges are not counted, with their kind or without."""

    def key(name: Any) -> tuple[Span, str]:
        return _bare(passage.text, name.span), name.kind if kinds else ""

    ours, theirs = set(map(key, reading.names)), set(map(key, passage.names))
    return Tally(len(ours & theirs), len(ours), len(theirs))


def _bare(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip('«“"„'))
    return Span(start, span.start + len(words.rstrip('»”"“')))


def events(reading: Reading, passage: gold.Passage) -> Sum:
    """Events by trigger (touching) and type; their actors and recipients, touching."""
    left = list(passage.events)
    right = actors = recipients = 0
    for event in reading.events:
        same = (e for e in left if e.type == event.type and _touch(e.trigger, event.trigger))
        if match := next(same, None):
            left.remove(match)
            right += 1
            actors += _touch(match.actor, event.actor)
            recipients += _touch(match.recipient, event.recipient)
    every = [*reading.events], [*passage.events]
    return {
        "events": Tally(right, len(reading.events), len(passage.events)),
        "events/actor": Tally(actors, *(sum(bool(e.actor) for e in some) for some in every)),
        "events/recipient": Tally(
            recipients, *(sum(bool(e.recipient) for e in some) for some in every)
        ),
    }


def _touch(one: Iterable[Span], other: Iterable[Span]) -> bool:
    return bool(chars(one) & chars(other))


def _compare(counts: Counter[str], place: str, ours: Certainty, theirs: Certainty) -> None:
    """Count one statement's certainty: axes, value, bases, and the words that show it."""
    right = {
        "polarity": ours.polarity == theirs.polarity,
        "degree": ours.degree == theirs.degree,
        "value": ours.value == theirs.value,
        "basis": set(ours.basis) == set(theirs.basis),
    }
    for axis, same in right.items():
        counts[f"{place}{axis}"] += same
        counts[f"{place}{axis}/all"] += 1
    shown = chars(ours.shown_by)
    for span in theirs.shown_by:
        counts[f"{place}words"] += bool(shown & chars([span]))
        counts[f"{place}words/all"] += 1


def _stances(counts: Counter[str], ours: Statement, theirs: gold.Attribution) -> None:
    if theirs.stance.towards != "neutral" or ours.stance.towards != "neutral":
        counts["stance"] += ours.stance.towards == theirs.stance.towards
        counts["stance/all"] += 1


def _shares(counts: Counter[str]) -> Sum:
    names = [name for name in counts if not name.endswith("/all")]
    return {n: Tally(counts[n], counts[f"{n}/all"], counts[f"{n}/all"]) for n in sorted(names)}


def shown(language: str, model: Model) -> Iterator[str]:
    """What differs from the gold in the dev half, statement by statement."""
    for one in gold.passages(language, "dev"):
        reading = read_passage(one, model)
        same = pairs(reading.statements, one.attributions)
        lines = []
        for ours, theirs in same:
            lines += _difference(one.text, ours, theirs)
        lines += [
            f"  - {_line(one.text, a)}" for a in one.attributions if a not in [g for _, g in same]
        ]
        lines += [
            f"  + {_line(one.text, s)}" for s in reading.statements if s not in [f for f, _ in same]
        ]
        if lines:
            yield "\n".join([one.text, *lines])


def _difference(text: str, ours: Statement, theirs: gold.Attribution) -> list[str]:
    lines = []
    if (ours.source, ours.cue, ours.content) != (theirs.source, theirs.cue, theirs.content):
        lines += [f"  ≠ {_line(text, ours)}", f"  = {_line(text, theirs)}"]
    one, two = ours.certainty, theirs.certainty
    if (one.value, set(one.basis)) != (two.value, set(two.basis)):
        lines.append(f"  ~ {_sure(text, one)}   gold {_sure(text, two)}")
    if ours.stance.towards != theirs.stance.towards:
        lines.append(f"  ! {ours.stance.towards}   gold {theirs.stance.towards}")
    return lines


def _sure(text: str, sure: Certainty) -> str:
    return f"{sure.value} {' '.join(sure.basis)} ({_words(text, sure.shown_by)})"


def _line(text: str, item: Any) -> str:
    return " > ".join(_words(text, part) for part in (item.source, item.cue, item.content))


def _words(text: str, spans: Iterable[Span]) -> str:
    return " | ".join(span.of(text) for span in spans)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--split", choices=["dev", "test"])
    parser.add_argument("--show", choices=gold.LANGUAGES)
    arguments = parser.parse_args()
    model = load_model(arguments.model)
    if arguments.show:
        print("\n\n".join(shown(arguments.show, model)))
        return
    for split in [arguments.split] if arguments.split else ["dev", "test"]:
        each = {language: measured(language, split, model) for language in gold.LANGUAGES}
        print(f"\n{split:24}" + "".join(f"{language:>8}" for language in each))
        for part, name in [(p, n) for p in (0, 1) for n in each["en"][p]]:
            cells = [m[part].get(name, Tally(0, 0, 0)) for m in each.values()]
            print(f"{name:24}" + "".join(f"{100 * cell.f1:8.1f}" for cell in cells))


if __name__ == "__main__":
    main()
