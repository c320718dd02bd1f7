"""Settings: one table, read once, at the doors.

Every setting may be given as an environment variable, `DATELINE_` and its name in
capitals. Stages never read settings; they take the one or two values they need.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, NamedTuple, get_type_hints

from dateline.errors import DatelineError


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What the doors hand down."""

    record: str
    user_agent: str
    timeout: float
    page_bytes: int
    host_delay: float
    allow_private: bool
    wikidata: str


class Setting(NamedTuple):
    """One row of the table: its name, what it is when nobody says, and what it means."""

    name: str
    default: str
    help: str


SETTINGS = [
    Setting(
        "record",
        f"sqlite:///{Path.home() / '.local' / 'share' / 'dateline' / 'record.db'}",
        "Where the record is kept: an SQLAlchemy address, or a path to an SQLite file.",
    ),
    Setting(
        "user_agent",
        "dateline/0.1 (+https://pypi.org/project/dateline; reads news for research)",
        "How Dateline names itself to the hosts it fetches from.",
    ),
    Setting("timeout", "30", "Seconds to wait for a host."),
    Setting("page_bytes", str(64 * 2**20), "The largest page that is read, in bytes."),
    Setting("host_delay", "1.0", "Seconds between two requests to one host."),
    Setting("allow_private", "no", "Whether private and loopback addresses may be fetched."),
    Setting("wikidata", "none", "A file of Wikidata ids for entities; see `dateline entity`."),
]


def load_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Read the settings from the environment.

    Raises:
        DatelineError: A value is not one its setting can have.
    """
    given = os.environ if environment is None else environment  # noqa: TID251  the one door
    kinds = get_type_hints(Settings)
    values: dict[str, Any] = {}
    for name, default, _ in SETTINGS:
        words = given.get(f"DATELINE_{name.upper()}", default)
        values[name] = _value(name, words, kinds[name])
    return Settings(**values)


def _value(name: str, words: str, kind: type) -> str | int | float | bool:
    if kind is bool:
        if words.lower() in {"1", "yes", "true", "on"}:
            return True
        if words.lower() in {"0", "no", "false", "off", ""}:
            return False
    else:
        try:
            value: str | int | float = kind(words)
        except ValueError:
            pass
        else:
            return value
    message = f"DATELINE_{name.upper()} is {words!r}: give a {kind.__name__}"
    raise DatelineError(message)


assert [row.name for row in SETTINGS] == [field.name for field in fields(Settings)]
