"""Tell whether a text repeats what somebody else published: no long run of words may be shared.

The published texts are not part of this project. A checkout may have them beside it; where they are absent nothing can
be said.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.prose import split_words

SHORTEST_RUN = 8
"""Words in a row that are no accident any more."""
TABLES = {"tasks.csv": "task", "occupations.csv": "description"}
"""Published table → its column of running text."""
REPORT = "seed-report.txt"
"""A published report that lies beside the folder of the tables."""


@dataclass(frozen=True, slots=True)
class Run:
    """A run of words that was published elsewhere."""

    words: str
    source: str


class Published:
    """The runs of words of published texts."""

    def __init__(self, folder: Path) -> None:
        """Read the texts of a folder of published tables; takes half a second for O*NET's.

        Titles are names and may be repeated.
        """
        self._runs: dict[tuple[str, ...], str] = {}
        titles: list[str] = []
        for name, column in TABLES.items():
            for row in _rows(folder / name):
                self._add(row[column], name)
                titles.append(row.get("title", ""))
        if (report := folder.parent / REPORT).is_file():
            for line in report.read_text(encoding="utf-8").splitlines():
                self._add(line, REPORT)
        for title in titles:
            for run in _runs(split_words(title)):
                self._runs.pop(run, None)

    def _add(self, text: str, source: str) -> None:
        for run in _runs(split_words(text)):
            self._runs.setdefault(run, source)

    def shared(self, text: str) -> Iterator[Run]:
        """Find the runs a text shares with a published one, each as long as it is."""
        words = split_words(text)
        known = [self._runs.get(run) for run in _runs(words)]
        start = 0
        while start < len(known):
            if source := known[start]:
                end = start
                while end + 1 < len(known) and known[end + 1]:
                    end += 1
                yield Run(" ".join(words[start : end + SHORTEST_RUN]), source)
                start = end
            start += 1


def open_published(folder: Path) -> Published | None:
    """Read the published texts, or give none where the folder has none of their tables."""
    return Published(folder) if any((folder / name).is_file() for name in TABLES) else None


def published_folder(corpus: Path) -> Path:
    """Say where a checkout has the published tables: in shared/data beside it."""
    return corpus.parent.parent / "shared" / "data"


def _runs(words: list[str]) -> Iterable[tuple[str, ...]]:
    return zip(*(words[start:] for start in range(SHORTEST_RUN)), strict=False)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    if path.is_file():
        with path.open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)
