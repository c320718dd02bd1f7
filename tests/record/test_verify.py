"""Verify finds each kind of corruption, and says of what; it finds none where there is none."""

import re
import zlib
from collections.abc import Callable, Iterator

import pytest
from msgspec.structs import replace
from sqlalchemy import Connection, text

from dateline.record import Record, open_record
from dateline.record.codec import pack, read_reading, to_json, unpack
from dateline.span import Span
from record.factory import TEXTS, pair

Harm = Callable[[Connection], None]


def sql(query: str) -> Harm:
    return lambda connection: [connection.execute(text(query)), None][1]


def flip_a_byte(connection: Connection) -> None:
    _edit(connection, "body", "digest", "data", lambda data: b"X" + data[1:])


def cut_the_bytes(connection: Connection) -> None:
    _edit(connection, "body", "digest", "data", lambda data: data[:-1])


def change_the_text(connection: Connection) -> None:
    _edit(connection, "page", "id", "reading", lambda data: data.replace(b"dam", b"dog"))


def change_the_facts(connection: Connection) -> None:
    _edit(connection, "page", "id", "facts", lambda data: data.replace(b"text/plain", b"text/html"))


def move_a_span(connection: Connection) -> None:
    def move(data: bytes) -> bytes:
        reading = read_reading(pack(data))
        statement = replace(reading.statements[0], content=(Span(3, 9000),))
        return to_json(replace(reading, statements=(statement,)))

    _edit(connection, "page", "id", "reading", move)


def empty_a_span(connection: Connection) -> None:
    def empty(data: bytes) -> bytes:
        return to_json(replace(read_reading(pack(data)), title=Span(4, 4)))

    _edit(connection, "page", "id", "reading", empty)


def rot_the_bytes(connection: Connection) -> None:
    connection.execute(text("UPDATE body SET data = :rot"), {"rot": b"rotten"})


def rot(connection: Connection) -> None:
    connection.execute(text("UPDATE page SET reading = :rot"), {"rot": b"rotten"})


def rot_inside(connection: Connection) -> None:
    connection.execute(text("UPDATE page SET reading = :rot"), {"rot": zlib.compress(b'{"id": 1}')})


HARMS: list[tuple[Harm, str, str]] = [
    (flip_a_byte, "page", "bytes are not those of its digest"),
    (cut_the_bytes, "page", "bytes are not those of its digest"),
    (rot_the_bytes, "page", "cannot be unpacked"),
    (sql("UPDATE body SET size = size + 1"), "page", "size is not that of its bytes"),
    (sql("DELETE FROM body"), "page", "bytes are missing"),
    (sql("UPDATE page SET address = 'elsewhere'"), "reading", "address is not that"),
    (sql("UPDATE page SET version = 'other'"), "reading", "version is not its reading's"),
    (sql("UPDATE page SET rank = 'first'"), "reading", "rank is not that"),
    (sql("UPDATE page SET article = 'other'"), "reading", "article is not its reading's"),
    (sql("UPDATE page SET id = 'other'"), "reading", "its id is not that"),
    (sql("DELETE FROM page"), "article", "rows were made from is missing"),
    (change_the_text, "reading", "id is not that of its text"),
    (change_the_facts, "reading", "its JSON was changed"),
    (move_a_span, "span", r"statements\[0\].content\[0\] is \[3, 9000\]"),
    (empty_a_span, "span", r"reading.title is \[4, 4\]"),
    (rot, "reading", "cannot be decoded"),
    (rot_inside, "reading", "cannot be decoded"),
    (sql("UPDATE article SET outlet = 'Another'"), "article", "row is not that of its reading"),
    (sql("DELETE FROM article"), "row", "name a article that is not there"),
    (sql("UPDATE passage SET start = start + 1 WHERE start > 0"), "row", "passage rows"),
    (sql("UPDATE passage SET stems = 'dog' WHERE start = 0"), "row", "passage rows"),
    (sql("DELETE FROM passage WHERE start = 0"), "row", "passage rows"),
    (sql("UPDATE statement SET speaker = 'Another'"), "row", "statement rows"),
    (sql("DELETE FROM statement"), "row", "statement rows"),
    (sql('UPDATE statement_span SET "end" = "end" - 1'), "row", "statement_span rows"),
    (sql("DELETE FROM problem"), "row", "problems are not those"),
    (sql("UPDATE problem SET message = 'all is well'"), "row", "problems are not those"),
]


def _edit(
    connection: Connection, table: str, key: str, column: str, change: Callable[[bytes], bytes]
) -> None:
    """Change a packed value and pack it again, as one would who wants not to be noticed."""
    for id_, data in connection.execute(text(f"SELECT {key}, {column} FROM {table}")).fetchall():
        changed = {"data": pack(change(unpack(data))), "id": id_}
        connection.execute(text(f"UPDATE {table} SET {column} = :data WHERE {key} = :id"), changed)


@pytest.fixture
def harmed(address: str) -> Iterator[Callable[[Harm], Record]]:
    """Makes a record that holds one article, and does harm to it behind its back."""
    records: list[Record] = []

    def harm(how: Harm) -> Record:
        record = open_record(address)
        records.append(record)
        page, reading = pair("en", problems=("the page states no byline",))
        record.write(page, reading)
        with record._engine.connect() as connection:
            for query in UNGUARDED[connection.dialect.name]:
                connection.execute(text(query))
            how(connection)
            connection.commit()
        return record

    yield harm
    for each in records:
        each.close()


UNGUARDED = {
    "sqlite": ["COMMIT", "PRAGMA foreign_keys = OFF", "BEGIN"],
    "postgresql": ["SET session_replication_role = replica"],
}
"""Takes off the guard of foreign keys, which would refuse some harms."""


@pytest.mark.parametrize(("harm", "what", "message"), HARMS)
@pytest.mark.parametrize("address", ["file", "postgres"], indirect=True)
def test_harm_is_found(
    harmed: Callable[[Harm], Record], harm: Harm, what: str, message: str
) -> None:
    found = harmed(harm).verify()
    assert not found.ok
    told = [each.message for each in found.failures if each.what == what]
    assert any(re.search(message, each) for each in told), found.failures


@pytest.mark.parametrize("address", ["memory", "file"], indirect=True)
def test_an_index_that_lost_words_is_found(harmed: Callable[[Harm], Record]) -> None:
    lose = sql(
        "INSERT INTO passage_search(passage_search, rowid, stems) "
        "SELECT 'delete', id, stems FROM passage"
    )
    found = harmed(lose).verify()
    assert [each.what for each in found.failures] == ["index"]


def test_a_sound_record_is_found_sound_and_says_what_was_checked(record: Record) -> None:
    for language in TEXTS:
        record.write(*pair(language, problems=("the page states no byline",)))
    found = record.verify()
    assert found.ok
    assert found.checked | {"pages": 3, "readings": 3, "articles": 3} == found.checked
    assert found.checked["spans"] == 3 * (1 + 1 + 3 + 1 + 1 + 1), "title, block, sentences, ..."
    assert found.checked["rows"] == 3 * (1 + 3 + 1 + 2)
