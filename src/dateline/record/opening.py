"""Opening a record: its address, and the migrations that bring it to this version."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, Engine, inspect, make_url, text
from sqlalchemy.exc import ArgumentError

from dateline.errors import RecordError
from dateline.record.engines import looking, make_engine, writing
from dateline.record.record import Record
from dateline.record.schema import VERSION

VERSION_TABLE = "dateline_version"


def open_record(address: str | Path, *, create: bool = True) -> Record:
    """Open a record, and bring it to this version's form.

    Args:
        address: A path to an SQLite file, ":memory:", or an SQLAlchemy address
            (`sqlite:///…`, `postgresql://…`).
        create: Whether a record is made where there is none.

    Raises:
        RecordError: There is none to open, it is not a record, or it was written by a
            newer version.
        MissingExtra: The database's driver is not installed.
    """
    url = _url(str(address))
    if url.get_backend_name() == "sqlite":
        _check_file(url, create=create)
    engine = make_engine(url)
    try:
        _bring_up(engine, create=create)
    except BaseException:
        engine.dispose()
        raise
    return Record(engine)


def migrate(connection: Connection, revision: str = "head") -> None:
    """Run the migrations up to a revision, in the connection's own transaction."""
    settings = _alembic()
    settings.attributes["connection"] = connection
    command.upgrade(settings, revision)


def version_of(connection: Connection) -> str | None:
    """The migration at which the database stands; None where it holds no record."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    return connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()  # noqa: S608


def _alembic() -> Config:
    settings = Config()
    settings.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    return settings


def _url(address: str) -> URL:
    if "://" not in address:
        return URL.create("sqlite", database=None if address == ":memory:" else address)
    try:
        return make_url(address)
    except ArgumentError as error:
        message = f"{address.split('://', maxsplit=1)[0]}://… is not an address: give a path or postgresql://"
        raise RecordError(message) from error


def _check_file(url: URL, *, create: bool) -> None:
    if url.database in {None, "", ":memory:"} or str(url.database).startswith("file:"):
        return
    path = Path(str(url.database))
    if path.is_dir():
        raise RecordError(f"{path} is a folder: give the path of a file in it")
    if not create and not path.exists():
        raise RecordError(f"there is no record at {path}: read something into it first")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"{path.parent} cannot be made ({error.strerror}): give another path"
        raise RecordError(message) from error


def _bring_up(engine: Engine, *, create: bool) -> None:
    with looking(engine) as connection:
        if version_of(connection) == VERSION:
            return
    with writing(engine) as connection:  # asked again: another process may have been first
        version = version_of(connection)
        if version == VERSION:
            return
        _check_version(connection, version, create=create)
        migrate(connection)


def _check_version(connection: Connection, version: str | None, *, create: bool) -> None:
    address = connection.engine.url.render_as_string(hide_password=True)
    if version is not None:
        known = {
            script.revision for script in ScriptDirectory.from_config(_alembic()).walk_revisions()
        }
        if version not in known:
            message = f"the record at {address} was written by a newer version: upgrade dateline"
            raise RecordError(message)
        return
    if not create:
        raise RecordError(f"there is no record at {address}: read something into it first")
    if connection.dialect.name == "sqlite" and inspect(connection).get_table_names():
        raise RecordError(f"{address} holds another program's tables: give another path")
    if connection.dialect.name == "postgresql":
        encoding = connection.execute(text("SHOW server_encoding")).scalar()
        if encoding != "UTF8":
            message = f"{address} keeps text as {encoding}: make the database with ENCODING 'UTF8'"
            raise RecordError(message)
