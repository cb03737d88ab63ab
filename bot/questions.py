"""Read what somebody typed: a clean text that can be answered, or a clear reason why not. Every door uses it."""

from __future__ import annotations

import re
import unicodedata

from bot.errors import QuestionError

_ANSI = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\-_])")
_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\x85]")
_JOINER = "\u200d"
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_BLANK_LETTERS = frozenset("\u115f\u1160\u3164\uffa0\u2800")
"""Letters by their category that show nothing; with them a text looks empty and is not."""
_HIDDEN_SELECTORS = range(0xE0100, 0xE01F0)
"""Variation selectors that can carry hidden text; emoji need only the first sixteen, elsewhere in Unicode."""
_MOST_MARKS = 3
"""Marks kept on one letter, by judgement: no language of our askers stacks more."""


def read_question(raw: str | bytes, limit: int = 4000) -> str:
    """Read one question as clean text.

    What shows nothing is left out: control, zero-width, direction and tag characters, terminal codes, and the tail of
    a pile of accents. Newlines, tabs and the joiners inside emoji stay. The rest is brought to one form (NFC).

    Args:
        raw: What came in at a door.
        limit: Longest question, in characters.

    Raises:
        QuestionError: It is not UTF-8 text, holds nothing to read, or is longer than the limit.
    """
    text = _decode(raw).strip()
    if len(text) > limit:
        raise QuestionError(
            f"Your question has {len(text):,} characters; up to {limit:,} can be read. Please ask in fewer words."
        )
    clean = unicodedata.normalize("NFC", "".join(_visible(_LINE_ENDS.sub("\n", _ANSI.sub("", text))))).strip()
    if not clean:
        raise QuestionError(
            'Your question is empty. Type a question about work, for example "Will AI replace electricians?"'
        )
    return clean


def _decode(raw: str | bytes) -> str:
    try:
        # A str can hold lone surrogates: from JSON escapes, or from arguments that were not UTF-8.
        return (raw if isinstance(raw, bytes) else raw.encode("utf-8")).decode("utf-8")
    except (UnicodeDecodeError, UnicodeEncodeError) as error:
        found = "half a character" if isinstance(error, UnicodeEncodeError) else "a byte that is not UTF-8"
        raise QuestionError(
            f"Your question is not readable text: expected UTF-8, found {found} at position {error.start}. "
            "Please type it again."
        ) from None


def _visible(text: str) -> list[str]:
    """List the characters that show, or that shape those that do."""
    kept: list[str] = []
    marks = 0
    for position, character in enumerate(text):
        if character == _JOINER:
            if kept and _is_emoji(kept[-1]) and position + 1 < len(text) and _is_emoji(text[position + 1]):
                kept.append(character)
            continue
        marks = marks + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        if marks <= _MOST_MARKS and _shows(character):
            kept.append(character)
    return kept


def _shows(character: str) -> bool:
    if character in "\n\t":
        return True
    hidden = character in _BLANK_LETTERS or ord(character) in _HIDDEN_SELECTORS
    return not hidden and unicodedata.category(character) not in ("Cc", "Cf", "Co")


def _is_emoji(character: str) -> bool:
    return unicodedata.category(character) == "So" or character == "\ufe0f" or ord(character) in _SKIN_TONES
