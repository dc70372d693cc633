"""One guarded way to the web.

Every connection (each redirect and each robots.txt included) is made by ``_Guard``: it resolves the name, checks every
address of the answer, connects to one of those very addresses, and holds one deadline and one byte budget over the
whole exchange. Nothing is taken from the environment: no proxy, no cookie, no credentials, no certificate store.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

import httpcore2
import httpx2

from dragoman.config import LIMITS, Limits
from dragoman.errors import InputError, Refused
from dragoman.fetch import address, robots

_HEADERS_MOST = 200_000
"""Bytes on the wire for headers and chunk marks, besides the body."""
_PAUSE_MOST = 10.0
"""A longer crawl-delay is cut to this many seconds."""
_FAULTS = (
    httpx2.HTTPError,
    httpx2.InvalidURL,
    httpcore2.NetworkError,
    httpcore2.ProtocolError,
    OSError,
    ValueError,
)
_LATER = "Check the address, or try again later"


class Page(NamedTuple):
    """What an address answered: ``url`` after redirects, the unpacked bytes, media type and charset as labelled."""

    url: str
    data: bytes
    type: str | None = None
    charset: str | None = None


class _Answer(NamedTuple):
    status: int
    page: Page
    location: str | None


class Web:
    """Fetches pages one at a time. Keeps robots.txt files and the time of the last request to each host."""

    def __init__(
        self,
        *,
        limits: Limits = LIMITS,
        pause: float = 1.0,
        resolver: address.Resolver = address.lookup,
        allowed: Collection[tuple[str, int]] = (),
    ) -> None:
        """``pause`` is in seconds between two requests to one host.

        ``allowed`` names (address, port) pairs that are let through although they are not public: tests serve
        their pages from there.
        """
        self._limits, self._pause, self._resolver = limits, pause, resolver
        self._allowed = frozenset(allowed)
        self._ports = address.PORTS | {port for _, port in self._allowed}
        self._robots: dict[str, robots.Rules | None] = {}
        self._last: dict[str, float] = {}
        self._ssl: ssl.SSLContext | None = None

    def get(self, url: str) -> Page:
        """The page at an http(s) address; raises Refused or InputError with the reason."""
        target = self._target(url)
        self._wait(target)
        deadline = time.monotonic() + self._limits.fetch_seconds
        answer = self._follow(target, deadline)
        if not 200 <= answer.status < 300:
            raise InputError(url, f"the server answers with status {answer.status}", _LATER)
        return answer.page

    def _follow(self, target: httpx2.URL, deadline: float, *, ruled: bool = True) -> _Answer:
        """The answer at the end of the redirects; ``ruled`` is False for robots.txt itself."""
        start = str(target)
        for _ in range(self._limits.redirects + 1):
            if ruled and not self._rules(target, deadline).allows(target.raw_path.decode("ascii")):
                raise Refused(str(target), "robots.txt of the site forbids it", "Give the text itself")
            answer = self._ask(target, deadline, ruled=ruled)
            if answer.location is None:
                return answer
            try:
                target = self._target(str(target.join(answer.location)))
            except httpx2.InvalidURL as error:
                raise Refused(start, f"redirects to no address ({error})", _LATER) from None
        raise Refused(start, f"redirects more than {self._limits.redirects} times", "Give the address where it ends")

    def _target(self, url: str) -> httpx2.URL:
        """The address taken apart; raises Refused for all that is no plain http(s) address."""
        remedy = "Give a plain http or https address"
        try:
            target = httpx2.URL(url.partition("#")[0])
        except (httpx2.InvalidURL, ValueError) as error:
            raise Refused(url[:200], f"is no address ({error})", remedy) from None
        host = target.raw_host.decode("ascii")
        authority = url.partition("//")[2].partition("/")[0]
        reason = None
        if target.scheme not in ("http", "https"):
            reason = "is no http or https address"
        elif "@" in authority or "\\" in url or "%" in host or any(c.isspace() for c in url):
            reason = "holds a user name or signs that have no place in an address"
        elif not host or len(host) > 253 or address.disguised(host):
            reason = "names no host, or one in disguise"
        elif self._port(target) not in self._ports:
            reason = f"asks for port {target.port}; only 80 and 443 are open"
        if reason:
            raise Refused(url[:200], reason, remedy)
        return target

    @staticmethod
    def _port(target: httpx2.URL) -> int:
        return target.port or (443 if target.scheme == "https" else 80)

    def _wait(self, target: httpx2.URL) -> None:
        """Leaves a pause since the last request to the same host."""
        rules = self._robots.get(self._origin(target)) or robots.Rules()
        pause = max(self._pause, min(rules.pause, _PAUSE_MOST))
        since = time.monotonic() - self._last.get(target.host, float("-inf"))
        if since < pause:
            time.sleep(pause - since)
        self._last[target.host] = time.monotonic()

    @staticmethod
    def _origin(target: httpx2.URL) -> str:
        return f"{target.scheme}://{target.netloc.decode('ascii')}"

    def _rules(self, target: httpx2.URL, deadline: float) -> robots.Rules:
        """robots.txt of the host. None there is leave; one that cannot be had is a ban (RFC 9309, 2.3.1)."""
        origin = self._origin(target)
        if origin not in self._robots:
            self._robots[origin] = None
            answer = self._follow(self._target(f"{origin}/robots.txt"), deadline, ruled=False)
            if answer.status < 500:
                text = answer.page.data.decode("utf-8", "replace") if answer.status < 300 else ""
                self._robots[origin] = robots.parse(text)
        rules = self._robots[origin]
        if rules is None:
            raise Refused(str(target), "robots.txt of the site cannot be read", _LATER)
        return rules

    def _ask(self, target: httpx2.URL, deadline: float, *, ruled: bool) -> _Answer:
        """One request, no redirect followed."""
        guard = _Guard(self._resolver, self._allowed, deadline, self._limits.page_wire_bytes + _HEADERS_MOST)
        headers: dict[bytes | str, bytes | str] = {
            "Host": target.netloc.decode("ascii"),
            "User-Agent": robots.AGENT,
            "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.5",
            "Accept-Encoding": "gzip, deflate",
            "Connection": "close",
        }
        request = httpcore2.Request(
            "GET",
            httpcore2.URL(
                scheme=target.raw_scheme, host=target.raw_host, port=self._port(target), target=target.raw_path
            ),
            headers=headers,
        )
        try:
            with httpcore2.ConnectionPool(ssl_context=self._context(), network_backend=guard) as pool:
                return self._answer(target, pool.handle_request(request), ruled)
        except httpcore2.TimeoutException:
            raise Refused(str(target), "the server is too slow", _LATER) from None
        except _FAULTS as error:
            raise InputError(str(target), f"could not be fetched ({_said(error)})", _LATER) from None
        except Refused as error:
            raise Refused(str(target), error.reason, error.remedy) from None
        except InputError as error:
            raise InputError(str(target), error.reason, error.remedy) from None

    def _answer(self, target: httpx2.URL, raw: httpcore2.Response, ruled: bool) -> _Answer:
        stream = _Body(raw)
        try:
            response = httpx2.Response(raw.status, headers=raw.headers, stream=stream)
            location = response.headers.get("location") if response.status_code in (301, 302, 303, 307, 308) else None
            body = b"" if location or response.status_code >= 300 else self._unpacked(response, ruled)
        finally:
            stream.close()
        label = response.headers.get("content-type")
        return _Answer(raw.status, Page(str(target), body, label, response.charset_encoding), location)

    def _unpacked(self, response: httpx2.Response, ruled: bool) -> bytes:
        """The body; the decoders give it in pieces of about 1 MiB, so that a bomb is stopped as it grows."""
        most = self._limits.page_bytes
        body = bytearray()
        for piece in response.iter_bytes():
            body += piece
            if not ruled and len(body) > robots.MOST_BYTES:
                break
            if len(body) > most:
                raise Refused("", f"unpacks to more than {most:,} bytes", "Give the text itself")
            if response.num_bytes_downloaded > self._limits.page_wire_bytes:
                raise _too_long(self._limits.page_wire_bytes)
        return bytes(body)

    def _context(self) -> ssl.SSLContext:
        if self._ssl is None:
            self._ssl = httpx2.create_ssl_context(trust_env=False)
        return self._ssl


class _Body(httpx2.SyncByteStream):
    """The raw body of an answer, as the decoders want it."""

    def __init__(self, raw: httpcore2.Response) -> None:
        self._raw = raw

    def __iter__(self) -> Iterator[bytes]:
        yield from self._raw.iter_stream()

    def close(self) -> None:
        self._raw.close()


class _Guard(httpcore2.NetworkBackend):
    """Makes the connections of one request: resolves, checks and pins, and holds the deadline and the budget."""

    def __init__(
        self, resolver: address.Resolver, allowed: frozenset[tuple[str, int]], deadline: float, budget: int
    ) -> None:
        self._resolver, self._allowed, self._deadline = resolver, allowed, deadline
        self._budget = self._left = budget
        self._sockets = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        found = address.resolve(host, port, resolver=self._resolver, seconds=self.seconds())
        address.check(host, port, found, self._allowed)
        for ip in found[:-1]:
            try:
                return _Stream(self._sockets.connect_tcp(ip, port, timeout=self.seconds() / len(found)), self)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                continue
        return _Stream(self._sockets.connect_tcp(found[-1], port, timeout=self.seconds()), self)

    def seconds(self) -> float:
        """What is left of the time; raises Refused where nothing is."""
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise Refused("", "the server is too slow", _LATER)
        return left

    def spend(self, size: int) -> None:
        """Takes bytes off the budget; raises Refused where it is used up."""
        self._left -= size
        if self._left < 0:
            raise _too_long(self._budget - _HEADERS_MOST)


class _Stream(httpcore2.NetworkStream):
    """A connection that asks its guard before each step."""

    def __init__(self, stream: httpcore2.NetworkStream, guard: _Guard) -> None:
        self._stream, self._guard = stream, guard

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data = self._stream.read(max_bytes, self._guard.seconds())
        self._guard.spend(len(data))
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._guard.seconds())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, self._guard.seconds()), self._guard)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)


def _too_long(most: int) -> Refused:
    return Refused("", f"is longer than {most:,} bytes", "Give the text itself")


def _said(error: BaseException) -> str:
    """An error's own words in one short line."""
    return " ".join(str(error).split())[:120] or type(error).__name__
