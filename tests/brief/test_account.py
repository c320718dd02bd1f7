"""An account of a story: what it shows, and that no corrupted line passes its gate."""

import re
from collections.abc import Callable, Iterator
from importlib.resources import files
from typing import Any

import msgspec
import pytest

from dateline.brief import Account, make_account
from dateline.brief.cite import Citer
from dateline.brief.lines import Line
from dateline.brief.sift import sift
from dateline.ledger import Story
from dateline.model import Reading
from dateline.pipeline import Read, read_sources
from dateline.reading import load_model
from dateline.story import group, profile
from dateline.story.claims import claims

STORIES = ("dam", "court", "recount", "outbreak", "border")
replace = msgspec.structs.replace
Part = Any


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    pages = files("dateline.newsroom") / "pages"
    sources = [str(p) for p in sorted(pages.glob("*/*.html")) if p.stem.split("-")[1] in STORIES]  # type: ignore[attr-defined]
    steps = read_sources(sources)
    return list({s.reading.id: s.reading for s in steps if isinstance(s, Read)}.values())


@pytest.fixture(scope="module")
def stories(readings: list[Reading]) -> list[Story]:
    """Grouped by what the articles are about, each with its claims."""
    by_id = {reading.id: reading for reading in readings}
    meant = load_model().embed([reading.text[:300] for reading in readings])
    profiles = [profile(r, embedding=m.tolist()) for r, m in zip(readings, meant, strict=True)]
    return [
        replace(story, claims=claims([by_id[a] for a in story.articles], story.origins))
        for story in group(profiles)
        if len(story.articles) > 2
    ]


@pytest.fixture(scope="module")
def accounts(stories: list[Story], readings: list[Reading]) -> list[tuple[Account, Story]]:
    return [(make_account(story, readings), story) for story in stories]


PARTS = ("points", "disputes", "changes", "timeline", "questions")


def test_sound_parts_pass(accounts: list[tuple[Account, Story]]) -> None:
    """Of all that was composed 97 in 100 parts stand; what was left out is listed."""
    shown = sum(len(getattr(account, part)) for account, _ in accounts for part in PARTS)
    left = sum(len(account.left_out) for account, _ in accounts)
    assert shown >= 100
    assert left <= 0.03 * (shown + left)


def test_points_count_outlets_and_origins(accounts: list[tuple[Account, Story]]) -> None:
    """Five at most, each sentence once, the most carried first; copies add no origin."""
    for account, story in accounts:
        assert 1 <= len(account.points) <= 5
        assert len({point.line.words for point in account.points}) == len(account.points)
        origins = [point.origins for point in account.points]
        assert origins == sorted(origins, reverse=True)
        assert account.origins == len(story.origins) <= len(story.articles)


def test_the_readers_language(stories: list[Story], readings: list[Reading]) -> None:
    """A point is in the reader's language where somebody of the story said it so."""
    language = {reading.id: reading.language for reading in readings}
    for story in stories:
        by_id = {claim.id: claim for claim in story.claims}
        for point in make_account(story, readings, locale="uk").points:
            told = {language[voice.article] for voice in by_id[point.claim].asserted}
            assert point.line.language == "uk" or "uk" not in told


def test_the_order_of_readings_changes_nothing(
    stories: list[Story], readings: list[Reading]
) -> None:
    for story in stories:
        assert make_account(story, readings) == make_account(story, readings[::-1])


Change = Callable[[str], str]
WORDS: dict[str, Change] = {
    "a number": lambda words: re.sub(r"\d", lambda d: str((int(d[0]) + 1) % 10), words, count=1),
    "a name": lambda words: re.sub(r"(?<=\s)[A-ZА-ЯІЇЄ]\w+", "Ostrel", words, count=1),
    "a negation": lambda words: re.sub(r"\b(not|no|не|ні|нет) ", "", words, count=1),
    "a word": lambda words: words.rsplit(" ", 1)[0],
}


def lines(part: Part) -> Iterator[tuple[str, Line]]:
    """The part's own lines, by the field they stand in."""
    for name in ("line", "one", "other", "speaker"):
        line = getattr(part, name, None)
        if isinstance(line, Line):
            yield name, line


def corrupted_lines(part: Part, elsewhere: Line) -> Iterator[Part]:
    for name, line in lines(part):
        for change in WORDS.values():
            if change(line.words) != line.words:
                yield replace(part, **{name: replace(line, words=change(line.words))})
        if elsewhere.sentences != line.sentences:
            yield replace(part, **{name: replace(line, sentences=elsewhere.sentences)})
            yield replace(part, **{name: elsewhere})
        anchor = line.anchors[0]
        moved = replace(anchor, span=anchor.span.shift(1))
        yield replace(part, **{name: replace(line, anchors=(moved,))})


def corrupted_fields(part: Part) -> Iterator[Part]:
    """Dates, counts, certainty and stance that are not what was read."""
    if hasattr(part, "edtf"):
        yield replace(part, edtf="1999-01-01")
    for count in ("origins", "outlets", "credibility"):
        if hasattr(part, count):
            yield replace(part, **{count: getattr(part, count) + 1})
    if hasattr(part, "sure"):
        raised = "probable" if part.sure.degree == "certain" else "certain"
        yield replace(part, sure=replace(part.sure, degree=raised))
        turned = "negative" if part.sure.polarity == "positive" else "positive"
        yield replace(part, sure=replace(part.sure, polarity=turned))
    if hasattr(part, "stance"):
        yield replace(part, stance="denies" if part.stance == "asserts" else "asserts")


def corrupted(part: Part, elsewhere: Line) -> Iterator[Part]:
    """The part with one detail wrong, in every way that it can be."""
    yield from corrupted_lines(part, elsewhere)
    yield from corrupted_fields(part)
    if hasattr(part, "topic"):
        yield from (replace(part, topic=t) for t in corrupted(part.topic, elsewhere))
    for name in ("asserted", "denied", "heard", "steps", "clashes"):
        held = getattr(part, name, ())
        for at, one in enumerate(held[:2]):
            for wrong in corrupted(one, elsewhere):
                yield replace(part, **{name: (*held[:at], wrong, *held[at + 1 :])})
        if held:
            yield replace(part, **{name: held[1:]})


def unsaid(story: Story, readings: list[Reading]) -> Line:
    """A sentence of the story in which nothing of any claim stands."""
    said = [(c.anchor.article, c.anchor.span) for c in story.claims]
    said += [(v.article, v.content.span) for c in story.claims for v in (*c.asserted, *c.denied)]
    for reading in readings:
        citer = Citer.of(reading)
        for unit in citer.units if reading.id in story.articles else ():
            if not any(a == reading.id and unit.overlaps(span) for a, span in said):
                return citer.line(unit)
    raise AssertionError("every sentence says something")


def test_no_corrupted_part_passes(
    accounts: list[tuple[Account, Story]], readings: list[Reading]
) -> None:
    """One detail wrong (a name, number, negation, date, speaker, certainty, count, citation):
    the part is left out, and its fellows stay."""
    tried = 0
    for account, story in accounts:
        elsewhere = unsaid(story, readings)
        bare = replace(account, points=(), disputes=(), changes=(), timeline=(), questions=())
        for name in PARTS:
            wrongs = [w for p in getattr(account, name)[:3] for w in corrupted(p, elsewhere)]
            kept = sift(replace(bare, **{name: tuple(wrongs)}), story, readings)
            assert getattr(kept, name) == ()
            tried += len(wrongs)
    assert tried >= 300
