"""The published JSON Schema is the model's own, and every noun that can be printed fits it."""

import json
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest
from jsonschema import Draft202012Validator, ValidationError

from dateline import model
from dateline.model import (
    Block,
    BlockKind,
    Certainty,
    Event,
    Evidence,
    KeyPoint,
    Magnitude,
    Name,
    PageReference,
    Place,
    Problem,
    Reading,
    Speaker,
    Stance,
    Stated,
    Statement,
    Via,
    When,
)
from dateline.span import Span

ROOT = Path(__file__).parents[1]
PUBLISHED = json.loads((ROOT / "docs" / "article.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(PUBLISHED)
TEXT = "Dam holds\n\nAbout three were hurt, Tal said on Monday, citing Reka."

SURE = Certainty(
    polarity="negative", degree="probable", value=-2.0, basis=("preliminary", "denial"),
    shown_by=(Span(11, 16),),
)  # fmt: skip
FULL = Reading(
    id="sha256:1",
    page=PageReference(url="https://a.example/1", path=None, fetched=None, digest="sha256:2"),
    outlet="Reka",
    category="Region",
    language="en",
    title=Span(0, 9),
    byline=("Olena Hai",),
    published=Stated(edtf="2024-12-14", source="meta", moment="2024-12-14T18:02:00+02:00"),
    modified=Stated(edtf="XXXX-12-15", source="text", moment="XXXX-12-15T09:00"),
    text=TEXT,
    blocks=tuple(Block(kind=kind, span=Span(0, 9)) for kind in get_args(BlockKind)),
    problems=(
        Problem(stage="article", message="no date", span=None),
        Problem(stage="page", message="cut short", span=Span(0, 9)),
    ),
    version="test",
    sentences=(Span(11, 65),),
    names=(Name(span=Span(34, 37), kind="person", entity="person:1", confidence=0.9),),
    statements=(
        Statement(
            id="sha256:3",
            mode="indirect",
            source=(Span(34, 37),),
            cue=(Span(38, 42),),
            content=(Span(11, 32),),
            speaker=Speaker(name="Ivan Tal", span=Span(34, 37), entity=None, role=Span(0, 3)),
            via=(Via(name="Reka", span=Span(60, 64)),),
            certainty=SURE,
            stance=Stance(towards="doubts", shown_by=(Span(38, 42),)),
            when=0,
            when_why="beside the cue, outside what is said",
            confidence=0.8,
        ),
    ),
    events=(
        Event(
            id="sha256:4",
            trigger=(Span(28, 32),),
            type="ASSAULT",
            mode="bomb",
            context=("military",),
            actor=(Span(34, 37),),
            recipient=(Span(17, 22),),
            place=0,
            when=0,
            when_why="beside the trigger",
            magnitudes=(Magnitude(kind="wounded", low=2, best=3.0, high=None, span=Span(17, 22)),),
            certainty=SURE,
            statement="sha256:3",
            background=True,
            confidence=0.5,
        ),
    ),
    places=(
        Place(
            span=Span(0, 3), geonames=538560, name="Kursk", country="RU", latitude=51.73,
            longitude=36.19, precision="region", confidence=0.9, form="name", about=True,
            why=("typed +4.2",),
        ),
    ),
    times=(
        When(
            span=Span(46, 52), kind="date", edtf="2024-12-09", timex="2024-12-09", grain="day",
            confidence=0.9, why="weekday; published 2024-12-14, past", zone="Europe/Kyiv",
        ),
    ),
    key_points=(
        KeyPoint(
            span=Span(0, 9), certainty=SURE,
            borne_out_by=(Evidence(span=Span(11, 65), certainty=SURE),),
        ),
    ),
)  # fmt: skip


def plain(reading: Reading = FULL) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(msgspec.json.encode(reading))
    return found


def test_the_published_schema_is_the_models() -> None:
    """Write it anew with `make schema` when the model changes."""
    assert json.loads(msgspec.json.encode(msgspec.json.schema(Reading))) == PUBLISHED


def test_a_reading_with_every_noun_validates() -> None:
    VALIDATOR.validate(plain())
    VALIDATOR.validate(json.loads(msgspec.json.encode(FULL, order="sorted")))


def test_the_example_fills_every_field() -> None:
    """So that a field added to the model is added to the example."""
    empty = [f"{type(each).__name__}.{name}" for each, name in fields(FULL) if missing(each, name)]
    assert sorted(set(empty)) == [
        "Block.role", "Block.speaker", "Magnitude.high", "PageReference.fetched",
        "PageReference.path", "Problem.span", "Speaker.entity",
    ]  # fmt: skip
    used = {type(each).__name__ for each, _ in fields(FULL)}
    nouns = {
        name
        for name, kind in vars(model).items()
        if isinstance(kind, type)
        and issubclass(kind, msgspec.Struct)
        and kind is not msgspec.Struct
    }
    assert nouns - used == {"Article", "Missing", "Page"}


def fields(found: object) -> list[tuple[msgspec.Struct, str]]:
    """Every field of every noun that stands somewhere in this."""
    if isinstance(found, tuple):
        return [pair for each in found for pair in fields(each)]
    if not isinstance(found, msgspec.Struct):
        return []
    names = found.__struct_fields__
    return [*((found, name) for name in names), *(fields(tuple(getattr(found, n) for n in names)))]


def missing(noun: msgspec.Struct, name: str) -> bool:
    return getattr(noun, name) in (None, ())


def test_an_empty_reading_validates() -> None:
    names = Reading.__struct_fields__
    emptied: dict[str, Any] = {name: () for name in names if isinstance(getattr(FULL, name), tuple)}
    emptied |= dict.fromkeys(("outlet", "category", "title", "published", "modified"))
    VALIDATOR.validate(plain(msgspec.structs.replace(FULL, **emptied)))


WRONG: list[tuple[list[str | int], object]] = [
    (["title"], [0]),
    (["title"], [0, 1, 2]),
    (["title"], ["0", 9]),
    (["blocks", 0, "kind"], "advert"),
    (["statements", 0, "mode"], "guessed"),
    (["statements", 0, "certainty", "degree"], "sure"),
    (["statements", 0, "speaker"], "Tal"),
    (["places", 0, "latitude"], "north"),
    (["problems", 0, "stage"], "elsewhere"),
    (["text"], None),
]


@pytest.mark.parametrize(("where", "value"), WRONG, ids=str)
def test_what_is_not_of_the_form_does_not_validate(where: list[Any], value: object) -> None:
    found: Any = plain()
    *way, last = where
    holder = found
    for step in way:
        holder = holder[step]
    holder[last] = value
    with pytest.raises(ValidationError):
        VALIDATOR.validate(found)


@pytest.mark.parametrize("name", ["id", "text", "page", "blocks", "version", "sentences"])
def test_what_a_reading_must_have_is_required(name: str) -> None:
    """Fields may be added; these are always there."""
    found = plain()
    del found[name]
    with pytest.raises(ValidationError):
        VALIDATOR.validate(found)
