"""Around every request: answers are kept while the record stays as it is, each with a tag.

One pure ASGI layer does what each answer needs: HEAD is GET without a body; an answer
that the client holds already is not sent again (RFC 9110, ETag); none may take longer than
a set time; every one carries the same strict headers.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from hashlib import sha256
from typing import NamedTuple

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.web.locale import choose
from dateline.web.trouble import Trouble, answer

KEPT = 64 * 2**20
"""Bytes of answers that are kept."""

SECURITY = [
    (
        b"content-security-policy",
        b"default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
        b" base-uri 'none'; frame-ancestors 'none'",
    ),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"interest-cohort=()"),
]

Headers = list[tuple[bytes, bytes]]


class Answer(NamedTuple):
    """A whole answer."""

    status: int
    headers: Headers
    body: bytes

    @property
    def tag(self) -> bytes:
        """Its ETag."""
        return dict(self.headers).get(b"etag", b"")


class Cached:
    """The layer.

    Args:
        app: What answers.
        state: Tells another word whenever the record has changed.
        seconds: What an answer may take.
    """

    def __init__(self, app: ASGIApp, *, state: Callable[[], str], seconds: float) -> None:
        self._app, self._tell, self._seconds = app, state, seconds
        self._kept: OrderedDict[tuple[str, ...], Answer] = OrderedDict()
        self._size = 0
        self._state = ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = dict(scope["headers"])
        head = scope["method"] == "HEAD"
        found = await self._answer({**scope, "method": "GET"} if head else scope, given, receive)
        if found.status == 200 and _holds(given.get(b"if-none-match", b""), found.tag):
            dropped = {b"content-length", b"content-type"}
            kept = [each for each in found.headers if each[0] not in dropped]
            found = Answer(304, kept, b"")
        await send(
            {"type": "http.response.start", "status": found.status, "headers": found.headers}
        )
        await send({"type": "http.response.body", "body": b"" if head else found.body})

    async def _answer(self, scope: Scope, given: dict[bytes, bytes], receive: Receive) -> Answer:
        if scope["method"] != "GET":
            return await self._made(scope, receive)
        self._forget()
        locale = choose(None, given.get(b"accept-language", b"").decode("latin-1"))
        host = given.get(b"host", b"").decode("latin-1")
        key = (scope["path"], scope["query_string"].decode("latin-1"), locale, host)
        found = self._kept.get(key)
        if found is None:
            state = self._state
            found = await self._made(scope, receive)
            if found.status == 200 and state == self._state:
                self._keep(key, found)
        else:
            self._kept.move_to_end(key)
        return found

    def _forget(self) -> None:
        """Drop what was kept of another state of the record."""
        state = self._tell()
        if state != self._state:
            self._state, self._size = state, 0
            self._kept.clear()

    def _keep(self, key: tuple[str, ...], found: Answer) -> None:
        if len(found.body) > KEPT // 8 or key in self._kept:
            return
        self._kept[key] = found
        self._size += len(found.body)
        while self._size > KEPT:
            _, dropped = self._kept.popitem(last=False)
            self._size -= len(dropped.body)

    async def _made(self, scope: Scope, receive: Receive) -> Answer:
        """The answer of the application, or that there was no time for it."""
        started: list[Message] = []
        parts: list[bytes] = []

        async def send(message: Message) -> None:
            if message["type"] == "http.response.start":
                started.append(message)
            elif message["type"] == "http.response.body":
                parts.append(message.get("body", b""))

        try:
            async with asyncio.timeout(self._seconds):
                await self._app(scope, receive, send)
        except TimeoutError:
            late = answer(scope, Trouble(503, "this took too long: ask for less"))
            started, parts = [], []
            await late(scope, receive, send)
        body = b"".join(parts)
        return Answer(started[0]["status"], _headers(started[0], body), body)


def _headers(start: Message, body: bytes) -> Headers:
    headers: Headers = [each for each in start["headers"] if each[0] != b"vary"]
    if start["status"] == 200 and not any(name == b"etag" for name, _ in headers):
        headers.append((b"etag", b'"' + sha256(body).hexdigest()[:32].encode() + b'"'))
    if not any(name == b"cache-control" for name, _ in headers):
        headers.append((b"cache-control", b"no-cache"))
    return [*headers, (b"vary", b"accept-language"), *SECURITY]


def _holds(wanted: bytes, tag: bytes) -> bool:
    """Whether a client's If-None-Match names a tag."""
    tags = {each.strip().removeprefix(b"W/") for each in wanted.split(b",")}
    return bool(tag) and (tag in tags or b"*" in tags)
