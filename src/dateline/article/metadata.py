"""What a page says about its article outside the article's own words.

Gathers all that the page states in JSON-LD, `meta` elements and markup; which of the
titles and dates holds is decided where the page's pieces are known.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from lxml import html

from dateline.article import jsonld
from dateline.article.jsonld import Node
from dateline.article.outlet import outlet_in_title

Dates = tuple[tuple[str, str], ...]
"""Values as the page writes them, each with where it stood; the most trusted first."""

_PUBLISHED = [
    "article:published_time", "og:article:published_time", "article:published", "datepublished",
    "og:published_time", "parsely-pub-date", "sailthru.date", "article.published", "pubdate",
    "publishdate", "publish-date", "publish_date", "published-date", "publication_date",
    "publicationdate", "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.created",
    "dcterms.issued", "dcterms.date", "dc.date", "dc.date.created", "datecreated",
    "date_published", "article_date_original", "originalpublicationdate", "displaydate", "date",
]  # fmt: skip
_MODIFIED = [
    "article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified",
    "article:modified", "last-modified", "lastmod", "dcterms.modified", "dc.date.modified",
    "revision_date",
]  # fmt: skip
_DATE_OF_PUBLICATION = re.compile(
    r"publi(?:sh|cation).{0,12}(?:date|time)|(?:date|time).{0,12}publish"
)
_TITLE = ["og:title", "twitter:title", "dc.title", "title", "parsely-title", "sailthru.title"]
_OUTLET = ["og:site_name", "application-name", "publisher", "dc.publisher", "cre"]
_AUTHOR = [
    "author", "article:author", "article:author_name", "parsely-author", "dc.creator", "byl",
    "sailthru.author", "dcterms.creator", "creator", "authors", "cxenseparse:author",
]  # fmt: skip
_CATEGORY = ["article:section", "og:article:section", "parsely-section", "section", "category"]
_DESCRIPTION = ["og:description", "description", "twitter:description"]


class Metadata(NamedTuple):
    """What the page states; empty where it states nothing.

    titles: JSON-LD headline, `meta` titles, the `title` element, in this order.
    authors: each place's names, as written, with "By" and junk still in them.
    body: schema.org's articleBody, often the text in full, often shortened.
    address: where the page says it belongs, "" where it does not.
    """

    titles: tuple[str, ...]
    authors: tuple[str, ...]
    outlet: str | None
    category: str | None
    language: str | None
    published: Dates
    modified: Dates
    descriptions: tuple[str, ...]
    body: str
    address: str


def metadata(root: html.HtmlElement, scripts: Iterable[str], url: str | None) -> Metadata:
    """Gather what a page says about its article."""
    meta = _meta(root)
    nodes = jsonld.nodes(scripts)
    articles = _main_first(jsonld.articles(nodes), url)
    return Metadata(
        titles=_unique(
            [*_json(articles[:1], "headline", "name"), *_of(meta, _TITLE), *_head(root)]
        ),
        authors=_unique([_authors(articles), *_joined(meta, _AUTHOR), _marked_authors(root)]),
        outlet=_first([*_of(meta, _OUTLET[:1]), *_json(articles, "publisher"), *_of(meta, _OUTLET)])
        or next((outlet_in_title(root, title) for title in _head(root)), None),
        category=_first([*_json(articles, "articleSection"), *_of(meta, _CATEGORY)]),
        language=_first([*_language(root), *_of(meta, ["content-language", "og:locale"])]),
        published=_dates(articles, "datePublished", meta, _PUBLISHED)
        + tuple((value, "meta") for value in _properties(root, "datePublished"))
        + tuple((value, "meta") for value in _of(meta, _other_dates(meta))),
        modified=_dates(articles, "dateModified", meta, _MODIFIED)
        + tuple((value, "meta") for value in _properties(root, "dateModified")),
        descriptions=_unique([*_json(articles, "description"), *_of(meta, _DESCRIPTION)]),
        body=max(_json(articles, "articleBody"), key=len, default=""),
        address=_first([*_canonical(root), *_of(meta, ["og:url"])]) or "",
    )


def host(url: str | None) -> str | None:
    """The site's name in an address, without `www.`."""
    try:
        name = urlsplit(url or "").hostname
    except ValueError:
        return None
    return name.removeprefix("www.") if name else None


def _meta(root: html.HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        value = " ".join((element.get("content") or "").split())
        name = element.get("property") or element.get("name") or element.get("http-equiv")
        if name and value:
            found.setdefault(name.strip().lower(), []).append(value)
    return found


def _of(meta: dict[str, list[str]], names: list[str]) -> list[str]:
    return [value for name in names for value in meta.get(name, [])]


def _other_dates(meta: dict[str, list[str]]) -> list[str]:
    """Names of `meta` elements that are no standard's and yet plain."""
    return [name for name in meta if _DATE_OF_PUBLICATION.search(name)]


def _canonical(root: html.HtmlElement) -> list[str]:
    return [link.get("href") or "" for link in root.iter("link") if link.get("rel") == "canonical"]


def _head(root: html.HtmlElement) -> list[str]:
    element = root.find(".//title")
    return [] if element is None else [" ".join(element.text_content().split())]


def _language(root: html.HtmlElement) -> list[str]:
    return [
        value
        for value in (root.get("lang"), root.get("{http://www.w3.org/XML/1998/namespace}lang"))
        if value
    ]


def _main_first(articles: list[Node], url: str | None) -> list[Node]:
    """The article that the page is at, before those it only mentions."""
    path = urlsplit(url).path.rstrip("/") if url else ""
    return sorted(articles, key=lambda node: not (path and path in _own_address(node)))


def _own_address(node: Node) -> str:
    values = [node.get("url"), node.get("@id"), node.get("mainEntityOfPage")]
    values += [value.get("@id") for value in values if isinstance(value, dict)]
    return " ".join(value for value in values if isinstance(value, str))


def _json(articles: list[Node], *names: str) -> list[str]:
    return [found for node in articles for name in names if (found := jsonld.words(node.get(name)))]


def _joined(meta: dict[str, list[str]], names: list[str]) -> list[str]:
    return ["; ".join(meta.get(name, [])) for name in names]


def _authors(articles: list[Node]) -> str:
    for node in articles[:1]:
        value = node.get("author") or node.get("creator")
        return "; ".join(
            filter(None, map(jsonld.words, value if isinstance(value, list) else [value]))
        )
    return ""


def _marked_authors(root: html.HtmlElement) -> str:
    marks = (
        '//*[@itemprop="author"]//*[@itemprop="name"]|//*[@rel="author"]|//*[@itemprop="author"]'
    )
    found = (element.get("content") or element.text_content() for element in root.xpath(marks)[:8])
    names = (" ".join(words.split()) for words in found)
    return "; ".join(dict.fromkeys(name for name in names if 3 < len(name) < 80))


def _properties(root: html.HtmlElement, name: str) -> Iterator[str]:
    for element in root.xpath(f'//*[@itemprop="{name}"]')[:3]:
        value = element.get("content") or element.get("datetime") or element.text_content()
        if value and value.strip():
            yield value.strip()


def _dates(articles: list[Node], key: str, meta: dict[str, list[str]], names: list[str]) -> Dates:
    found = [(value, "json-ld") for value in _json(articles[:1], key)]
    return (*found, *((value, "meta") for value in _of(meta, names)))


def _first(values: Iterable[str]) -> str | None:
    return next(filter(None, values), None)


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, values)))
