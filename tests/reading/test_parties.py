"""Law 7: exchanging the names of two parties in a text changes nothing else."""

import re
from typing import NamedTuple

import pytest

from dateline.model import Certainty, Reading, Statement
from dateline.reading import Model
from dateline.reading.certainty import certainty
from dateline.span import Span
from reading.parties import ROWS
from reading.told import read_text

ENOUGH = 0.9
"""The share of sentences in which the trained model must find the same spans; the first
model found them in 37 of 41. It is to rise: the law asks for all."""


class Filled(NamedTuple):
    """A template with names in it, and where each edge of its parts stands in the text."""

    text: str
    edges: list[int]

    def plain(self, span: Span) -> tuple[tuple[int, int], tuple[int, int]]:
        """A span as parts of the template: what the lengths of names do not change."""
        return self._edge(span.start, after=True), self._edge(span.end, after=False)

    def _edge(self, at: int, *, after: bool) -> tuple[int, int]:
        inside = [i for i, edge in enumerate(self.edges) if (edge <= at if after else edge < at)]
        part = inside[-1] if inside else 0
        name = part % 2 == 1
        end = self.edges[part + 1] if part + 1 < len(self.edges) else len(self.text)
        whole = at in {self.edges[part], end}
        return part, (at == end) if name and whole else at - self.edges[part]


def filled(template: str, a: str, b: str) -> Filled:
    text, edges = "", []
    for part in re.split(r"(\{[ab]\})", template):
        edges.append(len(text))
        text += {"{a}": a, "{b}": b}.get(part, part)
    return Filled(text, edges)


def shape(statement: Statement, into: Filled) -> tuple[object, ...]:
    return tuple(
        tuple(map(into.plain, part))
        for part in (statement.source, statement.cue, statement.content,
                     [link.span for link in statement.via],
                     [statement.speaker.span]
                     if statement.speaker and statement.speaker.span else [])
    )  # fmt: skip


def sure(found: Certainty, into: Filled) -> tuple[object, ...]:
    shown = tuple(map(into.plain, found.shown_by))
    return found.polarity, found.degree, found.value, found.basis, shown


def both(
    model: Model, language: str, template: str, names: tuple[str, str]
) -> tuple[tuple[Filled, Reading], tuple[Filled, Reading]]:
    a, b = names
    one, other = filled(template, a, b), filled(template, b, a)
    return (one, read_text(one.text, language, model)), (
        other,
        read_text(other.text, language, model),
    )


def test_the_same_statements(model: Model, capsys: pytest.CaptureFixture[str]) -> None:
    """The same spans for nearly all sentences; and then the same mode and certainty for all."""
    differ = []
    for language, template, names in ROWS:
        (one, first), (other, second) = both(model, language, template, names)
        shapes = [shape(s, one) for s in first.statements]
        if shapes != [shape(s, other) for s in second.statements]:
            differ.append(template)
            continue
        for left, right in zip(first.statements, second.statements, strict=True):
            assert left.mode == right.mode, template
            assert sure(left.certainty, one) == sure(right.certainty, other), template
    share = 1 - len(differ) / len(ROWS)
    with capsys.disabled():
        print(
            f"\nthe same spans with names exchanged: {share:.3f} of {len(ROWS)}", *differ, sep="\n"
        )
    assert share >= ENOUGH


@pytest.mark.parametrize(("language", "template", "names"), ROWS)
def test_the_same_certainty(language: str, template: str, names: tuple[str, str]) -> None:
    """Of the same words as source, cue and content, whoever is named in them."""
    a, b = names
    found = []
    for words in (filled(template, a, b), filled(template, b, a)):
        whole = [Span(0, len(words.text))]
        found.append(sure(certainty(words.text, whole, language, source=whole, cue=whole), words))
    assert found[0] == found[1]


def test_there_are_enough_sentences() -> None:
    assert len(ROWS) >= 40
    assert {language for language, *_ in ROWS} == {"en", "uk", "ru"}


def test_a_span_is_told_apart_by_its_template() -> None:
    """Spans of names and of words beside them are the same in both texts; others are not."""
    one, other = filled("{a} met {b}.", "Tal", "Vesely"), filled("{a} met {b}.", "Vesely", "Tal")
    assert one.plain(Span(0, 3)) == other.plain(Span(0, 6))
    assert one.plain(Span(4, 7)) == other.plain(Span(7, 10))
    assert one.plain(Span(0, 14)) == other.plain(Span(0, 14))
    assert one.plain(Span(0, 7)) != other.plain(Span(0, 6))
    assert one.plain(Span(4, 7)) != other.plain(Span(4, 7))
