"""How well the article stage finds body, title and date, beside the extractors that exist.

    python bench/extraction.py --data ../shared/data
    python bench/extraction.py --data ../shared/data --only dateline --worst 15

Two corpora of saved pages, each read in full:

* `pages/wcxb`: article pages of the Web Content Extraction Benchmark (gold: main content).
* `pages/fundus`: news pages of many countries (gold: what the publisher's own parser found).

Measures, for each page, averaged over the pages of a corpus (macro):

* body F1: the words of the found body against the gold's, as bags with counts; a word is
  a run of letters, digits and underscores, casefolded, and of Chinese and Japanese each
  character is a word. The body is everything but the title.
* title, date: equal to the gold's where the gold has one; titles after casefolding and
  with all but letters and digits left out; dates as days, in the zone that the page writes.
  A page that gives no date counts as wrong.
"""

# ruff: noqa: PLC0415  an extractor is imported only where it is measured
import argparse
import gzip
import json
import os
import re
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")


class Gold(NamedTuple):
    """One saved page and what stands on it."""

    name: str
    url: str
    data: bytes
    body: str
    title: str
    date: str


class Found(NamedTuple):
    """What an extractor made of a page."""

    body: str
    title: str
    date: str


class Score(NamedTuple):
    """One page's measures; None where the gold says nothing."""

    name: str
    precision: float
    recall: float
    f1: float
    title: float | None
    date: float | None
    seconds: float


def wcxb(folder: Path) -> Iterator[Gold]:
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text())
        data = gzip.decompress(path.with_suffix(".html.gz").read_bytes())
        if gold.get("main_content"):
            title, date = gold["title"] or "", gold["publish_date"] or ""
            yield Gold(path.stem, gold["url"], data, gold["main_content"], title, date)


def fundus(folder: Path) -> Iterator[Gold]:
    """The n-th version of a publisher's parser belongs to its n-th saved page."""
    for path in sorted(folder.glob("*/*.json")):
        pages = sorted(path.parent.glob(f"{path.stem}_[0-9]*.html.gz"))
        meta = path.parent / "meta.info"
        known = json.loads(meta.read_text()) if meta.exists() else {}
        for page, gold in zip(pages, json.loads(path.read_text()).values(), strict=True):
            yield Gold(
                name=f"{path.parent.name}/{page.name.removesuffix('.html.gz')}",
                url=known.get(page.name, {}).get("url", ""),
                data=gzip.decompress(page.read_bytes()),
                body="\n\n".join(_lines(gold["body"])),
                title=gold["title"] or "",
                date=str(gold["publishing_date"] or "")[:10],
            )


def _lines(body: dict[str, Any]) -> Iterator[str]:
    yield from body["summary"]
    for section in body["sections"]:
        yield from section["headline"]
        yield from section["paragraphs"]


CORPORA = {"wcxb": wcxb, "fundus": fundus}


def dateline(page: Gold, leave_out: tuple[str, ...] = ("title",)) -> Found:
    from dateline.article import read_article
    from dateline.model import Page

    article = read_article(Page(data=page.data, url=page.url or None))
    kept = [block.span.of(article.text) for block in article.blocks if block.kind not in leave_out]
    title = article.title.of(article.text) if article.title else ""
    return Found("\n\n".join(kept), title, article.published.edtf[:10] if article.published else "")


def dateline_without_captions(page: Gold) -> Found:
    return dateline(page, leave_out=("title", "caption"))


def dateline_without_key_points(page: Gold) -> Found:
    return dateline(page, leave_out=("title", "keypoint"))


def _trafilatura(page: Gold, **options: bool) -> Found:
    import trafilatura

    found = trafilatura.bare_extraction(
        page.data, url=page.url or None, include_comments=False, with_metadata=True, **options
    )
    if found is None:
        return Found("", "", "")
    return Found(found.text or "", found.title or "", found.date or "")


def trafilatura(page: Gold) -> Found:
    return _trafilatura(page)


