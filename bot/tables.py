"""The compiled tables, each read once when first asked for. The only code that opens corpus/figures."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from bot.errors import CorpusError
from bot.rows import (
    Activity,
    Group,
    OccupationRow,
    Skill,
    TaskLabels,
    Title,
    Tool,
    flag,
    number,
    read_header,
    read_rows,
)

__all__ = [
    "Activity",
    "FigureTables",
    "Group",
    "OccupationRow",
    "Skill",
    "TaskLabels",
    "Title",
    "Tool",
    "load_tables",
]

K = TypeVar("K")
T = TypeVar("T")

BY_STATE = ("employment", "median_annual", "p10_annual", "p90_annual", "median_hourly")
"""The measures that are published for states."""
StatePay = tuple[str, float | None, float | None, float | None, float | None, float | None]
"""How pay is published, then the measures of `BY_STATE`."""
_OCCUPATIONS = (
    "onet_soc_code", "soc_code", "title", "slug", "soc_match", "n_onet_in_soc", "data_level", "job_zone",
    "typical_education", "work_experience", "on_the_job_training", "ooh_profile",
)  # fmt: skip
_GROUPS = ("group", "name", "exposure_score", "occupations")


@dataclass(frozen=True)
class FigureTables:
    """The tables of one folder. Nothing is read before it is asked for; what was read is kept and never changed."""

    folder: Path

    @cached_property
    def occupations(self) -> dict[str, OccupationRow]:
        """Every occupation by O*NET-SOC code."""

        def build(row: list[str]) -> OccupationRow:
            code, soc_code, title, slug, match, members, data_level, zone, *entry = row
            return OccupationRow(
                code, soc_code, title, slug, match, int(members), flag(data_level), int(zone) if zone else None, *entry
            )

        rows = self._read("occupations", _OCCUPATIONS, build)
        return {row.onet_soc_code: row for row in rows}

    @cached_property
    def members(self) -> dict[str, tuple[str, ...]]:
        """The O*NET-SOC codes that share each published code."""
        return _grouped((row.soc_code, row.onet_soc_code) for row in self.occupations.values())

    def published_code(self, code: str) -> str | None:
        """Give the code under which figures are published for an O*NET-SOC or SOC code, or none if it is unknown."""
        row = self.occupations.get(code) or self.occupations.get(f"{code}.00")
        return code if code in self.members else row.soc_code if row else None

    def shared_with(self, code: str) -> tuple[str, ...]:
        """Give the titles of the other occupations whose published figures are the same."""
        own = code if code in self.occupations else f"{code}.00"
        members = self.members.get(self.published_code(code) or "", ())
        return tuple(self.occupations[member].title for member in members if member != own)

    @cached_property
    def national(self) -> dict[str, dict[str, float | None]]:
        """The nation's figures by published code and measure; none where nothing is published."""
        return {code: figures for code, _, figures in self._nation}

    @cached_property
    def wage_basis(self) -> dict[str, str]:
        """How each code's pay is published: annual_and_hourly, annual_only, hourly_only or not_in_oews_2025."""
        return {code: basis for code, basis, _ in self._nation}

    @cached_property
    def _nation(self) -> list[tuple[str, str, dict[str, float | None]]]:
        names = read_header(self.folder / "national.csv")[2:]

        def build(row: list[str]) -> tuple[str, str, dict[str, float | None]]:
            return row[0], row[1], dict(zip(names, map(number, row[2:]), strict=True))

        return self._read("national", ("soc_code", "wage_basis"), build)

    def by_state(self, soc_code: str, state: str) -> dict[str, float | None] | None:
        """Give one state's figures by measure, or none where the state has no row."""
        pay = self._states.get(soc_code, {}).get(state)
        return None if pay is None else dict(zip(BY_STATE, pay[1:], strict=True))

    def state_basis(self, soc_code: str, state: str) -> str:
        """Say how one state's pay is published; empty where the state has no row."""
        pay = self._states.get(soc_code, {}).get(state)
        return "" if pay is None else pay[0]

    def states_of(self, soc_code: str) -> tuple[str, ...]:
        """List the states that have a row for a code."""
        return tuple(self._states.get(soc_code, ()))

    @cached_property
    def _states(self) -> dict[str, dict[str, StatePay]]:
        def build(row: list[str]) -> tuple[str, str, StatePay]:
            code, state, jobs, median, low, high, hourly, basis = row
            return code, state, (basis, number(jobs), number(median), number(low), number(high), number(hourly))

        found: dict[str, dict[str, StatePay]] = defaultdict(dict)
        for code, state, pay in self._read("pay_by_state", ("soc_code", "state", *BY_STATE, "wage_basis"), build):
            found[code][state] = pay
        return dict(found)

    def skills(self, onet_soc_code: str) -> tuple[Skill, ...]:
        """List an occupation's skills and knowledge, most important first."""
        return self._skills.get(onet_soc_code, ())

    @cached_property
    def _skills(self) -> dict[str, tuple[Skill, ...]]:
        columns = ("onet_soc_code", "element", "kind", "importance")
        return _grouped(self._read("skills", columns, lambda row: (row[0], Skill(row[1], row[2], float(row[3])))))

    def technology(self, onet_soc_code: str) -> tuple[Tool, ...]:
        """List an occupation's technology, hot and in demand first."""
        return self._technology.get(onet_soc_code, ())

    @cached_property
    def _technology(self) -> dict[str, tuple[Tool, ...]]:
        def build(row: list[str]) -> tuple[str, Tool]:
            return row[0], Tool(row[1], row[2], flag(row[3]), flag(row[4]))

        return _grouped(self._read("technology", ("onet_soc_code", "tool", "category", "hot", "in_demand"), build))

    def tasks(self, onet_soc_code: str) -> dict[int, TaskLabels]:
        """Give the raters' labels of an occupation's tasks by O*NET task id."""
        return dict(self._tasks.get(onet_soc_code, ()))

    @cached_property
    def _tasks(self) -> dict[str, tuple[tuple[int, TaskLabels], ...]]:
        def build(row: list[str]) -> tuple[str, tuple[int, TaskLabels]]:
            labels = TaskLabels(number(row[3]), number(row[4]), number(row[5]), row[2] == "core")
            return row[0], (int(row[1]), labels)

        columns = ("onet_soc_code", "task_id", "core", "people", "gpt4", "automation")
        return _grouped(self._read("tasks", columns, build))

    @cached_property
    def task_activities(self) -> dict[int, tuple[str, ...]]:
        """The work activities that each O*NET task is part of, by task id."""
        return _grouped(self._read("task_activities", ("task_id", "iwa"), lambda row: (int(row[0]), row[1])))

    def activities(self, soc_code: str) -> tuple[Activity, ...]:
        """List an occupation's work activities, heaviest first."""
        return self._activities.get(soc_code, ())

    @cached_property
    def _activities(self) -> dict[str, tuple[Activity, ...]]:
        columns = ("iwa", "use_user", "use_ai")
        use = dict(self._read("activities", columns, lambda row: (row[0], (float(row[1]), float(row[2])))))

        def build(row: list[str]) -> tuple[str, Activity]:
            return row[0], Activity(row[1], float(row[2]), *use[row[1]])

        return _grouped(self._read("occupation_activities", ("soc_code", "iwa", "weight_share"), build))

    def related(self, onet_soc_code: str) -> tuple[str, ...]:
        """List the O*NET-SOC codes of related occupations, nearest first."""
        return self._related.get(onet_soc_code, ())

    @cached_property
    def _related(self) -> dict[str, tuple[str, ...]]:
        columns = ("onet_soc_code", "related_code", "rank")
        rows = self._read("related", columns, lambda row: (row[0], int(row[2]), row[1]))
        return _grouped((code, other) for code, _, other in sorted(rows))

    @cached_property
    def titles(self) -> tuple[Title, ...]:
        """Every distinct job title, in order of its text."""
        columns = ("title", "kinds", "onet_soc_codes")
        return tuple(
            self._read("titles", columns, lambda row: Title(row[0], tuple(row[1].split()), tuple(row[2].split())))
        )

    def group(self, code: str) -> Group | None:
        """Give all jobs ("00"), a major group ("29", "29-0000") or a minor one ("29-1", "29-1000", "29-1141")."""
        return self._groups.get(code[:4] if code[3:4] not in ("", "0") else code[:2])

    @cached_property
    def _groups(self) -> dict[str, Group]:
        def build(row: list[str]) -> tuple[str, Group]:
            short = row[0][:2] if row[0].endswith("-0000") else row[0][:4]
            return short, Group(row[0], row[1], number(row[2]), int(row[3]), *map(number, row[4:8]))

        return dict(self._read("groups", _GROUPS, build))

    def _read(self, table: str, columns: tuple[str, ...], build: Callable[[list[str]], T]) -> list[T]:
        # All that is built is kept, so looking for garbage meanwhile would only cost a third of the time.
        collecting = gc.isenabled()
        gc.disable()
        try:
            return list(read_rows(self.folder / f"{table}.csv", columns, build))
        finally:
            if collecting:
                gc.enable()


def _grouped(pairs: Iterable[tuple[K, T]]) -> dict[K, tuple[T, ...]]:
    """Collect values by key, in their order."""
    found: dict[K, list[T]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}


def load_tables(folder: Path) -> FigureTables:
    """Open the tables of a folder; each is read when first used.

    Raises:
        CorpusError: The folder holds no tables.
    """
    if not (folder / "occupations.csv").is_file():
        raise CorpusError(f"{folder}: expected the compiled figures, found none. Run `careerbot figures --from DIR`.")
    return FigureTables(folder)
