"""Moves from one occupation to others, held to the tables: safer is safer, no less pay is no less, skills are rated."""

import csv

import pytest
from asking import codes, understood

from bot.asker import Asker
from bot.bounds import Limit
from bot.constraints import SCHOOLING, Constraints
from bot.evidence import Evidence, Move
from bot.gathering import gather
from bot.library import Library
from bot.locating import corpus_folder
from bot.moving import MATTERS, SHOWN, STEP, closeness, find_moves, skill_gap

CASHIERS, NURSES, CODERS, TELLERS = "41-2011.00", "29-1141.00", "29-2072.00", "43-3071.00"
DEVELOPERS, ACTORS, WRITERS, ROOFERS = "15-1252.00", "27-2011.00", "27-3043.00", "47-2181.00"
SOLDIERS, AI_ENGINEERS, PARAMEDICS = "55-3016.00", "15-AIML", "29-2043.00"
STARTS = (CASHIERS, NURSES, CODERS, TELLERS, DEVELOPERS, WRITERS, ROOFERS, "43-9021.00", "53-3032.00", "25-2021.00")
PAY, SCORE, GROWTH = "median_annual", "exposure_score", "growth_pct"


def read(table: str) -> list[dict[str, str]]:
    with (corpus_folder() / "figures" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


PUBLISHED = {row["onet_soc_code"]: row["soc_code"] for row in read("occupations")}
ENTRY = {row["onet_soc_code"]: row["typical_education"] for row in read("occupations")}
NATIONAL = {row["soc_code"]: row for row in read("national")}
BY_STATE = {(row["soc_code"], row["state"]): row for row in read("pay_by_state")}
SKILLS: dict[str, dict[str, float]] = {}
for skill in read("skills"):
    SKILLS.setdefault(skill["onet_soc_code"], {})[skill["element"]] = float(skill["importance"])


def value(code: str, measure: str, state: str = "") -> float | None:
    local = BY_STATE.get((PUBLISHED[code], state), {}).get(measure, "")
    text = local or NATIONAL[PUBLISHED[code]][measure]
    return float(text) if text else None


def ends(
    start: str, library: Library, wanted: Constraints | None = None, asker: Asker | None = None, *places: str
) -> list[str]:
    return [move.end for move in find_moves(start, wanted or Constraints(), asker or Asker(), library, places)]


@pytest.mark.parametrize("start", STARTS)
def test_safer_moves_really_are_less_exposed(start: str, library: Library) -> None:
    found = ends(start, library, asker=Asker(safer=True))
    own = value(start, SCORE)
    assert found or start == ROOFERS  # Little is less exposed than roofing.
    assert own is not None and all((score := value(end, SCORE)) is not None and score <= own - 5 for end in found)


@pytest.mark.parametrize("start", [start for start in STARTS if start != ROOFERS])
@pytest.mark.parametrize("state", ["", "OH", "CA"])
def test_moves_for_no_less_pay_really_pay_no_less(start: str, state: str, library: Library) -> None:
    found = ends(start, library, None, Asker(not_less_pay=True), *([state] if state else []))
    own = value(start, PAY, state)
    assert found and own is not None
    assert all((pay := value(end, PAY, state)) is not None and pay >= own for end in found)


def test_the_pay_of_the_state_decides_where_it_is_published(library: Library) -> None:
    differs = 0
    for start in STARTS:
        nation, state = (ends(start, library, None, Asker(not_less_pay=True), *places) for places in ([], ["WY"]))
        differs += nation != state
    assert differs


def test_where_a_state_shows_no_pay_the_nations_is_held_to_the_limit(library: Library) -> None:
    wanted = Constraints(limits=(Limit(PAY, low=30_000),))
    found = {end for start in STARTS for end in ends(start, library, wanted, None, "VI")}
    unshown = {end for end in found if not BY_STATE.get((PUBLISHED[end], "VI"), {}).get(PAY)}
    assert unshown and all((value(end, PAY) or 0) >= 30_000 for end in found)


def test_without_a_yearly_pay_the_hourly_one_decides(library: Library) -> None:
    assert value(ACTORS, PAY) is None
    own = value(ACTORS, "median_hourly")
    found = ends(ACTORS, library, asker=Asker(not_less_pay=True))
    assert found and own is not None
    assert all((pay := value(end, "median_hourly")) is not None and pay >= own for end in found)


def test_where_the_pay_now_is_not_known_no_move_is_said_to_pay_as_much(library: Library) -> None:
    legislators = "11-1031.00"
    assert value(legislators, PAY) is None and value(legislators, "median_hourly") is None
    assert ends(legislators, library) and ends(legislators, library, asker=Asker(not_less_pay=True)) == []


@pytest.mark.parametrize("start", STARTS)
def test_moves_without_a_degree_need_none_at_the_usual_entry(start: str, library: Library) -> None:
    found = ends(start, library, Constraints(most_schooling=3))
    assert found and all(ENTRY[end] in SCHOOLING[:4] for end in found)


@pytest.mark.parametrize("start", STARTS)
def test_moves_without_more_school_ask_no_more_than_the_job_now(start: str, library: Library) -> None:
    found = ends(start, library, asker=Asker(no_more_school=True))
    assert found
    assert all(SCHOOLING.index(ENTRY[end]) <= SCHOOLING.index(ENTRY[start]) for end in found)


@pytest.mark.parametrize("start", [CASHIERS, TELLERS, DEVELOPERS, WRITERS, "43-9021.00"])
def test_moves_into_a_field_are_in_it(start: str, library: Library) -> None:
    found = ends(start, library, Constraints(groups=("29-", "31-")))
    assert len(found) == SHOWN and all(end.startswith(("29-", "31-")) for end in found)
    without = ends(start, library, Constraints(without=("43-", "41-")))
    assert without and not any(end.startswith(("43-", "41-")) for end in without)


@pytest.mark.parametrize(
    ("limit", "place"),
    [
        (Limit(PAY, low=60_000), ""),
        (Limit(PAY, low=60_000), "NY"),
        (Limit(SCORE, high=40), ""),
        (Limit(GROWTH, low=4.5), ""),
        (Limit("median_hourly", low=30), "TX"),
    ],
)
@pytest.mark.parametrize("start", [CASHIERS, TELLERS, CODERS])
def test_moves_keep_to_limits(limit: Limit, place: str, start: str, library: Library) -> None:
    found = ends(start, library, Constraints(limits=(limit,)), None, *([place] if place else []))
    assert found
    for end in found:
        held = value(end, limit.measure, place)
        assert held is not None
        assert (limit.low is None or held >= limit.low) and (limit.high is None or held <= limit.high)


@pytest.mark.parametrize(("measure", "descending"), [(PAY, True), (SCORE, False), (GROWTH, True)])
def test_moves_are_sorted_by_a_measure_that_is_named(measure: str, descending: bool, library: Library) -> None:
    for start in STARTS:
        held = [value(end, measure) for end in ends(start, library, Constraints(sort=measure, descending=descending))]
        assert len(held) > 1 and held == sorted(held, key=float, reverse=descending)  # type: ignore[arg-type]


def test_no_move_leads_back_or_to_the_same_figures(library: Library) -> None:
    for start in (*STARTS, "29-1141.03", "15-1299.08"):
        found = ends(start, library)
        assert found and len(set(found)) == len(found) <= SHOWN
        assert PUBLISHED[start] not in {PUBLISHED[end] for end in found}


def test_moves_come_from_related_occupations_first(library: Library) -> None:
    for start in STARTS:
        assert set(ends(start, library)) <= set(library.related_of(start))


def test_the_same_question_gives_the_same_moves(library: Library) -> None:
    assert ends(CASHIERS, library) == ends(CASHIERS, library)


def test_where_no_skills_are_rated_the_nearest_relative_stands_in(library: Library) -> None:
    assert not library.tables.skills(AI_ENGINEERS) and not library.tables.skills(PARAMEDICS)
    assert closeness(AI_ENGINEERS, DEVELOPERS, library) > closeness(AI_ENGINEERS, CASHIERS, library)
    safer = ends(AI_ENGINEERS, library, asker=Asker(safer=True))
    nearest = next(code for code in library.related_of(AI_ENGINEERS) if value(code, SCORE) is not None)
    assert safer and max(value(end, SCORE) or 100 for end in safer) <= (value(nearest, SCORE) or 0) - 5


def test_soldiers_move_to_civilian_work(library: Library) -> None:
    found = ends(SOLDIERS, library)
    assert found and not any(end.startswith("55-") for end in found)


def test_closeness_is_one_for_the_same_and_less_for_others(library: Library) -> None:
    assert closeness(CASHIERS, CASHIERS, library) == 1
    assert 1 > closeness(CASHIERS, TELLERS, library) > closeness(CASHIERS, DEVELOPERS, library) >= 0
    assert closeness(CASHIERS, PARAMEDICS, library) == 0.5


# What carries over, and what is missing


PAIRS = [(CASHIERS, TELLERS), (NURSES, WRITERS), (TELLERS, "13-2011.00"), ("43-9021.00", DEVELOPERS), (ROOFERS, NURSES)]


@pytest.mark.parametrize(("start", "end"), PAIRS)
def test_what_carries_over_matters_in_both(start: str, end: str, library: Library) -> None:
    own, other = SKILLS[start], SKILLS[end]
    move = skill_gap(start, end, library)
    assert (move.start, move.end) == (start, end)
    assert all(own[name] >= MATTERS and other[name] >= MATTERS for name in move.carries)
    # And nothing that matters more at the end, and carries over, is left out for it.
    rest = [n for n in other if n not in move.carries and min(other[n], own.get(n, 0)) >= MATTERS
            and other[n] - own.get(n, 0) < STEP]  # fmt: skip
    assert len(move.carries) == 3 or not rest
    assert not rest or max(other[name] for name in rest) <= min(other[name] for name in move.carries)


@pytest.mark.parametrize(("start", "end"), PAIRS)
def test_what_is_missing_matters_clearly_more_there(start: str, end: str, library: Library) -> None:
    own, other = SKILLS[start], SKILLS[end]
    steps = {name: other[name] - own.get(name, 0) for name in other if other[name] >= MATTERS}
    missing = skill_gap(start, end, library).missing
    assert all(steps[name] >= STEP for name in missing)
    assert [steps[name] for name in missing] == sorted((s for s in steps.values() if s >= STEP), reverse=True)[:3]
    assert not set(missing) & set(skill_gap(start, end, library).carries)


def test_without_ratings_nothing_is_claimed_to_carry_over_or_to_be_missing(library: Library) -> None:
    assert skill_gap(CASHIERS, PARAMEDICS, library) == Move(CASHIERS, PARAMEDICS, (), ())
    assert skill_gap(PARAMEDICS, NURSES, library) == Move(PARAMEDICS, NURSES, (), ())


# From the question to what is shown


def shown(library: Library, *turns: str) -> Evidence:
    return gather(understood(library, *turns), library)


def test_a_question_for_safer_and_better_paid_work_is_kept_to(library: Library) -> None:
    evidence = shown(library, "im a medical coder, whats safer but pays no less. i dont want a pay cut")
    moves = [move.end for move in evidence.moves]
    assert moves and [subject.code for subject in evidence.options] == moves
    for end in moves:
        assert (value(end, SCORE) or 100) < (value(CODERS, SCORE) or 0)
        assert (value(end, PAY) or 0) >= (value(CODERS, PAY) or 0)


def test_each_move_is_shown_with_its_figures_and_the_skills_named(library: Library) -> None:
    evidence = shown(library, "where could a bank teller go", "in Ohio")
    held = {(f.soc_code, f.measure, f.place): f.value for f in evidence.figures if not f.detail}
    for move in evidence.moves:
        code = PUBLISHED[move.end]
        assert held[code, SCORE, "US"] == value(move.end, SCORE)
        assert held[code, GROWTH, "US"] == value(move.end, GROWTH)
        assert held.get((code, PAY, "OH")) in (value(move.end, PAY, "OH"), None)
        named = {f.detail: f.value for f in evidence.figures if f.measure == "skill_importance" and f.soc_code == code}
        assert set(named) == {*move.carries, *move.missing}
        assert all(SKILLS[move.end][name] == importance for name, importance in named.items())


def test_a_step_between_two_jobs_tells_the_difference_in_pay(library: Library) -> None:
    request = understood(library, "what would it take to go from cashier to bank teller")
    evidence = gather(request, library)
    assert codes(request) == ["41-2011", "43-3071"]
    assert [(move.start, move.end) for move in evidence.moves] == [(CASHIERS, TELLERS)]
    (difference,) = [figure for figure in evidence.figures if figure.measure == "pay_difference"]
    assert difference.value == (value(TELLERS, PAY) or 0) - (value(CASHIERS, PAY) or 0)


def test_where_no_move_keeps_to_all_of_it_none_is_offered(library: Library) -> None:
    evidence = shown(library, "cashier, what could i move to without a degree", "only ones over 400k")
    assert evidence.moves == () and evidence.options == ()
