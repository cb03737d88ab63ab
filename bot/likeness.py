"""Tell how alike the reports are: equal sentences and paragraphs, and what means nearly the same.

A report that is another one with the job's name exchanged is no report, so the name counts for nothing here. Alikeness
of meaning is the cosine of embeddings; what is allowed to be alike is listed in `corpus/alike.txt`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np

from bot.embedding import Vectors
from bot.errors import CorpusError
from bot.prose import split_sentences, split_words
from bot.reports import HEADINGS, Report

TOO_ALIKE = 0.95
"""Cosine of two paragraphs above which one is the other in other words."""
FEWEST_WORDS = 5
"""A text of fewer words ("A little.", "No license is needed.") may stand in many reports."""
ALLOWED_FILE = "alike.txt"
MOST_ALIKE = 20
_ROWS = 1024


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph or bullet of a report, without its heading or bold name."""

    slug: str
    section: str
    text: str
    same: str
    """Its words in lower case, the job's name left out."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Two paragraphs of one section in two reports."""

    cosine: float
    first: Paragraph
    second: Paragraph


@dataclass(frozen=True, slots=True)
class Likeness:
    """What was found over all reports."""

    groups: tuple[tuple[str, int, float], ...]
    """Major group, its reports, and their mean cosine by pairs."""
    pairs: tuple[tuple[float, str, str], ...]
    """The pairs of reports that are most alike: cosine and slugs."""
    sentences: tuple[tuple[str, ...], ...]
    """Equal sentences: each the sentence and the slugs that have it."""
    paragraphs: tuple[tuple[str, ...], ...]
    """Equal paragraphs: likewise."""
    alike: tuple[Alike, ...]
    """Paragraphs that mean the same and are not allowed to."""


def find_likeness(
    reports: Iterable[Report], embed: Callable[[list[str]], Vectors], allowed: Collection[frozenset[str]] = ()
) -> Likeness:
    """Compare every report with every other.

    Args:
        reports: The reports.
        embed: Turns texts into unit vectors, one row each.
        allowed: Pairs that may be alike, as `read_allowed` gives them.
    """
    reports = sorted(reports, key=lambda report: report.slug)
    paragraphs = [paragraph for report in reports for paragraph in split_report(report)]
    vectors = embed([paragraph.text for paragraph in paragraphs])
    means = _mean_vectors(paragraphs, vectors)
    groups: dict[str, list[str]] = defaultdict(list)
    for report in reports:
        groups[report.code[:2]].append(report.slug)
    pairs = [(float(means[one] @ means[two]), one, two) for one, two in combinations(sorted(means), 2)]
    return Likeness(
        tuple((group, len(slugs), _mean_cosine(slugs, means)) for group, slugs in sorted(groups.items())),
        tuple(sorted(pairs, reverse=True)[:MOST_ALIKE]),
        tuple(equal_sentences(reports)),
        tuple(equal_paragraphs(reports)),
        tuple(_too_alike(paragraphs, vectors, allowed)),
    )


def split_report(report: Report) -> Iterator[Paragraph]:
    """List the paragraphs of a report; questions and headings follow a form and are left out."""
    texts: dict[str, Sequence[str]] = {
        "overview": (report.overview,),
        "tasks": [text for task in report.tasks for text in (task.ai_today, task.stays_human)],
        "risks": report.risks,
        "ai_tools": [text for _, text in report.ai_tools],
        "future_skills": [text for _, text in report.future_skills],
        "become": (report.become,),
        "faq": [answer for _, answer in report.faq],
    }
    for section in HEADINGS.values():
        for text in texts[section]:
            yield Paragraph(report.slug, section, text, _without_name(text, report))


def _without_name(text: str, report: Report) -> str:
    names = "|".join(re.escape(" ".join(split_words(name))) for name in sorted(report.called, key=len, reverse=True))
    return re.sub(rf"\b(?:{names})\b", "…", " ".join(split_words(text)))


def equal_sentences(reports: Iterable[Report]) -> Iterator[tuple[str, ...]]:
    """Find sentences that stand in more than one report: each with the slugs of those that have it."""
    return _shared(
        (report.slug, sentence, _without_name(sentence, report))
        for report in reports
        for paragraph in split_report(report)
        for sentence in split_sentences(paragraph.text)
    )


