"""Certainty: whether what some words of a text tell of came about, and how sure its teller is."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from msgspec import Struct

from dateline.article import read_article
from dateline.cli import display
from dateline.cli.lines import Line, lines
from dateline.errors import DatelineError
from dateline.model import Certainty, Language, Page
from dateline.reading import Model, certainties, load_model, read
from dateline.span import Span

CYRILLIC = re.compile(r"[а-яёєіїґ]", re.IGNORECASE)
"""What tells that a line is not in English, where it is too short for its words to tell."""


class Asked(Struct, frozen=True):
    """One line of the input: a text, and the event words in it as spans of code points."""

    text: str
    spans: tuple[tuple[int, int], ...]
    language: Language | None = None


def certainty(
    file: Annotated[
        Path | None, typer.Argument(help='Lines of {"text", "spans": [[s, e], ...]}; or - .')
    ] = None,
    *,
    json: Annotated[
        bool, typer.Option("--json", help="Print JSON, for a program to read.")
    ] = False,
    model: Annotated[
        Path | None, typer.Option("--model", help="The folder of another model.")
    ] = None,
) -> None:
    """Say how certain what some words of a text tell of is, a line each."""
    loaded = load_model(model)
    for found in answers(lines(file), loaded):
        if json:
            print(msgspec.json.encode(found).decode())
        else:
            display.OUT.print("; ".join(map(_told, found)))


def answers(asked_for: Iterable[Line], model: Model) -> Iterator[list[Certainty]]:
    """The certainties that each line asks for, in its order.

    Raises:
        DatelineError: A line is not what is asked for; the message says which and why.
    """
    for line in asked_for:
        try:
            asked = msgspec.json.decode(line.data, type=Asked)
            spans = [_within(Span(*span), asked.text) for span in asked.spans]
        except (msgspec.MsgspecError, DatelineError, UnicodeDecodeError) as error:
            form = '{"text": "...", "spans": [[10, 13]]}'
            raise DatelineError(f"line {line.number}: {error}; write {form}") from error
        page = Page(data=asked.text.encode(), path="line.txt")
        language = asked.language or (None if CYRILLIC.search(asked.text) else "en")
        yield certainties(read(read_article(page, language=language), model), spans, model)


def _within(span: Span, text: str) -> Span:
    if not 0 <= span.start < span.end <= len(text):
        raise DatelineError(f"the span {list(span)} is not one of words of the text")
    return span


def _told(found: Certainty) -> str:
    value = "unknown" if found.value is None else f"{found.value:+.2f}"
    return f"{value}, {found.polarity}, {found.degree}"
