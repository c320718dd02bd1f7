"""The nouns, in the order of the flow: Page, Article, Reading and what a Reading holds.

All are frozen; all found items end in spans of `Article.text` (law 1). `msgspec` writes
them as the JSON that `docs/article.schema.json` describes: a span is `[start, end]`.
"""

from datetime import datetime
from typing import Any, Literal

from msgspec import Struct

from dateline.identity import digest, sha256
from dateline.span import Span

Language = Literal["en", "uk", "ru"]
"""The languages that reading knows; an article may be in any other (`Article.language`)."""

Stage = Literal["page", "article", "reading", "story", "record", "brief"]

BlockKind = Literal["title", "lede", "keypoint", "heading", "paragraph", "quote", "caption"]

Polarity = Literal["positive", "negative", "unknown"]

Degree = Literal["certain", "probable", "possible", "unknown"]

Basis = Literal[
    "official", "intelligence", "eyewitness", "preliminary", "anonymous",
    "hearsay", "forecast", "condition", "question", "denial",
]  # fmt: skip


class Problem(Struct, frozen=True, kw_only=True):
    """Trouble with input, as data: shown to the user, never swallowed.

    message: one sentence that a user understands.
    span: the words concerned, where there are any.
    """

    stage: Stage
    message: str
    span: Span | None = None


class Page(Struct, frozen=True, kw_only=True):
    """Bytes as they were fetched or found; never changed.

    url: where they were fetched from, after redirects.
    path: the file they came from; a WARC record's page has both.
    fetched: the time of fetching, with its zone.
    headers: of the response, names in lower case.
    resume: the place in a WARC file from which reading may go on after this page, where
        there is a sure one.
    hints: what the feed or sitemap that named the page says of it, in its own words:
        "title", "published", "modified", "publisher", "language", "author"; "feed" is
        that feed's address.
    """

    data: bytes
    url: str | None = None
    path: str | None = None
    fetched: datetime | None = None
    headers: dict[str, str] = {}
    resume: int | None = None
    hints: dict[str, str] = {}
    problems: tuple[Problem, ...] = ()

    @property
    def digest(self) -> str:
        """SHA-256 of the bytes."""
        return sha256(self.data)

    @property
    def address(self) -> str:
        """What to call the page when speaking to a person."""
        return self.url or self.path or "standard input"


class Missing(Struct, frozen=True, kw_only=True):
    """A page that a source promised and that could not be had."""

    address: str
    problem: Problem


class PageReference(Struct, frozen=True, kw_only=True):
    """Which page an article was read from; see `Page` for the fields."""

    url: str | None
    path: str | None
    fetched: datetime | None
    digest: str


class Stated(Struct, frozen=True, kw_only=True):
    """A date that a page states, and where it does.

    edtf: Extended Date/Time Format (ISO 8601-2), as precise as the page is, to the day.
    source: "json-ld", "meta", "time", "url", "text" or "user".
    moment: the time of day too, with the zone where one is stated (ISO 8601).
    """

    edtf: str
    source: str
    moment: str | None = None


class Block(Struct, frozen=True, kw_only=True):
    """One piece of an article, in the order of the page.

    speaker, role: of a quote card, the lines that name who is quoted and what they are
        ("President of Ukraine"); they stand outside every block.
    """

    kind: BlockKind
    span: Span
    speaker: Span | None = None
    role: Span | None = None


class Article(Struct, frozen=True, kw_only=True):
    """What a page says.

    id: digest of text and language, so that the same words are the same article.
    text: never changes once read; where the page was plain text it is the file's own.
    blocks: the article proper; text outside every block (a cookie notice in a plain
        file, a title's second copy) is kept, and not read.
    language: ISO 639-1, or "und" where it cannot be told.
    """

    id: str
    page: PageReference
    outlet: str | None
    category: str | None
    language: str
    title: Span | None
    byline: tuple[str, ...]
    published: Stated | None
    modified: Stated | None
    text: str
    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...] = ()


def article_id(text: str, language: str) -> str:
    """The id of an article: what it says, and in which language."""
    return digest("article", text, language)


def fields(article: Article) -> dict[str, Any]:
    """An article's fields by name: what a Reading of it begins with."""
    return {name: getattr(article, name) for name in Article.__struct_fields__}


class Certainty(Struct, frozen=True, kw_only=True):
    """How sure somebody was, and the words that show it (FactBank's two axes).

    value: factuality from -3 (certainly did not happen) to 3 (certainly did), as in
        the UDS and UW corpora; None where it is not known.
    """

    polarity: Polarity = "unknown"
    degree: Degree = "unknown"
    value: float | None = None
    basis: tuple[Basis, ...] = ()
    shown_by: tuple[Span, ...] = ()


class Stance(Struct, frozen=True, kw_only=True):
    """How the outlet stands to what a source said, and its words that show it.

    Apart from `Certainty`, which is the source's: "she admitted that the dam may fail" is
    possible to her and supported by the outlet; "claimed without evidence" is doubted.
    """

    towards: Literal["neutral", "doubts", "supports"] = "neutral"
    shown_by: tuple[Span, ...] = ()


