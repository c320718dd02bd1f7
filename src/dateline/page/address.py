"""Which addresses may be fetched from, checked where the connection is made.

A name is resolved once, every address it stands for is checked, and the connection goes to
the checked address itself: a name that answers differently the second time gains nothing.
"""

import socket
from collections.abc import Callable, Sequence
from functools import cached_property
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

import httpx

from dateline.errors import ForbiddenAddress, SourceError

Resolve = Callable[[str, int], Sequence[str]]
"""A host's name and port to its numeric addresses, best first; OSError where it has none."""

_NAT64 = IPv6Network("64:ff9b::/96")


def resolve(host: str, port: int) -> list[str]:
    """Ask the system's resolver."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def is_public(address: str) -> bool:
    """Whether an address belongs to the public internet, whatever form it comes in.

    Loopback, private, link-local, shared, multicast, reserved and unspecified addresses do
    not; nor do IPv6 addresses that stand for such an IPv4 one.
    """
    ip = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address) and (inner := _inside(ip)):
        ip = inner
    if isinstance(ip, IPv6Address) and ip.is_site_local:
        return False
    return ip.is_global and not (ip.is_private or ip.is_multicast or ip.is_reserved)


def _inside(ip: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 one stands for: mapped, 6to4 or NAT64."""
    if ip in _NAT64:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour


class GuardedTransport(httpx.BaseTransport):
    """Connects only to addresses that were checked; the host's name stays in Host and SNI.

    Connections are not kept: httpx would share them between names with one address, and
    only the first name's certificate would have been checked.
    """

    def __init__(
        self,
        resolve: Resolve,
        *,
        allow_private: bool = False,
        inner: httpx.BaseTransport | None = None,
    ) -> None:
        self._resolve = resolve
        self._allow_private = allow_private
        self._given = inner

    @cached_property
    def _inner(self) -> httpx.BaseTransport:
        """Made when it is first needed: reading the certificates takes its time."""
        once = httpx.Limits(max_keepalive_connections=0)
        return self._given or httpx.HTTPTransport(limits=once)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Resolve, check, connect.

        Raises:
            ForbiddenAddress: The name stands for an address that is not public.
            SourceError: The name stands for nothing.
        """
        failure: httpx.ConnectError | httpx.ConnectTimeout | None = None
        for address in self._addresses(request.url):
            try:
                return self._inner.handle_request(_aimed(request, address))
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                failure = error
        raise failure or SourceError(f"no address is known for the host {request.url.host}")

    def _addresses(self, url: httpx.URL) -> Sequence[str]:
        port = url.port or (443 if url.scheme == "https" else 80)
        try:
            addresses = self._resolve(url.raw_host.decode("ascii"), port)
        except (OSError, UnicodeError) as error:
            raise SourceError(f"no address is known for the host {url.host}: {error}") from error
        for address in addresses:
            if not self._allow_private and not is_public(address):
                raise ForbiddenAddress(
                    f"{url.host} is {address}, which is not an address of the public internet; "
                    "allow private addresses (DATELINE_ALLOW_PRIVATE=yes) to fetch from it"
                )
        return addresses

    def close(self) -> None:
        """Close what is below, where there is anything."""
        if "_inner" in self.__dict__:
            self._inner.close()


def _aimed(request: httpx.Request, address: str) -> httpx.Request:
    """The same request to a numeric address; its Host header was set from the name."""
    return httpx.Request(
        request.method,
        request.url.copy_with(host=address.partition("%")[0]),
        headers=request.headers,
        stream=request.stream,
        extensions={**request.extensions, "sni_hostname": request.url.raw_host.decode("ascii")},
    )
