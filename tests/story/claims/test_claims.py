"""Claims of small stories: who asserts, who denies, what the figures were, and how sure."""

from itertools import permutations

import pytest
from press import article

from dateline.ledger import Claim, Origin
from dateline.model import Reading
from dateline.story.claims import claims, rendered


def of(found: tuple[Claim, ...], words: str) -> Claim:
    """The claim in which some words stand."""
    return next(claim for claim in found if words in claim.proposition)


def alone(*readings: Reading) -> list[Origin]:
    return [Origin(articles=(reading.id,)) for reading in readings]


MORNING = article(
    """
    = Three dead after quake in Marna
    The fire brigade | said | three people were killed in Marna
    Mayor Ada Orlan | said | the bridge was closed
    """,
    outlet="Gazette",
    at="2025-05-01T09:00:00+00:00",
)
NOON = article(
    """
    Рятувальники | повідомили | у Марні загинули семеро людей
    Мерка Ада Орлан | сказала | міст закрили
    """,
    outlet="Вісті",
    language="uk",
    at="2025-05-01T15:00:00+03:00",
)
LATER = article(
    """
    Спасатели | сообщили | в Марне погибли не менее девяти человек
    ! Компания «Вега» | отрицает | что мост закрыт
    """,
    outlet="Новости",
    language="ru",
    at="2025-05-02",
)


def test_one_claim_in_three_languages() -> None:
    """What is said of the dead in English, Ukrainian and Russian is one claim."""
    claim = of(claims([MORNING, NOON, LATER], alone(MORNING, NOON, LATER)), "killed")
    assert {voice.article for voice in claim.asserted} == {MORNING.id, NOON.id, LATER.id}
    assert (claim.origins, claim.outlets, claim.credibility) == (3, 3, 1)


def test_versions_are_kept_in_order_of_time() -> None:
    """3 in the morning, 7 at noon, at least 9 next day; each with its bounds."""
    claim = of(claims([LATER, MORNING, NOON], []), "killed")
    figures = [(one.figures[0].low, one.figures[0].high) for one in claim.versions]
    assert figures == [(3, 3), (7, 7), (9, None)]
    assert [one.since for one in claim.versions] == [
        "2025-05-01T09:00:00+00:00",
        "2025-05-01T15:00:00+03:00",
        "2025-05-02",
    ]
    assert not claim.contradictions


def test_a_headline_repeats_and_adds_no_origin() -> None:
    """The headline belongs to the claim of the body; the origin is one."""
    claim = of(claims([MORNING], []), "killed")
    assert [voice.stance for voice in claim.asserted] == ["repeats", "asserts"]
    assert claim.origins == 1


def test_a_denial_stands_beside_what_it_denies() -> None:
    """Who denies in Russian what was said in English and Ukrainian; both sentences are shown."""
    claim = of(claims([MORNING, NOON, LATER], []), "closed")
    assert [voice.speaker for voice in claim.denied] == ["Компания «Вега»"]
    (clash,) = claim.contradictions
    assert clash.kind == "denial"
    assert "отрицает" in clash.other.span.of(LATER.text)
    assert any("denied by 1 speaker" in ground for ground in claim.grounds)


def test_every_proposition_is_verbatim() -> None:
    """A claim's words stand where its anchor says."""
    texts = {one.id: one.text for one in (MORNING, NOON, LATER)}
    for claim in claims([MORNING, NOON, LATER], []):
        assert claim.anchor.span.of(texts[claim.anchor.article]) == claim.proposition


def test_copies_are_one_origin() -> None:
    """A reprint adds an outlet and no origin, and repeats."""
    copy = article(
        "The fire brigade | said | three people were killed in Marna",
        outlet="Herald",
        at="2025-05-01T10:00:00+00:00",
    )
    origin = Origin(articles=(MORNING.id, copy.id))
    claim = of(claims([MORNING, copy], [origin]), "killed")
    assert (claim.outlets, claim.origins) == (2, 1)
    assert {voice.stance for voice in claim.asserted if voice.article == copy.id} == {"repeats"}


def test_order_changes_nothing() -> None:
    """Any order of reading gives the same claims."""
    orders = list(permutations([MORNING, NOON, LATER]))
    assert all(claims(order, []) == claims(orders[0], []) for order in orders)


def test_rival_numbers_are_a_contradiction() -> None:
    """Two speakers who give other numbers of strikers on one day contradict each other."""
    paper = article(
        """
        The union | said | 750 drivers joined the strike
        The railway | said | 180 drivers were on strike
        """,
        outlet="Gazette",
        at="2025-05-01",
    )
    claim = of(claims([paper], []), "strike")
    assert [clash.kind for clash in claim.contradictions] == ["number"]
    assert len(claim.versions) == 2


@pytest.mark.parametrize(
    ("line", "outcome"),
    [
        ("Officials | said | the dam in Marna has collapsed", "borne out"),
        ("! Officials | denied | that the dam in Marna had collapsed", "contradicted"),
        ("Officials | said | schools were open", "open"),
    ],
)
def test_forecasts_are_followed(line: str, outcome: str) -> None:
    """A forecast is borne out or contradicted by what is said later, and open until then."""
    forecast = article(
        "? Engineers | warned | the dam in Marna would collapse", outlet="Gazette", at="2025-05-01"
    )
    after = article(line, outlet="Herald", at="2025-05-03")
    assert of(claims([forecast, after], []), "dam").outcome == outcome


