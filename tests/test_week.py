"""A person's own week: how it is told, what it is read as, what it comes to, and how it goes on in a conversation."""

import csv
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from bot.advisor import Advisor
from bot.answer import Answer, Focus
from bot.checking import problems
from bot.kinds import WorkFinder, stems
from bot.library import Library
from bot.locating import corpus_folder
from bot.personal import Row, whole_percents
from bot.telling import find_telling, retell
from bot.week import find_week
from bot.wording import as_told

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE / "evals"))
import check  # noqa: E402  # The script that scores answers is no package.

FIGURES = corpus_folder() / "figures"
PARALEGAL = "I'm a paralegal, I mostly draft contracts and do legal research, hardly any filing"

TOLD = [
    (PARALEGAL, {"draft contracts": 48, "legal research": 48, "filing": 5}),
    (
        "half my time is grading, a quarter teaching, rest is parents' emails (5th grade teacher)",
        {"grading": 50, "teaching": 25, "parents' emails": 25},
    ),
    ("my week is 60% meetings, 20% code review, 20% coding", {"meetings": 60, "code review": 20, "coding": 20}),
    ("2 days a week I'm in the truck, rest I do estimates", {"truck": 40, "estimates": 60}),
    ("meetings (60%), coding (40%)", {"meetings": 60, "coding": 40}),
    ("meetings: 60%, coding: 40%", {"meetings": 60, "coding": 40}),
    ("60% meetings 40% coding", {"meetings": 60, "coding": 40}),
    ("meetings 60 percent coding 40 percent", {"meetings": 60, "coding": 40}),
    ("60% meetings, 25 code review, 15 coding", {"meetings": 60, "code review": 25, "coding": 15}),
    ("My week:\n- 40% client calls\n- 30% bids\n- 30% travel", {"client calls": 40, "bids": 30, "travel": 30}),
    ("80-90% of it is coding, rest is meetings", {"coding": 85, "meetings": 15}),
    ("I teach half the day and grade the other half", {"teach": 50, "grade": 50}),
    ("Half the time I'm on calls, half the time I'm writing tickets", {"calls": 50, "writing tickets": 50}),
    ("Emails take up half my day, the other half is scheduling", {"emails": 50, "scheduling": 50}),
    ("two thirds patient care, one third paperwork", {"patient care": 67, "paperwork": 33}),
    ("1/3 sales calls, 1/3 demos, 1/3 admin", {"sales calls": 33, "demos": 33, "admin": 33}),
    ("three quarters of my shift is stocking, the rest is the register", {"stocking": 75, "register": 25}),
    ("50/50 driving and paperwork", {"driving": 50, "paperwork": 50}),
    ("split evenly between cooking and cleaning", {"cooking": 50, "cleaning": 50}),
    ("3 days on site, 2 days doing paperwork", {"site": 60, "paperwork": 40}),
    ("mondays and tuesdays payroll, the rest invoices", {"payroll": 40, "invoices": 60}),
    ("Mon-Wed I do estimates, rest is installs", {"estimates": 60, "installs": 40}),
    ("mornings I'm with the kids, afternoons paperwork", {"kids": 50, "paperwork": 50}),
    ("6 hours driving, 2 hours unloading", {"driving": 75, "unloading": 25}),
    ("I drive 11 hours a day, an hour of paperwork and an hour tying down loads",
     {"drive": 85, "paperwork": 8, "tying down loads": 8}),
    ("10 hrs driving, 2 hrs waiting at docks, 30 min inspections",
     {"driving": 80, "waiting at docks": 16, "inspections": 4}),
    ("about 20 hours a week stocking, 10 on register, 10 cleaning", {"stocking": 50, "register": 25, "cleaning": 25}),
    ("plumber. 3 days a week new installs, a day of service calls and the rest is quotes and invoices",
     {"new installs": 60, "service calls": 20, "quotes": 10, "invoices": 10}),
    ("I'm a cashier, all day ringing people up, some stocking, hardly any cleaning",
     {"ringing people up": 76, "stocking": 19, "cleaning": 5}),
    ("nothing but spreadsheets all day, hardly any phone calls", {"spreadsheets": 95, "phone calls": 5}),
    ("no teaching, all research", {"teaching": 0, "research": 100}),
    ("I do no sales at all, it's all installs and repairs", {"sales": 0, "installs": 50, "repairs": 50}),
    ("bulk of my week is case notes, then home visits, some court", {"case notes": 40, "home visits": 40, "court": 20}),
    ("mostly I answer phones, sometimes I check people in, rarely any billing",
     {"answer phones": 76, "check people in": 19, "billing": 5}),
    ("I almost never cook anymore, mostly ordering and scheduling", {"cook": 5, "ordering": 48, "scheduling": 48}),
    ("home health aide. I bathe and dress my clients most of the day, cook a little, an hour of notes",
     {"bathe": 38, "dress my clients": 38, "cook": 13, "notes": 13}),
    ("line cook, mostly grilling, some prep, I close and clean an hour a day",
     {"grilling": 70, "prep": 18, "close": 6, "clean": 6}),
    ("dispatcher, mainly on the radio with drivers, quarter of the day on routing, some billing",
     {"radio with drivers": 60, "routing": 25, "billing": 15}),
    ("As an RN I'm mostly on the floor, maybe a quarter charting", {"floor": 75, "charting": 25}),
    ("a lot of emails, some meetings, a bit of budgeting", {"emails": 55, "meetings": 27, "budgeting": 18}),
    ("I spend 80% of my day in meetings", {"meetings": 80, "everything else": 20}),
    ("I’m a barber, cuts most of the day, hardly any color", {"cuts": 95, "color": 5}),
    ("dental hygienist. 8 patients a day: mostly scaling, x-rays about 10%, rest is notes",
     {"scaling": 60, "x-rays": 10, "notes": 30}),
    ("60% meetings, 60% coding", {"meetings": 50, "coding": 50}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "parts"), TOLD)
