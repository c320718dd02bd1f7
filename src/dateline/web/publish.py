"""The site as files: every page that the pages lead to, with links that work in a folder."""

import asyncio
import re
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from html import escape, unescape
from pathlib import Path, PurePosixPath
from urllib.parse import parse_qsl, unquote, urlsplit

import httpx

from dateline.errors import DatelineError
from dateline.identity import digest
from dateline.record import Record
from dateline.web.app import make_app
from dateline.web.locale import LOCALES

_LINK = re.compile(r'(?<=[\s])(href)="(/[^"]*)"')
_PLAIN = re.compile(r"[a-z0-9-]{1,60}")


def publish(record: Record, folder: Path, *, locale: str) -> int:
    """Write the site into a folder, from its front page on; what is there of old is replaced.

    Args:
        record: The record.
        folder: Where to; it is made.
        locale: The language of the site's own words.

    Returns:
        How many pages.

    Raises:
        DatelineError: There are no words for that locale.
    """
    if locale not in LOCALES:
        raise DatelineError(f"no site in {locale!r}: choose one of {', '.join(LOCALES)}")
    folder.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(1) as apart:  # a notebook's own thread has a loop already
        return apart.submit(asyncio.run, _publish(record, folder, locale)).result()


async def _publish(record: Record, folder: Path, locale: str) -> int:
    transport = httpx.ASGITransport(app=make_app(record, published=True, seconds=60))
    headers = {"accept-language": locale}
    known, waiting = {"/"}, deque(["/"])
    async with httpx.AsyncClient(
        transport=transport, base_url="http://localhost", headers=headers
    ) as client:
        while waiting:
            address = waiting.popleft()
            answer = await client.get(address)
            data = answer.content
            if answer.headers["content-type"].startswith("text/html"):
                for link in map(_kept, _links(answer.text)):
                    if link and link not in known:
                        known.add(link)
                        waiting.append(link)
                data = _relative(answer.text, file_of(address)).encode()
            path = folder / file_of(address)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    return sum(not address.startswith("/static/") for address in known)


def file_of(address: str) -> PurePosixPath:
    """The file of an address on the site: readable where the address is, else its digest.

    >>> str(file_of("/stories/52fa?before=2")).startswith("stories/52fa-")
    True
    >>> str(file_of("/articles/8f3a")), str(file_of("/"))
    ('articles/8f3a.html', 'index.html')
    """
    parts = urlsplit(address)
    if parts.path.startswith("/static/"):
        return PurePosixPath(parts.path.lstrip("/"))
    names = (
        [unquote(each) for each in parts.path.strip("/").split("/")] if parts.path != "/" else []
    )
    names = [_named(each) for each in names] or ["index"]
    if parts.query:
        names[-1] += "-" + digest("query", sorted(parse_qsl(parts.query)))[-12:]
    return PurePosixPath(*names[:-1], names[-1] + ".html")


def _named(part: str) -> str:
    return part if _PLAIN.fullmatch(part) else digest("name", part)[-16:]


def _links(page: str) -> list[str]:
    return [unescape(found[1]) for found in _LINK.findall(page)]


def _kept(link: str) -> str | None:
    """The address without its place in the page; None for what only the site can answer."""
    address = link.split("#", maxsplit=1)[0]
    path, _, query = address.partition("?")
    served = path == "/search" or path.startswith(("/api", "/feed")) or "/feed." in path
    return None if served or "lang=" in query else address


def _relative(page: str, here: PurePosixPath) -> str:
    """A page with links to files; what only the site can answer leads to its front page."""

    def changed(found: re.Match[str]) -> str:
        link = unescape(found[2])
        address, place = _kept(link), link.partition("#")[2]
        there = file_of(address) if address else PurePosixPath("index.html")
        up = "../" * (len(here.parts) - 1)
        return f'{found[1]}="{escape(up + str(there) + (f"#{place}" if place else ""))}"'

    return _LINK.sub(changed, page)
