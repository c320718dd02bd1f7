"""Classify: what one marked participant of a text does to another."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from msgspec import Struct

from dateline.cli import display
from dateline.cli.lines import Line, lines
from dateline.errors import DatelineError
from dateline.reading import Model, load_model
from dateline.reading.events.pair import Pair
from dateline.reading.events.pair import classify as classified
from dateline.span import Span


class Asked(Struct, frozen=True):
    """One line of the input: a text and two spans of code points."""

    text: str
    source: tuple[int, int]
    target: tuple[int, int]


class Said(Struct, frozen=True):
    """One line of the output; `quad` is PLOVER's code, 1 to 4."""

    type: str | None
    quad: int | None
    confidence: float


def classify(
    file: Annotated[
        Path | None,
        typer.Argument(help='Lines of {"text", "source": [s, e], "target": [s, e]}; or - .'),
    ] = None,
    *,
    json: Annotated[
        bool, typer.Option("--json", help="Print JSON, for a program to read.")
    ] = False,
    model: Annotated[
        Path | None, typer.Option("--model", help="The folder of another model.")
    ] = None,
) -> None:
    """Say which PLOVER event two marked participants of a text are in, a line each."""
    loaded = load_model(model)
    for said in answers(lines(file), loaded):
        if json:
            print(msgspec.json.encode(said).decode())
        else:
            share = f"{said.confidence:.2f}"
            display.OUT.print(f"{said.type or 'none'}, quad {said.quad or 'none'}, {share}")


def answers(asked_for: Iterable[Line], model: Model) -> Iterator[Said]:
    """The answer to each line, in their order.

    Raises:
        DatelineError: A line is not what is asked for; the message says which and why.
    """
    for line in asked_for:
        try:
            asked = msgspec.json.decode(line.data, type=Asked)
            pair = Pair(asked.text, Span(*asked.source), Span(*asked.target))
            found = classified(pair, model.embed)
        except (msgspec.MsgspecError, DatelineError, UnicodeDecodeError) as error:
            form = '{"text": "...", "source": [0, 3], "target": [10, 13]}'
            raise DatelineError(f"line {line.number}: {error}; write {form}") from error
        yield Said(*found)
