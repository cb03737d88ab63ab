"""Find what each part of a full report shows about one occupation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from bot.evidence import Figure, Gap, Subject
from bot.measures import ACTIVITIES, MEASURES, ONET
from bot.reports import Report

if TYPE_CHECKING:  # A report needs the library's figures, not the matcher and the search that come with it.
    from bot.library import Library

T = TypeVar("T")

SHOWN_SKILLS, SHOWN_TOOLS, SHOWN_ACTIVITIES, SHOWN_STATES, SHOWN_RELATED = 10, 8, 8, 5, 5
"""How many of each a report lists: enough to know the job by, few enough to read."""

JOB_ZONES = ("", "little or no", "some", "medium", "considerable", "extensive")
"""O*NET's job zones 1 to 5 by the preparation they ask for."""


@dataclass(frozen=True, slots=True)
class RatedTask:
    """A written task with its ratings: mean over its O*NET tasks, or the report's own."""

    heading: str
    ratings: tuple[Figure, ...]
    ai_today: str
    stays_human: str


def keep_known(items: list[Figure | Gap], gaps: list[Gap]) -> tuple[Figure, ...]:
    """Keep the figures and put the gaps aside."""
    gaps += [item for item in items if isinstance(item, Gap)]
    return tuple(item for item in items if isinstance(item, Figure))


def wage_words(subject: Subject, library: Library) -> dict[str, str]:
    """Say that a change of pay is imprecise, where the tables mark it so."""
    row = library.tables.national.get(subject.soc_code, {})
    return {"wage_change": "imprecise"} if row.get("wage_change_imprecise") else {}


def find_states(subject: Subject, library: Library) -> tuple[Figure, ...]:
    """Give jobs and median pay of the states with the most jobs; one source line serves all of them."""
    tables = library.tables
    rows = {state: tables.by_state(subject.soc_code, state) or {} for state in tables.states_of(subject.soc_code)}
    jobs = {state: number for state, row in rows.items() if (number := row.get("employment"))}
    largest = sorted(jobs, key=lambda state: (-jobs[state], state))
    found = []
    for state in largest[:SHOWN_STATES]:
        for measure in ("employment", "median_annual", "median_hourly"):
            figure = library.look_up(subject.code, measure, state)
            if isinstance(figure, Figure):
                found.append(replace(figure, source=f"{MEASURES[measure].source}, by state"))
    return tuple(found)


def find_activities(subject: Subject, library: Library) -> tuple[Figure, ...]:
    """Give the heaviest work activities: share of the work, and how far AI is asked for help and does it itself."""
    found: list[Figure] = []
    labelled = [item for item in library.tables.activities(subject.soc_code) if item.iwa in library.labels]
    for item in labelled[:SHOWN_ACTIVITIES]:
        label = library.labels[item.iwa]
        share, unit = 100 * item.weight_share, "percent of the work"
        found.append(Figure(subject.soc_code, "activity_share", share, unit, "2025", "US", ACTIVITIES, label))
        uses = (("activity_use_user", item.use_user), ("activity_use_ai", item.use_ai))
        found += [_figure(subject, measure, value, label) for measure, value in uses]
    return tuple(found)


def _figure(subject: Subject, measure: str, value: float, detail: str = "") -> Figure:
    kind = MEASURES[measure]
    return Figure(subject.soc_code, measure, value, kind.unit, kind.year, "US", kind.source, detail)


def own_or_nearest(
    code: str, library: Library, find: Callable[[str, Library], tuple[T, ...]]
) -> tuple[tuple[T, ...], str]:
    """Find what O*NET holds of an occupation, else of its nearest relative with any, whose title is given too."""
    if own := find(code, library):
        return own, ""
    for other in library.related_of(code):
        if found := find(other, library):
            return found, library.title(other)
    return (), ""


def find_skills(code: str, library: Library) -> tuple[Figure, ...]:
    """Give the most important skills and fields of knowledge; a name that is both stands once, at its higher rating."""
    subject, named = library.subject(code), {skill.name: skill for skill in reversed(library.tables.skills(code))}
    top = sorted(named.values(), key=lambda skill: (-skill.importance, skill.name))[:SHOWN_SKILLS]
    return tuple(_figure(subject, "skill_importance", skill.importance, skill.name) for skill in top)


def find_tools(code: str, library: Library) -> tuple[tuple[str, str], ...]:
    """List the kinds of technology in use and the products of each."""
    if code not in library.tables.occupations:
        return ()
    return tuple((item.heading, item.text) for item in library.tool_passages(code, SHOWN_TOOLS))


def find_job_zone(subject: Subject, library: Library) -> tuple[Figure, ...]:
    """Give O*NET's job zone, with the preparation it stands for."""
    row = library.tables.occupations.get(subject.code)
    if row is None or row.job_zone is None:
        return ()
    preparation = f"{JOB_ZONES[row.job_zone]} preparation"
    return (Figure(subject.soc_code, "job_zone", float(row.job_zone), "1-5", "2025", "US", ONET, preparation),)


def rate_tasks(subject: Subject, report: Report | None, library: Library) -> tuple[RatedTask, ...]:
    """Give the written tasks with their ratings."""
    if report is None:
        return ()
    rated = library.task_figures(subject.code)
    tasks = []
    for task in report.tasks:
        ratings = [figure for figure in rated if figure.detail == task.heading]
        for scorer, value in task.scores:
            year, source = report.written[:4], f"{scorer}, rating in the {report.title} report"
            own = Figure(subject.soc_code, "task_own_score", value, "0-100", year, "US", source, task.heading)
            ratings.append(own)
        tasks.append(RatedTask(task.heading, tuple(ratings), task.ai_today, task.stays_human))
    return tuple(tasks)


def find_nearest(code: str, library: Library) -> tuple[tuple[Subject, tuple[Figure, ...]], ...]:
    """Give related occupations with score, growth and pay."""
    found = []
    for other in library.related_of(code)[:SHOWN_RELATED]:
        items = [library.look_up(other, measure) for measure in ("exposure_score", "growth_pct", "median_annual")]
        found.append((library.subject(other), keep_known(items, [])))
    return tuple(found)
