"""The vector index on disk: built beside the one in use, proved, then switched to in one step.

<home>/index/
    lock            held by the one process that builds
    current         the name of the generation in use; replaced, never written to
    vectors/        the cache of vectors a build resumes from
    <generation>/   one build: chroma/, the title vectors, manifest.json (what it was made of, how its files read)
        lock        held by the one process that has chroma/ open: Chroma takes write locks, and a second opener hangs
        closed      SHA-256 of Chroma's database when it was last closed: opening it changes it
        damaged     why it must not be opened again; it is kept until the build after the next, to be looked at

A damaged store can kill the process that searches it, so it is proved in a process of its own: always before a build
is switched to, later only when its database is not as the last clean close left it (1.8 s, against 0.03 s to compare
hashes, which also covers the graph files: they never change after the build, once there are enough passages, a
thousand, for Chroma to write a graph at all; before that they are scratch, rewritten whenever the store is opened).
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import sys
import threading
from collections.abc import Callable, Collection, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import IO, Any

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from bot.errors import IndexUnavailable
from bot.evidence import Passage
from bot.export import file_digest
from bot.generations import (
    CLOSED,
    REBUILD,
    compare_files,
    digest_of,
    hold_lock,
    mark_damaged,
    read_current,
    remove_others,
    seal,
    switch,
    unavailable,
    usable_manifest,
)
from bot.passages import passage_id, to_document
from bot.store import DATABASE, STORE, changing_files, open_store, probe
from bot.vectors import SCALES_FILE, TITLES_FILE, Embedder, TitleVectors, VectorCache, save_titles

SCHEMA = 2
"""Raised when what a build writes changes."""
Progress = Callable[[str, int, int], None]
"""Told ("titles" or "passages", done, total)."""
_ADD = 500
"""Passages handed to the store at once; any number up to Chroma's 5,461 takes the same time."""


class PassageIndex:
    """The passages by vector, opened to be searched only. Close it, so that the next opening is quick."""

    def __init__(self, folder: Path, embedder: Embeddings, lock: IO[str]) -> None:
        self.folder = folder
        self._lock = lock
        self._store = open_store(folder / STORE, embedder)
        atexit.register(self.close)

    def nearest(
        self,
        vector: NDArray[np.float32],
        k: int,
        reports: Collection[str] | None = None,
        sections: Collection[str] | None = None,
    ) -> list[str]:
        """Find the ids of the passages nearest to a vector, nearest first, ties by id.

        Args:
            vector: A unit vector of the embedder this was opened with.
            k: At most so many.
            reports: Slugs to search in, which the caller knows to exist; none for all.
            sections: Keys of `bot.evidence.SECTIONS`; none for all.

        Raises:
            IndexUnavailable: The store cannot be searched any more.
        """
        pairs = (("report", reports), ("section", sections))
        filters = [{key: {"$in": list(names)}} for key, names in pairs if names is not None]
        where: Any = {"$and": filters} if len(filters) > 1 else filters[0] if filters else None
        with unavailable(f"{self.folder}: the index cannot be searched"):
            found = self._store.similarity_search_by_vector_with_relevance_scores(vector.tolist(), k, filter=where)
        return [str(document.id) for document, distance in sorted(found, key=lambda pair: (pair[1], str(pair[0].id)))]

    def close(self) -> None:
        """Close the store and note how it was left; a second call does nothing."""
        if self._lock.closed:
            return
        atexit.unregister(self.close)
        with contextlib.suppress(Exception):
            self._store._client.close()
            (self.folder / CLOSED).write_text(file_digest(self.folder / STORE / DATABASE), encoding="ascii")
        self._lock.close()


def open_index(home: Path, embedder: Any) -> PassageIndex:
    """Open the current generation's passages to search them.

    Args:
        home: The folder of `Settings.home`.
        embedder: The `bot.embedding.OnnxEmbedder` it was built with.

    Raises:
        IndexUnavailable: There is none, it is damaged, another process has it open, or it was made otherwise.
    """
    folder, manifest = _open_generation(home, embedder)
    lock = hold_lock(folder / "lock", "another process has this index open; it can search by meaning, this one cannot")
    try:
        _check_store(folder, manifest)
        with unavailable(f"{folder}: the index cannot be opened"):
            return PassageIndex(folder, embedder, lock)
    except BaseException:
        lock.close()
        raise


def open_titles(home: Path, embedder: Embedder, titles: Sequence[str]) -> TitleVectors:
    """Open the current generation's title vectors; any number of processes may.

    Raises:
        IndexUnavailable: There is none, it is damaged, or it is of other titles or another model.
    """
    folder, manifest = _open_generation(home, embedder)
    if manifest["titles"] != digest_of(titles):
        raise IndexUnavailable(f"{folder}: expected the vectors of these titles, found those of others. {REBUILD}")
    compare_files(folder, manifest, TITLES_FILE, SCALES_FILE)
    return TitleVectors(folder)


