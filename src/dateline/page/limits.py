"""How far the page stage goes: limits, validators, the clock, and what comes of a request."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from msgspec import Struct

from dateline.errors import SourceError
from dateline.model import Missing, Page, Problem


@dataclass(frozen=True, kw_only=True)
class Limits:
    """How far a fetch or a read goes.

    page_bytes: the largest page that is read, before and after decompression.
    redirects: how many are followed.
    timeout: seconds to wait for a host to say something.
    deadline: seconds for one answer in all, so that a host that drips cannot hold us.
    host_delay: seconds between two requests to one host.
    longest_delay: seconds; a host whose robots rules ask for more is not fetched from twice.
    listing_depth: how many sitemap indexes may stand inside each other.
    """

    page_bytes: int = 64 * 2**20
    redirects: int = 5
    timeout: float = 30.0
    deadline: float = 300.0
    host_delay: float = 1.0
    longest_delay: float = 300.0
    listing_depth: int = 3
    user_agent: str = "dateline/0.1 (+https://pypi.org/project/dateline; reads news for research)"
    allow_private: bool = False


class TooBig(SourceError):
    """A page is larger than the limit."""

    def __init__(self, limit: int) -> None:
        super().__init__(
            f"is larger than {limit:,} bytes, the page_bytes limit; "
            "raise it (DATELINE_PAGE_BYTES) to read it"
        )


class Validators(Struct, frozen=True, kw_only=True):
    """What a host said of a page's version, to ask later whether it has changed (RFC 9110)."""

    etag: str | None = None
    last_modified: str | None = None

    @staticmethod
    def of(headers: Mapping[str, str]) -> "Validators":
        """The validators among a page's headers."""
        return Validators(etag=headers.get("etag"), last_modified=headers.get("last-modified"))

    def conditions(self) -> dict[str, str]:
        """The request headers that ask for the page only if it has changed."""
        asked = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in asked.items() if value}


class Unchanged(Struct, frozen=True, kw_only=True):
    """A page that its host says is still what it was: nothing to read, and no problem."""

    address: str


Outcome = Page | Missing | Unchanged
"""What comes of asking for one page."""


@dataclass(frozen=True, kw_only=True)
class Clock:
    """The time, and waiting; given as an argument so that tests need not wait."""

    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


def problem(message: str) -> Problem:
    """Trouble of this stage, as data."""
    return Problem(stage="page", message=message)


def missing(address: str, message: str) -> Missing:
    """A page that could not be had, and why."""
    return Missing(address=address, problem=problem(message))