def trafilatura_precision(page: Gold) -> Found:
    return _trafilatura(page, favor_precision=True)


def trafilatura_recall(page: Gold) -> Found:
    return _trafilatura(page, favor_recall=True)


def resiliparse(page: Gold) -> Found:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding
    from resiliparse.parse.html import HTMLTree

    tree = HTMLTree.parse(bytes_to_str(page.data, detect_encoding(page.data)))
    return Found(extract_plain_text(tree, main_content=True), tree.title or "", "")


def readability(page: Gold) -> Found:
    from lxml import html
    from readability import Document

    document = Document(page.data)
    summary = document.summary()
    body = html.fromstring(summary).text_content() if summary.strip() else ""
    return Found(body, document.short_title() or "", "")


def newspaper4k(page: Gold) -> Found:
    from newspaper import Article

    article = Article(page.url or "https://news.example/", fetch_images=False)
    article.download(input_html=page.data.decode("utf-8", errors="replace"))
    article.parse()
    day = article.publish_date
    return Found(article.text, article.title, day.date().isoformat() if day else "")


EXTRACTORS: dict[str, Callable[[Gold], Found]] = {
    function.__name__: function
    for function in (
        trafilatura, trafilatura_precision, trafilatura_recall, resiliparse, readability,
        newspaper4k, dateline, dateline_without_captions, dateline_without_key_points,
    )
}  # fmt: skip


def score(page: Gold, extract: Callable[[Gold], Found]) -> Score:
    start = time.perf_counter()
    try:
        found = extract(page)
    except Exception as error:
        print(f"{page.name}: {extract.__name__} raised {type(error).__name__}: {error}")
        found = Found("", "", "")
    seconds = time.perf_counter() - start
    precision, recall, f1 = agreement(found.body, page.body)
    return Score(
        page.name, precision, recall, f1,
        float(_plain(found.title) == _plain(page.title)) if page.title else None,
        float(found.date == page.date) if page.date else None,
        seconds,
    )  # fmt: skip


def agreement(found: str, gold: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of two bags of words with counts."""
    ours, theirs = (Counter(WORD.findall(words.casefold())) for words in (found, gold))
    shared = (ours & theirs).total()
    if not shared:
        return 0.0, 0.0, 0.0
    precision, recall = shared / ours.total(), shared / theirs.total()
    return precision, recall, 2 * precision * recall / (precision + recall)


def _plain(title: str) -> str:
    return "".join(WORD.findall(title.casefold()))


def mean(values: list[float | None]) -> float:
    return statistics.fmean([value for value in values if value is not None] or [0.0])


def report(corpus: str, name: str, scores: list[Score]) -> str:
    columns = [
        mean([getattr(row, field) for row in scores])
        for field in ("precision", "recall", "f1", "title", "date")
    ]
    cells = " | ".join(f"{value:.4f}" for value in columns)
    return f"| {corpus} | {name} | {cells} | {1000 * mean([s.seconds for s in scores]):.0f} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, default=os.getenv("DATELINE_DATA", "../shared/data"))
    parser.add_argument("--only", default=",".join(EXTRACTORS), help="names, joined by commas")
    parser.add_argument("--corpus", default=",".join(CORPORA))
    parser.add_argument("--worst", type=int, default=0, help="also list the worst pages")
    arguments = parser.parse_args()
    print("| corpus | extractor | precision | recall | body F1 | title | date | ms a page |")
    print("|---|---|---|---|---|---|---|---|")
    for corpus in arguments.corpus.split(","):
        pages = list(CORPORA[corpus](Path(arguments.data) / "pages" / corpus))
        for name in arguments.only.split(","):
            scores = [score(page, EXTRACTORS[name]) for page in pages]
            print(report(corpus, name, scores), flush=True)
            for row in sorted(scores, key=lambda row: row.f1)[: arguments.worst]:
                print(f"    {row.name} P {row.precision:.3f} R {row.recall:.3f} F {row.f1:.3f}")


if __name__ == "__main__":
    main()
