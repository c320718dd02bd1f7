"""The sample newsroom as profiles: articles alone, so that no model is needed."""

from importlib.resources import as_file, files
from pathlib import Path

import pytest

from dateline.article import read_article
from dateline.ledger import Profile
from dateline.model import Page, Reading, fields
from dateline.page import pages
from dateline.story import profile


@pytest.fixture(scope="session")
def newsroom_pages() -> dict[str, Page]:
    """The pages of the newsroom by name."""
    with as_file(files("dateline") / "newsroom" / "pages") as folder:
        return {
            Path(page.address).stem: page for page in pages(str(folder)) if isinstance(page, Page)
        }


@pytest.fixture(scope="session")
def newsroom(newsroom_pages: dict[str, Page]) -> dict[str, Reading]:
    """The newsroom's articles by page, with nothing found in them."""
    return {
        name: Reading(**fields(read_article(page)), version="bare", sentences=())
        for name, page in newsroom_pages.items()
    }


@pytest.fixture(scope="session")
def profiles(newsroom: dict[str, Reading]) -> dict[str, Profile]:
    """Their profiles by page."""
    return {name: profile(reading) for name, reading in newsroom.items()}
