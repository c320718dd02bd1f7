"""The command line: what it prints, what it keeps, its exit codes, and what it tells to do.

Commands run in this process through `main`, as the installed `dateline` does; the bytes of
standard output are what a program would read.
"""

import io
import json
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from html import unescape
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from dateline.cli import main
from dateline.record import open_record
from whole import NEWSROOM, VALIDATOR, html, sample


class Outcome(NamedTuple):
    """What a command did; white space in its words is made one, as terminals break lines."""

    code: int
    out: bytes
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def words(self) -> str:
        return " ".join(self.out.decode().split())


Run = Callable[..., Outcome]


def letters(words: str) -> str:
    """Words without their signs and marks, which each form writes its own way."""
    return re.sub(r"\W+", " ", words).strip()


@pytest.fixture
def run(
    capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Run:
    """Run a command in an empty folder, with a record of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATELINE_RECORD", str(tmp_path / "kept" / "record.db"))

    def call(*arguments: object, stdin: bytes = b"") -> Outcome:
        capfdbinary.readouterr()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        monkeypatch.setattr(sys, "argv", ["dateline", *map(str, arguments)])
        code: object = 0
        try:
            main()
        except SystemExit as end:
            code = end.code or 0
        captured = capfdbinary.readouterr()
        assert isinstance(code, int)
        return Outcome(code, captured.out, " ".join(captured.err.decode().split()))

    return call


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return sample(
        tmp_path / "pages", "ledger-dam-1.html", "poshta-dam-1.html", "reka-strike-1.html"
    )


def test_read_json_prints_a_line_an_article_in_the_order_of_the_sources(
    run: Run, folder: Path
) -> None:
    names = [
        str(folder / name)
        for name in ("reka-strike-1.html", "ledger-dam-1.html", "poshta-dam-1.html")
    ]
    done = run("read", "--json", *names)
    assert (done.code, done.err) == (0, "")
    assert [line["page"]["path"] for line in done.lines] == names
    assert [line["language"] for line in done.lines] == ["ru", "en", "uk"]
    for line in done.lines:
        VALIDATOR.validate(line)
        assert line["statements"]
    assert b"\\u04" not in done.out, "letters are not escaped"
    assert not Path("kept").exists(), "with --json nothing is kept"


def test_read_json_tells_what_is_missing_and_goes_on(run: Run, folder: Path) -> None:
    Path("nothing").mkdir()
    done = run("read", "--json", "nothing", folder)
    assert done.code == 1
    assert len(done.lines) == 3
    assert "nothing: the folder holds no file that Dateline reads" in done.err


def test_read_json_from_standard_input(run: Run) -> None:
    """Plain text is kept code point for code point."""
    words = "Гребля стоїть\r\n\r\nВода спала на два метри, сказав голова міста.\r\n"
    done = run("read", "-", "--json", stdin=words.encode())
    (line,) = done.lines
    assert line["text"] == words
    assert line["page"]["path"] is None
    done = run("read", "-", "--json", stdin=html().encode())
    assert done.lines[0]["published"]["edtf"] == "2024-12-14"


def test_published_and_language_say_what_a_file_cannot(run: Run) -> None:
    Path("a.txt").write_text("Dam holds\n\nThe dam holds, the mayor said.\n")
    (line,) = run("read", "--json", "a.txt").lines
    assert line["published"] is None
    (line,) = run("read", "--json", "a.txt", "--published", "2024-12-14", "--language", "en").lines
    assert line["published"] == {"edtf": "2024-12-14", "source": "user", "moment": None}
    assert line["language"] == "en"


def test_json_and_record_together(run: Run, folder: Path) -> None:
    """What is printed is what is kept."""
    done = run("read", "--json", folder, "--record", "here.db")
    for line in done.lines:
        shown = run("show", line["id"], "--json", "--record", "here.db")
        assert shown.lines == [line]


def test_two_workers_print_the_same(run: Run, folder: Path) -> None:
    alone = run("read", "--json", folder)
    assert run("read", "--json", "--workers", 2, folder).out == alone.out


def test_read_then_show_search_verify(run: Run, folder: Path) -> None:
    done = run("read", folder)
    assert done.code == 0
    assert "3 articles read" in done.words
    (line,) = run("read", "--json", folder / "ledger-dam-1.html").lines
    title = line["text"][slice(*line["title"])]
    shown = run("show", line["id"].removeprefix("sha256:")[:12])
    assert shown.code == 0
    assert title.split()[0] in shown.words
    statement = line["statements"][0]
    assert statement["speaker"]["name"] in shown.words
    speakers = [each["speaker"]["name"] for each in line["statements"] if each["speaker"]]
    found = run("search", "dam", "--json", "--language", "en", "--speaker", speakers[0])
    assert found.code == 0
    assert {hit["article"] for hit in found.lines} <= {line["id"]}
    people = run("search", "dam")
    assert line["id"].removeprefix("sha256:")[:12] in people.words
    verified = run("verify")
    assert verified.code == 0
    assert "all hold" in verified.words
    assert run("verify", "--json").lines[0]["failures"] == []


def test_search_finds_other_forms_of_a_word(run: Run) -> None:
    Path("a.txt").write_text("Гребля стоїть\n\nВода біля греблі спала, сказав голова міста.\n")
    run("read", "a.txt", "--language", "uk")
    hits = run("search", "греблю", "--json").lines
    assert any("греблі" in hit["snippet"] for hit in hits)
    nothing = run("search", "zzzz")
    assert (nothing.code, nothing.err) == (0, "nothing found")


def test_reading_twice_reads_nothing_new(run: Run, folder: Path) -> None:
    run("read", folder)
    assert "0 articles read" in run("read", folder).words


@pytest.mark.parametrize("form", ["markdown", "html", "json"])
def test_a_brief_of_a_source_and_of_the_record_are_one(run: Run, folder: Path, form: str) -> None:
    path = folder / "ledger-dam-1.html"
    run("read", path)
    (line,) = run("read", "--json", path).lines
    of_source = run("brief", path, "--form", form)
    assert of_source.code == 0
    assert run("brief", line["id"], "--form", form).out == of_source.out
    assert run("brief", "--form", form).out == of_source.out
    said = [
        line["text"][start:end]
        for each in line["statements"]
        if each["mode"] == "direct"
        for start, end in each["content"]
    ]
    if form == "json":
        json.loads(of_source.out)
    assert said
    for words in said:
        assert letters(words) in letters(of_source.out.decode())


def test_a_brief_is_written_to_a_file_in_another_tongue(run: Run, folder: Path) -> None:
    done = run("brief", folder, "--form", "html", "--locale", "uk", "--out", "brief.html")
    assert (done.code, done.out) == (0, b"")
    assert "brief.html" in done.err
    assert 'lang="uk"' in Path("brief.html").read_text()


def test_verify_finds_a_changed_byte(run: Run, folder: Path) -> None:
    """Law 1: one byte of one page, and verify says which and exits with 1."""
    run("read", folder)
    with sqlite3.connect("kept/record.db") as database:
        digest, data = database.execute("SELECT digest, data FROM body LIMIT 1").fetchone()
        changed = bytearray(data)
        changed[len(changed) // 2] ^= 1
        database.execute("UPDATE body SET data = ? WHERE digest = ?", (bytes(changed), digest))
    database.close()
    done = run("verify")
    assert done.code == 1
    assert "do not hold" in done.words
    failures = run("verify", "--json").lines[0]["failures"]
    assert [each["what"] for each in failures] == ["page"]


def test_the_demo_reads_the_whole_newsroom(run: Run) -> None:
    done = run("demo", "there", "--no-open")
    assert done.code == 0
    count = sum(path.suffix in {".html", ".txt"} for path in NEWSROOM.rglob("*.*"))
    assert f"{count} articles" in done.words
    assert "all hold" in done.words
    assert (Path("there") / "site" / "index.html").resolve().as_uri() in done.words.replace(" ", "")
    with open_record("there/record.db") as record:
        assert record.counts()["article"] == count
        assert record.verify().ok
        titles = [each.title.of(each.text) for each in record.readings() if each.title]
    page = Path("there/brief.html").read_text()
    assert "<script" not in page
    assert len(titles) > 35
    assert [title for title in titles if letters(title) not in letters(unescape(page))] == []
    again = run("demo", "there", "--no-open")
    assert again.code == 0


REFUSED = [
    (["read", "nofile.html"], "nofile.html: there is no such file or folder"),
    (["read", "ftp://reka.example/a"], "fetch it by other means"),
    (["read", "page.html", "--published", "yesterday"], "is written 2024-12-14"),
    (["read", "page.html", "--published", "2024-02-30"], "is written 2024-12-14"),
    (["read", "page.html", "--language", "english"], "two letters such as en, uk or ru"),
    (["read", "page.html", "--record", "page.html"], "give another path"),
    (["read", "page.html", "--record", "mysql://a/b"], "give a path or postgresql://"),
    (["read", "page.html", "--json", "--model", "."], "no model in"),
    (["read", "page.odt"], "a file's name must end in one of"),
    (["show", "abc", "--record", "none.db"], "read something into it first"),
    (["search", "dam", "--record", "none.db"], "read something into it first"),
    (["verify", "--record", "none.db"], "read something into it first"),
    (["verify", "--record", "."], "give the path of a file in it"),
    (["brief", "--record", "none.db"], "read something into it first"),
    (["brief", "page.html", "--locale", "fr"], "choose one of en, ru, uk"),
    (["brief", "page.html", "--out", "no/such/folder.md"], "name another"),
    (["demo", "page.html"], "name another"),
]


@pytest.mark.parametrize(("arguments", "message"), REFUSED, ids=lambda each: str(each)[:60])
def test_what_is_refused_says_what_to_do(run: Run, arguments: list[str], message: str) -> None:
    Path("page.html").write_text(html())
    Path("page.odt").write_bytes(b"PK")
    done = run(*arguments)
    assert done.code == 2
    assert done.out == b""
    assert done.err.startswith("refused ")
    assert message in done.err
    assert "Traceback" not in done.err


def test_an_unknown_article_is_refused(run: Run, folder: Path) -> None:
    run("read", folder)
    for arguments in (["show", "ffffffffffff"], ["brief", "no such thing"]):
        done = run(*arguments)
        assert done.code == 2
        assert "search for its words to find it" in done.err


def test_a_setting_that_is_not_one_is_refused(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_TIMEOUT", "soon")
    done = run("read", "-")
    assert done.code == 2
    assert "DATELINE_TIMEOUT is 'soon': give a float" in done.err


@pytest.mark.parametrize("arguments", [["--nonsense"], ["read"], ["brief", "--form", "pdf"]])
def test_a_command_that_is_not_one_shows_its_usage(run: Run, arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.code == 2
    assert "Usage:" in done.err


def test_the_installed_program_prints_utf_8_whatever_the_locale(folder: Path) -> None:
    """Also when its output is a pipe, under the C locale, from another process."""
    command = [sys.executable, "-m", "dateline", "read", "--json", str(folder)]
    done = subprocess.run(command, env={"LC_ALL": "C"}, capture_output=True, check=True)
    lines = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert [line["language"] for line in lines] == ["en", "uk", "ru"]


def test_the_version_is_the_packages(run: Run) -> None:
    assert run("--version").words == f"dateline {version('dateline')}"
