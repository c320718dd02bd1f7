"""A large record, made of the sample newsroom by writing it many times over.

    python -m bench.multiplied large.db [--copies 3125]

The newsroom is read, grouped, and spelled in forty ways: half of the longer words are
exchanged for others of the same length, so that every span still stands where it stood, and
words, names and speakers are as many and as unevenly spread as in a large archive. The rows
that the record makes of each spelling are copied with ids and days of their own, every fourth
time with the stories and claims. 3,125 copies are 125,000 articles and a million statements.
Their pages, seals and anchors hold; of the index, months and years asked for by name stay
those of the newsroom.
"""

import argparse
import re
import sqlite3
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import msgspec
from msgspec.structs import replace

from dateline.grouping import group_record
from dateline.identity import digest
from dateline.model import Page, Reading, article_id
from dateline.pipeline import record_sources
from dateline.record import open_record
from dateline.record.engines import writing
from dateline.record.grouping import Shown, _write_story
from dateline.record.order import DAY
from dateline.record.rows import page_id
from dateline.record.writing import seal, write_page

SPELLINGS = 40
GROUPED = 4
"""Of so many copies, one has its stories too."""
DAYS = 3151
"""Days over which the copies are spread: no multiple of the seven between two copies, so that
none falls on the day of another."""
MARK = "№0000000"
"""What a copy's text ends in, so that its id is its own."""

ALPHABETS = tuple(
    """
    aeiou bcdfghjklmnpqrstvwxyz аеиоуыэюяєії бвгджзклмнпрстфхцчшщ
    AEIOU BCDFGHJKLMNPQRSTVWXYZ АЕИОУЫЭЮЯЄІЇ БВГДЖЗКЛМНПРСТФХЦЧШЩ
    """.split()
)
SPELLED = frozenset(["text", "name", "speaker", "proposition"])
"""What of a reading or a claim holds words of the article."""
WORD = re.compile(r"[^\W\d_]{4,}")
SHA = re.compile("sha256:[0-9a-f]{64}")
CHANGED = re.compile(rf"sha256:[0-9a-f]{{64}}|2025-?0[23]-?\d\d|{MARK}")
OF_ARTICLES = ("body", "page", "article", "passage", "statement", "statement_span", "problem")
OF_STORIES = ("story", "story_article", "story_name", "story_subject", "claim", "voice")

Renew = Callable[[str], str]
Row = tuple[Any, ...]


class Sample(NamedTuple):
    """The newsroom in some spelling."""

    readings: tuple[Reading, ...]
    stories: tuple[Shown, ...]


class Rows(NamedTuple):
    """What the record makes of it, by table."""

    readings: tuple[Reading, ...]
    tables: Mapping[str, list[Row]]


def multiply(path: Path, copies: int) -> None:
    """Write the newsroom as many times."""
    sample = _sample()
    made = [_rows(_spelled(sample, number)) for number in range(min(SPELLINGS, copies))]
    with open_record(path):
        pass
    base = sqlite3.connect(path, isolation_level=None)
    base.execute("PRAGMA synchronous = OFF")
    begun = time.perf_counter()
    for number in range(copies):
        base.execute("BEGIN")
        _copy(base, made[number % SPELLINGS], number)
        base.execute("COMMIT")
        if number % 100 == 99:
            print(f"{number + 1} copies in {time.perf_counter() - begun:.0f} s", flush=True)
    base.close()


def _sample() -> Sample:
    with open_record(":memory:") as record:
        record_sources(record, [str(files("dateline") / "newsroom" / "pages")])
        group_record(record)
        stories = [
            Shown(record.ledger.story(card.id), tuple(record.ledger.subjects(card.id)))
            for card in record.ledger.stories(many=100)
        ]
        return Sample(tuple(record.readings()), tuple(stories))


def _spelled(sample: Sample, number: int) -> Sample:
    """The sample with other words; their length stays, and so does every span."""
    ids: dict[str, str] = {}
    readings = []
    for reading in sample.readings:
        other = msgspec.convert(_tree(msgspec.to_builtins(reading), number), Reading)
        text = f"{other.text}\n\n{MARK}"
        ids[reading.id] = article_id(text, reading.language)
        readings.append(replace(other, text=text))
    stories = [
        msgspec.convert(_tree(msgspec.to_builtins(each), number), Shown) for each in sample.stories
    ]

    def renewed(noun: Any) -> Any:
        told = SHA.sub(lambda match: ids.get(match.group(), match.group()), _json(noun))
        return msgspec.json.decode(told, type=type(noun))

    return Sample(tuple(map(renewed, readings)), tuple(map(renewed, stories)))


