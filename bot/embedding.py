"""Turn texts into vectors with an exported model on onnxruntime.

Neither torch nor transformers is imported here: they cost seconds and hundreds of megabytes. `bot.export` needs them,
once.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from bot.errors import IndexUnavailable
from bot.export import MODEL_FILE, TOKENIZER_FILE, file_digest, find_model, read_manifest

__all__ = ["OnnxEmbedder", "Vectors", "find_model"]

Vectors = NDArray[np.float32]

TOKEN_BUDGET = 512
"""Tokens of one batch with its padding. Measured with one thread: 128 to 1,024 tokens differ by under 5%, 2,048 lose a
fifth; 512 gives 670 job titles or 50 passages of 60 words a second, in 190 MB."""
_SLICE = 1024
"""Texts that are tokenized together, which bounds the memory their tokens take."""


class OnnxEmbedder(Embeddings):
    """Embed texts with an exported model; safe to share between threads."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        """Load the model; takes about half a second.

        Args:
            folder: What `bot.export.export_model` made.
            threads: Batches worked on at once, each on one processor; more than one only pays where that many are idle.

        Raises:
            IndexUnavailable: The model is absent, cut short or not the one its manifest names.
        """
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        import onnxruntime
        from tokenizers import Tokenizer

        manifest = read_manifest(folder)
        for name in (MODEL_FILE, TOKENIZER_FILE):
            if not (folder / name).is_file() or file_digest(folder / name) != manifest.get(name):
                raise IndexUnavailable(
                    f"{folder / name}: expected the exported model, found none or a damaged one. Run: careerbot model"
                )
        options = onnxruntime.SessionOptions()
        # Threads that share a batch wait for each other: two are slower than one. Two batches at once are not.
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        # Threads that spin while they wait take the processor from those that answer.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.enable_cpu_mem_arena = False  # The arena keeps the largest batch's memory for good.
        self._session = onnxruntime.InferenceSession(
            str(folder / MODEL_FILE), options, providers=["CPUExecutionProvider"]
        )
        self._threads = threads
        self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER_FILE))
        self._tokenizer.enable_truncation(int(manifest["max_tokens"]))
        self._tokenizer.no_padding()  # The file may pad to a fixed length, which costs six times the time.
        self.dimensions = int(manifest["dimensions"])
        self.fingerprint = str(manifest[MODEL_FILE])
        """SHA-256 of the exported model: vectors of different fingerprints cannot be compared."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Turn texts into unit vectors, each the same to 1e-6 whatever else is in the call.

        Args:
            texts: What to embed. Past the model's longest (256 tokens) they are cut; an empty text gives a vector too.

        Returns:
            float32 of shape (len(texts), dimensions).
        """
        found = np.empty((len(texts), self.dimensions), dtype=np.float32)
        for start in range(0, len(texts), _SLICE):
            # A lone surrogate is no text; the tokenizer would refuse the whole call.
            encoded = [text.encode("utf-8", "replace").decode() for text in texts[start : start + _SLICE]]
            tokens = [item.ids for item in self._tokenizer.encode_batch(encoded)]
            batches = list(_batches(tokens))
            runs = self._run_all([[tokens[i] for i in batch] for batch in batches])
            for batch, vectors in zip(batches, runs, strict=True):
                found[[start + i for i in batch]] = vectors
        return found

    def _run_all(self, batches: Sequence[Sequence[Sequence[int]]]) -> Iterable[Any]:
        if self._threads == 1 or len(batches) == 1:
            return map(self._run, batches)
        with ThreadPoolExecutor(self._threads) as pool:
            return list(pool.map(self._run, batches))

    def _run(self, tokens: Sequence[Sequence[int]]) -> Any:
        shape = (len(tokens), max(len(ids) for ids in tokens))
        padded, mask = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
        for row, ids in enumerate(tokens):
            padded[row, : len(ids)], mask[row, : len(ids)] = ids, 1
        return self._session.run(None, {"input_ids": padded, "attention_mask": mask})[0]

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Embed passages, as langchain asks."""
        rows: list[list[float]] = self.embed(texts).tolist()
        return rows

    def embed_query(self, text: str) -> list[float]:
        """Embed one query, as langchain asks."""
        return self.embed_documents([text])[0]


def _batches(tokens: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """Group texts of like length, so that little is padded: lists of positions."""
    batch: list[int] = []
    for i in sorted(range(len(tokens)), key=lambda i: len(tokens[i])):
        if batch and (len(batch) + 1) * len(tokens[i]) > TOKEN_BUDGET:
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch
