"""Every figure that is looked up is the one its table holds, and every gap tells why there is none."""

import csv

import pytest

from bot.evidence import Figure, Gap, known
from bot.figures import look_up
from bot.library import Library
from bot.locating import corpus_folder
from bot.measures import MEASURES
from bot.places import STATES, state_name
from bot.tables import BY_STATE, load_tables

FOLDER = corpus_folder() / "figures"
TABLES = load_tables(FOLDER)
NURSES, ACTORS, SOLDIERS, AI_ENGINEERS = "29-1141.00", "27-2011.00", "55-3016.00", "15-AIML"


def read(table: str) -> list[dict[str, str]]:
    with (FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


NATIONAL = read("national")


@pytest.mark.parametrize("measure", [name for name in NATIONAL[0] if name in MEASURES])
def test_every_national_figure_is_the_one_in_the_table(measure: str) -> None:
    kind = MEASURES[measure]
    for row in NATIONAL:
        found = look_up(TABLES, row["soc_code"], measure)
        if row[measure]:
            assert found == Figure(
                row["soc_code"], measure, float(row[measure]), kind.unit, kind.year, "US", kind.source
            )
        else:
            assert isinstance(found, Gap) and found.asked == measure


def test_every_state_figure_is_the_one_in_the_table() -> None:
    rows = {(row["soc_code"], row["state"]): row for row in read("pay_by_state")}
    for (code, state), row in rows.items():
        for measure in BY_STATE:
            found = look_up(TABLES, code, measure, state)
            if row[measure]:
                assert isinstance(found, Figure)
                assert (found.value, found.place) == (float(row[measure]), state)
                assert found.source.endswith(f", {state_name(state)}")
            else:
                assert isinstance(found, Gap) and found.asked == f"{measure} in {state}"
    assert len(rows) > 30_000


def test_every_occupation_has_the_figures_of_the_code_they_are_published_under() -> None:
    for row in read("occupations"):
        for measure in ("median_annual", "exposure_score", "growth_pct"):
            assert look_up(TABLES, row["onet_soc_code"], measure) == look_up(TABLES, row["soc_code"], measure)


def test_what_is_by_state_is_what_the_tables_hold_by_state() -> None:
    assert {name for name, kind in MEASURES.items() if kind.by_state} == set(BY_STATE)


def test_every_gap_in_a_state_is_a_sentence_that_names_the_state_or_the_nation() -> None:
    for state in ("GU", "WY", "DC", "VI"):
        for row in NATIONAL[::7]:
            for measure in (*BY_STATE, "growth_pct", "exposure_score", "mean_annual"):
                found = look_up(TABLES, row["soc_code"], measure, state)
                if isinstance(found, Gap):
                    assert found.reason[0] in '"ABCDEFGHIJKLMNOPQRSTUVWXYZ' and found.reason.endswith("."), found
                    told = (STATES[state], "nation", "Military", "survey does not cover", "measure")
                    assert any(words in found.reason for words in told), (row["soc_code"], found)


@pytest.mark.parametrize(
    ("code", "measure", "place", "said"),
    [
        (NURSES, "annual_openings", "OH", "for the nation only, not by state"),
        (NURSES, "exposure_score", "OH", "AI scores rate the work itself"),
        (NURSES, "pct_self_employed", "OH", "for the nation only"),
        (NURSES, "skill_importance", "US", "worked out for single tasks, skills"),
        (NURSES, "pay_difference", "US", "activities or comparisons"),
        (ACTORS, "mean_annual", "US", "no yearly pay for actors, only hourly"),
        (SOLDIERS, "median_annual", "TX", "Military occupations are outside"),
        (SOLDIERS, "exposure_score", "TX", "Military occupations are outside"),
        ("00-1234", "median_annual", "US", "No US occupation has the code 00-1234."),
        ("", "median_annual", "US", "No US occupation has the code"),
    ],
)
def test_a_gap_says_what_is_missing(code: str, measure: str, place: str, said: str) -> None:
    found = look_up(TABLES, code, measure, place)
    assert isinstance(found, Gap)
    assert said in found.reason


def test_a_measure_nobody_knows_is_a_fault_of_the_caller() -> None:
    with pytest.raises(KeyError):
        look_up(TABLES, NURSES, "happiness")


def test_a_report_outside_the_classification_has_its_own_figures(library: Library) -> None:
    score = library.look_up(AI_ENGINEERS, "exposure_score")
    assert isinstance(score, Figure)
    assert (score.value, score.soc_code) == (38, AI_ENGINEERS)
    openings, in_ohio = (
        library.look_up(AI_ENGINEERS, "annual_openings"),
        library.look_up(AI_ENGINEERS, "median_annual", "OH"),
    )
    assert isinstance(openings, Gap) and "no SOC code of their own" in openings.reason
    assert isinstance(in_ohio, Gap) and "by state" in in_ohio.reason


def test_the_change_in_jobs_is_worked_out_from_the_two_years(library: Library) -> None:
    row = next(row for row in NATIONAL if row["soc_code"] == "29-1141")
    found = library.look_up(NURSES, "employment_change")
    assert isinstance(found, Figure)
    assert found.value == float(row["employment_2034"]) - float(row["employment_2024"])
    assert isinstance(library.look_up(SOLDIERS, "employment_change"), Gap)


def test_several_measures_come_in_order_for_the_nation_first(library: Library) -> None:
    found = known(library.look_up_all(NURSES, ("growth_pct", "median_annual"), ["OH", "TX"]))
    assert [(figure.measure, figure.place) for figure in found] == [
        ("growth_pct", "US"), ("median_annual", "US"), ("median_annual", "OH"), ("median_annual", "TX"),
    ]  # fmt: skip
