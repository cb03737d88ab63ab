"""Look up one figure exactly, or learn why there is none."""

from __future__ import annotations

from bot.evidence import Figure, Gap
from bot.measures import MEASURES
from bot.places import state_name
from bot.tables import FigureTables

MILITARY = "55-"
TOP_CODE = "$239,200"
"""May 2025 OEWS footnote 5: pay at or above this is not shown for some cells."""


def look_up(tables: FigureTables, soc_code: str, measure: str, place: str = "US") -> Figure | Gap:
    """Look up a published figure by its code, measure and place.

    Args:
        tables: The compiled tables.
        soc_code: The published code, e.g. "29-1141".
        measure: A key of `MEASURES` that `national.csv` or `pay_by_state.csv` holds.
        place: "US" or a two-letter state code.

    Returns:
        The figure, or a gap whose reason can be shown to the asker.
    """
    kind = MEASURES[measure]
    row = tables.national.get(soc_code, {}) if place == "US" else tables.by_state(soc_code, place) if kind.by_state else None
    value = (row or {}).get(measure)
    if value is None:
        return Gap(measure if place == "US" else f"{measure} in {place}", _reason(tables, soc_code, measure, place))
    source = kind.source if place == "US" else f"{kind.source}, {state_name(place)}"
    return Figure(soc_code, measure, value, kind.unit, kind.year, place, source)


def _reason(tables: FigureTables, soc_code: str, measure: str, place: str) -> str:
    """Say in a sentence why a figure is not held."""
    label = MEASURES[measure].label
    if soc_code.startswith(MILITARY):
        return "Military occupations are outside the civilian wage survey and projections, so no pay, growth or score is published for them."
    if place != "US" and not MEASURES[measure].by_state:
        return f"The {label} is published for the nation only, not by state."
    if MEASURES[measure].unit in ("US dollars a year", "US dollars an hour", "jobs"):
        basis = tables.wage_basis.get(soc_code, "") if place == "US" else tables.state_basis(soc_code, place)
        return _pay_reason(basis, measure, place)
    if measure in ("growth_pct", "annual_openings"):
        return "BLS publishes no projection for this occupation."
    if measure == "wage_change_pct":
        return "BLS published no median for one of the two years, so the change is not known."
    return "Fewer than two of the four published measures cover this occupation." if measure == "exposure_score" else f"The {label} is not published for this occupation."


def _pay_reason(basis: str, measure: str, place: str) -> str:
    where = "" if place == "US" else f" in {state_name(place)}"
    if basis == "hourly_only" and measure.endswith("annual"):
        return f"BLS publishes no yearly pay for this occupation{where}, only hourly, because few work the whole year full time."
    if basis == "annual_only" and measure == "median_hourly":
        return f"BLS publishes no hourly pay for this occupation{where}, only yearly."
    if basis == "median_top_coded":
        return f"The median{where} is at or above {TOP_CODE} a year, beyond which BLS shows no figure."
    if basis == "not_in_oews_2025":
        return "The wage survey does not cover this occupation, so no pay is published for it."
    return f"BLS released no figure for this occupation{where}."
