"""How published measures become ranks, scores and words. Pure; definitions are the project's own, given beside each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

EXPOSURE = ("gpt4_beta", "human_beta", "ai_applicability", "observed_exposure")
"""The four measures whose ranks make the exposure score."""
LEAST_MEASURES = 2
"""A score of fewer measures would be one team's opinion."""

BANDS = ((20, "very low"), (40, "low"), (60, "moderate"), (80, "high"), (101, "very high"))
LEVELS = ((25, "Low"), (50, "Moderate"), (75, "High"), (101, "Very High"))
AGREE, DIFFER = 25, 50
"""Points between the lowest and the highest rank up to which measures agree, and up to which they only differ."""
GROWING, DECLINING = 5, -1
"""Whole percent of ten-year growth from which BLS speaks of faster than average, and of decline."""

PEOPLE_AND_GPT4 = {"E0": 0.0, "E2": 50.0, "E1": 100.0}
"""Exposure labels as scores: none, with software built on AI, directly."""
AUTOMATION = {"T0": 0.0, "T1": 25.0, "T2": 50.0, "T3": 75.0, "T4": 100.0}
"""Automation labels as scores: how much of a task AI could do alone."""


@dataclass(frozen=True, slots=True)
class Exposure:
    """The exposure score of one occupation and how far its measures lie apart, both in points of 0 to 100."""

    score: float
    spread: float
    measures: int


def weighted_ranks(values: Mapping[str, float], jobs: Mapping[str, float]) -> dict[str, float]:
    """Rank occupations from 0 to 100 by the share of jobs below them; ties take the middle.

    Args:
        values: A measure by occupation code.
        jobs: Employment by occupation code; an occupation without it weighs nothing but is still placed.

    Returns:
        For each code, percent of all ranked jobs with a lower value plus half of those with the same value.
    """
    weight_at: dict[float, float] = {}
    for code, value in values.items():
        weight_at[value] = weight_at.get(value, 0.0) + jobs.get(code, 0.0)
    total = sum(weight_at.values())
    below, middle = 0.0, {}
    for value in sorted(weight_at):
        middle[value] = 100 * (below + weight_at[value] / 2) / total
        below += weight_at[value]
    return {code: middle[value] for code, value in values.items()}


def mean_rank(ranks: Sequence[float], least: int = LEAST_MEASURES) -> float | None:
    """Average the ranks of one occupation, or give none where fewer than `least` measures cover it."""
    return sum(ranks) / len(ranks) if len(ranks) >= least else None


def exposure(ranks: Mapping[str, float]) -> Exposure | None:
    """Work out the exposure score from the ranks that exist among `EXPOSURE`, or give none where too few do."""
    own = [ranks[measure] for measure in EXPOSURE if measure in ranks]
    score = mean_rank(own)
    return None if score is None else Exposure(score, max(own) - min(own), len(own))


def mean_rating(ratings: Iterable[float | None]) -> float | None:
    """Average one rater's ratings of the tasks behind a task of ours; unrated ones are left out, not zero."""
    rated = [rating for rating in ratings if rating is not None]
    return sum(rated) / len(rated) if rated else None


def band(score: float) -> str:
    """Name the band of an exposure score of 0 to 100."""
    return next(word for limit, word in BANDS if score < limit)


def agreement(spread: float) -> str:
    """Say whether ranks agree, from the points between the lowest and the highest."""
    return "agree" if spread <= AGREE else "differ" if spread <= DIFFER else "disagree"


def augmentation_level(rank: float) -> str:
    """Name the augmentation potential of a mean rank of 0 to 100."""
    return next(word for limit, word in LEVELS if rank < limit)


def demand_trend(growth_pct: float) -> str:
    """Name a ten-year growth in percent in BLS's own steps, rounded to whole percent first."""
    # Half a percent rounds away from zero, as BLS prints it, not to the even number as round() would.
    whole = int(abs(growth_pct) + 0.5) * (1 if growth_pct >= 0 else -1)
    return "Growing" if whole >= GROWING else "Declining" if whole <= DECLINING else "Stable"
