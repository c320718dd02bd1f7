"""What a brief holds: every article, every statement, and where each line stands."""

import doctest
import importlib
import pkgutil
from itertools import permutations
from typing import get_args

import pytest
from msgspec.structs import replace

import dateline.brief
from brief.factory import english, read, russian, samples, say, ukrainian
from dateline.brief import make_brief, render_html, render_json, render_markdown
from dateline.brief.interface import tables
from dateline.brief.quotation import peel
from dateline.errors import BriefError
from dateline.model import Basis, Degree, Polarity, Problem, Stated
from dateline.span import Span


def modules() -> list[str]:
    return [name for _, name, _ in pkgutil.iter_modules(dateline.brief.__path__, "dateline.brief.")]


@pytest.mark.parametrize("name", modules())
def test_examples(name: str) -> None:
    """The examples in docstrings run."""
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_order_of_readings_changes_nothing() -> None:
    """The same articles in any order, some given twice, give the same bytes."""
    shown = {
        (render_json(brief), render_markdown(brief), render_html(brief))
        for some in permutations(samples())
        for brief in (make_brief(some), make_brief([*some, some[0]]))
    }
    assert len(shown) == 1


def test_articles_stand_by_date_and_undated_last() -> None:
    """09:30 in a zone three hours ahead is 06:30; what has no date comes last."""
    early = replace(russian(), published=Stated(edtf="2031-05-03T23:30:00-05:00", source="meta"))
    brief = make_brief([ukrainian(), early, english()])
    assert [entry.language for entry in brief.articles] == ["en", "ru", "uk"]


def test_unknown_is_shown_as_unknown() -> None:
    """No date, no outlet, no title: nothing is put in their place."""
    bare = read([("paragraph", "Nothing else is known.")], outlet=None)
    brief = make_brief([bare])
    for page in (render_markdown(brief), render_html(brief)):
        assert "the page states no publication date" in page
        assert "No title found" in page or "<title>Brief</title>" in page
    assert (brief.outlets, brief.pages_without_outlet) == (0, 1)


def test_counts_claim_no_origins() -> None:
    """Three articles by two outlets; how many origins is not said."""
    brief = make_brief([english(), replace(russian(), outlet="The Harbour Post"), ukrainian()])
    assert (len(brief.articles), brief.outlets) == (3, 2)
    assert "Independent origins: not counted" in render_markdown(brief)


def test_same_words_on_two_pages_are_one_article() -> None:
    """A reprint word for word: one article with two sources, its statements once."""
    first = english()
    page = replace(first.page, url="https://reprint.example/velm", digest="sha256:other")
    brief = make_brief([replace(first, page=page, outlet="The Reprint"), first])
    assert (len(brief.articles), brief.outlets) == (1, 2)
    assert [s.outlet for s in brief.articles[0].sources] == ["The Harbour Post", "The Reprint"]
    assert sum(len(voice.statements) for voice in brief.voices) == len(first.statements)


def test_speakers_are_merged_by_entity_and_keep_their_names() -> None:
    """One person named in two alphabets is one voice with both names."""
    voices = {voice.key: voice for voice in make_brief(samples()).voices}
    orlen = voices["person:orlen"]
    assert [name.words for name in orlen.names] == ["Anna Orlen", "Анна Орлен"]
    assert {said.article for said in orlen.statements} == {reading.id for reading in samples()}


def test_a_description_means_the_same_people_in_one_article_only() -> None:
    """ "Officials" of one article are not those of another; a name is a name everywhere."""
    articles = [
        say(
            read([("paragraph", f"{who} in {town} said that the road is open.")]),
            "the road is open",
            source=who,
            cue="said",
            name=who,
        )
        for who in ("officials", "Pavel Rudd")
        for town in ("Tarn", "Velm")
    ]
    keys = sorted(str(voice.key) for voice in make_brief(articles).voices)
    assert keys == ["Pavel Rudd", "officials", "officials"]


def test_statements_without_a_speaker_stay_apart() -> None:
    """They stand last, each with its own source's words, and on no quote card."""
    brief = make_brief([english()])
    assert brief.voices[-1].key is None
    assert brief.voices[-1].names == ()
    [said] = brief.voices[-1].statements
    assert said.speaker
    assert said.speaker.words == "the regional daily Bereg"


