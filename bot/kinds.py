"""Read what somebody says they do as kinds of work of their occupation, each with how its tasks were rated.

Kinds of work are the tasks of a written report, else the work activities that the occupation's O*NET tasks belong to.
Words of our list of what people say about their week find them, nearness in meaning where there are vectors, shared
words where there are none.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from bot.errors import CorpusError
from bot.rows import TaskLabels

if TYPE_CHECKING:
    from bot.library import Library

NEAR, NEAR_AGAINST_WORDS = 0.42, 0.50
"""Cosine similarity from which words mean a kind of work; higher where our list says they mean none of this job's. Our
judgement on some 80 pairs of 15 occupations."""
SHARED = 0.50
"""Share of the words that a kind of work must have too, where there are no vectors; our judgement."""
_LISTED, _WRITTEN, _WIDE, _FITS = 0.50, 0.06, 0.20, 0.40
"""What our list adds to a similarity, what being described in a report adds where it fits, and takes away where it does
not: such a task may be part of the same activity and yet be something else. Our judgement."""
_BATCH = 32
"""Names embedded at once while warming up, so that questions asked meanwhile come in between."""
CORE = 2.0
"""Weight of a core task in the mean over a job's tasks, as the publishers of the ratings weigh it."""
_WHOLE = re.compile(
    r"(?:everything|anything|all) else|(?:the )?(?:other|random|various|misc\w*|little|all sorts of) ?"
    r"(?:stuff|things|tasks|duties|work|bits)?|stuff|odds and ends|whatever(?: comes up| else)?|a mix"
    r"|(?:a bit of )?everything"
)
_ARTICLES = frozenset("a an the my our".split())
_LITTLE = frozenset("and are as at by for from in is it of on or to up with work people thing oth their s".split())


@dataclass(frozen=True, slots=True)
class Ratings:
    """How tasks were rated, 0 to 100: by people and by GPT-4 for how far AI speeds them up, and for AI alone."""

    automation: float
    people: float | None
    gpt4: float | None


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of work."""

    name: str
    ratings: Ratings
    tasks: tuple[int, ...]
    """The O*NET tasks its ratings are the mean of."""
    iwas: frozenset[str] = frozenset()
    written: bool = False
    """Whether a report describes it."""
    scope: str = "own"
    """"own": rated for this occupation; "all": only in other jobs; "whole": all of the occupation's tasks."""


def mean_ratings(labels: Iterable[TaskLabels], core: float = 1.0) -> Ratings | None:
    """Average the ratings of tasks; none where none is rated for AI alone."""
    weighted = [(label, core if label.core else 1.0) for label in labels]
    means: list[float | None] = []
    for name in ("automation", "people", "gpt4"):
        held = [(float(getattr(label, name)), weight) for label, weight in weighted if getattr(label, name) is not None]
        total = sum(weight for _, weight in held)
        means.append(sum(value * weight for value, weight in held) / total if total else None)
    return None if means[0] is None else Ratings(means[0], means[1], means[2])


