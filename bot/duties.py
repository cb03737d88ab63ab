"""Find occupations by what somebody says they do all day, in our own short phrases for each occupation."""

from __future__ import annotations

import csv
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import bm25s
import numpy as np
from numpy.typing import NDArray

from bot.normalising import key

NEAREST, TEMPERATURE = 60, 0.08
"""How many phrases vote and how fast a vote fades with distance; our judgement on the development questions."""
KEYWORD_PHRASES, KEYWORD_TEMPERATURE = 40, 1.5


class Vectors(Protocol):
    """The vectors of the phrases, in their order."""

    def nearest(self, vector: NDArray[np.float32], k: int) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Give the positions of the nearest phrases and their cosine similarities."""


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing people of an occupation do, as they would say it."""

    text: str
    onet_soc_code: str


def read_duties(path: Path) -> tuple[Duty, ...]:
    """Read the phrases, written one after another with "|" between, in the order of the file."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return tuple(Duty(text.strip(), row["onet_soc_code"]) for row in rows for text in row["said"].split("|"))


class DutyIndex:
    """Vote for occupations by the phrases that are like a text, by words and, once attached, by meaning."""

    def __init__(self, duties: Sequence[Duty]) -> None:
        """Index the words of the phrases."""
        self._duties = duties
        words = [key(duty.text).split() for duty in duties]
        self._known = {word for parts in words for word in parts}
        self._bm25 = bm25s.BM25(method="lucene", k1=0.9, b=0.4)
        if duties:
            self._bm25.index(words, show_progress=False)
        self._vectors: Vectors | None = None

    def attach(self, vectors: Vectors) -> None:
        """Let vectors vote from now on."""
        self._vectors = vectors

    def by_words(self, text: str) -> dict[str, float]:
        """Give each occupation's share of the votes of the phrases that hold the same words."""
        known = [word for word in key(text).split() if word in self._known]
        if not known:
            return {}
        scores = self._bm25.get_scores(known)
        best = np.argsort(-scores, kind="stable")[:KEYWORD_PHRASES]
        top = float(scores[best[0]])
        return self._shares({int(i): (float(scores[i]) - top) / KEYWORD_TEMPERATURE for i in best if scores[i] > 0})

    def by_meaning(self, vector: NDArray[np.float32]) -> dict[str, float]:
        """Give each occupation's share of the votes of the phrases nearest in meaning; nothing without vectors."""
        if self._vectors is None:
            return {}
        positions, similarities = self._vectors.nearest(vector, NEAREST)
        pairs = zip(positions, similarities, strict=True)
        return self._shares({int(i): (float(similarity) - 1) / TEMPERATURE for i, similarity in pairs})

    def _shares(self, logs: Mapping[int, float]) -> dict[str, float]:
        votes: dict[str, float] = defaultdict(float)
        for position, log in logs.items():
            votes[self._duties[position].onet_soc_code] += math.exp(log)
        total = sum(votes.values())
        return {code: vote / total for code, vote in votes.items()} if total else {}
