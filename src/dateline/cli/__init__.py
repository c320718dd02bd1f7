"""The command line: thin commands over functions that a notebook could call.

Exit codes: 0 all went well; 1 something could not be had or does not hold; 2 the request
was refused, and the message says what to do.
"""

import sys

from dateline.cli.app import app
from dateline.cli.display import refuse
from dateline.errors import DatelineError


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    try:
        app()
    except DatelineError as error:
        refuse(str(error))
        raise SystemExit(2) from None
    except OSError as error:  # of a file that the user named: sources never raise it
        refuse(f"{error.filename or 'a file'}: {error.strerror or error}; name another")
        raise SystemExit(2) from None
