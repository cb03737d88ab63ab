"""Who may ask, how fast, how much, and from where."""

import json
from typing import Any

import anyio
import pytest
from starlette.types import Message, Receive, Scope, Send

from bot.limits import BodyLimit, OwnOrigin, RateLimit, SecurityHeaders, client_of, trusted_addresses

PROXY = frozenset({"10.0.0.9", "10.0.0.8"})


@pytest.mark.parametrize(
    ("peer", "forwarded", "client"),
    [
        ("203.0.113.5", "", "203.0.113.5"),
        ("203.0.113.5", "198.51.100.1", "203.0.113.5"),
        ("10.0.0.9", "198.51.100.1", "198.51.100.1"),
        ("10.0.0.9", "6.6.6.6, 198.51.100.1", "198.51.100.1"),
        ("10.0.0.9", "6.6.6.6, 198.51.100.1, 10.0.0.8", "198.51.100.1"),
        ("10.0.0.9", "", "10.0.0.9"),
        ("10.0.0.9", "nonsense", "unknown"),
        ("2001:db8:1:2:aaaa::1", "", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:bbbb::2", "", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::1", "", "2001:db8:1:3::/64"),
        ("::ffff:203.0.113.5", "", "203.0.113.5"),
        ("", "", "unknown"),
    ],
)
def test_a_client_is_its_address_as_far_as_that_can_be_believed(peer: str, forwarded: str, client: str) -> None:
    assert client_of(peer, forwarded, PROXY) == client


def test_proxies_are_listed_by_commas() -> None:
    assert trusted_addresses(" 10.0.0.9, ,10.0.0.8 ") == PROXY
    assert trusted_addresses("") == frozenset()


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_some_may_be_asked_at_once_then_twenty_a_minute() -> None:
    clock = Clock()
    limit = RateLimit(20, 5, clock)
    assert [limit.wait("a") for _ in range(5)] == [0.0] * 5
    assert limit.wait("a") == pytest.approx(3.0)
    assert limit.wait("b") == 0.0
    clock.now = 2.9
    assert limit.wait("a") > 0
    clock.now = 3.1
    assert limit.wait("a") == 0.0
    granted = 0
    for _ in range(600):
        clock.now += 0.1
        granted += limit.wait("a") == 0.0
    assert 19 <= granted <= 21


def test_an_hour_of_silence_fills_a_bucket_no_further_than_its_burst() -> None:
    clock = Clock()
    limit = RateLimit(20, 5, clock)
    limit.wait("a")
    clock.now = 3600
    assert [limit.wait("a") for _ in range(6)].count(0.0) == 5


def test_a_million_clients_do_not_fill_the_memory() -> None:
    limit = RateLimit(20, 5)
    for number in range(12_000):
        limit.wait(str(number))
    assert len(limit._buckets) == 10_000


class Inner:
    """Reads the whole body, counting it, then answers."""

    def __init__(self, kind: str = "application/json", own: tuple[tuple[bytes, bytes], ...] = ()) -> None:
        self.read = 0
        self.whole = False
        self.headers = [(b"content-type", kind.encode()), *own]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                break
            self.read += len(message["body"])
            if not message.get("more_body"):
                self.whole = True
                break
        await send({"type": "http.response.start", "status": 200, "headers": self.headers})
        await send({"type": "http.response.body", "body": b"{}"})


def call(
    app: Any, chunks: list[bytes], headers: dict[str, str] | None = None, method: str = "POST"
) -> tuple[int, dict[str, str], bytes, int]:
    """Drive an ASGI app by hand: status, headers, body, and how many chunks it took."""
    sent: list[Message] = []
    given = 0

    async def receive() -> Message:
        nonlocal given
        given += 1
        return {"type": "http.request", "body": chunks[given - 1], "more_body": given < len(chunks)}

    async def send(message: Message) -> None:
        sent.append(message)

    raw = [(name.encode(), value.encode()) for name, value in (headers or {}).items()]
    scope = {
        "type": "http",
        "method": method,
        "path": "/api/ask",
        "headers": raw,
        "client": ("203.0.113.5", 1),
        "query_string": b"",
    }
    anyio.run(app, scope, receive, send)
    starts = [message for message in sent if message["type"] == "http.response.start"]
    assert len(starts) == 1
    found = {name.decode().lower(): value.decode() for name, value in starts[0]["headers"]}
    return starts[0]["status"], found, b"".join(message.get("body", b"") for message in sent), given


