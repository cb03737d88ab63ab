"""The HTTP door: the API, the health checks and the page, behind one set of guards."""

from __future__ import annotations

import contextlib
import logging
import time
from collections.abc import AsyncIterator, Callable, Sequence

import anyio
import anyio.to_thread
from fastapi import APIRouter, FastAPI
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.api import answer_errors, api_routes, explain
from bot.conversations import log_fault
from bot.desk import Desk, Opened
from bot.limits import BodyLimit, OwnOrigin, SecurityHeaders, send_error
from bot.settings import Settings

_PAGE_BODY = {"/gradio_api/queue/join": 1 << 20}
"""The page sends the conversation it shows along, so its body may be larger than a question's."""
_PURGE_SECONDS = 600

_log = logging.getLogger("careerbot")


def create_app(
    opening: Opened,
    settings: Settings,
    routers: Sequence[APIRouter] = (),
    page: Callable[[Desk], FastAPI] | None = None,
) -> FastAPI:
    """Build the server.

    Args:
        opening: What answers; opened in the background once the server listens.
        settings: How it runs.
        routers: Further routes, such as the widget's.
        page: Builds the page as an app of its own; it is called in the background too, and serves what no route does.
    """
    desk = Desk(opening, settings)
    page_door = PageDoor()

    @contextlib.asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(_open_all, desk, page_door, page)
            tasks.start_soon(_purge_for_ever, desk)
            yield
            tasks.cancel_scope.cancel()

    app = FastAPI(lifespan=lifespan, openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False)
    app.include_router(api_routes(desk))
    for router in routers:
        app.include_router(router)
    app.router.default = page_door
    app.state.desk = desk
    answer_errors(app)
    # The last added is the outermost.
    app.add_middleware(OwnOrigin, trusted=desk.trusted)
    app.add_middleware(BodyLimit, limit=settings.body_limit, larger=_PAGE_BODY)
    app.add_middleware(Watch)
    app.add_middleware(SecurityHeaders)
    return app


class Watch:
    """Logs each request without what was said in it, and answers for what nobody expected."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        status, began = 0, time.perf_counter()

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, noted)
        except Exception as error:
            _, code, text = explain(error)
            if not status:
                await send_error(noted, 500, code, text)
        finally:
            # Deeper parts of a path can be a conversation's id, and an unknown path can be anything.
            path = "/".join(scope["path"].split("/")[:3]) if status not in (0, 404) else "-"
            _log.info("%s %s %s %.0f ms", scope["method"], path, status, 1000 * (time.perf_counter() - began))


class PageDoor:
    """The page, once it is built; until then, a line that says so."""

    def __init__(self) -> None:
        self.app: ASGIApp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on to the page."""
        if scope["type"] != "http":
            if scope["type"] == "websocket":
                await send({"type": "websocket.close", "code": 1000})
            return
        if self.app is not None:
            await self.app(scope, receive, send)
        elif scope["path"] == "/" and scope["method"] in ("GET", "HEAD"):
            await Response(_STARTING, 503, {"Retry-After": "2"}, "text/html")(scope, receive, send)
        else:
            raise HTTPException(404)


_STARTING = """<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="2">
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<title>Starting</title>
<body style="font:1.1rem/1.6 system-ui,sans-serif;display:grid;place-content:center;min-height:90vh">
<p role="status">Starting: the figures are being read. This page opens by itself.</p>"""


async def _open_all(desk: Desk, door: PageDoor, page: Callable[[Desk], FastAPI] | None) -> None:
    await anyio.to_thread.run_sync(desk.opening.open)
    if page is None:
        return
    try:
        built = await anyio.to_thread.run_sync(page, desk)
        async with built.router.lifespan_context(built):
            door.app = built
            await anyio.sleep_forever()
    except Exception as error:
        log_fault("the page could not be built; the API goes on without it", error)


async def _purge_for_ever(desk: Desk) -> None:
    while True:
        await anyio.sleep(_PURGE_SECONDS)
        try:
            await anyio.to_thread.run_sync(desk.conversations.purge)
        except Exception as error:
            log_fault("old conversations could not be deleted", error)
