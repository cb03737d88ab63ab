"""Compile the source tables into corpus/figures: ranks and scores worked out, sentences left behind.

Numbers are rounded to 4 decimals, rows sorted, and a blank means that the source published nothing; two runs give the
same bytes. Input files are held to the SHA-256 sums of `inputs.sha256`.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from bot.deriving import Cell, Row, Table, derive_groups, derive_national
from bot.errors import CorpusError
from bot.locating import corpus_folder
from bot.scores import AUTOMATION, PEOPLE_AND_GPT4
from bot.worksheet import read_worksheet

SUMS = "inputs.sha256"
PROJECTIONS, PROJECTIONS_SHEET = "raw/occupation_ep2024_34.xlsx", "Table 1.2"

Written = Iterable[Mapping[str, Cell]]


class Sources:
    """The source tables of one folder, each held to its committed sum before it is read."""

    def __init__(self, folder: Path, sums: Path) -> None:
        self.folder = folder
        lines = (line.split() for line in sums.read_text(encoding="utf-8").splitlines())
        self.sums = {name: digest for digest, name in lines}

    def check(self) -> None:
        """Hold every source table to its sum.

        Raises:
            CorpusError: A table is absent or is not the one that the sums name.
        """
        for name, wanted in self.sums.items():
            path = self.folder / name
            if not path.is_file():
                raise CorpusError(f"{path}: expected this source table, found none. Name its folder with --from.")
            found = hashlib.sha256(path.read_bytes()).hexdigest()
            if found != wanted:
                advice = "Use the release named in corpus/SOURCES.md."
                raise CorpusError(f"{path}: expected SHA-256 {wanted}, found {found}. {advice}")

    def rows(self, name: str) -> list[dict[str, str]]:
        """Read one CSV table."""
        with (self.folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def national(self) -> Table:
        """Work out the nation's figures."""
        return derive_national(self.rows("occupations"), self.rows("exposure"))


def compile_figures(source: Path, target: Path) -> list[Path]:
    """Compile all tables from a folder of source tables.

    Returns:
        The files written, in the order of their names.

    Raises:
        CorpusError: A source table is absent or is not the one the committed sums name.
    """
    sources = Sources(source, corpus_folder() / "figures" / SUMS)
    sources.check()
    target.mkdir(parents=True, exist_ok=True)
    return [_write(target / f"{name}.csv", build(sources)) for name, build in sorted(_TABLES.items())]


def slug_of(title: str) -> str:
    """Turn a title into the last part of an address: "Registered Nurses" → "registered-nurses"."""
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")


