"""Saved pages of six templates in three languages, against what stands beside them.

After a change that is meant: `pytest tests/article --snapshot-update`, then read the diff.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from dateline.article import read_article
from dateline.model import Article, Page, Stated

PAGES = Path(__file__).parent / "pages"


def shown(article: Article) -> dict[str, Any]:
    """An article with its spans written out as words."""

    def date(stated: Stated | None) -> list[str] | None:
        return [stated.edtf, stated.source] if stated else None

    return {
        "outlet": article.outlet,
        "category": article.category,
        "language": article.language,
        "byline": list(article.byline),
        "published": date(article.published),
        "modified": date(article.modified),
        "blocks": [
            [block.kind, block.span.of(article.text)]
            + [line.of(article.text) for line in (block.speaker, block.role) if line]
            for block in article.blocks
        ],
        "problems": [problem.message for problem in article.problems],
    }


@pytest.mark.parametrize("path", sorted(PAGES.glob("*.html")), ids=lambda path: path.stem)
def test_page(path: Path, request: pytest.FixtureRequest) -> None:
    found = shown(read_article(Page(data=path.read_bytes(), path=path.name)))
    beside = path.with_suffix(".json")
    if request.config.getoption("--snapshot-update"):
        beside.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
    assert found == json.loads(beside.read_text())


def test_text_is_title_and_blocks() -> None:
    """The text of a page is its blocks, parted by blank lines, title first."""
    article = read_article(Page(data=(PAGES / "amp.html").read_bytes()))
    assert article.text == "\n\n".join(block.span.of(article.text) for block in article.blocks)
    assert article.blocks[0].kind == "title"
