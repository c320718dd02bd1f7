"""From a feed or sitemap to the pages that it lists."""

from collections.abc import Iterator

from msgspec.structs import replace

from dateline.model import Missing, Page
from dateline.page.feed import Entry, is_listing, read_listing
from dateline.page.limits import Outcome, missing
from dateline.page.web import Fetcher


def fetch_all(address: str, fetcher: Fetcher) -> Iterator[Outcome]:
    """The page at an address, or the pages of the feed or sitemap that it is."""
    outcome = fetcher.fetch(address)
    if isinstance(outcome, Page) and is_listing(outcome.data):
        yield from follow(outcome, fetcher)
    else:
        yield outcome


def follow(listing: Page, fetcher: Fetcher) -> Iterator[Outcome]:
    """Fetch what a feed or sitemap lists, each address once, in its order.

    A sitemap index's sitemaps are followed too. What is wrong with a listing, or with an
    entry that gives no address, is Missing under the listing's own name.
    """
    seen: set[str] = set()
    todo: list[tuple[Entry, int]] = []
    yield from _open(listing, 0, todo)
    while todo:
        entry, depth = todo.pop()
        if entry.url is None or entry.url in seen:
            continue
        seen.add(entry.url)
        outcome = fetcher.fetch(entry.url)
        if not isinstance(outcome, Page):
            yield outcome
        elif not entry.nested:
            yield replace(outcome, hints=entry.hints, problems=(*entry.problems, *outcome.problems))
        elif depth >= fetcher.limits.listing_depth:
            yield missing(outcome.address, f"the sitemap stands {depth} indexes deep: not read")
        else:
            yield from _open(outcome, depth, todo)


def _open(listing: Page, depth: int, todo: list[tuple[Entry, int]]) -> Iterator[Missing]:
    """Put a listing's entries on top of the pile; yield what is wrong with it."""
    entries, problems = read_listing(listing.data, listing.url)
    for trouble in (*listing.problems, *problems):
        yield Missing(address=listing.address, problem=trouble)
    for number, entry in enumerate(entries, 1):
        if entry.url is None:
            yield missing(listing.address, f"entry {number} ({entry.name}) gives no web address")
    hint = {"feed": listing.url} if listing.url else {}
    todo += [
        (entry._replace(hints={**entry.hints, **hint}), depth + entry.nested)
        for entry in reversed(entries)
    ]
