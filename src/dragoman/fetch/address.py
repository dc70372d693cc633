"""Which network addresses a stranger's link may lead to: public ones, and nothing else.

The special ranges are those of the IANA special-purpose address registries (RFC 6890 and its successors).
They are written out because ``ipaddress`` takes several of them for public: NAT64, 6to4, site-local, multicast.
"""

from __future__ import annotations

import ipaddress
import queue
import re
import socket
import threading
from collections.abc import Callable, Sequence

from dragoman.errors import InputError, Refused

Resolver = Callable[[str, int], Sequence[str]]
"""Host name and port → numeric addresses; raises OSError where there are none."""

PORTS = frozenset({80, 443})

_CLOSED_V4 = [ipaddress.IPv4Network(net) for net in ("192.0.0.0/24", "192.88.99.0/24", "224.0.0.0/4", "240.0.0.0/4")]
_OPEN_V6 = ipaddress.IPv6Network("2000::/3")
"""Global unicast. All that lies outside (mapped IPv4, NAT64, link-local, unique local …) is closed."""
_CLOSED_V6 = [ipaddress.IPv6Network(net) for net in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")]
_NUMBERS = re.compile(r"(0x[0-9a-f]*|\d+)(\.(0x[0-9a-f]*|\d+)){0,3}\.?", re.IGNORECASE)
"""Hosts that the system's resolver would read as one number, in decimal, octal or hex."""


def public(address: str) -> bool:
    """True where the numeric address belongs to the public internet, in every reading of it."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv4Address):
        return ip.is_global and not any(ip in net for net in _CLOSED_V4)
    return ip.is_global and ip in _OPEN_V6 and not any(ip in net for net in _CLOSED_V6)


def disguised(host: str) -> bool:
    """True for a number that is no plain address: ``2130706433``, ``0x7f.1``, ``017700000001``."""
    if not _NUMBERS.fullmatch(host):
        return False
    try:
        ipaddress.IPv4Address(host)
    except ValueError:
        return True
    return False


def lookup(host: str, port: int) -> list[str]:
    """The system's answer for a host name, without duplicates, in its order."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def resolve(host: str, port: int, *, resolver: Resolver, seconds: float) -> list[str]:
    """The resolver's answer within so many seconds; raises InputError where there is none."""
    answers: queue.Queue[Sequence[str] | BaseException] = queue.Queue()

    def ask() -> None:
        try:
            answers.put(resolver(host, port))
        except Exception as error:
            answers.put(error)

    # getaddrinfo knows no time limit, and a pool would wait for it when the program ends.
    threading.Thread(target=ask, daemon=True).start()
    try:
        answer = answers.get(timeout=max(seconds, 0.001))
    except queue.Empty:
        raise Refused(host, "its name was not resolved in time", "Try again later") from None
    if isinstance(answer, BaseException) or not answer:
        raise InputError(host, "no such host is known", "Check the address and the network")
    return list(answer)


def check(host: str, port: int, addresses: Sequence[str], allowed: frozenset[tuple[str, int]] = frozenset()) -> None:
    """Raises Refused unless every address is public, or is allowed together with the port."""
    for address in addresses:
        if (address, port) not in allowed and not (port in PORTS and public(address)):
            raise Refused(host, f"leads to {address} port {port}, which is not public", "Only public pages are fetched")
