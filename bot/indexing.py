"""Give a library its vectors: those on disk at once, those that are missing built behind the answers."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from bot.conversations import log_fault
from bot.errors import BotError
from bot.library import Library
from bot.opening import WITHOUT
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.embedding import OnnxEmbedder

WORK = {"titles": 1, "passages": 13}
"""How long one vector of each takes beside the other: a passage has some thirteen times a title's words to read."""


class Indexing:
    """The vectors of one library, and how far they are."""

    def __init__(self, library: Library, settings: Settings) -> None:
        self.library = library
        self.settings = settings
        self.fault = ""
        """Why there are no vectors; empty while they are being built."""
        self._lock = threading.Lock()
        self._taken = False
        self._done: dict[str, int] = {}
        self._total = {"titles": len(library.titles), "passages": len(library.passages)}
        self._began: tuple[float, int] | None = None

    def attach(self) -> bool:
        """Take the vectors that are on disk; say whether all were there. Takes about a second."""
        from bot.embedding import OnnxEmbedder
        from bot.export import find_model
        from bot.index import open_index, open_titles

        try:
            embedder = OnnxEmbedder(find_model(self.settings), self.settings.threads)
            vectors = open_titles(self.settings.home, embedder, self.library.titles)
            titles = len(self.library.tables.titles)
            self.library.matcher.attach(embedder, vectors.part(0, titles), vectors.part(titles, len(vectors)))
            self.library.passage_search.attach(embedder, open_index(self.settings.home, embedder))
        except BotError as error:
            self.fault = str(error)
            return False
        self.fault, self._taken = "", True
        return self.is_current(embedder)

    def is_current(self, embedder: OnnxEmbedder) -> bool:
        """Say whether the vectors on disk are those of the passages and titles as they are now."""
        from bot.index import is_current

        return is_current(self.settings.home, self.library.passages, self.library.titles, embedder)

    def prepare(self) -> None:
        """Take the vectors on disk, else build and take them; what goes wrong is kept in `fault`, answers go on."""
        try:
            if not self.attach():
                self.fault = ""
                self.build()
                self.attach()
            self.library.work.warm_up()
        except BotError as error:
            self.fault = str(error)
        except Exception as error:
            log_fault("the vectors could not be built", error)
            self.fault = f"The vectors could not be built: {type(error).__name__}."

    def build(self, tell: Callable[[dict[str, Any]], None] = lambda state: None) -> None:
        """Build the index of this library, or find it built; `tell` is given the state as it goes on.

        Raises:
            IndexUnavailable: It cannot be built.
        """
        from bot.embedding import OnnxEmbedder
        from bot.export import find_model
        from bot.index import build_index

        embedder = OnnxEmbedder(find_model(self.settings), self.settings.threads)

        def note(what: str, done: int, total: int) -> None:
            self._note(what, done, total)
            tell(self.state())

        note("titles", 0, self._total["titles"])
        try:
            build_index(self.settings.home, self.library.passages, self.library.titles, embedder, note)
        finally:
            with self._lock:
                self._done = {}

    def _note(self, what: str, done: int, total: int) -> None:
        with self._lock:
            if not self._done:
                self._began = None
            self._done[what], self._total[what] = done, total
            # What was held from an earlier build counts as done, not as speed.
            if self._began is None and done:
                self._began = (time.monotonic(), self._work(self._done))

    @staticmethod
    def _work(counts: dict[str, int]) -> int:
        return sum(WORK[what] * count for what, count in counts.items())

    def state(self) -> dict[str, Any]:
        """Say what is missing and how far a build is: {"degraded", "index": {"done", "total", "seconds_left"}}."""
        with self._lock:
            if self._done:
                done, total = self._work(self._done), self._work(self._total)
                index = {"done": min(done, total - 1), "total": total} | self._left(done, total)
                return {"degraded": [WITHOUT], "index": index}
        if self.fault:
            return {"degraded": [f"{WITHOUT}: {self.fault}"], "index": {}}
        return {"degraded": [] if self._taken else [WITHOUT], "index": {}}

    def _left(self, done: int, total: int) -> dict[str, int]:
        if self._began is None:
            return {}
        began, before = self._began
        speed = (done - before) / max(time.monotonic() - began, 0.1)
        return {"seconds_left": round((total - done) / speed)} if speed > 0 else {}
