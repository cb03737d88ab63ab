"""Everything that is read to answer: figures, reports, words, notes, the matcher and the search, opened together."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path

from bot.duties import read_duties
from bot.evidence import Figure, Gap, Passage, Subject
from bot.figures import look_up
from bot.kinds import WorkFinder
from bot.locating import corpus_folder
from bot.matching import TitleMatcher
from bot.measures import MEASURES, PROJECTIONS
from bot.normalising import key
from bot.notes import Note, load_notes, load_texts
from bot.passages import split_report
from bot.published import entry_passages, tool_passages
from bot.reports import Report, load_reports
from bot.search import PassageSearch
from bot.settings import Settings
from bot.tables import FigureTables, TaskLabels, load_tables
from bot.wording import listed

MOSTLY, NONE = 75.0, 0.0
"""Automation ratings read as "mostly or wholly alone" (T3, T4) and "not at all" (T0)."""
_LEAST_RATINGS = 1
_SEVERAL = re.compile(r" (?:or|in other|of other) ")
_NEAREST = 10
_NO_KIND = frozenset(("all", "other", "and", "of", "the", "except"))
"""Words of a title that say nothing of the work."""


class Library:
    """All that is held, and the look-ups that gathering is made of."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self.tables: FigureTables = load_tables(folder / "figures")
        own = [Path(settings.reports).expanduser()] if settings.reports else []
        self.reports: dict[str, Report] = load_reports(folder / "reports", *own, occupations=self.tables.occupations)
        self.method: tuple[Note, ...] = load_notes(folder / "notes" / "method.md")
        self.talk: tuple[Note, ...] = load_notes(folder / "notes" / "talk.md", "smalltalk")
        self.spanish_notes = load_texts(folder / "notes" / "method_es.md") | load_texts(folder / "notes" / "talk_es.md")
        self.called = _read_called(folder / "called.csv")
        self.labels = _read_pairs(folder / "activities.csv", "iwa", "label")
        self.civilian = _read_pairs(folder / "relatives.csv", "onet_soc_code", "relatives")
        self.passages: tuple[Passage, ...] = tuple(p for report in self.reports.values() for p in split_report(report))
        self.duties = read_duties(folder / "duties.csv")
        self.matcher = TitleMatcher(self.tables, folder, self.duties)
        self.matcher.learn_names((self._called(code)[0], code) for code in self.tables.occupations)
        self.passage_search = PassageSearch(self.passages)
        self.work = WorkFinder(self, folder)

    # Names

    @cached_property
    def titles(self) -> list[str]:
        """The distinct job titles, then the phrases for duties, in the order their vectors are kept in."""
        return [*(title.text for title in self.tables.titles), *(duty.text for duty in self.duties)]

    def title(self, code: str) -> str:
        """Give an occupation's title."""
        return self.reports[code].title if code not in self.tables.occupations else self.tables.occupations[code].title

    def soc_code(self, code: str) -> str:
        """Give the code an occupation's figures are published under."""
        row = self.tables.occupations.get(code)
        return row.soc_code if row else code

    def subject(self, code: str) -> Subject:
        """Give an occupation with the words sentences use for it."""
        report = self.reports.get(code)
        row = self.tables.occupations.get(code)
        if row is None:
            report = self.reports[code]
            return Subject(code, code, report.title, *report.called, report.slug, written=True, own_scale=True)
        singular, plural = self._called(code)
        shares = tuple(self.title(other) for other in self.tables.members[row.soc_code] if other != code)
        imprecise = bool(self.tables.national[row.soc_code].get("wage_change_imprecise"))
        written, whose = report is not None, self._figures_of(code, row.soc_code)
        described = bool(self.tables.tasks(code) or self.tables.activities(row.soc_code))
        named = (code, row.soc_code, row.title, singular, plural, row.slug)
        return Subject(*named, written, False, shares, whose, imprecise, described)

    def _figures_of(self, code: str, soc_code: str) -> str:
        """Say whose figures an occupation's are: those of the occupation it is a speciality of, or of a group."""
        if code == f"{soc_code}.00":
            return ""
        plurals = {other: self._called(other)[1] for other in self.tables.members[soc_code]}
        whole = plurals.get(f"{soc_code}.00")
        if whole:
            return whole
        named = list(plurals.values())[:3]
        return listed([*named, "others"]) if len(plurals) > 3 else listed(named) if len(plurals) > 1 else ""

    def _called(self, code: str) -> tuple[str, str]:
        """Give one and several of an occupation as people say it: its report's words, else our list's."""
        report, title = self.reports.get(code), self.tables.occupations[code].title.lower()
        return report.called if report else self.called.get(code, (title, title))

    def long_names_in(self, text: str) -> list[tuple[int, int, str]]:
        """Find names our own sentences use that hold several titles: "weighing or checking clerks".

        Returns:
            (start, end, O*NET-SOC code), in order.
        """
        return [(m.start(), m.end(), self._long_names[m.group(0).lower()]) for m in self._long_name.finditer(text)]

    @cached_property
    def _long_names(self) -> dict[str, str]:
        named = ((name.lower(), code) for code in self.tables.occupations for name in self._called(code))
        return {name: code for name, code in named if _SEVERAL.search(name)}

    @cached_property
    def _long_name(self) -> re.Pattern[str]:
        longest_first = sorted(self._long_names, key=len, reverse=True)
        return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)

    def leading(self, soc_code: str) -> str | None:
        """Give the occupation that stands for a published code: the one it is named after, else its first."""
        return self._leading.get(soc_code)

    @cached_property
    def _leading(self) -> dict[str, str]:
        found = {soc: members[0] for soc, members in self.tables.members.items() if members}
        return found | {soc: f"{soc}.00" for soc in found if f"{soc}.00" in self.tables.members[soc]}

    @cached_property
    def by_slug(self) -> dict[str, str]:
        """Every occupation's code by the last part of its address."""
        found = {row.slug: code for code, row in self.tables.occupations.items()}
        return found | {report.slug: code for code, report in self.reports.items()}

    # Figures

    def look_up(self, code: str, measure: str, place: str = "US") -> Figure | Gap:
        """Look up one figure; a report outside SOC has its own."""
        report = self.reports.get(code)
        if measure == "employment_change":
            return self._employment_change(code)
        if report is None or code in self.tables.occupations:
            return look_up(self.tables, self.soc_code(code), measure, place)
        for own in report.figures:
            if own.measure == measure and own.place == place and isinstance(own.value, int | float):
                return Figure(code, measure, float(own.value), own.unit, str(own.year), own.place, own.source)
        where = "" if place == "US" else " by state"
        return Gap(
            measure,
            f"The {MEASURES[measure].label} is not published{where} for {report.called[1]}, who have no SOC code of "
            f"their own.",
        )

    def look_up_all(self, code: str, measures: Iterable[str], places: Iterable[str] = ()) -> list[Figure | Gap]:
        """Look up measures for the nation and, where they are published by state, for some states."""
        states = list(places)
        found: list[Figure | Gap] = []
        for measure in measures:
            where = ["US", *states] if MEASURES[measure].by_state else ["US"]
            found += [self.look_up(code, measure, place) for place in where]
        return found

    def _employment_change(self, code: str) -> Figure | Gap:
        """Work out how many jobs are projected to be gained or lost."""
        before, after = self.look_up(code, "employment_2024"), self.look_up(code, "employment_2034")
        if isinstance(before, Gap) or isinstance(after, Gap):
            return Gap("employment_change", "BLS publishes no projection for this occupation.")
        return self._figure(code, "employment_change", after.value - before.value, "")

    def _figure(self, code: str, measure: str, value: float, detail: str) -> Figure:
        kind = MEASURES[measure]
        return Figure(self.soc_code(code), measure, value, kind.unit, kind.year, "US", kind.source, detail)

    def all_jobs(self) -> list[Figure]:
        """Give the growth of all US jobs, to hold an occupation's against."""
        group = self.tables.group("00")
        return (
            [
                Figure(
                    "00-0000", "growth_pct", group.growth_pct, MEASURES["growth_pct"].unit, "2024-34", "US", PROJECTIONS
                )
            ]
            if group and group.growth_pct is not None
            else []
        )

    def group_score(self, code: str) -> list[Figure]:
        """Give the mean score of an occupation's minor group, else of its major one."""
        soc_code = self.soc_code(code)
        for group_code in (soc_code[:4], soc_code[:2]):
            group = self.tables.group(group_code)
            if group and group.exposure_score is not None:
                kind = MEASURES["group_exposure_score"]
                return [
                    Figure(
                        soc_code,
                        "group_exposure_score",
                        group.exposure_score,
                        kind.unit,
                        kind.year,
                        "US",
                        kind.source,
                        group.name[:1].lower() + group.name[1:],
                    )
                ]
        return []

    def skill_figures(self, code: str, limit: int | None) -> list[Figure | Gap]:
        """List an occupation's most important skills as figures, or the gap; all of them without a limit."""
        skills = self.tables.skills(code)[:limit]
        if not skills:
            return [Gap("skills", "O*NET has published no skill ratings for this occupation.")]
        return [self._figure(code, "skill_importance", skill.importance, skill.name) for skill in skills]

    def activity_figures(self, code: str, limit: int) -> list[Figure]:
        """List an occupation's main activities with how far AI is used for each, heaviest first."""
        found: list[Figure] = []
        for activity in self.tables.activities(self.soc_code(code)):
            label = self.labels.get(activity.iwa)
            if label and len(found) < 2 * limit:
                found.append(self._figure(code, "activity_use_user", activity.use_user, label))
                found.append(self._figure(code, "activity_use_ai", activity.use_ai, label))
        return found

    def task_figures(self, code: str) -> list[Figure]:
        """Give each written task's three ratings, the mean over its O*NET tasks."""
        report = self.reports.get(code)
        labels = self.tables.tasks(code)
        found = []
        for task in report.tasks if report else ():
            linked = [labels[number] for number in task.onet_tasks if number in labels]
            for measure, rater in (("task_automation", "automation"), ("task_people", "people"), ("task_gpt4", "gpt4")):
                ratings = [rating for label in linked if (rating := getattr(label, rater)) is not None]
                if len(ratings) >= _LEAST_RATINGS:
                    found.append(self._figure(code, measure, sum(ratings) / len(ratings), task.heading))
        return found

    def task_counts(self, code: str) -> list[Figure]:
        """Count an occupation's rated tasks, those AI could mostly do alone, and those it could not do at all."""
        rated: list[TaskLabels] = [label for label in self.tables.tasks(code).values() if label.automation is not None]
        if not rated:
            return []
        mostly = sum(1 for label in rated if label.automation is not None and label.automation >= MOSTLY)
        none = sum(1 for label in rated if label.automation == NONE)
        return [
            self._figure(code, m, float(n), "")
            for m, n in (("tasks_rated", len(rated)), ("tasks_mostly_ai", mostly), ("tasks_no_ai", none))
        ]

    def related_of(self, code: str) -> tuple[str, ...]:
        """List related occupations with other figures than the occupation itself, nearest first.

        Where O*NET relates none, as for the codes it gives a title only, these are the nearest of `nearest_of`.
        """
        report = self.reports.get(code)
        codes = report.related if report and report.related else self.tables.related(code)
        others = tuple(other for other in codes if self.soc_code(other) != self.soc_code(code))
        return others or self.nearest_of(code)

    def nearest_of(self, code: str) -> tuple[str, ...]:
        """List the occupations with data that are nearest to one without, by the words of the title in its minor group.

        The military's groups hold none with data: those have the civilian occupations of our own list.
        """
        row = self.tables.occupations.get(code)
        if row is None or row.data_level:
            return ()
        rows = self.tables.occupations
        near = [c for c, other in rows.items() if other.data_level and c[:4] == code[:4]]
        words = set(key(row.title).split()) - _NO_KIND
        jobs = {c: self.tables.national[rows[c].soc_code].get("employment") or 0.0 for c in near}
        shared = {c: len(words & set(key(rows[c].title).split())) for c in near}
        ordered = sorted(near, key=lambda c: (-shared[c], -jobs[c], c))
        return tuple(ordered[:_NEAREST]) or tuple(self.civilian.get(code, "").split())

    # Passages

    def section_passages(self, code: str, section: str) -> list[Passage]:
        """Give the written passages of one section, in the report's order."""
        return [p for p in self._passages_by_code.get(code, ()) if p.section == section]

    @cached_property
    def _passages_by_code(self) -> dict[str, list[Passage]]:
        found: dict[str, list[Passage]] = {}
        for passage in self.passages:
            found.setdefault(passage.soc_code, []).append(passage)
        by_report = {report.slug: code for code, report in self.reports.items()}
        return {by_report[items[0].report]: items for items in found.values()}

    def tool_passages(self, code: str, limit: int) -> list[Passage]:
        """List the technology in use, grouped by what it is for, as passages."""
        return tool_passages(self.subject(code), self.tables.technology(code), limit)

    def entry_passages(self, code: str) -> list[Passage]:
        """Say what BLS lists as the usual way into an occupation, as a passage."""
        row = self.tables.occupations.get(code)
        return entry_passages(self.subject(code), row) if row else []

    def search(self, question: str, codes: Sequence[str], sections: Sequence[str], limit: int) -> list[Passage]:
        """Find the written passages nearest to a question among some occupations and sections."""
        return self.passage_search.search(question, [self.soc_code(code) for code in codes], sections, limit)


def _read_called(path: Path) -> dict[str, tuple[str, str]]:
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {row["onet_soc_code"]: (row["singular"], row["plural"]) for row in csv.DictReader(file)}


def _read_pairs(path: Path, name: str, value: str) -> dict[str, str]:
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {row[name]: row[value] for row in csv.DictReader(file)}


def open_library(settings: Settings) -> Library:
    """Open everything a running program answers from."""
    return Library(corpus_folder(), settings)
