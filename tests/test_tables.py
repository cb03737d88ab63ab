"""Reading the compiled tables, looking figures up, and the sentence for each one that is missing."""

import shutil
from pathlib import Path

import pytest

from bot.errors import CorpusError
from bot.evidence import Figure, Gap
from bot.figures import look_up
from bot.measures import MEASURES
from bot.tables import FigureTables, Tool, load_tables

FIGURES = Path(__file__).parents[1] / "corpus" / "figures"
TABLES = load_tables(FIGURES)
NURSES = "29-1141"


def reason(code, measure, place="US"):
    found = look_up(TABLES, code, measure, place)
    assert isinstance(found, Gap), found
    return found.reason


def test_a_figure_carries_all_that_is_needed_to_quote_it():
    source = "BLS, Occupational Employment and Wage Statistics (OEWS), May 2025"
    assert look_up(TABLES, "29-1141.00", "median_annual") == Figure(
        NURSES, "median_annual", 97550, "US dollars a year", "2025", "US", source
    )


def test_a_state_figure_names_the_state():
    found = look_up(TABLES, NURSES, "median_annual", "TN")
    assert isinstance(found, Figure)
    assert (found.place, found.source[-11:]) == ("TN", ", Tennessee")
    assert found.value == TABLES.by_state(NURSES, "TN")["median_annual"] != 97550


def test_a_code_of_the_classification_leads_to_the_code_that_is_published():
    home_health_aides = look_up(TABLES, "31-1121", "median_annual")
    assert home_health_aides == look_up(TABLES, "31-1121.00", "median_annual")
    assert home_health_aides.soc_code == "31-1120"


def test_an_unknown_code_is_a_gap():
    assert "99-9999" in reason("99-9999", "median_annual")


def test_hourly_jobs_have_no_yearly_pay():
    assert reason("27-2011", "median_annual").startswith("BLS publishes no yearly pay for actors, only hourly")
    assert reason("27-2011", "p90_annual", "AZ").startswith("BLS publishes no yearly pay for actors in Arizona")


def test_yearly_jobs_have_no_hourly_pay():
    assert reason("53-2012", "median_hourly").startswith(
        "BLS publishes no hourly pay for commercial pilots, only yearly"
    )


def test_pay_above_the_top_code_is_said_to_be_above_it():
    assert "$239,200 a year or more" in reason("29-1242", "p90_annual", "MN")
    assert "at or above $239,200" in reason("29-1022", "median_annual", "AL")
    assert "only as $239,200 or more" in reason("29-1242", "wage_change_pct")


def test_below_a_top_coded_median_no_limit_is_claimed():
    assert reason("29-1022", "p10_annual", "AL").startswith("BLS has not released")


def test_pay_that_was_not_released_is_said_not_to_be():
    assert reason("17-2041", "median_annual", "TN").endswith("of chemical engineers in Tennessee.")
    assert TABLES.state_basis("17-2041", "TN") == "not_released"


def test_a_state_without_a_row_has_nothing():
    assert TABLES.by_state("27-2011", "GU") is None
    assert reason("27-2011", "employment", "GU") == "BLS publishes nothing for actors in Guam."


def test_growth_is_for_the_nation_only():
    assert reason(NURSES, "growth_pct", "TN") == "Growth and openings are projected for the nation only, not by state."


def test_what_others_publish_by_state_is_only_said_not_to_be_held():
    assert reason(NURSES, "mean_annual", "TN") == "Held for the nation only, not by state: mean pay."


def test_the_military_has_no_figures_at_all():
    for measure in ("median_annual", "growth_pct", "exposure_score"):
        assert reason("55-3016.00", measure).startswith("Military occupations are outside")


def test_legislators_have_growth_and_a_score_and_no_pay():
    assert reason("11-1031", "median_annual").startswith("The wage survey does not cover legislators")
    assert isinstance(look_up(TABLES, "11-1031", "growth_pct"), Figure)
    assert look_up(TABLES, "11-1031", "exposure_measures").value == 2


def test_too_few_measures_make_no_score():
    assert "fewer than two of the four" in reason("29-1249", "exposure_score")
    assert reason("29-1249", "gpt4_beta") == '"GPTs are GPTs" has no rating of this occupation.'


def test_a_task_rating_is_not_an_occupations_figure():
    assert "single tasks" in reason(NURSES, "task_people")


