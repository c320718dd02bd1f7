"""A record of a few of the newsroom's pages, grouped; the site over it; a browser."""

import shutil
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from starlette.testclient import TestClient

from dateline.grouping import group_record
from dateline.pipeline import record_sources
from dateline.record import Record, open_record
from dateline.web import make_app
from whole import sample

PAGES = (
    "ledger-dam-1.html", "bereh-dam-1.html", "listok-dam-1.html", "wire-dam-1.html",
    "meridian-dam-2.html", "bereh-strike-1.html", "opendesk-outbreak-1.html",
)  # fmt: skip
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record's file."""
    folder = tmp_path_factory.mktemp("web")
    path = folder / "record.db"
    with open_record(path) as record:
        record_sources(record, [str(sample(folder / "pages", *PAGES))])
        group_record(record)
    return path


@pytest.fixture(scope="session")
def record(place: Path) -> Iterator[Record]:
    with open_record(place) as record:
        yield record


@pytest.fixture(scope="session")
def site(record: Record) -> TestClient:
    return TestClient(make_app(record))


@pytest.fixture(scope="session")
def served(record: Record) -> Iterator[str]:
    """The address of a running site."""
    config = uvicorn.Config(make_app(record), host="127.0.0.1", port=0, log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(5)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Debian's Chromium."""
    if CHROMIUM is None:
        pytest.skip("no chromium: apt-get install chromium")
    api = pytest.importorskip("playwright.sync_api")
    with api.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        with suppress(Exception):
            browser.close()
