"""What a list is to be sorted by and limited to, read from one question and from several in order."""

import csv
from itertools import accumulate

import pytest

from bot.bounds import DECENT_PAY, DECLINING, GROWING, HIGH, LOW, Limit, joined
from bot.constraints import SCHOOLING, Constraints, find_constraints, merge, sorted_by_default
from bot.locating import corpus_folder

PAY, HOURLY, GROWTH, SCORE = "median_annual", "median_hourly", "growth_pct", "exposure_score"
HEALTH, BUILDING, TRADES = ("29-", "31-"), ("47-",), ("47-", "49-", "51-")


def limits(text: str) -> list[tuple[str, float | None, float | None]]:
    return [(limit.measure, limit.low, limit.high) for limit in find_constraints(text).limits]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("jobs over 80k", [(PAY, 80_000, None)]),
        ("jobs paying $80,000 or more", [(PAY, 80_000, None)]),
        ("jobs that pay 100k+", [(PAY, 100_000, None)]),
        ("anything north of 65 grand", [(PAY, 65_000, None)]),
        ("more than fifty thousand a year", [(PAY, 50_000, None)]),
        ("over fifty-five thousand", [(PAY, 55_000, None)]),
        ("at least sixty five grand", [(PAY, 65_000, None)]),
        ("six figure trades", [(PAY, 100_000, None)]),
        ("work under 35k", [(PAY, None, 35_000)]),
        ("jobs paying between 50k and 80k", [(PAY, 50_000, 80_000)]),
        ("60-80k jobs", [(PAY, 60_000, 80_000)]),
        ("from $45,000 to $60,000", [(PAY, 45_000, 60_000)]),
        ("over 50k but under 70k", [(PAY, 50_000, None), (PAY, None, 70_000)]),
        ("jobs at least $25 an hour", [(HOURLY, 25, None)]),
        ("at least 25/hr", [(HOURLY, 25, None)]),
        ("under $18 per hour", [(HOURLY, None, 18)]),
        ("at least 25 bucks an hr", [(HOURLY, 25, None)]),
        ("what are the best jobs", [(PAY, DECENT_PAY, None), (GROWTH, GROWING, None)]),
        ("exposure under 20", [(SCORE, None, 20)]),
        ("risk score below 35", [(SCORE, None, 35)]),
        ("low ai exposure", [(SCORE, None, LOW)]),
        ("jobs safe from ai", [(SCORE, None, LOW)]),
        ("careers ai can't replace", [(SCORE, None, LOW)]),
        ("jobs that won't be automated", [(SCORE, None, LOW)]),
        ("which careers survive ai", [(SCORE, None, LOW)]),
        ("jobs with high exposure", [(SCORE, HIGH, None)]),
        ("growing jobs", [(GROWTH, GROWING, None)]),
        ("jobs in demand", [(GROWTH, GROWING, None)]),
        ("which of those grow", [(GROWTH, GROWING, None)]),
        ("growing more than 20%", [(GROWTH, 20, None)]),
        ("growth over 10 percent", [(GROWTH, 10, None)]),
        ("shrinking jobs", [(GROWTH, None, -DECLINING)]),
        ("decent paying work", [(PAY, DECENT_PAY, None)]),
        ("jobs that pay well", [(PAY, DECENT_PAY, None)]),
        ("over 50,000 openings", [("annual_openings", 50_000, None)]),
        ("with fewer than 20 exposure", []),
        # What looks like a limit and is none.
        ("top 5 fastest growing jobs", []),
        ("how fast are those growing", []),
        ("jobs for people over 50 with low exposure", [(SCORE, None, LOW)]),
        ("biggest pay bump from 2024 to 2025", []),
        ("jobs that will be around after 2030", []),
        ("most exposed jobs", []),
        ("im a JOB making 42k, what else could i do", []),
        ("i make 60k now", []),
        ("i want a job making 60k", [(PAY, 60_000, None)]),
        ("what is the highest exposure", []),
    ],
)
def test_bounds_are_read_from_words(text: str, expected: list[tuple[str, float | None, float | None]]) -> None:
    assert set(limits(text)) == set(expected)


def test_every_bound_says_in_words_what_it_is() -> None:
    said = {limit.words for limit in find_constraints("growing low exposure jobs between 50k and 80k").limits}
    assert said == {"median pay from $50,000 to $80,000 a year", "low exposure to AI", "growing faster than most"}
    assert find_constraints("over sixty thousand").limits[0].words == "median pay over sixty thousand dollars a year"


