"""Gold for bench/times.py: TimeBank, our own Ukrainian and Russian sets, the sample newsroom.

Our sets (`times_uk.toml`, `times_ru.toml`) are news-like sentences with the expressions in
braces: `{words|timex|edtf}`; `=` for an edtf that is the timex, nothing where there is none.
"""

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from dateline.span import Span

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "newsroom"))
from newsroom_gold import load_pages

MARKED = re.compile(r"\{([^|{}]+)\|([^|{}]*)\|([^|{}]*)\}")


class Gold(NamedTuple):
    """An expression of a gold set; `edtf` is "?" where the set does not say."""

    span: Span
    timex: str | None
    edtf: str | None


class Case(NamedTuple):
    """A text with all its expressions; `parts` are its blocks."""

    name: str
    text: str
    parts: list[Span]
    language: str
    published: str | None
    gold: list[Gold]


def timebank(data: Path) -> Iterator[Case]:
    """TimeBank as in TempEval-3, without the creation time itself."""
    for path in sorted((data / "times" / "timebank").glob("*.tml")):
        root = etree.parse(str(path)).getroot()
        created = root.find(".//DCT/TIMEX3")
        body = root.find("TEXT")
        assert body is not None
        assert created is not None
        text, gold = "", []
        for event, node in etree.iterwalk(body, events=("start", "end")):
            if event == "start" and node.tag == "TIMEX3":
                words = "".join(node.itertext())
                if words.strip():
                    gold.append(
                        Gold(Span(len(text), len(text) + len(words)), node.get("value"), "?")
                    )
            if event == "start":
                text += node.text or ""
            elif node is not body:
                text += node.tail or ""
        day = (created.get("value") or "")[:10]
        yield Case(path.stem, text, _paragraphs(text), "en", day, gold)


def _paragraphs(text: str) -> list[Span]:
    return [Span(*match.span()) for match in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text)]


def marked(path: Path, language: str) -> Iterator[Case]:
    """One of our own sets."""
    for number, item in enumerate(tomllib.loads(path.read_text("utf-8"))["text"]):
        text, gold, at = "", [], 0
        for match in MARKED.finditer(item["words"]):
            text += item["words"][at : match.start()]
            words, timex, edtf = match.groups()
            span = Span(len(text), len(text) + len(words))
            gold.append(Gold(span, timex or None, timex if edtf == "=" else edtf or None))
            text += words
            at = match.end()
        text += item["words"][at:]
        published = item.get("published")
        yield Case(f"{path.stem} {number}", text, _paragraphs(text), language, published, gold)


def newsroom() -> Iterator[Case]:
    """The sample newsroom's pages, as their gold has their blocks."""
    for name, page in load_pages().items():
        text, starts, parts = "", [], []
        for block in page.blocks:
            starts.append(len(text))
            parts.append(Span(len(text), len(text) + len(block.text)))
            text += block.text + "\n\n"
        gold = [
            Gold(Span(at, at + len(time.words.words)), time.timex, time.edtf)
            for time in page.times
            for at in [starts[time.words.block] + page.at(time.words)]
        ]
        day = page.published[:10] if page.published else None
        yield Case(name, text, parts, page.language, day, gold)
