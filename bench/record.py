"""How fast the record is: articles written a second, and search latency.

    python bench/record.py [--articles 10000] [--sentences 30] [--address record.db]

Without an address an SQLite file in a temporary folder is used. Texts are drawn from a
vocabulary of invented words in three languages with a Zipf-like distribution.
"""

import argparse
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from dateline.identity import digest
from dateline.model import (
    Block,
    Page,
    PageReference,
    Reading,
    Speaker,
    Stated,
    Statement,
    article_id,
)
from dateline.record import Record, open_record
from dateline.span import Span

SYLLABLES = {
    "en": [
        "ba",
        "den",
        "for",
        "gal",
        "ker",
        "lin",
        "mo",
        "nor",
        "pel",
        "ran",
        "sto",
        "tir",
        "ven",
        "wol",
    ],
    "uk": [
        "ба",
        "ве",
        "гір",
        "дом",
        "ків",
        "лан",
        "мир",
        "ної",
        "пел",
        "рів",
        "сто",
        "тер",
        "хор",
        "ців",
    ],
    "ru": [
        "ба",
        "ве",
        "гор",
        "дом",
        "ков",
        "лан",
        "мир",
        "ной",
        "пел",
        "рив",
        "сто",
        "тер",
        "хор",
        "цев",
    ],
}
ENDINGS = {
    "en": ["", "s", "ed", "ing"],
    "uk": ["а", "и", "ою", "ами", "ів", "ому", "ого"],
    "ru": ["а", "ы", "ой", "ами", "ов", "ому", "ого"],
}


def vocabulary(language: str, size: int, chance: random.Random) -> list[str]:
    parts = SYLLABLES[language]
    return ["".join(chance.choices(parts, k=chance.randint(1, 3))) for _ in range(size)]


def articles(count: int, sentences: int) -> Iterator[tuple[Page, Reading]]:
    chance = random.Random(11)
    known = {language: vocabulary(language, 20_000, chance) for language in SYLLABLES}
    weights = [1 / (rank + 2) for rank in range(20_000)]
    for number in range(count):
        language = ("en", "uk", "ru")[number % 3]
        drawn = chance.choices(known[language], weights, k=sentences * 18)
        endings = chance.choices(ENDINGS[language], k=len(drawn))
        words = [word + ending for word, ending in zip(drawn, endings, strict=True)]
        lines = [" ".join(words[at : at + 18]) + "." for at in range(0, len(words), 18)]
        yield article(number, language, lines)


def article(number: int, language: str, lines: list[str]) -> tuple[Page, Reading]:
    text = "\n".join(lines)
    id_ = article_id(text, language)
    fetched = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=number)
    html = f"<html><body><p>{text}</p></body></html>" + "<nav>menu</nav>" * 500
    page = Page(data=html.encode(), url=f"https://bench.example/{number}", fetched=fetched)
    spans, start = [], 0
    for line in lines:
        spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    said = [
        Statement(
            id=digest("statement", id_, span),
            mode="indirect",
            source=(Span(span.start, span.start + 5),),
            cue=(Span(span.start + 6, span.start + 9),),
            content=(Span(span.start + 10, span.end),),
            speaker=Speaker(name=text[span.start : span.start + 5]),
            confidence=0.9,
        )
        for span in spans[::4]
    ]
    return page, Reading(
        id=id_,
        page=PageReference(url=page.url, path=None, fetched=fetched, digest=page.digest),
        outlet=f"Outlet {number % 20}",
        category=None,
        language=language,
        title=spans[0],
        byline=(),
        published=Stated(edtf=f"2024-{1 + number % 12:02}-{1 + number % 28:02}", source="meta"),
        modified=None,
        text=text,
        blocks=tuple(Block(kind="paragraph", span=span) for span in spans),
        version="bench",
        sentences=tuple(spans),
        statements=tuple(said),
    )


def write(record: Record, count: int, sentences: int) -> list[str]:
    """Write the articles; what it took, and words to search for."""
    spent = 0.0
    queries: list[str] = []
    chance = random.Random(5)
    for number, (page, reading) in enumerate(articles(count, sentences)):
        begun = time.perf_counter()
        record.write(page, reading, source="bench")
        spent += time.perf_counter() - begun
        if number % max(1, count // 100) == 0:
            span = chance.choice(reading.sentences)
            queries.append(span.of(reading.text).rstrip("."))
    print(
        f"write: {count} articles of {sentences} sentences in {spent:.1f} s: {count / spent:.0f}/s"
    )
    return queries


def measure(name: str, record: Record, queries: list[str], speaker: str | None = None) -> None:
    times = []
    hits = 0
    for query in queries:
        begun = time.perf_counter()
        hits += len(record.search(query, speaker=speaker, limit=20))
        times.append(1000 * (time.perf_counter() - begun))
    cuts = statistics.quantiles(times, n=20)
    print(
        f"search {name}: p50 {cuts[9]:.1f} ms, p95 {cuts[18]:.1f} ms, {hits / len(times):.1f} hits"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--sentences", type=int, default=30)
    parser.add_argument("--address", help="a path or an SQLAlchemy address of an empty database")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.db"
        with open_record(given.address or path) as record:
            report(record, given.articles, given.sentences)
        if not given.address:
            size = sum(each.stat().st_size for each in path.parent.iterdir())
            print(f"size: {size / given.articles / 1024:.1f} KiB an article")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory: {peak:.0f} MiB", file=sys.stdout)


def report(record: Record, count: int, sentences: int) -> None:
    lines = write(record, count, sentences)
    words = [line.split() for line in lines]
    measure("one word", record, [each[3] for each in words])
    measure("two words", record, [" ".join(each[3:5]) for each in words])
    measure("three words", record, [" ".join(each[2:5]) for each in words])
    measure("phrase of three", record, ['"' + " ".join(each[2:5]) + '"' for each in words])
    measure("one word of a speaker", record, [each[3] for each in words], speaker=words[0][0][:5])
    begun = time.perf_counter()
    read = sum(1 for _ in record.readings())
    print(f"readings: {read / (time.perf_counter() - begun):.0f}/s")
    begun = time.perf_counter()
    found = record.verify()
    spent = time.perf_counter() - begun
    print(
        f"verify: {count / spent:.0f} articles/s, {len(found.failures)} failures; {found.checked}"
    )


if __name__ == "__main__":
    main()