@pytest.mark.parametrize(
    ("text", "sort", "descending"),
    [
        ("best paid jobs", PAY, True),
        ("worst paid jobs", PAY, False),
        ("who pays the least", PAY, False),
        ("which states pay JOB the least", PAY, False),
        ("where do JOB make the most", PAY, True),
        ("fastest growing", GROWTH, True),
        ("fastest shrinking", GROWTH, False),
        ("safest work", SCORE, False),
        ("jobs ai is least likely to touch", SCORE, False),
        ("hit hardest by ai", SCORE, True),
        ("jobs ai will replace", SCORE, True),
        ("careers that will disappear", SCORE, True),
        ("jobs in danger", SCORE, True),
        ("least safe jobs", SCORE, True),
        ("jobs that won't be replaced", "", False),
        ("jobs ai will never take over", "", False),
        ("will ai replace me at work", "", False),
        ("will ai take over our jobs", "", False),
        ("most openings", "annual_openings", True),
        ("jobs most in demand", "annual_openings", True),
        ("most common jobs", "employment", True),
        ("which state has the most JOB", "employment", True),
        ("which state has the fewest JOB", "employment", False),
        ("gaining the most jobs", "employment_change", True),
        ("biggest raise", "wage_change_pct", True),
        ("best pay raises", "wage_change_pct", True),
        ("jobs ai could do on its own", "autonomy", True),
        ("scorers disagree the most", "exposure_spread", True),
        ("best paid jobs with the lowest exposure", PAY, True),
        ("what are the best jobs", SCORE, False),
        ("jobs in Ohio", "", False),
    ],
)
def test_the_measure_to_sort_by_is_read_from_words(text: str, sort: str, descending: bool) -> None:
    wanted = find_constraints(text)
    assert (wanted.sort, wanted.descending) == (sort, descending)


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("jobs without a degree", "No formal educational credential", "Some college, no degree"),
        ("I never went to college", "No formal educational credential", "Some college, no degree"),
        ("i didn't go to college", "No formal educational credential", "Some college, no degree"),
        ("no degree required", "No formal educational credential", "Some college, no degree"),
        ("just a GED", "No formal educational credential", "High school diploma or equivalent"),
        ("with a high school diploma", "No formal educational credential", "High school diploma or equivalent"),
        ("that dont need a bachelors", "No formal educational credential", "Associate's degree"),
        ("no four-year degree jobs", "No formal educational credential", "Some college, no degree"),
        ("jobs without a master's", "No formal educational credential", "Bachelor's degree"),
        ("no phd needed", "No formal educational credential", "Master's degree"),
        ("two-year degree", "Associate's degree", "Associate's degree"),
        ("bachelor's jobs", "Bachelor's degree", "Bachelor's degree"),
        ("with a masters", "Master's degree", "Master's degree"),
        ("doctors without med school", "No formal educational credential", "Master's degree"),
        ("jobs", "No formal educational credential", "Doctoral or professional degree"),
    ],
)
def test_schooling_is_read_from_words(text: str, least: str, most: str) -> None:
    wanted = find_constraints(text)
    assert (SCHOOLING[wanted.least_schooling], SCHOOLING[wanted.most_schooling]) == (least, most)


@pytest.mark.parametrize(
    ("text", "groups", "without"),
    [
        ("construction jobs", BUILDING, ()),
        ("building trades", BUILDING, ()),
        ("the trades", TRADES, ()),
        ("any trade jobs", TRADES, ()),
        ("the safest trade", TRADES, ()),
        ("stock trade jobs", (), ()),
        ("trade school", (), ()),
        ("healthcare jobs", HEALTH, ()),
        ("jobs in tech", ("15-",), ()),
        ("a job in it", ("15-",), ()),
        ("is it in danger", (), ()),
        ("office jobs", ("43-",), ()),
        ("legal careers", ("23-",), ()),
        ("jobs not in health", (), HEALTH),
        ("growing, but not office work", (), ("43-",)),
        ("healthcare or anything but sales jobs", HEALTH, ("41-",)),
        ("nothing in construction please", (), BUILDING),
        ("jobs outside of healthcare", (), HEALTH),
        ("no experience needed", (), ()),
        ("jobs without law school", (), ()),
        ("jobs", (), ()),
    ],
)
def test_fields_wanted_and_not_wanted_are_read(text: str, groups: tuple[str, ...], without: tuple[str, ...]) -> None:
    wanted = find_constraints(text)
    assert (wanted.groups, wanted.without) == (groups, without)
    assert bool(wanted.groups_words) == bool(groups) and bool(wanted.without_words) == bool(without)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("top 3 jobs", 3), ("list 15 healthcare jobs", 15), ("give me twenty jobs", 20), ("top 100 jobs", 20),
        ("5 biggest occupations", 5), ("show me a dozen careers", 12), ("jobs over 50 thousand", 10),
        ("top paying jobs", 10), ("best 8", 8), ("jobs with exposure under 20 jobs", 10), ("what 5 states", 5),
        ("jobs paying $20 an hour", 10), ("in 5 years which jobs", 10), ("top 10", 10),
    ],
)  # fmt: skip
def test_how_many_are_wanted_is_read(text: str, count: int) -> None:
    assert find_constraints(text).count == count


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("which state pays JOB best", True), ("what states pay the most", True), ("top 5 states for JOB", True),
        ("best state for JOB", True), ("where do JOB earn the most", True), ("JOB pay by state", True),
        ("is the state of the job market good", False), ("united states", False), ("jobs in my state", False),
    ],
)  # fmt: skip
def test_a_wish_for_states_in_order_is_read(text: str, states: bool) -> None:
    assert find_constraints(text).states is states


