"""The page: a chat that shows where each number comes from, on Gradio, with only the routes a chat needs open."""

from __future__ import annotations

import asyncio
import os
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
os.environ.setdefault("HF_HUB_OFFLINE", "1")

import gradio as gr
from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.answer import Answer
from bot.bodies import Asked
from bot.conversations import UnknownThread, as_dict, log_fault
from bot.desk import Desk
from bot.errors import BotError
from bot.limits import NOTHING_HERE, client_of, send_error, too_fast
from bot.opening import WITHOUT, progress_words
from bot.sources import link_citations, neutral, sources_block

TITLE = "Career adviser"
INTRODUCTION = (
    "# What will AI do to your work?\n"
    "Ask about any US occupation: exposure to AI, pay, demand, skills, ways in, or which of two jobs is safer."
)
NOTICE = (
    "This is a program, not a person. This conversation is kept on this server for {hours} hours and nothing else is; "
    "the button deletes it at once. It is no substitute for advice from someone who knows you."
)
EXAMPLES = (
    "I'm a nurse, will AI take my job?",
    "What do electricians earn in Ohio?",
    "Paralegal or court reporter, which is safer?",
    "How do I become a carpenter?",
)
ALLOWED = tuple(
    (methods, re.compile(pattern))
    for methods, pattern in (
        ({"GET", "HEAD"}, r"/"),
        ({"GET", "HEAD"}, r"/(?:assets|svelte|static)/[A-Za-z0-9_./-]+"),
        ({"GET", "HEAD"}, r"/(?:gradio_api/)?theme\.css"),
        ({"GET", "HEAD"}, r"/favicon\.ico"),
        ({"GET", "HEAD"}, r"/manifest\.json"),
        ({"GET"}, r"/gradio_api/startup-events"),
        ({"GET"}, r"/gradio_api/heartbeat/[A-Za-z0-9]{1,64}"),
        ({"GET"}, r"/gradio_api/queue/data"),
        ({"POST"}, r"/gradio_api/queue/join"),
        ({"POST"}, r"/gradio_api/(?:run|api)/predict"),
        ({"POST"}, r"/gradio_api/cancel"),
        ({"POST"}, r"/gradio_api/reset"),
    )
)
"""The routes a chat of text needs, found by watching one. What Gradio serves besides, or will one day, stays shut."""
_BUSY_EVENTS = 256
_ASKED_AT_ONCE = 8
_LOOK_AGAIN_SECONDS = 3
_FOLDER = Path(__file__).parent / "assets"


class Gate:
    """Lets through to Gradio what the chat needs and nothing else."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer 404."""
        if scope["type"] == "http" and not is_allowed(scope["method"], scope["path"], scope["query_string"]):
            await send_error(send, 404, "not_found", NOTHING_HERE)
            return
        await self.app(scope, receive, send)


def is_allowed(method: str, path: str, query: bytes = b"") -> bool:
    """Say whether the chat needs a request; `deep_link` opens another visitor's page, so no query may hold it."""
    if b"deep_link" in query or ".." in path:
        return False
    return any(method in methods and pattern.fullmatch(path) for methods, pattern in ALLOWED)


def build_page(desk: Desk) -> FastAPI:
    """Build the page as an app of its own, to be served at the root."""
    parent = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    # Gradio leaves cross-origin rules to its parent only if the parent has this very class. No origin is allowed.
    parent.add_middleware(CORSMiddleware, allow_origins=[])
    parent.add_middleware(Gate)
    gr.mount_gradio_app(
        parent,
        build_chat(desk),
        path="/",
        server_name=desk.settings.host,
        server_port=desk.settings.port,
        footer_links=[],
        run_history=False,
        show_error=False,
        max_file_size="1kb",
        ssr_mode=False,
        enable_monitoring=False,
        pwa=False,
        theme=_theme(),
        css=(_FOLDER / "page.css").read_text(encoding="utf-8"),
        head=f"<script>{(_FOLDER / 'page.js').read_text(encoding='utf-8')}</script>",
    )
    return parent


