"""Stories: what comes together and stays apart, the same in any order and with judgements."""

import random
from collections.abc import Mapping
from importlib.resources import files
from itertools import pairwise
from typing import Any

import msgspec
import pytest

from dateline.ledger import Judgement, Profile
from dateline.story import group, link, part, why
from dateline.story.candidates import postings
from dateline.story.clues import scores
from dateline.story.side import side

GOLD = msgspec.json.decode((files("dateline") / "newsroom" / "gold" / "newsroom.json").read_bytes())


class Memory:
    """What is known, in memory: as the record keeps it."""

    def __init__(self) -> None:
        self.held: dict[str, Profile] = {}
        self.scores: dict[tuple[str, str], int] = {}

    def profiles(self, wanted: Any) -> Mapping[str, Profile]:
        return {each: self.held[each] for each in wanted if each in self.held}

    def postings(self, keys: Any) -> Mapping[int, Any]:
        lists = postings(self.held.values())
        return {key: lists[key] for key in keys if key in lists}

    def take(self, new: list[Profile], gone: tuple[str, ...] = ()) -> None:
        linked = link(new, gone, self)
        leaving = {*gone, *(each.article for each in new)}
        self.scores = {
            pair: points
            for pair, points in self.scores.items()
            if leaving.isdisjoint(pair) and pair not in linked.unlinked
        } | linked.links
        self.held = {id_: each for id_, each in self.held.items() if id_ not in leaving}
        self.held |= {each.article: each for each in new}

    def stories(self) -> list[Any]:
        return sorted(str(each) for each in part(self.held, self.scores))


def named(profiles: Mapping[str, Profile]) -> dict[str, str]:
    return {each.article: name for name, each in profiles.items()}


def test_the_newsroom_falls_into_its_stories(profiles: dict[str, Profile]) -> None:
    """Three languages, ten outlets; two strikes in one city and two floods stay apart."""
    name = named(profiles)
    found = {frozenset(name[one] for one in story.articles) for story in group(profiles.values())}
    assert found == {frozenset(story["pages"]) for story in GOLD["stories"]}


def test_stories_come_by_publication_and_so_do_their_articles(profiles: dict[str, Profile]) -> None:
    when = {each.article: each.published or "~" for each in profiles.values()}
    stories = group(profiles.values())
    assert all(when[a.articles[0]] <= when[b.articles[0]] for a, b in pairwise(stories))
    assert all(when[a] <= when[b] for each in stories for a, b in pairwise(each.articles))


@pytest.mark.parametrize("seed", range(3))
def test_order_and_batches_change_nothing(profiles: dict[str, Profile], seed: int) -> None:
    """Random orders and batches, with articles that go and come back; bench.stories has twenty."""
    chance = random.Random(seed)
    whole = sorted(map(str, group(profiles.values())))
    left = chance.sample(sorted(profiles), len(profiles))
    memory = Memory()
    while left:
        size = chance.choice([5, 10, 20])
        memory.take([profiles[name] for name in left[:size]])
        left = left[size:]
    gone = chance.sample(sorted(memory.held), 5)
    back = [memory.held[each] for each in gone]
    memory.take([], tuple(gone))
    memory.take(back)
    assert memory.stories() == whole


def test_long_lists_give_the_same_in_any_order(profiles: dict[str, Profile]) -> None:
    """Forty near-copies under the same keys: more than an article is compared with."""
    base = profiles["wire-dam-1"]
    many = [
        msgspec.structs.replace(base, article=f"sha256:{n:064x}", day=(base.day or 0) + n % 9)
        for n in range(40)
    ]
    whole = sorted(map(str, group(many)))
    assert len(whole) == 1
    for seed in range(1):
        memory = Memory()
        for each in random.Random(seed).sample(many, len(many)):
            memory.take([each])
        assert memory.stories() == whole


def test_why_adds_up_to_the_score(profiles: dict[str, Profile]) -> None:
    one, other = profiles["wire-dam-1"], profiles["bereh-dam-1"]
    clues = why(one, other)
    assert clues == why(other, one)
    assert sum(clue.weight for clue in clues) * 1000 == pytest.approx(
        scores([(side(one), side(other))])[0], abs=10
    )
    names = next(clue for clue in clues if clue.kind == "names")
    assert "srnk" in names.words


def test_people_are_believed_before_clues(profiles: dict[str, Profile]) -> None:
    dam, copy, rail = (profiles[n].article for n in ("wire-dam-1", "ledger-dam-1", "listok-rail-1"))

    def together(*judgements: Judgement) -> set[frozenset[str]]:
        stories = group(profiles.values(), judgements)
        pairs = [(dam, copy), (dam, rail)]
        return {
            frozenset(pair)
            for pair in pairs
            if any({*pair} <= {*story.articles} for story in stories)
        }

    apart, same = said(1, dam, copy, "different"), said(2, dam, rail, "same")
    assert together() == {frozenset((dam, copy))}
    assert together(apart) == set()
    assert together(same) == {frozenset((dam, copy)), frozenset((dam, rail))}
    assert together(apart, said(3, dam, copy, "unsure")) == {frozenset((dam, copy))}
    withdrawn = msgspec.structs.replace(apart, withdrawn="2025-03-09T12:00:00Z")
    assert together(withdrawn) == together()


def said(number: int, one: str, other: str, answer: Any) -> Judgement:
    first, second = sorted((one, other))
    return Judgement(
        id=number, of="article", one=first, other=second, answer=answer, by="A. Reader", at="2025"
    )


def test_a_story_ends(profiles: dict[str, Profile]) -> None:
    """The same words a year later are another story."""
    one = profiles["wire-dam-1"]
    later = msgspec.structs.replace(one, article="sha256:" + "0" * 64, day=(one.day or 0) + 365)
    assert len(group([one, later])) == 2


def test_an_article_alone_is_a_story(profiles: dict[str, Profile]) -> None:
    (only,) = group([profiles["wire-dam-1"]])
    assert only.articles == (profiles["wire-dam-1"].article,)
    assert len(only.origins) == 1
    assert group([]) == ()
