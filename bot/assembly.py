"""Put one occupation's full report together in memory, from the figures and from what has been written about it.

Nothing assembled is kept: a report is as new as the tables and the text it is made of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.evidence import Figure, Gap, Subject
from bot.measures import MEASURES, ONET, PROJECTIONS
from bot.parts import (
    RatedTask,
    find_activities,
    find_job_zone,
    find_nearest,
    find_skills,
    find_states,
    find_tools,
    keep_known,
    own_or_nearest,
    rate_tasks,
    wage_words,
)
from bot.reports import OwnFigure, Report
from bot.scores import agreement, augmentation_level, band, demand_trend

if TYPE_CHECKING:  # A report needs the library's figures, not the matcher and the search that come with it.
    from bot.library import Library

LOOKED_UP = {
    "exposure": ("exposure_score", "exposure_spread", "exposure_percentile", "augmentation", "autonomy"),
    "ranks": ("gpt4_beta_rank", "human_beta_rank", "ai_applicability_rank", "observed_exposure_rank"),
    "ratings": ("gpt4_beta", "human_beta", "ai_applicability", "observed_exposure"),
    "demand": ("growth_pct", "annual_openings", "employment_2024", "employment_2034", "pct_self_employed"),
    "employment": ("employment",),
    "pay": ("median_annual", "wage_change_pct", "p10_annual", "p90_annual", "mean_annual", "median_hourly"),
}
"""Part of a report → the national figures it shows, in their order."""

UNWRITTEN = {
    "overview": "overview",
    "tasks": "tasks in our words",
    "risks": "displacement risks",
    "ai_tools": "AI tools driving change",
    "future_skills": "skills that stay worth having",
    "become": "how to become one in our words",
    "faq": "frequently asked questions",
}
"""Section → its name in the line that says it is not written yet."""


@dataclass(frozen=True, slots=True)
class FullReport:
    """All parts of the report on one occupation. A part without figures or text is empty, and its gap says why."""

    subject: Subject
    figures: Mapping[str, tuple[Figure, ...]]
    """Part → its figures: those of `LOOKED_UP`, group, all_jobs, states, activities, counts, skills, entry."""
    words: Mapping[str, str]
    """What scores are called: band, agreement, augmentation, demand; only those that are known."""
    report: Report | None
    """What somebody wrote about it."""
    tasks: tuple[RatedTask, ...]
    tools: tuple[tuple[str, str], ...]
    """Kind of technology and the products used, by name."""
    entry: tuple[str, ...]
    """What BLS lists as the usual way in."""
    skills_of: str
    """Whose skills these are, where O*NET has none for this occupation and its nearest relative's stand in."""
    tools_of: str
    """Whose technology this is, likewise."""
    nearest: tuple[tuple[Subject, tuple[Figure, ...]], ...]
    """Related occupations with their score, growth and pay; beside a scale of its own, those on the common scale."""
    related_published: bool
    """Whether O*NET, or the report itself, names them."""
    own: tuple[OwnFigure, ...]
    gaps: tuple[Gap, ...]

    @property
    def unwritten(self) -> tuple[str, ...]:
        """Name the sections nobody has written yet."""
        return () if self.report else tuple(UNWRITTEN.values())

    @property
    def written_source(self) -> str:
        """Name the authored text as a source; empty where there is none."""
        return f"careerbot report: {self.report.title}, written {self.report.written}" if self.report else ""

    @property
    def sources(self) -> tuple[str, ...]:
        """List every source line once, in the order of the report; its place here is the number it is cited by."""
        return tuple(dict.fromkeys(_sources(self)))

    def all_figures(self) -> Iterator[Figure]:
        """Give every figure in the order of the report."""
        for figures in self.figures.values():
            yield from figures
        for task in self.tasks:
            yield from task.ratings
        for _, figures in self.nearest:
            yield from figures


def _sources(full: FullReport) -> Iterator[str]:
    yield from (own.source for own in full.own)
    yield from (figure.source for figure in full.all_figures())
    if full.tools:
        yield ONET
    if full.entry:
        yield ENTRY
    if full.written_source:
        yield full.written_source


ENTRY = f"{PROJECTIONS}, entry requirements"
"""Where the usual way in comes from."""


