"""What the tables hold that no source publishes: ranks, scores, and the mean score of a group of occupations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from bot.scores import EXPOSURE, exposure, mean_rank, weighted_ranks

Row = Mapping[str, str]
Cell = str | float | int | bool | None
Table = dict[str, dict[str, Cell]]

PUBLISHED = {
    "employment": "employment_2025",
    "median_annual": "median_annual_2025",
    "mean_annual": "mean_annual_2025",
    "p10_annual": "p10_annual_2025",
    "p90_annual": "p90_annual_2025",
    "median_hourly": "median_hourly_2025",
    "p10_hourly": "p10_hourly_2025",
    "p90_hourly": "p90_hourly_2025",
    "median_annual_2024": "median_annual_2024",
    "wage_change_pct": "median_wage_change_pct_2024_25",
    "employment_2024": "employment_2024",
    "employment_2034": "employment_2034",
    "growth_pct": "growth_pct",
    "annual_openings": "annual_openings",
    "pct_self_employed": "pct_self_employed_2024",
}
"""Our measure → the source table's column, for what is taken over as published."""

MAJOR_GROUPS = {
    "11": "Management",
    "13": "Business and finance",
    "15": "Computing and mathematics",
    "17": "Architecture and engineering",
    "19": "Science",
    "21": "Counseling, social work and religion",
    "23": "Law",
    "25": "Teaching and libraries",
    "27": "Arts, design, sports and media",
    "29": "Health care, licensed and technical",
    "31": "Health care support",
    "33": "Police, fire and security",
    "35": "Kitchens and food service",
    "37": "Cleaning and groundskeeping",
    "39": "Personal care and recreation",
    "41": "Sales",
    "43": "Office work",
    "45": "Farming, fishing and forestry",
    "47": "Construction and mining",
    "49": "Installation and repair",
    "51": "Factory and plant work",
    "53": "Driving and moving goods",
    "55": "Military",
}
"""Our own plain name for each of the 23 major groups."""

ALL_JOBS = "00-0000"


def derive_national(occupations: Iterable[Row], measured: Iterable[Row]) -> Table:
    """Put together the nation's figures by published code: what is taken over, then what is worked out.

    Args:
        occupations: Rows of the source's occupations.csv; those of one published code repeat its figures.
        measured: Rows of the source's exposure.csv.
    """
    table: Table = {}
    for row in occupations:
        table[row["soc_code"]] = {
            "wage_basis": row["wage_basis_2025"],
            **{ours: _number(row[theirs]) for ours, theirs in PUBLISHED.items()},
            "wage_change_imprecise": row["wage_change_imprecise"] == "True",
            "median_2024_top_coded": row["median_2024_top_coded"] == "True",
        }
    jobs = {code: float(row["employment"]) for code, row in table.items() if row["employment"] is not None}
    scored = _score(_by_measure(measured, table), jobs, table)
    return {code: table[code] | scored[code] for code in sorted(table)}


def _by_measure(measured: Iterable[Row], codes: Iterable[str]) -> dict[str, dict[str, float]]:
    """Keep the values at published codes: not those of single O*NET occupations, nor of codes the survey lacks."""
    known, values = set(codes), defaultdict[str, dict[str, float]](dict)
    for row in measured:
        if not row["onet_soc_code"] and row["mapping"] != "soc2018_not_in_oews" and row["soc_code"] in known:
            values[row["measure"]][row["soc_code"]] = float(row["value"])
    return values


def _score(values: dict[str, dict[str, float]], jobs: Mapping[str, float], codes: Iterable[str]) -> Table:
    ranks = {measure: weighted_ranks(values[measure], jobs) for measure in EXPOSURE}
    people, gpt4 = values["human_gamma"], values["gpt4_gamma"]
    gamma = {code: (people[code] + gpt4[code]) / 2 for code in gpt4.keys() & people.keys()}
    helped = (weighted_ranks(values["ai_applicability_user"], jobs), weighted_ranks(gamma, jobs))
    own = {code: {measure: rank[code] for measure, rank in ranks.items() if code in rank} for code in codes}
    scores = {code: found for code, held in own.items() if (found := exposure(held))}
    percentiles = weighted_ranks({code: found.score for code, found in scores.items()}, jobs)
    table: Table = {}
    for code, held in own.items():
        found = scores.get(code)
        table[code] = {
            **{measure: values[measure].get(code) for measure in EXPOSURE},
            **{f"{measure}_rank": held.get(measure) for measure in EXPOSURE},
            "exposure_score": found.score if found else None,
            "exposure_spread": found.spread if found else None,
            "exposure_measures": len(held),
            "exposure_percentile": percentiles.get(code),
            "augmentation": mean_rank([rank[code] for rank in helped if code in rank]),
            "autonomy": values["gpt4_automation_mean"].get(code),
        }
    return table


def derive_groups(national: Table, projections: Iterable[Row]) -> Table:
    """Give all jobs and each major and minor group its projection and the plain mean of its occupations' scores.

    Args:
        national: What `derive_national` gave.
        projections: Rows of sheet "Table 1.2" of BLS's workbook, by column letter.
    """
    table: Table = {}
    for code, cells in _projected_groups(projections):
        table[code] = {"name": _group_name(code, cells["A"])} | {
            "employment_2024": _thousands(cells["D"]),
            "employment_2034": _thousands(cells["E"]),
            "growth_pct": float(cells["I"]),
            "annual_openings": _thousands(cells["K"]),
        }
    minor_of = {code[:4]: code for code in table if not code.endswith("-0000")}
    members: dict[str, list[float]] = defaultdict(list)
    for soc_code, row in national.items():
        score = row["exposure_score"]
        if isinstance(score, float):
            for group in (f"{soc_code[:2]}-0000", minor_of[soc_code[:4]]):
                members[group].append(score)
    for code in {f"{soc_code[:2]}-0000" for soc_code in national} - table.keys():
        table[code] = {"name": MAJOR_GROUPS[code[:2]]}  # The military is outside the projections.
    for code, row in table.items():
        scores = members.get(code, [])
        row |= {"exposure_score": sum(scores) / len(scores) if scores else None, "occupations": len(scores)}
    return dict(sorted(table.items()))


def _projected_groups(projections: Iterable[Row]) -> Iterable[tuple[str, Row]]:
    """Pick the total, the major groups and the minor ones: indented by 0, 2 and 4 spaces in BLS's table."""
    for cells in projections:
        title = cells.get("A", "")
        if cells.get("C") == "Summary" and len(title) - len(title.lstrip()) <= 4:
            yield cells["B"], cells


def _group_name(code: str, title: str) -> str:
    if code == ALL_JOBS:
        return "All jobs"
    return MAJOR_GROUPS[code[:2]] if code.endswith("-0000") else title.strip()


def _thousands(text: str) -> int:
    return round(float(text) * 1000)


def _number(text: str) -> float | None:
    return float(text) if text else None