def test_a_week_is_read_with_the_share_of_each_part(text: str, parts: dict[str, int]) -> None:
    week = find_week(text)
    assert week is not None
    assert {part.said: int(100 * part.share + 0.5) for part in week.parts} == parts


@pytest.mark.parametrize("text", [text for text, _ in TOLD])
def test_shares_make_up_the_whole_week(text: str) -> None:
    week = find_week(text)
    assert week is not None
    assert sum(part.share for part in week.parts) == pytest.approx(1)


@pytest.mark.parametrize(
    "text",
    [
        "I'm a nurse, will AI take my job?",
        "What percent of nurses are men?",
        "how much of a paralegal's work can AI do, half or all of it?",
        "Is a score of 80 the same thing as an 80% chance I lose my job?",
        "I've been a welder for 20 years, mostly pipe, and now they bring in robots",
        "half my team got laid off",
        "I've spent half my life welding",
        "some days I love it, most days I don't, will robots do it?",
        "I work 40 hours a week as a nurse",
        "What do most electricians earn?",
        "I love my students, but half of them turn in essays a machine wrote and then joke. Do they have a point?",
        "no",
        "",
    ],
)
def test_a_message_about_something_else_is_no_week(text: str) -> None:
    assert find_week(text) is None


def test_no_question_of_the_development_set_is_taken_for_a_week() -> None:
    lines = (HERE / "evals" / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    said = [turn["say"] for line in lines for turn in json.loads(line)["turns"]]
    taken = [text for text in said if (week := find_week(text)) and week.firm]
    assert len(said) > 500
    assert taken == []


def test_what_is_guessed_is_told_from_what_was_stated() -> None:
    week = find_week("bookkeeper, mostly entering bills, a third of it is invoices, never payroll, some calls")
    assert week is not None
    assert {part.said: part.assumed for part in week.parts} == {
        "entering bills": True, "invoices": False, "payroll": False, "calls": True,
    }  # fmt: skip


def test_the_job_stays_in_what_is_left_of_the_message() -> None:
    week = find_week("half my time is grading, half teaching (5th grade teacher). Should I worry?")
    assert week is not None
    assert "5th grade teacher" in week.rest and "Should I worry?" in week.rest
    assert "grading" not in week.rest and "half" not in week.rest


@pytest.mark.parametrize(
    ("change", "parts"),
    [
        ("what if I did less filing?", {"draft contracts": 49, "legal research": 49, "filing": 3}),
        ("no filing and more research", {"draft contracts": 48, "legal research": 53, "filing": 0}),
        ("what if half of it was research", {"draft contracts": 45, "legal research": 50, "filing": 5}),
        ("what if “draft contracts” took less of my week?",
         {"draft contracts": 24, "legal research": 69, "filing": 7}),
        ("swap drafting for client calls",
         {"draft contracts": 0, "legal research": 48, "filing": 5, "client calls": 48}),
        ("what if I did more client calls?",
         {"draft contracts": 40, "legal research": 40, "filing": 4, "client calls": 15}),
        ("and if my week was half research, half calls?", {"research": 50, "calls": 50}),
    ],
)  # fmt: skip
def test_a_told_week_can_be_imagined_otherwise(change: str, parts: dict[str, int]) -> None:
    told = find_telling(change, PARALEGAL)
    assert told is not None and told.before == retell(PARALEGAL)
    assert {part.said: int(100 * part.share + 0.5) for part in told.parts} == parts
    assert sum(part.share for part in told.parts) == pytest.approx(1)
    assert retell(told.text) == told.parts


@pytest.mark.parametrize(
    "text",
    ["what if AI takes over?", "more about pay?", "what if I made more money?", "no thanks", "which jobs pay more?",
     "what if I got more training?", "what if I moved to Texas?", "what else could I do?"],
)  # fmt: skip
def test_other_questions_change_no_week(text: str) -> None:
    assert find_telling(text, PARALEGAL) is None


@pytest.mark.parametrize("count", range(1, 12))
def test_whole_percents_make_up_a_hundred(count: int) -> None:
    random = np.random.default_rng(count)
    for _ in range(50):
        shares = random.dirichlet(np.ones(count)) * 100
        rows = [Row(str(i), float(share), bool(random.integers(2)), None) for i, share in enumerate(shares)]
        found = [row.share for row in whole_percents(rows)]
        assert sum(found) == 100
        assert all(percent >= 0 and percent == int(percent) for percent in found)


# Kinds of work


def rows_of(name: str) -> Iterator[dict[str, str]]:
    with (FIGURES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@pytest.fixture(scope="module")
def labels() -> dict[tuple[str, int], dict[str, str]]:
    return {(row["onet_soc_code"], int(row["task_id"])): row for row in rows_of("tasks")}


def test_an_activity_is_rated_by_the_mean_of_its_tasks(library: Library, labels: dict) -> None:
    code = "23-2011.00"
    belongs = {(int(row["task_id"]), row["iwa"]) for row in rows_of("task_activities")}
    names = {iwa: name for iwa, name in library.labels.items()}
    for kind in library.work.kinds(code):
        if kind.written:
            continue
        iwa = next(iwa for iwa in kind.iwas)
        tasks = [row for (job, number), row in labels.items() if job == code and (number, iwa) in belongs]
        alone = [float(row["automation"]) for row in tasks if row["automation"]]
        assert kind.name == names[iwa]
        assert kind.ratings.automation == pytest.approx(sum(alone) / len(alone))


def test_what_our_list_of_words_names_exists(library: Library) -> None:
    with (corpus_folder() / "week_words.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    keys = [(tuple(stems(row["said"])), row["group"]) for row in rows]
    assert len(keys) == len(set(keys)) > 200
    assert all(words for words, _ in keys)
    assert {iwa for row in rows for iwa in row["iwas"].split()} <= library.labels.keys()
    groups = {row["group"] for row in rows} - {""}
    assert all(any(code.startswith(group) for code in library.tables.occupations) for group in groups)


class Meaning:
    """A matcher with vectors in which some phrases mean the same and nothing else is alike."""

    has_vectors = True

    def __init__(self, *alike: tuple[str, str]) -> None:
        self.alike = dict(alike)
        self.seen: dict[str, int] = {}

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        found = np.zeros((len(texts), 2000), dtype=np.float32)
        for i, text in enumerate(texts):
            name = self.alike.get(text, text)
            found[i, self.seen.setdefault(name, len(self.seen))] = 1
        return found


def finder(library: Library, meaning: Meaning) -> WorkFinder:
    parts = SimpleNamespace(tables=library.tables, reports=library.reports, labels=library.labels, matcher=meaning)
    return WorkFinder(parts, corpus_folder())  # type: ignore[arg-type]


def test_words_near_in_meaning_find_a_kind_of_work(library: Library) -> None:
    meaning = Meaning(("combing through precedents", "research the law and past rulings"))
    found = finder(library, meaning).find("23-2011.00", ["combing through precedents", "juggling swords"])
    assert found[0] is not None and found[0].name == "research the law and past rulings"
    assert found[1] is None


def test_vectors_of_what_was_said_are_not_kept(library: Library) -> None:
    work = finder(library, Meaning())
    work.find("23-2011.00", ["a secret of mine"])
    assert work._vectors.keys() == {kind.name for kind in work.kinds("23-2011.00")}


def test_a_finder_warmed_up_embeds_only_what_is_said(library: Library) -> None:
    meaning = Meaning()
    work = finder(library, meaning)
    work.warm_up()
    known = set(meaning.seen)
    work.find("25-2021.00", ["juggling swords"])
    assert set(meaning.seen) - known == {"juggling swords"}


def test_without_vectors_shared_words_find_a_kind_of_work(library: Library) -> None:
    assert not library.matcher.has_vectors
    found = library.work.find("23-2011.00", ["discussing cases with lawyers", "underwater basket weaving"])
    assert found[0] is not None and found[0].name == "discuss a case with clients or lawyers"
    assert found[1] is None


def test_what_the_job_itself_lacks_is_rated_as_in_other_jobs(library: Library) -> None:
    kind = library.work.find("47-2152.00", ["in the truck"])[0]
    assert kind is not None and kind.scope == "all" and kind.name == "drive, fly or steer vehicles"


# Answers


def figure(answer: Answer, measure: str, detail: str = "") -> float:
    return next(f.value for _, f in answer.figures if f.measure == measure and f.detail == detail)


def recomputed(answer: Answer, labels: dict, code: str, rater: str) -> float:
    """Work the sum of a week out anew, from its shares and the tasks its source names."""
    source = next(f.source for _, f in answer.figures if f.measure == "part_autonomy")
    total = weight = 0.0
    for said, ids in re.findall(r"(?:: |; )([^=;:]+) = tasks ([\d, ]+)", source):
        ratings = [labels[(code, int(number))][rater] for number in ids.split(", ")]
        held = [float(value) for value in ratings if value]
        share = figure(answer, "week_share", said)
        total, weight = total + share * sum(held) / len(held), weight + share
    return total / weight


@pytest.mark.parametrize(("rater", "measure"), [("automation", "autonomy"), ("people", "people"), ("gpt4", "gpt4")])
def test_a_week_comes_to_its_tasks_ratings_weighted_by_its_shares(
    advisor: Advisor, labels: dict, rater: str, measure: str
) -> None:
    answer = advisor.answer(PARALEGAL)
    assert figure(answer, f"week_{measure}") == pytest.approx(recomputed(answer, labels, "23-2011.00", rater), abs=1e-3)


@pytest.mark.parametrize(("rater", "measure"), [("automation", "autonomy"), ("people", "people"), ("gpt4", "gpt4")])
def test_beside_it_stands_the_mean_over_all_tasks_core_ones_twice(
    advisor: Advisor, labels: dict, rater: str, measure: str
) -> None:
    total = weight = 0.0
    for (code, _), row in labels.items():
        if code == "23-2011.00" and row[rater]:
            counts = 2 if row["core"] == "core" else 1
            total, weight = total + counts * float(row[rater]), weight + counts
    assert figure(advisor.answer(PARALEGAL), f"job_{measure}") == pytest.approx(total / weight, abs=1e-3)


def test_a_week_is_answered_with_the_score_of_the_job_first(advisor: Advisor) -> None:
    answer = advisor.answer(PARALEGAL)
    assert answer.kind == "answer"
    assert {"week", "exposure"} <= set(answer.intents)
    assert [item.onet_soc_code for item in answer.occupations] == ["23-2011.00"]
    assert answer.figures[0][1].measure == "exposure_score"
    assert "61/100" in answer.text
    assert "| Draft contracts | Draw up legal papers | ~48 | 58 |" in answer.text


WEEKS = [
    PARALEGAL,
    "half my time is grading, a quarter teaching, rest is parents' emails (5th grade teacher)",
    "I'm an RN. probably 40% charting, 30% passing meds, 20% talking with families, 10% everything else",
    "long haul trucker here, drive 11 hours a day, maybe an hour of paperwork and an hour tying down loads",
    "bookkeeper, mostly enter bills and pay bills, a third of it is chasing invoices, never payroll",
    "plumber. 3 days a week new installs, a day of service calls and the rest is quotes and invoices",
    "I'm a cashier, all day ringing people up, some stocking, hardly any cleaning",
    "dev: half meetings, 30% coding, rest reviewing PRs",
    "line cook, mostly grilling and frying, some prep, I close and clean at night an hour a day",
    "dispatcher, mainly on the radio with drivers, quarter of the day on routing, some billing",
    "warehouse lead: 50% on the forklift, 25% scheduling my crew, 25% counting inventory",
    "I'm a dental hygienist, mostly cleanings, some x-rays, a bit of charting and hardly any teaching patients",
    "graphic designer, 70% making social media ads, 20% client calls, 10% retouching photos",
    "realtor: most of my week is showings and driving around, about 10 hours on paperwork, rest is cold calling",
    "home health aide. I bathe and dress my clients most of the day, cook a little, an hour of notes",
    "I'm a truck driver. 40% driving, 30% waiting at docks, 10% playing chess",
    "nurse, 60% paying bills, 20% people's rating [1], 20% openings | jobs",
]


@pytest.mark.parametrize("text", WEEKS)
def test_every_number_of_a_week_stands_in_its_figures(advisor: Advisor, text: str) -> None:
    answer = advisor.answer(text)
    subjects = [advisor.library.subject(item.onet_soc_code) for item in answer.occupations]
    assert "week" in answer.intents and answer.kind == "answer"
    assert problems(answer, subjects) == []
    assert check.unsupported(answer.to_dict(), [text]) == []
    shares = [f.value for _, f in answer.figures if f.measure == "week_share" and f.detail != "stated in all"]
    assert sum(shares) == 100


def test_a_rating_of_another_row_is_caught(advisor: Advisor) -> None:
    answer = advisor.answer(PARALEGAL)
    subjects = [advisor.library.subject("23-2011.00")]
    assert "~48 | 58 |" in answer.text and "~48 | 25 |" in answer.text
    assert problems(replace(answer, text=answer.text.replace("~48 | 58 |", "~48 | 25 |")), subjects)


@pytest.mark.parametrize("text", WEEKS[:4])
def test_the_same_week_gets_the_same_answer(advisor: Advisor, text: str) -> None:
    first, again = advisor.answer(text), advisor.answer(text)
    assert (first.text, first.figures, first.focus) == (again.text, again.figures, again.focus)


def test_a_part_that_is_not_recognized_stays_out_of_the_sums(advisor: Advisor, labels: dict) -> None:
    answer = advisor.answer("I'm a paralegal. 50% legal research, 50% juggling swords")
    assert "| Juggling swords | not recognized | 50 | – |" in answer.text
    assert "“juggling swords” matched no rated task" in answer.text
    alone = advisor.answer("I'm a paralegal. 50% legal research, 50% legal research")
    assert figure(answer, "week_autonomy") == figure(alone, "week_autonomy")


def test_a_week_of_which_nothing_is_recognized_says_so(advisor: Advisor) -> None:
    answer = advisor.answer("I'm a paralegal, half juggling swords, half taming lions")
    assert answer.text.startswith("**I can't weigh your week**")
    assert "61/100" in answer.text


def test_what_was_told_in_part_is_said_to_be_taken_as_the_whole(advisor: Advisor) -> None:
    assert "what you told adds up to 80%" in advisor.answer("paralegal, 50% legal research, 30% filing").text


def test_a_week_waits_for_its_job(advisor: Advisor) -> None:
    asked_back = advisor.answer("I mostly draft contracts and do legal research, hardly any filing")
    assert asked_back.kind == "clarify"
    assert "draft contracts" in asked_back.text
    answer = advisor.answer("paralegal", asked_back.focus)
    assert answer.kind == "answer" and "week" in answer.intents
    assert figure(answer, "week_autonomy") == figure(advisor.answer(PARALEGAL), "week_autonomy")


def test_a_week_in_a_broad_job_waits_for_the_choice(advisor: Advisor) -> None:
    asked_back = advisor.answer("engineer: 60% meetings, 40% CAD drawings")
    assert asked_back.kind == "clarify" and asked_back.occupations
    answer = advisor.answer("mechanical", asked_back.focus)
    assert "week" in answer.intents
    assert [item.onet_soc_code for item in answer.occupations] == ["17-2141.00"]


def test_a_week_is_taken_to_be_in_the_job_spoken_of(advisor: Advisor) -> None:
    focus = advisor.answer("paralegal").focus
    answer = advisor.answer("half my week is legal research, half filing", focus)
    assert [item.onet_soc_code for item in answer.occupations] == ["23-2011.00"]
    assert "week" in answer.intents


def test_another_question_meanwhile_does_not_lose_the_week(advisor: Advisor) -> None:
    focus = advisor.answer(PARALEGAL).focus
    focus = advisor.answer("what do they earn?", focus).focus
    answer = advisor.answer("what if I did no legal research?", focus)
    assert "week" in answer.intents
    assert figure(answer, "week_autonomy") > figure(answer, "week_autonomy", "as told at first")
    assert answer.text.startswith("**That takes your week from 43 to ")


def test_another_job_starts_without_the_week(advisor: Advisor) -> None:
    focus = advisor.answer(PARALEGAL).focus
    answer = advisor.answer("what about plumbers?", focus)
    assert "week" not in answer.intents and answer.focus.week == ""


def test_what_else_is_asked_beside_a_week_is_answered(advisor: Advisor) -> None:
    answer = advisor.answer(f"{PARALEGAL}. What else could I do?")
    assert "switch" in answer.intents


def test_a_week_goes_into_the_focus_and_comes_back_from_it(advisor: Advisor) -> None:
    focus = advisor.answer(PARALEGAL).focus
    assert focus.week == PARALEGAL
    assert Focus.from_json(focus.to_json()) == focus


@pytest.mark.parametrize("code", ["23-2011.00", "29-1141.00", "53-3032.00", "43-3031.00", "25-2021.00", "15-1252.00"])
def test_the_suggested_week_can_be_clicked(advisor: Advisor, code: str) -> None:
    answer = advisor.answer(f"Will AI replace {advisor.library.subject(code).plural}?")
    suggested = next(text for text in answer.suggestions if text.startswith("I mostly "))
    weighed = advisor.answer(suggested, answer.focus)
    assert "week" in weighed.intents
    assert "not recognized" not in weighed.text
    changed = next(text for text in weighed.suggestions if text.startswith("What if "))
    assert advisor.answer(changed, weighed.focus).text.startswith("**That takes your week from ")


@pytest.mark.parametrize("words", ["a | b | c", "x [1] y", "*bold* `code` <b>", "a\nb", "#" * 300, "word " * 100])
def test_told_words_cannot_pass_for_a_table_or_a_citation(words: str) -> None:
    shown = as_told(words)
    assert not re.search(r"[|\[\]*`<>#\n]", shown)
    assert len(shown) <= 82
