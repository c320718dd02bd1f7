"""Words of others never become markup, an address or a direction of ours."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec.structs import replace

from brief.factory import read, say
from dateline.brief import make_brief, render_html, render_json, render_markdown
from dateline.brief.safe import guards
from dateline.model import Problem, Reading, Statement
from dateline.span import Span

HOSTILE = [
    "<script>alert(1)</script>",
    "</style></title><img src=x onerror=alert(1)>",
    "[x](javascript:alert(1)) ![y](data:text/html,z)",
    "javascript:alert(1)",
    "`code` | pipe | ``` ~~~ *a* _b_ ~~c~~ <!-- d -->",
    "- - + 1. 1) # > --- === [^1]: [x]: javascript:y",
    '" onmouseover="alert(1)',
    "{{ 7 * 7 }} {% raw %} &lt;b&gt; &#60;b&#62;",
    "\u202eevil\u2066\u2069\u2069 txt",
    "https://a.example www.b.example mailto:c@d.example",
    "line\none\n\n- two\n    three\u2028four\x00\ud800",
    "ends in a bang!",
    "\\",
]
ANY = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(
        alphabet=st.sampled_from("<>&\"'`[]()!*_#|\\~-+=:.1a \n\u202e\u2066\u2069"), max_size=40
    ),
    st.text(st.characters(), max_size=40),
)


def hostile(words: str) -> Reading:
    """An article that is nothing but these words, wherever words can stand."""
    words = words if words.strip() else "x"
    reading = read(
        [("title", words), ("keypoint", words), ("paragraph", f"{words} said: {words}")],
        outlet=words,
        category=words,
        published=words,
        url=words,
    )
    reading = say(reading, words.strip(), source=words.strip(), name=words.strip(), mode="direct")
    problem = Problem(stage="article", message=words, span=Span(0, len(words)))
    return replace(reading, problems=(problem,), byline=(words,), language=words)


class Page(HTMLParser):
    """The tags, ids and links of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.links += [value or "" for name, value in attrs if name == "href"]


OURS = Page(render_html(make_brief([hostile("plain"), hostile("other")])))
TAGS = set(OURS.tags) | {"ul", "li", "h3", "a", "blockquote", "figure", "figcaption"}
ATTRIBUTES = OURS.attributes | {"rel", "class", "href", "aria-label"}


@given(ANY)
@example("<b>")
@settings(max_examples=150, deadline=None)
def test_page(words: str) -> None:
    """No tag and no attribute but ours; every link to one place; no address but the web's."""
    shown = render_html(make_brief([hostile(words), hostile("plain")]))
    page = Page(shown)
    assert set(page.tags) <= TAGS
    assert page.attributes <= ATTRIBUTES
    assert len(page.ids) == len(set(page.ids))
    for link in page.links:
        assert link.startswith(("http://", "https://")) or link.removeprefix("#") in page.ids
    shown.encode()


@given(ANY)
@settings(max_examples=150, deadline=None)
def test_markdown(words: str) -> None:
    """A reader of CommonMark finds no markup of others: no tag, image, code block or link."""
    shown = render_markdown(make_brief([hostile(words)]))
    shown.encode()
    tokens = (
        MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(shown)
    )
    kinds = {token.type for token in tokens}
    assert not kinds & {
        "html_block",
        "fence",
        "code_block",
        "table_open",
        "hr",
        "ordered_list_open",
    }
    for token in (inner for outer in tokens for inner in outer.children or ()):
        assert token.type not in {"html_inline", "image", "s_open"}
        if token.type == "link_open":
            assert str(token.attrs["href"]).startswith(("http://", "https://"))
        if token.type == "code_inline":
            assert re.fullmatch("sha256:[0-9a-f]{64}", token.content)


@given(ANY)
@settings(max_examples=100, deadline=None)
def test_json(words: str) -> None:
    """Any text, a lone surrogate too, is JSON."""
    assert render_json(make_brief([hostile(words)])).startswith(b'{"heading":null')


@given(st.text(alphabet=st.sampled_from("a\u202a\u202e\u202c\u2066\u2068\u2069"), max_size=12))
def test_guards_hold_every_direction_mark(text: str) -> None:
    """At the end of guarded text as many isolates are open as at its beginning, never fewer."""
    before, after = guards(text)
    depth = 0
    for index, letter in enumerate(before + text + after):
        depth += (letter in "\u2066\u2067\u2068") - (letter == "\u2069")
        inside = len(before) <= index < len(before + text)
        assert depth >= 1 or not inside or not before
    assert depth == 0 or not before


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//a.example", "http:", None]
)
def test_only_web_addresses_are_links(url: str | None) -> None:
    """Any other address is shown as words, or as unknown."""
    reading = replace(read([("title", "A title")]), page=hostile("x").page)
    brief = make_brief([replace(reading, page=replace(reading.page, url=url))])
    assert not re.search(r'href="[^#]', render_html(brief))
    assert not re.search(r"(?m)^- Page: <", render_markdown(brief))


@given(
    st.text(alphabet='ab. \n«»“”‘’„"', min_size=1, max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=5),
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=4),
)
@example("a«\n»", [], [(1, 3)])
@settings(max_examples=200, deadline=None)
def test_any_spans_make_a_brief_in_which_every_link_resolves(
    text: str, sentences: list[tuple[int, int]], found: list[tuple[int, int]]
) -> None:
    """Sentences that overlap or miss the words change nothing about that."""

    def spans(pairs: list[tuple[int, int]]) -> list[Span]:
        cut = [Span(at, min(at + size, len(text))) for at, size in pairs if at < len(text)]
        return [span for span in cut if span.of(text).strip()]

    reading = replace(read([("paragraph", text)]), sentences=tuple(sorted(spans(sentences))))
    statements = tuple(
        Statement(
            id=str(number),
            mode="direct",
            source=(),
            cue=(),
            content=(span,),
            speaker=None,
            confidence=1.0,
        )
        for number, span in enumerate(spans(found))
    )
    brief = make_brief([replace(reading, statements=statements)])
    page = Page(render_html(brief))
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))
    shown = "".join(span.of(text) for span in brief.articles[0].sentences)
    assert "".join(shown.split()) == "".join(text.split())
