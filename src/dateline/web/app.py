"""The site and its API as one ASGI application; it reads the record and writes nothing."""

from collections.abc import Sequence
from importlib.metadata import version

from fastapi import APIRouter, FastAPI
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.types import ASGIApp

from dateline.record import Record
from dateline.web import api, feeds, pages, stories, trouble
from dateline.web.cache import Cached

SECONDS = 8.0
"""What an answer may take."""


def make_app(
    record: Record,
    *,
    published: bool = False,
    seconds: float = SECONDS,
    hosts: Sequence[str] = ("*",),
) -> ASGIApp:
    """The application.

    Args:
        record: The record; it is read and never written.
        published: Whether its pages go into a folder, where nothing answers a search.
        seconds: What an answer may take.
        hosts: The names under which it may be asked for: a page of elsewhere that points a
            name of its own at this machine is refused.
    """
    return Cached(
        TrustedHostMiddleware(_routes(record, published=published), list(hosts)),
        state=record.library.state,
        seconds=seconds,
    )


def _routes(record: Record, *, published: bool) -> FastAPI:
    app = FastAPI(
        title="Dateline",
        version=version("dateline"),
        summary="Who said it, what happened, where, when, and how sure they were.",
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    app.state.published = published
    trouble.install(app)
    library, ledger = record.library, record.ledger
    made: list[APIRouter] = [
        stories.router(library, ledger),
        pages.router(library, ledger, record.entities),
        feeds.router(library, ledger),
        api.router(library, ledger),
    ]
    for router in made:
        app.include_router(router)
    api.describe(app)
    return app
