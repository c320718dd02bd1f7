"""`dateline explain`: how a time and a place were decided, as a user sees it."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.cli.app import app

TEXTS = {
    "en": "The river rose in Kharkiv, Ukraine on Friday, the council said.",
    "uk": "У Харкові в п'ятницю піднялася вода, повідомила міська рада.",
    "ru": "В Харькове в пятницу поднялась вода, сообщил городской совет.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_day_and_a_city(tmp_path: Path, language: str) -> None:
    """Published on Monday 10 March 2025, "Friday" is the 7th, counted from that date; the city
    stands with its id, and with what spoke for it."""
    page = tmp_path / "page.txt"
    page.write_text(TEXTS[language], "utf-8")
    asked = ["explain", str(page), "--published", "2025-03-10", "--language", language]
    shown = CliRunner().invoke(app, asked)
    assert shown.exit_code == 0
    assert "2025-03-07" in shown.stdout
    assert "published 2025-03-10" in shown.stdout
    assert "GeoNames 706483" in shown.stdout
    assert shown.stdout.count("because: ") >= 2


def test_only_what_is_asked_for(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(TEXTS["en"], "utf-8")
    shown = CliRunner().invoke(app, ["explain", str(page), "--words", "friday"])
    assert "Friday" in shown.stdout
    assert "Kharkiv" not in shown.stdout
    assert "open" in shown.stdout  # without a date of publication nothing is guessed
