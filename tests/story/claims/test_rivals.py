"""Rival days, rival places, what came of forecasts, and denials of several things."""

import pytest
from msgspec.structs import replace
from press import article

from dateline.ledger import Claim
from dateline.model import Language, When
from dateline.span import Span
from dateline.story.claims import claims
from dateline.story.claims.akin import akin
from dateline.story.claims.assertion import assertions


def of(found: tuple[Claim, ...], words: str) -> Claim:
    """The claim in which some words stand."""
    return next(claim for claim in found if words in claim.proposition)


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "en",
            """
            The hydrologist | said | the Marna will peak on Saturday
            The engineer | said | the Marna will peak on Thursday, not on Saturday
            """,
        ),
        (
            "uk",
            """
            Гідролог | сказав | Марна досягне піка в суботу
            Інженерка | сказала | Марна досягне піка в четвер, а не в суботу
            """,
        ),
        (
            "ru",
            """
            Гидролог | сказал | Марна достигнет пика в субботу
            Инженер | сказала | Марна достигнет пика в четверг, а не в субботу
            """,
        ),
    ],
)
def test_rival_days(language: Language, lines: str) -> None:
    """Who names another day, and rules out the one that was named, contradicts it in time."""
    found = claims([article(lines, outlet="A", language=language, at="2025-05-01")], [])
    assert [clash.kind for claim in found for clash in claim.contradictions] == ["time"]


def test_rival_days_that_nobody_rules_out() -> None:
    """The same thing on two days, by two speakers at one time; not after it was put off."""
    lines = (
        "The mayor | said | the bridge in Marna will be closed on Saturday",
        "The police | said | the bridge in Marna will be closed on Sunday",
    )
    kinds = [
        [clash.kind for claim in claims(pair, []) for clash in claim.contradictions]
        for pair in (
            [article(line, outlet=line, at=at) for line, at in zip(lines, days, strict=True)]
            for days in (("2025-05-01", "2025-05-01"), ("2025-05-01", "2025-05-04"))
        )
    ]
    assert kinds == [["time"], []]


@pytest.mark.parametrize(
    ("lines", "kinds"),
    [
        (
            """
            The mayor | said | the missile fell in Torvast
            The army | said | the missile fell in Brodny, not in Torvast
            """,
            ["place"],
        ),
        (
            """
            The mayor | said | a missile fell in Torvast
            The army | said | a missile fell in Brodny
            """,
            [],
        ),
    ],
)
def test_rival_places(lines: str, kinds: list[str]) -> None:
    """A place is rival to one that is ruled out by name; two strikes on two towns are two."""
    found = claims([article(lines, outlet="A", places="Torvast Brodny")], [])
    assert [clash.kind for claim in found for clash in claim.contradictions] == kinds


def test_nothing_comes_of_a_forecast_before_its_day() -> None:
    """That the talks in Marna are prepared says nothing of whether they are held on Friday."""
    forecast = article(
        "? Envoys | said | talks in Marna start on Friday", outlet="A", at="2025-05-01"
    )
    day = When(
        span=Span(37, 43), kind="date", edtf="2025-05-09", timex=None, grain=None, confidence=1
    )
    dated = replace(forecast, times=(day,))
    early, late = (
        article("The host | said | talks in Marna start", outlet=at, at=at)
        for at in ("2025-05-03", "2025-05-09")
    )
    assert of(claims([dated, early], []), "talks").outcome == "open"
    assert of(claims([dated, early, late], []), "talks").outcome == "borne out"


def test_a_denial_of_two_things_answers_both() -> None:
    """ "That it fired, and that it laid a bridge" are two denials, each of another claim."""
    reports = article(
        """
        The army | said | Ostranian guards opened fire on a patrol
        Radio Marna | said | a pontoon was at the ford near the village
        """,
        outlet="A",
    )
    denial = article(
        """
        ! The Ostranian Guard | denied | that it opened fire, and that a pontoon was at the ford
        """,
        outlet="B",
    )
    found = claims([reports, denial], [])
    assert [clash.kind for claim in found for clash in claim.contradictions] == ["denial"] * 2


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("uk", "Посол | сказав | остранські прикордонники обстріляли патруль у Остранії"),
        ("ru", "Посол | сказал | остранские пограничники обстреляли патруль в Острании"),
    ],
)
def test_adjectives_of_names_are_names(language: Language, line: str) -> None:
    """ "Ostranian guards" in three languages are of Ostrania, capital or no capital."""
    english = article(
        "Envoys | said | Ostranian border guards shelled a patrol in Ostrania", outlet="A"
    )
    other = article(line, outlet="B", language=language)
    names = [
        {name for name in one.features if name.startswith("name:")}
        for one in akin([*assertions(english), *assertions(other)])
    ]
    assert names == [{"name:astrn"}] * 2


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "en",
            """
            The harbour | said | five ships left Marna for Torvast
            ! The port | neither confirmed nor denied | that five ships left Marna for Torvast
            """,
        ),
        (
            "uk",
            """
            Гавань | сказала | п'ять суден пішли з Марни до Торваста
            ! Порт | не підтвердив і не спростував | що п'ять суден пішли з Марни до Торваста
            """,
        ),
        (
            "ru",
            """
            Гавань | сказала | пять судов ушли из Марны в Торваст
            ! Порт | не подтвердил и не опроверг | что пять судов ушли из Марны в Торваст
            """,
        ),
    ],
)
def test_who_neither_confirms_nor_denies_denies_nothing(language: Language, lines: str) -> None:
    """Whatever the reading took it for."""
    (claim,) = claims([article(lines, outlet="A", language=language)], [])
    assert (claim.denied, claim.contradictions) == ((), ())


@pytest.mark.parametrize(
    ("language", "report", "denial"),
    [
        ("en", "Radio | said | shots came from Torvast", "! Both sides | rejected | this report"),
        ("uk", "Радіо | сказало | стріляли з Торваста", "! Сторони | відкинули | це повідомлення"),
        ("ru", "Радио | сказало | стреляли из Торваста", "! Стороны | отвергли | это сообщение"),
    ],
)
def test_this_report_is_what_its_own_article_says(
    language: Language, report: str, denial: str
) -> None:
    """Another article's "report" is not meant."""
    own = claims([article(f"{report}\n{denial}", outlet="A", language=language)], [])
    other = claims([article(line, outlet=line, language=language) for line in (report, denial)], [])
    assert [sum(len(one.contradictions) for one in found) for found in (own, other)] == [1, 0]
