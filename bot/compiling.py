"""Compile the source tables into corpus/figures: ranks and scores worked out, sentences left behind.

Numbers are rounded to 4 decimals, rows sorted, and a blank means that the source published nothing; two runs give the
same bytes. Input files are held to the SHA-256 sums of `inputs.sha256`.
"""

from __future__ import annotations

import csv
import hashlib
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from bot.errors import CorpusError
from bot.scores import AUTOMATION, PEOPLE_AND_GPT4, mean_rank, weighted_ranks

SUMS = "inputs.sha256"
INPUTS = ("exposure.csv", "iwa.csv", "occupations.csv", "related.csv", "skills.csv", "soc_iwa.csv", "task_dwa_iwa.csv",
          "tasks.csv", "technology.csv", "titles.csv", "wages_by_state.csv")
MEASURED = {"gpt4_beta": "gpt4_beta", "human_beta": "human_beta", "ai_applicability": "ai_applicability", "observed_exposure": "observed_exposure"}
"""Our measure → the source's name for it."""
LEAST_IMPORTANCE = 2.0
"""Skills rated below "somewhat important" are left out: they are never shown."""

Row = dict[str, str]
National = dict[str, dict[str, float | str]]
_EP = {"employment_2024": "employment_2024", "employment_2034": "employment_2034", "growth_pct": "growth_pct",
       "annual_openings": "annual_openings", "pct_self_employed": "pct_self_employed_2024"}
_OEWS = {"employment": "employment_2025", "median_annual": "median_annual_2025", "mean_annual": "mean_annual_2025",
         "p10_annual": "p10_annual_2025", "p90_annual": "p90_annual_2025", "median_hourly": "median_hourly_2025",
         "median_annual_2024": "median_annual_2024", "wage_change_pct": "median_wage_change_pct_2024_25"}


def compile_figures(source: Path, target: Path) -> list[Path]:
    """Compile all tables from a folder of source tables; returns the files written.

    Raises:
        CorpusError: A source table is absent or is not the one the committed sums name.
    """
    check_inputs(source, target / SUMS)
    read = {name: _read(source / name) for name in INPUTS}
    target.mkdir(parents=True, exist_ok=True)
    return [_write(target / f"{name}.csv", build(read)) for name, build in _TABLES.items()]


def check_inputs(source: Path, sums: Path) -> None:
    """Hold the source tables to their committed SHA-256 sums."""
    wanted = dict(reversed(line.split()) for line in sums.read_text(encoding="utf-8").splitlines())
    for name in INPUTS:
        path = source / name
        if not path.is_file():
            raise CorpusError(f"{path}: expected this source table, found none. Name the folder that holds it with --from.")
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        if found != wanted.get(name):
            raise CorpusError(f"{path}: expected SHA-256 {wanted.get(name)}, found {found}. Use the release named in corpus/SOURCES.md.")


def slug_of(title: str) -> str:
    """Turn a title into the last part of an address: "Registered Nurses" → "registered-nurses"."""
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")


