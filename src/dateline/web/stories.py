"""The pages of stories and claims."""

from collections.abc import Sequence
from functools import partial
from typing import Annotated, Any, NamedTuple

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from dateline.brief import make_account
from dateline.brief.account import Heard
from dateline.brief.choice import distinct
from dateline.ledger import Claim
from dateline.record import Ledger, Library
from dateline.web.atlas import draw
from dateline.web.jsonld import claim_review, embedded
from dateline.web.locale import words_of
from dateline.web.rendering import links, locale_of, render
from dateline.web.telling import Shelf
from dateline.web.timeline import timeline

NEW = 60
"""Stories on the front page."""
ARTICLES = 100
"""Articles of a story that its page tells of, the earliest."""
PAGE = 20

Cursor = Annotated[str | None, Query(pattern=r"^[\d-]{0,10}~sha256:[0-9a-f]{64}$")]


class Group(NamedTuple):
    """A category of the front page, "" for what has none."""

    name: str
    stories: list[Any]
    cards: list[Any]


def router(library: Library, ledger: Ledger) -> APIRouter:
    """The routes of stories and claims, and the front page."""
    routes = APIRouter(include_in_schema=False)
    get = routes.get

    @get("/")
    def front(request: Request) -> Response:
        return render(
            request,
            "front.html",
            groups=_front(library, ledger, locale_of(request)),
            size=library.size(),
        )

    @get("/stories")
    def stories(
        request: Request, category: Annotated[str | None, Query(max_length=200)] = None,
        place: Annotated[str | None, Query(max_length=20)] = None, before: Cursor = None,
    ) -> Response:  # fmt: skip
        day, _, id_ = (before or "").partition("~")
        found = ledger.stories(
            category=category,
            place=place,
            before=(day, id_) if before else None,
            many=PAGE + 1,
            language=locale_of(request),
        )
        after = f"{found[PAGE - 1].last}~{found[PAGE - 1].id}" if len(found) > PAGE else None
        return render(
            request,
            "stories.html",
            stories=found[:PAGE],
            category=category,
            place=place,
            after=after,
        )

    @get("/stories/{story}")
    def story(request: Request, story: str) -> Response:
        held = ledger.story(story)
        readings = library.readings(held.articles[:ARTICLES])
        locale, shelf = locale_of(request), Shelf(readings)
        account = make_account(held, readings, locale=locale)
        return render(
            request,
            "story.html",
            story=held,
            account=account,
            place=shelf.places(links(request)),
            sources=list(shelf.sources(held)),
            heard=partial(_heard, locale=locale),
            atlas=draw(readings),
            line=timeline(readings, words_of(locale)["unknown_outlet"]),
            data=embedded({"@graph": [claim_review(held.id, each) for each in held.claims[:30]]}),
        )

    @get("/claims/{claim}")
    def claim(request: Request, claim: str) -> Response:
        story_id, held = ledger.claim(claim)
        shelf = Shelf(library.readings(_articles(held)))
        return render(
            request,
            "claim.html",
            story=story_id,
            told=shelf.told(held),
            claim=held,
            data=embedded(claim_review(story_id, held)),
        )

    return routes


def _front(library: Library, ledger: Ledger, locale: str) -> list[Group]:
    """What is new, by category in the order of the news; what has none comes last.

    Stories, or articles where none are grouped yet.
    """
    groups: dict[str, Group] = {}
    stories = ledger.stories(many=NEW, language=locale)
    for card in stories or library.articles(many=NEW):
        name = card.category or ""
        group = groups.setdefault(name, Group(name, [], []))
        (group.stories if stories else group.cards).append(card)
    return sorted(groups.values(), key=lambda group: not group.name)


def _heard(voices: Sequence[Heard], many: int, locale: str) -> list[Heard]:
    """One voice a speaker, and one an outlet that speaks itself; the reader's language first.

    Words that several articles have stand once.
    """
    ordered = sorted(voices, key=lambda each: each.line.language != locale)
    once = distinct(ordered, lambda each: each.line.words)
    return distinct(once, lambda each: each.speaker.words if each.speaker else each.outlet)[:many]


def _articles(claim: Claim) -> list[str]:
    """The articles whose words a claim's page shows."""
    anchors = [claim.anchor, *(voice.content for voice in (*claim.asserted, *claim.denied))]
    pairs = [anchor for each in claim.contradictions for anchor in (each.one, each.other)]
    return list(dict.fromkeys(anchor.article for anchor in (*anchors, *pairs)))[:ARTICLES]
