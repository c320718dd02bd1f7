"""The schema of the sample newsroom's gold, and how its words are found in a page's text."""

from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

NEWSROOM = Path(__file__).parents[2] / "src" / "dateline" / "newsroom"

Degree = Literal["certain", "probable", "possible", "unknown"]
Basis = Literal[
    "official", "intelligence", "eyewitness", "preliminary", "anonymous",
    "hearsay", "forecast", "condition", "question", "denial",
]  # fmt: skip
Kind = Literal["title", "lede", "keypoint", "heading", "paragraph", "quote", "caption"]
Plover = Literal[
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip


class Words(Struct, array_like=True, forbid_unknown_fields=True):
    """Words of a block, the nth time they stand there; or a quote card's speaker or role."""

    block: int
    words: str
    nth: int = 0
    part: Literal["text", "speaker", "role"] = "text"


class Block(Struct, forbid_unknown_fields=True):
    kind: Kind
    text: str
    speaker: str | None = None
    role: str | None = None


class Speaker(Struct, forbid_unknown_fields=True):
    name: str
    entity: str | None
    role: Words | None


class Via(Struct, forbid_unknown_fields=True):
    name: str
    entity: str | None
    words: Words


class Certainty(Struct, forbid_unknown_fields=True):
    polarity: Literal["positive", "negative", "unknown"]
    degree: Degree
    basis: list[Basis]
    shown_by: list[Words]


class Statement(Struct, forbid_unknown_fields=True):
    id: str
    mode: Literal["direct", "indirect", "mixed"]
    source: list[Words]
    cue: list[Words]
    content: list[Words]
    speaker: Speaker | None
    via: list[Via]
    certainty: Certainty


class Magnitude(Struct, forbid_unknown_fields=True):
    kind: str
    low: float | None
    best: float | None
    high: float | None
    words: Words


class Event(Struct, forbid_unknown_fields=True):
    id: str
    trigger: list[Words]
    type: Plover | None
    mode: str | None
    actor: list[Words]
    recipient: list[Words]
    magnitudes: list[Magnitude]
    place: int | None
    when: int | None
    statement: str | None
    certainty: Certainty


class Place(Struct, forbid_unknown_fields=True):
    words: Words
    geonames: int | None
    name: str
    country: str | None
    precision: Literal["point", "settlement", "district", "region", "country", "unknown"]
    metonymy: bool
    adjective: bool


class Time(Struct, forbid_unknown_fields=True):
    words: Words
    kind: Literal["date", "time", "duration", "set"]
    timex: str | None
    edtf: str | None


class PageGold(Struct, forbid_unknown_fields=True):
    page: str
    url: str
    template: str
    outlet: str | None
    category: str | None
    language: Literal["en", "uk", "ru"]
    title: str
    byline: list[str]
    published: str | None
    modified: str | None
    blocks: list[Block]
    statements: list[Statement]
    events: list[Event]
    places: list[Place]
    times: list[Time]
    statements_complete: bool

    def at(self, words: Words) -> int:
        """Where the words start in their block; raises ValueError where they do not stand."""
        block = self.blocks[words.block]
        text = {"text": block.text, "speaker": block.speaker, "role": block.role}[words.part] or ""
        start = text.index(words.words)
        for _ in range(words.nth):
            start = text.index(words.words, start + 1)
        return start

    def all_words(self) -> list[Words]:
        """Every verbatim piece of the gold."""
        found: list[Words] = []
        for statement in self.statements:
            found += statement.source + statement.cue + statement.content
            found += statement.certainty.shown_by + [via.words for via in statement.via]
            if statement.speaker and statement.speaker.role:
                found.append(statement.speaker.role)
        for event in self.events:
            found += event.trigger + event.actor + event.recipient + event.certainty.shown_by
            found += [magnitude.words for magnitude in event.magnitudes]
        return found + [place.words for place in self.places] + [time.words for time in self.times]


Reference = tuple[str, str]


class Story(Struct, forbid_unknown_fields=True):
    id: str
    about: str
    pages: list[str]


class Origin(Struct, forbid_unknown_fields=True):
    pages: list[str]
    evidence: dict[str, list[str]]


class Versions(Struct, forbid_unknown_fields=True):
    url: str
    pages: list[str]


class Figure(Struct, forbid_unknown_fields=True):
    at: str | None
    low: float | None
    best: float | None
    high: float | None
    by: Reference


class Claim(Struct, forbid_unknown_fields=True):
    proposition: str
    asserted: list[Reference]
    denied: list[Reference]
    versions: list[Figure]


class Forecast(Struct, forbid_unknown_fields=True):
    claim: str
    made: list[Reference]
    outcome: Literal["borne out", "contradicted", "open"]
    by: list[Reference]


class Entity(Struct, forbid_unknown_fields=True):
    kind: Literal["person", "organization", "government"]
    en: str
    uk: str
    ru: str
    aliases: list[str]


class Newsroom(Struct, forbid_unknown_fields=True):
    outlets: dict[str, str]
    stories: list[Story]
    neighbours: list[tuple[str, str]]
    origins: list[Origin]
    versions: list[Versions]
    claims: dict[str, Claim]
    forecasts: list[Forecast]
    entities: dict[str, Entity]
    phenomena: dict[str, list[str]]


def load_pages() -> dict[str, PageGold]:
    """The gold of each page, by the page's stem; every file must keep the schema."""
    paths = sorted((NEWSROOM / "gold").glob("*.json"))
    return {
        path.stem: msgspec.json.decode(path.read_bytes(), type=PageGold)
        for path in paths
        if path.stem != "newsroom"
    }


def load_newsroom() -> Newsroom:
    """What holds across pages."""
    return msgspec.json.decode((NEWSROOM / "gold" / "newsroom.json").read_bytes(), type=Newsroom)
