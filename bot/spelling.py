"""Correct words of job titles that were mistyped, leaving the plain words of a question alone."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

_CLOSE = 82
"""Least similarity, 0 to 100, of a word and its correction; our judgement on typed questions."""
_ONE_SLIP = 90
"""The same from which a correction is a slip of one letter, whatever else the word sounds like."""
_SHORTEST = 4
_REMEMBERED = 20_000


class Speller:
    """The words of job titles, and the plain words that are never taken for a mistyped one."""

    def __init__(self, vocabulary: Mapping[str, int], folder: Path) -> None:
        """Take the words titles hold.

        Args:
            vocabulary: Word in normal form → how many titles hold it.
            folder: The corpus, with plain_words.txt in it.
        """
        self.vocabulary = vocabulary
        self.frame, self.plain, self.doubtful = _read_plain(folder / "plain_words.txt")
        self._targets: dict[str, list[str]] = defaultdict(list)
        for word, titles in vocabulary.items():
            if len(word) >= _SHORTEST and (titles > 1 or len(word) > 6):
                self._targets[word[0]].append(word)
        self._everyday: dict[str, list[str]] = defaultdict(list)
        for word in sorted(self.plain | self.frame):
            if len(word) >= _SHORTEST:
                self._everyday[word[0]].append(word)
        self._skeletons = _told_apart(self._targets)
        self._sounds = self._heard()
        self._near_plain: set[str] = set()
        self._corrected: dict[str, str] = {}

    def _heard(self) -> dict[str, str]:
        """Give the word most titles hold for each way of sounding, for words that are written otherwise."""
        found: dict[str, str] = {}
        for words in self._targets.values():
            for word in words:
                sound = _sound(word)
                if len(sound) > 1 and self.vocabulary[word] > self.vocabulary.get(found.get(sound, ""), 0):
                    found[sound] = word
        return found

    def is_plain(self, word: str) -> bool:
        """Say whether a word is everyday language."""
        return word in self.plain or word in self.frame

    def is_near_plain(self, word: str) -> bool:
        """Say whether a word is one slip from an everyday one: "salery"."""
        return word in self._near_plain or self._looks_plain(word)

    def _looks_plain(self, word: str) -> bool:
        everyday = self._everyday.get(word[:1], ())
        near = process.extractOne(word, everyday, scorer=OSA.distance, score_cutoff=1) is not None
        if near and len(self._near_plain) < _REMEMBERED:
            self._near_plain.add(word)
        return near

    def correct(self, word: str) -> str:
        """Correct a word that no title holds to the nearest one that many hold; else give it back."""
        if (
            word in self.vocabulary
            or word in self.plain
            or word in self.frame
            or len(word) < _SHORTEST
            or not word.isalpha()
        ):
            return word
        if word not in self._corrected:
            if len(self._corrected) > _REMEMBERED:
                self._corrected.clear()
            self._corrected[word] = self._nearest(word)
        return self._corrected[word]

    def _nearest(self, word: str) -> str:
        # The first letter is hardly ever the mistyped one, and holding to it makes this ten times as fast.
        found = process.extract(word, self._targets.get(word[0], []), scorer=fuzz.ratio, limit=5, score_cutoff=_CLOSE)
        if skeleton := self._skeletons.get(_skeleton(word)):
            return skeleton  # "persnl", "mngr": vowels left out, as in a text message.
        close = [(score + 2 * math.log10(self.vocabulary[w]), w) for w, score, _ in found]
        best = max(close, default=(0.0, ""))[1]
        if fuzz.ratio(word, best) < _ONE_SLIP and (sounded := self._sounds.get(_sound(word))):
            return sounded  # "farmacist", "electrition": written as it is heard.
        if not best:
            return word
        everyday = process.extractOne(word, self._everyday.get(word[0], []), scorer=fuzz.ratio)
        # "salery" is nearer to salary than to a sealer.
        return word if everyday and everyday[1] >= fuzz.ratio(word, best) else best


_HEARD = tuple(
    (re.compile(written), heard)
    for written, heard in (
        (r"[cst]i(?=[oa]n)|ssi(?=on)|shu(?=n)|sch|sh|ch", "x"), (r"ph", "f"), (r"^kn", "n"), (r"^wr", "r"),
        (r"^ps", "s"), (r"c(?=[eiy])", "s"), (r"[cq]k?", "k"), (r"z", "s"), (r"gh", ""),
        (r"(?<=\w)[aeiouyhw]+", ""), (r"(.)\1+", r"\1"),
    )
)  # fmt: skip
"""How letters sound, in the order they are read; vowels but a first one are left out."""


def _sound(word: str) -> str:
    """Write a word as it sounds, roughly."""
    for written, heard in _HEARD:
        word = written.sub(heard, word)
    return word


def _skeleton(word: str) -> str:
    """Give what is left of a word without its vowels, but for a first one."""
    return word[:1] + "".join(letter for letter in word[1:] if letter not in "aeiou")


def _told_apart(targets: Mapping[str, list[str]]) -> dict[str, str]:
    """Give the word of each skeleton that only one word has, and that few vowels do not make long."""
    found: dict[str, list[str]] = defaultdict(list)
    for words in targets.values():
        for word in words:
            found[_skeleton(word)].append(word)
    return {bones: words[0] for bones, words in found.items() if len(words) == 1 and len(bones) >= _SHORTEST}


def _read_plain(path: Path) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Read three parts split by blank lines.

    The words that hold a question together; other everyday words; and jobs whose name is an everyday word too, such as
    "model" and "host", which need words around them that say so.
    """
    frame, plain, doubtful = (frozenset(part.split()) for part in path.read_text(encoding="utf-8").split("\n\n"))
    return frame, plain, doubtful
