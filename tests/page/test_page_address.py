"""Which addresses are fetched from: the public ones, checked where the connection is made."""

import socket
from collections.abc import Sequence

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import ForbiddenAddress
from dateline.model import Missing, Page
from dateline.page import Clock, Fetcher, Limits
from dateline.page.address import GuardedTransport, is_public, resolve
from page.loopback import Site

PRIVATE = [
    "127.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.5.4", "192.168.1.1", "169.254.169.254",
    "100.64.0.1", "0.0.0.0", "224.0.0.1", "240.0.0.1", "255.255.255.255", "198.18.0.1",
    "192.0.2.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fd00::1", "fec0::1", "ff02::1",
    "2001:db8::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "2002:7f00:1::",
    "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "2001:0:1::",
]  # fmt: skip
PUBLIC = ["8.8.8.8", "1.1.1.1", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_are(address: str) -> None:
    assert is_public(address)


@given(st.ip_addresses(v=4))
def test_an_address_is_judged_alike_in_every_form(address: object) -> None:
    assert is_public(f"::ffff:{address}") == is_public(str(address))


def quick(resolve_with: "type[str] | object", **limits: object) -> Fetcher:
    return Fetcher(
        Limits(host_delay=0, timeout=2, **limits),  # type: ignore[arg-type]
        resolve=resolve_with,  # type: ignore[arg-type]
        clock=Clock(sleep=lambda _: None),
    )


@pytest.mark.parametrize(
    ("host", "why"),
    [
        *((host, "DATELINE_ALLOW_PRIVATE") for host in [
            "127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f000001", "0x7f.1", "127.1", "0",
            "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "10.0.0.1", "169.254.169.254",
        ]),
        ("0177.0.0.1", "Invalid IPv4"),
    ],
)  # fmt: skip
def test_every_spelling_of_a_private_address_is_refused(site: Site, host: str, why: str) -> None:
    """The system's own resolver spells them out; nothing reaches the site that listens."""
    port = site.address.rpartition(":")[2]
    with quick(resolve) as fetcher:
        outcome = fetcher.fetch(f"http://{host}:{port}/")
    assert isinstance(outcome, Missing)
    assert why in outcome.problem.message
    assert site.asked == []


@pytest.mark.parametrize("address", PRIVATE)
def test_a_name_that_stands_for_a_private_address_is_refused(address: str) -> None:
    with quick(lambda host, port: [address]) as fetcher:
        outcome = fetcher.fetch("https://news.example/a")
    assert isinstance(outcome, Missing)
    assert address in outcome.problem.message


def test_one_private_address_among_public_ones_is_enough() -> None:
    with quick(lambda host, port: ["8.8.8.8", "10.0.0.1"]) as fetcher:
        outcome = fetcher.fetch("http://news.example/")
    assert isinstance(outcome, Missing)
    assert "10.0.0.1" in outcome.problem.message


class Hosts:
    """Answers requests by their names, and keeps where the connections went."""

    def __init__(self) -> None:
        self.connected: list[tuple[str, str, str]] = []
        self.resolved: list[str] = []
        self.dead: set[str] = set()

    def handle(self, request: httpx.Request) -> httpx.Response:
        if request.url.host in self.dead:
            raise httpx.ConnectError("refused")
        name = request.headers["host"]
        self.connected.append((request.url.host, name, request.extensions["sni_hostname"]))
        if request.url.path == "/inward":
            return httpx.Response(302, headers={"location": "http://inside.example/"})
        return httpx.Response(200, text="<p>read")

    def client(self, addresses: dict[str, Sequence[str]]) -> httpx.Client:
        def look_up(host: str, port: int) -> Sequence[str]:
            self.resolved.append(host)
            return addresses[host]

        inner = httpx.MockTransport(self.handle)
        return httpx.Client(transport=GuardedTransport(look_up, inner=inner))


def test_the_connection_goes_to_the_checked_address_under_the_hosts_name() -> None:
    hosts = Hosts()
    with hosts.client({"news.example": ["8.8.8.8"]}) as client:
        client.get("https://news.example:8443/a")
    assert hosts.connected == [("8.8.8.8", "news.example:8443", "news.example")]


def test_a_name_is_resolved_once_for_the_check_and_the_connection() -> None:
    """So a second, different answer (DNS rebinding) is never asked for."""
    hosts = Hosts()
    with hosts.client({"news.example": ["8.8.8.8"]}) as client:
        client.get("http://news.example/")
    assert hosts.resolved == ["news.example"]


def test_a_name_that_turns_private_is_refused_the_next_time() -> None:
    answers = iter([["8.8.8.8"], ["127.0.0.1"]])
    inner = httpx.MockTransport(lambda request: httpx.Response(200, text="ok"))
    transport = GuardedTransport(lambda host, port: next(answers), inner=inner)
    with httpx.Client(transport=transport) as client:
        assert client.get("http://news.example/").text == "ok"
        with pytest.raises(ForbiddenAddress):
            client.get("http://news.example/")


def test_the_next_address_is_tried_where_one_does_not_answer() -> None:
    hosts = Hosts()
    hosts.dead.add("2606:4700::1111")
    with hosts.client({"news.example": ["2606:4700::1111", "8.8.8.8"]}) as client:
        assert client.get("http://news.example/").status_code == 200
    assert [address for address, *_ in hosts.connected] == ["8.8.8.8"]


def test_a_redirect_to_a_private_address_is_refused() -> None:
    hosts = Hosts()
    addresses = {"news.example": ["8.8.8.8"], "inside.example": ["192.168.0.1"]}
    with hosts.client(addresses) as client, pytest.raises(ForbiddenAddress):
        client.get("http://news.example/inward", follow_redirects=True)
    assert [name for _, name, _ in hosts.connected] == ["news.example"]


def test_the_fetcher_refuses_a_redirect_inward(site: Site) -> None:
    """The first hop's name is let through; the second's address is private and is not."""
    port = site.address.rpartition(":")[2]
    site.put("/a", b"", status=302, location="http://10.1.2.3/secret")

    def look_up(host: str, port: int) -> list[str]:
        return ["127.0.0.1"] if host == "news.example" else resolve(host, port)

    def public(address: str) -> bool:
        return address == "127.0.0.1" or is_public(address)

    with pytest.MonkeyPatch.context() as patch, quick(look_up) as fetcher:
        patch.setattr("dateline.page.address.is_public", public)
        outcome = fetcher.fetch(f"http://news.example:{port}/a")
    assert isinstance(outcome, Missing)
    assert "10.1.2.3" in outcome.problem.message
    assert site.paths() == ["/a"]


def test_private_addresses_can_be_allowed(site: Site) -> None:
    port = site.address.rpartition(":")[2]
    site.put("/a", b"<p>read")
    with quick(lambda host, port: ["127.0.0.1"], allow_private=True) as fetcher:
        outcome = fetcher.fetch(f"http://news.example:{port}/a")
    assert isinstance(outcome, Page)
    assert outcome.url == f"http://news.example:{port}/a"
    assert site.asked[-1][1]["host"] == f"news.example:{port}"


@pytest.mark.parametrize("error", [socket.gaierror(-2, "unknown"), UnicodeError("label too long")])
def test_a_name_without_an_address_is_missing(error: Exception) -> None:
    def look_up(host: str, port: int) -> list[str]:
        raise error

    with quick(look_up) as fetcher:
        outcome = fetcher.fetch("http://nowhere.example/")
    assert isinstance(outcome, Missing)
    assert "no address is known" in outcome.problem.message
