"""The project's own notes: how the figures are made, and small talk. Each note names the questions it answers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from bot.errors import CorpusError
from bot.evidence import Passage


@dataclass(frozen=True, slots=True)
class Note:
    """One prepared text and the questions it answers."""

    heading: str
    kind: str
    """The answer's kind: "method", "smalltalk" or "offtopic"."""
    asks: re.Pattern[str]
    text: str

    def passage(self) -> Passage:
        """Give the note as a passage that can be cited."""
        return Passage("method", "", "method", self.heading, self.text, f"careerbot method notes: {self.heading}")


def load_notes(path: Path, kind: str = "method") -> tuple[Note, ...]:
    """Read the notes of one file, in order; a note without a `kind:` line has the kind given.

    Raises:
        CorpusError: A note lacks its `asks:` line or its text, or the pattern is no regular expression.
    """
    blocks = re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return tuple(_parse_note(path, block, kind) for block in blocks)


def load_texts(path: Path) -> dict[str, str]:
    """Read what the notes of one file say, by their headings."""
    blocks = re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    pairs = (block.partition("\n") for block in blocks)
    return {heading.strip(): text.strip() for heading, _, text in pairs}


def _parse_note(path: Path, block: str, kind: str) -> Note:
    heading, *lines = block.strip().splitlines()
    fields = {"kind": kind, "asks": ""}
    while lines and lines[0].partition(":")[0] in fields:
        name, _, value = lines.pop(0).partition(":")
        fields[name] = value.strip()
    text = "\n".join(lines).strip()
    if not fields["asks"] or not text:
        raise CorpusError(f'{path.name}: note "{heading}" expected an asks: line and a text, found neither or one.')
    try:
        return Note(heading, fields["kind"], re.compile(fields["asks"], re.IGNORECASE), text)
    except re.error as error:
        raise CorpusError(f'{path.name}: note "{heading}" has a pattern that cannot be read: {error}.') from error


def find_note(notes: tuple[Note, ...], question: str) -> Note | None:
    """Find the first note that answers the question, or none."""
    return next((note for note in notes if note.asks.search(question)), None)
