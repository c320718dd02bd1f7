"""English, each test's docstring read as a page of plain text."""

import pytest

from dateline.model import Reading
from reading.told import about, told

pytestmark = pytest.mark.language("en")


def test_indirect(reading: Reading) -> None:
    """The mayor of Torvast said that the bridge will reopen on Monday."""
    said = about(reading, "bridge")
    assert (said.source, said.cue, said.mode) == ("The mayor of Torvast", "said", "indirect")
    assert said.content == ("the bridge will reopen on Monday",)


def test_the_day_of_speaking_is_no_content(reading: Reading) -> None:
    """The ministry said on Friday that two villages had been evacuated."""
    said = about(reading, "villages")
    assert said.source == "The ministry"
    assert said.content == ("two villages had been evacuated",)


def test_direct(reading: Reading) -> None:
    """“The dam is safe,” said Ivan Tal, the mayor of Orlitsa."""
    said = about(reading, "dam")
    assert (said.mode, said.cue, said.content) == ("direct", "said", ("The dam is safe",))
    assert (said.speaker, said.role) == ("Ivan Tal", "the mayor of Orlitsa")
    assert reading.statements[0].content[0].of(reading.text) == "“The dam is safe,”"


def test_direct_in_two_pieces(reading: Reading) -> None:
    """ "The gate is open," Anna Kolt said. "Nobody is hurt." """
    said = about(reading, "gate")
    assert (said.mode, said.speaker) == ("direct", "Anna Kolt")
    assert said.content == ("The gate is open", "Nobody is hurt")


def test_mixed(reading: Reading) -> None:
    """Governor Maria Vesely said the harbour was “closed for good”."""
    said = about(reading, "harbour")
    assert (said.mode, said.speaker, said.role) == ("mixed", "Maria Vesely", "Governor")
    assert said.content == ("the harbour was “closed for good",)


def test_a_quote_within_a_quote(reading: Reading) -> None:
    """“Our engineers told me: ‘The pump is broken,’ and I believed them,” Anna Kolt said."""
    said = about(reading, "I believed them")
    assert (said.mode, said.speaker) == ("direct", "Anna Kolt")
    assert said.content == ("Our engineers told me: ‘The pump is broken,’ and I believed them",)


def test_a_quote_of_two_paragraphs(reading: Reading) -> None:
    """Three days at a locked gate in Torvast

    “We waited for three days at the gate.

    “Nobody came to open it for us,” Anna Kolt told reporters.
    """
    said = about(reading, "We waited")
    assert (said.mode, said.speaker) == ("direct", "Anna Kolt")
    assert said.content[-1].endswith("Nobody came to open it for us")


def test_he_and_a_surname_are_the_person_named(reading: Reading) -> None:
    """Clean water again in Torvast

    Mayor Ivan Tal said on Monday that the water is clean. He added that the pipes were
    tested twice.

    Tal also said that the school will stay open.
    """
    speakers = [about(reading, words).speaker for words in ("water is", "pipes", "school")]
    assert speakers == ["Ivan Tal"] * 3
    assert about(reading, "pipes").source == "He"
    assert about(reading, "school").source == "Tal"


def test_she_is_not_he(reading: Reading) -> None:
    """Two views of the harbour in Lindow

    Spokeswoman Anna Kolt said that the harbour is open. Chairman Ivan Tal said that the
    harbour office is shut. She added that two ferries had left.
    """
    assert about(reading, "ferries").speaker == "Anna Kolt"


def test_a_quote_card(reading: Reading) -> None:
    """Ministry reopens the bridge over the Lin

    The bridge was closed in spring for repairs by the town of Torvast and its engineers.

    We checked every pillar of the bridge.

    Ivan Tal

    Mayor of Torvast

    The repairs took four months.
    """
    said = about(reading, "every pillar")
    assert (said.mode, said.cue) == ("direct", "")
    assert (said.speaker, said.role) == ("Ivan Tal", "Mayor of Torvast")


