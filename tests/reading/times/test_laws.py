"""What holds for any text: spans lie in it, in order; relative times move with publication."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.reading.times import LANGUAGES
from dateline.reading.times.holidays import orthodox_easter, western_easter
from dateline.reading.times.point import ORDER, Grain, Point
from reading.times.found import edtf, found

WORDS = {
    "en": "on Friday last two weeks ago the 2024 May 5 , . p.m. 10:30 next year quarter third"
    " every since until 1990s twenty hundred - and Thursday's early end of a half century later",
    "uk": "у п'ятницю минулого тижня два дні тому 2024 травня 5 , . року о 10:30 кварталі третьому"
    " щодня з до 1990-х двадцять сто – і ночі на початку кінець століття пізніше через",
    "ru": "в пятницу на прошлой неделе два дня назад 2024 мая 5 , . года в 10:30 квартале третьем"
    " каждый с до 1990-х двадцать сто – и ночь на начале конец века позже через спустя",
}
DAYS = st.dates(date(1950, 1, 1), date(2080, 1, 1))
RELATIVE = [
    ("en", "It met yesterday."), ("en", "It met ten days ago."), ("en", "It met two weeks ago."),
    ("uk", "Рада зібралася позавчора."), ("uk", "Рада зібралася дев'ять днів тому."),
    ("ru", "Совет соберётся завтра."), ("ru", "Совет собрался неделю назад."),
]  # fmt: skip


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, str]:
    language = draw(st.sampled_from(LANGUAGES))
    words = draw(st.lists(st.sampled_from(WORDS[language].split()), max_size=30))
    return language, " ".join(words)


@given(texts(), st.none() | DAYS)
@settings(max_examples=200, deadline=None)
def test_spans(case: tuple[str, str], published: date | None) -> None:
    """In the text, in order, apart, and not empty; the same again; no EDTF without TIMEX3."""
    language, text = case
    day = published.isoformat() if published else None

    times = found(text, language, day)

    assert times == found(text, language, day)
    ends = [0, *(when.span.end for when in times)]
    assert all(
        end <= when.span.start < when.span.end <= len(text)
        for when, end in zip(times, ends, strict=False)
    )
    assert all(when.why and 0 < when.confidence <= 1 for when in times)
    assert all(when.timex or when.edtf is None for when in times)  # 31 June is neither


@given(st.sampled_from(RELATIVE), DAYS, st.integers(-400, 400))
@settings(deadline=None)
def test_moves_with_publication(case: tuple[str, str], published: date, days: int) -> None:
    """A day counted from publication moves by n days when publication does."""
    language, text = case
    later = published + timedelta(days=days)

    (one,), (two,) = (edtf(text, language, day.isoformat()) for day in (published, later))

    assert one
    assert two
    assert date.fromisoformat(two) - date.fromisoformat(one) == timedelta(days=days)


@given(DAYS, st.integers(0, 6))
@settings(deadline=None)
def test_weekdays(published: date, number: int) -> None:
    """Of the past the last such day up to publication, of the future the first from it on."""
    name = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()[number]

    (past,) = edtf(f"They met on {name}.", "en", published.isoformat())
    (future,) = edtf(f"They will meet on {name}.", "en", published.isoformat())

    assert past
    assert future
    assert date.fromisoformat(past).weekday() == date.fromisoformat(future).weekday() == number
    assert timedelta(0) <= published - date.fromisoformat(past) < timedelta(7)
    assert timedelta(0) <= date.fromisoformat(future) - published < timedelta(7)


@given(DAYS, st.sampled_from(ORDER), st.integers(-9, 9))
def test_points(day: date, grain: Grain, by: int) -> None:
    """A point holds the day it is of; moving there and back is staying."""
    point = Point("day", day).coarse(grain)

    assert point.shift(by).shift(-by) == point
    assert point.start < point.shift(1).start
    if grain not in {"weekend", "season"}:
        assert point.start <= day <= point.end


@given(st.integers(1900, 2099))
def test_easters(year: int) -> None:
    """Both are Sundays, the Eastern never before the Western."""
    western, eastern = western_easter(year), orthodox_easter(year)

    assert western.weekday() == eastern.weekday() == 6
    assert western <= eastern
