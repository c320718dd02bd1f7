"""Origins: what goes back to one text, and what only cites it; versions and what they change."""

from importlib.resources import files

import msgspec
import pytest

from dateline.ledger import Profile
from dateline.model import Reading
from dateline.story import changes, find_origins, profile
from dateline.story.credit import credits_of
from dateline.story.script import skeleton
from story.told import reading

GOLD = msgspec.json.decode((files("dateline") / "newsroom" / "gold" / "newsroom.json").read_bytes())


@pytest.mark.parametrize("story", GOLD["stories"], ids=lambda story: story["id"])
def test_the_newsrooms_origins(profiles: dict[str, Profile], story: dict[str, list[str]]) -> None:
    """Reprints, translations, a press release, versions; independent reports stay apart."""
    name = {profiles[page].article: page for page in story["pages"]}
    found = find_origins(profiles[page] for page in story["pages"])
    gold = {frozenset(o["pages"]) for o in GOLD["origins"] if set(o["pages"]) <= {*story["pages"]}}
    assert {frozenset(name[one] for one in origin.articles) for origin in found} == gold
    assert all(bool(origin.clues) == (len(origin.articles) > 1) for origin in found)


CREDITS = {
    "en": ("KYIV, March 4 (Reuters) — The dam failed.", "Reuters"),
    "uk": ("Гребля не витримала, за повідомленням агенції Reuters.", "Reuters"),
    "ru": ("Плотина не выдержала, передаёт агентство «Рейтер».", "Рейтер"),
}


@pytest.mark.parametrize("language", CREDITS)
def test_credit_lines(language: str) -> None:
    text, agency = CREDITS[language]
    (credit, *_) = credits_of(reading(f"A dam fails\n\n{text}", language=language))
    assert credit.name == skeleton(agency)


def test_a_name_explained_in_brackets_is_no_credit() -> None:
    told = reading("A dam fails\n\nThe State Emergency Service (SESO) said three died.")
    assert credits_of(told) == ()


def test_a_copy_is_known_whatever_its_order_and_heading(newsroom: dict[str, Reading]) -> None:
    """Cut, turned round and with another title: still one origin."""
    original = newsroom["ledger-recount-1"]
    paragraphs = original.text.split("\n\n")[1:]
    copy = reading(
        "\n\n".join(["All else is new", *reversed(paragraphs[: len(paragraphs) // 2 + 1])])
    )
    (origin,) = find_origins([profile(original), profile(copy)])
    assert [clue.kind for clue in origin.clues] == ["passages"]


def test_what_a_later_version_changes() -> None:
    before = reading("Dam fails\n\nThree died. The cause is not known.")
    after = reading("Dam fails\n\nSeven died. The cause is not known. Rain goes on.")
    found = [(c.kind, [s.of(after.text) for s in c.after]) for c in changes(before, after)]
    assert found == [("reworded", ["Seven died."]), ("added", ["Rain goes on."])]
    assert changes(before, before) == ()
