"""The whole path: the same in any order and on any number of workers, and nothing is lost."""

import io
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing import active_children
from pathlib import Path
from threading import Thread
from typing import Any

import msgspec
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

import dateline.pipeline
from dateline.errors import DatelineError, SourceError
from dateline.model import Article, Missing, Page, Reading
from dateline.page import Limits
from dateline.pipeline import Given, Plan, Read, read_page, read_sources, record_sources
from dateline.reading import Model, load_model
from dateline.record import Record, open_record
from whole import check, dump, html, readings, sample

PAGES = [
    "ledger-dam-1.html", "poshta-dam-1.html", "reka-strike-1.html", "wire-court-2.txt",
    "visnyk-rail-1.html", "reka-dam-live.html",
]  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample(tmp_path_factory.mktemp("pages") / "pages", *PAGES)


@pytest.fixture(scope="module")
def model() -> Model:
    return load_model()


@pytest.fixture
def record() -> Iterator[Record]:
    with open_record(":memory:") as made:
        yield made


def recorded(*sources: str, plan: Plan | None = None) -> list[bytes]:
    with open_record(":memory:") as made:
        record_sources(made, sources, plan)
        assert made.verify().failures == ()
        return dump(made)


def test_any_order_and_any_number_of_workers_give_the_same(folder: Path) -> None:
    """Law 9: byte for byte, the JSON lines and the record."""
    names = [str(folder / name) for name in PAGES]
    lines = {each.id: msgspec.json.encode(each) for each in readings(*names)}
    kept = recorded(*names)
    assert len(lines) == len(PAGES)
    chance = random.Random(3)
    for workers in (1, 1, 2):
        chance.shuffle(names)
        plan = Plan(workers=workers)
        assert {each.id: msgspec.json.encode(each) for each in readings(*names, plan=plan)} == lines
        assert recorded(*names, plan=plan) == kept


def test_steps_come_in_the_order_of_the_sources(folder: Path, tmp_path: Path) -> None:
    """Also what is missing, and also from several processes."""
    (tmp_path / "nothing").mkdir()
    sources = [str(folder / name) for name in reversed(PAGES)]
    sources.insert(2, str(tmp_path / "nothing"))
    for workers in (1, 2):
        steps = read_sources(sources, Plan(workers=workers))
        found = [step.page.path if isinstance(step, Read) else "" for step in steps]
        assert found == [*sources[:2], "", *sources[3:]]


def test_reading_again_changes_nothing(folder: Path, record: Record) -> None:
    record_sources(record, [str(folder)])
    before = dump(record)
    steps: list[object] = []
    record_sources(record, [str(folder)], report=steps.append)
    assert steps == [], "what is held is not read again"
    assert dump(record) == before


def test_what_a_user_adds_later_is_read_again(tmp_path: Path, record: Record) -> None:
    """A page without a date, read once, is read again when its user knows the date."""
    path = sample(tmp_path / "pages", "listok-seim-1.html") / "listok-seim-1.html"
    record_sources(record, [str(path)], Plan(given=Given(language="ru")))
    record_sources(record, [str(path)], Plan(given=Given(language="ru", published="2031-05-04")))
    (reading,) = record.readings()
    assert reading.published is not None
    assert (reading.published.edtf, reading.published.source) == ("2031-05-04", "user")


def failing(*_: object, **__: object) -> Any:
    message = "half \ud800 a character"
    raise RuntimeError(message)


