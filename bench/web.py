"""How fast the site is: the time of every route without its cache, and stories a second.

    python -m bench.web [--copies 3125] [--requests 100] [--record large.db]

The record is the sample newsroom many times over, as `bench/multiplied.py` writes it: 3,125
copies are 125,000 articles and a million statements. Each route is then asked for in this
process, each time with another question, its answers kept by nothing; last, one story's
page is asked for over a socket for ten seconds, as readers would.
"""

import argparse
import random
import statistics
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import uvicorn
from starlette.testclient import TestClient

from bench.multiplied import multiply
from dateline.record import Card, Record, open_record
from dateline.web import make_app
from dateline.web.app import _routes

DEGREES = ("certain", "probable", "possible", "unknown")


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
        "articles": of("/articles?category={}", pick([each.category or "" for each in cards])),
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
        "search, a month": of("/search?words={}&since=2020-0{}", word, pick(list(range(1, 10)))),
        "speakers": of("/speakers?after={}", name),
        "speaker": of("/speakers/{}", name),
        "sources": of("/sources"),
        "source": of("/sources/{}", pick([each.outlet for each in cards if each.outlet])),
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
    parser.add_argument("--copies", type=int, default=3125)
    parser.add_argument("--requests", type=int, default=100)
    parser.add_argument("--record", type=Path, help="a record that an earlier run left, or leaves")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.record or Path(folder) / "record.db"
        if not path.exists():
            multiply(path, given.copies)
        with open_record(path) as record:
            print(record.library.size(), f"{path.stat().st_size / 2**20:.0f} MiB")
            measure(record, given.requests)
            load(record)


if __name__ == "__main__":
    main()
