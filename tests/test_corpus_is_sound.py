"""The committed figures: each can be quoted honestly, and each trap of the sources is shown by an occupation in it."""

import csv
import re
import tomllib
from pathlib import Path

import pytest

from bot.compiling import slug_of
from bot.evidence import Figure, Gap
from bot.figures import look_up
from bot.measures import MEASURES
from bot.tables import load_tables

REPOSITORY = Path(__file__).parents[1]
FIGURES = REPOSITORY / "corpus" / "figures"
SOURCE = REPOSITORY.parent / "shared" / "data"
TABLES = load_tables(FIGURES)
DESCRIBED = tomllib.loads((FIGURES / "tables.toml").read_text(encoding="utf-8"))
FLAGS = ("wage_change_imprecise", "median_2024_top_coded")
SCORED = ("gpt4_beta", "human_beta", "ai_applicability", "observed_exposure")


def rows(table):
    with (FIGURES / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def held(code, measure, place="US"):
    return isinstance(look_up(TABLES, code, measure, place), Figure)


# What the design promises


def test_every_figure_has_unit_year_place_and_source():
    found = [look_up(TABLES, code, measure) for code, row in TABLES.national.items() for measure in row.keys() - FLAGS]
    found += [
        look_up(TABLES, code, measure, state)
        for code in ("29-1141", "27-2011", "53-2012", "29-1242")
        for state in TABLES.states_of(code)
        for measure in ("employment", "median_annual", "p10_annual", "p90_annual", "median_hourly")
    ]
    figures = [item for item in found if isinstance(item, Figure)]
    assert len(figures) > 23_000
    for figure in figures:
        assert figure.unit and re.fullmatch(r"20\d\d(-\d\d)?", figure.year) and re.fullmatch("[A-Z]{2}", figure.place)
        assert len(figure.source) > 20 and "\n" not in figure.source


def test_every_national_column_is_a_measure_with_the_same_unit():
    columns = DESCRIBED["tables"]["national"]["columns"]
    assert TABLES.national["29-1141"].keys() - FLAGS <= MEASURES.keys()
    assert {name: columns[name]["unit"] for name in columns if name in MEASURES} == {
        name: MEASURES[name].unit for name in columns if name in MEASURES
    }


def test_every_table_and_column_is_described_with_its_source():
    for path in sorted(FIGURES.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            header = next(csv.reader(file))
        columns = DESCRIBED["tables"][path.stem]["columns"]
        assert list(columns) == header, path.stem
        for column in columns.values():
            assert column["meaning"] and column["unit"] and column["blank"] and column["source"] in DESCRIBED["sources"]


def test_a_column_described_as_never_blank_never_is():
    for table, described in DESCRIBED["tables"].items():
        blank = {name for row in rows(table) for name, cell in row.items() if not cell}
        assert blank == {name for name, column in described["columns"].items() if column["blank"] != "never blank"}, (
            table
        )


def test_every_occupation_with_data_has_a_score_of_two_to_four_measures():
    counts = [0, 0, 0, 0, 0]
    for row in TABLES.occupations.values():
        if row.data_level:
            counts[int(TABLES.national[row.soc_code]["exposure_measures"])] += 1
    assert counts == [0, 0, 2, 46, 875]


def test_sixty_six_codes_have_no_score_and_their_group_stands_in():
    unscored = [code for code, row in TABLES.national.items() if row["exposure_score"] is None]
    assert len(unscored) == 66
    assert isinstance(look_up(TABLES, "29-1249", "exposure_score"), Gap)
    assert 0 < TABLES.group("29-1249").exposure_score < 100
    assert all(TABLES.group(code).exposure_score for code in unscored if not code.startswith("55-"))


def test_scores_follow_from_the_ranks_beside_them():
    for code, row in TABLES.national.items():
        ranks = [row[f"{name}_rank"] for name in SCORED if row[f"{name}_rank"] is not None]
        assert len(ranks) == row["exposure_measures"] != 1, code
        if ranks:
            assert row["exposure_score"] == pytest.approx(sum(ranks) / len(ranks), abs=1e-3)
            assert row["exposure_spread"] == pytest.approx(max(ranks) - min(ranks), abs=1e-3)
            assert 0 <= min(ranks) <= max(ranks) <= 100


def test_half_of_all_jobs_stand_above_the_mean_rank():
    jobs = {code: row["employment"] or 0 for code, row in TABLES.national.items()}
    for measure in (*(f"{name}_rank" for name in SCORED), "exposure_percentile"):
        ranked = {code: row[measure] for code, row in TABLES.national.items() if row[measure] is not None}
        mean = sum(rank * jobs[code] for code, rank in ranked.items()) / sum(jobs[code] for code in ranked)
        assert mean == pytest.approx(50, abs=0.01), measure


# What the sources say of themselves, and the occupation that shows it


def test_slugs_and_codes_are_unique():
    occupations = TABLES.occupations.values()
    assert len(occupations) == 1016 and sum(row.data_level for row in occupations) == 923
    assert len({row.slug for row in occupations}) == 1016
    assert all(row.slug == slug_of(row.title) for row in occupations)


def test_home_health_aides_have_only_the_figures_of_a_wider_code():
    row = TABLES.occupations["31-1121.00"]
    assert (row.soc_code, row.soc_match) == ("31-1120", "oews_aggregate")
    assert "31-1121" not in TABLES.national
    aggregates = {row.soc_code for row in TABLES.occupations.values() if row.soc_match == "oews_aggregate"}
    assert len(aggregates) == 12 and aggregates <= TABLES.national.keys()
    assert TABLES.shared_with("31-1121.00") == ("Personal Care Aides",)


def test_222_occupations_share_their_code_with_others():
    sharing = [row for row in TABLES.occupations.values() if row.n_onet_in_soc > 1]
    assert (len(sharing), sum(row.data_level for row in sharing)) == (249, 222)
    assert all(len(TABLES.members[row.soc_code]) == row.n_onet_in_soc for row in sharing)
    assert TABLES.shared_with("29-1141.00")[0] == "Acute Care Nurses"


def test_actors_have_hourly_pay_alone():
    hourly = {code for code, basis in TABLES.wage_basis.items() if basis == "hourly_only"}
    assert hourly == {"27-2011", "27-2031", "27-2042", "27-2091", "27-2099"}
    for code in hourly:
        assert held(code, "median_hourly") and held(code, "p10_hourly")
        assert not any(held(code, measure) for measure in ("median_annual", "mean_annual", "p10_annual", "p90_annual"))


def test_teachers_and_pilots_have_yearly_pay_alone():
    for code in ("25-2021", "53-2011"):
        assert TABLES.wage_basis[code] == "annual_only"
        assert held(code, "median_annual") and not held(code, "median_hourly")


def test_top_coded_pay_is_blank_and_never_the_limit_itself():
    assert TABLES.state_basis("29-1022", "AL") == "median_top_coded"
    assert TABLES.by_state("29-1022", "AL")["median_annual"] is None
    basis = [TABLES.state_basis(code, state) for code in TABLES.national for state in TABLES.states_of(code)]
    assert basis.count("median_top_coded") == 92
    above = [row for row in rows("pay_by_state") if row["median_annual"] and not row["p90_annual"]]
    assert len(above) == 6 and ("29-1242", "MN") in {(row["soc_code"], row["state"]) for row in above}


def test_surgeons_have_no_change_of_pay_because_last_years_was_top_coded():
    hidden = [code for code, row in TABLES.national.items() if row["median_2024_top_coded"]]
    assert len(hidden) == 17 and "29-1242" in hidden
    assert all(held(code, "median_annual") and not held(code, "wage_change_pct") for code in hidden)


def test_a_change_beyond_ten_percent_is_marked_imprecise():
    changes = {code: row for code, row in TABLES.national.items() if row["wage_change_pct"] is not None}
    marked = {code for code, row in changes.items() if row["wage_change_imprecise"]}
    assert (len(changes), len(marked)) == (808, 61)
    assert {code for code, row in changes.items() if abs(row["wage_change_pct"]) > 10} <= marked
    assert "29-1141" not in marked


def test_the_change_of_pay_is_that_of_the_two_medians():
    for code, row in TABLES.national.items():
        if row["wage_change_pct"] is not None:
            change = 100 * (row["median_annual"] / row["median_annual_2024"] - 1) if row["median_annual"] else None
            assert change is None or row["wage_change_pct"] == pytest.approx(change, abs=0.006), code


def test_jobs_and_projected_jobs_are_two_different_counts():
    barbers = TABLES.national["39-5011"]
    assert barbers["pct_self_employed"] > 50
    assert barbers["employment_2024"] > 2 * barbers["employment"]


def test_legislators_and_fishers_are_scored_without_weighing_anything():
    for code in ("11-1031", "45-3031"):
        row = TABLES.national[code]
        assert row["employment"] is None and row["ai_applicability"] is None
        assert row["exposure_measures"] == 2 and held(code, "growth_pct")


def test_no_observed_use_is_zero_and_not_blank():
    boilermakers = TABLES.national["47-2011"]
    assert boilermakers["observed_exposure"] == 0
    unseen = [row["observed_exposure_rank"] for row in TABLES.national.values() if row["observed_exposure"] == 0]
    assert len(unseen) == 412 and len(set(unseen)) == 1  # One great tie, placed in its middle.
    assert 10 < boilermakers["observed_exposure_rank"] < 25


def test_data_scientists_have_data_and_no_skills():
    without = [code for code, row in TABLES.occupations.items() if row.data_level and not TABLES.skills(code)]
    assert len(without) == 29 and "15-2051.00" in without
    assert TABLES.tasks("15-2051.00")


def test_every_occupation_with_data_has_four_rated_tasks_and_activities():
    for code, row in TABLES.occupations.items():
        rated = [labels for labels in TABLES.tasks(code).values() if labels.automation is not None]
        assert (len(rated) >= 4 and len(TABLES.activities(row.soc_code)) > 0) if row.data_level else not rated


def test_the_military_has_titles_alone():
    military = [row for row in TABLES.occupations.values() if row.soc_code.startswith("55-")]
    assert len(military) == 19
    for row in military:
        assert row.soc_match == "not_in_oews_2025" and not row.data_level
        assert not any(value for name, value in TABLES.national[row.soc_code].items() if name not in FLAGS)


def test_activities_count_coverage_and_not_completion_alone():
    use = {row["iwa"]: float(row["use_user"]) for row in rows("activities")}
    # Chats about studying effects on the environment mostly reached their goal (0.86), but are too few to count.
    assert use["4.A.1.a.1.I10"] == 0 and list(use.values()).count(0) == 205
    assert all(0 <= float(row["use_ai"]) <= 1 and 0 <= use[row["iwa"]] <= 1 for row in rows("activities"))


def test_codes_in_every_table_are_known():
    for table in ("skills", "technology", "tasks", "related"):
        assert {row["onet_soc_code"] for row in rows(table)} <= TABLES.occupations.keys(), table
    for table in ("pay_by_state", "occupation_activities"):
        assert {row["soc_code"] for row in rows(table)} <= TABLES.national.keys(), table
    assert {code for title in TABLES.titles for code in title.codes} == TABLES.occupations.keys()


def test_all_jobs_are_those_bls_prints():
    total = TABLES.group("00-0000")
    assert (total.growth_pct, total.annual_openings, total.employment_2024) == (3.1, 18_863_300, 169_956_100)
    assert len([row for row in rows("groups") if row["group"].endswith("-0000")]) == 24


# Whose words these are


def shingles(text):
    words = re.findall(r"[a-z0-9']+", text.lower())
    return {" ".join(words[i : i + 8]) for i in range(len(words) - 7)}


@pytest.mark.skipif(not SOURCE.is_dir(), reason=f"{SOURCE} holds the source tables and is not here")
def test_no_sentence_of_onet_stands_in_the_figures():
    theirs = set()
    for table, column in (("tasks", "task"), ("occupations", "description")):
        with (SOURCE / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            theirs |= {run for row in csv.DictReader(file) for run in shingles(row[column])}
    assert len(theirs) > 100_000
    cells = {cell for path in FIGURES.glob("*.csv") for row in rows(path.stem) for cell in row.values() if " " in cell}
    names = {  # Of an occupation and of a kind of software: facts, however long.
        "Military Enlisted Tactical Operations and Air/Weapons Specialists and Crew Members, All Other",
        "Computer aided design CAD and computer aided manufacturing CAM system",
    }
    assert {cell for cell in cells if shingles(cell) & theirs} == names


def test_the_sources_are_credited_as_their_licences_ask():
    text = " ".join((REPOSITORY / "corpus" / "SOURCES.md").read_text(encoding="utf-8").replace(">", " ").split())
    for said in ("O*NET® is a trademark of USDOL/ETA", "We have modified", "CC BY 4.0", "MIT", "Public domain"):
        assert said in text
    assert "not be presented as a measure of AI's ability to replace jobs" in text
    assert "advises against reading OEWS as a time series" in text
    for source in DESCRIBED["sources"].values():
        assert source["publisher"] and source["release"] and source["year"] and source["licence"]
