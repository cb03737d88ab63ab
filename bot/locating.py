"""Where the corpus lies: inside the installed package, or beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

from bot.errors import CorpusError


def corpus_folder() -> Path:
    """Find the folder of the corpus.

    Raises:
        CorpusError: Neither place holds one.
    """
    package = Path(__file__).parent
    for folder in (package / "corpus", package.parent / "corpus"):
        if (folder / "figures").is_dir():
            return folder
    raise CorpusError(
        f"{package}: expected a corpus folder inside or beside this package, found none. Install careerbot again."
    )
