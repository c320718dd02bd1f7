"""The pages."""

from functools import partial
from importlib.resources import files
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from dateline.record import Entities, Ledger, Library, Question
from dateline.web import shown
from dateline.web.asked import Asked
from dateline.web.atlas import draw
from dateline.web.highlight import KINDS, marks, number, passages, sentences
from dateline.web.jsonld import embedded, news_article
from dateline.web.rendering import render, style, style_address

ICON = files("dateline.web") / "static" / "icon.svg"
PAGE = 20
"""Sentences or articles on a page."""

TYPES = tuple(
    """AGREE CONSULT SUPPORT COOPERATE AID CONCEDE RETREAT REQUEST ACCUSE REJECT THREATEN
    PROTEST SANCTION MOBILIZE COERCE ASSAULT""".split()
)
"""PLOVER's types of events."""

Number = Annotated[int | None, Query(ge=0, lt=1 << 63)]
Name = Annotated[str, Query(max_length=300)]


def router(library: Library, ledger: Ledger, people: Entities) -> APIRouter:
    """The routes of all pages that show articles and sentences."""
    routes = APIRouter(include_in_schema=False)
    _of_files(routes)
    _of_articles(routes, library, ledger)
    _of_speakers(routes, library, people)
    _of_sources(routes, library)
    return routes


def _of_files(routes: APIRouter) -> None:
    get = routes.get

    @get(style_address())
    def sheet() -> Response:
        kept = {"cache-control": "public, max-age=31536000, immutable"}
        return Response(style(), media_type="text/css", headers=kept)

    @get("/static/icon.svg")
    def icon() -> Response:
        return Response(ICON.read_bytes(), media_type="image/svg+xml")


def _of_articles(routes: APIRouter, library: Library, ledger: Ledger) -> None:
    get = routes.get

    @get("/articles")
    def articles(
        request: Request, category: Name | None = None, outlet: Name | None = None,
        before: Annotated[str, Query(pattern=r"^[\d-]{0,10}~sha256:[0-9a-f]{64}$")] | None = None,
    ) -> Response:  # fmt: skip
        day, _, id_ = (before or "").partition("~")
        found = library.articles(
            category=category, outlet=outlet, before=(day, id_) if before else None, many=PAGE + 1
        )
        after = f"{found[PAGE - 1].day}~{found[PAGE - 1].id}" if len(found) > PAGE else None
        return render(
            request,
            "articles.html",
            cards=found[:PAGE],
            category=category,
            outlet=outlet,
            after=after,
        )

    @get("/articles/{article}")
    def article(request: Request, article: str) -> Response:
        reading = library.reading(article)
        return render(
            request,
            "article.html",
            reading=reading,
            passages=passages(reading),
            found={mark.kind for mark in marks(reading)},
            number=partial(number, sentences(reading)),
            story=ledger.story_of(reading.id),
            said=shown.statements(reading),
            kinds=KINDS,
            atlas=draw([reading]),
            data=embedded(news_article(reading)),
        )


def _of_speakers(routes: APIRouter, library: Library, people: Entities) -> None:
    get = routes.get

    @get("/search")
    def search(
        request: Request, asked: Annotated[Asked, Query()], before: Number = None
    ) -> Response:
        given = asked.given()
        found = library.ask(asked.question(), before=before, many=PAGE + 1) if given else []
        one = people.names_of(asked.entity) if asked.entity else ()
        return render(
            request,
            "search.html",
            asked=asked,
            given=given,
            types=TYPES,
            hits=shown.once(shown.hit(each, entities=one) for each in found[:PAGE]),
            after=found[PAGE - 1].number if len(found) > PAGE else None,
        )

    @get("/speakers")
    def speakers(request: Request, after: Name = "") -> Response:
        found = library.speakers(after=after, many=101)
        return render(
            request,
            "speakers.html",
            named=found[:100],
            after=found[99].name if len(found) > 100 else None,
        )

    @get("/speakers/{key:path}")
    def speaker(request: Request, key: str, before: Number = None) -> Response:
        one = people.names_of(key)
        found = library.ask(Question(entity=key), before=before, many=PAGE + 1)
        hits = shown.once(shown.hit(each, entities=one) for each in found[:PAGE])
        hits = [each for each in hits if each.said]
        return render(
            request,
            "speaker.html",
            key=key,
            names=shown.names(hits),
            days=list(shown.by_day(hits)),
            topics=shown.topics(hits),
            roles=list(dict.fromkeys(said.role for hit in hits for said in hit.said if said.role)),
            after=found[PAGE - 1].number if len(found) > PAGE else None,
        )


def _of_sources(routes: APIRouter, library: Library) -> None:
    get = routes.get

    @get("/sources")
    def sources(request: Request) -> Response:
        return render(
            request, "sources.html", outlets=library.outlets(), size=library.size(),
            missing=library.missing(),
        )  # fmt: skip

    @get("/sources/{name:path}")
    def source(request: Request, name: str) -> Response:
        outlet = library.outlet(name)
        days = library.days(name)
        return render(
            request,
            "source.html",
            outlet=outlet,
            gaps=shown.gaps(days)[:10],
            health=shown.health(outlet, days, library.latest()),
            cards=library.articles(outlet=name, many=PAGE),
        )

    @get("/problems")
    def problems(
        request: Request,
        address: Name = "", page: Name = "", number: Annotated[int, Query(ge=-1)] = -1,
    ) -> Response:  # fmt: skip
        found = library.troubles(after=(address, page, number), many=51)
        return render(
            request,
            "problems.html",
            counts=library.trouble_counts(),
            found=found[:50],
            missing=library.missing(),
            after=found[49].after if len(found) > 50 else None,
        )