def test_a_fault_while_an_article_is_read_is_a_problem(
    folder: Path, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every page is kept with its bytes, and each says what went wrong."""
    monkeypatch.setattr(dateline.pipeline, "read_article", failing)
    record_sources(record, [str(folder)], Plan(given=Given(published="2024-12-14")))
    for reading in readings(folder):
        check(reading)
        (problem,) = [each for each in reading.problems if each.stage == "article"]
        assert "RuntimeError" in problem.message
        assert "report it" in problem.message
        assert (reading.text, reading.statements) == ("", ())
    assert record.counts()["page"] == len(PAGES)
    assert record.verify().failures == ()
    stored = {page.data for page in record.pages()}
    assert stored == {path.read_bytes() for path in folder.iterdir()}


def test_a_fault_while_statements_are_read_loses_no_article(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = readings(folder)
    monkeypatch.setattr(dateline.pipeline, "read", failing)
    for reading, before in zip(readings(folder), whole, strict=True):
        check(reading)
        assert [each.stage for each in reading.problems].count("reading") == 1
        fields = {*Article.__struct_fields__} - {"problems"}
        assert all(getattr(reading, name) == getattr(before, name) for name in fields)
        assert before.statements
        assert not reading.statements


def test_one_bad_page_does_not_touch_the_others(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = readings(folder)
    read_article = dateline.pipeline.read_article

    def unlucky(page: Page, **given: Any) -> Article:
        return failing() if "strike" in str(page.path) else read_article(page, **given)

    monkeypatch.setattr(dateline.pipeline, "read_article", unlucky)
    found = readings(folder)
    changed = [
        path.name
        for path, now, before in zip(sorted(folder.iterdir()), found, whole, strict=True)
        if now != before
    ]
    assert changed == ["reka-strike-1.html"]


def test_problems_of_the_page_stay_with_a_page_that_fails(
    model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dateline.pipeline, "read_article", failing)
    page = Page(data=b"", problems=(dateline.pipeline._problem("page", ValueError("cut")),))
    assert [each.stage for each in read_page(page, model).problems] == ["page", "article"]


def test_missing_pages_are_noted_once(tmp_path: Path, record: Record) -> None:
    (tmp_path / "feed.xml").write_text(
        "<rss version='2.0'><channel><title>Reka</title><item><title>The count</title></item>"
        "<item><title>The vote</title></item></channel></rss>"
    )
    for _ in range(2):
        steps: list[object] = []
        record_sources(record, [str(tmp_path)], report=steps.append)
        assert len(steps) == 2
        assert all(isinstance(step, Missing) for step in steps)
        assert ["web address" in each.problem.message for each in record.problems()] == [True] * 2


def test_a_source_that_cannot_be_meant_is_refused_before_anything_is_read(
    folder: Path, record: Record
) -> None:
    sources = [str(folder), str(folder / "no-such.html")]
    with pytest.raises(SourceError, match=r"no-such\.html"):
        next(read_sources(sources))
    with pytest.raises(SourceError, match=r"no-such\.html"):
        record_sources(record, sources)
    assert record.counts()["page"] == 0


def test_a_killed_worker_is_told_of_and_what_was_read_stays(folder: Path, record: Record) -> None:
    def kill(_: object) -> None:
        for child in active_children():
            os.kill(child.pid or 0, signal.SIGKILL)

    sources = [str(folder)] * 3
    with pytest.raises(DatelineError, match="fewer workers"):
        record_sources(record, sources, Plan(workers=2), report=kill)
    assert record.verify().failures == ()
    assert record.counts()["page"] >= 1
    record_sources(record, sources)
    assert dump(record) == recorded(str(folder))


def archive(path: Path, numbers: range) -> None:
    """A WARC file of articles, each of which says its number."""
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=True)
    for number in numbers:
        body = html(after=f"<p>Gate {number} was opened, engineer Olena Hai said.</p>").encode()
        http = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            f"http://reka.example/{number}",
            "response",
            payload=io.BytesIO(body),
            http_headers=http,
            warc_headers_dict={"WARC-Date": f"2024-12-14T18:{number % 60:02}:11Z"},
        )
        writer.write_record(record)
    path.write_bytes(stream.getvalue())


class Stop(Exception):
    """What stands for a kill."""


def stopping(after: int) -> dateline.pipeline.Report:
    left = iter(range(after))

    def report(_: object) -> None:
        if next(left, None) is None:
            raise Stop

    return report


def test_an_archive_is_entered_where_reading_stopped(
    tmp_path: Path, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "news.warc.gz"
    archive(path, range(12))
    with pytest.raises(Stop):
        record_sources(record, [str(path)], report=stopping(4))
    starts: list[int] = []
    pages = dateline.pipeline.pages

    def spied(source: str, **given: Any) -> Any:
        starts.append(given["resume"])
        return pages(source, **given)

    monkeypatch.setattr(dateline.pipeline, "pages", spied)
    done: list[object] = []
    record_sources(record, [str(path)], report=done.append)
    assert len(done) == 12 - 5, "what was finished is not read again"
    assert starts[0] > 0, "the archive was entered at its checkpoint"
    record_sources(record, [str(path)], report=done.append)
    assert len(done) == 12 - 5
    assert starts[1] == path.stat().st_size
    assert dump(record) == recorded(str(path))


def test_another_archive_of_the_same_name_begins_anew(tmp_path: Path, record: Record) -> None:
    path = tmp_path / "news.warc.gz"
    archive(path, range(6))
    record_sources(record, [str(path)])
    archive(path, range(20, 30))
    record_sources(record, [str(path)])
    assert record.counts()["page"] == 16


def test_an_archive_that_grew_is_read_on(tmp_path: Path, record: Record) -> None:
    path = tmp_path / "news.warc.gz"
    archive(path, range(4))
    record_sources(record, [str(path)])
    archive(path, range(7))
    done: list[object] = []
    record_sources(record, [str(path)], report=done.append)
    assert len(done) == 3
    assert record.counts()["page"] == 7


def test_another_reader_reads_an_archive_anew(
    tmp_path: Path, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "news.warc.gz"
    archive(path, range(3))
    record_sources(record, [str(path)])
    read = dateline.pipeline.read

    def newer(article: Article, model: Model) -> Reading:
        return msgspec.structs.replace(read(article, model), version="newer")

    monkeypatch.setattr(dateline.pipeline, "reader_version", lambda _: "newer")
    monkeypatch.setattr(dateline.pipeline, "read", newer)
    record_sources(record, [str(path)])
    assert {reading.version for reading in record.readings()} == {"newer"}


def test_a_killed_run_resumed_equals_an_undisturbed_one(tmp_path: Path) -> None:
    """A true SIGKILL at three moments, by the command that users type."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(25):
        (folder / f"{number}.html").write_text(html(after=f"<p>Gate {number} is open.</p>"))
    archive(folder / "news.warc.gz", range(25))
    address = tmp_path / "record.db"
    command = [sys.executable, "-m", "dateline", "read", str(folder), "--record", str(address)]
    kills = 0
    for wanted in (1, 10, 30):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while process.poll() is None and counted(address) < wanted:
            time.sleep(0.005)
        process.kill()
        kills += process.wait() == -signal.SIGKILL
        with open_record(address, create=False) as record:
            assert record.verify().failures == ()
    assert kills, "the command was never killed at work"
    subprocess.run(command, check=True, capture_output=True)
    with open_record(address) as record:
        assert dump(record) == recorded(str(folder))


def counted(address: Path) -> int:
    try:
        with open_record(address, create=False) as record:
            return record.counts()["page"]
    except DatelineError:
        return 0


def test_a_page_that_has_not_changed_is_not_sent_again(tmp_path: Path) -> None:
    """The second time the host is asked conditionally, and what it keeps back is no problem."""
    asked: list[str | None] = []

    class Host(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/robots.txt":
                self.send_error(404)
                return
            asked.append(self.headers["If-None-Match"])
            same = asked[-1] == '"one"'
            self.send_response(304 if same else 200)
            self.send_header("ETag", '"one"')
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            if not same:
                self.wfile.write(
                    html(body="<p>The dam held, the mayor said on Monday.</p>").encode()
                )

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Host)
    Thread(target=server.serve_forever, daemon=True).start()
    plan = Plan(limits=Limits(allow_private=True, host_delay=0.0))
    address = f"http://127.0.0.1:{server.server_port}/news"
    steps: list[object] = []
    try:
        with open_record(tmp_path / "record.db") as record:
            for _ in range(2):
                record_sources(record, [address], plan, report=steps.append)
            assert record.counts()["page"] == 1
    finally:
        server.shutdown()
    assert asked == [None, '"one"']
    assert [type(step).__name__ for step in steps] == ["Read", "Unchanged"]
