"""Look up one figure exactly, or learn why there is none."""

from __future__ import annotations

from bot.evidence import Figure, Gap
from bot.measures import MEASURES, PROJECTIONS
from bot.places import state_name
from bot.tables import FigureTables

MILITARY = "55-"
TOP_CODE = "$239,200"
"""OEWS footnote 5: pay at or above this is not shown for some cells."""
_MILITARY = (
    "Military occupations are outside the civilian wage survey and projections, "
    "so no pay, growth or score is published for them."
)
_SCORERS = {
    "exposure_": "An exposure score takes two measures, and fewer than two of the four cover",
    "augmentation": "An augmentation potential takes two measures of help, and fewer than two cover",
    "gpt4_beta": '"GPTs are GPTs" has no rating of',
    "human_beta": '"GPTs are GPTs" has no rating of',
    "autonomy": '"GPTs are GPTs" has no rating of',
    "ai_applicability": "Microsoft's measure does not cover",
    "observed_exposure": "Anthropic's measure does not cover",
}
"""How a measure's name begins → the sentence for an occupation without it, up to the occupation's name."""


def look_up(tables: FigureTables, code: str, measure: str, place: str = "US") -> Figure | Gap:
    """Look up a published figure by its code, measure and place.

    Args:
        tables: The compiled tables.
        code: An O*NET-SOC code or the code its figures are published under, e.g. "29-1141.00" or "29-1141".
        measure: A key of `MEASURES`.
        place: "US" or a two-letter state code.

    Returns:
        The figure, or a gap whose reason can be shown to the asker.
    """
    kind = MEASURES[measure]
    asked = measure if place == "US" else f"{measure} in {place}"
    soc_code = tables.published_code(code)
    if soc_code is None:
        return Gap(asked, f"No US occupation has the code {code}.")
    row = tables.national[soc_code] if place == "US" else tables.by_state(soc_code, place) if kind.by_state else None
    value = (row or {}).get(measure)
    if value is None:
        return Gap(asked, _reason(tables, soc_code, measure, place))
    source = kind.source if place == "US" else f"{kind.source}, {state_name(place)}"
    return Figure(soc_code, measure, value, kind.unit, kind.year, place, source)


def _reason(tables: FigureTables, soc_code: str, measure: str, place: str) -> str:
    """Say in a sentence why a figure is not held."""
    job, kind = _called(tables, soc_code), MEASURES[measure]
    if measure not in tables.national[soc_code]:
        return f"That is worked out for single tasks, skills, activities or comparisons, not for {job} as a whole."
    if soc_code.startswith(MILITARY):
        return _MILITARY
    scorer = next((does_not_cover for name, does_not_cover in _SCORERS.items() if measure.startswith(name)), "")
    if place != "US" and not kind.by_state:
        if kind.source == PROJECTIONS:
            return "Growth and openings are projected for the nation only, not by state."
        if scorer:
            return "AI scores rate the work itself, so they are for the nation only, not by state."
        return f"Held for the nation only, not by state: {kind.label.partition(',')[0]}."
    if scorer:
        return f"{scorer} {job}."
    if measure == "wage_change_pct":
        return _change_reason(tables, soc_code, job)
    if measure == "pct_self_employed":
        return f"BLS publishes no share of self-employed for {job}."
    return _pay_reason(tables, soc_code, measure, place)


def _pay_reason(tables: FigureTables, soc_code: str, measure: str, place: str) -> str:
    row = (tables.national[soc_code] if place == "US" else tables.by_state(soc_code, place)) or {}
    basis = tables.wage_basis[soc_code] if place == "US" else tables.state_basis(soc_code, place)
    job = _called(tables, soc_code) + ("" if place == "US" else f" in {state_name(place)}")
    if basis == "not_in_oews_2025":
        return f"The wage survey does not cover {job}, so no pay or jobs are published."
    if measure == "median_annual_2024":
        return f"BLS showed no median yearly pay for {job} in May 2024."
    if basis == "hourly_only" and measure.endswith("annual"):
        return f"BLS publishes no yearly pay for {job}, only hourly: the work is seldom full time all year round."
    if basis == "annual_only" and measure.endswith("hourly"):
        return f"BLS publishes no hourly pay for {job}, only yearly: few are paid by the hour."
    # A median of the top code leaves every figure of the cell blank, the p10 included, which may lie well below it.
    if basis == "median_top_coded" and measure.startswith("median"):
        return f"The median pay of {job} is at or above {TOP_CODE} a year, and BLS shows no figure beyond that."
    if measure == "p90_annual" and row.get("median_annual") is not None:
        return f"The best-paid tenth of {job} earn {TOP_CODE} a year or more, and BLS shows no figure beyond that."
    if not basis and place != "US":
        return f"BLS publishes nothing for {job}."
    label = MEASURES[measure].label.partition(",")[0]
    return f"BLS has not released the {label} of {job}."


def _change_reason(tables: FigureTables, soc_code: str, job: str) -> str:
    row = tables.national[soc_code]
    if row["median_2024_top_coded"]:
        return f"BLS gave the May 2024 median of {job} only as {TOP_CODE} or more, so its change is not known."
    return f"BLS published no yearly median of {job} for both years, so its change is not known."


def _called(tables: FigureTables, soc_code: str) -> str:
    """Name an occupation inside a sentence: its title where that reads as plain words."""
    titles = {tables.occupations[code].title for code in tables.members[soc_code]}
    title = min(titles)
    plain = len(titles) == 1 and not any(mark in title for mark in ",/()") and not any(map(str.isupper, title.split()))
    return title.lower() if plain else "this occupation"
