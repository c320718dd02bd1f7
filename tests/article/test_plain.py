"""Plain text: kept code point for code point, and read line by line."""

from pathlib import Path

import pytest

from dateline.article import read_article
from dateline.model import Article, Page

PASTED = """\
Harbour council confirms that the Lindow bridge will close
Category
Harland
Publication date

Harbour council confirms that the Lindow bridge will close

Maria Vesely
Vesely

The head of the Harland council, Maria Vesely, announced at a briefing that the bridge closes.

Points of attention

  • The bridge over the Lin closes on Monday.
  • Ferries may run twice an hour.

Why the bridge is closed

We have preliminary data on the piers, and we cannot let our buses cross it any longer.

According to her, engineers from two other towns took part in the survey.

I am asking everybody to have patience. Our people will work at night as well.

Maria Vesely

Maria Vesely

Head of the Harland council

Engineers say that the works are likely to last until spring.

By staying online, you consent to the use of cookies files, which help us improve this page

Based on your browser and language settings, you might prefer the English version of our website.
"""


def read(text: str, **options: str) -> Article:
    article = read_article(Page(data=text.encode(), path="article.txt"), **options)
    assert article.text == text
    return article


def kinds(article: Article) -> list[tuple[str, str]]:
    return [(block.kind, block.span.of(article.text)) for block in article.blocks]


def test_a_pasted_page() -> None:
    """The headline once, labels, key points, a card, an unmarked quote, no furniture."""
    article = read(PASTED)
    assert [kind for kind, _ in kinds(article)] == [
        "title", "caption", "caption", "lede", "heading", "keypoint", "keypoint", "heading",
        "quote", "paragraph", "quote", "paragraph",
    ]  # fmt: skip
    assert article.title == (0, 58)
    assert article.category == "Harland"
    assert article.published is None
    assert [problem.message for problem in article.problems] == [
        "the page states no publication date"
    ]
    assert ("keypoint", "The bridge over the Lin closes on Monday.") in kinds(article)
    quote = [block for block in article.blocks if block.kind == "quote"][-1]
    assert quote.speaker is not None
    assert quote.role is not None
    assert quote.speaker.of(article.text) == "Maria Vesely"
    assert quote.role.of(article.text) == "Head of the Harland council"
    assert not any("cookies" in words or "English version" in words for _, words in kinds(article))


@pytest.mark.parametrize(
    ("points", "notice"),
    [
        ("Головне", "Залишаючись на сайті, ви погоджуєтесь із файлами cookie."),
        ("Ключевые моменты", "Оставаясь на сайте, вы соглашаетесь с файлами cookie."),
    ],
)
def test_other_languages(points: str, notice: str) -> None:
    """Key points and cookie notices are known in Ukrainian and Russian."""
    text = f"Міст закрито\n\nРада міста закрила міст.\n\n{points}\n\n• Пороми ходять.\n\n{notice}\n"
    assert kinds(read(text)) == [
        ("title", "Міст закрито"),
        ("lede", "Рада міста закрила міст."),
        ("heading", points),
        ("keypoint", "Пороми ходять."),
    ]


def test_news_loses_no_paragraph() -> None:
    """Of plain news every line is in a block, in the first person or not."""
    lines = [
        "Mayor speaks of the river.",
        "LINDOW - The mayor spoke on Monday. He said:",
        '"We have our doubts, and I say so."',
        "ABSTRACT.",
        "We, who live here, know the river.",
        "It rose again",
        "and fell.",
    ]
    article = read("\n\n".join(lines))
    assert [words for _, words in kinds(article)] == lines
    assert {kind for kind, _ in kinds(article)} <= {"title", "paragraph", "heading"}


def test_single_newlines() -> None:
    """Lines under a headline are paragraphs though no blank line parts them."""
    article = read("Bridge shut\n\nThe bridge was shut.\nFerries run.\n")
    assert [kind for kind, _ in kinds(article)] == ["title", "paragraph", "paragraph"]


def test_hard_wrapped() -> None:
    """A paragraph broken at a margin is one block."""
    paragraph = (
        "The council of the town met on Monday and heard a long report about\n"
        "the state of the bridge over the river, which engineers had examined\n"
        "for three weeks with divers, two boats and a number of instruments\n"
        "that were lent by the university of the next town down the river."
    )
    article = read(f"Bridge shut\n\n{paragraph}\n\n{paragraph.replace('bridge', 'ferry')}\n")
    assert [kind for kind, _ in kinds(article)] == ["title", "paragraph", "paragraph"]
    assert kinds(article)[1][1] == paragraph


def test_line_ends_and_marks_are_kept() -> None:
    """Byte order mark, carriage returns, right-to-left marks, combining signs: all stay."""
    text = "\ufeffBridge shut\r\n\r\nThe \u200fbridge\u200e at Jose\u0301 was shut.\r\n"
    article = read(text)
    assert kinds(article) == [
        ("title", "Bridge shut"),
        ("paragraph", "The \u200fbridge\u200e at Jose\u0301 was shut."),
    ]


def test_what_the_user_knows() -> None:
    """Date and language that a bare file cannot say."""
    article = read("Bridge shut\n\nIt is.\n", published="2024-12-14", language="en")
    assert article.published is not None
    assert (article.published.edtf, article.published.source) == ("2024-12-14", "user")
    assert article.language == "en"


def test_labels_with_dates() -> None:
    """A labelled date in words is the publication date."""
    article = read("Мост закрыт\nДата публикации\n30 июля 2015\nАвтор: Анна Лин\n\nМост закрыли.\n")
    assert article.published is not None
    assert (article.published.edtf, article.published.source) == ("2015-07-30", "text")
    assert article.byline == ("Анна Лин",)


def test_no_headline() -> None:
    """A text that begins with its story has no title, and says so."""
    article = read(
        "LINDOW, 3 May — The council met and heard a report about the bridge over the river.\n\n"
        "It will close.\n"
    )
    assert article.title is None
    assert "the page shows no title" in [problem.message for problem in article.problems]
    assert len(article.blocks) == 2


def test_markup_less_page_is_plain(tmp_path: Path) -> None:
    """Bytes without markup are plain text whatever their name."""
    article = read_article(Page(data=b"Bridge shut\n\nIt is.\n", url="https://lin.example/1"))
    assert article.text == "Bridge shut\n\nIt is.\n"
