"""Open what answers while the server already listens, and say how far that is."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from bot.conversations import NotReady, log_fault
from bot.errors import BotError
from bot.settings import Settings

if TYPE_CHECKING:  # Both cost time to import; a server that only starts must not wait for them.
    from bot.advisor import Advisor
    from bot.indexing import Indexing
    from bot.library import Library

WITHOUT = "search by meaning"
"""What is missing while there are no vectors."""


class Opening:
    """The advisor and the reports, from the moment they can be had."""

    def __init__(self, settings: Settings, *, building: bool = False) -> None:
        """Open nothing yet.

        Args:
            settings: How this program runs.
            building: Whether vectors that are missing are built behind the answers, as a server does.
        """
        self.settings = settings
        self._building = building
        self.error: BotError | None = None
        """Why it cannot be opened at all."""
        self._library: Library | None = None
        self._advisor: Advisor | None = None
        self._indexing: Indexing | None = None
        self._lock = threading.Lock()

    def open(self) -> None:
        """Open the library; a second call does nothing. What goes wrong is kept in `error`."""
        with self._lock:
            if self._advisor is not None:
                return
            try:
                from bot.advisor import Advisor
                from bot.library import open_library

                self._library = open_library(self.settings)
                advisor = Advisor(self._library)
                if self.settings.vectors:
                    self._add_vectors(self._library)
                self._advisor = advisor
            except BotError as error:
                self.error = error
            except Exception as error:
                log_fault("the library could not be opened", error)
                self.error = BotError(f"The library could not be opened: {type(error).__name__}.")

    def _add_vectors(self, library: Library) -> None:
        """Take the vectors on disk before the first answer, or behind the answers where they may have to be built."""
        from bot.indexing import Indexing

        self._indexing = Indexing(library, self.settings)
        if self._building:
            threading.Thread(target=self._indexing.prepare, name="indexing", daemon=True).start()
        else:
            self._indexing.attach()

    def advisor(self) -> Advisor:
        """Give the advisor.

        Raises:
            NotReady: It is not open yet, or cannot be opened.
        """
        if self._advisor is None:
            raise NotReady("Questions cannot be answered yet: the figures are being read. Try again in a few seconds.")
        return self._advisor

    def library(self) -> Library:
        """Give the library.

        Raises:
            NotReady: It is not open yet, or cannot be opened.
        """
        self.advisor()
        assert self._library is not None
        return self._library

    def report(self, name: str) -> dict[str, Any]:
        """Give a full report as JSON, by slug or code.

        Raises:
            KeyError: There is no such occupation.
            NotReady: Reports cannot be read yet.
        """
        library = self.library()
        from bot.assembly import assemble
        from bot.rendering import to_dict

        return to_dict(assemble(name, library))

    def state(self) -> dict[str, Any]:
        """Say what state answering is in: {"status", "degraded", "index"}."""
        if self._advisor is None:
            return {"status": "failed" if self.error else "starting", "degraded": [], "index": {}}
        found = self._indexing.state() if self._indexing else {"degraded": [f"{WITHOUT} is off"], "index": {}}
        return {"status": "ready"} | found


def progress_words(index: dict[str, Any]) -> str:
    """Say how far a build is, from the "index" of a state: "40% built, about 2 min left"; nothing where none is."""
    done, total = index.get("done", 0), index.get("total", 0)
    if done >= total:
        return ""
    seconds = index.get("seconds_left")
    left = (
        "" if seconds is None else f", about {seconds / 60:.0f} min left" if seconds > 90 else ", about a minute left"
    )
    return f"{100 * done // total // 10 * 10}% built{left}"
