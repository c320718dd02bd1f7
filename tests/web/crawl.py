"""Every page of a site: what the front page leads to."""

import re
from collections.abc import Iterator
from html import unescape

from starlette.testclient import TestClient

STARTS = [
    "/", "/articles", "/stories", "/search", "/speakers", "/sources", "/problems",
    "/search?words=dam", "/search?degree=probable&language=uk",
]  # fmt: skip


def crawl(site: TestClient, many: int = 400) -> Iterator[tuple[str, str]]:
    """Addresses and their pages."""
    known = dict.fromkeys(STARTS)
    todo = list(known)
    while todo and many:
        many -= 1
        address = todo.pop(0)
        answer = site.get(address)
        assert answer.status_code == 200, (address, answer.text[:300])
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        yield address, answer.text
        for link in re.findall(r'href="(/[^"]*)"', answer.text):
            there = unescape(link).split("#")[0]
            if there not in known and "lang=" not in there:
                known[there] = None
                todo.append(there)
