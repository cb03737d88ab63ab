"""The API: what it answers, what it refuses, and what it says while nothing is open yet."""

import asyncio
import json
import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from doors import FakeOpening
from fastapi.testclient import TestClient
from httpx import Response
from hypothesis import HealthCheck, given
from hypothesis import settings as bounds
from hypothesis import strategies as st

from bot import api
from bot.server import create_app
from bot.settings import Settings

CANARY = "zanzibar-canary-4711"
OPEN = {"questions_per_minute": 100_000, "burst": 100_000}


def serving(opening: FakeOpening, home: Path, **changed: Any) -> TestClient:
    app = create_app(opening, Settings(home=home, **{**OPEN, **changed}))
    return TestClient(app, raise_server_exceptions=False)


@pytest.fixture
def opening() -> FakeOpening:
    return FakeOpening()


@pytest.fixture
def client(opening: FakeOpening, tmp_path: Path) -> Iterator[TestClient]:
    with serving(opening, tmp_path) as found:
        yield found


def error_of(response: Response) -> tuple[int, str]:
    """Check that an error has the one form and the headers of every response; give status and code."""
    assert response.headers["content-type"] == "application/json"
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["content-security-policy"].startswith("default-src 'none'")
    assert set(response.json()) == {"error"}
    error = response.json()["error"]
    assert set(error) == {"code", "message"}
    assert "\n" not in error["message"]
    return response.status_code, error["code"]


def events_of(response: Response) -> list[tuple[str, Any]]:
    assert response.headers["content-type"].startswith("text/event-stream")
    found = []
    for block in response.text.strip().split("\n\n"):
        if not block.startswith(":"):
            name, data = block.split("\n")
            found.append((name.removeprefix("event: "), json.loads(data.removeprefix("data: "))))
    return found


def test_a_question_gets_its_answer_and_a_thread_to_go_on_with(client: TestClient) -> None:
    first = client.post("/api/ask", json={"question": "nurse?"})
    assert first.status_code == 200
    assert first.json()["kind"] == "answer"
    assert first.headers["cache-control"] == "no-store"
    thread = first.json()["thread"]
    assert client.post("/api/ask", json={"question": "and pay?", "thread": thread}).json()["thread"] == thread
    assert client.post("/api/ask", json={"question": "nurse?", "thread": None}).json()["thread"] != thread


def test_a_stream_tells_meta_then_sentences_then_the_whole(client: TestClient) -> None:
    response = client.post("/api/ask/stream", json={"question": "nurse?"})
    assert "no-transform" in response.headers["cache-control"]
    assert response.headers["x-accel-buffering"] == "no"
    names = [name for name, _ in events_of(response)]
    assert names[0] == "meta"
    assert names[-1] == "answer"
    assert names[1:-1] == ["delta"] * (len(names) - 2)
    told = dict(events_of(response))
    assert told["meta"] == {name: told["answer"][name] for name in ("thread", "kind", "occupations")}
    assert "".join(data["text"] for name, data in events_of(response) if name == "delta") == told["answer"]["text"]


def test_a_stream_sent_twice_runs_once(client: TestClient, opening: FakeOpening) -> None:
    body = {"question": "nurse?", "message_id": "6f1c2a34-0000-4000-8000-000000000001"}
    first, second = (client.post("/api/ask/stream", json=body) for _ in range(2))
    assert events_of(first) == events_of(second)
    assert opening.answering.asked == ["nurse?"]


def test_a_slow_answer_is_kept_alive_by_comments(
    opening: FakeOpening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api, "HEARTBEAT_SECONDS", 0.01)
    release = opening.answering.go

    async def told() -> list[str]:
        async def slow() -> Any:
            await asyncio.sleep(0.05)
            return opening.answering.answer("nurse?")

        return [event async for event in api._events(asyncio.ensure_future(slow()))]

    assert release.is_set()
    events = asyncio.run(told())
    assert events[0].startswith(":")
    assert events[-1].startswith("event: answer")