def test_every_missing_figure_has_a_reason_that_reads_as_a_sentence():
    for code in TABLES.national:
        for measure in MEASURES:
            found = look_up(TABLES, code, measure)
            if isinstance(found, Gap):
                assert found.asked == measure
                assert found.reason.lstrip(chr(34))[0].isupper() and found.reason.endswith("."), found


def test_shared_figures_name_whom_they_are_shared_with():
    assert TABLES.shared_with("11-1011.00") == ("Chief Sustainability Officers",)
    assert TABLES.shared_with("11-1011") == ("Chief Sustainability Officers",)
    assert TABLES.shared_with("31-1120") == ("Home Health Aides", "Personal Care Aides")
    assert TABLES.shared_with("53-2012.00") == ()


def test_lists_come_best_first():
    skills, tools, activities = TABLES.skills("29-1141.00"), TABLES.technology("15-1252.00"), TABLES.activities(NURSES)
    assert [s.importance for s in skills] == sorted((s.importance for s in skills), reverse=True)
    assert [(t.hot, t.in_demand) for t in tools] == sorted(((t.hot, t.in_demand) for t in tools), reverse=True)
    assert [a.weight_share for a in activities] == sorted((a.weight_share for a in activities), reverse=True)
    assert len(skills) > 20 and len(activities) > 5 and isinstance(tools[0], Tool) and tools[0].hot


def test_related_occupations_come_nearest_first():
    assert TABLES.related("11-1011.00")[:2] == ("11-1021.00", "13-1111.00")


def test_every_task_has_activities_or_none_and_no_other():
    tasks = {task for code in TABLES.occupations for task in TABLES.tasks(code)}
    assert len(tasks) == 18796
    assert set(TABLES.task_activities) <= tasks


def test_a_title_lists_what_it_is_and_whose():
    titles = {title.text: title for title in TABLES.titles}
    assert titles["Registered Nurses"].kinds == ("official",)
    assert "short_title" in titles["RN"].kinds and "29-1141.00" in titles["RN"].codes


def test_groups_are_found_by_any_code_within_them():
    assert TABLES.group("00") == TABLES.group("00-0000")
    assert TABLES.group("00").growth_pct == 3.1
    assert TABLES.group("15-1252") == TABLES.group("15-1")
    assert (TABLES.group("15-1").code, TABLES.group("15-1").name) == ("15-1200", "Computer occupations")
    assert TABLES.group("29-0000").name == "Health care, licensed and technical"
    assert TABLES.group("55").exposure_score is None


@pytest.fixture
def copied(tmp_path):
    return FigureTables(Path(shutil.copytree(FIGURES, tmp_path / "figures")))


@pytest.mark.parametrize(
    ("table", "before", "after", "said"),
    [
        ("national", ",97550,", ",#,", ["national.csv line", "a number in median_annual", '"#"']),
        ("pay_by_state", "11-1011,AL,810,", "11-1011,AL,many,", ["line 3", "a number in employment", '"many"']),
        ("skills", "knowledge,4.78", "knowledge,", ["line 2", "a number in importance", '""']),
        ("technology", "software,1,1", "software,yes,1", ["a number in hot", '"yes"']),
        ("tasks", "11-1011.00,8823,core,0", "11-1011.00,8823,core", ["line 2", "6 columns", "5 columns"]),
        ("occupations", "onet_soc_code,", "code,", ["line 1", "the columns onet_soc_code"]),
        ("groups", ",3.1,", ",3.1 %,", ["a number in growth_pct", '"3.1 %"']),
    ],
)
def test_a_malformed_table_is_named_with_line_and_column(copied, table, before, after, said):
    path = copied.folder / f"{table}.csv"
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(CorpusError) as error:
        read = [copied.national, copied.states_of(""), copied.skills(""), copied.technology(""), copied.tasks("")]
        read += [copied.occupations, copied.group("00")]
    assert [part for part in said if part not in str(error.value)] == []


def test_an_absent_table_says_how_to_make_it(copied):
    (copied.folder / "titles.csv").unlink()
    with pytest.raises(CorpusError, match=r"titles\.csv: expected a table of figures, found none\. Run"):
        assert copied.titles
    with pytest.raises(CorpusError, match="expected the compiled figures"):
        load_tables(copied.folder.parent)
