"""The sample newsroom: its gold resolves in its pages, and it holds all that it says it holds."""

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from html import unescape
from pathlib import Path

import lxml.html
import pytest
from newsroom_gold import NEWSROOM, PageGold, Statement, load_newsroom, load_pages

PAGES = load_pages()
ROOM = load_newsroom()
BREAKS = {
    "p",
    "div",
    "li",
    "td",
    "tr",
    "br",
    "h1",
    "h2",
    "h3",
    "h4",
    "span",
    "time",
    "b",
    "section",
}
PRONOUNS = {
    "en": {"He", "he", "She", "she", "It", "it", "They"},
    "uk": {"Він", "він", "Вона", "вона", "його", "її"},
    "ru": {"Он", "он", "Она", "она", "его", "ее"},
}
INVISIBLE = "//script | //style | //head | //template | //comment()"


def page_bytes(gold: PageGold) -> bytes:
    return (NEWSROOM / gold.page).read_bytes()


def visible(gold: PageGold) -> str:
    """The words a reader sees, white space collapsed; for plain text the file itself."""
    data = page_bytes(gold)
    if gold.page.endswith(".txt"):
        return collapse(data.decode())
    encoding = "windows-1251" if b"windows-1251" in data[:400] else "utf-8"
    tree = lxml.html.document_fromstring(data.decode(encoding).encode(), parser=html_parser())
    for element in tree.xpath(INVISIBLE):
        element.drop_tree()
    for element in tree.iter():
        if element.tag in BREAKS - {"span", "b"} and isinstance(element.tag, str):
            element.tail = "\n" + (element.tail or "")
    return collapse(tree.text_content())


def html_parser() -> lxml.html.HTMLParser:
    return lxml.html.HTMLParser(encoding="utf-8")


def collapse(text: str) -> str:
    return re.sub(r"\s+", " ", text)


each_page = pytest.mark.parametrize("stem", sorted(PAGES))


def test_it_is_large_and_varied_enough() -> None:
    """Thirty pages and more, of six outlets and more, in three languages and eight templates."""
    languages = Counter(gold.language for gold in PAGES.values())
    assert len(PAGES) >= 36
    assert len(ROOM.outlets) >= 7
    assert len(ROOM.stories) >= 6
    assert len({gold.template for gold in PAGES.values()}) >= 10
    assert min(languages["en"], 14) == 14
    assert languages["uk"] >= 12
    assert languages["ru"] >= 10


def test_every_page_has_its_gold_and_every_gold_its_page() -> None:
    pages = {p.relative_to(NEWSROOM).as_posix() for p in (NEWSROOM / "pages").rglob("*.*")}
    assert pages == {gold.page for gold in PAGES.values()}


