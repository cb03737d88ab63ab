"""Passages made of published tables: the technology in use, and the usual way into an occupation."""

from __future__ import annotations

from collections.abc import Sequence

from bot.evidence import Passage, Subject
from bot.measures import ONET, PROJECTIONS
from bot.tables import OccupationRow, Tool

NONE = "None required"
_OF_ONE_KIND = 6
"""Products named of one kind."""
_TRAINING = {
    "Short-term on-the-job training": "up to a month of training",
    "Moderate-term on-the-job training": "one to twelve months of training",
    "Long-term on-the-job training": "more than a year of training",
    "Internship/residency": "an internship or residency",
    "Apprenticeship": "an apprenticeship",
}
"""BLS's levels of training on the job → what they mean."""
_SCHOOLING = {
    "No formal educational credential": "no formal schooling",
    "Some college, no degree": "some college but no degree",
    "Postsecondary nondegree award": "a certificate from a trade or vocational school",
}
"""BLS's levels of schooling → plain words; the others are plain already."""


def tool_passages(subject: Subject, tools: Sequence[Tool], limit: int) -> list[Passage]:
    """List the technology in use, grouped by what it is for."""
    kinds: dict[str, list[str]] = {}
    for tool in tools:
        kinds.setdefault(tool.category, []).append(tool.name)
    return [
        Passage(subject.slug, subject.soc_code, "tools", category, ", ".join(names[:_OF_ONE_KIND]), ONET)
        for category, names in list(kinds.items())[:limit]
    ]


def entry_passages(subject: Subject, row: OccupationRow) -> list[Passage]:
    """Say what BLS lists as the usual way in: schooling, experience and training; nothing where it lists none."""
    if not row.typical_education:
        return []
    text = f"BLS lists {_schooling(row.typical_education)} as the usual entry"
    if row.work_experience not in ("", NONE):
        text += f", {row.work_experience[0].lower() + row.work_experience[1:]} of experience in a related job"
    if row.on_the_job_training in ("", NONE):
        text += ", with no training on the job expected."
    else:
        training = _TRAINING.get(row.on_the_job_training, row.on_the_job_training.lower())
        text += f", and {training} on the job."
    return [Passage(subject.slug, subject.soc_code, "become", "Entry", text, f"{PROJECTIONS}, entry requirements")]


def _schooling(level: str) -> str:
    if level in _SCHOOLING:
        return _SCHOOLING[level]
    lowered = level[0].lower() + level[1:]
    return f"{'an' if lowered[0] in 'aeiou' else 'a'} {lowered}"