def test_a_body_that_announces_too_much_is_refused_unread() -> None:
    inner = Inner()
    status, _, body, given = call(BodyLimit(inner, 1000), [b"x" * 10], {"content-length": "100000000"})
    assert (status, given, inner.read) == (413, 0, 0)
    assert json.loads(body)["error"]["code"] == "too_large"


def test_a_body_that_grows_too_large_is_refused_while_it_arrives() -> None:
    inner = Inner()
    status, _, body, given = call(BodyLimit(inner, 32_768), [b"x" * 10_000] * 10_000, {"transfer-encoding": "chunked"})
    assert status == 413
    assert given == 4
    assert inner.read == 30_000
    assert not inner.whole
    assert json.loads(body)["error"]["message"].startswith("The request is too large")


@pytest.mark.parametrize("announced", ["-1", "abc", "1e9", "9" * 5000])
def test_a_length_that_is_no_number_is_refused(announced: str) -> None:
    assert call(BodyLimit(Inner(), 1000), [b""], {"content-length": announced})[0] == 413


def test_a_body_of_exactly_the_limit_passes() -> None:
    assert call(BodyLimit(Inner(), 1000), [b"x" * 1000])[0] == 200
    assert call(BodyLimit(Inner(), 1000, {"/api/ask": 2000}), [b"x" * 2000])[0] == 200
    assert call(BodyLimit(Inner(), 1000), [b"x" * 1001])[0] == 413


OWN = {"host": "careers.example:7860"}
ORIGINS = [
    ({}, 200),
    ({"sec-fetch-site": "same-origin"}, 200),
    ({"sec-fetch-site": "cross-site"}, 403),
    ({"sec-fetch-site": "same-site"}, 403),
    ({"origin": "http://careers.example:7860"}, 200),
    ({"origin": "https://careers.example:7860"}, 200),
    ({"origin": "null"}, 403),
    ({"origin": ""}, 403),
    ({"origin": "http://careers.example"}, 403),
    ({"origin": "http://careers.example:7861"}, 403),
    ({"origin": "http://careers.example.evil.com:7860"}, 403),
    ({"origin": "http://evilcareers.example:7860"}, 403),
    ({"origin": "http://careers.example:7860@evil.com"}, 403),
    ({"origin": "http://xn--creers-example.com"}, 403),
    ({"origin": "http://localhost"}, 403),
    ({"origin": "http://evil.com", "x-forwarded-host": "evil.com"}, 403),
]


@pytest.mark.parametrize(("headers", "status"), ORIGINS)
def test_no_other_site_may_ask_in_a_visitors_name(headers: dict[str, str], status: int) -> None:
    assert call(OwnOrigin(Inner(), frozenset()), [b""], OWN | headers)[0] == status


def test_a_trusted_proxy_says_which_host_was_asked() -> None:
    headers = {"host": "inner:1", "x-forwarded-host": "careers.example", "origin": "https://careers.example"}
    assert call(OwnOrigin(Inner(), frozenset({"203.0.113.5"})), [b""], headers)[0] == 200
    assert call(OwnOrigin(Inner(), frozenset()), [b""], headers)[0] == 403


def test_reading_needs_no_origin() -> None:
    assert call(OwnOrigin(Inner(), frozenset()), [b""], OWN | {"origin": "http://evil.com"}, "GET")[0] == 200


def test_json_may_load_nothing_and_be_framed_by_nobody() -> None:
    headers = call(SecurityHeaders(Inner()), [b""])[1]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]


def test_a_page_loads_from_its_own_origin_only() -> None:
    policy = call(SecurityHeaders(Inner("text/html; charset=utf-8")), [b""])[1]["content-security-policy"]
    assert "frame-ancestors 'self'" in policy
    assert "unsafe-eval" not in policy
    assert "http" not in policy
    assert "*" not in policy


def test_what_a_route_sets_itself_stays() -> None:
    inner = Inner("text/html", ((b"content-security-policy", b"frame-ancestors https://a.example"),))
    assert call(SecurityHeaders(inner), [b""])[1]["content-security-policy"] == "frame-ancestors https://a.example"