def _read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _write(path: Path, rows: Iterable[Mapping[str, object]]) -> Path:
    listed = list(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(listed[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows({k: _cell(v) for k, v in row.items()} for row in listed)
    return path


def _cell(value: object) -> object:
    """Write a number in its shortest form of at most 4 decimals; anything else as it is."""
    if isinstance(value, float):
        return f"{value:.4f}".rstrip("0").rstrip(".")
    return int(value) if isinstance(value, bool) else value


def _number(text: str) -> float | str:
    return float(text) if text else ""


def _occupations(read: dict[str, list[Row]]) -> Iterable[Mapping[str, object]]:
    for row in sorted(read["occupations.csv"], key=lambda row: row["onet_soc_code"]):
        yield {
            "onet_soc_code": row["onet_soc_code"], "soc_code": row["soc_code"], "title": row["title"],
            "slug": slug_of(row["title"]), "soc_match": row["soc_match"], "data_level": row["onet_data_level"] == "True",
            "job_zone": row["job_zone"], "typical_education": row["typical_education"], "work_experience": row["work_experience"],
            "on_the_job_training": row["on_the_job_training"], "ooh_profile": row["ooh_profile"],
        }


def _national(read: dict[str, list[Row]]) -> Iterable[Mapping[str, object]]:
    table: National = {}
    for row in read["occupations.csv"]:
        figures: dict[str, float | str] = {ours: _number(row[theirs]) for ours, theirs in (_OEWS | _EP).items()}
        table[row["soc_code"]] = figures | {"wage_basis": row["wage_basis_2025"], "wage_change_imprecise": str(int(row["wage_change_imprecise"] == "True"))}
    scored = _scores(read["exposure.csv"], table)
    for code in sorted(table):
        yield {"soc_code": code} | table[code] | scored[code]


def _scores(exposure: list[Row], table: National) -> National:
    """Work out ranks and scores for every code, on the SOC-level rows alone."""
    values: dict[str, dict[str, float]] = defaultdict(dict)
    for row in exposure:
        if not row["onet_soc_code"] and row["mapping"] != "soc2018_not_in_oews" and row["soc_code"] in table:
            values[row["measure"]][row["soc_code"]] = float(row["value"])
    jobs = {code: float(row["employment"]) for code, row in table.items() if row["employment"] != ""}
    ranks = {ours: weighted_ranks(values[theirs], jobs) for ours, theirs in MEASURED.items()}
    gamma = {code: (values["gpt4_gamma"][code] + values["human_gamma"][code]) / 2 for code in values["gpt4_gamma"]}
    helped = (weighted_ranks(values["ai_applicability_user"], jobs), weighted_ranks(gamma, jobs))
    scored: National = {}
    for code in table:
        own = {measure: rank[code] for measure, rank in ranks.items() if code in rank}
        score = mean_rank(list(own.values()))
        scored[code] = {
            **{measure: values[theirs].get(code, "") for measure, theirs in MEASURED.items()},
            **{f"{measure}_rank": own.get(measure, "") for measure in MEASURED},
            "exposure_score": "" if score is None else score,
            "exposure_spread": "" if score is None else max(own.values()) - min(own.values()),
            "exposure_measures": str(len(own)),
            "augmentation": _or_blank(mean_rank([rank[code] for rank in helped if code in rank])),
            "autonomy": values["gpt4_automation_mean"].get(code, ""),
        }
    placed = weighted_ranks({code: float(row["exposure_score"]) for code, row in scored.items() if row["exposure_score"] != ""}, jobs)
    for code, row in scored.items():
        row["exposure_percentile"] = placed.get(code, "")
    return scored


def _or_blank(value: float | None) -> float | str:
    return "" if value is None else value


def _groups(read: dict[str, list[Row]]) -> Iterable[Mapping[str, object]]:
    """Average the scores of each minor group, and give the growth of all jobs."""
    rows = {str(row["soc_code"]): row for row in _national(read)}
    members: dict[str, list[float]] = defaultdict(list)
    for code, row in rows.items():
        if row["exposure_score"] != "":
            for group in (code[:4], code[:2]):
                members[group].append(float(str(row["exposure_score"])))
    total = {name: sum(float(str(row[name])) for row in rows.values() if row[name] != "") for name in ("employment_2024", "employment_2034", "annual_openings")}
    growth = 100 * (total["employment_2034"] / total["employment_2024"] - 1)
    yield {"group": "00", "exposure_score": "", "occupations": len(rows), "growth_pct": round(growth, 1), "annual_openings": total["annual_openings"]}
    for group in sorted(members):
        yield {"group": group, "exposure_score": sum(members[group]) / len(members[group]), "occupations": len(members[group]), "growth_pct": "", "annual_openings": ""}


def _pay_by_state(read: dict[str, list[Row]]) -> Iterable[Mapping[str, object]]:
    for row in sorted(read["wages_by_state.csv"], key=lambda row: (row["soc_code"], row["state"])):
        yield {"soc_code": row["soc_code"], "state": row["state"], "employment": row["employment"], "median_annual": row["median_annual"],
               "p10_annual": row["p10"], "p90_annual": row["p90"], "median_hourly": row["median_hourly"], "wage_basis": row["wage_basis"]}


def _skills(read: dict[str, list[Row]]) -> Iterable[Mapping[str, object]]:
    shown = (row for row in read["skills.csv"] if row["importance"] and row["suppress"] != "True" and row["not_relevant"] != "True")
    kept = [row for row in shown if float(row["importance"]) >= LEAST_IMPORTANCE]
    for row in sorted(kept, key=lambda row: (row["onet_soc_code"], -float(row["importance"]), row["element"])):
        yield {"onet_soc_code": row["onet_soc_code"], "element": row["element"], "kind": row["kind"], "importance": row["importance"]}


def _technology(read: dict[str, list[Row]]) -> Iterable[Mapping[str, object]]:
    for row in sorted(read["technology.csv"], key=lambda row: (row["onet_soc_code"], row["hot"] != "True", row["in_demand"] != "True", row["category"], row["tool"])):
        yield {"onet_soc_code": row["onet_soc_code"], "tool": row["tool"], "category": row["category"], "hot": row["hot"] == "True", "in_demand": row["in_demand"] == "True"}


def _tasks(read: dict[str, list[Row]]) -> Iterable[Mapping[str, object]]:
    for row in sorted(read["tasks.csv"], key=lambda row: (row["onet_soc_code"], int(row["task_id"]))):
        yield {"onet_soc_code": row["onet_soc_code"], "task_id": row["task_id"], "core": row["core"],
               "people": PEOPLE_AND_GPT4.get(row["human_label"], ""), "gpt4": PEOPLE_AND_GPT4.get(row["gpt4_label"], ""),
               "automation": AUTOMATION.get(row["gpt4_automation_label"], "")}


def _task_activities(read: dict[str, list[Row]]) -> Iterable[Mapping[str, object]]:
    pairs = {(row["onet_soc_code"], int(row["task_id"]), row["iwa"]) for row in read["task_dwa_iwa.csv"]}
    return ({"onet_soc_code": code, "task_id": task, "iwa": iwa} for code, task, iwa in sorted(pairs))


def _activities(read: dict[str, list[Row]]) -> Iterable[Mapping[str, object]]:
    for row in sorted(read["iwa.csv"], key=lambda row: row["iwa"]):
        yield {"iwa": row["iwa"], "use_user": _number(row["completion_x_scope_x_coverage_user"]), "use_ai": _number(row["completion_x_scope_x_coverage_ai"])}


def _occupation_activities(read: dict[str, list[Row]]) -> Iterable[Mapping[str, object]]:
    for row in sorted(read["soc_iwa.csv"], key=lambda row: (row["soc_code"], -float(row["weight_share"]), row["iwa"])):
        yield {"soc_code": row["soc_code"], "iwa": row["iwa"], "weight_share": _number(row["weight_share"])}


def _related(read: dict[str, list[Row]]) -> Iterable[Mapping[str, object]]:
    for row in sorted(read["related.csv"], key=lambda row: (row["onet_soc_code"], int(row["rank"]))):
        yield {"onet_soc_code": row["onet_soc_code"], "related_code": row["related_code"], "rank": row["rank"]}


def _titles(read: dict[str, list[Row]]) -> Iterable[Mapping[str, object]]:
    """List each distinct title once, with the kinds of title it is and the occupations it belongs to."""
    kinds: dict[str, set[str]] = defaultdict(set)
    codes: dict[str, set[str]] = defaultdict(set)
    for row in read["titles.csv"]:
        for title, kind in ((row["title"], row["kind"]), (row["short_title"], "short")):
            if title:
                kinds[title].add(kind)
                codes[title].add(row["onet_soc_code"])
    return ({"title": title, "kinds": " ".join(sorted(kinds[title])), "onet_soc_codes": " ".join(sorted(codes[title]))} for title in sorted(kinds))


_TABLES: dict[str, Callable[[dict[str, list[Row]]], Iterable[Mapping[str, object]]]] = {
    "occupations": _occupations, "national": _national, "groups": _groups, "pay_by_state": _pay_by_state, "skills": _skills,
    "technology": _technology, "tasks": _tasks, "task_activities": _task_activities, "activities": _activities,
    "occupation_activities": _occupation_activities, "related": _related, "titles": _titles,
}

if __name__ == "__main__":
    compile_figures(Path(sys.argv[1]), Path(sys.argv[2]))
