"""Take a report file apart into the pieces a writer wrote, each with its line, and those into sentences and words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.blocks import Line, read_lines
from bot.frontmatter import read_head
from bot.reports import HEADINGS

LABELS = ("AI today", "What stays human")
_PART = re.compile(rf"(- )?(?:\*\*([^*]+)\*\*: |({'|'.join(LABELS)}): *)?(.*)")


@dataclass(frozen=True, slots=True)
class Piece:
    """One heading, bullet or paragraph of a report, without its markup."""

    line: int
    section: str
    """Key of the section it stands in, as in `bot.reports.HEADINGS`."""
    part: str
    """What it is: "heading", "bullet", "text", or the label of a task's line."""
    name: str
    """The bold name of a bullet, or nothing."""
    text: str


def read_pieces(path: Path) -> list[Piece]:
    """Read the pieces of a report file that is of the form; the form's own words and the task ids are left out."""
    lines = read_lines(path)
    _, start = read_head(lines)
    return list(_pieces(lines[start:]))


def _pieces(lines: list[Line]) -> Iterator[Piece]:
    section, piece = "", None
    for number, raw in lines:
        line = raw.strip()
        begins = not line or raw.startswith(("#", "- ", "onet_tasks:", "scores:", *(f"{label}:" for label in LABELS)))
        if begins and piece:
            yield piece
            piece = None
        if line.startswith("## "):
            section = HEADINGS[line[3:]]
        elif line.startswith("### "):
            yield Piece(number, section, "heading", "", line[4:].strip())
        elif piece:
            piece = Piece(piece.line, section, piece.part, piece.name, f"{piece.text} {line}")
        elif line and not line.startswith(("onet_tasks:", "scores:")):
            bullet, name, label, text = _part(line)
            piece = Piece(number, section, label or ("bullet" if bullet else "text"), name, text)
    if piece:
        yield piece


def _part(line: str) -> tuple[str, str, str, str]:
    match = _PART.fullmatch(line)
    bullet, name, label, text = match.groups(default="") if match else ("", "", "", line)
    return bullet, name.strip(), label, text


def split_sentences(text: str) -> list[str]:
    """Split running text where a sentence ends and a capital letter or a digit follows."""
    return [part for part in re.split(r"(?<=[.!?])\s+(?=[A-Z0-9\"“])", text) if part]


def split_words(text: str) -> list[str]:
    """List the words of a text in lower case, without punctuation: "don't" is one word, "bar-code" two."""
    return re.findall(r"[^\W_]+", re.sub(r"['’]", "", text.lower()))


def count_words(text: str) -> int:
    """Count words as a word processor does: what stands between spaces and holds a letter or a digit."""
    return sum(any(sign.isalnum() for sign in word) for word in text.split())


def reading_grade(text: str) -> float:
    """Give the school grade a text asks for, by Flesch and Kincaid.

    0.39 words per sentence + 11.8 syllables per word - 15.59, from Kincaid, Fishburne, Rogers and Chissom, Derivation
    of New Readability Formulas for Navy Enlisted Personnel (1975). Syllables are groups of vowels, less a silent e:
    for 97 of 100 running words of our reports the count of the CMU dictionary, and no bias over the rest.
    """
    words = [word for word in split_words(text) if word.isalpha()]
    sentences = split_sentences(text)
    if not words:
        return 0.0
    syllables = sum(_syllables(word) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def _syllables(word: str) -> int:
    groups = len(re.findall(r"[aeiouyàâäéèêëíïóôöúü]+", word))
    silent = re.search(r"[^aeiouylr]e$|[^aeiouy]les$|[aeiou]re$|[^aeioutdy]ed$|[^aeiouyscxzgh]es$", word)
    return max(1, groups - bool(silent))