class Speaker(Struct, frozen=True, kw_only=True):
    """Who said it: the words as found, and what they were merged to.

    name: the fullest name the article gives; the source's own words where it gives none.
    span: where that name stands.
    role: where the article says what the speaker is ("President of Ukraine").
    """

    name: str
    span: Span | None = None
    entity: str | None = None
    role: Span | None = None


class Via(Struct, frozen=True, kw_only=True):
    """One link of the chain by which a statement came ("citing Ukrinform")."""

    name: str
    span: Span


class Statement(Struct, frozen=True, kw_only=True):
    """One attributed assertion: an attribution relation (Pareti 2012; PolNeAR 2018).

    source, cue, content: each one thing said in one or more pieces, in text order.
    mode: direct where all of the content stands in quotation marks or a quote block.
    when: index into `Reading.times` of when it was made, where the article says so; not
        when it was published, and not when what it tells of happened.
    when_why: why that time is its.
    confidence: of the model, 0 to 1.
    """

    id: str
    mode: Literal["direct", "indirect", "mixed"]
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speaker: Speaker | None
    via: tuple[Via, ...] = ()
    certainty: Certainty = Certainty()
    stance: Stance = Stance()
    when: int | None = None
    when_why: str = ""
    confidence: float


class Name(Struct, frozen=True, kw_only=True):
    """A name as it stands in the text; `entity` is what it was merged to."""

    span: Span
    kind: Literal["person", "organization", "place", "group", "event", "work", "other"]
    entity: str | None = None
    confidence: float


class Magnitude(Struct, frozen=True, kw_only=True):
    """A number that belongs to an event, as a range.

    kind: "deaths", "wounded", "detained", "displaced", "troops", "money", ...
    """

    kind: str
    low: float | None
    best: float | None
    high: float | None
    span: Span


class Event(Struct, frozen=True, kw_only=True):
    """Who did what to whom (PLOVER).

    place, when: indexes into `Reading.places` and `Reading.times`.
    statement: id of the statement it stands in; None where the outlet itself says it.
    when_why: why that time is its.
    type: PLOVER's; "OTHER" where PLOVER has none (people fall ill, a dam fails).
    background: whether it is history where it is told ("in 2014 ...").
    """

    id: str
    trigger: tuple[Span, ...]
    type: str
    mode: str | None = None
    context: tuple[str, ...] = ()
    actor: tuple[Span, ...] = ()
    recipient: tuple[Span, ...] = ()
    place: int | None = None
    when: int | None = None
    when_why: str = ""
    magnitudes: tuple[Magnitude, ...] = ()
    certainty: Certainty = Certainty()
    statement: str | None = None
    background: bool = False
    confidence: float


class Place(Struct, frozen=True, kw_only=True):
    """A toponym and what it stands for (WGS 84, degrees).

    form: "adjective" of an adjective or an inhabitant's name ("Russian"), whose country
        is given; "metonym" of a capital that stands for its country's government ("Moscow
        denied"), which is no place where something happened.
    about: whether the article is about this place, or only mentions it.
    why: the clues that decided, the heaviest first.
    """

    span: Span
    geonames: int | None
    name: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    precision: Literal["point", "settlement", "district", "region", "country", "unknown"]
    confidence: float
    form: Literal["name", "adjective", "metonym"] = "name"
    about: bool = False
    why: tuple[str, ...] = ()


class When(Struct, frozen=True, kw_only=True):
    """A time expression (TIMEX3) and its EDTF form, None where it has none.

    why: the rule that found it, and what it was counted from ("weekday; published
        2025-03-12, past").
    zone: of a clock time, a name of the time zone database or an offset: as the text says,
        which `edtf` then shows too, else of the dateline's place or of the page's own clock.
    """

    span: Span
    kind: Literal["date", "time", "duration", "set"]
    edtf: str | None
    timex: str | None
    grain: str | None
    confidence: float
    why: str = ""
    zone: str | None = None


class Evidence(Struct, frozen=True, kw_only=True):
    """A sentence that bears a key point out, and how sure that sentence is."""

    span: Span
    certainty: Certainty


class KeyPoint(Struct, frozen=True, kw_only=True):
    """A point of the outlet's own summary, beside the sentences it rests on.

    borne_out_by: best first; empty where no sentence of the body says it.
    """

    span: Span
    certainty: Certainty
    borne_out_by: tuple[Evidence, ...]


class Reading(Article, frozen=True, kw_only=True):
    """An article and everything found in it: the JSON form that Dateline prints.

    version: program version and digest of the model, which together with the text
        determine every finding (law 9).
    """

    version: str
    sentences: tuple[Span, ...]
    names: tuple[Name, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[When, ...] = ()
    key_points: tuple[KeyPoint, ...] = ()
