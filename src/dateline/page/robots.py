"""Robots rules (RFC 9309), kept for each host."""

from collections.abc import Callable
from typing import NamedTuple

import httpx
from protego import Protego

from dateline.errors import ForbiddenAddress, SourceError
from dateline.page.limits import Clock, Limits
from dateline.page.wire import Answer

KEPT = 24 * 3600.0
FAILURE_KEPT = 600.0
"""Seconds before rules are asked for again; sooner where the host did not give them."""

LARGEST = 500 * 1024
"""Bytes of a robots file that are read."""


class Rules(NamedTuple):
    """What one host allows.

    delay: seconds between two requests, as the host asks.
    refusal: why nothing may be fetched, where its rules could not be had.
    """

    protego: Protego
    agent: str
    delay: float
    until: float
    refusal: str | None = None

    def check(self, url: httpx.URL) -> None:
        """Refuse what the rules refuse.

        Raises:
            ForbiddenAddress: They do.
        """
        if self.refusal:
            raise ForbiddenAddress(self.refusal)
        if not self.protego.can_fetch(str(url), self.agent):
            raise ForbiddenAddress(
                f"the robots rules of {url.host} do not allow {self.agent} to fetch it"
            )


class Robots:
    """The rules of every host that was asked.

    Args:
        get: Asks for one address, following nothing.
        limits: Its `user_agent` up to "/" is the name that rules are looked up by.
        clock: When rules grow old.
    """

    def __init__(self, get: Callable[[httpx.URL], Answer], limits: Limits, clock: Clock) -> None:
        self._get = get
        self._limits = limits
        self._agent = limits.user_agent.partition("/")[0].strip()
        self._clock = clock
        self._kept: dict[str, Rules] = {}

    def of(self, url: httpx.URL) -> Rules:
        """The rules that hold for an address."""
        place = str(url.copy_with(raw_path=b"/robots.txt", fragment=None))
        rules = self._kept.get(place)
        if rules is None or rules.until < self._clock.monotonic():
            rules = self._kept[place] = self._ask(httpx.URL(place))
        return rules

    def _ask(self, url: httpx.URL) -> Rules:
        try:
            answer = self._follow(url)
        except ForbiddenAddress:
            raise
        except SourceError as error:
            return self._refused(f"the robots rules of {url.host} could not be read: {error}")
        if answer.status >= 500 or answer.status == 429:
            return self._refused(
                f"{url.host} answers {answer.status} when asked for its robots rules; "
                "try again later"
            )
        words = answer.body[:LARGEST].decode("utf-8", "replace") if answer.status < 300 else ""
        return self._rules(words, self._clock.monotonic() + KEPT)

    def _follow(self, url: httpx.URL) -> Answer:
        for _ in range(self._limits.redirects + 1):
            answer = self._get(url)
            if answer.target is None:
                return answer
            url = answer.target
        return answer._replace(status=404)  # RFC 9309, 2.3.1.2: as if there were none

    def _refused(self, why: str) -> Rules:
        return self._rules("", self._clock.monotonic() + FAILURE_KEPT)._replace(refusal=why)

    def _rules(self, words: str, until: float) -> Rules:
        protego = Protego.parse(words)
        delay = protego.crawl_delay(self._agent) or 0.0
        return Rules(protego, self._agent, delay, until)