def _write(path: Path, rows: Written) -> Path:
    listed = list(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(listed[0])
        writer.writerows([_text(value) for value in row.values()] for row in listed)
    return path


def _text(value: Cell) -> str:
    """Write a number in its shortest form of at most 4 decimals, yes and no as 1 and 0, nothing as a blank."""
    if isinstance(value, float):
        return f"{value:.4f}".rstrip("0").rstrip(".")
    return "" if value is None else str(int(value)) if isinstance(value, bool) else str(value)


def _float(text: str) -> float | None:
    return float(text) if text else None


def _yes(text: str) -> bool:
    return text == "True"


def _occupations(sources: Sources) -> Written:
    for row in sorted(sources.rows("occupations"), key=lambda row: row["onet_soc_code"]):
        yield {
            "onet_soc_code": row["onet_soc_code"],
            "soc_code": row["soc_code"],
            "title": row["title"],
            "slug": slug_of(row["title"]),
            "soc_match": row["soc_match"],
            "n_onet_in_soc": row["n_onet_in_soc"],
            "data_level": _yes(row["onet_data_level"]),
            "job_zone": row["job_zone"],
            "typical_education": row["typical_education"],
            "work_experience": row["work_experience"],
            "on_the_job_training": row["on_the_job_training"],
            "ooh_profile": row["ooh_profile"],
        }


def _national(sources: Sources) -> Written:
    return ({"soc_code": code} | row for code, row in sources.national().items())


def _groups(sources: Sources) -> Written:
    projections = read_worksheet(sources.folder / PROJECTIONS, PROJECTIONS_SHEET)
    columns = ("name", "exposure_score", "occupations", "employment_2024", "employment_2034", "growth_pct")
    for code, row in derive_groups(sources.national(), projections).items():
        yield {"group": code} | {name: row.get(name) for name in (*columns, "annual_openings")}


def _pay_by_state(sources: Sources) -> Written:
    for row in sorted(sources.rows("wages_by_state"), key=lambda row: (row["soc_code"], row["state"])):
        yield {
            "soc_code": row["soc_code"],
            "state": row["state"],
            "employment": row["employment"],
            "median_annual": row["median_annual"],
            "p10_annual": row["p10"],
            "p90_annual": row["p90"],
            "median_hourly": row["median_hourly"],
            "wage_basis": row["wage_basis"],
        }


def _skills(sources: Sources) -> Written:
    """List what O*NET advises to show: neither ratings it would suppress nor those of no relevance to the job."""
    kept = [row for row in sources.rows("skills") if not _yes(row["suppress"]) and not _yes(row["not_relevant"])]
    for row in sorted(
        kept, key=lambda row: (row["onet_soc_code"], -float(row["importance"]), row["element"], row["kind"])
    ):
        yield {name: row[name] for name in ("onet_soc_code", "element", "kind", "importance")}


def _technology(sources: Sources) -> Written:
    def order(row: Row) -> tuple[str | bool, ...]:
        return row["onet_soc_code"], not _yes(row["hot"]), not _yes(row["in_demand"]), row["category"], row["tool"]

    for row in sorted(sources.rows("technology"), key=order):
        named = {name: row[name] for name in ("onet_soc_code", "tool", "category")}
        yield named | {"hot": _yes(row["hot"]), "in_demand": _yes(row["in_demand"])}


def _tasks(sources: Sources) -> Written:
    """List the raters' labels as scores. The task statements stay behind: they are O*NET's sentences."""
    for row in sorted(sources.rows("tasks"), key=lambda row: (row["onet_soc_code"], int(row["task_id"]))):
        yield {
            "onet_soc_code": row["onet_soc_code"],
            "task_id": row["task_id"],
            "core": row["core"],
            "people": PEOPLE_AND_GPT4.get(row["human_label"]),
            "gpt4": PEOPLE_AND_GPT4.get(row["gpt4_label"]),
            "automation": AUTOMATION.get(row["gpt4_automation_label"]),
        }


def _task_activities(sources: Sources) -> Written:
    pairs = {(int(row["task_id"]), row["iwa"]) for row in sources.rows("task_dwa_iwa")}
    return ({"task_id": task, "iwa": iwa} for task, iwa in sorted(pairs))


def _activities(sources: Sources) -> Written:
    """List how far AI is in use for an activity: always completion × scope × coverage, never completion alone."""
    for row in sorted(sources.rows("iwa"), key=lambda row: row["iwa"]):
        used = {side: _float(row[f"completion_x_scope_x_coverage_{side}"]) for side in ("user", "ai")}
        yield {"iwa": row["iwa"], "use_user": used["user"], "use_ai": used["ai"]}


def _occupation_activities(sources: Sources) -> Written:
    for row in sorted(
        sources.rows("soc_iwa"), key=lambda row: (row["soc_code"], -float(row["weight_share"]), row["iwa"])
    ):
        yield {"soc_code": row["soc_code"], "iwa": row["iwa"], "weight_share": _float(row["weight_share"])}


def _related(sources: Sources) -> Written:
    for row in sorted(sources.rows("related"), key=lambda row: (row["onet_soc_code"], int(row["rank"]))):
        yield {name: row[name] for name in ("onet_soc_code", "related_code", "rank")}


def _titles(sources: Sources) -> Written:
    """List each distinct title once, with the kinds of title it is and the occupations it belongs to."""
    kinds, codes = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for row in sources.rows("titles"):
        for title, kind in ((row["title"], row["kind"]), (row["short_title"], "short_title")):
            if title:
                kinds[title].add(kind)
                codes[title].add(row["onet_soc_code"])
    for title in sorted(kinds):
        yield {
            "title": title,
            "kinds": " ".join(sorted(kinds[title])),
            "onet_soc_codes": " ".join(sorted(codes[title])),
        }


_TABLES: dict[str, Callable[[Sources], Written]] = {
    "activities": _activities,
    "groups": _groups,
    "national": _national,
    "occupation_activities": _occupation_activities,
    "occupations": _occupations,
    "pay_by_state": _pay_by_state,
    "related": _related,
    "skills": _skills,
    "task_activities": _task_activities,
    "tasks": _tasks,
    "technology": _technology,
    "titles": _titles,
}


def main() -> None:
    """Read the folders off the command line, and compile."""
    parser = argparse.ArgumentParser(description="Compile the source tables into corpus/figures.")
    parser.add_argument("--from", dest="source", type=Path, required=True, help="folder of the source tables")
    parser.add_argument("--to", dest="target", type=Path, help="folder to write (default: the corpus)")
    chosen = parser.parse_args()
    try:
        compile_figures(chosen.source, chosen.target or corpus_folder() / "figures")
    except CorpusError as error:
        sys.exit(f"careerbot: {error}")


if __name__ == "__main__":
    main()
