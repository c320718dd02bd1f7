"""Templates and what all of them know: words, addresses, safe ways to show text."""

from collections.abc import Callable
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import Request
from jinja2 import Environment
from starlette.responses import HTMLResponse

from dateline.brief.alone import is_title
from dateline.brief.interface import certainty, found_in, language_name
from dateline.brief.lines import Sure
from dateline.brief.page import templates
from dateline.brief.quotation import enclose
from dateline.brief.safe import isolated, language_tag, legible, web_address
from dateline.model import Magnitude
from dateline.web.locale import LOCALES, choose, words_of

Link = Callable[..., str]


@cache
def style() -> bytes:
    """The one style sheet."""
    return (files("dateline.web") / "static" / "site.css").read_bytes()


@cache
def style_address() -> str:
    """Its address, which changes with it, so that browsers may keep it for good."""
    return f"/static/{sha256(style()).hexdigest()[:12]}.css"


def address(path: str, **query: str | int | None) -> str:
    """An address on the site.

    >>> address("/speakers/Ада Лорн/II", lang="uk", after=None)
    '/speakers/%D0%90%D0%B4%D0%B0%20%D0%9B%D0%BE%D1%80%D0%BD%2FII?lang=uk'
    """
    head, _, last = path.lstrip("/").partition("/")
    given = {name: value for name, value in query.items() if value not in {None, ""}}
    place = f"/{head}" + (f"/{_quoted(last)}" if last else "")
    return place + (f"?{urlencode(given, errors='replace')}" if given else "")


def _quoted(words: str) -> str:
    return quote(words, safe=":", errors="replace")


def locale_of(request: Request) -> str:
    """The locale in which a request is answered."""
    return choose(request.query_params.get("lang"), request.headers.get("accept-language", ""))


def links(request: Request) -> Link:
    """Makes addresses that keep the language that this one asks for."""
    asked = request.query_params.get("lang")
    kept = asked if asked in LOCALES else None

    def link(path: str, **query: str | int | None) -> str:
        return address(path, **{**query, "lang": query.get("lang", kept)})

    return link


def render(request: Request, template: str, *, status: int = 200, **shown: Any) -> HTMLResponse:
    """A page."""
    locale = locale_of(request)
    query = {key: value for key, value in request.query_params.items() if key != "lang"}
    here = request.scope["path"]
    page = _environment().get_template(template).render(
        locale=locale,
        locales=[
            (code, words_of(code)["name"], address(here, **query, lang=code)) for code in LOCALES
        ],
        words=words_of(locale),
        link=links(request),
        here=here,
        style=style_address(),
        kept=request.query_params.get("lang") in LOCALES,
        published=bool(getattr(request.app.state, "published", False)),
        **shown,
    )  # fmt: skip
    return HTMLResponse(page.encode("utf-8", "replace"), status)


def sure_labels(sure: Any, words: dict[str, Any]) -> list[str]:
    """What is known of a certainty, in the reader's words; nothing of a plain assertion."""
    plain = sure.degree == "certain" and sure.polarity != "negative"
    brief = Sure(
        polarity="unknown" if sure.polarity == "positive" else sure.polarity,
        degree="unknown" if plain else sure.degree,
        basis=sure.basis,
        shown_by=(),
    )
    return certainty(brief, words["brief"])


def extent(figure: Magnitude) -> str:
    """A figure with how far it may be off.

    >>> from dateline.span import Span
    >>> extent(Magnitude(kind="deaths", low=9, best=9, high=None, span=Span(0, 1)))
    '≥ 9'
    """
    low, best, high = (
        None if each is None else f"{each:,.10g}" for each in (figure.low, figure.best, figure.high)
    )
    if low is not None and low == high:
        return low
    if high is None and best == low:
        return f"≥ {low}"
    if low is None and best == high:
        return f"≤ {high}"
    known = "–".join(each or "?" for each in (low, high))
    return known if best is None else f"{best} ({known})"


def short(id_: str) -> str:
    """An id as addresses and people have it; the record takes any beginning that is its own."""
    return id_.removeprefix("sha256:")[:16]


@cache
def _environment() -> Environment:
    environment = templates("web/templates")
    environment.filters |= {
        "enclose": enclose,
        "extent": extent,
        "found_in": found_in,
        "is_title": is_title,
        "isolated": isolated,
        "language_name": lambda code, words: language_name(code, words["brief"]),
        "language_tag": language_tag,
        "legible": legible,
        "short": short,
        "sure": sure_labels,
        "web_address": web_address,
    }
    return environment
