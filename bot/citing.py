"""Number the evidence of an answer: one number for each source line and place, in order of first use."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.evidence import Evidence, Figure, Passage

MARK = re.compile(r"\s*\[(\d+(?:, \d+)*)\]")


class Citations:
    """The numbers items are cited by while a text is written."""

    def __init__(self, evidence: Evidence) -> None:
        self._numbers: dict[tuple[str, str], int] = {}
        items: tuple[Figure | Passage, ...] = (*evidence.figures, *evidence.passages)
        for item in items:
            self._numbers.setdefault(_line(item), len(self._numbers) + 1)

    def of(self, item: Figure | Passage) -> int:
        """Give the number of one item of the evidence."""
        return self._numbers[_line(item)]

    def mark(self, items: Iterable[Figure | Passage | None]) -> str:
        """Write the mark for one or more items, e.g. "[1, 3]"; empty for none."""
        numbers = sorted({self.of(item) for item in items if item})
        return f"[{', '.join(map(str, numbers))}]" if numbers else ""


def _line(item: Figure | Passage) -> tuple[str, str]:
    """Items with the same source line share a number: a table for one place, or a section of one report."""
    if isinstance(item, Figure):
        return item.source, item.place
    return item.source, item.section


def renumber(
    text: str, evidence: Evidence, citations: Citations
) -> tuple[str, tuple[tuple[int, Figure], ...], tuple[tuple[int, Passage], ...]]:
    """Number citations from 1 in order of first use, and drop what the text does not cite."""
    used: dict[int, int] = {}
    for match in MARK.finditer(text):
        for old in map(int, match.group(1).split(", ")):
            used.setdefault(old, len(used) + 1)

    def rewrite(match: re.Match[str]) -> str:
        return f" [{', '.join(str(n) for n in sorted(used[int(old)] for old in match.group(1).split(', ')))}]"

    figures = tuple((used[n], figure) for figure in evidence.figures if (n := citations.of(figure)) in used)
    passages = tuple((used[n], passage) for passage in evidence.passages if (n := citations.of(passage)) in used)
    return MARK.sub(rewrite, text), figures, passages
