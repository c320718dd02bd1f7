"""What both kinds of page end in: an Article with its id, and what it lacks said."""

from typing import NamedTuple

from dateline.article.decode import problem
from dateline.model import Article, Block, Page, PageReference, Problem, Stated, article_id
from dateline.span import Span


class Facts(NamedTuple):
    """What a page states beside its text."""

    outlet: str | None = None
    category: str | None = None
    byline: tuple[str, ...] = ()
    published: Stated | None = None
    modified: Stated | None = None


def finished(
    page: Page, text: str, blocks: tuple[Block, ...], *, language: str, facts: Facts,
    problems: tuple[Problem, ...],
) -> Article:  # fmt: skip
    """The article, with a problem for each thing that a reader would miss."""
    title = next((block.span for block in blocks if block.kind == "title"), None)
    return Article(
        id=article_id(text, language),
        page=PageReference(url=page.url, path=page.path, fetched=page.fetched, digest=page.digest),
        outlet=facts.outlet,
        category=facts.category,
        language=language,
        title=title,
        byline=facts.byline,
        published=facts.published,
        modified=facts.modified,
        text=text,
        blocks=blocks,
        problems=_each_once([*page.problems, *problems, *_missing(title, blocks, facts.published)]),
    )


def _each_once(problems: list[Problem]) -> tuple[Problem, ...]:
    """What two stages say in the same words is said once, by the first."""
    return tuple(
        {(problem.message, problem.span): problem for problem in reversed(problems)}.values()
    )[::-1]


def _missing(
    title: Span | None, blocks: tuple[Block, ...], published: Stated | None
) -> list[Problem]:
    lacks = []
    if title is None:
        lacks.append(problem("the page shows no title"))
    if all(block.kind in {"title", "caption"} for block in blocks):
        lacks.append(problem("no article text was found on the page"))
    if published is None:
        lacks.append(problem("the page states no publication date"))
    return lacks
