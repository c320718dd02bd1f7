"""The JSON API: what the pages show, for programs.

Lists are had a page at a time: `next` is the `cursor` of the next one, null on the last.
Errors are problem details (RFC 9457), every answer has an ETag, and `/api/openapi.json`
(OpenAPI 3.1) describes it all; its schemas are those of the nouns themselves.
"""

import base64
import binascii
import json
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, FastAPI, HTTPException, Path, Query
from starlette.responses import Response

from dateline.ledger import Claim, Story
from dateline.model import Problem, Reading, Statement
from dateline.record import Card, ClaimCard, Ledger, Library, Outlet, StoryCard
from dateline.span import Span
from dateline.web.asked import Asked
from dateline.web.jsonld import annotations

Id = Annotated[str, Path(pattern="^(sha256:)?[0-9a-f]{4,64}$", description="Or its beginning.")]
Limit = Annotated[int, Query(ge=1, le=100)]
Cursor = Annotated[str | None, Query(max_length=3000, description="`next` of the page before.")]
Name = Annotated[str | None, Query(max_length=200)]


class Anchored(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence that was found: its words, where they stand, and the statements in it.

    span: code points into the article's text, half open.
    """

    article: str
    title: str | None
    outlet: str | None
    published: str | None
    language: str
    span: Span
    words: str
    statements: tuple[Statement, ...]


class Speaking(msgspec.Struct, frozen=True, kw_only=True):
    """A speaker's name, and the number of statements under it."""

    name: str
    statements: int


class Met(msgspec.Struct, frozen=True, kw_only=True):
    """A problem and where it was met."""

    address: str
    article: str | None
    problem: Problem


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A statement, and the article in whose text its spans stand."""

    article: str
    statement: Statement


class Articles(msgspec.Struct, frozen=True, kw_only=True):
    """A page of articles."""

    items: tuple[Card, ...]
    next: str | None


class Sentences(msgspec.Struct, frozen=True, kw_only=True):
    """A page of sentences."""

    items: tuple[Anchored, ...]
    next: str | None


class Speakers(msgspec.Struct, frozen=True, kw_only=True):
    """A page of speakers."""

    items: tuple[Speaking, ...]
    next: str | None


class Outlets(msgspec.Struct, frozen=True, kw_only=True):
    """All outlets."""

    items: tuple[Outlet, ...]
    next: None = None


class Problems(msgspec.Struct, frozen=True, kw_only=True):
    """A page of problems."""

    items: tuple[Met, ...]
    next: str | None


class Stories(msgspec.Struct, frozen=True, kw_only=True):
    """A page of stories."""

    items: tuple[StoryCard, ...]
    next: str | None


class Claims(msgspec.Struct, frozen=True, kw_only=True):
    """A page of claims."""

    items: tuple[ClaimCard, ...]
    next: str | None


class Details(msgspec.Struct, frozen=True, kw_only=True):
    """Problem details (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    errors: list[dict[str, str]] = []


SHAPES = (
    Articles, Sentences, Speakers, Outlets, Problems, Stories, Claims, Details,
    Reading, Story, Claim, Told,
)  # fmt: skip
REFERENCE = "#/components/schemas/{name}"


def router(library: Library, ledger: Ledger) -> APIRouter:
    """The routes."""
    routes = APIRouter(prefix="/api")
    _of_articles(routes, library)
    _of_sentences(routes, library)
    _of_stories(routes, ledger)
    return routes


def _of_articles(routes: APIRouter, library: Library) -> None:
    @routes.get("/articles", **_shape(Articles))
    def articles(
        category: Name = None, outlet: Name = None, cursor: Cursor = None, limit: Limit = 20
    ) -> Response:
        """Articles, the latest published first."""
        before = _pair(cursor)
        found = library.articles(category=category, outlet=outlet, before=before, many=limit + 1)
        after = _after(found, limit, lambda card: [card.day, card.id])
        return _answer(Articles(items=tuple(found[:limit]), next=after))

    @routes.get("/articles/{article}", **_shape(Reading))
    def article(article: Id) -> Response:
        """One article with everything found in it, as `dateline read --json` prints it."""
        return _answer(library.reading(article))

    @routes.get("/articles/{article}/annotations", **_shape(None, "application/ld+json"))
    def annotated(article: Id) -> Response:
        """Everything found in an article as W3C Web Annotations."""
        found = json.dumps(annotations(library.reading(article)), ensure_ascii=False)
        media = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
        return Response(found.encode("utf-8", "replace"), media_type=media)

    @routes.get("/sources", **_shape(Outlets))
    def sources() -> Response:
        """The outlets, those with most articles first."""
        return _answer(Outlets(items=tuple(library.outlets())))

    @routes.get("/problems", **_shape(Problems))
    def problems(cursor: Cursor = None, limit: Limit = 50) -> Response:
        """Trouble with input, by the addresses of pages."""
        given = _cursor(cursor, (str, str, int))
        found = library.troubles(after=tuple(given) if given else ("", "", -1), many=limit + 1)
        items = tuple(
            Met(address=each.address, article=each.article, problem=each.problem)
            for each in found[:limit]
        )
        return _answer(Problems(items=items, next=_after(found, limit, lambda e: list(e.after))))


def _of_sentences(routes: APIRouter, library: Library) -> None:
    @routes.get("/search", **_shape(Sentences))
    def search(
        asked: Annotated[Asked, Query()], cursor: Cursor = None, limit: Limit = 20
    ) -> Response:
        """The sentences that answer a question, the latest published first."""
        given = _cursor(cursor, (int,))
        before = given[0] if given else None
        found = library.ask(asked.question(), before=before, many=limit + 1)
        items = tuple(_anchored(each.reading, each.span) for each in found[:limit])
        return _answer(Sentences(items=items, next=_after(found, limit, lambda e: [e.number])))

    @routes.get("/speakers", **_shape(Speakers))
    def speakers(cursor: Cursor = None, limit: Limit = 50) -> Response:
        """The names of speakers, in the order of their letters."""
        given = _cursor(cursor, (str,))
        found = library.speakers(after=given[0] if given else "", many=limit + 1)
        items = tuple(Speaking(name=each.name, statements=each.times) for each in found[:limit])
        return _answer(Speakers(items=items, next=_after(found, limit, lambda e: [e.name])))

    @routes.get("/statements/{statement}", **_shape(Told))
    def statement(
        statement: Annotated[str, Path(pattern="^sha256:[0-9a-f]{64}$")],
    ) -> Response:
        """One statement."""
        reading = library.statement(statement)
        found = next(each for each in reading.statements if each.id == statement)
        return _answer(Told(article=reading.id, statement=found))


def _of_stories(routes: APIRouter, ledger: Ledger) -> None:
    @routes.get("/stories", **_shape(Stories))
    def stories(category: Name = None, cursor: Cursor = None, limit: Limit = 20) -> Response:
        """Stories, the latest reported first."""
        found = ledger.stories(category=category, before=_pair(cursor), many=limit + 1)
        after = _after(found, limit, lambda card: [card.last, card.id])
        return _answer(Stories(items=tuple(found[:limit]), next=after))

    @routes.get("/stories/{story}", **_shape(Story))
    def story(story: Id) -> Response:
        """One story with its origins and claims."""
        return _answer(ledger.story(story))

    @routes.get("/claims", **_shape(Claims))
    def claims(
        story: Annotated[str | None, Query(pattern="^sha256:[0-9a-f]{64}$")] = None,
        speaker: Name = None,
        disputed: bool = False,
        cursor: Cursor = None,
        limit: Limit = 20,
    ) -> Response:
        """Claims by story."""
        given = _cursor(cursor, (str, int))
        found = ledger.claims(
            story=story, speaker=speaker, disputed=disputed,
            after=(given[0], given[1]) if given else None, many=limit + 1,
        )  # fmt: skip
        after = _after(found, limit, lambda card: [card.story, card.number])
        return _answer(Claims(items=tuple(found[:limit]), next=after))

    @routes.get("/claims/{claim}", **_shape(Claim))
    def claim(claim: Id) -> Response:
        """One claim: its voices, versions and contradictions."""
        return _answer(ledger.claim(claim)[1])


def describe(app: FastAPI) -> None:
    """Put the schemas of the nouns into the application's OpenAPI description."""
    make = app.openapi

    def openapi() -> dict[str, Any]:
        described = make()
        _, shapes = msgspec.json.schema_components(SHAPES, ref_template=REFERENCE)
        described.setdefault("components", {}).setdefault("schemas", {}).update(shapes)
        return described

    app.openapi = openapi  # type: ignore[method-assign]  # as FastAPI's own manual has it


def _shape(kind: type | None, media: str = "application/json") -> dict[str, Any]:
    """What a route answers, for its description."""
    schema = {"$ref": REFERENCE.format(name=kind.__name__)} if kind else {"type": "object"}
    details = {"$ref": REFERENCE.format(name="Details")}
    refused = {"content": {"application/problem+json": {"schema": details}}}
    return {
        "response_class": Response,
        "responses": {
            200: {"description": "Found", "content": {media: {"schema": schema}}},
            404: {"description": "Not in the record", **refused},
            422: {"description": "Not a request that can be met", **refused},
            503: {"description": "It took too long", **refused},
        },
    }


def _answer(found: msgspec.Struct) -> Response:
    try:
        data = msgspec.json.encode(found)
    except UnicodeEncodeError:  # a lone surrogate: JSON can only name it
        data = json.dumps(msgspec.to_builtins(found)).encode()
    return Response(data, media_type="application/json")


def _anchored(reading: Reading, span: Span) -> Anchored:
    return Anchored(
        article=reading.id,
        title=reading.title.of(reading.text) if reading.title else None,
        outlet=reading.outlet,
        published=reading.published.edtf if reading.published else None,
        language=reading.language,
        span=span,
        words=span.of(reading.text),
        statements=tuple(
            each for each in reading.statements if any(map(span.overlaps, each.content))
        ),
    )


def _after(found: list[Any], limit: int, keys: Any) -> str | None:
    """The cursor of the next page, where there is one."""
    if len(found) <= limit:
        return None
    plain = json.dumps(keys(found[limit - 1])).encode()
    return base64.urlsafe_b64encode(plain).decode().rstrip("=")


def _cursor(cursor: str | None, kinds: tuple[type, ...]) -> list[Any] | None:
    """What a cursor holds.

    Raises:
        HTTPException: It is not one that a page gave.
    """
    if cursor is None:
        return None
    try:
        given = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        fits = [type(each) is kind for each, kind in zip(given, kinds, strict=True)]
    except (ValueError, TypeError, binascii.Error, RecursionError):
        fits = [False]
    if not all(fits) or any(isinstance(each, int) and abs(each) >> 63 for each in given):
        raise HTTPException(422, "cursor: give `next` of the page before, unchanged")
    return list(given)


def _pair(cursor: str | None) -> tuple[str, str] | None:
    given = _cursor(cursor, (str, str))
    return (given[0], given[1]) if given else None
