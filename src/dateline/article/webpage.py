"""An HTML page to an article: its tree, its pieces, those that are kept, its facts."""

from dateline.article.blocks import drafts
from dateline.article.body import body
from dateline.article.byline import byline
from dateline.article.composed import compose
from dateline.article.dating import modified_on, published_on
from dateline.article.decode import Decoded, problem
from dateline.article.finished import Facts, finished
from dateline.article.jsonld import halved
from dateline.article.language import language_of
from dateline.article.metadata import Metadata, host, metadata
from dateline.article.pieces import MOST, Piece, pieces
from dateline.article.title import plain, title
from dateline.article.tree import Tree, parse
from dateline.model import Article, Page, Problem, Stated


def read_webpage(
    page: Page, decoded: Decoded, *, published: str | None, language: str | None
) -> Article:
    """Read an article out of markup."""
    tree = parse(decoded.text)
    if tree is None:
        return finished(
            page, "", (), language=language or "und", facts=Facts(), problems=decoded.problems
        )
    stated = metadata(tree.root, tree.json_ld, page.url)
    shown = pieces(tree.root)
    headline, place = title(shown, stated.titles, stated.outlet)
    names = {plain(name) for name in byline(stated.authors, stated.outlet)}
    kept = [piece for piece in body(shown, place, stated) if not _signature(piece.text, names)]
    text, blocks = compose(drafts(kept, headline))
    spoken = language or language_of(text, stated.language)
    day = Stated(edtf=published, source="user") if published else None
    facts = _facts(page, stated, shown, place, spoken)
    return finished(
        page, text, blocks,
        language=spoken,
        facts=facts._replace(published=day or facts.published),
        problems=decoded.problems + tree.problems + _beyond(tree, shown),
    )  # fmt: skip


def _beyond(tree: Tree, shown: list[Piece]) -> tuple[Problem, ...]:
    """What of the page could not be taken as it stands."""
    said = []
    if len(shown) >= MOST:
        said.append(problem(f"only the first {MOST:,} pieces of text were read"))
    if halved(tree.json_ld):
        said.append(problem("half a character in the page's JSON-LD was replaced"))
    return tuple(said)


def _signature(text: str, names: set[str]) -> bool:
    """Whether a line is nothing but the names of the article's writers."""
    parts = {plain(name) for name in byline([text], None)}
    return bool(parts) and parts <= names


def _facts(
    page: Page, stated: Metadata, shown: list[Piece], place: int | None, language: str
) -> Facts:
    outlet = stated.outlet or host(page.url)
    return Facts(
        outlet=outlet,
        category=stated.category,
        byline=byline(stated.authors, outlet),
        published=published_on(page, stated, shown, place, language),
        modified=modified_on(stated, language),
    )
