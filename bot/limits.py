"""What a request may cost and where it may come from: its client, its rate, its size, its origin, its headers.

Each guard is plain ASGI, so a body is refused while it arrives and a stream is never buffered.
"""

from __future__ import annotations

import json
import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

API_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
PAGE_POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; manifest-src 'self'; "
    "base-uri 'self'; form-action 'none'; frame-ancestors 'self'"
)
"""The strictest the page runs under: Gradio starts itself from scripts in its HTML and sets styles on elements."""
COMMON_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
NOTHING_HERE = "There is nothing at this address."
_MOST_CLIENTS = 10_000
_IPV6_PREFIX = 64
"""One subscriber usually holds this whole network."""


def client_of(peer: str, forwarded: str, trusted: frozenset[str]) -> str:
    """Name the client of a request: its address, or its network for IPv6.

    Args:
        peer: The address the connection came from.
        forwarded: The X-Forwarded-For header; believed only as far as trusted proxies wrote it.
        trusted: Addresses of the proxies in front of this server.
    """
    hops = [hop.strip() for hop in forwarded.split(",") if hop.strip()]
    while hops and peer in trusted:
        peer = hops.pop()
    try:
        address: IPv4Address | IPv6Address = ip_address(peer)
    except ValueError:
        return "unknown"
    if isinstance(address, IPv4Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(IPv6Network((address, _IPV6_PREFIX), strict=False))


def trusted_addresses(setting: str) -> frozenset[str]:
    """Read the setting that lists trusted proxies."""
    return frozenset(item.strip() for item in setting.split(",") if item.strip())


def client_of_scope(scope: Scope, trusted: frozenset[str]) -> str:
    """Name the client of an ASGI request."""
    peer = scope.get("client")
    return client_of(peer[0] if peer else "", ",".join(Headers(scope=scope).getlist("x-forwarded-for")), trusted)


class RateLimit:
    """A bucket of tokens for each client: some at once, then so many a minute."""

    def __init__(self, per_minute: float, burst: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate = per_minute / 60
        self._burst = float(burst)
        self._clock = clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def wait(self, client: str) -> float:
        """Take a token: 0 when there was one, else the seconds until there is."""
        with self._lock:
            now = self._clock()
            tokens, since = self._buckets.pop(client, (self._burst, now))
            tokens = min(self._burst, tokens + (now - since) * self._rate)
            granted = tokens >= 1
            self._buckets[client] = (tokens - granted, now)
            if len(self._buckets) > _MOST_CLIENTS:  # The one not heard of for longest has most likely a full bucket.
                self._buckets.popitem(last=False)
            return 0.0 if granted else (1 - tokens) / self._rate


def too_fast(seconds: float) -> str:
    """Say that a client asks too fast."""
    return f"That was too many questions at once. Please wait {math.ceil(seconds)} s and ask again."


async def send_error(send: Send, status: int, code: str, message: str, headers: Iterable[tuple[str, str]] = ()) -> None:
    """Answer with an error in the one form all errors have."""
    body = json.dumps({"error": {"code": code, "message": message}}).encode()
    sent = [("content-type", "application/json"), ("content-length", str(len(body))), ("cache-control", "no-store")]
    raw = [(name.lower().encode(), value.encode()) for name, value in [*sent, *headers]]
    await send({"type": "http.response.start", "status": status, "headers": raw})
    await send({"type": "http.response.body", "body": body})


class BodyLimit:
    """Refuses a body that is too large, before it is held: by its announced length, else as its chunks arrive."""

    def __init__(self, app: ASGIApp, limit: int, larger: Mapping[str, int] | None = None) -> None:
        """Wrap an app.

        Args:
            app: What is guarded.
            limit: Largest body, in bytes.
            larger: Paths that may take more, with how much.
        """
        self.app = app
        self.limit = limit
        self.larger = dict(larger or {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer 413."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        limit = self.larger.get(scope["path"], self.limit)
        announced = Headers(scope=scope).get("content-length", "0")
        if not announced.isdecimal() or int(announced[:20]) > limit:
            await _refuse(send, limit)
            return
        size, started, refused = 0, False, False

        async def counted() -> Message:
            nonlocal size, refused
            message = await receive()
            size += len(message.get("body", b""))
            if size <= limit or refused:
                return message
            refused = True
            if not started:
                await _refuse(send, limit)
            return {"type": "http.disconnect"}

        async def once(message: Message) -> None:
            nonlocal started
            started = True
            if not refused:
                await send(message)

        try:
            await self.app(scope, counted, once)
        except Exception:
            if not refused:
                raise


async def _refuse(send: Send, limit: int) -> None:
    message = f"The request is too large: expected at most {limit:,} bytes. Please send a shorter question."
    await send_error(send, 413, "too_large", message, [("connection", "close")])


class OwnOrigin:
    """Refuses a change asked for by another site's page. What names no origin is no browser's page."""

    def __init__(self, app: ASGIApp, trusted: frozenset[str]) -> None:
        self.app = app
        self.trusted = trusted

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer 403."""
        if scope["type"] == "http" and scope["method"] not in ("GET", "HEAD") and not self._is_own(scope):
            message = "This site may not ask from its own pages. Open the chat here, or use the widget."
            await send_error(send, 403, "foreign_origin", message)
            return
        await self.app(scope, receive, send)

    def _is_own(self, scope: Scope) -> bool:
        headers = Headers(scope=scope)
        origin = headers.get("origin")
        if origin is None:
            return headers.get("sec-fetch-site", "none") in ("none", "same-origin")
        peer = scope.get("client")
        hosts = {headers.get("host", "")}
        if peer and peer[0] in self.trusted:
            hosts.add(headers.get("x-forwarded-host", ""))
        # The scheme is not compared: a proxy that ends TLS hides it.
        return urlsplit(origin).netloc.lower() in {host.lower() for host in hosts if host}


class SecurityHeaders:
    """Gives every response the headers that keep a browser from being turned against its user."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; what a route sets itself stays."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                is_page = headers.get("content-type", "").startswith("text/html")
                for name, value in COMMON_HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Content-Security-Policy", PAGE_POLICY if is_page else API_POLICY)
            await send(message)

        await self.app(scope, receive, with_headers)
