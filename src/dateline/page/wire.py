"""One request and its answer: polite, bounded in size and in time."""

from collections.abc import Mapping
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import NamedTuple

import httpx

from dateline.errors import SourceError
from dateline.page.address import GuardedTransport, Resolve
from dateline.page.limits import Clock, Limits, TooBig
from dateline.page.unpack import decoded

ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,application/json;q=0.8,*/*;q=0.5"
REDIRECTS = {301, 302, 303, 307, 308}


class Answer(NamedTuple):
    """What a host answered.

    headers: names in lower case, repeated ones joined with commas.
    body: with its content coding undone.
    trouble: why the body is not whole, where it is not.
    """

    url: httpx.URL
    status: int
    headers: dict[str, str]
    body: bytes
    trouble: str | None = None

    @property
    def target(self) -> httpx.URL | None:
        """Where a redirect leads to."""
        if self.status not in REDIRECTS or not self.headers.get("location"):
            return None
        return self.url.join(self.headers["location"])


class Wire:
    """Sends requests, waiting between two to one host."""

    def __init__(self, limits: Limits, resolve: Resolve, clock: Clock) -> None:
        self._limits = limits
        self._clock = clock
        self._free_at: dict[str, float] = {}
        self._client = httpx.Client(
            transport=GuardedTransport(resolve, allow_private=limits.allow_private),
            headers={
                "User-Agent": limits.user_agent,
                "Accept": ACCEPT,
                "Accept-Encoding": "gzip, deflate",
            },
            # what one page sets must not change what the next one says
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            timeout=limits.timeout,
            trust_env=False,
        )

    def get(
        self, url: httpx.URL, *, headers: Mapping[str, str] | None = None, delay: float = 0
    ) -> Answer:
        """Ask for one address, following nothing.

        Args:
            url: What to ask for.
            headers: Beyond the usual ones.
            delay: Seconds that the host wants between two requests.

        Raises:
            SourceError: There is no answer; the message says why.
        """
        if url.scheme not in {"http", "https"} or not url.host:
            raise SourceError("is not a web address: it must begin with http:// or https://")
        self._wait(url, max(delay, self._limits.host_delay))
        try:
            with self._client.stream("GET", url, headers=headers) as response:
                return self._answer(url, response)
        except httpx.TimeoutException as error:
            raise SourceError(f"the host did not answer in {self._limits.timeout} s") from error
        except httpx.HTTPError as error:
            raise SourceError(f"the host could not be reached: {error}") from error

    def close(self) -> None:
        """Close all connections."""
        self._client.close()

    def _wait(self, url: httpx.URL, delay: float) -> None:
        now = self._clock.monotonic()
        free_at = self._free_at.get(url.host, now)
        if free_at > now:
            self._clock.sleep(free_at - now)
        self._free_at[url.host] = max(now, free_at) + delay

    def _answer(self, url: httpx.URL, response: httpx.Response) -> Answer:
        limit = self._limits.page_bytes
        headers = {name.lower(): value for name, value in response.headers.items()}
        answer = Answer(url, response.status_code, headers, b"")
        if answer.target:
            return answer
        if headers.get("content-length", "").isdecimal() and int(headers["content-length"]) > limit:
            raise TooBig(limit)
        body, trouble = self._body(response)
        unpacked = decoded(body, headers, limit)
        return answer._replace(body=unpacked.data, trouble=trouble or unpacked.trouble)

    def _body(self, response: httpx.Response) -> tuple[bytes, str | None]:
        body, limits = bytearray(), self._limits
        end = self._clock.monotonic() + limits.deadline
        try:
            for piece in response.iter_raw():
                body += piece
                if len(body) > limits.page_bytes:
                    raise TooBig(limits.page_bytes)
                if self._clock.monotonic() > end:
                    return bytes(body), f"the host had not sent all of it in {limits.deadline} s"
        except httpx.HTTPError as error:
            if not body:
                raise
            return bytes(body), f"the connection broke off before its end: {error}"
        return bytes(body), None
