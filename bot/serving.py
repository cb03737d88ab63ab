"""Run the server in this process, and tell the person who started it how far it is."""

from __future__ import annotations

import logging
import signal
import sys
import threading
import time
from typing import Any

import uvicorn
from fastapi import FastAPI

from bot.desk import Desk
from bot.opening import WITHOUT, Opening, progress_words
from bot.server import create_app
from bot.settings import Settings

_LOOK_SECONDS = 0.5
_LAST_WORDS_SECONDS = 3
"""How long answers that are being sent may take to end when the server is told to stop."""


def serve(settings: Settings) -> int:
    """Serve until told to stop; give the exit code."""
    opening = Opening(settings, building=settings.vectors)
    logging.basicConfig(level=logging.WARNING, format="%(message)s", stream=sys.stderr)
    logging.getLogger("careerbot").setLevel(logging.INFO)
    app = create_app(opening, settings, page=_page)
    server = uvicorn.Server(
        uvicorn.Config(
            app,
            host=settings.host,
            port=settings.port,
            workers=1,
            access_log=False,  # It would log query strings; ours does not.
            log_level="warning",
            proxy_headers=False,  # Whom to believe is our own setting.
            server_header=False,
            timeout_graceful_shutdown=_LAST_WORDS_SECONDS,
            h11_max_incomplete_event_size=32768,
        )
    )
    threading.Thread(target=_tell, args=(opening, server, settings), daemon=True).start()
    # After it has ended all answers, the server raises the signal it was stopped by once more; that is no failure.
    signal.signal(signal.SIGTERM, lambda *_: None)
    try:
        server.run()
    except KeyboardInterrupt:
        return 0
    if opening.error:
        sys.stderr.write(f"{opening.error}\n")
        return 2
    return 0 if server.started else 1


def _page(desk: Desk) -> FastAPI:
    from bot.page import build_page  # Gradio takes seconds to import; the server listens meanwhile.

    return build_page(desk)


def _tell(opening: Opening, server: uvicorn.Server, settings: Settings) -> None:
    """Print the address, then whatever changes until nothing is left to be built."""
    began, said, answering = time.monotonic(), "", 0.0
    while not server.should_exit:
        if opening.error:
            server.should_exit = True
            return
        state = opening.state()
        if state["status"] == "ready":
            answering = answering or time.monotonic() - began
        line = describe(state, settings, answering) if server.started else ""
        if line.partition("%")[0] != said.partition("%")[0]:  # Each tenth once, however the time left is guessed.
            sys.stderr.write(line + "\n")
            said = line
        if state["status"] == "ready" and server.started and WITHOUT not in state["degraded"]:
            return
        time.sleep(_LOOK_SECONDS)


def describe(state: dict[str, Any], settings: Settings, seconds: float) -> str:
    """Say in one line where the server listens, how many seconds it took to answer, and what is still missing."""
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    address = f"http://{host}:{settings.port}"
    if state["status"] != "ready":
        return f"Listening on {address}; reading the figures."
    left = [f"{WITHOUT} is being read" if item == WITHOUT else item for item in state["degraded"]]
    if building := progress_words(state["index"]):
        left = [f"{WITHOUT} {building}"]
    return f"{'; '.join([f'Answering on {address} after {seconds:.1f} s', *left]).rstrip('.')}."
