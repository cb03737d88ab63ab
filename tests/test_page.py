"""The page: what of Gradio is open, what a visitor sees, and what a browser loads."""

import json
import re
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gradio.routes
import pytest
import uvicorn
from doors import FakeOpening
from fastapi.testclient import TestClient

from bot.page import ALLOWED, build_page, is_allowed, status_line
from bot.server import create_app
from bot.settings import Settings
from bot.sources import cited_numbers, link_citations, neutral, sources_block

CHROMIUM = Path("/usr/bin/chromium")

NEEDED = {
    "/",
    "/assets/{path:path}",
    "/static/{path:path}",
    "/svelte/{path:path}",
    "/theme.css",
    "/gradio_api/theme.css",
    "/favicon.ico",
    "/manifest.json",
    "/gradio_api/startup-events",
    "/gradio_api/heartbeat/{session_hash}",
    "/gradio_api/queue/data",
    "/gradio_api/queue/join",
    "/gradio_api/run/{api_name}",
    "/gradio_api/api/{api_name}",
    "/gradio_api/cancel",
    "/gradio_api/reset",
}
"""Gradio's routes that are open on purpose."""
EXAMPLE_OF = {"api_name": "predict", "session_hash": "abc123", "path": "index.js"}


@pytest.fixture(scope="module")
def opening() -> FakeOpening:
    return FakeOpening()


@pytest.fixture(scope="module")
def client(opening: FakeOpening, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    home = tmp_path_factory.mktemp("home")
    app = create_app(opening, Settings(home=home, questions_per_minute=9999, burst=999), page=build_page)
    with TestClient(app, raise_server_exceptions=False) as found:
        while "gradio_config" not in found.get("/").text:
            time.sleep(0.05)
        yield found


def gradio_routes(client: TestClient) -> set[tuple[str, str]]:
    """List the routes of the Gradio that is installed, as (method, path)."""
    desk = client.app.state.desk  # type: ignore[attr-defined]
    parent = build_page(desk)
    (inner,) = [route.app for route in parent.routes if isinstance(getattr(route, "app", None), gradio.routes.App)]
    found = set()
    todo = [("", route) for route in inner.routes]
    while todo:
        prefix, route = todo.pop()
        path = getattr(route, "path", "")
        if getattr(route, "methods", None):
            found |= {(method, prefix + path) for method in route.methods}
        todo += [(prefix + path, inside) for inside in getattr(route, "routes", None) or []]
        included = getattr(route, "original_router", None)
        if included is not None:
            todo += [(prefix, inside) for inside in included.routes]
    return found


def test_every_route_of_gradio_is_open_on_purpose_or_not_found(client: TestClient) -> None:
    routes = gradio_routes(client)
    assert len(routes) > 60
    assert ("POST", "/gradio_api/upload") in routes
    opened = set()
    for method, path in sorted(routes):
        if method == "OPTIONS":
            continue
        example = re.sub(r"\{(\w+)(?::\w+)?\}", lambda m: EXAMPLE_OF.get(m.group(1), "x"), path)
        if is_allowed(method, example):
            opened.add(path)
        else:
            assert client.request(method, example).status_code in (404, 405), (method, path)
    assert opened <= NEEDED


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/gradio_api/upload"),
        ("GET", "/gradio_api/proxy=http://169.254.169.254/"),
        ("GET", "/gradio_api/file=/etc/passwd"),
        ("GET", "/gradio_api/file=http://169.254.169.254/"),
        ("GET", "/gradio_api/file/etc/passwd"),
        ("GET", "/gradio_api/deep_link?session_hash=abc"),
        ("GET", "/?deep_link=abc"),
        ("POST", "/gradio_api/component_server"),
        ("POST", "/gradio_api/process_recording"),
        ("GET", "/monitoring"),
        ("GET", "/monitoring/summary"),
        ("GET", "/config"),
        ("GET", "/gradio_api/info"),
        ("GET", "/gradio_api/openapi.json"),
        ("GET", "/gradio_api/app_id"),
        ("GET", "/gradio_api/user"),
        ("POST", "/gradio_api/call/chat"),
        ("POST", "/gradio_api/run/chat"),
        ("POST", "/login"),
        ("GET", "/robots.txt"),
        ("GET", "/static/../../etc/passwd"),
        ("GET", "/static/%2e%2e/%2e%2e/etc/passwd"),
        ("GET", "/gradio_api/vibe-code/"),
    ],
)
def test_what_the_chat_does_not_need_is_not_found(client: TestClient, method: str, path: str) -> None:
    response = client.request(method, path)
    assert response.status_code == 404
    assert response.json()["error"]["code"] == "not_found"


def test_no_pattern_of_the_allow_list_is_open_ended() -> None:
    assert not [pattern.pattern for _, pattern in ALLOWED if ".*" in pattern.pattern or ".+" in pattern.pattern]


def test_the_page_is_served_with_its_guards(client: TestClient) -> None:
    page = client.get("/", headers={"origin": "https://evil.example"})
    assert "frame-ancestors 'self'" in page.headers["content-security-policy"]
    assert "access-control-allow-origin" not in page.headers
    config = json.loads(
        re.search(
            r"window\.gradio_config = "
            r"(\{.*?\});</script>",
            page.text,
            re.S,
        ).group(1)
    )  # type: ignore[union-attr]
    assert config["analytics_enabled"] is False
    assert config["show_error"] is False
    assert config["footer_links"] == []
    (chatbot,) = [item["props"] for item in config["components"] if item["type"] == "chatbot"]
    assert chatbot["sanitize_html"] is True
    assert chatbot["allow_tags"] is False
    assert chatbot["latex_delimiters"] == []


