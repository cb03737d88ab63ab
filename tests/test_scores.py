"""The definitions of the scores, on numbers small enough to work out by hand, and on occupations worked out apart."""

from pathlib import Path

import pytest

from bot.scores import (
    agreement,
    augmentation_level,
    band,
    demand_trend,
    exposure,
    mean_rank,
    mean_rating,
    weighted_ranks,
)
from bot.tables import load_tables

TABLES = load_tables(Path(__file__).parents[1] / "corpus" / "figures")
NURSES, DEVELOPERS, PARALEGALS, SERVICE = "29-1141", "15-1252", "23-2011", "43-4051"


def test_a_rank_counts_the_jobs_below_and_half_of_its_own():
    ranks = weighted_ranks({"low": 0.1, "high": 0.9}, {"low": 30, "high": 70})
    assert ranks == {"low": 15, "high": 65}


def test_ties_take_the_middle_of_all_their_jobs():
    ranks = weighted_ranks({"a": 0.0, "b": 0.0, "c": 1.0}, {"a": 10, "b": 40, "c": 50})
    assert ranks == {"a": 25, "b": 25, "c": 75}


def test_an_occupation_without_jobs_is_placed_and_moves_no_other():
    jobs = {"low": 30, "high": 70}
    without = weighted_ranks({"low": 0.1, "high": 0.9}, jobs)
    assert weighted_ranks({"low": 0.1, "high": 0.9, "between": 0.5}, jobs) == without | {"between": 30}


def test_one_measure_makes_no_score():
    assert exposure({"gpt4_beta": 40.0}) is None
    assert mean_rank([40.0]) is None


def test_a_score_is_the_mean_of_the_measures_there_are():
    found = exposure({"gpt4_beta": 40.0, "human_beta": 70.0, "augmentation": 99.0})
    assert found is not None
    assert (found.score, found.spread, found.measures) == (55, 30, 2)


@pytest.mark.parametrize(
    ("soc_code", "score"),
    [
        (NURSES, 48.5),
        (DEVELOPERS, 82.4),
        ("41-2011", 61.0),
        ("53-3032", 33.0),
        ("27-3091", 97.6),
        (SERVICE, 94.8),
        ("47-2181", 13.0),
        (PARALEGALS, 60.6),
        ("15-2051", 94.5),
        ("15-1221", 76.9),
    ],
)
def test_exposure_scores_are_those_worked_out_apart(soc_code, score):
    assert TABLES.national[soc_code]["exposure_score"] == pytest.approx(score, abs=0.1)


def test_paralegals_ranks_disagree():
    row = TABLES.national[PARALEGALS]
    ranks = [row[f"{name}_rank"] for name in ("gpt4_beta", "human_beta", "ai_applicability", "observed_exposure")]
    assert [round(rank) for rank in ranks] == [77, 74, 10, 81]
    assert row["exposure_spread"] == pytest.approx(max(ranks) - min(ranks), abs=1e-3)
    assert agreement(row["exposure_spread"]) == "disagree"


def test_nurses_ranks_agree():
    assert agreement(TABLES.national[NURSES]["exposure_spread"]) == "agree"


def test_customer_service_stands_above_nearly_everyone():
    assert TABLES.national[SERVICE]["exposure_percentile"] == pytest.approx(98.8, abs=0.1)


@pytest.mark.parametrize(("soc_code", "rank", "level"), [(NURSES, 44.0, "Moderate"), (DEVELOPERS, 86.5, "Very High")])
def test_augmentation_is_that_worked_out_apart(soc_code, rank, level):
    found = TABLES.national[soc_code]["augmentation"]
    assert found == pytest.approx(rank, abs=0.1)
    assert augmentation_level(found) == level


def test_autonomy_tells_nurses_from_customer_service():
    assert TABLES.national[NURSES]["autonomy"] == pytest.approx(0.30, abs=0.005)
    assert TABLES.national[SERVICE]["autonomy"] == pytest.approx(0.68, abs=0.005)


def test_words_change_at_their_limits():
    assert [band(score) for score in (0, 19.9, 20, 40, 60, 80, 100)] == [
        "very low", "very low", "low", "moderate", "high", "very high", "very high",
    ]  # fmt: skip
    assert [agreement(spread) for spread in (25, 25.1, 50, 50.1)] == ["agree", "differ", "differ", "disagree"]
    assert [augmentation_level(rank) for rank in (24.9, 25, 50, 75)] == ["Low", "Moderate", "High", "Very High"]


def test_demand_is_judged_on_whole_percent():
    assert [demand_trend(growth) for growth in (4.5, 4.4, 0.0, -0.4, -0.5, -1.0)] == [
        "Growing", "Stable", "Stable", "Stable", "Declining", "Declining",
    ]  # fmt: skip


def test_unrated_tasks_are_left_out_of_a_mean():
    assert mean_rating([100.0, None, 50.0]) == 75
    assert mean_rating([None]) is None
