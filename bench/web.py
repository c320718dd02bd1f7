"""How fast the site is: the time of every route without its cache, and stories a second.

    python -m bench.web [--articles 100000] [--requests 100] [--record large.db]

A record of invented words is written as `bench/record.py` writes it, with ten statements an
article, and the stories of the sample newsroom in it. Each route is then asked for in this
process, each time with another question, its answers kept by nothing; last, one story's
page is asked for over a socket for ten seconds, as readers would.
"""

import argparse
import random
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import httpx
import uvicorn
from msgspec import structs
from starlette.testclient import TestClient

from bench.record import articles
from dateline.grouping import group_record
from dateline.identity import digest
from dateline.model import Certainty, Page, Reading, Speaker, Statement
from dateline.pipeline import record_sources
from dateline.record import Card, Record, open_record
from dateline.span import Span
from dateline.web import make_app
from dateline.web.app import _routes

SENTENCES = 12
SPEAKERS = 2000
DEGREES = ("certain", "probable", "possible", "unknown")


def statements(reading: Reading, chance: random.Random) -> Iterator[Statement]:
    """Ten statements, by speakers of whom few speak often."""
    for span in reading.sentences[:10]:
        rank = min(SPEAKERS - 1, int(chance.paretovariate(0.7)))
        yield Statement(
            id=digest("statement", reading.id, span),
            mode="indirect",
            source=(Span(span.start, span.start + 5),),
            cue=(Span(span.start + 6, span.start + 9),),
            content=(Span(span.start + 10, span.end),),
            speaker=Speaker(name=f"Speaker {'abcdefghij'[rank % 10]}{rank}"),
            certainty=Certainty(polarity="positive", degree=chance.choice(DEGREES)),
            confidence=0.9,
        )


def fill(record: Record, count: int) -> None:
    """Write the sample newsroom and its stories, then invented articles."""
    record_sources(record, [str(files("dateline") / "newsroom" / "pages")])
    group_record(record)
    chance = random.Random(3)
    begun = time.perf_counter()
    for number, (page, reading) in enumerate(articles(count, SENTENCES)):
        category = f"Category {chance.randrange(30)}"
        said = tuple(statements(reading, chance))
        made = structs.replace(reading, statements=said, category=category)
        record.write(small(page, reading), small_reading(page, made))
        if number % 10_000 == 9_999:
            print(f"{number + 1} articles in {time.perf_counter() - begun:.0f} s", flush=True)


def small(page: Page, reading: Reading) -> Page:
    return structs.replace(page, data=reading.text.encode())


def small_reading(page: Page, reading: Reading) -> Reading:
    reference = structs.replace(reading.page, digest=small(page, reading).digest)
    return structs.replace(reading, page=reference)


def questions(record: Record) -> dict[str, Callable[[random.Random], str]]:
    """Addresses of each route, drawn anew for every request."""
    library, ledger = record.library, record.ledger
    cards: list[Card] = library.articles(many=2000)
    stories, claims = ledger.stories(many=50), ledger.claims(many=200)
    words = [
        word.rstrip(".")
        for card in cards[:40]
        for word in library.reading(card.id).text.split()[:80]
    ]
    names = [each.name for each in library.speakers(many=2000)]

    def pick(items: list[Any]) -> Callable[[random.Random], Any]:
        return lambda chance: chance.choice(items)

    def of(template: str, *items: Callable[[random.Random], Any]) -> Callable[[random.Random], str]:
        return lambda chance: template.format(*(item(chance) for item in items))

    id_, word, name = pick([card.id for card in cards]), pick(words), pick(names)
    return {
        "front": of("/"),
        "articles": of("/articles?category=Category {}", pick(list(range(30)))),
        "article": of("/articles/{}", id_),
        "stories": of("/stories"),
        "story": of("/stories/{}", pick([each.id for each in stories])),
        "claim": of("/claims/{}", pick([each.id for each in claims])),
        "search, a word": of("/search?words={}", word),
        "search, two words": of("/search?words={} {}", word, word),
        "search, word and speaker": of("/search?words={}&speaker={}", word, name),
        "search, three filters": of(
            "/search?degree={}&language={}&speaker={}",
            pick(list(DEGREES)), pick(["en", "uk", "ru"]), name,
        ),
        "search, a month": of("/search?words={}&since=2024-0{}", word, pick(list(range(1, 10)))),
        "speakers": of("/speakers?after={}", name),
        "speaker": of("/speakers/{}", name),
        "sources": of("/sources"),
        "source": of("/sources/Outlet {}", pick(list(range(20)))),
        "problems": of("/problems"),
        "feed": of("/feed.atom?words={}", word),
        "api, article": of("/api/articles/{}", id_),
        "api, search": of("/api/search?words={}", word),
    }  # fmt: skip


def measure(record: Record, requests: int) -> None:
    """Print the times of every route without kept answers; CPU is what a busy machine leaves."""
    site = TestClient(_routes(record, published=False))
    chance = random.Random(7)
    print(f"{'route':28}{'p50 ms':>8}{'p95 ms':>8}{'CPU p50':>9}{'CPU p95':>9}{'kB':>6}")
    for name, draw in questions(record).items():
        times, own, sizes = [], [], []
        for _ in range(requests):
            address = draw(chance)
            begun, cpu = time.perf_counter(), time.process_time()
            answer = site.get(address)
            times.append(1000 * (time.perf_counter() - begun))
            own.append(1000 * (time.process_time() - cpu))
            assert answer.status_code == 200, (address, answer.text[:200])
            sizes.append(len(answer.content))
        wall, busy = (statistics.quantiles(each, n=20) for each in (times, own))
        cells = f"{wall[9]:8.1f}{wall[18]:8.1f}{busy[9]:9.1f}{busy[18]:9.1f}"
        print(f"{name:28}{cells}{max(sizes) / 1000:6.0f}", flush=True)


def load(record: Record, seconds: float = 10) -> None:
    """Requests a second of a story's page, over sockets; the site has one thread."""
    config = uvicorn.Config(make_app(record), port=0, log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    (story, *_) = record.ledger.stories()
    with httpx.Client(base_url=f"http://127.0.0.1:{port}") as client:
        client.get(f"/stories/{story.id}")
        begun, cpu, whole, count = time.perf_counter(), time.thread_time(), time.process_time(), 0
        while time.perf_counter() - begun < seconds:
            assert client.get(f"/stories/{story.id}").status_code == 200
            count += 1
        spent = time.perf_counter() - begun
        own, both = time.thread_time() - cpu, time.process_time() - whole
    server.should_exit = True
    thread.join()
    served = count / (both - own)
    print(
        f"story page: {count / spent:.0f} requests/s beside the client; {served:.0f} a CPU second"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--requests", type=int, default=100)
    parser.add_argument("--record", type=Path, help="a record that an earlier run left, or leaves")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.record or Path(folder) / "record.db"
        new = not path.exists()
        with open_record(path) as record:
            if new:
                fill(record, given.articles)
            print(record.library.size(), f"{path.stat().st_size / 2**20:.0f} MiB")
            measure(record, given.requests)
            load(record)


if __name__ == "__main__":
    main()
