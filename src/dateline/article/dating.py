"""When an article was published and changed, by the page's own word, and where it says so."""

from datetime import timedelta

from dateline.article.dates import day_in, in_address, moment, stated
from dateline.article.metadata import Dates, Metadata
from dateline.article.phrases import CHANGED
from dateline.article.pieces import Piece
from dateline.model import Page, Stated

_BEFORE, _AFTER = 8, 12
_LONGEST = 160


def published_on(
    page: Page, found: Metadata, pieces: list[Piece], title: int | None, language: str
) -> Stated | None:
    """The publication date: what machines are told, then what readers see, then the address.

    A day after the page was fetched is nobody's publication date.
    """
    around = _around(pieces, title)
    candidates = [
        *_machine(found.published, language),
        *(_stated(piece.time, "time", language) for piece in around if _publication(piece)),
        *(_of(_line(piece.text, language), "text") for piece in around),
        _of(in_address(page.url or found.address), "url"),
    ]
    latest = (page.fetched + timedelta(days=1)).date().isoformat() if page.fetched else "9"
    return next((date for date in candidates if date and date.edtf <= latest), None)


def modified_on(found: Metadata, language: str) -> Stated | None:
    """The date of the last change, where the page states one for machines."""
    return next(filter(None, _machine(found.modified, language)), None)


def _machine(values: Dates, language: str) -> list[Stated | None]:
    return [_stated(value, source, language) for value, source in values]


def _stated(value: str, source: str, language: str) -> Stated | None:
    """The day, and the time of day where the value has one."""
    day = stated(value, language)
    return Stated(edtf=day, source=source, moment=moment(value)) if day else None


def _of(day: str | None, source: str) -> Stated | None:
    return Stated(edtf=day, source=source) if day else None


def _around(pieces: list[Piece], title: int | None) -> list[Piece]:
    """The pieces near the title, those beneath it first."""
    if title is None:
        return []
    return [*pieces[title : title + _AFTER], *reversed(pieces[max(0, title - _BEFORE) : title])]


def _publication(piece: Piece) -> bool:
    """Whether a `time` element is there, and not the time of a change."""
    return bool(piece.time) and CHANGED.match(piece.text) is None


def _line(text: str, language: str) -> str | None:
    """The date of a date line; a paragraph's dates are its story's."""
    if len(text) > _LONGEST or CHANGED.match(text):
        return None
    return day_in(text, language)