def _open_generation(home: Path, embedder: Embedder) -> tuple[Path, dict[str, Any]]:
    root = home / "index"
    name = read_current(root)
    if not name:
        raise IndexUnavailable(f"{root}: expected an index, found none. {REBUILD}")
    manifest = usable_manifest(root / name)
    wanted = {"schema": SCHEMA, "chromadb": version("chromadb"), "model": embedder.fingerprint}
    for key, value in wanted.items():
        if manifest.get(key) != value:
            raise IndexUnavailable(f"{root / name}: expected {key} {value}, found {manifest.get(key)}. {REBUILD}")
    return root / name, manifest


def _check_store(folder: Path, manifest: dict[str, Any]) -> None:
    """Hold the store to what its build was proved to be, at once where it was left well, else by searching it apart."""
    compare_files(folder, manifest, *(name for name in manifest["files"] if name.startswith(f"{STORE}/")))
    database, closed = folder / STORE / DATABASE, folder / CLOSED
    if closed.is_file() and database.is_file() and closed.read_text(encoding="ascii") == file_digest(database):
        return
    try:
        probe(folder / STORE, manifest["counts"]["passages"])
    except IndexUnavailable as error:
        mark_damaged(folder, str(error))
        raise


def build_index(
    home: Path,
    passages: Sequence[Passage],
    titles: Sequence[str],
    embedder: Embedder,
    progress: Progress = lambda what, done, total: None,
) -> Path:
    """Build a new generation and switch to it; one that holds just this already is kept. Resumes where a kill left it.

    Safe in a thread beside searches, which go on in the generation before.

    Args:
        home: The folder of `Settings.home`.
        passages: All passages of the corpus.
        titles: The distinct job titles, in the order their positions are given by.
        embedder: What turns both into vectors.
        progress: Told ("titles" or "passages", done, total) as vectors are made.

    Returns:
        The generation's folder.

    Raises:
        IndexUnavailable: Another process is building, the disk is full, or what was built failed its proof.
    """
    root = home / "index"
    unique = {passage_id(passage): passage for passage in passages}
    made_of = _made_of(list(unique), titles, embedder)
    name = _name(made_of)
    with unavailable(f"{root}: the index could not be built"):
        root.mkdir(parents=True, exist_ok=True)
        with hold_lock(root / "lock", "another process is building the index"):
            current = read_current(root)
            if current.startswith(name) and _is_whole(root / current):
                return root / current
            remove_others(root, current)
            _step_back()
            folder = next(path for n in range(1, 10**6) if not (path := root / f"{name}-{n}").exists())
            cache = VectorCache(embedder, root / "vectors")
            _write(folder, unique, titles, cache, progress)
            seal(folder, made_of, apart=changing_files(folder / STORE))
            switch(root, folder.name)
            cache.forget_unused()
            return folder


def is_current(home: Path, passages: Sequence[Passage], titles: Sequence[str], embedder: Embedder) -> bool:
    """Say whether the generation in use holds just these passages and titles."""
    ids = list({passage_id(passage): None for passage in passages})
    return read_current(home / "index").startswith(_name(_made_of(ids, titles, embedder)))


def _made_of(ids: Sequence[str], titles: Sequence[str], embedder: Embedder) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "chromadb": version("chromadb"),
        "model": embedder.fingerprint,
        "titles": digest_of(titles),
        "passages": digest_of(ids),
        "counts": {"titles": len(titles), "passages": len(ids)},
    }


def _name(made_of: dict[str, Any]) -> str:
    """Name a generation by all it is made of."""
    return digest_of([json.dumps(made_of)])[:16]


def _write(
    folder: Path, passages: dict[str, Passage], titles: Sequence[str], cache: VectorCache, progress: Progress
) -> None:
    """Fill a generation's folder and prove its store."""
    (folder / STORE).mkdir(parents=True)
    save_titles(cache.embed(titles, lambda done, total: progress("titles", done, total)), folder)
    documents = [to_document(passage) for passage in passages.values()]
    texts = [document.page_content for document in documents]
    # Embedded once before the store is opened, so that the store takes its vectors from the cache.
    cache.embed(texts, lambda done, total: progress("passages", done, total))
    store = open_store(folder / STORE, cache, create=True)
    try:
        for start in range(0, len(documents), _ADD):
            store.add_documents(documents[start : start + _ADD], ids=list(passages)[start : start + _ADD])
    finally:
        store._client.close()
    probe(folder / STORE, len(passages))
    (folder / CLOSED).write_text(file_digest(folder / STORE / DATABASE), encoding="ascii")


def _is_whole(folder: Path) -> bool:
    """Whether a generation may be kept; what only searching its store would show is found when it is opened."""
    try:
        manifest = usable_manifest(folder)
        compare_files(folder, manifest, *manifest["files"])
    except IndexUnavailable:
        return False
    return (folder / STORE / DATABASE).is_file()


def _step_back() -> None:
    """Give way to the threads that answer: on Linux a thread has a priority of its own."""
    if sys.platform == "linux" and threading.current_thread() is not threading.main_thread():
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 10)
