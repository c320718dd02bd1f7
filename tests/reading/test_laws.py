"""What holds of every reading, whatever the text: anchors, order, determinism."""

from collections.abc import Iterator
from itertools import pairwise

import msgspec
import pytest
from hypothesis import example, given, settings

from dateline.model import Article, Reading, Statement
from dateline.reading import Model, read
from dateline.reading.quote import dialogue, quotations
from dateline.span import Span
from reading.strategies import PIECES, languages, texts
from reading.told import read_text

EDGES = " \t\r\n\u00a0,.;:…!?—–-«»“”„\"'‘’()"


@given(texts, languages)
@settings(max_examples=200, deadline=None)
def test_laws(model: Model, text: str, language: str) -> None:
    """Nothing is raised, and every finding is anchored, in order, and apart from the rest."""
    reading = read_text(text, language, model)
    for span in spans(reading):
        assert 0 <= span.start < span.end <= len(reading.text)
    ids = [statement.id for statement in reading.statements]
    assert len(set(ids)) == len(ids)
    assert in_order(reading.sentences)
    assert {statement.mode for statement in reading.statements} <= {"direct", "indirect", "mixed"}
    for statement in reading.statements:
        assert statement.content
        assert 0 <= statement.confidence <= 1
        for part in (statement.source, statement.cue, statement.content):
            assert in_order(part)
        assert statement.mode != "direct" or stands_quoted(reading, statement)


@given(texts, languages)
@settings(max_examples=15, deadline=None)
def test_reading_twice_is_byte_identical(model: Model, text: str, language: str) -> None:
    """Law 9; other articles that are read in between leave no trace."""
    once = msgspec.json.encode(read_text(text, language, model))
    read_text(" ".join(PIECES), "en", model)
    read_text("\n\n".join(reversed(PIECES)), "uk", model)
    assert msgspec.json.encode(read_text(text, language, model)) == once


@given(texts)
@example("— Так? — спросила она.")
@settings(max_examples=15, deadline=None)
def test_an_unread_language_is_a_problem(model: Model, text: str) -> None:
    """Sentences are found, statements are not looked for, and the user is told."""
    reading = read_text(text, "fr", model)
    assert [item for item in reading.statements if item.cue] == []
    told = [problem for problem in reading.problems if problem.stage == "reading"]
    assert bool(told) == bool(reading.text.strip())


def test_a_long_article_is_read_to_its_end(model: Model) -> None:
    """Every paragraph is found once, past many windows' borders."""
    text = "\n\n".join(
        f"Mayor Ivan Tal said on Monday that gate {at} of the dam was closed." for at in range(120)
    )
    reading = read_text(text, "en", model)
    for at in range(120):
        about = [
            statement
            for statement in reading.statements
            if any(f"gate {at} of" in piece.of(text) for piece in statement.content)
        ]
        assert len(about) == 1, at


def test_one_block_longer_than_any_window(model: Model) -> None:
    """A block that is cut is read on both sides of every cut."""
    told = (
        "Anna Kolt said that pump {} had stopped.", "The mayor told reporters {} crews were out.",
        "Gate {} is open, according to the river board.", "“Nobody waits at bridge {},” he said.",
    )  # fmt: skip
    text = " ".join(told[at % len(told)].format(at) for at in range(150))
    reading = read_text(text, "en", model)
    starts = [0, *(statement.cue[0].start for statement in reading.statements), len(text)]
    assert max(b - a for a, b in pairwise(starts)) < 250, "five sentences in a row are missed"


def test_a_word_longer_than_any_window(model: Model) -> None:
    """An address or a code is cut for the model, never in the text."""
    long = "x" * 5000 + "≈" * 900
    text = f"Anna Kolt said that the code is {long}. Ivan Tal said that the gate is open."
    reading = read_text(text, "en", model)
    assert any("gate is open" in s.content[-1].of(text) for s in reading.statements)


@pytest.mark.parametrize("language", ["en", "uk", "ru"])
@pytest.mark.parametrize("text", ["", " ", "\n\n", "…", "“", "«»", "—", "\u200b", "ة", "\x00"])
def test_next_to_nothing(model: Model, text: str, language: str) -> None:
    assert read_text(text, language, model).statements == ()


def test_an_article_keeps_what_it_was(model: Model) -> None:
    """Reading adds findings and changes nothing of the article."""
    reading = read_text("\n\n".join(PIECES), "en", model)
    article = Article(**{name: getattr(reading, name) for name in Article.__struct_fields__})
    assert read(article, model) == reading


def spans(reading: Reading) -> Iterator[Span]:
    yield from reading.sentences
    for statement in reading.statements:
        yield from (*statement.source, *statement.cue, *statement.content)
        yield from statement.certainty.shown_by
        yield from (link.span for link in statement.via)
        if statement.speaker:
            yield from filter(None, (statement.speaker.span, statement.speaker.role))
    for point in reading.key_points:
        yield from (point.span, *point.certainty.shown_by)
        for evidence in point.borne_out_by:
            yield from (evidence.span, *evidence.certainty.shown_by)


def in_order(found: tuple[Span, ...]) -> bool:
    return all(one.end <= other.start for one, other in pairwise(found))


def stands_quoted(reading: Reading, statement: Statement) -> bool:
    """Whether each letter of the content is in quotation marks, a quote block or dialogue."""
    blocks = [block.span for block in reading.blocks]
    inside = [quote.span for quote in quotations(reading.text, blocks)]
    inside += [block.span for block in reading.blocks if block.kind == "quote"]
    inside += [piece for block in blocks for piece in dialogue(reading.text, block)]
    return all(
        letter in EDGES or any(span.start <= at < span.end for span in inside)
        for piece in statement.content
        for at, letter in enumerate(piece.of(reading.text), piece.start)
    )
