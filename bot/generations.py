"""Folders that are written once and switched between: their locks, the pointer to the current one, their hashes."""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import json
import os
import re
import shutil
import time
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import IO, Any

from bot.errors import IndexUnavailable
from bot.export import file_digest

CURRENT, MANIFEST, CLOSED, DAMAGED = "current", "manifest.json", "closed", "damaged"
REBUILD = "Run: careerbot index"
LOCK_SECONDS = 2.0
_NAME = re.compile(r"[0-9a-f]{16}-[0-9]{1,6}")


@contextlib.contextmanager
def unavailable(what: str) -> Iterator[None]:
    """Turn whatever goes wrong with the index into IndexUnavailable; answers then go on by keywords."""
    try:
        yield
    except (IndexUnavailable, KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as error:  # A panic in Chroma's Rust is no Exception.
        raise IndexUnavailable(f"{what}: {type(error).__name__}: {error}") from error


def hold_lock(path: Path, otherwise: str) -> IO[str]:
    """Take a lock until the file given back is closed; the system frees it when the process ends, however it ends.

    Raises:
        IndexUnavailable: Another holds it for two seconds.
    """
    file = path.open("a")
    until = time.monotonic() + LOCK_SECONDS
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return file
        except BlockingIOError:
            if time.monotonic() > until:
                file.close()
                raise IndexUnavailable(f"{path}: {otherwise}.") from None
            time.sleep(0.05)


def read_current(root: Path) -> str:
    """Give the name of the generation in use, or an empty text."""
    try:
        name = (root / CURRENT).read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""
    return name if _NAME.fullmatch(name) and (root / name).is_dir() else ""


def switch(root: Path, name: str) -> None:
    """Make a generation the current one: either wholly or, after a crash, not at all."""
    unfinished = root / f"{CURRENT}.part"
    with unfinished.open("w", encoding="ascii") as file:
        file.write(name)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(root / CURRENT)
    _sync(root)


def usable_manifest(folder: Path) -> dict[str, Any]:
    """Read a generation's manifest.

    Raises:
        IndexUnavailable: It cannot be read, or the generation was found damaged before.
    """
    if (folder / DAMAGED).exists():
        why = (folder / DAMAGED).read_text(encoding="utf-8", errors="replace")
        raise IndexUnavailable(f"{folder}: expected a whole index, found it damaged before: {why} {REBUILD}")
    try:
        manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        manifest["files"], manifest["counts"]["passages"], manifest["titles"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IndexUnavailable(f"{folder / MANIFEST}: expected a manifest, found {error!r}. {REBUILD}") from error
    return manifest


def compare_files(folder: Path, manifest: dict[str, Any], *names: str) -> None:
    """Hold files to the hashes of their manifest.

    Raises:
        IndexUnavailable: One is absent or has changed; the generation is marked as damaged.
    """
    for name in names:
        path = folder / name
        if not path.is_file() or file_digest(path) != manifest["files"].get(name):
            mark_damaged(folder, f"{name} is not as it was built.")
            raise IndexUnavailable(f"{path}: expected the file as it was built, found another or none. {REBUILD}")


def mark_damaged(folder: Path, why: str) -> None:
    """Have a generation opened no more and built anew; the damaged files stay, to be looked at."""
    with contextlib.suppress(OSError):
        (folder / DAMAGED).write_text(why, encoding="utf-8")


def seal(folder: Path, made_of: dict[str, Any], apart: Collection[Path]) -> None:
    """Write the manifest of a finished generation and force all of it to disk.

    Args:
        folder: The generation.
        made_of: What it holds.
        apart: Files that change whenever they are opened, and so are held to no hash.
    """
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != CLOSED and path not in apart]
    hashes = {path.relative_to(folder).as_posix(): file_digest(path) for path in files}
    (folder / MANIFEST).write_text(json.dumps(made_of | {"files": hashes}, indent=1), encoding="utf-8")
    for path in [*folder.rglob("*"), folder]:
        _sync(path)


def remove_others(root: Path, current: str) -> None:
    """Delete what earlier builds left, but for the current generation and any that a process has open."""
    for folder in root.iterdir():
        if folder.name == current or not _NAME.fullmatch(folder.name):
            continue
        with (folder / "lock").open("a") as file, contextlib.suppress(BlockingIOError):
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(folder, ignore_errors=True)


def digest_of(texts: Sequence[str]) -> str:
    """Give one hash for an ordered list of texts."""
    return hashlib.sha256("\0".join(texts).encode("utf-8", "replace")).hexdigest()


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
