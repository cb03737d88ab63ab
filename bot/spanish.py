"""What occupations are called in Spanish, and the names a Spanish text holds."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.folding import SMALL, WORD, fold, name_key, stem

NAMES_FILE, BROAD_FILE, DOINGS_FILE = "called_es.csv", "broad_titles_es.csv", "slang_es.csv"
_LONGEST = 9
"""Words of the longest name looked for."""
_SHORTEST = 6
"""Letters from which a word that is one slip from a name's is taken for it; our judgement."""
_WITHIN = 3
"""Words that may stand between what somebody does and what it is done to."""
_GAP = re.compile(r"\s+|\s*[-/]\s*")
_WORD_PREFIX = "zzjob"


@dataclass(frozen=True, slots=True)
class Named:
    """A name, or a phrase for what somebody does, in a text."""

    start: int
    end: int
    word: str
    """A made-up word that the matcher knows it by."""
    broad: bool = False
    doing: bool = False


@dataclass(frozen=True, slots=True)
class Called:
    """One and several of an occupation as Spanish sentences say it."""

    singular: str
    plural: str


class SpanishNames:
    """The Spanish names of all occupations."""

    def __init__(self, folder: Path, weight: Callable[[str], float]) -> None:
        """Read the names.

        Args:
            folder: The corpus.
            weight: How many people hold an occupation, by its code: the likelier meaning of a name comes first.
        """
        self.called: dict[str, Called] = {}
        codes: dict[str, dict[str, None]] = {}
        self.phrases: dict[str, tuple[str, ...]] = {}
        """Every name as it is written → its codes."""
        for row in _rows(folder / NAMES_FILE):
            self.called[row["onet_soc_code"]] = Called(row["singular"], row["plural"])
            for name in (row["singular"], row["plural"], *filter(None, row["also"].split("|"))):
                codes.setdefault(_key(name), {})[row["onet_soc_code"]] = None
                self.phrases[name] = (*self.phrases.get(name, ()), row["onet_soc_code"])
        broad = [(row["said"], tuple(row["onet_soc_codes"].split()), row["kind"]) for row in _rows(folder / BROAD_FILE)]
        self.broad = {_key(said): found for said, found, _ in broad}
        self.places = frozenset(_key(said) for said, _, kind in broad if kind == "place")
        self.codes = {
            key: tuple(sorted(found, key=lambda code: (-weight(code), code)))
            for key, found in codes.items()
            if key not in self.broad
        }
        self._numbers = {key: i for i, key in enumerate([*self.codes, *self.broad])}
        self._first = {key.split()[0] for key in self._numbers}
        self._doings = [_doing(row) for row in _rows(folder / DOINGS_FILE)]
        self._single = sorted({word for key in self._numbers for word in key.split() if len(word) >= _SHORTEST})
        self.words = {word for key in self._numbers for word in key.split()}
        """The words of all names, without accents and plurals."""

    def has_word(self, word: str) -> bool:
        """Say whether a folded word stands in any name."""
        return stem(word) in self.words and word not in SMALL

    def made_up(self) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]], frozenset[str]]:
        """Give the words that stand for names in an English text: with their codes, the broad ones, and the places."""
        doings = {f"{_WORD_PREFIX}{len(self._numbers) + i}": codes for i, (_, codes) in enumerate(self._doings)}
        return (
            {self._word(key): codes for key, codes in self.codes.items()} | doings,
            {self._word(key): codes for key, codes in self.broad.items()},
            frozenset(self._word(key) for key in self.places),
        )

    def _word(self, key: str) -> str:
        return f"{_WORD_PREFIX}{self._numbers[key]}"

    def find(self, text: str, is_known: Callable[[str], bool]) -> list[Named]:
        """Find the names in a text, the longest at each place; with none, the phrases for what somebody does.

        Args:
            text: The text without accents, small.
            is_known: Whether a word is no mistyped one.
        """
        words = list(WORD.finditer(text))
        stems = [self._corrected(match.group(), is_known) for match in words]
        found, at = [], 0
        while at < len(words):
            named = self._longest(text, words, stems, at)
            if named is None:
                at += 1
                continue
            found.append(named)
            at = next((i for i in range(at, len(words)) if words[i].start() >= named.end), len(words))
        if all(named.broad for named in found) and (doings := list(self._find_doings(text))):
            return doings
        return found

    def _corrected(self, word: str, is_known: Callable[[str], bool]) -> str:
        own = stem(word)
        if len(word) < _SHORTEST or own in self.words or is_known(word):
            return own
        near = process.extractOne(own, self._single, scorer=OSA.distance, score_cutoff=1)
        return near[0] if near and near[0][0] == own[0] else own

    def _longest(self, text: str, words: Sequence[re.Match[str]], stems: Sequence[str], first: int) -> Named | None:
        if stems[first] not in self._first or (first and words[first - 1].group() == "sin"):
            return None  # "Camiones sin chofer" speaks of trucks.
        last = first
        while last + 1 < min(len(words), first + _LONGEST):
            if not _GAP.fullmatch(text, words[last].end(), words[last + 1].start()):
                break
            last += 1
        for end in range(last, first - 1, -1):
            kept = [stems[i] for i in range(first, end + 1) if words[i].group() not in SMALL]
            key = " ".join(kept)
            if words[end].group() not in SMALL and key in self._numbers:
                return Named(words[first].start(), words[end].end(), self._word(key), key in self.broad)
        return None

    def _find_doings(self, text: str) -> Iterator[Named]:
        found = [(m.start(), m.end(), i) for i, (verb, _) in enumerate(self._doings) for m in verb.finditer(text)]
        end = 0
        for start, stop, i in sorted(found, key=lambda item: (item[0], -item[1])):
            if start >= end:
                yield Named(start, stop, f"{_WORD_PREFIX}{len(self._numbers) + i}", doing=True)
                end = stop

    def among(self, said: str, codes: Sequence[str]) -> tuple[str, ...]:
        """Give those of some occupations that a Spanish name is meant for."""
        meant = self.codes.get(_key(said), ())
        return tuple(code for code in codes if code in meant)

    def holding(self, said: str, codes: Sequence[str]) -> tuple[str, ...]:
        """Give those of some occupations whose Spanish name holds every word of a text."""
        wanted = set(_key(said).split())
        return tuple(code for code in codes if wanted and wanted <= set(_key(self.called[code].singular).split()))


def _key(said: str) -> str:
    return name_key(WORD.findall(fold(said)))


def _doing(row: dict[str, str]) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """Compile "limpi* casas|cuartos": the beginning of a verb, and one of the things that must follow soon."""
    verbs, _, objects = fold(row["said"]).partition(" ")
    verb = verbs.replace("*", r"\w*")
    pattern = re.compile(rf"\b(?:{verb})(?:\s\w+){{0,{_WITHIN}}}?\s(?:{objects})\b")
    return pattern, tuple(row["onet_soc_codes"].split())


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