def test_an_unsigned_quote_is_whose_the_paragraph_before_is(reading: Reading) -> None:
    """Bridge over the Lin closes for the winter

    The bridge in Torvast will be under repair until spring, said mayor Ivan Tal.

    I am asking everybody in the town to have patience.

    Ivan Tal

    Mayor of Torvast

    Anna Kolt said that the buses go round by the mill road.

    Our people will work at night as well, and I will be there with them.

    The bridge was built a hundred years ago by the town and its guilds.
    """
    said = about(reading, "work at night")
    assert (said.mode, said.speaker) == ("direct", "Anna Kolt")


def test_according_to(reading: Reading) -> None:
    """According to the police, three houses burned down."""
    said = about(reading, "houses")
    assert (said.source, said.cue) == ("the police", "According to")
    assert said.content == ("three houses burned down",)


def test_nobody_in_particular(reading: Reading) -> None:
    """It is reported that the port of Lindow has been closed since Tuesday."""
    said = about(reading, "port of Lindow")
    assert said.speaker is None
    assert "reported" in said.cue


def test_a_chain(reading: Reading) -> None:
    """The mayor said that two ships had collided, the Harbour Post reported, citing Radio Lin."""
    links = [link for item in reading.statements for link in told(item, reading.text).via]
    assert "Radio Lin" in links


def test_a_hedge(reading: Reading) -> None:
    """The minister said that the talks may resume next week."""
    said = about(reading, "may resume")
    assert (said.degree, said.polarity) == ("possible", "positive")
    assert "may" in said.shown_by


def test_the_month_is_no_hedge(reading: Reading) -> None:
    """The minister said that the talks resumed in May 2024."""
    assert about(reading, "talks").degree == "certain"


def test_likely(reading: Reading) -> None:
    """The agency said that floods are likely."""
    said = about(reading, "floods")
    assert (said.degree, said.shown_by) == ("probable", ("likely",))


def test_negation(reading: Reading) -> None:
    """The mayor said that the bridge was not damaged."""
    said = about(reading, "bridge")
    assert (said.polarity, said.degree) == ("negative", "certain")


def test_denial(reading: Reading) -> None:
    """The company denied that it had polluted the river."""
    said = about(reading, "river")
    assert (said.polarity, said.basis) == ("negative", {"denial"})


def test_condition(reading: Reading) -> None:
    """The spokesman said that the army would withdraw if the truce holds."""
    said = about(reading, "truce")
    assert said.degree == "unknown"
    assert "condition" in said.basis


def test_question(reading: Reading) -> None:
    """“Who opened the gate?” asked judge Maria Vesely."""
    said = about(reading, "gate")
    assert (said.degree, said.polarity, said.speaker) == ("unknown", "unknown", "Maria Vesely")
    assert {"question"} <= said.basis
    assert "?" in said.shown_by


def test_witnesses_and_intelligence(reading: Reading) -> None:
    """Roof of the old mill collapses in Lindow

    Witnesses said that the roof collapsed at noon. Intelligence officials said that the
    units had moved north.
    """
    assert "eyewitness" in about(reading, "roof").basis
    assert "intelligence" in about(reading, "units").basis


def test_key_points_and_how_sure_they_are(reading: Reading) -> None:
    """Bridge over the Lin closes in Torvast

    The council of Torvast closes the bridge over the river for repairs, engineers said.

    Points of attention

    • The bridge over the Lin closes on Monday.
    • Ferries may run twice an hour.

    Why it is closed

    The bridge over the Lin closes on Monday, the mayor said in Torvast.

    Ferries are likely to run twice an hour from the old pier, the harbour office said.
    """
    closes, ferries = reading.key_points
    best = closes.borne_out_by[0].span.of(reading.text)
    assert best.startswith("The bridge over the Lin closes")
    assert closes.certainty.degree == "certain"
    assert ferries.certainty.degree == "possible"
    assert [e.certainty.degree for e in ferries.borne_out_by] == ["probable"]
