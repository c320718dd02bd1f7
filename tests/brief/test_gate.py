"""The gate refuses a brief in which one thing was changed, whatever it is."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from brief.factory import english, samples
from dateline.brief import check, make_brief
from dateline.brief.facts import unsupported
from dateline.brief.lines import Anchor, Brief, Line, Said
from dateline.errors import BriefError
from dateline.span import Span

Change = Callable[[Said], Said]


def corrupt(change: Change, *, voice: int = 0, said: int = 0) -> Brief:
    """The brief of the English sample with one statement changed."""
    brief = make_brief([english()])
    old = brief.voices[voice]
    statements = list(old.statements)
    statements[said] = change(statements[said])
    voices = list(brief.voices)
    voices[voice] = replace(old, statements=tuple(statements))
    return replace(brief, voices=tuple(voices))


def line(said: Said, **changes: Any) -> Said:
    return replace(said, content=(replace(said.content[0], **changes), *said.content[1:]))


def anchored(said: Said, span: Span) -> Said:
    """The statement with its first line moved, all consistent in itself."""
    reading = english()
    anchor = Anchor(article=reading.id, span=span, words=span.of(reading.text))
    return line(said, words=anchor.words, anchors=(anchor,))


def words(old: str, new: str) -> Change:
    def change(said: Said) -> Said:
        assert old in said.content[0].words
        return line(said, words=said.content[0].words.replace(old, new))

    return change


def both(old: str, new: str) -> Change:
    """The words changed in the line and in its anchor too."""

    def change(said: Said) -> Said:
        [anchor] = said.content[0].anchors
        changed = anchor.words.replace(old, new)
        assert changed != anchor.words
        return line(said, words=changed, anchors=(replace(anchor, words=changed),))

    return change


def other_sentence(said: Said) -> Said:
    return line(said, sentences=make_brief([english()]).articles[0].title.sentences)  # type: ignore[union-attr]


def shorter(said: Said) -> Said:
    """A statement that begins one word later than it does: "We are not" less its "We"."""
    [anchor] = said.content[0].anchors
    return anchored(said, Span(anchor.span.start + anchor.words.index(" ") + 1, anchor.span.end))


def test_the_sample_passes() -> None:
    """Or nothing below would mean anything."""
    check(make_brief(samples()), samples())


@pytest.mark.parametrize(
    ("change", "voice", "said"),
    [
        pytest.param(words("3,100", "3,000"), 0, 0, id="number"),
        pytest.param(both("3,100", "3,000"), 0, 0, id="number, anchor too"),
        pytest.param(words("Thursday", "Friday"), 1, 0, id="day"),
        pytest.param(both("Thursday", "Friday"), 1, 0, id="day, anchor too"),
        pytest.param(words("not ", ""), 1, 1, id="dropped not"),
        pytest.param(both("not ", ""), 1, 1, id="dropped not, anchor too"),
        pytest.param(words("Telegram", "Signal"), 2, 1, id="name"),
        pytest.param(shorter, 0, 0, id="left out at the edge"),
        pytest.param(other_sentence, 0, 0, id="citation to the wrong sentence"),
        pytest.param(lambda s: line(s, sentences=()), 0, 0, id="no citation"),
        pytest.param(lambda s: line(s, anchors=()), 0, 0, id="no anchor"),
        pytest.param(lambda s: line(s, quoted=True), 0, 0, id="paraphrase in marks"),
        pytest.param(lambda s: line(s, language="ru"), 0, 0, id="another language"),
        pytest.param(lambda s: anchored(s, Span(0, 8)), 0, 0, id="other words of the text"),
        pytest.param(lambda s: anchored(s, Span(5, 5)), 0, 0, id="empty anchor"),
        pytest.param(lambda s: anchored(s, Span(9**6, 9**6 + 4)), 0, 0, id="outside the text"),
        pytest.param(lambda s: anchored(s, Span(-9, -2)), 0, 0, id="before the text"),
        pytest.param(lambda s: replace(s, content=()), 0, 0, id="no content"),
        pytest.param(lambda s: replace(s, content=s.content[:1]), 1, 0, id="half a quote"),
        pytest.param(lambda s: replace(s, mode="direct"), 0, 0, id="reported made verbatim"),
        pytest.param(lambda s: replace(s, name="Pavel Rudd"), 0, 0, id="swapped speaker"),
        pytest.param(lambda s: replace(s, entity="person:rudd"), 0, 0, id="swapped entity"),
        pytest.param(lambda s: replace(s, speaker=None), 0, 0, id="no speaker"),
        pytest.param(lambda s: replace(s, role=None), 1, 0, id="no role"),
        pytest.param(lambda s: replace(s, source=()), 2, 1, id="no source"),
        pytest.param(lambda s: replace(s, cue=()), 0, 0, id="no cue"),
        pytest.param(lambda s: replace(s, via=()), 3, 0, id="no chain"),
        pytest.param(lambda s: replace(s, article="sha256:0"), 0, 0, id="another article"),
        pytest.param(lambda s: replace(s, statement="sha256:0"), 0, 0, id="another statement"),
        pytest.param(
            lambda s: replace(s, sure=replace(s.sure, degree="certain")), 0, 0, id="surer"
        ),
        pytest.param(
            lambda s: replace(s, sure=replace(s.sure, polarity="positive")), 2, 0, id="undenied"
        ),
        pytest.param(
            lambda s: replace(s, sure=replace(s.sure, shown_by=())), 0, 0, id="doubt unshown"
        ),
    ],
)
def test_refused(change: Change, voice: int, said: int) -> None:
    """Each of these is a BriefError that says what to do next."""
    with pytest.raises(BriefError, match="Read the articles again"):
        check(corrupt(change, voice=voice, said=said), [english()])


def test_speakers_names_swapped_between_voices() -> None:
    """One speaker's statements under another's name."""
    brief = make_brief([english()])
    first, second, *rest = brief.voices
    swapped = (replace(first, names=second.names), replace(second, names=first.names), *rest)
    with pytest.raises(BriefError):
        check(replace(brief, voices=swapped), [english()])
    swapped = (replace(first, key=second.key), replace(second, key=first.key), *rest)
    with pytest.raises(BriefError):
        check(replace(brief, voices=swapped), [english()])


def test_speaker_shown_by_another_name_of_the_text() -> None:
    """The name is a line of the article, but not of this statement's speaker."""
    brief = make_brief([english()])
    other = brief.voices[2].names[0]
    with pytest.raises(BriefError):
        check(corrupt(lambda said: replace(said, speaker=other)), [english()])


