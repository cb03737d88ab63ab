"""The rows of the compiled tables as plain frozen values, and the reader that says where a file is malformed."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
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
    """"exact", "oews_aggregate" (its figures are those of a wider code) or "not_in_oews_2025"."""
    n_onet_in_soc: int
    """How many O*NET occupations share its figures, itself included."""
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
    """Of official, alternate, reported, short_title."""
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """All jobs, a major or a minor group: its projection, and the mean score of its occupations."""

    code: str
    name: str
    exposure_score: float | None
    occupations: int
    """How many published codes have a score, and so stand in the mean."""
    employment_2024: float | None
    employment_2034: float | None
    growth_pct: float | None
    annual_openings: float | None


def number(text: str) -> float | None:
    """Read a number, or none for a blank: the source published nothing."""
    return float(text) if text else None


def flag(text: str) -> bool:
    """Read 1 or 0."""
    return bool(("0", "1").index(text))


def read_header(path: Path) -> list[str]:
    """Read the names of a table's columns; none of a table that is empty or absent, which `read_rows` reports."""
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return next(csv.reader(file), [])


def read_rows(path: Path, columns: tuple[str, ...], build: Callable[[list[str]], T]) -> Iterator[T]:
    """Read a table row by row.

    Args:
        path: A CSV file with one header line.
        columns: The names its header must begin with.
        build: Makes a value of a row's cells; raises ValueError or KeyError when a cell cannot be read.

    Raises:
        CorpusError: The file is absent, or a line is malformed; the message names the line and the column.
    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            lines = csv.reader(file)
            header = next(lines, [])
            if tuple(header[: len(columns)]) != columns:
                raise _malformed(path, 1, f"the columns {', '.join(columns)}", ", ".join(header) or "nothing")
            for row in lines:
                if len(row) != len(header):
                    raise _malformed(path, lines.line_num, f"{len(header)} columns", f"{len(row)} columns")
                try:
                    yield build(row)
                except (ValueError, KeyError):
                    raise _unreadable(path, lines.line_num, header, row, build) from None
    except OSError as error:
        raise CorpusError(
            f"{path}: expected a table of figures, found none. Run `careerbot figures --from DIR`."
        ) from error


def _unreadable(
    path: Path, line: int, header: list[str], row: list[str], build: Callable[[list[str]], object]
) -> CorpusError:
    """Find the cell to blame: the one that, when blank or 0 or 1 instead, would have been read."""
    for place, (column, cell) in enumerate(zip(header, row, strict=True)):
        for instead in ("", "0", "1"):
            try:
                build([*row[:place], instead, *row[place + 1 :]])
            except (ValueError, KeyError):
                continue
            return _malformed(path, line, f"a number in {column}", f'"{cell}"')
    return _malformed(path, line, "cells that belong together", ", ".join(row))


def _malformed(path: Path, line: int, expected: str, found: str) -> CorpusError:
    where = f"figures/{path.name} line {line}"
    return CorpusError(
        f"{where}: expected {expected}, found {found}. Run `careerbot figures --from DIR` to write it anew."
    )
