"""The desk behind the HTTP doors: who may ask, how fast, and how many are answered at once."""

from __future__ import annotations

from typing import Any, Protocol

import anyio
import anyio.to_thread

from bot.answer import Answer
from bot.bodies import Asked
from bot.conversations import Answering, Conversations, NotReady, open_conversations
from bot.limits import RateLimit, trusted_addresses
from bot.settings import Settings

_AT_ONCE = 4
"""Answers worked on at once; more threads than this only take the processor from each other."""
_MOST_WAITING = 100


class Opened(Protocol):
    """What a server serves from: `bot.opening.Opening`."""

    def open(self) -> None:
        """Open it; may take seconds."""

    def advisor(self) -> Answering:
        """Give the advisor, or raise `NotReady`."""

    def report(self, name: str) -> dict[str, Any]:
        """Give a report by slug or code, or raise `KeyError`."""

    def state(self) -> dict[str, Any]:
        """Say what state answering is in: {"status", "degraded", "index"}."""


class Desk:
    """What the routes share: the conversations, who may ask how fast, and how many are answered at once."""

    def __init__(self, opening: Opened, settings: Settings) -> None:
        self.opening = opening
        self.settings = settings
        self.trusted = trusted_addresses(settings.trusted_proxies)
        self.rate = RateLimit(settings.questions_per_minute, settings.burst)
        self.conversations: Conversations = open_conversations(opening, settings)
        self._limiter: anyio.CapacityLimiter | None = None
        self._waiting = 0

    async def ask(self, asked: Asked, client: str) -> Answer | dict[str, Any]:
        """Answer in a worker thread, so that the server goes on listening.

        Raises:
            NotReady: Too many are waiting already.
        """
        if self._limiter is None:
            self._limiter = anyio.CapacityLimiter(_AT_ONCE)
        if self._waiting >= _MOST_WAITING:
            raise NotReady("Too many questions are waiting. Try again in a few seconds.")
        self._waiting += 1
        try:
            return await anyio.to_thread.run_sync(
                self.conversations.ask,
                asked.question,
                asked.thread,
                asked.message_id,
                client,
                limiter=self._limiter,
                abandon_on_cancel=True,
            )
        finally:
            self._waiting -= 1

    def state(self) -> dict[str, Any]:
        """Say what state the server is in."""
        state = self.opening.state()
        if self.conversations.store is None:
            state["degraded"] = [*state["degraded"], "conversations are not kept"]
        return state
