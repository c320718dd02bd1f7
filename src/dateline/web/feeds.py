"""Atom (RFC 4287) and JSON Feed (1.1) of whatever can be asked for, and of stories.

The feed of a speaker, a place or an outlet is the feed of that question. An entry's
`updated` is the day on which its article was published or, where it states none, the
latest day that the feed knows: Atom wants one; `published` is there only where it is known.
"""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated, Any, NamedTuple
from xml.etree import ElementTree

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from dateline.brief.safe import legible
from dateline.model import Reading
from dateline.record import Ledger, Library
from dateline.span import Span
from dateline.web.asked import Asked
from dateline.web.highlight import number, sentences
from dateline.web.locale import words_of
from dateline.web.rendering import address, locale_of, short

ENTRIES = 30
ATOM = "http://www.w3.org/2005/Atom"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
"""What a feed of nothing was last changed at."""


class Entry(NamedTuple):
    """One entry: an article, or a sentence of one."""

    id: str
    title: str
    text: str
    language: str
    author: str | None
    link: str
    published: datetime | None


class Feed(NamedTuple):
    """A feed, whatever form it is written in."""

    id: str
    title: str
    page: str
    here: str
    entries: tuple[Entry, ...]


def router(library: Library, ledger: Ledger) -> APIRouter:
    """The routes of feeds."""
    routes = APIRouter(include_in_schema=False)
    get = routes.get

    def of_question(request: Request, asked: Asked) -> Feed:
        if not asked.given():
            ids = [card.id for card in library.articles(many=ENTRIES)]
            return _feed(request, "/", {}, [_of_article(each) for each in library.readings(ids)])
        found = library.ask(asked.question(), many=ENTRIES)
        entries = [_of_sentence(each.reading, each.span) for each in found]
        return _feed(request, "/search", asked.given(), entries)

    def of_story(request: Request, story: str) -> Feed:
        held = ledger.story(story)
        entries = [_of_article(each) for each in library.readings(held.articles[-ENTRIES:])]
        return _feed(request, f"/stories/{short(held.id)}", {}, entries[::-1])

    @get("/feed.atom")
    def atom(request: Request, asked: Annotated[Asked, Query()]) -> Response:
        return _atom(of_question(request, asked))

    @get("/feed.json")
    def json_feed(request: Request, asked: Annotated[Asked, Query()]) -> Response:
        return _json(of_question(request, asked))

    @get("/stories/{story}/feed.atom")
    def story_atom(request: Request, story: str) -> Response:
        return _atom(of_story(request, story))

    @get("/stories/{story}/feed.json")
    def story_json(request: Request, story: str) -> Response:
        return _json(of_story(request, story))

    return routes


def _feed(request: Request, page: str, query: dict[str, str], entries: Sequence[Entry]) -> Feed:
    base = str(request.base_url).rstrip("/")
    words = words_of(locale_of(request))
    asked = ", ".join(query.values())
    return Feed(
        id=base + address(page, **query),
        title=f"{words['site']}: {asked}" if asked else words["site"],
        page=base + address(page, **query),
        here=str(request.url),
        entries=tuple(each._replace(link=base + each.link) for each in entries),
    )


def _of_article(reading: Reading) -> Entry:
    title = reading.title.of(reading.text) if reading.title else ""
    body = next((b.span for b in reading.blocks if b.kind in {"lede", "paragraph"}), None)
    text = body.of(reading.text) if body else ""
    return _entry(reading, f"urn:dateline:{reading.id}", title, text, "")


def _of_sentence(reading: Reading, span: Span) -> Entry:
    words = span.of(reading.text)
    place = f"#s{number(sentences(reading), span.start)}"
    id_ = f"urn:dateline:{reading.id}:{span.start}-{span.end}"
    return _entry(reading, id_, words[:120], words, place)


def _entry(reading: Reading, id_: str, title: str, text: str, place: str) -> Entry:
    return Entry(
        id=id_,
        title=_plain(title) or "–",
        text=_plain(text),
        language=reading.language,
        author=_plain(reading.outlet) if reading.outlet else None,
        link=address(f"/articles/{short(reading.id)}") + place,
        published=_moment(reading),
    )


def _plain(text: str) -> str:
    return " ".join(legible(text).split())


def _moment(reading: Reading) -> datetime | None:
    """When it was published, where its day at least is known."""
    edtf = reading.published.edtf if reading.published else ""
    try:
        found = datetime.fromisoformat(edtf) if len(edtf) >= 10 else None
    except ValueError:
        return None
    return found.replace(tzinfo=UTC) if found and found.tzinfo is None else found


def _changed(feed: Feed) -> datetime:
    return max((each.published for each in feed.entries if each.published), default=EPOCH)


def _atom(feed: Feed) -> Response:
    ElementTree.register_namespace("", ATOM)
    root = _element(None, "feed")
    _element(root, "id", feed.id)
    _element(root, "title", feed.title)
    _element(root, "updated", _changed(feed).isoformat())
    _element(root, "link", rel="self", href=feed.here)
    _element(root, "link", rel="alternate", href=feed.page)
    _element(_element(root, "author"), "name", "Dateline")
    for entry in feed.entries:
        item = _element(root, "entry")
        _element(item, "id", entry.id)
        _element(item, "title", entry.title)
        _element(item, "updated", (entry.published or _changed(feed)).isoformat())
        if entry.published:
            _element(item, "published", entry.published.isoformat())
        if entry.author:
            _element(_element(item, "author"), "name", entry.author)
        _element(item, "link", rel="alternate", href=entry.link, hreflang=entry.language)
        _element(item, "content", entry.text, type="text")
    data = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return Response(data, media_type="application/atom+xml")


def _element(
    parent: ElementTree.Element | None, name: str, text: str | None = None, **attributes: str
) -> ElementTree.Element:
    tag = f"{{{ATOM}}}{name}"
    given = {key: _plain(value) for key, value in attributes.items()}
    made = (
        ElementTree.Element(tag, given)
        if parent is None
        else ElementTree.SubElement(parent, tag, given)
    )
    made.text = None if text is None else _plain(text)
    return made


def _json(feed: Feed) -> Response:
    items: list[dict[str, Any]] = [
        {
            "id": each.id,
            "url": each.link,
            "title": each.title,
            "content_text": each.text,
            "language": each.language,
            **({"date_published": each.published.isoformat()} if each.published else {}),
            **({"authors": [{"name": each.author}]} if each.author else {}),
        }
        for each in feed.entries
    ]
    made = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _plain(feed.title),
        "home_page_url": feed.page,
        "feed_url": feed.here,
        "items": items,
    }
    return Response(json.dumps(made, ensure_ascii=False), media_type="application/feed+json")