def equal_paragraphs(reports: Iterable[Report]) -> Iterator[tuple[str, ...]]:
    """Find paragraphs that stand in more than one report: each with the slugs of those that have it."""
    return _shared((item.slug, item.text, item.same) for report in reports for item in split_report(report))


def _shared(texts: Iterable[tuple[str, str, str]]) -> Iterator[tuple[str, ...]]:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for slug, text, same in texts:
        if len(same.split()) >= FEWEST_WORDS:
            found[same].setdefault(slug, text)
    for holders in found.values():
        if len(holders) > 1:
            yield (next(iter(holders.values())), *holders)


def _mean_vectors(paragraphs: Sequence[Paragraph], vectors: Vectors) -> dict[str, Vectors]:
    rows: dict[str, list[int]] = defaultdict(list)
    for row, paragraph in enumerate(paragraphs):
        rows[paragraph.slug].append(row)
    means = {slug: vectors[own].mean(axis=0) for slug, own in rows.items()}
    return {slug: mean / np.linalg.norm(mean) for slug, mean in means.items()}


def _mean_cosine(slugs: Sequence[str], means: dict[str, Vectors]) -> float:
    """Average the cosines of all pairs; not a number for a single report."""
    cosines = [float(means[one] @ means[two]) for one, two in combinations(slugs, 2)]
    return float(np.mean(cosines)) if cosines else float("nan")


def _too_alike(
    paragraphs: Sequence[Paragraph], vectors: Vectors, allowed: Collection[frozenset[str]]
) -> Iterator[Alike]:
    for section in HEADINGS.values():
        rows = [
            row
            for row, item in enumerate(paragraphs)
            if item.section == section and len(item.same.split()) >= FEWEST_WORDS
        ]
        for start in range(0, len(rows), _ROWS):
            cosines = vectors[rows[start : start + _ROWS]] @ vectors[rows].T
            for one, two in np.argwhere(cosines > TOO_ALIKE).tolist():
                first, second = paragraphs[rows[start + one]], paragraphs[rows[two]]
                if first.slug < second.slug and frozenset((first.slug, second.slug, section)) not in allowed:
                    yield Alike(float(cosines[one, two]), first, second)


def read_allowed(path: Path) -> set[frozenset[str]]:
    """Read which reports may be alike in which section: lines of "slug slug section"; none where there is no file.

    Raises:
        CorpusError: A line is not of the form.
    """
    allowed = set()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines() if path.is_file() else (), start=1):
        if words := line.partition("#")[0].split():
            if len(words) != 3 or words[2] not in HEADINGS.values():
                form = f'"slug slug section", the section one of {", ".join(HEADINGS.values())}'
                raise CorpusError(f'{path} line {number}: expected {form}, found "{line}".')
            allowed.add(frozenset(words))
    return allowed


def describe(found: Likeness) -> Iterator[str]:
    """Say what was found, line by line."""
    yield "Mean cosine of the reports of a major group, by pairs:"
    for group, size, mean in found.groups:
        yield f"  {group}  {size:3} reports  {f'{mean:.3f}' if size > 1 else '  –'}"
    yield f"The {len(found.pairs)} most alike pairs of reports:"
    yield from (f"  {cosine:.3f}  {one}  {two}" for cosine, one, two in found.pairs)
    for what, shared in (("sentences", found.sentences), ("paragraphs", found.paragraphs)):
        yield f"Equal {what}, names of jobs aside: {len(shared) or 'none'}"
        yield from (f'  "{text}": {", ".join(slugs)}' for text, *slugs in shared)
    unlisted = f"Paragraphs of one section above {TOO_ALIKE} that corpus/{ALLOWED_FILE} does not allow"
    yield f"{unlisted}: {len(found.alike) or 'none'}"
    for item in sorted(found.alike, key=lambda item: -item.cosine):
        yield f"  {item.cosine:.3f}  {item.first.section}  {item.first.slug}: {item.first.text}"
        yield f"  {'':5}  {item.first.section}  {item.second.slug}: {item.second.text}"
