"""The compiled tables, read once into plain values. The only code that opens corpus/figures."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from bot.errors import CorpusError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class OccupationRow:
    """One of the 1,016 O*NET-SOC occupations."""

    onet_soc_code: str
    soc_code: str
    """The code its pay, growth and scores are published under."""
    title: str
    slug: str
    soc_match: str
    data_level: bool
    """Whether O*NET holds tasks and the like, or only the title."""
    job_zone: int | None
    typical_education: str
    work_experience: str
    on_the_job_training: str
    ooh_profile: str


@dataclass(frozen=True, slots=True)
class Skill:
    """A skill or a field of knowledge, with its importance from 1 to 5."""

    name: str
    kind: str
    importance: float


@dataclass(frozen=True, slots=True)
class Tool:
    """A piece of software or other technology in use."""

    name: str
    category: str
    hot: bool
    in_demand: bool


@dataclass(frozen=True, slots=True)
class TaskLabels:
    """How three raters judged one O*NET task, each 0 to 100; none where it was not rated."""

    people: float | None
    gpt4: float | None
    automation: float | None
    core: bool


@dataclass(frozen=True, slots=True)
class Activity:
    """A work activity of an occupation: its share of the work, and how far AI is used for it anywhere."""

    iwa: str
    weight_share: float
    use_user: float
    use_ai: float


@dataclass(frozen=True, slots=True)
class Title:
    """One job title as people write it, and the occupations it belongs to."""

    text: str
    kinds: tuple[str, ...]
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A major (2 characters) or minor (4) group: the mean score of its occupations."""

    exposure_score: float | None
    occupations: int
    growth_pct: float | None
    annual_openings: float | None


