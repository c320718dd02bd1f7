"""Records on every engine: SQLite in memory, an SQLite file, and PostgreSQL where there is one.

PostgreSQL is the server at DATELINE_TEST_POSTGRES (an SQLAlchemy address, to a database
whose contents may be thrown away), or else one started here on a temporary cluster from
the server's programs where they are installed. Where there is neither, its tests are skipped.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, make_url, text

from dateline.record import Record, open_record

ENGINES = ["memory", "file", "postgres"]
PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)


def _start(folder: Path, programs: Path) -> str:
    """Start a server that listens on a socket in the folder only; its address."""
    become: list[str] = []
    if os.geteuid() == 0:  # the server refuses to run as root
        shutil.chown(folder, pwd.getpwnam("postgres").pw_uid)
        become = ["runuser", "-u", "postgres", "--"]

    def call(program: str, *arguments: str) -> None:
        command = [*become, str(programs / program), *arguments]
        subprocess.run(command, check=True, cwd=folder, capture_output=True, timeout=120)

    cluster = str(folder / "cluster")
    call("initdb", "-D", cluster, "-U", "test", "-A", "trust", "-E", "UTF8", "--no-locale", "-N")
    options = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off"
    call("pg_ctl", "-D", cluster, "-w", "-o", options, "-l", str(folder / "log"), "start")
    return f"postgresql://test@/postgres?host={folder}"


def _stop(folder: Path, programs: Path) -> None:
    become = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    stop = [str(programs / "pg_ctl"), "-D", str(folder / "cluster"), "-m", "immediate", "stop"]
    subprocess.run([*become, *stop], check=False, cwd=folder, capture_output=True, timeout=60)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL server."""
    given = os.environ.get("DATELINE_TEST_POSTGRES")  # noqa: TID251  tests have no settings
    if given:
        yield given
        return
    if not PROGRAMS:
        pytest.skip("no PostgreSQL: set DATELINE_TEST_POSTGRES, or install the server")
    folder = Path(tempfile.mkdtemp(prefix="dateline-", dir="/tmp"))  # short: it holds a socket
    programs = PROGRAMS[0].parent
    try:
        yield _start(folder, programs)
    finally:
        _stop(folder, programs)


@pytest.fixture
def database(postgres: str) -> Iterator[str]:
    """The address of an empty PostgreSQL database."""
    name = f"dateline_{uuid4().hex}"
    url = make_url(postgres).set(drivername="postgresql+psycopg")
    server = create_engine(url, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0"))
    yield url.set(database=name).render_as_string(hide_password=False)
    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    server.dispose()


@pytest.fixture(params=ENGINES)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database on each engine."""
    if request.param == "postgres":
        return str(request.getfixturevalue("database"))
    return ":memory:" if request.param == "memory" else str(tmp_path / "record.db")


@pytest.fixture
def record(address: str) -> Iterator[Record]:
    """An empty record on each engine."""
    with open_record(address) as record:
        yield record


@pytest.fixture
def scratch() -> Iterator[Callable[[], Record]]:
    """Makes further records, in memory."""
    made: list[Record] = []

    def make() -> Record:
        made.append(open_record(":memory:"))
        return made[-1]

    yield make
    for each in made:
        each.close()