def assemble(code: str, library: Library) -> FullReport:
    """Assemble the full report on one occupation.

    Args:
        code: An O*NET-SOC code, the code of a report outside SOC, or the last part of a report's address.
        library: The figures, the written reports and the words for both.

    Raises:
        KeyError: Nothing is known by this code or slug.
    """
    code = code if code in library.tables.occupations or code in library.reports else library.by_slug[code]
    subject = library.subject(code)
    report = library.reports.get(code)
    gaps: list[Gap] = []
    figures: dict[str, tuple[Figure, ...]] = {"group": ()}
    for part, measures in LOOKED_UP.items():
        figures[part] = keep_known([library.look_up(code, measure) for measure in measures], gaps)
    scored = any(figure.measure == "exposure_score" for figure in figures["exposure"])
    if not scored and not subject.own_scale:
        figures["group"] = tuple(library.group_score(code))
    figures["all_jobs"] = tuple(library.all_jobs()) if figures["demand"] and not subject.own_scale else ()
    figures["states"] = find_states(subject, library)
    figures["activities"] = find_activities(subject, library)
    figures["counts"] = tuple(library.task_counts(code))
    figures["skills"], skills_of = own_or_nearest(code, library, find_skills)
    figures["entry"] = find_job_zone(subject, library)
    tools, tools_of = own_or_nearest(code, library, find_tools)
    full = FullReport(
        subject=subject,
        figures=_own_left_out(figures) if subject.own_scale else figures,
        words={} if subject.own_scale else _words(figures) | wage_words(subject, library),
        report=report,
        tasks=rate_tasks(subject, report, library),
        tools=tools,
        entry=tuple(item.text for item in library.entry_passages(code)),
        skills_of=skills_of,
        tools_of=tools_of,
        nearest=find_nearest(code, library),
        related_published=code not in library.tables.occupations or library.tables.occupations[code].data_level,
        own=report.figures if report and subject.own_scale else (),
        gaps=(),
    )
    return replace(full, gaps=_gaps(full, gaps))


def _own_left_out(figures: Mapping[str, tuple[Figure, ...]]) -> dict[str, tuple[Figure, ...]]:
    """Leave out figures that a report outside SOC shows as its own: they are on another scale."""
    return {part: () if part in LOOKED_UP else items for part, items in figures.items()}


def _words(figures: Mapping[str, tuple[Figure, ...]]) -> dict[str, str]:
    values = {figure.measure: figure.value for part in ("exposure", "demand") for figure in figures[part]}
    named = {
        "band": ("exposure_score", band),
        "agreement": ("exposure_spread", agreement),
        "augmentation": ("augmentation", augmentation_level),
        "demand": ("growth_pct", demand_trend),
    }
    return {name: say(values[measure]) for name, (measure, say) in named.items() if measure in values}


def _gaps(full: FullReport, gaps: list[Gap]) -> tuple[Gap, ...]:
    """Keep the gaps a reader would ask about, each reason once, under the first thing it is the reason for."""
    have = {own.measure for own in full.own}
    missed = _MISSED_OUTSIDE if full.subject.own_scale else _MISSED
    first: dict[str, Gap] = {}
    for gap in gaps:
        if gap.asked in missed and gap.asked not in have:
            first.setdefault(gap.reason, Gap(MEASURES[gap.asked].label, gap.reason))
    covered = {figure.measure for figure in full.figures["ranks"]}
    absent = [MEASURES[measure].label for measure in LOOKED_UP["ratings"] if f"{measure}_rank" not in covered]
    if covered and absent:
        first["scorers"] = Gap("scorers", f"Not every measure covers this occupation; missing: {', '.join(absent)}.")
    if not full.figures["skills"] or full.skills_of:
        first["skills"] = Gap("skills", "O*NET has published no skill ratings for this occupation.")
    if not full.tools or full.tools_of:
        first["tools"] = Gap("technology in use", "O*NET has published no technology for this occupation.")
    if not full.tasks and not full.figures["activities"] and not full.figures["counts"]:
        first["tasks"] = Gap("main tasks", "O*NET has published no tasks for this occupation, only its title.")
    return tuple(first.values())


_MISSED = ("exposure_score", "growth_pct", "median_annual", "median_hourly", "wage_change_pct", "employment")
"""What is missed when it is not there; the rest is detail to these."""
_MISSED_OUTSIDE = ("exposure_score", "growth_pct", "median_annual")
"""The same for a report outside SOC, which brings what figures it has."""