def test_resolved_pronoun_is_shown() -> None:
    """Where the text says "He", the brief gives the name, and the "He" beside it."""
    voice = {voice.key: voice for voice in make_brief([english()]).voices}["Pavel Rudd"]
    denied, said = voice.statements
    assert [line.words for line in denied.reporting] == ["denied"]
    assert [line.words for line in said.reporting] == ["He", "said"]


def test_name_is_shown_as_the_text_has_it() -> None:
    """An inflected name is grouped by its base form and shown in the words of the text."""
    voice = {voice.key: voice for voice in make_brief([ukrainian()]).voices}["Павло Рудд"]
    assert [name.words for name in voice.names] == ["мера Тарна Павла Рудда"]


def test_certainty_of_summary_and_body_side_by_side() -> None:
    """The summary says "may" where the body says "likely": both are shown."""
    reading = english()
    first, second, _ = make_brief([reading]).articles[0].points
    assert [support.differs for support in first.borne_out_by] == [True]
    assert [support.differs for support in second.borne_out_by] == [False]
    page = render_markdown(make_brief([reading]))
    assert "**Certainty differs**: “may”[^2] / “likely”[^3] (summary / article)" in page


def test_quotes_are_verbatim_and_reported_speech_has_no_marks() -> None:
    """Law 3: what stands in the brief's quotation marks stands in the text."""
    texts = {reading.id: reading.text for reading in samples()}
    brief = make_brief(samples())
    for said in (said for voice in brief.voices for said in voice.statements):
        assert all(line.quoted == (said.mode == "direct") for line in said.content)
        assert all(line.words in texts[said.article] for line in said.content)
    assert {said.mode for said in brief.quotes} == {"direct"}
    assert "«Ми читали заголовок „Греблю прорвало“. Цього не сталося»" in render_markdown(brief)


def test_statement_without_words_is_a_problem_not_a_silence() -> None:
    """A statement whose content was not found is not shown, and that is said."""
    reading = english()
    empty = replace(reading.statements[0], content=())
    brief = make_brief([replace(reading, statements=(empty, *reading.statements[1:]))])
    [trouble] = brief.articles[0].problems
    assert trouble.stage == "brief"
    assert trouble.line
    assert "Anna Orlen" in trouble.line.words


def test_problems_are_shown_with_their_words() -> None:
    """Each problem stands in every rendering."""
    problem = Problem(stage="reading", message="nobody is named here", span=Span(0, 4))
    brief = make_brief([replace(english(), problems=(problem,))])
    for page in (render_markdown(brief), render_html(brief), render_json(brief).decode()):
        assert "nobody is named here" in page


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("“Stay.”", "Stay."),
        ("«Стій»,", "Стій"),
        ("«Він сказав „ні“», ", "Він сказав „ні“"),
        ("“No,” and “yes”", "“No,” and “yes”"),
        ('"No," and "yes"', '"No," and "yes"'),
        ('"He said "no" twice"', 'He said "no" twice'),
        ("“A first paragraph", "A first paragraph"),
        ("the soldiers’", "the soldiers’"),
        ("“”", "“”"),
        ("«\n»", "«\n»"),
        ("‘ ’", "‘ ’"),
        ("“", "“"),
        ("«Ні»", "Ні"),
        ("  We stand. ", "We stand."),
    ],
)
def test_peel(words: str, shown: str) -> None:
    """Marks around all of a quote are taken off; marks that are part of it stay."""
    assert peel(Span(0, len(words)), words).of(words) == shown


def test_every_locale_has_every_word() -> None:
    """The three tables have the same keys, and a word for every certainty."""
    shape = {
        locale: {
            key: sorted(value) if isinstance(value, dict) else "" for key, value in table.items()
        }
        for locale, table in tables().items()
    }
    assert set(shape) == {"en", "uk", "ru"}
    assert shape["en"] == shape["uk"] == shape["ru"]
    for table in tables().values():
        for kind, values in (("degree", Degree), ("polarity", Polarity), ("basis", Basis)):
            assert set(table[kind]) == set(get_args(values))


def test_unknown_locale_is_refused() -> None:
    """And the message names those that there are."""
    with pytest.raises(BriefError, match="en, ru, uk"):
        render_html(make_brief([english()]), locale="xx")
