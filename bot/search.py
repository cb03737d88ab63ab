"""Find written passages by their words and, where there are vectors, by their meaning, fused by rank."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Sequence
from typing import Protocol

import bm25s
import numpy as np
from numpy.typing import NDArray

from bot.errors import IndexUnavailable
from bot.evidence import SECTIONS, Passage
from bot.passages import passage_id, searched_text

logger = logging.getLogger("careerbot")
logging.getLogger("bm25s").setLevel(logging.WARNING)  # It sets itself to tell every step.

DEPTH = 30
"""How many passages each way of searching brings to the fusion; our judgement."""
RANK_CONSTANT = 60
"""The constant of reciprocal rank fusion, as published with it (Cormack and others, 2009)."""


class Embedder(Protocol):
    """Turns texts into unit vectors: `bot.embedding.OnnxEmbedder`."""

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give float32 of shape (len(texts), dimensions)."""


class Index(Protocol):
    """Finds passages by vector: `bot.index.PassageIndex`."""

    def nearest(
        self, vector: NDArray[np.float32], k: int, reports: Collection[str] | None, sections: Collection[str] | None
    ) -> list[str]:
        """Give the ids of the nearest passages, nearest first."""


class PassageSearch:
    """Search the passages of all reports; keywords alone until an index is attached."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        """Index the words of all passages; takes about a second for 12,000 of them."""
        self._passages = list({passage_id(passage): passage for passage in passages}.values())
        self._positions = {passage_id(passage): i for i, passage in enumerate(self._passages)}
        self._reports: dict[str, set[str]] = {}
        for passage in self._passages:
            for name in (passage.report, passage.soc_code):
                self._reports.setdefault(name, set()).add(passage.report)
        self._report = np.array([passage.report for passage in self._passages], dtype=object)
        self._section = np.array([passage.section for passage in self._passages], dtype=object)
        self._words = _index_words([searched_text(passage) for passage in self._passages])
        self._dense: tuple[Embedder, Index] | None = None

    def attach(self, embedder: Embedder, index: Index) -> None:
        """Search by meaning too from now on; may be called while questions are answered."""
        self._dense = (embedder, index)

    @property
    def has_vectors(self) -> bool:
        """Whether passages are searched by meaning too."""
        return self._dense is not None

    def search(
        self, question: str, codes: Sequence[str] | None, sections: Sequence[str] | None = None, limit: int = 4
    ) -> list[Passage]:
        """Find passages by words and meaning, best first; the same question gives the same order.

        Args:
            question: What was asked.
            codes: Slugs or published codes of the reports to search; none for all. An unknown one finds nothing.
            sections: Keys of `SECTIONS`; none for all.
            limit: At most so many.
        """
        rankings = [self.keyword_search(question, DEPTH, codes, sections)]
        if self._dense is not None:
            rankings.append(self.vector_search(question, DEPTH, codes, sections))
        return [self._passages[i] for i in reciprocal_rank_fusion(rankings)[:limit]]

    def keyword_search(
        self, question: str, k: int, codes: Sequence[str] | None = None, sections: Sequence[str] | None = None
    ) -> list[int]:
        """Find positions of passages by BM25, best first, ties in the corpus's order."""
        known = [word for word in _words([question])[0] if self._words and word in self._words.vocab_dict]
        if not known or self._words is None:
            return []
        scores = self._words.get_scores(known)
        reports, wanted = self._known(codes, sections)
        allowed = scores > 0
        if reports is not None:
            allowed &= np.isin(self._report, reports)
        if wanted is not None:
            allowed &= np.isin(self._section, wanted)
        found = np.flatnonzero(allowed)
        return [int(i) for i in found[np.argsort(-scores[found], kind="stable")][:k]]

    def vector_search(
        self, question: str, k: int, codes: Sequence[str] | None = None, sections: Sequence[str] | None = None
    ) -> list[int]:
        """Find positions of passages by meaning, nearest first; none where the index cannot be used.

        The index says only which passages: what is quoted is what the corpus holds now, whatever a store has kept.
        """
        dense = self._dense
        reports, wanted = self._known(codes, sections)
        if dense is None or reports == [] or wanted == []:
            return []
        embedder, index = dense
        try:
            ids = index.nearest(embedder.embed([question])[0], k, reports, wanted)
        except IndexUnavailable as error:
            # One fault is enough: asking a broken store again for each question helps nobody.
            logger.warning("search by meaning is off: %s", error)
            self._dense = None if self._dense is dense else self._dense
            return []
        return [self._positions[name] for name in ids if name in self._positions]

    def _known(
        self, codes: Sequence[str] | None, sections: Sequence[str] | None
    ) -> tuple[list[str] | None, list[str] | None]:
        """Turn what was asked for into names we hold: nothing else ever reaches a filter."""
        reports = None if codes is None else sorted({name for code in codes for name in self._reports.get(code, ())})
        return reports, None if sections is None else [name for name in SECTIONS if name in sections]


def reciprocal_rank_fusion(rankings: Sequence[Sequence[int]], k: int = RANK_CONSTANT) -> list[int]:
    """Fuse rankings: each gives 1 / (k + rank) to what it holds; best first, ties by position in the corpus."""
    scores: dict[int, float] = {}
    for ranking in rankings:
        for rank, item in enumerate(ranking, start=1):
            scores[item] = scores.get(item, 0.0) + 1 / (k + rank)
    return sorted(scores, key=lambda item: (-scores[item], item))


def _words(texts: list[str]) -> list[list[str]]:
    tokenize: Callable[..., list[list[str]]] = bm25s.tokenize
    return tokenize(texts, stopwords="en", return_ids=False, show_progress=False)


def _index_words(texts: list[str]) -> bm25s.BM25 | None:
    words = _words(texts) if texts else []
    if not any(words):
        return None
    index = bm25s.BM25(method="lucene")
    index.index(words, show_progress=False)
    return index
