"""Bring Spanish words to one form: without accents, in the singular."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

SMALL = frozenset("a al de del e el en la las lo los o para u un una y".split())
"""Words that join the parts of a name and tell no two names apart."""
WORD = re.compile(r"[a-z0-9]+")
ACCENTED = frozenset(("qué", "sí"))
"""Words that mean another thing than the same letters without an accent."""
_ASKING = re.compile(r"\bqué\b|(?:^|[¿.;:!?,]\s*|\by\s+)que\b", re.IGNORECASE)
_YES = re.compile(r"\bsí\b|^\W*si\W*$", re.IGNORECASE)


def fold(text: str) -> str:
    """Make a text small and take its accents off, letter for letter, so that every position stays."""
    return "".join(map(_plain, text))


def _plain(letter: str) -> str:
    first = unicodedata.normalize("NFKD", letter)[:1].lower()
    return first if len(first) == 1 else letter


def fold_asking(text: str) -> str:
    """Do the same, but keep "qué", which asks, apart from "que", which joins, and "sí" from "si"."""
    folded = fold(text)
    for match in _ASKING.finditer(text):
        folded = f"{folded[: match.end() - 3]}qué{folded[match.end() :]}"
    for match in _YES.finditer(text):
        at = folded.index("si", match.start())
        folded = f"{folded[:at]}sí{folded[at + 2 :]}"
    return folded


def stem(word: str) -> str:
    """Take the plural off a folded word; what is left need not be a word: "conductores" → "conductor"."""
    if len(word) > 4 and word.endswith("ces"):
        return f"{word[:-3]}z"
    if len(word) > 4 and word.endswith("es") and word[-3] not in "aeiou":
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") else word


def name_key(words: Iterable[str]) -> str:
    """Give the key two ways of writing one name share."""
    return " ".join(stem(word) for word in words if word not in SMALL)
