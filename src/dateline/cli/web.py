"""`dateline serve`: the site and its API."""

from typing import Annotated

import typer

from dateline.cli import display
from dateline.errors import DatelineError
from dateline.record import open_record
from dateline.settings import load_settings

LOOPBACK = ("127.0.0.1", "localhost", "[::1]", "::1")


def serve(
    *,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port.")] = 8000,
    name: Annotated[
        list[str] | None,
        typer.Option("--name", help="A name that the site goes by; several may be given."),
    ] = None,
    record: Annotated[
        str | None, typer.Option("--record", help="The record: a path, or an SQLAlchemy address.")
    ] = None,
) -> None:
    """Serve the record as a site and an API, for reading only, to this machine alone."""
    import uvicorn  # noqa: PLC0415  other commands need not wait for it

    from dateline.web import make_app  # noqa: PLC0415  other commands need not wait for it

    if host not in LOOPBACK and not name:
        message = (
            f"{host} can be reached from elsewhere: say by --name under which name the site is"
            " asked for, or leave --host out to serve this machine alone"
        )
        raise DatelineError(message)
    with open_record(record or load_settings().record, create=False) as kept:
        display.say(f"the site: http://{host}:{port}/ (Ctrl+C ends it)")
        app = make_app(kept, hosts=(*LOOPBACK, *(name or ())))
        uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)