def test_statement_dropped_or_doubled() -> None:
    """No statement is left out, and none stands twice."""
    brief = make_brief([english()])
    for voices in (brief.voices[1:], (*brief.voices, brief.voices[0])):
        with pytest.raises(BriefError):
            check(replace(brief, voices=voices), [english()])


@pytest.mark.parametrize(
    "changes",
    [
        {"outlets": 4},
        {"articles": ()},
        {"articles": make_brief(samples()).articles[:2]},
    ],
)
def test_counts(changes: dict[str, Any]) -> None:
    """The numbers are those of the readings."""
    with pytest.raises(BriefError):
        check(replace(make_brief(samples()), **changes), samples())


def entry_with(**changes: Any) -> Brief:
    brief = make_brief([english()])
    return replace(brief, articles=(replace(brief.articles[0], **changes),))


def test_articles_own_lines() -> None:
    """Title, sources, text and key points are the page's."""
    entry = make_brief([english()]).articles[0]
    source, point = entry.sources[0], entry.points[0]
    assert entry.title
    wrong: Line = replace(entry.title, words="Velm dam will be opened as the lake rises")
    support = replace(point.borne_out_by[0], differs=False)
    for changes in (
        {"title": wrong},
        {"title": point.line},
        {"title": None},
        {"text": entry.text.replace("3,100", "3,000")},
        {"sentences": entry.sentences[1:]},
        {"sources": (replace(source, outlet="The Other Post"),)},
        {"sources": (replace(source, published=None),)},
        {"points": (replace(point, line=entry.title),)},
        {"points": (replace(point, borne_out_by=()),)},
        {"points": (replace(point, borne_out_by=(support,)),)},
    ):
        with pytest.raises(BriefError):
            check(entry_with(**changes), [english()])


def test_reading_that_does_not_resolve_makes_no_brief() -> None:
    """A span outside the text is refused when the brief is made."""
    reading = english()
    lost = replace(reading.statements[0], content=(Span(10, 10**7),))
    with pytest.raises(BriefError):
        make_brief([replace(reading, statements=(lost,))])


@pytest.mark.parametrize(
    ("said", "cited", "missing"),
    [
        ("Orlen counted 3,100", "Orlen counted 3,100 people", set()),
        ("Orlen counted 310", "Orlen counted 3,100 people", {"310"}),
        ("100 people", "Orlen counted 3,100 people", {"100"}),
        ("Rudd counted", "Orlen counted", {"Rudd"}),
        ("Oskar Tiel", "Oskar Tiel’s office, in Velm-Tarn", set()),
        ("on 4 May 2031", "on 4 May", {"2031"}),
        ("у Тарні 12 травня", "у Велмі 12 травня", {"Тарні"}),
        ("2031-05-04", "2031-05-05", {"2031-05-04"}),
    ],
)
def test_facts(said: str, cited: str, missing: set[str]) -> None:
    """Names, numbers and dates that a line states and its sentences do not."""
    assert unsupported(said, cited) == missing
