"""Pages from the web, fetched politely."""

from collections.abc import Mapping
from types import TracebackType

import httpx

from dateline.errors import ForbiddenAddress, SourceError
from dateline.model import Page
from dateline.page.address import Resolve, resolve
from dateline.page.limits import Clock, Limits, Outcome, Unchanged, Validators, missing, problem
from dateline.page.robots import Robots, Rules
from dateline.page.sniff import look
from dateline.page.unpack import GZIP, Unpacked, gunzip
from dateline.page.wire import Answer, Wire


class Fetcher:
    """Fetches pages: robots rules, a delay for each host, limits, checked addresses.

    Args:
        limits: How far it goes.
        known: What is known of pages by their addresses: these are asked for only if
            they have changed, and are `Unchanged` where they have not.
        resolve: Turns a host's name into its addresses.
        clock: The time.

    Attributes:
        validators: What hosts said of the versions they sent, by address: the next
            fetcher's `known`.
    """

    def __init__(
        self,
        limits: Limits | None = None,
        *,
        known: Mapping[str, Validators] | None = None,
        resolve: Resolve = resolve,
        clock: Clock | None = None,
    ) -> None:
        self.limits = limits or Limits()
        self.validators: dict[str, Validators] = {}
        self._known = known or {}
        self._clock = clock or Clock()
        self._wire = Wire(self.limits, resolve, self._clock)
        self._robots = Robots(self._wire.get, self.limits, self._clock)
        self._slow: set[str] = set()

    def __enter__(self) -> "Fetcher":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        self._wire.close()

    def fetch(self, address: str) -> Outcome:
        """Fetch one page, following redirects; what cannot be had is Missing, never raised."""
        try:
            return self._fetch(httpx.URL(address).copy_with(fragment=None))
        except (SourceError, httpx.InvalidURL, UnicodeError) as error:
            writable = address.encode("utf-8", "backslashreplace").decode()
            return missing(writable, f"the page could not be fetched: {error}")

    def _fetch(self, url: httpx.URL) -> Outcome:
        seen: list[httpx.URL] = []
        while True:
            seen.append(url)
            answer = self._ask(url)
            if answer.target is None:
                return self._outcome(answer)
            url = answer.target.copy_with(fragment=None)
            if url in seen:
                raise SourceError(f"it redirects in a circle, back to {url}")
            if len(seen) > self.limits.redirects:
                raise SourceError(f"it redirects more than {self.limits.redirects} times")

    def _ask(self, url: httpx.URL) -> Answer:
        rules = self._robots.of(url)
        rules.check(url)
        self._heed(url, rules)
        known = self._known.get(str(url), Validators())
        return self._wire.get(url, headers=known.conditions(), delay=rules.delay)

    def _heed(self, url: httpx.URL, rules: Rules) -> None:
        if rules.delay <= self.limits.longest_delay:
            return
        if url.host in self._slow:
            raise ForbiddenAddress(
                f"{url.host} asks for {rules.delay:.0f} s between two requests; read it again later"
            )
        self._slow.add(url.host)

    def _outcome(self, answer: Answer) -> Outcome:
        address = str(answer.url)
        if answer.status == 304 and address in self._known:
            return Unchanged(address=address)
        if not 200 <= answer.status < 300:
            return missing(address, _refusal(answer))
        self.validators[address] = Validators.of(answer.headers)
        data, troubles = self._unzip(answer)
        return Page(
            data=data,
            url=address,
            fetched=self._clock.now(),
            headers=answer.headers,
            problems=(*(problem(f"the page came broken: {why}") for why in troubles), *look(data)),
        )

    def _unzip(self, answer: Answer) -> tuple[bytes, list[str]]:
        """A page or sitemap may be a .gz file itself, whatever its content coding."""
        unpacked = Unpacked(answer.body, len(answer.body))
        if answer.body.startswith(GZIP):
            unpacked = gunzip(answer.body, self.limits.page_bytes)
        return unpacked.data, [why for why in (answer.trouble, unpacked.trouble) if why]


def _refusal(answer: Answer) -> str:
    phrase = httpx.codes.get_reason_phrase(answer.status)
    words = f"the host answers {answer.status} {phrase}".rstrip()
    if wait := answer.headers.get("retry-after"):
        words += f" and asks to come back after {wait}" + (" s" if wait.isdecimal() else "")
    return words