@pytest.mark.parametrize(
    ("questions", "sort", "descending"),
    [
        (["jobs over 80k"], PAY, True),
        (["jobs under 35k"], PAY, False),
        (["growing jobs"], GROWTH, True),
        (["shrinking jobs"], GROWTH, False),
        (["jobs over 80k with low exposure"], SCORE, False),
        (["jobs with high exposure over 80k"], SCORE, True),
        (["jobs in construction"], SCORE, False),
        (["which state pays JOB"], PAY, True),
        # Turned around, also where no measure was named, and back.
        (["best paid jobs", "flip it"], PAY, False),
        (["jobs over 80k", "flip it"], PAY, False),
        (["jobs in construction", "reverse that"], SCORE, True),
        (["best paid jobs", "flip it", "flip it back"], PAY, True),
        (["best paid jobs", "flip it", "only over 60k"], PAY, False),
        (["jobs over 80k", "lowest first"], PAY, False),
        (["jobs with exposure under 20", "highest first"], SCORE, True),
        (["which state pays JOB the most", "and the least?"], PAY, False),
        (["which state has the fewest JOB", "and the most?"], "employment", True),
        (["safest jobs", "by pay"], PAY, True),
        (["safest jobs", "sort by growth"], GROWTH, True),
    ],
)
def test_a_conversation_settles_the_order(questions: list[str], sort: str, descending: bool) -> None:
    wanted = sorted_by_default(merge(questions))
    assert (wanted.sort, wanted.descending) == (sort, descending)


def test_what_is_said_later_narrows_or_replaces() -> None:
    wanted = merge(["jobs over 50k without a degree", "under 80k", "over 60k", "just a high school diploma"])
    assert [(limit.low, limit.high) for limit in wanted.limits] == [(None, 80_000), (60_000, None)]
    assert SCHOOLING[wanted.most_schooling] == "High school diploma or equivalent"


def test_what_contradicts_an_earlier_question_replaces_it() -> None:
    assert [(m.low, m.high) for m in merge(["jobs under 50k", "jobs over 60k"]).limits] == [(60_000, None)]
    assert [(m.low, m.high) for m in merge(["low exposure jobs", "high exposure jobs"]).limits] == [(HIGH, None)]
    degree = merge(["jobs without a degree", "what about with a bachelor's"])
    assert SCHOOLING[degree.least_schooling] == SCHOOLING[degree.most_schooling] == "Bachelor's degree"


def test_a_field_left_out_is_left_out_of_a_field_named_before_and_comes_back_when_named() -> None:
    without = merge(["office or health care jobs", "not in health"])
    assert not set(without.groups) & set(HEALTH) and without.without == HEALTH
    again = merge(["jobs not in health", "ok healthcare jobs after all"])
    assert (again.groups, again.without, again.without_words) == (HEALTH, (), "")


def test_a_count_stays_until_another_is_named() -> None:
    assert merge(["top 5 jobs", "in health care"]).count == 5
    assert merge(["top 5 jobs", "top 3"]).count == 3


def test_of_bounds_on_one_measure_those_are_kept_that_hold_together() -> None:
    low, higher, high = Limit(PAY, low=50, words="a"), Limit(PAY, low=60, words="b"), Limit(PAY, high=80, words="c")
    both, none, other = Limit(PAY, 40, 70, "d"), Limit(PAY, high=30, words="e"), Limit(GROWTH, low=5, words="f")
    assert joined([low, high]) == (low, high)
    assert joined([low, high, higher]) == (high, higher)
    assert joined([low, none]) == (none,)
    assert joined([low, high, both]) == (both,)
    assert joined([both, higher]) == (both, higher)
    assert joined([low, other, low]) == (other, low)
    assert joined([]) == ()


def test_nothing_said_limits_nothing() -> None:
    assert find_constraints("tell me about them") == Constraints() == merge([])


def test_half_of_all_jobs_are_in_occupations_that_pay_more_than_decent_pay() -> None:
    with (corpus_folder() / "figures" / "national.csv").open(encoding="utf-8", newline="") as file:
        rows = [
            (float(row["median_annual"]), float(row["employment"]))
            for row in csv.DictReader(file)
            if row["median_annual"] and row["employment"]
        ]
    half = sum(jobs for _, jobs in rows) / 2
    reached = accumulate(jobs for _, jobs in sorted(rows))
    assert next(pay for (pay, _), jobs in zip(sorted(rows), reached, strict=True) if jobs >= half) == DECENT_PAY
