"""The Chroma store of one generation, and its proof: `python -m bot.store FOLDER COUNT` opens and searches it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from langchain_core.embeddings import Embeddings

from bot.errors import IndexUnavailable

if TYPE_CHECKING:  # Takes a second to import; only who opens a store pays for it.
    from langchain_chroma import Chroma

STORE, DATABASE = "chroma", "chroma.sqlite3"
PROBE_SECONDS = 60.0
"""Forty times what a proof takes on an idle machine; our judgement."""
_COLLECTION = "passages"
_GRAPH = "index_metadata.pickle"
"""Stands beside a graph that Chroma has written for good, which it does from a thousand vectors on."""
# One thread and a wider search than the default: the same build gives the same graph, and filters find what there is.
_CONFIGURATION = {"hnsw": {"space": "cosine", "num_threads": 1, "ef_search": 200}}


def open_store(folder: Path, embedder: Embeddings | None, create: bool = False) -> Chroma:
    """Open a store in this process, with our own embedder and without telemetry."""
    from chromadb.config import Settings
    from langchain_chroma import Chroma

    return Chroma(
        _COLLECTION,
        embedder,
        persist_directory=str(folder),
        client_settings=Settings(anonymized_telemetry=False),
        collection_configuration=_CONFIGURATION,
        create_collection_if_not_exists=create,
    )


def changing_files(folder: Path) -> set[Path]:
    """List the files of a store that change when it is opened: its database, and a graph not yet written for good."""
    written = {path.parent for path in folder.rglob(_GRAPH)}
    scratch = {path for path in folder.rglob("*.bin") if path.parent not in written}
    return {folder / DATABASE, *scratch}


def probe(folder: Path, count: int) -> None:
    """Open and search a store in a process of its own: damaged graph files kill the process that reads them.

    Args:
        folder: The store.
        count: How many passages it must hold.

    Raises:
        IndexUnavailable: That process failed, died, hung or found something else.
    """
    command = [sys.executable, "-m", "bot.store", str(folder.resolve()), str(count)]
    try:
        done = subprocess.run(
            command, cwd=Path(__file__).parents[1], capture_output=True, timeout=PROBE_SECONDS, check=False
        )
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
        fault = f"exit code {done.returncode} {' '.join(said)[:300]}" if done.returncode else ""
    except subprocess.TimeoutExpired:
        fault = f"no answer in {PROBE_SECONDS:.0f} s"
    if fault:
        raise IndexUnavailable(f"{folder}: expected a store of {count} passages that can be searched, found {fault}.")


def prove(folder: Path, count: int) -> str:
    """Search a store for the vectors of passages it holds; give what is wrong, or an empty text."""
    store = open_store(folder, None)
    collection = store._collection
    if collection.count() != count:
        return f"{collection.count()} passages"
    if count:
        held = collection.get(limit=3, include=["embeddings", "metadatas"])
        for name, vector, metadata in zip(held["ids"], held["embeddings"], held["metadatas"], strict=True):
            for where in (None, {"report": {"$in": [metadata["report"]]}}):
                found = collection.query(query_embeddings=[vector], n_results=min(10, count), where=where)
                if not found["ids"][0] or found["distances"][0][0] > 1e-3:
                    return f"no way back from the vector of {name} to itself"
    store._client.close()
    return ""


if __name__ == "__main__":
    sys.exit(prove(Path(sys.argv[1]), int(sys.argv[2])) or None)