def test_the_heartbeat_is_fifteen_seconds() -> None:
    assert api.HEARTBEAT_SECONDS == 15


def test_a_fault_is_told_without_its_detail_and_logged_without_the_message(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    assert error_of(client.post("/api/ask", json={"question": f"explode {CANARY}"})) == (500, "internal")
    ((name, data),) = events_of(client.post("/api/ask/stream", json={"question": f"explode {CANARY}"}))
    assert (name, data["code"]) == ("error", "internal")
    client.get(f"/api/report/{CANARY}?q={CANARY}")
    client.get(f"/{CANARY}")
    client.delete(f"/api/thread/{CANARY}")
    assert "RuntimeError" in caplog.text
    ours = "\n".join(record.getMessage() for record in caplog.records if not record.name.startswith("httpx"))
    assert CANARY not in ours


REFUSED = [
    (b"", 422),
    (b"{", 422),
    (b"[]", 422),
    (b"null", 422),
    (b'"nurse?"', 422),
    (b"{}", 422),
    (b'{"question": 5}', 422),
    (b'{"question": null}', 422),
    (b'{"question": ["nurse?"]}', 422),
    (b'{"question": ""}', 422),
    (b'{"question": " \\u200b "}', 422),
    (b'{"question": "\\ud800"}', 422),
    (b'{"question": "nurse?", "question": "roofer?"}', 422),
    (b'{"question": "nurse?", "admin": true}', 422),
    (b'{"question": "nurse?", "thread": 7}', 422),
    (b'{"question": "nurse?", "thread": ""}', 422),
    (b'{"question": "nurse?", "message_id": "a\\u0000b"}', 422),
    (b'{"question": "nurse?", "message_id": "\\ud800"}', 422),
    (b'{"question": "nurse?", "thread": "never-made-here"}', 404),
    (b'{"question": "nurse \xff"}', 422),
    ('{"question": "nurse?"}'.encode("utf-16"), 422),
    (b"[" * 20_000, 422),
    (b'{"question": "' + b"a" * 4001 + b'"}', 422),
    (b'{"question": "' + b"a" * 40_000 + b'"}', 413),
]


@pytest.mark.parametrize(("body", "status"), REFUSED)
@pytest.mark.parametrize("path", ["/api/ask", "/api/ask/stream"])
def test_what_cannot_be_read_is_refused_in_one_line(
    client: TestClient, opening: FakeOpening, path: str, body: bytes, status: int
) -> None:
    response = client.post(path, content=body, headers={"content-type": "application/json"})
    assert error_of(response)[0] == status
    assert opening.answering.asked == []


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_only_json_is_read(client: TestClient, kind: str) -> None:
    response = client.post("/api/ask", content=b'{"question": "nurse?"}', headers={"content-type": kind})
    assert error_of(response) == (415, "not_json")


values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from(["question", "thread", "message_id", "other"]), values))
@bounds(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_body_breaks_the_server(client: TestClient, body: dict[str, Any]) -> None:
    response = client.post("/api/ask", content=json.dumps(body), headers={"content-type": "application/json"})
    assert response.status_code in (200, 404, 422)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nowhere", 404),
        ("GET", "/api/nowhere", 404),
        ("GET", "/api/ask", 405),
        ("PUT", "/api/ask/stream", 405),
        ("OPTIONS", "/api/ask", 405),
        ("POST", "/healthz", 405),
        ("GET", "/openapi.json", 404),
        ("GET", "/docs", 404),
        ("GET", "/redoc", 404),
        ("GET", "/api/report/wizard", 404),
        ("GET", "/api/report/..%2f..%2fetc%2fpasswd", 404),
        ("DELETE", "/api/thread/" + "A" * 32, 404),
    ],
)
def test_every_error_has_one_form(client: TestClient, method: str, path: str, status: int) -> None:
    assert error_of(client.request(method, path))[0] == status


def test_a_report_is_given_by_name(client: TestClient) -> None:
    assert client.get("/api/report/registered-nurses").json()["slug"] == "registered-nurses"


