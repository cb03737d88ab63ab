"""One turn of a conversation, the same for every door: read, find the focus, answer, keep."""

from __future__ import annotations

import logging
import sqlite3
import threading
import traceback
from collections import OrderedDict
from dataclasses import replace
from typing import Any, Protocol
from weakref import WeakValueDictionary

from bot.answer import Answer, Focus
from bot.errors import BotError
from bot.evidence import Gap
from bot.questions import read_question
from bot.safety import recognise, reply
from bot.settings import Settings
from bot.threads import ThreadStore

NOT_KEPT = "This conversation cannot be kept right now, so the next question will be read on its own."
UNKNOWN = "This conversation is unknown, deleted or expired. Ask again without a thread to start a new one."
_REMEMBERED_STARTS = 10_000
_LEAST_START_ID = 16
"""Shorter message ids say nothing about who sent them, so they are only looked up within their conversation."""

_log = logging.getLogger("careerbot")


class Answering(Protocol):
    """What answers: `bot.advisor.Advisor`."""

    def answer(self, question: str, focus: Focus = ...) -> Answer:
        """Answer one question."""


class Source(Protocol):
    """Where the advisor comes from, which may not be open yet: `bot.opening.Opening`."""

    def advisor(self) -> Answering:
        """Give the advisor, or raise `NotReady`."""


class NotReady(BotError):
    """Questions cannot be answered yet; shown with how long to wait."""


class UnknownThread(BotError):
    """A conversation's id is unknown, deleted or expired."""


class Conversations:
    """Asks the advisor, one turn after another within a conversation, and keeps what the next turn needs."""

    def __init__(self, source: Source, settings: Settings, store: ThreadStore | None) -> None:
        self.source = source
        self.settings = settings
        self.store = store
        self._locks: WeakValueDictionary[str, _Turnstile] = WeakValueDictionary()
        self._starts: OrderedDict[tuple[str, ...], str] = OrderedDict()
        self._guard = threading.Lock()

    def check(self, question: str | bytes, thread: str | None = None) -> str:
        """Read a question and look its conversation up, before anything is done about it.

        Raises:
            QuestionError: The question cannot be read.
            UnknownThread: There is no such conversation.
        """
        text = read_question(question, self.settings.question_limit)
        if thread is not None and self._focus(thread) is None:
            raise UnknownThread(UNKNOWN)
        return text

    def ask(
        self, question: str | bytes, thread: str | None = None, message_id: str | None = None, asker: str = ""
    ) -> Answer | dict[str, Any]:
        """Answer one turn; a message that was answered before gets its stored answer, as JSON.

        Args:
            question: What was typed.
            thread: The conversation it belongs to; None starts one.
            message_id: The client's own id of this message, so that sending it twice asks once.
            asker: Who is asking, as far as is known: tells first messages with the same id apart.

        Raises:
            QuestionError: The question cannot be read.
            UnknownThread: There is no such conversation.
            NotReady: Nothing can be answered yet.
        """
        text = self.check(question, thread)
        if thread is None:
            thread = self._start(text, message_id, asker)
        if thread is None or self.store is None:
            return _not_kept(self._answer(text, Focus()))
        with self._turn(thread):
            if message_id is not None and (stored := self._stored(thread, message_id)):
                return stored
            focus = self._focus(thread)
            if focus is None:  # Deleted while this turn waited for the one before.
                raise UnknownThread(UNKNOWN)
            answer = self._answer(text, focus).in_thread(thread)
            return self._keep(thread, message_id, answer)

    def delete(self, thread: str) -> bool:
        """Delete a conversation for good; say whether there was one."""
        with self._turn(thread):
            return self.store is not None and self.store.delete(thread)

    def purge(self) -> int:
        """Delete the conversations whose time is over."""
        return self.store.purge() if self.store else 0

    def _answer(self, text: str, focus: Focus) -> Answer:
        try:
            return self.source.advisor().answer(text, focus)
        except Exception:
            # Whatever is down, someone in danger is told whom to call.
            if (distress := recognise(text)) is None:
                raise
            return Answer(text, reply(distress), distress.kind, focus=focus)

    def _start(self, text: str, message_id: str | None, asker: str) -> str | None:
        """Begin a conversation; the same first message sent again finds the one it began."""
        key = (asker, message_id, text) if message_id and len(message_id) >= _LEAST_START_ID else None
        with self._guard:
            if key and (known := self._starts.get(key)) and self._focus(known) is not None:
                return known
            try:
                thread = self.store.begin() if self.store else None
            except sqlite3.Error as error:
                log_fault("a conversation could not be begun", error)
                return None
            if key and thread:
                self._starts[key] = thread
                if len(self._starts) > _REMEMBERED_STARTS:
                    self._starts.popitem(last=False)
            return thread

    def _focus(self, thread: str) -> Focus | None:
        try:
            return self.store.focus(thread) if self.store else None
        except sqlite3.Error as error:
            log_fault("a conversation could not be read", error)
            return Focus()

    def _stored(self, thread: str, message_id: str) -> dict[str, Any] | None:
        try:
            stored = self.store.find(thread, message_id) if self.store else None
        except sqlite3.Error as error:
            log_fault("a conversation could not be read", error)
            return None
        # Nothing is stored of a crisis, so its fixed reply is given afresh.
        return None if stored and stored["kind"] == "crisis" else stored

    def _keep(self, thread: str, message_id: str | None, answer: Answer) -> Answer:
        assert self.store is not None
        try:
            self.store.append(thread, message_id, answer)
        except sqlite3.IntegrityError:
            pass  # A crisis sent twice, or another process was faster.
        except sqlite3.Error as error:
            log_fault("a turn could not be kept", error)
            return _not_kept(answer)
        return answer

    def _turn(self, thread: str) -> _Turnstile:
        with self._guard:
            found = self._locks.get(thread)
            if found is None:
                found = self._locks[thread] = _Turnstile()
            return found


class _Turnstile:
    """A lock that can be held weakly: it lives as long as somebody waits at it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()

    def __enter__(self) -> None:
        self._lock.acquire()

    def __exit__(self, *_: object) -> None:
        self._lock.release()


def as_dict(answer: Answer | dict[str, Any]) -> dict[str, Any]:
    """Give an answer as the JSON object of the public contract."""
    return answer.to_dict() if isinstance(answer, Answer) else answer


def open_conversations(source: Source, settings: Settings) -> Conversations:
    """Open the conversations in the settings' home; without a store that can be written, each question stands alone."""
    try:
        store = ThreadStore(settings.home / "threads.sqlite3", settings.thread_hours)
        store.purge()
    except (sqlite3.Error, OSError) as error:
        log_fault("conversations cannot be kept", error)
        return Conversations(source, settings, None)
    return Conversations(source, settings, store)


def log_fault(what: str, error: BaseException) -> None:
    """Log a fault by its kind and place; its message may quote what somebody typed, so it stays out."""
    frames = traceback.extract_tb(error.__traceback__)[-6:]
    _log.error("%s: %s at %s", what, type(error).__name__, " < ".join(f"{f.name}:{f.lineno}" for f in reversed(frames)))


def _not_kept(answer: Answer) -> Answer:
    return replace(answer, gaps=(*answer.gaps, Gap("history", NOT_KEPT)))