def build_chat(desk: Desk) -> Any:
    """Build the chat itself."""
    chatbot = gr.Chatbot(
        label="Conversation",
        show_label=False,
        height="auto",
        min_height=200,
        layout="panel",
        buttons=[],
        sanitize_html=True,
        allow_tags=False,
        allow_file_downloads=False,
        latex_delimiters=[],
        line_breaks=False,
        feedback_options=None,
        elem_id="conversation",
        placeholder="Pick a question, or type your own.",
    )
    textbox = gr.Textbox(
        show_label=False,
        label="Your question",
        placeholder="Ask about a job",
        max_length=desk.settings.question_limit,
        max_lines=6,
        submit_btn=True,
        stop_btn=True,
        autofocus=True,
        elem_id="question",
    )
    with gr.Blocks(title=TITLE, analytics_enabled=False) as page:
        gr.Markdown(INTRODUCTION, elem_id="introduction")
        status = gr.Markdown(visible=False, elem_id="status")
        thread = gr.State(None, time_to_live=desk.settings.thread_hours * 3600)
        chat = gr.ChatInterface(
            _replies(desk),
            chatbot=chatbot,
            textbox=textbox,
            additional_inputs=[thread],
            additional_outputs=[thread],
            examples=[[example, None] for example in EXAMPLES],
            analytics_enabled=False,
            concurrency_limit=_ASKED_AT_ONCE,
            show_progress="hidden",
            api_visibility="private",
            flagging_mode="never",
            fill_height=False,
        )
        with gr.Row(elem_id="notice"):
            gr.Markdown(NOTICE.format(hours=desk.settings.thread_hours))
            delete = gr.Button("Delete this conversation", size="sm", variant="secondary", scale=0, min_width=200)
        gr.on(
            [delete.click, chatbot.clear],
            _deleting(desk),
            [thread],
            [thread, chat.chatbot_value, status],
            api_visibility="private",
        )
        timer = gr.Timer(_LOOK_AGAIN_SECONDS)
        timer.tick(lambda: _status(desk), None, [status, timer], api_visibility="private", show_progress="hidden")
        page.load(lambda: _status(desk), None, [status, timer], api_visibility="private", show_progress="hidden")
    page.queue(max_size=_BUSY_EVENTS, default_concurrency_limit=_ASKED_AT_ONCE, api_open=False)
    return page


def _replies(desk: Desk) -> Any:
    async def reply(
        message: str, history: list[Any], thread: str | None, request: gr.Request
    ) -> AsyncIterator[tuple[Any, str | None]]:
        """Answer a question, a sentence at a time."""
        forwarded = request.headers.get("x-forwarded-for", "")
        client = client_of(request.client.host if request.client else "", forwarded, desk.trusted)
        if seconds := desk.rate.wait(client):
            yield too_fast(seconds), thread
            return
        try:
            answer = await _answer(desk, message, thread, client)
        except BotError as error:
            yield str(error), thread
            return
        except Exception as error:  # Gradio would print the error with what was typed.
            log_fault("a question on the page failed", error)
            yield "Something went wrong here. Your question was fine; please try again.", thread
            return
        thread = answer["thread"]
        turn, shown = len(history), ""
        for sentence in Answer(answer["question"], neutral(answer["text"]), answer["kind"]).sentences():
            shown += sentence
            yield link_citations(shown, turn), thread
            await asyncio.sleep(0)
        options = [{"value": item, "label": item} for item in answer["suggestions"]]
        content = link_citations(shown, turn) + sources_block(answer, turn)
        yield gr.ChatMessage(content=content, options=options), thread

    return reply


async def _answer(desk: Desk, message: str, thread: str | None, client: str) -> dict[str, Any]:
    try:
        return as_dict(await desk.ask(Asked(message, thread), client))
    except UnknownThread:  # Expired while the page stayed open: go on as a new conversation.
        return as_dict(await desk.ask(Asked(message), client))


def _deleting(desk: Desk) -> Any:
    async def delete(thread: str | None) -> tuple[None, list[Any], Any]:
        """Delete the conversation here and from the page."""
        if thread:
            await asyncio.to_thread(desk.conversations.delete, thread)
        return None, [], gr.Markdown("The conversation is deleted, here and on the server.", visible=True)

    return delete


def _status(desk: Desk) -> tuple[Any, Any]:
    """Give the status line, and whether to look again."""
    state = desk.state()
    line = status_line(state)
    return gr.Markdown(line, visible=bool(line)), gr.Timer(active=bool(line) or WITHOUT in state["degraded"])


def status_line(state: dict[str, Any]) -> str:
    """Say in one line what is not there yet; nothing when all is well."""
    if state["status"] != "ready":
        return "Starting: the figures are being read. You can ask in a few seconds."
    if building := progress_words(state["index"]):
        return f"Answers come from figures and keyword search while the search by meaning is built: {building}."
    return ""


def _theme() -> Any:
    fonts = [gr.themes.Font(name) for name in ("system-ui", "-apple-system", "Segoe UI", "Roboto", "sans-serif")]
    mono = [gr.themes.Font(name) for name in ("ui-monospace", "Consolas", "monospace")]
    hues = {"primary_hue": "teal", "secondary_hue": "teal", "neutral_hue": "slate"}
    theme = gr.themes.Base(**hues, font=fonts, font_mono=mono, radius_size="lg")
    return theme.set(
        body_text_color_subdued="*neutral_600",
        body_text_color_subdued_dark="*neutral_400",
        chatbot_text_size="1.0625rem",
        color_accent="*primary_700",
        color_accent_soft="#e8f5f2",
        color_accent_soft_dark="*neutral_800",
    )
