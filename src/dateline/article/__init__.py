"""The article stage: from a page's bytes to what the page says. Pure."""

from dateline.article.decode import decode
from dateline.article.plain import is_plain, read_plain
from dateline.article.webpage import read_webpage
from dateline.model import Article, Page

__all__ = ["read_article"]


def read_article(
    page: Page, *, published: str | None = None, language: str | None = None
) -> Article:
    """Read what a page says; whatever its bytes are, there is an article.

    Args:
        page: Bytes with what is known of where they came from.
        published: The publication date in EDTF, where the user knows it.
        language: ISO 639-1, where the user knows it.

    Returns:
        The article; its text is empty, and a problem says why, where the page has none.
    """
    decoded = decode(page.data, page.headers)
    read = read_plain if is_plain(page, decoded.text) else read_webpage
    return read(page, decoded, published=published, language=language)