def test_a_content_that_points_back() -> None:
    """ "It" in a denial is what was said before."""
    paper = article(
        """
        The union | said | the operator owed the drivers two months of pay
        ! The operator | denied | it
        """,
        outlet="Gazette",
    )
    claim = of(claims([paper], []), "owed")
    assert [voice.speaker for voice in claim.denied] == ["The operator"]


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        ("! The mayor | denies | rigging the water tender", "its own sentence"),
        (
            """
            The union | said | the dockers of Marna will strike on Friday
            The clerk | said | do not confuse that with the drivers, the dockers strike in Marna
            """,
            "a negation of other words",
        ),
        (
            """
            The court | said | the witness will hear the case on Monday
            ! The lawyer | denied | that the tax was paid
            """,
            "another matter",
        ),
        (
            """
            The border guard | said | soldiers crossed the river and opened fire at the bridge
            ! The Border Guard | denied | that it opened fire at the bridge
            """,
            "one speaker",
        ),
        (
            """
            The board | said | the margin in Marna was 312 votes
            The chair | said | all 214000 votes in Marna would be counted
            """,
            "numbers of two things",
        ),
        (
            """
            The fire brigade | said | three people were killed in Marna
            The mayor | said | seven people were killed in Marna
            """,
            "a number that grows down the page",
        ),
    ],
)
def test_what_is_no_contradiction(lines: str, why: str) -> None:
    """To say that two disagree takes two speakers, one matter, and a denial of that matter."""
    found = claims([article(lines, outlet="Gazette", at="2025-05-01")], [])
    assert found
    assert not [claim for claim in found if claim.contradictions], why


def test_two_bodies_of_one_kind_are_two() -> None:
    """The defence ministries of two countries can deny each other, each in either role."""
    words = """
        The {} Defence Ministry | said | soldiers opened fire at the bridge near Marna
        ! The {} Defence Ministry | denied | that soldiers opened fire at the bridge near Marna
        """
    for pair in (("Ostranian", "Velmaran"), ("Velmaran", "Ostranian")):
        found = claims([article(words.format(*pair), outlet="A")], [])
        assert [clash.kind for claim in found for clash in claim.contradictions] == ["denial"]


def test_what_only_a_denial_names_nobody_asserts() -> None:
    """ "Denies rigging" puts no rigging forward: the claim has a denier and no one else."""
    (claim,) = claims([article("! The mayor | denies | rigging the tender", outlet="A")], [])
    assert (claim.asserted, len(claim.denied)) == ((), 1)
    assert claim.grounds == ("nobody here asserts it", "denied by 1 speaker")


def test_a_denial_comes_after_what_it_denies() -> None:
    """What was denied on the first cannot be what somebody says on the fifth."""
    denial = "! The operator | denied | that the dam in Marna leaked"
    report = "The engineer | said | the dam in Marna leaked"
    days = ("2025-05-01", "2025-05-05")
    kinds = [
        sum(len(claim.contradictions) for claim in claims(pair, []))
        for pair in (
            [article(denial, outlet="A", at=one), article(report, outlet="B", at=other)]
            for one, other in (days, days[::-1])
        )
    ]
    assert kinds == [0, 1]


def test_a_translation_denies_nothing() -> None:
    """A copy in another language that words it with "not" is the same text, not an answer."""
    one = article("The union | said | the dockers stopped work in Marna", outlet="A")
    copy = article(
        "Профсоюз | сказал | докеры не вышли на работу в Марне", outlet="B", language="ru"
    )
    origin = Origin(articles=(one.id, copy.id))
    assert not any(claim.contradictions for claim in claims([one, copy], [origin]))


def test_two_propositions_of_one_sentence() -> None:
    """Cases and deaths in one sentence are two claims, each with its figure."""
    paper = article("The office | said | 41 people had fallen ill and two had died", outlet="A")
    other = article("Бюро | сообщило | умерли двое", outlet="B", language="ru")
    third = article("The clinic | said | 50 patients were ill", outlet="C")
    found = claims([paper, other, third], [])
    kinds = {
        figure.kind: {voice.article for voice in claim.asserted}
        for claim in found
        for voice in claim.asserted
        for figure in voice.figures
    }
    assert kinds["deaths"] == {paper.id, other.id}
    assert kinds["cases"] == {paper.id, third.id}


def test_grounds_swap_with_the_parties() -> None:
    """The parties' names exchanged, nothing but the names changes (law 7)."""
    words = "{} | said | {} fired first at the bridge\n! {} | denied | that it fired first"
    one = claims([article(words.format("Vega", "Lyra", "Lyra"), outlet="A")], [])
    other = claims([article(words.format("Lyra", "Vega", "Vega"), outlet="A")], [])
    assert [(c.credibility, c.grounds, len(c.denied)) for c in one] == [
        (c.credibility, c.grounds, len(c.denied)) for c in other
    ]


def test_embeddings_are_asked_once_for_each_clause() -> None:
    """An embedding function gets the clauses, and may bring them together."""
    import numpy as np  # noqa: PLC0415

    asked: list[str] = []

    def embed(texts):  # type: ignore[no-untyped-def]
        asked.extend(texts)
        return np.array(
            [[1.0, 0.0] if "killed" in t or "загин" in t else [0.0, 1.0] for t in texts]
        )

    found = claims([MORNING, NOON], [], embed=embed)
    assert len(of(found, "killed").asserted) == 2
    assert "the bridge was closed" in asked


def test_nothing_gives_nothing() -> None:
    """No articles, or none that says anything, have no claims."""
    empty = article("", outlet="A")
    assert claims([], []) == ()
    assert claims([empty], []) == ()


def test_rendering_names_what_is_counted() -> None:
    """The lines hold proposition, voices, versions, both counts and the grounds."""
    lines = "\n".join(rendered(claims([MORNING, NOON, LATER], []), [MORNING, NOON, LATER]))
    assert "3 outlets, 3 origins" in lines
    assert "3 deaths" in lines
    assert "at least 9 deaths" in lines
    assert "≠ denial" in lines
