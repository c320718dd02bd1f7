"""The renderings as they are, in snapshots; to renew one, delete it and run the tests."""

import json
import re
from pathlib import Path

import pytest

from brief.factory import english, samples
from dateline.brief import Brief, make_brief, render_html, render_json, render_markdown

SNAPSHOTS = Path(__file__).parent / "snapshots"


def one() -> Brief:
    return make_brief([english()])


def three() -> Brief:
    return make_brief(samples(), heading="The Velm dam, 4–5 May 2031")


def without_style(page: str) -> str:
    """A page without its style sheet, which says nothing about what the brief says."""
    return re.sub(r"<style>.*?</style>", "<style></style>", page, flags=re.DOTALL)


RENDERED = {
    "one.en.md": lambda: render_markdown(one()),
    "one.en.html": lambda: without_style(render_html(one())),
    "three.en.md": lambda: render_markdown(three()),
    "three.uk.md": lambda: render_markdown(three(), locale="uk"),
    "three.ru.html": lambda: without_style(render_html(three(), locale="ru")),
    "three.json": lambda: json.dumps(
        json.loads(render_json(three())), ensure_ascii=False, indent=1
    ),
}


@pytest.mark.parametrize("name", RENDERED)
def test_snapshot(name: str) -> None:
    """The rendering is what it was when somebody last looked at it."""
    shown = RENDERED[name]()
    kept = SNAPSHOTS / name
    if not kept.exists():
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(shown, "utf-8")
        pytest.fail(f"{name} was written anew: look at it, and run the tests again")
    assert shown == kept.read_text("utf-8")


def test_page_asks_nothing_of_anybody() -> None:
    """No script, no image, no style from elsewhere; and a policy that forbids them."""
    page = render_html(three())
    assert "default-src 'none'; style-src 'unsafe-inline'" in page
    assert not re.search(r"<(script|img|link|iframe|object|form|svg)\b|\ssrc=|@import|url\(", page)


def test_json_anchors_hold_against_its_own_text() -> None:
    """Whoever has the JSON can check every anchor with nothing else."""
    brief = json.loads(render_json(three()))
    texts = {entry["article"]: entry["text"] for entry in brief["articles"]}
    found = 0

    def visit(node: object) -> None:
        nonlocal found
        if isinstance(node, dict):
            if set(node) == {"article", "span", "words"}:
                start, end = node["span"]
                assert texts[node["article"]][start:end] == node["words"] != ""
                found += 1
            for value in node.values():
                visit(value)
        elif isinstance(node, list):
            for value in node:
                visit(value)

    visit(brief)
    assert found > 100


def test_markdown_notes_are_the_sentences() -> None:
    """Every link in the Markdown has one note, which gives its sentence and its offsets."""
    page = render_markdown(one())
    body, notes = page.split("## Sentences")
    linked = set(re.findall(r"\[\^(\d+)\]", body))
    defined = re.findall(r"(?m)^\[\^(\d+)\]: Article 1, (\d+)–(\d+): (.*)$", notes)
    assert [number for number, *_ in defined] == sorted(linked, key=int)
    text = english().text
    for _, start, end, words in defined:
        assert text[int(start) : int(end)] in words
