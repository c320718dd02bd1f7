"""The swap test: exchanging the names of two parties changes nothing else (law 7).

    python -m bench.swap            the share of sentences that hold, by language
    python -m bench.swap --show     each that does not, and what changed

Sentences with pairs of names from `swap.toml`, as many in each language: states, leaders,
bodies, armies, agencies and adjectives of nations, invented and real. Each is read with its
names in either place. Spans are compared as parts of the sentence, so that only what lies
differently counts, not that one name is longer.
"""

import argparse
import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from bench.gold import LANGUAGES, Passage
from bench.reader import read_passage
from dateline.model import Certainty, Reading
from dateline.reading import Model, load_model
from dateline.span import Span

SLOT = re.compile(r"\{([ab])(\d)\}")
Shape = tuple[object, ...]


class Case(NamedTuple):
    """A sentence with two names in either place."""

    language: str
    one: "Filled"
    other: "Filled"


class Filled(NamedTuple):
    """A sentence with names in it, and where each edge of its parts stands."""

    text: str
    edges: tuple[int, ...]

    def plain(self, span: Span) -> Shape:
        """A span as parts of the sentence: what the lengths of names do not change."""
        return self._edge(span.start, after=True), self._edge(span.end, after=False)

    def _edge(self, at: int, *, after: bool) -> tuple[int, int]:
        inside = [i for i, edge in enumerate(self.edges) if (edge <= at if after else edge < at)]
        part = inside[-1] if inside else 0
        end = self.edges[part + 1] if part + 1 < len(self.edges) else len(self.text)
        if part % 3 != 1:
            return part, at - self.edges[part]
        if at in {self.edges[part], end}:
            return part, -int(at == end)
        return part, len(self.text[self.edges[part] : at].split())  # names differ in length


def cases(only: str | None = None) -> Iterator[Case]:
    """Every sentence with every pair of its kind; of one kind only where it is named."""
    every = tomllib.loads(Path(__file__).with_name("swap.toml").read_text("utf-8"))
    for language in LANGUAGES:
        for name, kind in every[language].items():
            if only not in {None, name}:
                continue
            for sentence in kind["sentences"]:
                for a, b in kind["pairs"]:
                    yield Case(language, filled(sentence, a, b), filled(sentence, b, a))


def filled(sentence: str, a: list[str], b: list[str]) -> Filled:
    """Put two parties' names into a sentence."""
    names = {"a": a, "b": b}
    text, edges = "", []
    parts = SLOT.split(sentence)  # text, party, form, text, party, form, text
    for at in range(0, len(parts), 3):
        edges.append(len(text))
        text += parts[at]
        edges.append(len(text))
        if at + 2 < len(parts):
            text += names[parts[at + 1]][int(parts[at + 2]) - 1]
        edges.append(len(text))
    return Filled(text, tuple(edges))


def shape(reading: Reading, sentence: Filled) -> Shape:
    """What was found: spans of statements and events, types, certainty, stance."""

    def plain(spans: Iterable[Span]) -> Shape:
        return tuple(map(sentence.plain, spans))

    def sure(found: Certainty) -> Shape:
        return found.polarity, found.degree, found.value, found.basis, plain(found.shown_by)

    statements = tuple(
        (plain(s.source), plain(s.cue), plain(s.content), s.mode, sure(s.certainty),
         s.stance.towards, plain(link.span for link in s.via))
        for s in reading.statements
    )  # fmt: skip
    events = tuple(
        (e.type, plain(e.trigger), plain(e.actor), plain(e.recipient), sure(e.certainty))
        for e in reading.events
    )
    return statements, events


def holds(case: Case, model: Model) -> bool:
    """Whether both sentences are read alike."""
    one, other = (shape(_read(case.language, f, model), f) for f in (case.one, case.other))
    return one == other


def _read(language: str, sentence: Filled, model: Model) -> Reading:
    return read_passage(Passage(sentence.text, language, "", "dev", (), (), ()), model)


def shares(model: Model, only: str | None = None) -> dict[str, float]:
    """The share of sentences that hold, by language."""
    held: dict[str, list[bool]] = {language: [] for language in LANGUAGES}
    for case in cases(only):
        held[case.language].append(holds(case, model))
    return {language: sum(each) / len(each) for language, each in held.items()}


def _told(reading: Reading) -> str:
    def words(*parts: Iterable[Span]) -> str:
        return " > ".join("|".join(span.of(reading.text) for span in part) for part in parts)

    lines = [f"{words(s.source, s.cue, s.content)} {s.certainty}" for s in reading.statements]
    lines += [f"{e.type} {words(e.trigger, e.actor, e.recipient)}" for e in reading.events]
    return "; ".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--kind", help="only sentences of one kind (states, leaders, ...)")
    arguments = parser.parse_args()
    model = load_model()
    if not arguments.show:
        for language, share in shares(model, arguments.kind).items():
            print(f"{language}  {share:.3f}")
        return
    for case in cases(arguments.kind):
        if not holds(case, model):
            for sentence in (case.one, case.other):
                print(sentence.text, "\n   ", _told(_read(case.language, sentence, model)))


if __name__ == "__main__":
    main()
