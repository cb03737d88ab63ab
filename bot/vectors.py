"""Vectors on disk: those of job titles, searched exactly, and a cache that no embedding is lost from.

Job titles are no Chroma collection. Measured with 50,242 titles and one thread: Chroma opens in 1.3 s (1.1 s of them
to import it), answers in 1.6 ms with 98.4% of the true 100 nearest, and takes 190 MB of memory and 99 MB of disk. The
matrix in int8 opens in 1 ms, answers in 3.8 ms with 99.6% of them, and takes 26 MB and 19 MB. (float32: 6.2 ms and
75 MB; float16: 35 ms.) It also needs no lock, so any number of processes read it at once.
"""

from __future__ import annotations

import contextlib
import copy
import hashlib
import os
import time
import zipfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from bot.errors import IndexUnavailable

Vectors = NDArray[np.float32]
Progress = Callable[[int, int], None]
"""Told (done, total) as work goes on."""

TITLES_FILE, SCALES_FILE = "titles.npy", "title_scales.npy"
_ROWS = 4096
"""Rows turned to float32 at a time: six megabytes, about what a processor's cache holds."""
_STEP = 128
_SAVE_SECONDS = 5.0
"""What a kill may cost; our judgement."""


class Embedder(Protocol):
    """Turns texts into unit vectors: `bot.embedding.OnnxEmbedder`."""

    fingerprint: str
    dimensions: int

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Give float32 of shape (len(texts), dimensions)."""


class TitleVectors:
    """The vectors of an ordered list of titles, as int8 with one scale for each row, read from disk as needed."""

    def __init__(self, folder: Path) -> None:
        """Open what `save_titles` has written.

        Raises:
            IndexUnavailable: The files are absent or not of this form.
        """
        try:
            self._rows = np.load(folder / TITLES_FILE, mmap_mode="r", allow_pickle=False)
            self._scales = np.load(folder / SCALES_FILE, allow_pickle=False)
        except (OSError, ValueError, EOFError) as error:
            raise IndexUnavailable(f"{folder}: expected title vectors, found {error}. Run: careerbot index") from error
        if self._rows.dtype != np.int8 or self._rows.ndim != 2 or self._scales.shape != self._rows.shape[:1]:
            raise IndexUnavailable(f"{folder}: expected int8 title vectors, found other data. Run: careerbot index")

    def __len__(self) -> int:
        return int(self._rows.shape[0])

    def part(self, start: int, stop: int) -> TitleVectors:
        """Give a view of some rows, whose positions count from `start`."""
        view = copy.copy(self)
        view._rows, view._scales = self._rows[start:stop], self._scales[start:stop]
        return view

    def nearest(self, vector: Vectors, k: int = 100) -> tuple[NDArray[np.int64], Vectors]:
        """Find the titles nearest to a unit vector.

        Returns:
            Their positions in the list of titles and their cosine similarities, nearest first, ties by position.
        """
        similarities = np.empty(len(self), dtype=np.float32)
        for start in range(0, len(self), _ROWS):
            similarities[start : start + _ROWS] = self._rows[start : start + _ROWS].astype(np.float32) @ vector
        # Equal rows may differ in the last bit, by where they stand in a block; int8 is coarser than this anyway.
        similarities = np.round(similarities * self._scales, 5)
        k = min(k, len(self))
        best = np.argpartition(-similarities, k - 1)[:k] if k else np.empty(0, dtype=np.int64)
        best = best[np.lexsort((best, -similarities[best]))]
        return best, similarities[best]


def save_titles(vectors: Vectors, folder: Path) -> None:
    """Write unit vectors as int8, each row stretched to the whole range, with what brings it back to length one."""
    largest = np.abs(vectors).max(axis=1, initial=1e-9, keepdims=True)
    rows = np.round(vectors / largest * 127).astype(np.int8)
    np.save(folder / TITLES_FILE, rows)
    np.save(folder / SCALES_FILE, 1 / np.linalg.norm(rows.astype(np.float32), axis=1))


class VectorCache(Embeddings):
    """An embedder that never embeds a text twice, even when it is killed: vectors are kept by the text's hash.

    Vectors are kept, and given, in the precision of float16, so that a build that was resumed equals one that was not.
    """

    def __init__(self, embedder: Embedder, folder: Path) -> None:
        """Read what is held; a file that was cut short is dropped, and its texts are embedded again."""
        self._embedder = embedder
        self._folder = folder / embedder.fingerprint[:16]
        self._folder.mkdir(parents=True, exist_ok=True)
        self._held: dict[bytes, NDArray[np.float16]] = {}
        self._used: dict[bytes, None] = {}
        for path in sorted(self._folder.glob("*.npz")):
            try:
                with np.load(path, allow_pickle=False) as file:
                    keys, vectors = file["keys"], file["vectors"]
                if vectors.shape != (len(keys), embedder.dimensions):
                    raise ValueError("another shape")
                self._held |= {key.tobytes(): row for key, row in zip(keys, vectors, strict=True)}
            except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
                path.unlink(missing_ok=True)

    def embed(self, texts: Sequence[str], progress: Progress = lambda done, total: None) -> Vectors:
        """Turn texts into vectors: float32, shape (len(texts), dimensions), each of length one within 1e-3."""
        keys = [hashlib.sha256(text.encode("utf-8", "replace")).digest() for text in texts]
        self._used |= dict.fromkeys(keys)
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in self._held}
        order = sorted(missing, key=lambda key: len(missing[key]))  # Like lengths together, to pad little.
        held, unsaved, saved = len(texts) - len(missing), list[bytes](), time.monotonic()
        progress(held, len(texts))
        try:
            for start in range(0, len(order), _STEP):
                step = order[start : start + _STEP]
                for key, row in zip(step, self._embedder.embed([missing[key] for key in step]), strict=True):
                    self._held[key] = row.astype(np.float16)
                unsaved += step
                progress(held + start + len(step), len(texts))
                if time.monotonic() - saved > _SAVE_SECONDS:
                    self._save(unsaved)
                    unsaved, saved = [], time.monotonic()
        finally:
            self._save(unsaved)
        found = np.empty((len(texts), self._embedder.dimensions), dtype=np.float32)
        for i, key in enumerate(keys):
            found[i] = self._held[key]
        return found

    def _save(self, keys: Sequence[bytes]) -> Path | None:
        """Write vectors to a file of their own, whole or not at all."""
        if not keys:
            return None
        path = self._folder / f"{hashlib.sha256(b''.join(keys)).hexdigest()[:24]}.npz"
        unfinished = path.with_suffix(".part")
        with unfinished.open("wb") as file:
            rows = np.frombuffer(b"".join(keys), dtype=np.uint8).reshape(len(keys), -1)
            np.savez(file, keys=rows, vectors=np.stack([self._held[key] for key in keys]))
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
        return path

    def forget_unused(self) -> None:
        """Keep on disk only what was asked for since this was opened, in one file."""
        kept = self._save(sorted(self._used))
        _remove(path for path in self._folder.parent.rglob("*") if path.is_file() and path != kept)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Embed passages, as langchain asks."""
        rows: list[list[float]] = self.embed(texts).tolist()
        return rows

    def embed_query(self, text: str) -> list[float]:
        """Embed one query, as langchain asks."""
        return self.embed_documents([text])[0]


def _remove(paths: Iterable[Path]) -> None:
    for path in list(paths):
        with contextlib.suppress(OSError):
            path.unlink()
