"""Lists in order, held to the same lists worked out from the tables alone."""

import csv
from collections.abc import Callable

import pytest
from asking import understood

from bot.advisor import Advisor
from bot.bounds import Limit
from bot.constraints import SCHOOLING, Constraints, merge
from bot.evidence import Figure, Ranking
from bot.gathering import gather
from bot.library import Library
from bot.listing import gather_list
from bot.locating import corpus_folder
from bot.ranking import is_in_groups, rank, rank_states, shown_measures

Row = dict[str, str]
PAY, SCORE, GROWTH = "median_annual", "exposure_score", "growth_pct"


def read(table: str) -> list[Row]:
    with (corpus_folder() / "figures" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


NATIONAL = {row["soc_code"]: row for row in read("national")}
PUBLISHED = {row["onet_soc_code"]: row["soc_code"] for row in read("occupations")}
ENTRY = {row["soc_code"]: row["typical_education"] for row in reversed(read("occupations"))}
BY_STATE = {(row["soc_code"], row["state"]): row for row in read("pay_by_state")}


def number(text: str) -> float | None:
    return float(text) if text else None


def expected(
    measure: str, keeps: Callable[[Row], bool], *, high_first: bool, value: Callable[[Row], str] | None = None
):
    """Work out (value, published code) in order for the civilian occupations that keep to something."""
    read_value = value or (lambda row: row[measure])
    found = [
        (float(read_value(row)), code)
        for code, row in NATIONAL.items()
        if not code.startswith("55-") and read_value(row) and keeps(row)
    ]
    return sorted(found, key=lambda item: -item[0] if high_first else item[0])


def check(ranking: Ranking, wanted: list[tuple[float, str]], count: int, values: dict[str, float]) -> None:
    """Hold a ranking to the list worked out: as many fit, the same values in order, and nobody better left out."""
    shown = [PUBLISHED[code] for code in ranking.codes]
    assert ranking.fitting == len(wanted)
    assert [values[code] for code in shown] == [value for value, _ in wanted[:count]]
    assert set(shown) <= {code for _, code in wanted} and len(set(shown)) == len(shown)
    assert ranking.ties == sum(value == values[shown[-1]] for value, _ in wanted) - sum(
        values[code] == values[shown[-1]] for code in shown
    )


def over(measure: str, least: float) -> Callable[[Row], bool]:
    return lambda row: bool(row[measure]) and float(row[measure]) >= least


def under(measure: str, most: float) -> Callable[[Row], bool]:
    return lambda row: bool(row[measure]) and float(row[measure]) <= most


def both(*conditions: Callable[[Row], bool]) -> Callable[[Row], bool]:
    return lambda row: all(condition(row) for condition in conditions)


def enters_with(*levels: str) -> Callable[[Row], bool]:
    return lambda row: ENTRY[row["soc_code"]] in levels


def within(*groups: str) -> Callable[[Row], bool]:
    return lambda row: row["soc_code"].startswith(groups)


def anyone(row: Row) -> bool:
    return True


NO_DEGREE = SCHOOLING[:4]


@pytest.mark.parametrize(
    ("question", "measure", "high_first", "keeps", "count"),
    [
        ("best paid jobs", PAY, True, anyone, 10),
        ("worst paid jobs", PAY, False, anyone, 10),
        ("safest jobs", SCORE, False, anyone, 10),
        ("most exposed jobs", SCORE, True, anyone, 10),
        ("top 20 fastest growing jobs", GROWTH, True, anyone, 20),
        ("fastest shrinking jobs", GROWTH, False, under(GROWTH, -0.5), 10),
        ("3 jobs with most openings", "annual_openings", True, anyone, 3),
        ("10 biggest occupations", "employment", True, anyone, 10),
        ("jobs ai helps most", "augmentation", True, anyone, 10),
        ("jobs with the biggest raise", "wage_change_pct", True, anyone, 10),
        ("best paid jobs without a degree", PAY, True, enters_with(*NO_DEGREE), 10),
        ("fastest growing jobs with an associate's degree", GROWTH, True, enters_with("Associate's degree"), 10),
        ("safest jobs over 80k", SCORE, False, over(PAY, 80_000), 10),
        ("best paid jobs with low exposure", PAY, True, under(SCORE, 40), 10),
        ("best paid jobs with high exposure", PAY, True, over(SCORE, 60), 10),
        ("jobs with exposure under 20", SCORE, False, under(SCORE, 20), 10),
        ("jobs paying between 50k and 60k", PAY, True, both(over(PAY, 50_000), under(PAY, 60_000)), 10),
        ("safest growing jobs that pay well", SCORE, False, both(over(GROWTH, 4.5), over(PAY, 50_020)), 10),
        ("jobs growing more than 15%", GROWTH, True, over(GROWTH, 15), 10),
        ("shrinking jobs", GROWTH, False, under(GROWTH, -0.5), 10),
        ("safest jobs in health care", SCORE, False, within("29-", "31-"), 10),
        ("best paid trades with no degree", PAY, True, both(within("47-", "49-", "51-"), enters_with(*NO_DEGREE)), 10),
        ("safest jobs not in construction", SCORE, False, lambda row: not within("47-")(row), 10),
        ("jobs paying over $40 an hour with low exposure", SCORE, False,
         both(over("median_hourly", 40), under(SCORE, 40)), 10),
        ("legal jobs over 500k", PAY, True, over(PAY, 500_000), 10),
    ],
)  # fmt: skip
def test_a_list_is_the_one_the_tables_give(
    question: str, measure: str, high_first: bool, keeps: Callable[[Row], bool], count: int, library: Library
) -> None:
    ranking = rank(merge([question]), library)
    assert (ranking.measure, ranking.descending) == (measure, high_first)
    values = {code: float(row[measure]) for code, row in NATIONAL.items() if row[measure]}
    check(ranking, expected(measure, keeps, high_first=high_first), count, values)


def test_jobs_gained_are_those_of_2034_less_those_of_2024(library: Library) -> None:
    changes = {
        code: float(row["employment_2034"]) - float(row["employment_2024"])
        for code, row in NATIONAL.items()
        if row["employment_2034"] and row["employment_2024"]
    }
    for question, sign in (("jobs losing the most people", 1), ("jobs gaining the most people", -1)):
        ranking = rank(merge([question]), library)
        best = sorted(changes.values(), key=lambda value: sign * value)[:10]
        assert [changes[PUBLISHED[code]] for code in ranking.codes] == best
        assert ranking.fitting == len(changes)


@pytest.mark.parametrize("state", ["TX", "WY", "DC"])
def test_in_a_state_its_own_pay_and_jobs_count(state: str, library: Library) -> None:
    local = {code: row for (code, place), row in BY_STATE.items() if place == state}

    def pay(measure: str) -> dict[str, float]:
        return {c: float(r[measure]) for c, r in local.items() if r[measure] and c in NATIONAL}

    for question, measure, values in (
        ("best paid jobs", PAY, pay(PAY)),
        ("10 biggest occupations", "employment", pay("employment")),
        ("safest jobs over 70k", SCORE, {c: float(NATIONAL[c][SCORE]) for c, v in pay(PAY).items()
                                         if v >= 70_000 and NATIONAL[c][SCORE]}),
        ("jobs paying over $30 an hour", "median_hourly", {c: v for c, v in pay("median_hourly").items() if v >= 30}),
    ):  # fmt: skip
        ranking = rank(merge([question]), library, state)
        found = sorted(values.items(), key=lambda item: -item[1] if ranking.descending else item[1])
        assert ranking.measure == measure
        assert ranking.fitting == len(values)
        assert [values[PUBLISHED[code]] for code in ranking.codes] == [value for _, value in found[:10]]


def test_a_state_without_published_pay_of_an_occupation_leaves_it_out(library: Library) -> None:
    ranking = rank(merge(["best paid jobs over 1k"]), library, "GU")
    published = [row for (code, place), row in BY_STATE.items() if place == "GU" and row[PAY] and code in NATIONAL]
    assert 0 < ranking.fitting == len(published) < 300


def test_where_nothing_fits_the_limit_is_given_up_whose_loss_lets_in_the_fewest(library: Library) -> None:
    ranking = rank(merge(["food service jobs over 300k with no degree"]), library)
    # Without the field 300k alone fits a few doctors, all with a degree, so nothing fits by giving up one limit alone
    # but the pay; those in food service that need no degree are left.
    fits = {
        "pay": sum(both(within("35-"), enters_with(*NO_DEGREE))(row) and bool(row[PAY]) for row in NATIONAL.values()),
        "field": sum(both(over(PAY, 300_000), enters_with(*NO_DEGREE))(row) for row in NATIONAL.values()),
        "schooling": sum(both(over(PAY, 300_000), within("35-"))(row) for row in NATIONAL.values()),
    }
    assert fits["field"] == fits["schooling"] == 0 < fits["pay"]
    assert ranking.relaxed == ("median pay over $300,000 a year",)
    assert ranking.fitting == fits["pay"]


def test_of_several_limits_that_could_go_the_one_that_lets_in_the_fewest_does(library: Library) -> None:
    wanted = Constraints(sort=PAY, descending=True, limits=(Limit(PAY, low=200_000, words="pay"),
                                                            Limit(SCORE, high=5, words="score")))  # fmt: skip
    rich, safe = over(PAY, 200_000), under(SCORE, 5)
    assert not any(both(rich, safe)(row) for row in NATIONAL.values())
    many = {
        "score": sum(map(rich, NATIONAL.values())),
        "pay": sum(safe(row) and bool(row[PAY]) for row in NATIONAL.values()),
    }
    fewest = min((name for name in many if many[name]), key=lambda name: many[name])
    ranking = rank(wanted, library)
    assert ranking.relaxed == (fewest,)
    assert ranking.fitting == many[fewest]


def test_limits_that_fit_nothing_even_one_by_one_are_given_up_one_after_another(library: Library) -> None:
    wanted = Constraints(limits=(Limit(PAY, low=9e9, words="pay"), Limit(GROWTH, low=9e9, words="growth")))
    ranking = rank(wanted, library)
    assert set(ranking.relaxed) == {"pay", "growth"}
    assert ranking.fitting > 700


def test_nothing_is_given_up_where_something_fits(library: Library) -> None:
    assert rank(merge(["jobs over 80k with low exposure"]), library).relaxed == ()


def test_the_military_is_in_no_field_and_no_list() -> None:
    assert not is_in_groups("55-3016", Constraints())
    assert not is_in_groups("55-3016", Constraints(groups=("55-",)))
    assert is_in_groups("29-1141", Constraints())


def test_ties_beyond_the_end_are_counted(library: Library) -> None:
    values = {code: float(row[GROWTH]) for code, row in NATIONAL.items() if row[GROWTH]}
    tied = next(v for v in sorted(set(values.values())) if sum(other == v for other in values.values()) > 4)
    wanted = Constraints(sort=GROWTH, limits=(Limit(GROWTH, low=tied, words="from there"),), count=2)
    ranking = rank(wanted, library)
    assert ranking.ties == sum(other == tied for other in values.values()) - 2 > 2


# States in order


@pytest.mark.parametrize(
    ("question", "code", "measure", "high_first"),
    [
        ("which state pays welders the most", "51-4121", PAY, True),
        ("which states pay nurses the least", "29-1141", PAY, False),
        ("where do pharmacists earn the most", "29-1051", PAY, True),
        ("best states for electricians", "47-2111", PAY, True),
        ("which state has the most truck drivers", "53-3032", "employment", True),
        ("which state has the fewest dental hygienists", "29-1292", "employment", False),
        ("which state has the least welders", "51-4121", "employment", False),
    ],
)
def test_states_come_in_the_order_of_the_tables(
    question: str, code: str, measure: str, high_first: bool, library: Library
) -> None:
    request = understood(library, question)
    ranking, figures = gather_list(request, library)
    values = {s: float(row[measure]) for (soc, s), row in BY_STATE.items() if soc == code and row[measure]}
    best = sorted(values.values(), reverse=high_first)[:10]
    assert ranking is not None
    assert (ranking.measure, ranking.descending) == (measure, high_first)
    assert [values[state] for state in ranking.codes] == best
    assert ranking.fitting == len(values)
    shown = [figure for figure in figures if figure.place != "US"]
    assert [(f.place, f.value) for f in shown] == [(state, values[state]) for state in ranking.codes]


def test_states_are_turned_around(library: Library) -> None:
    first, _ = gather_list(understood(library, "which state pays welders the most"), library)
    turned, _ = gather_list(understood(library, "which state pays welders the most", "flip it"), library)
    assert first is not None and turned is not None
    pays = {s: float(r[PAY]) for (soc, s), r in BY_STATE.items() if soc == "51-4121" and r[PAY]}
    assert pays[first.codes[0]] == max(pays.values()) and pays[turned.codes[0]] == min(pays.values())


def test_states_within_a_limit(library: Library) -> None:
    ranking, _ = gather_list(understood(library, "which states pay electricians over 85k"), library)
    pays = {s: float(r[PAY]) for (soc, s), r in BY_STATE.items() if soc == "47-2111" and r[PAY]}
    assert ranking is not None
    assert set(ranking.codes) == {state for state, pay in pays.items() if pay >= 85_000}
    none, _ = gather_list(understood(library, "which states pay electricians over 400k"), library)
    assert none is not None
    assert none.relaxed == ("median pay over $400,000 a year",) and none.fitting == len(pays)


def test_states_alike_come_by_their_code(library: Library) -> None:
    figures = rank_states("29-1141.00", PAY, library)
    assert figures == sorted(figures, key=lambda figure: (-figure.value, figure.place))
    assert rank_states("29-1141.00", PAY, library, descending=False)[0] in figures[-3:]


# What a list shows


def test_what_comes_first_within_limits_is_not_said_to_be_first_of_all(advisor: Advisor) -> None:
    assert advisor.answer("best paid jobs").text.startswith("**Pediatric surgeons are the best paid")
    for question in (
        "best paid jobs in construction",
        "jobs over 50k, lowest first",
        "best paid jobs without a degree",
    ):
        assert advisor.answer(question).text.startswith("**Of those that fit, "), question
    assert advisor.answer("which states pay electricians over 85k").text.startswith("**Of the states with median pay")


def test_what_was_given_up_is_said_to_be_and_not_to_be_kept(advisor: Advisor) -> None:
    text = advisor.answer("growing jobs in food service over 90k with no degree").text
    assert "so I gave up this:** food service." in text
    assert "; in food service" not in text and "median pay over $90,000" in text


def test_each_occupation_is_shown_with_what_it_is_sorted_by_and_the_usual_three(library: Library) -> None:
    assert shown_measures("annual_openings") == ("annual_openings", SCORE, PAY, GROWTH)
    assert shown_measures(PAY) == (PAY, SCORE, GROWTH)


def test_a_list_holds_the_figures_of_all_it_shows_and_how_many_fit(library: Library) -> None:
    request = understood(library, "top 5 fastest growing jobs in Texas")
    ranking, figures = gather_list(request, library)
    assert ranking is not None and len(ranking.codes) == 5
    fitting = [figure for figure in figures if figure.measure == "occupations_fitting"]
    assert [figure.value for figure in fitting] == [ranking.fitting]
    for code in ranking.codes:
        own = {(f.measure, f.place): f.value for f in figures if f.soc_code == PUBLISHED[code]}
        row, local = NATIONAL[PUBLISHED[code]], BY_STATE.get((PUBLISHED[code], "TX"), {})
        assert own[GROWTH, "US"] == number(row[GROWTH])
        assert own.get((SCORE, "US")) == number(row[SCORE])
        assert own.get((PAY, "TX")) == number(local.get(PAY, ""))


def test_the_list_is_given_as_the_options_to_go_on_with(library: Library) -> None:
    evidence = gather(understood(library, "safest jobs over 90k"), library)
    assert evidence.ranking is not None
    assert tuple(subject.code for subject in evidence.options) == evidence.ranking.codes
    states = gather(understood(library, "which state pays welders the most"), library)
    assert states.options == () and all(isinstance(figure, Figure) for figure in states.figures)
