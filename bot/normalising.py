"""Bring job titles and the words people type to one form, so that they can be compared."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from bot.locating import corpus_folder

_KEEP_S = (
    "ss us is news sales physics economics logistics electronics mathematics gas bus hvac analytics statistics "
    "robotics graphics operations sports services arts sciences"
)
_KEPT_ENDINGS = tuple(_KEEP_S.split())
"""Endings whose s is no plural."""
_WORD = re.compile(r"[a-zà-öø-ÿ0-9+#]+(?:[-'][a-zà-öø-ÿ0-9]+)*")
_EMPTY = frozenset(("the", "a", "an", "of", "and", "&", "or", "in", "for"))


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text."""

    raw: str
    """As typed, in lower case."""
    word: str
    """In singular and full form."""
    start: int
    end: int


@cache
def _forms() -> dict[str, str]:
    """Abbreviations and irregular plurals, with what they stand for; words that grade a job stand for nothing."""
    with (corpus_folder() / "word_forms.csv").open(encoding="utf-8", newline="") as file:
        return {row["said"]: row["meant"] for row in csv.DictReader(file)}


def grades(word: str) -> bool:
    """Say whether a word grades a job without changing which it is: "senior", "part-time", "2"."""
    return _forms().get(word) == ""


@lru_cache(maxsize=65536)
def singular(word: str) -> str:
    """Bring one word to its singular and full form: "mgrs" → "manager", "secretaries" → "secretary"."""
    word = word.replace("'s", "").replace("'", "")
    bare = _without_plural(word)
    return _forms().get(word) or _forms().get(bare) or bare


def _without_plural(word: str) -> str:
    if len(word) > 5 and word.endswith("men") and not word.endswith(("specimen", "women")):
        return word[:-2] + "an"
    if len(word) <= 3 or not word.endswith("s") or word.endswith(_KEPT_ENDINGS):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("sses", "shes", "ches", "xes", "zes")) else word[:-1]


def tokens(text: str) -> list[Token]:
    """Split a text into words."""
    # A few letters grow when made small, which would shift every position after them.
    small = "".join(c.lower() if len(c.lower()) == 1 else c for c in text).replace("’", "'")
    return [Token(m.group(0), singular(m.group(0)), m.start(), m.end()) for m in _WORD.finditer(small)]


def key(text: str) -> str:
    """Give the key two spellings of one title share."""
    return join(token.word for token in tokens(text.replace("&", " and ").replace("/", " ")))


def join(parts: Iterable[str]) -> str:
    """Join normal words to a key, without words that carry nothing."""
    return " ".join(word for word in parts if word not in _EMPTY)


def without_level(parts: list[str]) -> list[str]:
    """Leave out words that grade a job, unless nothing else is left."""
    return [word for word in parts if not grades(word)] or parts
