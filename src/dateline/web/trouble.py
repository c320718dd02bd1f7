"""What a refused request gets: problem details for programs (RFC 9457), a page for people."""

import json
from http import HTTPStatus
from typing import Any, NamedTuple

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import Scope

from dateline.errors import NotInRecord, RecordError, TookTooLong
from dateline.web.rendering import render


class Trouble(NamedTuple):
    """A refusal: the status, what is wrong, and with which parameters."""

    status: int
    detail: str
    errors: tuple[dict[str, str], ...] = ()


STATUS: list[tuple[type[RecordError], int]] = [
    (NotInRecord, 404),
    (TookTooLong, 503),
    (RecordError, 503),
]


def install(app: FastAPI) -> None:
    """Let the application answer every refusal here."""

    @app.exception_handler(RecordError)
    async def refused(request: Request, error: RecordError) -> Response:
        status = next(status for kind, status in STATUS if isinstance(error, kind))
        return answer(request.scope, Trouble(status, str(error)))

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> Response:
        errors = tuple(
            {"parameter": str(each["loc"][-1]), "message": str(each["msg"])}
            for each in error.errors()
        )
        detail = "; ".join(f"{each['parameter']}: {each['message']}" for each in errors)
        return answer(request.scope, Trouble(422, detail, errors))

    @app.exception_handler(HTTPException)
    async def other(request: Request, error: HTTPException) -> Response:
        found = answer(request.scope, Trouble(error.status_code, str(error.detail)))
        for name, value in (error.headers or {}).items():
            found.headers[name] = value
        return found


def answer(scope: Scope, trouble: Trouble) -> Response:
    """The answer: JSON under /api, else a page."""
    if scope["path"].startswith("/api"):
        return Response(
            json.dumps(details(scope, trouble)),
            trouble.status,
            media_type="application/problem+json",
        )
    return render(Request(scope), "error.html", status=trouble.status, trouble=trouble)


def details(scope: Scope, trouble: Trouble) -> dict[str, Any]:
    """Problem details."""
    found: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(trouble.status).phrase,
        "status": trouble.status,
        "detail": trouble.detail,
        "instance": scope["path"],
    }
    return {**found, "errors": trouble.errors} if trouble.errors else found