def test_pages_and_gold_are_as_their_sources_have_them() -> None:
    """Nobody edited a written file by hand: sources and package agree byte for byte."""
    build = Path(__file__).parents[2] / "training" / "newsroom" / "build.py"
    done = subprocess.run(  # the project's own script
        [sys.executable, str(build), "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@each_page
def test_every_block_stands_in_the_visible_page(stem: str) -> None:
    gold = PAGES[stem]
    page = visible(gold)
    at = 0
    for block in gold.blocks[1:]:
        at = page.index(collapse(block.text).strip(), at)  # in this order
        for line in filter(None, (block.speaker, block.role)):
            assert line in page
    assert gold.title in page


@each_page
def test_the_page_states_what_the_gold_says_of_it(stem: str) -> None:
    """Outlet, category, byline and dates stand in the page; else the gold has none."""
    gold = PAGES[stem]
    encoding = "windows-1251" if undecodable_as_utf8(gold) else "utf-8"
    source = unescape(page_bytes(gold).decode(encoding))
    for stated in filter(None, (gold.outlet, gold.category, *gold.byline)):
        assert stated in source
    for date in filter(None, (gold.published, gold.modified)):
        assert date in source or in_words(date, gold.language) in source


def in_words(date: str, language: str) -> str:
    """Early March as Ukrainian and Russian pages write it."""
    return f"{int(date[8:10])} {'березня' if language == 'uk' else 'марта'} {date[:4]}"


@each_page
def test_every_word_of_gold_stands_in_its_block(stem: str) -> None:
    gold = PAGES[stem]
    for words in gold.all_words():
        assert words.words.strip() == words.words
        assert words.words
        gold.at(words)  # raises where they do not stand


@each_page
def test_references_inside_a_page_resolve(stem: str) -> None:
    gold = PAGES[stem]
    ids = [statement.id for statement in gold.statements]
    assert len(set(ids)) == len(ids)
    for event in gold.events:
        assert event.statement is None or event.statement in ids
        assert event.place is None or event.place < len(gold.places)
        assert event.when is None or event.when < len(gold.times)
        assert all((m.low or 0) <= (m.high or 1e12) for m in event.magnitudes)


@each_page
def test_statements_are_whole(stem: str) -> None:
    """Each has content; each has a source, a cue, or stands in quotation marks."""
    gold = PAGES[stem]
    assert gold.statements_complete
    for statement in gold.statements:
        assert statement.content
        assert statement.source or statement.cue or statement.mode == "direct"
        if statement.source and statement.source[0].words not in PRONOUNS[gold.language]:
            assert statement.speaker, statement.id


@each_page
def test_statements_keep_the_conventions(stem: str) -> None:
    """A denial is negative; quotation marks close where they open, save between paragraphs."""
    for statement in PAGES[stem].statements:
        certainty = statement.certainty
        assert "denial" not in certainty.basis or certainty.polarity == "negative"
        quoted = "".join(piece.words for piece in statement.content)
        parts = len({piece.block for piece in statement.content})
        assert 0 <= quoted.count("«") - quoted.count("»") <= parts - 1, statement.id
        if statement.mode == "indirect":
            assert not statement.content[-1].words.endswith((",", " .")), statement.id


@each_page
def test_page_furniture_is_no_gold(stem: str) -> None:
    """The page has words that are not the article's, and lxml reads it whole."""
    gold = PAGES[stem]
    if gold.page.endswith(".html"):
        article = sum(len(block.text) for block in gold.blocks)
        assert len(visible(gold)) > article + 80
        assert 1_500 < len(page_bytes(gold)) < 30_000


def test_stories_origins_and_versions_partition_the_pages() -> None:
    for groups in (ROOM.stories, ROOM.origins):
        stems = [stem for group in groups for stem in group.pages]
        assert sorted(stems) == sorted(PAGES)
    story = {stem: group.id for group in ROOM.stories for stem in group.pages}
    for origin in ROOM.origins:
        assert len({story[stem] for stem in origin.pages}) == 1
        assert len(origin.evidence) == len(origin.pages) - 1, origin.pages
    for version in ROOM.versions:
        assert {PAGES[stem].url for stem in version.pages} == {version.url}
    for pair in ROOM.neighbours:
        assert set(pair) <= set(story.values())


def test_claims_rest_on_statements_and_events() -> None:
    for key, claim in ROOM.claims.items():
        assert claim.asserted, key
        for stem, item in [*claim.asserted, *claim.denied, *(v.by for v in claim.versions)]:
            gold = PAGES[stem]
            assert item in {thing.id for thing in [*gold.statements, *gold.events]}, (stem, item)
    assert sum(bool(claim.denied) for claim in ROOM.claims.values()) >= 6


def test_the_death_toll_has_three_versions() -> None:
    """3, then 7, then at least 9; none is overwritten."""
    versions = ROOM.claims["dam-deaths"].versions
    assert {(v.low, v.best, v.high) for v in versions} == {(3, 3, 3), (7, 7, 7), (9, 9, None)}
    timed = [v for v in versions if v.at and "T" in v.at]
    assert [v.low for v in timed] == sorted(v.low or 0 for v in timed)


def test_forecasts_have_makers_and_outcomes() -> None:
    outcomes = Counter(forecast.outcome for forecast in ROOM.forecasts)
    assert set(outcomes) == {"borne out", "contradicted", "open"}
    for forecast in ROOM.forecasts:
        assert forecast.made, forecast.claim
        assert bool(forecast.by) == (forecast.outcome != "open")


def test_known_toponyms_have_their_ids_and_invented_ones_none() -> None:
    ids = {(p.name, p.country, p.geonames) for gold in PAGES.values() for p in gold.places}
    assert ("Kursk Oblast", "RU", 538555) in ids
    assert ("Moscow", "RU", 524901) in ids
    assert ("Geneva", "CH", 2660646) in ids
    assert all(geonames is None for name, _, geonames in ids if name in {"Ostrania", "Sarnok"})


def is_pronoun_speaker(gold: PageGold, statement: Statement) -> bool:
    words = {piece.words for piece in statement.source}
    return bool(words & PRONOUNS[gold.language]) and statement.speaker is not None


def any_statement(test: Callable[[Statement], object]) -> Callable[[PageGold], bool]:
    return lambda gold: any(test(statement) for statement in gold.statements)


def pronoun_speaker(gold: PageGold) -> bool:
    return any(is_pronoun_speaker(gold, statement) for statement in gold.statements)


def nested_quotes(gold: PageGold) -> bool:
    """The content of one statement stands within that of another."""
    pieces = [(s.id, p.block, p.words) for s in gold.statements for p in s.content]
    return any(
        a[0] != b[0] and a[1] == b[1] and a[2] in b[2] and a[2] != b[2]
        for a in pieces
        for b in pieces
    )


def city_and_government(gold: PageGold) -> bool:
    senses = {place.metonymy for place in gold.places if place.name == "Moscow"}
    return senses == {True, False}


def beyond_the_blocks(words: str) -> Callable[[PageGold], bool]:
    return lambda gold: (
        words in visible(gold) and all(words not in block.text for block in gold.blocks)
    )


def markup(words: str) -> Callable[[PageGold], bool]:
    return lambda gold: words.encode() in page_bytes(gold)


def undecodable_as_utf8(gold: PageGold) -> bool:
    try:
        page_bytes(gold).decode()
    except UnicodeDecodeError:
        return True
    return False


SHOWN: dict[str, Callable[[PageGold], object]] = {
    "windows-1251": undecodable_as_utf8,
    "no-date": lambda gold: gold.published is None,
    "title-repeated": lambda gold: visible(gold).count(gold.title) >= 2,
    "live-blog": markup("LiveBlogPosting"),
    "json-ld": markup('"@type":"NewsArticle"'),
    "amp": markup("amp-boilerplate"),
    "microdata": markup('itemprop="articleBody"'),
    "wordpress": markup("wp-block-library"),
    "time-element": lambda gold: markup("<time datetime")(gold) and not markup("ld+json")(gold),
    "cookie-wall": beyond_the_blocks("cookie"),
    "comments": markup("comment"),
    "article-versions": lambda gold: any(v.url == gold.url for v in ROOM.versions),
    "correction-note": lambda gold: any("Correction:" in b.text for b in gold.blocks),
    "key-points": lambda gold: any(b.kind == "keypoint" for b in gold.blocks),
    "quote-card": lambda gold: any(b.speaker for b in gold.blocks),
    "multi-paragraph-quote": any_statement(lambda s: len({p.block for p in s.content}) >= 2),
    "quotes-within-quotes": nested_quotes,
    "nested-quotes-uk": nested_quotes,
    "nested-quotes-ru": nested_quotes,
    "dialogue-dash": any_statement(lambda s: s.content[0].words.startswith("—")),
    "telegram-chain": any_statement(
        lambda s: s.via and any("Telegram" in p.words for p in s.source)
    ),
    "pronoun-speaker": pronoun_speaker,
    "pronoun-speaker-uk": pronoun_speaker,
    "pronoun-speaker-ru": pronoun_speaker,
    "speakerless": any_statement(lambda s: not s.source and s.speaker is None),
    "speakerless-uk": any_statement(lambda s: not s.source and s.speaker is None),
    "anonymous-source": any_statement(lambda s: "anonymous" in s.certainty.basis),
    "denial": any_statement(lambda s: "denial" in s.certainty.basis),
    "questions-conditions": lambda gold: (
        any("?" in b.text for b in gold.blocks)
        or any_statement(lambda s: "condition" in s.certainty.basis)(gold)
    ),
    "stance": any_statement(lambda s: any("without evidence" in p.words for p in s.cue)),
    "hedges": any_statement(lambda s: s.certainty.shown_by),
    "hedges-uk": any_statement(lambda s: s.certainty.shown_by),
    "hedges-ru": any_statement(lambda s: s.certainty.shown_by),
    "metonymy-government": lambda gold: any(place.metonymy for place in gold.places),
    "moscow-city-and-government": city_and_government,
    "acronym": lambda gold: any(re.search(r"\([A-ZА-ЯІЇЄ]{3,4}\)", b.text) for b in gold.blocks),
    "background-history": lambda gold: any((t.edtf or "9") < "2020" for t in gold.times),
    "changing-toll": lambda gold: any(e.magnitudes for e in gold.events),
    "dateline": lambda gold: any(place.words.words.isupper() for place in gold.places),
    "plain-text": lambda gold: gold.page.endswith(".txt"),
    "known-region": lambda gold: any(p.name == "Kursk Oblast" for p in gold.places),
    "role-change": lambda gold: re.search(r"ormer|олишн|ывш", gold.title + str(gold.blocks)),
    "credit-line": lambda gold: any("(Northgate)" in b.text for b in gold.blocks),
    "credit-line-uk": lambda gold: any("агенції Northgate" in b.text for b in gold.blocks),
    "credit-line-ru": lambda gold: re.search(r"Northgate|со ссылкой на", str(gold.blocks)),
}


@pytest.mark.parametrize("phenomenon", sorted(ROOM.phenomena))
def test_what_makes_news_hard_is_there(phenomenon: str) -> None:
    """The checklist names pages that exist, and each page shows what it is named for."""
    for stem in ROOM.phenomena[phenomenon]:
        assert SHOWN.get(phenomenon, lambda gold: gold)(PAGES[stem]), stem


def test_the_checklist_misses_nothing_that_can_be_shown() -> None:
    assert set(SHOWN) <= set(ROOM.phenomena)