class WorkFinder:
    """Find the kind of work that somebody's words mean."""

    def __init__(self, library: Library, folder: Path) -> None:
        """Read our list of words.

        Args:
            library: The tables, reports, labels and the embedder.
            folder: The corpus, with week_words.csv.
        """
        self._library = library
        self._listed = _read_words(folder / "week_words.csv", library.labels)
        self._kinds: dict[str, tuple[Kind, ...]] = {}
        self._vectors: dict[str, np.ndarray] = {}

    def whole(self, code: str) -> Kind | None:
        """Give all of an occupation's rated tasks as one kind of work, core tasks counting twice."""
        labels = self._library.tables.tasks(code)
        ratings = mean_ratings(labels.values(), CORE)
        return Kind("everything else the job holds", ratings, tuple(labels), scope="whole") if ratings else None

    def kinds(self, code: str) -> tuple[Kind, ...]:
        """List an occupation's kinds of work that are rated: its report's tasks first, then its work activities."""
        if code not in self._kinds:
            self._kinds[code] = tuple(self._find_kinds(code))
        return self._kinds[code]

    def _find_kinds(self, code: str) -> Iterable[Kind]:
        tables, report = self._library.tables, self._library.reports.get(code)
        labels = tables.tasks(code)
        by_activity: dict[str, list[int]] = defaultdict(list)
        for number in labels:
            for iwa in tables.task_activities.get(number, ()):
                by_activity[iwa].append(number)
        for task in report.tasks if report else ():
            numbers = tuple(n for n in task.onet_tasks if n in labels)
            if ratings := mean_ratings(labels[n] for n in numbers):
                iwas = frozenset(iwa for n in numbers for iwa in tables.task_activities.get(n, ()))
                yield Kind(task.heading, ratings, numbers, iwas, written=True)
        for iwa, tasks in by_activity.items():
            name = self._library.labels.get(iwa)
            if name and (ratings := mean_ratings(labels[n] for n in tasks)):
                yield Kind(name, ratings, tuple(tasks), frozenset({iwa}))

    def find(self, code: str, said: Sequence[str]) -> list[Kind | None]:
        """Find the kind of work that each of some phrases means; none where it is not recognised."""
        kinds = self.kinds(code)
        near = self._nearness(said, kinds)
        return [self._best(code, text, kinds, near[i]) for i, text in enumerate(said)]

    def _best(self, code: str, text: str, kinds: Sequence[Kind], near: Sequence[float]) -> Kind | None:
        if _WHOLE.fullmatch(text.lower().strip()):
            return self.whole(code)
        meant = self._meant(code, text)
        scores = [
            similar + self._support(kind, meant) + kind.written * (_WRITTEN if similar >= _FITS else -_WIDE)
            for kind, similar in zip(kinds, near, strict=True)
        ]
        best = max(range(len(kinds)), key=lambda i: (scores[i], -i), default=None)
        if best is not None:
            listed = self._support(kinds[best], meant) > 0
            least = self._least(against=bool(meant))
            if listed or near[best] >= least:
                return kinds[best]
        return next((kind for iwa in meant if (kind := self._in_all_jobs(iwa))), None)

    def _least(self, *, against: bool) -> float:
        if not self._library.matcher.has_vectors:
            return SHARED
        return NEAR_AGAINST_WORDS if against else NEAR

    @staticmethod
    def _support(kind: Kind, meant: Sequence[str]) -> float:
        """Say what our list adds to a kind of work: more where it names it first."""
        first = next((i for i, iwa in enumerate(meant) if iwa in kind.iwas), None)
        return 0.0 if first is None else _LISTED - 0.03 * min(first, 6)

    def _meant(self, code: str, text: str) -> tuple[str, ...]:
        """List the activities our list gives for a phrase, by the longest of its entries, the first of those."""
        words = stems(text)
        found: list[tuple[int, int, tuple[str, ...]]] = []
        for entry, by_group in self._listed.items():
            at = _position(entry, words)
            if at is None:
                continue
            group = max((g for g in by_group if code.startswith(g)), key=len, default=None)
            if group is not None:
                found.append((-len(entry), at, by_group[group]))
        return min(found, default=(0, 0, ()))[2]

    def _nearness(self, said: Sequence[str], kinds: Sequence[Kind]) -> list[list[float]]:
        """Say how near phrases are to kinds of work, 0 to 1: by meaning, or by shared words without vectors."""
        names = [kind.name for kind in kinds]
        vectors = self._library.matcher.embed(said) if names else None
        if vectors is None:
            return [[_overlap(text, name) for name in names] for text in said]
        self._hold(names)
        found = vectors @ np.stack([self._vectors[name] for name in names]).T
        # Rounded, so that the same phrase scores the same whatever it was embedded with.
        return [[max(0.0, round(float(value), 3)) for value in row] for row in found]

    def _hold(self, names: Iterable[str]) -> None:
        """Keep the vectors of names of kinds of work."""
        missing = [name for name in dict.fromkeys(names) if name not in self._vectors]
        vectors = self._library.matcher.embed(missing)
        if vectors is not None:
            self._vectors |= dict(zip(missing, vectors, strict=True))

    def warm_up(self) -> None:
        """Read the tasks of all jobs and embed the names of all kinds of work, so that no first week waits for it.

        Takes one or two seconds on an idle processor.
        """
        _ = self._all_tasks, self._tasks_of
        headings = [task.heading for report in self._library.reports.values() for task in report.tasks]
        names = [*self._library.labels.values(), *headings]
        for start in range(0, len(names), _BATCH):
            self._hold(names[start : start + _BATCH])

    def _in_all_jobs(self, iwa: str) -> Kind | None:
        """Give an activity as it is rated over all occupations."""
        numbers = tuple(self._tasks_of.get(iwa, ()))
        ratings = mean_ratings(self._all_tasks[n] for n in numbers if n in self._all_tasks)
        return Kind(self._library.labels[iwa], ratings, numbers, frozenset({iwa}), scope="all") if ratings else None

    @cached_property
    def _all_tasks(self) -> dict[int, TaskLabels]:
        tables = self._library.tables
        return {number: labels for code in tables.occupations for number, labels in tables.tasks(code).items()}

    @cached_property
    def _tasks_of(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for number, iwas in self._library.tables.task_activities.items():
            for iwa in iwas:
                found[iwa].append(number)
        return found


def stems(text: str) -> list[str]:
    """Cut a phrase into words without their endings, articles left out: "grading the papers" → grad, paper."""
    words = re.findall(r"[a-z0-9]+", text.lower().replace("'s", "").replace("s'", "s"))
    return [_stem(word) for word in words if word not in _ARTICLES]


def _stem(word: str) -> str:
    if word.endswith("s") and not word.endswith("ss") and len(word) > 2:
        word = word[:-3] + "y" if word.endswith("ies") and len(word) > 4 else word[:-1]
    for ending in ("ing", "ed", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            stem = word[: -len(ending)]
            return stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "ls" else stem
    return word


def _position(entry: Sequence[str], words: Sequence[str]) -> int | None:
    for start in range(len(words) - len(entry) + 1):
        if tuple(words[start : start + len(entry)]) == tuple(entry):
            return start
    return None


def _overlap(text: str, name: str) -> float:
    """Say which share of a phrase's words a kind of work has too."""
    words, others = (set(stems(phrase)) - _LITTLE for phrase in (text, name))
    return len(words & others) / len(words) if words else 0.0


def _read_words(path: Path, labels: Mapping[str, str]) -> dict[tuple[str, ...], dict[str, tuple[str, ...]]]:
    """Read our list: for the stems of what is said, the activities meant in each group of occupations."""
    found: dict[tuple[str, ...], dict[str, tuple[str, ...]]] = defaultdict(dict)
    if not path.is_file():
        return found
    with path.open(encoding="utf-8", newline="") as file:
        for line, row in enumerate(csv.DictReader(file), start=2):
            iwas = tuple(row["iwas"].split())
            unknown = [iwa for iwa in iwas if labels and iwa not in labels]
            if unknown or not iwas:
                raise CorpusError(f"{path} line {line}: expected ids of activities.csv, found {unknown or 'none'}.")
            found[tuple(stems(row["said"]))][row["group"]] = iwas
    return dict(found)
