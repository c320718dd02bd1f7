"""Opening a record: what is refused, and that migrations and tables agree."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, text

import dateline.record
from dateline.errors import RecordError
from dateline.record import open_record
from dateline.record.engines import make_engine, writing
from dateline.record.opening import VERSION_TABLE, _url, migrate
from dateline.record.schema import VERSION, metadata
from record.factory import pair

CATALOGUE = {
    "sqlite": [
        "SELECT name, type, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'",
    ],
    "postgresql": [
        """
        SELECT table_name, column_name, ordinal_position, data_type, collation_name, is_nullable,
               column_default FROM information_schema.columns WHERE table_schema = 'public'
        """,
        "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint "
        "WHERE connamespace = 'public'::regnamespace",
    ],
}


def structure(connection: Connection) -> set[tuple[Any, ...]]:
    """Everything that the database itself says of its tables, white space aside."""
    return {
        tuple(" ".join(str(value).split()) for value in row)
        for query in CATALOGUE[connection.dialect.name]
        for row in connection.execute(text(query))
        if VERSION_TABLE not in row[0] and VERSION_TABLE not in row[1]
    }


def test_all_migrations_make_the_tables(address: str) -> None:
    """On both engines: what a fresh schema makes is what the migrations make."""
    engine = make_engine(_url(address))
    with writing(engine) as connection:
        migrate(connection)
        migrated = structure(connection)
        for query in _emptied(connection):
            connection.execute(text(query))
        metadata.create_all(connection)
        fresh = structure(connection)
    engine.dispose()
    assert len(fresh) > 15
    assert migrated == fresh


def _emptied(connection: Connection) -> list[str]:
    if connection.dialect.name == "postgresql":
        return ["DROP SCHEMA public CASCADE", "CREATE SCHEMA public"]
    found = text("SELECT name FROM sqlite_master WHERE type = 'table' AND sql IS NOT NULL")
    names = connection.execute(found).scalars().all()
    tables = [name for name in names if not name.startswith(("passage_search_", "sqlite_"))]
    order = ["passage_search", *(table.name for table in reversed(metadata.sorted_tables))]
    return [f'DROP TABLE "{name}"' for name in order if name in tables]


def test_the_version_is_the_latest_migration() -> None:
    folder = Path(dateline.record.__file__).with_name("migrations")
    scripts = ScriptDirectory(str(folder))
    assert scripts.get_heads() == [VERSION]


def test_opening_again_keeps_what_is_there(tmp_path: Path) -> None:
    page, reading = pair()
    path = tmp_path / "deep" / "folder" / "record.db"
    with open_record(path) as record:
        record.write(page, reading)
    with open_record(f"sqlite:///{path}", create=False) as record:
        assert record.reading(reading.id) == reading


def test_there_must_be_a_record_where_none_is_made(address: str) -> None:
    with pytest.raises(RecordError, match="there is no record"):
        open_record(address, create=False)


def test_a_newer_record_is_refused(address: str) -> None:
    if address == ":memory:":
        pytest.skip("a record in memory is always of this version")
    open_record(address).close()
    engine = make_engine(_url(address))
    with writing(engine) as connection:
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = 'v9999'"))
    engine.dispose()
    with pytest.raises(RecordError, match="newer version: upgrade dateline"):
        open_record(address)


def test_another_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(b"These are notes, and no database. " * 100)
    with pytest.raises(RecordError, match="not a database; the file is something else"):
        open_record(path)
    assert path.read_bytes() == b"These are notes, and no database. " * 100


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path}/other.db")
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE guests (name TEXT)"))
    engine.dispose()
    with pytest.raises(RecordError, match="another program's tables: give another path"):
        open_record(tmp_path / "other.db")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="is a folder"):
        open_record(tmp_path)


def test_a_path_through_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(RecordError, match="cannot be made"):
        open_record(tmp_path / "file" / "record.db")


def test_a_record_that_may_only_be_read_is_read(tmp_path: Path) -> None:
    page, reading = pair()
    other, another = pair("uk")
    with open_record(tmp_path / "record.db") as record:
        record.write(page, reading)
    with open_record(f"sqlite:///file:{tmp_path}/record.db?mode=ro&uri=true") as record:
        assert record.search("dam")
        assert record.verify().ok
        with pytest.raises(RecordError, match="it may only be read"):
            record.write(other, another)


@pytest.mark.parametrize("address", ["mysql://x/y", "nonsense://", "://"])
def test_an_address_that_means_nothing_is_refused(address: str) -> None:
    with pytest.raises(RecordError, match="give a path or postgresql://"):
        open_record(address)


def test_a_server_that_does_not_answer_is_named_without_its_password() -> None:
    with pytest.raises(RecordError, match="see that the server runs") as refused:
        open_record("postgresql://someone:secret@127.0.0.1:1/none")
    assert "secret" not in str(refused.value)


def test_two_processes_may_make_one_record(tmp_path: Path) -> None:
    code = "import sys; from dateline.record import open_record; open_record(sys.argv[1]).close()"
    command = [sys.executable, "-c", code, str(tmp_path / "record.db")]
    started = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(3)]
    assert [each.communicate(timeout=60)[1] for each in started] == [b""] * 3
    assert [each.returncode for each in started] == [0] * 3
