"""Settings: one table, read once, and refused where a value is not one."""

import pytest

from dateline.errors import DatelineError
from dateline.page import Limits
from dateline.settings import SETTINGS, load_settings


def test_defaults_are_those_of_the_table() -> None:
    settings = load_settings({})
    assert settings.record.startswith("sqlite:///")
    assert settings.user_agent.startswith("dateline/")
    assert (settings.timeout, settings.page_bytes, settings.host_delay) == (30.0, 64 * 2**20, 1.0)
    assert settings.allow_private is False


def test_defaults_are_those_of_the_limits() -> None:
    """What a command does when nobody says, the library does too."""
    settings, limits = load_settings({}), Limits()
    for name in ("user_agent", "timeout", "page_bytes", "host_delay", "allow_private"):
        assert getattr(settings, name) == getattr(limits, name)


def test_the_environment_says_otherwise() -> None:
    settings = load_settings(
        {
            "DATELINE_RECORD": "postgresql://a/b",
            "DATELINE_TIMEOUT": "2.5",
            "DATELINE_PAGE_BYTES": "1000",
            "DATELINE_ALLOW_PRIVATE": "yes",
            "DATELINE_UNKNOWN": "1",
        }
    )
    assert settings.record == "postgresql://a/b"
    assert (settings.timeout, settings.page_bytes, settings.host_delay) == (2.5, 1000, 1.0)
    assert settings.allow_private is True


@pytest.mark.parametrize(
    ("words", "value"),
    [("1", True), ("YES", True), ("on", True), ("0", False), ("", False), ("Off", False)],
)
def test_yes_and_no(words: str, *, value: bool) -> None:
    assert load_settings({"DATELINE_ALLOW_PRIVATE": words}).allow_private is value


@pytest.mark.parametrize(
    ("name", "words"),
    [("TIMEOUT", "soon"), ("PAGE_BYTES", "1.5"), ("ALLOW_PRIVATE", "maybe"), ("HOST_DELAY", "")],
)
def test_what_is_not_a_value_is_refused(name: str, words: str) -> None:
    with pytest.raises(DatelineError, match=f"DATELINE_{name} is {words!r}: give a "):
        load_settings({f"DATELINE_{name}": words})


def test_every_setting_says_what_it_means() -> None:
    for row in SETTINGS:
        assert row.help.endswith(".")


def test_settings_are_frozen() -> None:
    with pytest.raises(AttributeError):
        load_settings({}).timeout = 1.0  # type: ignore[misc]
