"""The brief's own words, in English, Ukrainian and Russian (`data/interface.toml`)."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from dateline.brief.lines import Source, Sure
from dateline.errors import BriefError
from dateline.model import Stated

Table = dict[str, Any]


@cache
def tables() -> dict[str, Table]:
    """All the words, by locale."""
    return tomllib.loads((files("dateline.brief") / "data" / "interface.toml").read_text("utf-8"))


def interface(locale: str) -> Table:
    """The words of one locale.

    Raises:
        BriefError: There are none.
    """
    try:
        return tables()[locale]
    except KeyError:
        message = f"no brief in {locale!r}: choose one of {', '.join(sorted(tables()))}"
        raise BriefError(message) from None


def language_name(code: str, words: Table) -> str:
    """A language's name where the table has it, else its code."""
    return str(words["language"].get(code, code))


def found_in(stated: Stated, words: Table) -> str:
    """Where a date was found."""
    return str(words["found_in"].get(stated.source, stated.source))


def published(source: Source, words: Table) -> str:
    """The date of publication and where it was found, or that the page states none."""
    if source.published is None:
        return str(words["no_date"])
    return f"{source.published.edtf} ({found_in(source.published, words)})"


def certainty(sure: Sure, words: Table) -> list[str]:
    """What is known of a certainty: degree, polarity and basis; nothing that is not."""
    degree = [words["degree"][sure.degree]] if sure.degree != "unknown" else []
    polarity = [words["polarity"][sure.polarity]] if sure.polarity != "unknown" else []
    return [*degree, *polarity, *(words["basis"][basis] for basis in sure.basis)]