def test_a_deleted_conversation_is_gone(client: TestClient) -> None:
    thread = client.post("/api/ask", json={"question": CANARY}).json()["thread"]
    assert client.delete(f"/api/thread/{thread}").status_code == 204
    assert error_of(client.delete(f"/api/thread/{thread}")) == (404, "unknown_thread")
    assert error_of(client.post("/api/ask", json={"question": "pay?", "thread": thread})) == (404, "unknown_thread")


def test_too_fast_is_told_with_when_to_come_back(opening: FakeOpening, tmp_path: Path) -> None:
    with serving(opening, tmp_path, questions_per_minute=20, burst=5) as client:
        answers = [client.post("/api/ask", json={"question": "nurse?"}) for _ in range(5)]
        assert {answer.status_code for answer in answers} == {200}
        spoofed = {"x-forwarded-for": "9.9.9.9"}
        for path in ("/api/ask", "/api/ask/stream"):
            refused = client.post(path, json={"question": "nurse?"}, headers=spoofed)
            assert error_of(refused) == (429, "too_fast")
            assert 1 <= int(refused.headers["retry-after"]) <= 3
        assert client.get("/healthz").status_code == 200


def test_before_it_is_ready_the_server_lives_and_says_when_to_come_back(tmp_path: Path) -> None:
    opening = FakeOpening(ready=False)
    with serving(opening, tmp_path) as client:
        assert client.get("/healthz").json() == {"status": "ok"}
        waiting = client.get("/readyz")
        assert (waiting.status_code, waiting.json()["status"]) == (503, "starting")
        assert int(waiting.headers["retry-after"]) > 0
        refused = client.post("/api/ask", json={"question": "nurse?"})
        assert error_of(refused) == (503, "not_ready")
        assert int(refused.headers["retry-after"]) > 0
        ((name, data),) = events_of(client.post("/api/ask/stream", json={"question": "nurse?"}))
        assert (name, data["code"]) == ("error", "not_ready")
        page = client.get("/")
        assert (page.status_code, page.headers["retry-after"]) == (503, "2")
        assert "frame-ancestors 'self'" in page.headers["content-security-policy"]
        opening.ready = True
        opening.index = {"done": 3, "total": 10}
        assert client.get("/readyz").json() == {"status": "ready", "degraded": [], "index": {"done": 3, "total": 10}}
        assert client.post("/api/ask", json={"question": "nurse?"}).status_code == 200


def test_what_is_degraded_is_named(tmp_path: Path) -> None:
    (tmp_path / "threads.sqlite3").mkdir()
    with serving(FakeOpening(), tmp_path) as client:
        assert client.get("/readyz").json()["degraded"] == ["conversations are not kept"]
        assert client.post("/api/ask", json={"question": "nurse?"}).status_code == 200


def test_no_origin_is_ever_let_in(client: TestClient) -> None:
    for origin in ("https://evil.example", "null", "http://testserver.evil.example"):
        response = client.post("/api/ask", json={"question": "nurse?"}, headers={"origin": origin})
        assert error_of(response) == (403, "foreign_origin")
        assert "access-control-allow-origin" not in response.headers
        asked = {"origin": origin, "access-control-request-method": "POST"}
        assert "access-control-allow-origin" not in client.options("/api/ask", headers=asked).headers
    assert client.post("/api/ask", json={"question": "a"}, headers={"origin": "http://testserver"}).status_code == 200


def test_conversations_do_not_mix(client: TestClient) -> None:
    threads = [client.post("/api/ask", json={"question": f"wizard {n}"}).json()["thread"] for n in range(20)]
    for number, thread in enumerate(threads):
        text = client.post("/api/ask", json={"question": f"wizard again {number}", "thread": thread}).text
        assert not [other for other in range(20) if other != number and f"again {other}." in text]


def test_a_server_listens_before_the_slow_imports() -> None:
    heavy = ["gradio", "torch", "numpy", "chromadb"]
    code = f"import sys, bot.serving; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
