"""An HTML page to an article: its tree, its pieces, those that are kept, its facts."""

from dateline.article.blocks import drafts
from dateline.article.body import body
from dateline.article.byline import byline
from dateline.article.composed import compose
from dateline.article.dating import modified_on, published_on
from dateline.article.decode import Decoded, problem
from dateline.article.finished import Facts, finished
from dateline.article.headline import HOME
from dateline.article.headline import shown as shown_about
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
    facts = _facts(page, stated, shown, place)
    names = {plain(name) for name in facts.byline}
    kept = [piece for piece in body(shown, place, stated) if not _signature(piece.text, names)]
    text, blocks = compose(drafts(kept, headline))
    spoken = language or language_of(text, stated.language)
    day = Stated(edtf=published, source="user") if published else None
    return finished(
        page, text, blocks,
        language=spoken,
        facts=facts._replace(
            published=day or published_on(page, stated, shown, place, spoken),
            modified=modified_on(stated, spoken),
        ),
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


def _facts(page: Page, stated: Metadata, pieces: list[Piece], place: int | None) -> Facts:
    """Outlet, section and writers: as told to machines, else as shown about the headline."""
    about = shown_about(None if place is None else pieces[place].element)
    outlet = stated.outlet or host(page.url)
    return Facts(
        outlet=outlet,
        category=_section(stated.category) or about.category,
        byline=byline(stated.authors, outlet) or about.byline,
    )


def _section(category: str | None) -> str | None:
    """A category that is one; some pages call their front page theirs."""
    return None if category is None or HOME.fullmatch(category) else category