def test_the_page_says_it_is_a_program_and_what_is_kept(client: TestClient) -> None:
    page = client.get("/").text
    assert "This is a program, not a person" in page
    assert "kept on this server for 24 hours" in page
    assert "Delete this conversation" in page


def test_the_page_loads_nothing_from_elsewhere(client: TestClient) -> None:
    page = client.get("/").text
    loaded = re.findall(r"<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)=[\"']([^\"']+)", page)
    assert loaded
    assert not [url for url in loaded if "//" in url]
    theme = client.get("/theme.css").text
    assert not re.findall(r"@import|url\(['\"]?https?:", theme)


def test_a_conversation_of_the_page_may_be_larger_than_a_question(client: TestClient) -> None:
    headers = {"content-type": "application/json"}
    assert client.post("/gradio_api/queue/join", content=b"x" * 100_000, headers=headers).status_code != 413
    assert client.post("/gradio_api/queue/join", content=b"x" * 2_000_000, headers=headers).status_code == 413
    assert client.post("/gradio_api/run/predict", content=b"x" * 100_000, headers=headers).status_code == 413


def test_citations_become_links_to_their_sources() -> None:
    linked = link_citations("Pay is $97,550 [2]. Scores [1, 3].", 4)
    assert linked.replace("\N{NO-BREAK SPACE}", "~") == (
        r"Pay is $97,550~[\[2\]](#source-4-2). Scores~[\[1\]](#source-4-1)[\[3\]](#source-4-3)."
    )
    assert link_citations("| 6/100 [1] |", 4) == r"| 6/100 [\[1\]](#source-4-1) |"


def test_numbers_cited_together_are_each_cited() -> None:
    assert cited_numbers("Pay is $97,550 [2]. Scores [1, 3]. See [a](#x).") == {1, 2, 3}


def test_sources_say_value_unit_year_and_where_from(opening: FakeOpening) -> None:
    answer = opening.answering.answer("nurse?").to_dict()
    block = sources_block(answer, 0)
    assert 'id="source-0-1"' in block
    assert "<b>48.49 (0-100)</b>, 2024-26" in block
    assert "BLS, Employment Projections" in block
    assert "Report on registered nurses, ai tools: “Drafts notes from recorded visits.”" in block
    assert sources_block(answer | {"text": "Nothing is cited."}, 0) == ""
    assert "[2]" not in sources_block(answer | {"text": "One [1]."}, 0)


def test_what_is_quoted_is_shown_and_never_run() -> None:
    typed = '<script>alert(1)</script> ![x](https://evil.example/a.png) <img src=x onerror="a()"> & > quote'
    shown = neutral(typed)
    assert "<" not in shown
    assert "![" not in shown
    assert shown.endswith("&amp; > quote")
    figure = {"n": 1, "measure": "x", "value": 1, "unit": "<b>", "year": "y", "place": "US", "source": "<script>"}
    assert "<script>" not in sources_block({"text": "[1]", "figures": [figure], "passages": []}, 0)


def test_the_status_line_counts_and_then_vanishes() -> None:
    assert "being read" in status_line({"status": "starting", "index": {}})
    assert "30% built" in status_line({"status": "ready", "index": {"done": 30, "total": 100}})
    assert status_line({"status": "ready", "index": {"done": 100, "total": 100}}) == ""
    assert status_line({"status": "ready", "index": {}}) == ""


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app = create_app(FakeOpening(), Settings(home=tmp_path, port=port), page=build_page)
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run)
    thread.start()
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


@pytest.mark.browser
@pytest.mark.skipif(not CHROMIUM.is_file(), reason="needs the distribution's Chromium")
def test_a_visitor_asks_opens_a_source_follows_a_suggestion_and_deletes(address: str) -> None:
    from playwright.sync_api import expect, sync_playwright

    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    asked: list[str] = []
    faults: list[Any] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=flags)
        page = browser.new_page(viewport={"width": 360, "height": 740})
        page.on("requestfinished", lambda request: asked.append(request.url))
        page.on("requestfailed", lambda request: asked.append(request.url) if request.failure != "csp" else None)
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        page.on("response", lambda response: faults.append(response.url) if response.status >= 400 else None)
        page.goto(address)
        page.get_by_text("I'm a nurse, will AI").first.click()
        page.locator("#conversation details.sources").wait_for()
        page.locator('#conversation a[href*="#source-"]').first.click()
        assert page.locator("#conversation .source.shown").is_visible()
        page.get_by_role("button", name="What do nurses earn in Ohio?").click()
        page.locator("#conversation details.sources").nth(1).wait_for()
        page.locator("#question textarea").fill("wizard <img src=https://evil.example/x> ![](https://evil.example/y)")
        page.locator("#question textarea").press("Enter")
        page.get_by_text("I have no figures for").wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        page.evaluate("document.querySelector('#conversation tr').innerHTML += '<th>Unbreakable</th>'.repeat(9)")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        expect(page.locator("#question textarea")).to_be_in_viewport()
        page.get_by_role("button", name="Delete this conversation").click()
        page.get_by_text("The conversation is deleted").wait_for()
        expect(page.locator("#conversation details.sources")).to_have_count(0)
        browser.close()
    assert not [url for url in asked if not url.startswith((address, "data:", "blob:"))]
    assert not [fault for fault in faults if "evil.example" not in fault]