def _json(noun: Any) -> str:
    return msgspec.json.encode(noun).decode()


def _tree(node: Any, number: int, key: str = "") -> Any:
    if isinstance(node, Mapping):
        return {name: _tree(value, number, name) for name, value in node.items()}
    if isinstance(node, list | tuple):
        return [_tree(value, number) for value in node]
    if isinstance(node, str) and key in SPELLED:
        return WORD.sub(lambda word: _other_word(word.group(), number), node)
    if isinstance(node, str) and key in {"entity", "key"} and ":" in node:
        return f"{node}-{number}"
    return node


@lru_cache(maxsize=500_000)
def _other_word(word: str, number: int) -> str:
    turn = crc32(f"{word.casefold()} {number}".encode())
    return word if turn % 2 else "".join(_turned(letter, turn >> 1) for letter in word)


def _turned(letter: str, by: int) -> str:
    row = next((row for row in ALPHABETS if letter in row), letter)
    return row[(row.find(letter) + by) % len(row)]


def _rows(sample: Sample) -> Rows:
    """The rows of a spelling, as the record itself writes them."""
    with open_record(":memory:") as record:
        kept = []
        with writing(record._engine) as connection:
            for number, reading in enumerate(sample.readings):
                page = Page(
                    data=reading.text.encode(), url=f"https://bench.example/{number}/{MARK}"
                )
                reference = replace(reading.page, url=page.url, path=None, digest=page.digest)
                kept.append(replace(reading, page=reference))
                write_page(connection, page, kept[-1])
            for shown in sample.stories:
                _write_story(connection, shown)
        driver: Any = record._engine.raw_connection().driver_connection
        names = (*OF_ARTICLES, *OF_STORIES)
        return Rows(
            tuple(kept), {n: driver.execute(f"SELECT * FROM {n}").fetchall() for n in names}
        )


def _copy(base: sqlite3.Connection, made: Rows, number: int) -> None:
    """One copy of a spelling, its ids and days its own."""
    later = number * 7 % DAYS - DAYS
    mark = f"№{number:07}"
    ids = dict(pair for reading in made.readings for pair in _ids(reading, mark))

    def one(match: re.Match[str]) -> str:
        found = match.group()
        if found.startswith("sha"):
            return ids.setdefault(found, digest(found, number))
        if found == MARK:
            return mark
        day = date.fromisoformat(found) + timedelta(days=later)
        return day.isoformat() if "-" in found else day.strftime("%Y%m%d")

    def renew(text: str) -> str:
        return CHANGED.sub(one, text)

    for name in (*OF_ARTICLES, *(OF_STORIES if number % GROUPED == 0 else ())):
        rows = [_renewed(row, renew) for row in made.tables[name]]
        if name == "passage":
            rows = [(row[0] + later * DAY, *row[1:]) for row in rows]
        if name == "page":
            rows = [(*row[:6], _seal(row), *row[7:]) for row in rows]
        if rows:
            places = ",".join("?" * len(rows[0]))
            base.executemany(f"INSERT INTO {name} VALUES ({places})", rows)


def _ids(reading: Reading, mark: str) -> Iterator[tuple[str, str]]:
    """The ids that depend on the text and the address: the old one and the new."""
    text = reading.text.replace(MARK, mark)
    page = Page(data=text.encode(), url=(reading.page.url or "").replace(MARK, mark))
    yield reading.id, article_id(text, reading.language)
    yield reading.page.digest, page.digest
    yield page_id(reading.page), page_id(page)


def _renewed(row: Row, renew: Renew) -> Row:
    return tuple(_value(value, renew) for value in row)


def _value(value: Any, renew: Renew) -> Any:
    if isinstance(value, str):
        return renew(value)
    if isinstance(value, bytes):
        return zlib.compress(renew(zlib.decompress(value).decode()).encode(), 1)
    return value


def _seal(row: Row) -> str:
    return seal(zlib.decompress(row[7]), zlib.decompress(row[8]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("record", type=Path)
    parser.add_argument("--copies", type=int, default=3125)
    given = parser.parse_args()
    multiply(given.record, given.copies)
    with open_record(given.record) as record:
        print(record.library.size(), record.ledger.counts())


if __name__ == "__main__":
    main()
