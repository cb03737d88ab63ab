"""Conversations at rest: an append-only table of turns, kept for a day, gone when their owner says so.

A conversation is known by an id made here and handed to its owner alone: the table holds only the id's SHA-256, so a
copy of the file lets nobody speak in another's place.
"""

from __future__ import annotations

import hashlib
import json
import re
import secrets
import sqlite3
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bot.answer import Answer, Focus

_ID = re.compile(r"[A-Za-z0-9_-]{32}")
_PRIVATE = ("question", "text")
"""What is never kept of a message that shows a crisis."""
_SCHEMA = """
CREATE TABLE IF NOT EXISTS turns (
    number  INTEGER PRIMARY KEY,
    thread  TEXT NOT NULL,
    message TEXT,
    at      REAL NOT NULL,
    focus   TEXT NOT NULL,
    answer  TEXT,
    UNIQUE (thread, message)
);
CREATE INDEX IF NOT EXISTS turns_at ON turns (at);
"""


class ThreadStore:
    """The stored conversations. Safe to use from several threads and processes."""

    def __init__(self, path: Path, hours: float = 24, clock: Callable[[], float] = time.time) -> None:
        """Open the store, making its file, readable by its owner alone, when there is none.

        Raises:
            sqlite3.Error: The file cannot be written, or is no database.
            OSError: Its folder cannot be made.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        self._seconds = hours * 3600
        self._clock = clock
        self._lock = threading.Lock()
        self._database = sqlite3.connect(path, timeout=5, check_same_thread=False, isolation_level=None)
        self._database.execute("PRAGMA journal_mode = WAL")
        self._database.execute("PRAGMA busy_timeout = 5000")
        self._database.execute("PRAGMA secure_delete = ON")
        self._database.executescript(_SCHEMA)

    def begin(self) -> str:
        """Start a conversation and give its id, 192 random bits; only the asker holds it."""
        thread_id = secrets.token_urlsafe(24)
        self._write(thread_id, None, Focus().to_json(), None)
        return thread_id

    def focus(self, thread_id: str) -> Focus | None:
        """Give what a conversation is about so far, or None when it is unknown or expired."""
        found = self._read(
            "SELECT focus FROM turns WHERE thread = ? AND at > ? ORDER BY number DESC LIMIT 1", thread_id
        )
        return Focus.from_json(found[0]) if found else None

    def append(self, thread_id: str, message_id: str | None, answer: Answer) -> None:
        """Add a turn to a conversation.

        Of a message that shows a crisis, only that there was one is kept.

        Raises:
            sqlite3.IntegrityError: This message has been answered already.
            sqlite3.Error: The file cannot be written.
        """
        kept = answer.to_dict() | {"thread": None}
        if answer.kind == "crisis":
            kept = {"kind": "crisis"} | dict.fromkeys(_PRIVATE, "")
        self._write(thread_id, message_id, answer.focus.to_json(), json.dumps(kept))

    def find(self, thread_id: str, message_id: str) -> dict[str, Any] | None:
        """Give the answer a message already got, or None."""
        found = self._read(
            "SELECT answer FROM turns WHERE thread = ? AND at > ? AND message = ?", thread_id, message_id
        )
        if not found:
            return None
        answer: dict[str, Any] = json.loads(found[0])
        return answer | {"thread": thread_id}

    def delete(self, thread_id: str) -> bool:
        """Delete a conversation from the table and from the files beneath it; say whether there was one."""
        return self._remove("DELETE FROM turns WHERE thread = ?", _digest(thread_id)) > 0

    def purge(self, older_than: float | None = None) -> int:
        """Delete conversations whose last turn is older than so many seconds, a day by default; count the turns."""
        cut = self._clock() - (self._seconds if older_than is None else older_than)
        ended = "SELECT thread FROM turns GROUP BY thread HAVING max(at) <= ?"
        return self._remove(f"DELETE FROM turns WHERE thread IN ({ended})", cut)

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._database.close()

    def _read(self, query: str, thread_id: str, *rest: str) -> tuple[str] | None:
        if not _ID.fullmatch(thread_id):
            return None
        with self._lock:
            found: tuple[str] | None = self._database.execute(
                query, (_digest(thread_id), self._clock() - self._seconds, *rest)
            ).fetchone()
        return found

    def _write(self, thread_id: str, message_id: str | None, focus: str, answer: str | None) -> None:
        with self._lock:
            self._database.execute(
                "INSERT INTO turns (thread, message, at, focus, answer) VALUES (?, ?, ?, ?, ?)",
                (_digest(thread_id), message_id, self._clock(), focus, answer),
            )

    def _remove(self, statement: str, value: str | float) -> int:
        with self._lock:
            count = self._database.execute(statement, (value,)).rowcount
            if count:  # Deleted pages are overwritten in the table; the log beside it still holds the old ones.
                self._database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return count


def _digest(thread_id: str) -> str:
    return hashlib.sha256(thread_id.encode("utf-8", "surrogatepass")).hexdigest()
