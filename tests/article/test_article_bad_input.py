"""Whatever the bytes are, there is an article, with spans that hold and a text that can be kept."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.article import read_article
from dateline.model import Article, Page

TAGS = ["p", "div", "h1", "h2", "blockquote", "ul", "li", "table", "tr", "td", "a", "b", "time",
        "article", "footer", "cite", "figure", "figcaption", "script", "br", "button"]  # fmt: skip
SENTENCES = [
    "The river rose over its bank.", "Річка вийшла з берегів.", "Река вышла из берегов.",
    "“No,”",
    "Key points", "14 December 2024",
    "\u200f", "\x00", "&#55296;", "&nbsp;", "<", "e\u0301", "— A B",
]  # fmt: skip
MARKUP = st.lists(
    st.one_of(
        st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]),
        st.sampled_from(SENTENCES),
        st.text(max_size=20),
    ),
    max_size=60,
)


def check(article: Article) -> None:
    """Every span inside the text, in order, none over another; the text writable as UTF-8."""
    article.text.encode("utf-8")
    assert "\x00" not in article.text
    end = 0
    for block in article.blocks:
        assert end <= block.span.start < block.span.end <= len(article.text)
        assert block.span == block.span.trim(article.text)
        end = block.span.end
        for line in (block.speaker, block.role):
            assert line is None or end <= line.start < line.end <= len(article.text)


@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=300), st.sampled_from([None, "a.txt", "a.html"]))
def test_any_bytes(data: bytes, path: str | None) -> None:
    check(read_article(Page(data=data, path=path)))


@settings(deadline=None, max_examples=120, suppress_health_check=[HealthCheck.too_slow])
@given(MARKUP)
def test_any_markup(parts: list[str]) -> None:
    markup = "<html><body>" + "".join(parts)
    check(read_article(Page(data=markup.encode("utf-8", errors="replace"))))


@settings(deadline=None, max_examples=80)
@given(st.lists(st.sampled_from([*SENTENCES, "\n", "\r\n", "\n\n", "• ", "Category", "Vesely"])))
def test_any_plain_text(parts: list[str]) -> None:
    text = "".join(parts).replace("\x00", "")
    article = read_article(Page(data=text.encode(), path="a.txt"))
    check(article)
    assert article.text == text or not text.strip()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the page is empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "the page is not text: its bytes are binary"),
        (b"<html><body><p>A bridge.\x00</p>", "null characters in the page were replaced"),
        (b"<html><body></body></html>", "no article text was found on the page"),
        (b"<html><body><p>A bridge.</p>", "the page shows no title"),
    ],
)
def test_said_as_a_problem(data: bytes, message: str) -> None:
    article = read_article(Page(data=data))
    check(article)
    assert message in [problem.message for problem in article.problems]


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "utf-8"])
@pytest.mark.parametrize("declared", ["cp1251", "koi8-r", "utf-8", None])
def test_encodings(encoding: str, declared: str | None) -> None:
    """Read as it is written, whatever it declares; a wrong declaration is said."""
    words = "Рада міста Ліндова закрила міст через річку. Городской совет закрыл мост через реку."
    meta = f'<meta charset="{declared}">' if declared else ""
    page = f"<html><head>{meta}</head><body><h1>Міст</h1><p>{words}</p></body></html>"
    if "koi8-r" in (encoding, declared):
        page = page.replace("і", "и")
        words = words.replace("і", "и")
    article = read_article(Page(data=page.encode(encoding)))
    assert words in article.text
    said = any("encoding" in problem.message for problem in article.problems)
    assert said == (declared is not None and declared != encoding)


def test_lone_surrogates() -> None:
    """Half a character in JSON-LD is replaced."""
    script = '<script type="application/ld+json">{"@type": "Article", "headline": "Mo\\ud800st"}'
    article = read_article(Page(data=f"<html><head>{script}</script></head><p>A.</p>".encode()))
    assert article.text.startswith("Mo\ufffdst")
    assert any("half a character" in problem.message for problem in article.problems)


RAIN = "<p>The rain fell on the town for a very long time, and the river rose over its bank.</p>"


@pytest.mark.parametrize(
    "page",
    [
        f"<h1>Rain</h1>{'<div>' * 10_000}{RAIN}{'</div>' * 10_000}",
        f"<h1>Rain</h1>{RAIN}" + "<p>The river rose again over its bank.</p>" * 1_200_000,
        f"<h1>Rain</h1>{RAIN}" + "<script " * 1_000_000,
        f"<h1>Rain</h1>{RAIN}" + "<span>a " * 1_000_000,
        f"<h1>Rain</h1>{RAIN}" + "<" * 5_000_000,
    ],
    ids=["nested", "50 MB", "scripts", "spans", "brackets"],
)
def test_pages_out_of_bounds(page: str) -> None:
    """Read as far as the bounds go, in seconds, and said."""
    start = time.process_time()
    article = read_article(Page(data=f"<html><body>{page}".encode()))
    check(article)
    assert "The rain fell on the town" in article.text
    assert time.process_time() - start < 20
