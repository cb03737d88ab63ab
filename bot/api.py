"""The routes of the API, and the one form in which every error is told."""

from __future__ import annotations

import asyncio
import json
import math
from collections.abc import AsyncIterator
from typing import Any

import anyio.to_thread
from fastapi import APIRouter, FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from bot.answer import Answer
from bot.bodies import Asked, BadRequest, read_asked
from bot.conversations import UNKNOWN, NotReady, UnknownThread, as_dict, log_fault
from bot.desk import Desk
from bot.errors import QuestionError
from bot.limits import NOTHING_HERE, client_of_scope, too_fast

HEARTBEAT_SECONDS = 15.0
_STREAM_HEADERS = {"Cache-Control": "no-cache, no-store, no-transform", "X-Accel-Buffering": "no"}
_CODES = {404: "not_found", 405: "wrong_method", 429: "too_fast"}
_PLAIN = {
    404: NOTHING_HERE,
    405: "This address takes another method. Questions are sent to /api/ask by POST.",
}
"""What to say for the errors the framework raises by itself."""


def api_routes(desk: Desk) -> APIRouter:
    """List the routes of the API and the health checks."""
    router = APIRouter()

    async def read(request: Request, *allowed: str) -> tuple[Asked, str]:
        client = client_of_scope(request.scope, desk.trusted)
        if seconds := desk.rate.wait(client):
            raise HTTPException(429, too_fast(seconds), {"Retry-After": str(math.ceil(seconds))})
        asked = await read_asked(request, *allowed)
        await anyio.to_thread.run_sync(desk.conversations.check, asked.question, asked.thread)
        return asked, client

    @router.post("/api/ask")
    async def ask(request: Request) -> Response:
        asked, client = await read(request, "thread", "message_id")
        return _json(as_dict(await desk.ask(asked, client)))

    @router.post("/api/ask/stream")
    async def stream(request: Request) -> Response:
        asked, client = await read(request, "thread", "message_id")
        events = _events(asyncio.ensure_future(desk.ask(asked, client)))
        return StreamingResponse(events, media_type="text/event-stream", headers=_STREAM_HEADERS)

    @router.delete("/api/thread/{thread}")
    async def delete(thread: str) -> Response:
        if not await anyio.to_thread.run_sync(desk.conversations.delete, thread):
            raise UnknownThread(UNKNOWN)
        return Response(status_code=204)

    @router.get("/api/report/{name}")
    async def report(name: str) -> Response:
        try:
            return _json(await anyio.to_thread.run_sync(desk.opening.report, name))
        except KeyError:
            message = "There is no report by this name. Expected an O*NET-SOC code or a slug such as registered-nurses."
            raise HTTPException(404, message) from None

    @router.get("/healthz")
    async def healthz() -> Response:
        return _json({"status": "ok"})

    @router.get("/readyz")
    async def readyz() -> Response:
        state = desk.state()
        ready = state["status"] == "ready"
        return _json(state, 200 if ready else 503, {} if ready else {"Retry-After": "2"})

    return router


async def _events(work: asyncio.Future[Answer | dict[str, Any]]) -> AsyncIterator[str]:
    """Tell an answer as server-sent events, with a comment now and then while it is worked on."""
    try:
        while not (await asyncio.wait({work}, timeout=HEARTBEAT_SECONDS))[0]:
            yield ": still here\n\n"
        answer = as_dict(work.result())
    except Exception as error:
        status, code, message = explain(error)
        yield _event("error", {"code": code, "message": message, "status": status})
        return
    finally:
        work.cancel()
    yield _event("meta", {name: answer.get(name) for name in ("thread", "kind", "occupations")})
    for sentence in Answer(answer["question"], answer["text"], answer["kind"]).sentences():
        yield _event("delta", {"text": sentence})
    yield _event("answer", answer)


def _event(name: str, value: object) -> str:
    return f"event: {name}\ndata: {json.dumps(value, ensure_ascii=False)}\n\n"


def _json(value: object, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    return JSONResponse(value, status, {"Cache-Control": "no-store", **(headers or {})})


def explain(error: Exception) -> tuple[int, str, str]:
    """Give status, code and message of an error; what we did not expect is logged, and told without detail."""
    match error:
        case BadRequest():
            return error.status, error.code, str(error)
        case QuestionError():
            return 422, "invalid_question", str(error)
        case UnknownThread():
            return 404, "unknown_thread", str(error)
        case NotReady():
            return 503, "not_ready", str(error)
        case HTTPException():
            standard = HTTPException(error.status_code).detail
            message = _PLAIN.get(error.status_code, standard) if error.detail == standard else error.detail
            return error.status_code, _CODES.get(error.status_code, "error"), str(message)
    log_fault("a request failed", error)
    return 500, "internal", "Something went wrong here. Your question was fine; please try again."


def answer_errors(app: FastAPI) -> None:
    """Have an app tell its errors in the one form: {"error": {"code", "message"}}."""

    async def answer(request: Request, error: Exception) -> Response:
        status, code, message = explain(error)
        headers = dict(getattr(error, "headers", None) or {})
        if status == 503:
            headers["Retry-After"] = "2"
        return _json({"error": {"code": code, "message": message}}, status, headers)

    for kind in (BadRequest, QuestionError, UnknownThread, NotReady, HTTPException):
        app.add_exception_handler(kind, answer)