class FigureTables:
    """The tables of one folder, each read when first asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def occupations(self) -> dict[str, OccupationRow]:
        """Every occupation by O*NET-SOC code."""
        return {
            row["onet_soc_code"]: OccupationRow(
                row["onet_soc_code"], row["soc_code"], row["title"], row["slug"], row["soc_match"], row["data_level"] == "1",
                int(row["job_zone"]) if row["job_zone"] else None, row["typical_education"], row["work_experience"],
                row["on_the_job_training"], row["ooh_profile"],
            )
            for row in self._rows("occupations")
        }

    @cached_property
    def members(self) -> dict[str, tuple[str, ...]]:
        """The O*NET-SOC codes that share each published code."""
        found: dict[str, list[str]] = defaultdict(list)
        for row in self.occupations.values():
            found[row.soc_code].append(row.onet_soc_code)
        return {code: tuple(items) for code, items in found.items()}

    @cached_property
    def national(self) -> dict[str, dict[str, float | None]]:
        """The nation's figures by published code and measure; none where nothing is published."""
        return {
            row.pop("soc_code"): {name: self._number("national", name, text) for name, text in row.items() if name != "wage_basis"}
            for row in self._rows("national")
        }

    @cached_property
    def wage_basis(self) -> dict[str, str]:
        """How each code's pay is published: annual_and_hourly, annual_only, hourly_only or not_in_oews_2025."""
        return {row["soc_code"]: row["wage_basis"] for row in self._rows("national")}

    @cached_property
    def _states(self) -> dict[tuple[str, str], tuple[str, ...]]:
        with self._open("pay_by_state") as lines:
            next(lines)
            return {(row[0], row[1]): tuple(row[2:]) for row in lines}

    def by_state(self, soc_code: str, state: str) -> dict[str, float | None] | None:
        """Give one state's figures by measure, or none where the state has no row."""
        row = self._states.get((soc_code, state))
        if row is None:
            return None
        names = ("employment", "median_annual", "p10_annual", "p90_annual", "median_hourly")
        return {name: self._number("pay_by_state", name, text) for name, text in zip(names, row, strict=False)}

    def state_basis(self, soc_code: str, state: str) -> str:
        """Say how one state's pay is published; empty where the state has no row."""
        row = self._states.get((soc_code, state))
        return row[5] if row else ""

    def states_of(self, soc_code: str) -> tuple[str, ...]:
        """List the states that have a row for a code."""
        return self._states_by_code.get(soc_code, ())

    @cached_property
    def _states_by_code(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for code, state in self._states:
            found[code].append(state)
        return {code: tuple(states) for code, states in found.items()}

    def skills(self, onet_soc_code: str) -> tuple[Skill, ...]:
        """List an occupation's skills and knowledge, most important first."""
        return self._skills.get(onet_soc_code, ())

    @cached_property
    def _skills(self) -> dict[str, tuple[Skill, ...]]:
        return self._grouped("skills", lambda row: Skill(row[1], row[2], float(row[3])))

    def technology(self, onet_soc_code: str) -> tuple[Tool, ...]:
        """List an occupation's technology, hot and in demand first."""
        return self._technology.get(onet_soc_code, ())

    @cached_property
    def _technology(self) -> dict[str, tuple[Tool, ...]]:
        return self._grouped("technology", lambda row: Tool(row[1], row[2], row[3] == "1", row[4] == "1"))

    def tasks(self, onet_soc_code: str) -> dict[int, TaskLabels]:
        """Give the raters' labels of an occupation's tasks by O*NET task id."""
        return dict(self._tasks.get(onet_soc_code, ()))

    @cached_property
    def _tasks(self) -> dict[str, tuple[tuple[int, TaskLabels], ...]]:
        def build(row: list[str]) -> tuple[int, TaskLabels]:
            people, gpt4, automation = (float(text) if text else None for text in row[3:6])
            return int(row[1]), TaskLabels(people, gpt4, automation, row[2] == "core")

        return self._grouped("tasks", build)

    def activities(self, soc_code: str) -> tuple[Activity, ...]:
        """List an occupation's work activities, heaviest first."""
        return self._occupation_activities.get(soc_code, ())

    @cached_property
    def _occupation_activities(self) -> dict[str, tuple[Activity, ...]]:
        use = {row["iwa"]: (float(row["use_user"] or 0), float(row["use_ai"] or 0)) for row in self._rows("activities")}
        return self._grouped("occupation_activities", lambda row: Activity(row[1], float(row[2]), *use[row[1]]))

    def related(self, onet_soc_code: str) -> tuple[str, ...]:
        """List the O*NET-SOC codes of related occupations, nearest first."""
        return self._related.get(onet_soc_code, ())

    @cached_property
    def _related(self) -> dict[str, tuple[str, ...]]:
        return self._grouped("related", lambda row: row[1])

    @cached_property
    def titles(self) -> tuple[Title, ...]:
        """Every distinct job title, in order of its text."""
        with self._open("titles") as lines:
            next(lines)
            return tuple(Title(row[0], tuple(row[1].split()), tuple(row[2].split())) for row in lines)

    def group(self, code: str) -> Group | None:
        """Give the group "00" (all jobs), a major group such as "29", or a minor one such as "29-1"."""
        return self._groups.get(code)

    @cached_property
    def _groups(self) -> dict[str, Group]:
        def number(row: dict[str, str], name: str) -> float | None:
            return self._number("groups", name, row[name])

        return {row["group"]: Group(number(row, "exposure_score"), int(row["occupations"]), number(row, "growth_pct"), number(row, "annual_openings")) for row in self._rows("groups")}

    def _open(self, table: str) -> _Lines:
        return _Lines(self.folder / f"{table}.csv")

    def _rows(self, table: str) -> Iterator[dict[str, str]]:
        with self._open(table) as lines:
            names = next(lines)
            for row in lines:
                yield dict(zip(names, row, strict=True))

    def _grouped(self, table: str, build: Callable[[list[str]], T]) -> dict[str, tuple[T, ...]]:
        found: dict[str, list[T]] = defaultdict(list)
        with self._open(table) as lines:
            next(lines)
            for row in lines:
                found[row[0]].append(build(row))
        return {code: tuple(items) for code, items in found.items()}

    def _number(self, table: str, column: str, text: str) -> float | None:
        try:
            return float(text) if text else None
        except ValueError:
            raise CorpusError(f'figures/{table}.csv: expected a number or nothing in {column}, found "{text}".') from None


class _Lines:
    """Iterate over the rows of one table; a row of another length than the header is an error with its line."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> Iterator[list[str]]:
        try:
            self._file = self.path.open(encoding="utf-8", newline="")
        except OSError as error:
            raise CorpusError(f"{self.path}: expected a table of figures, found none. Run `careerbot figures --from DIR`.") from error
        return self._checked()

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def _checked(self) -> Iterator[list[str]]:
        width = 0
        for row in csv.reader(self._file):
            width = width or len(row)
            if len(row) != width:
                raise CorpusError(f"{self.path.name}: expected {width} columns, found {len(row)} in the row of {row[:1]}.")
            yield row


def load_tables(folder: Path) -> FigureTables:
    """Open the tables of a folder; each is read when first used.

    Raises:
        CorpusError: The folder holds no tables.
    """
    if not (folder / "occupations.csv").is_file():
        raise CorpusError(f"{folder}: expected the compiled figures, found none. Run `careerbot figures --from DIR`.")
    return FigureTables(folder)
