"""Two to five occupations side by side: by hand on made-up figures, then real ones through the whole pipeline."""

import re

import pytest

from bot.advisor import Advisor
from bot.answer import Focus
from bot.asker import Asker
from bot.comparing import Comparison, compare
from bot.evidence import Evidence, Figure, Passage, Subject
from bot.library import Library
from bot.measures import MEASURES
from bot.request import Request
from bot.verdicts import pay_against

A, B, C, OWN = (
    Subject(f"{code}.00", code, title, one, f"{one}s", f"{one}s", own_scale=own)
    for code, title, one, own in (
        ("11-0001", "Alphas", "alpha", False),
        ("11-0002", "Betas", "beta", False),
        ("11-0003", "Gammas", "gamma", False),
        ("15-OWN", "Owns", "own", True),
    )
)


def figure(subject: Subject, measure: str, value: float, place: str = "US") -> Figure:
    kind = MEASURES[measure]
    return Figure(subject.soc_code, measure, value, kind.unit, kind.year, place, kind.source)


def side_by_side(
    *figures: Figure, question: str = "which is safer", intents: tuple[str, ...] = ("compare", "exposure"),
    measures: tuple[str, ...] = (), places: tuple[str, ...] = (), passages: tuple[Passage, ...] = (),
) -> Comparison:  # fmt: skip
    subjects = tuple(s for s in (A, B, C, OWN) if any(f.soc_code == s.soc_code for f in figures))
    request = Request(question, "answer", intents, measures, places=places, asker=Asker())
    return compare(request, Evidence(subjects, figures, passages))


def cells(compared: Comparison) -> dict[str, tuple[str, ...]]:
    return {row.label: row.cells for row in compared.rows}


def test_of_two_the_less_exposed_is_named_with_both_scores() -> None:
    compared = side_by_side(figure(A, "exposure_score", 70), figure(B, "exposure_score", 30))
    assert compared.verdict == "Betas are less exposed to AI: 30/100 against 70/100 for alphas."
    assert compared.order == (B.code, A.code)
    assert [f.value for f in compared.figures] == [30, 70]


def test_the_most_exposed_comes_first_when_that_is_asked() -> None:
    compared = side_by_side(
        figure(A, "exposure_score", 70), figure(B, "exposure_score", 30), question="which is more exposed to AI"
    )
    assert compared.verdict == "Alphas are more exposed to AI: 70/100 against 30/100 for betas."


def test_scores_a_few_points_apart_are_called_level() -> None:
    compared = side_by_side(figure(A, "exposure_score", 52), figure(B, "exposure_score", 50))
    assert compared.verdict == "Betas and alphas are about level: 50/100 and 52/100."


def test_three_are_put_in_order_with_their_values() -> None:
    figures = [figure(s, "median_annual", pay) for s, pay in ((A, 50_000), (B, 70_000), (C, 60_000))]
    compared = side_by_side(*figures, intents=("compare", "pay"))
    assert compared.verdict == "Betas ($70,000) are the best paid, then gammas ($60,000) and alphas ($50,000)."
    assert compared.order == (B.code, C.code, A.code)


def test_two_level_at_the_front_of_three_share_it() -> None:
    figures = [figure(s, "median_annual", pay) for s, pay in ((A, 50_000), (B, 70_000), (C, 70_200))]
    verdict = side_by_side(*figures, intents=("compare", "pay")).verdict
    assert verdict == "Gammas ($70,200) and betas ($70,000) are about level as the best paid, then alphas ($50,000)."


def test_what_three_are_asked_for_is_said_the_right_way_round() -> None:
    figures = [figure(s, "autonomy", value) for s, value in ((A, 0.2), (B, 0.5), (C, 0.4))]
    for question, first in (
        ("which is safest", "Alphas (20%) are the least open to AI working alone"),
        ("which is most at risk", "Betas (50%) are the most open to AI working alone"),
    ):
        assert side_by_side(*figures, question=question, measures=("autonomy",)).verdict.startswith(first)


def test_the_measure_asked_for_leads_and_is_in_the_table() -> None:
    both = [figure(s, m, v) for s, m, v in (
        (A, "exposure_score", 70), (B, "exposure_score", 30), (A, "annual_openings", 100), (B, "annual_openings", 90),
    )]  # fmt: skip
    compared = side_by_side(*both, measures=("annual_openings",))
    assert compared.verdict == "Alphas are where more openings come up: 100 against 90 for betas."
    assert list(cells(compared)) == ["Openings a year", "AI exposure score"]


def test_pay_in_a_state_is_compared_there_and_shown_beside_the_nations() -> None:
    both = [figure(s, "median_annual", v, p) for s, v, p in (
        (A, 50_000, "US"), (B, 60_000, "US"), (A, 58_000, "OH"), (B, 55_000, "OH"),
    )]  # fmt: skip
    compared = side_by_side(*both, intents=("compare", "pay"), places=("OH",))
    assert compared.verdict == "Alphas are better paid in Ohio: $58,000 against $55,000 for betas."
    assert cells(compared)["Median pay a year, May 2025, Ohio"] == ("$58,000", "$55,000")
    assert cells(compared)["Median pay a year, May 2025"] == ("$50,000", "$60,000")


def test_a_figure_held_for_one_alone_puts_nobody_in_order() -> None:
    compared = side_by_side(figure(A, "exposure_score", 70), figure(B, "growth_pct", 1))
    assert compared.verdict == "They can't be put in order: the AI exposure score is published for alphas alone."
    assert compared.order == ()
    assert cells(compared)["AI exposure score"] == ("70/100", "not published")


def test_two_scales_are_never_put_in_one_order() -> None:
    compared = side_by_side(figure(A, "exposure_score", 70), figure(OWN, "exposure_score", 38))
    assert compared.verdict == "Owns and alphas can't be put in order by AI exposure: their scores are on two scales."
    assert compared.own_scale == (OWN,) and compared.order == ()
    assert cells(compared)["AI exposure score"] == ("70/100", "38/100 (own scale)")
    paid = side_by_side(
        figure(A, "median_annual", 90_000), figure(OWN, "median_annual", 167_000), intents=("compare", "pay")
    )
    assert paid.verdict == "Owns are better paid: $167,000 against $90,000 for alphas."


def test_disagreement_of_the_scorers_is_told_where_exposure_is_compared() -> None:
    figures = [figure(A, "exposure_score", 50), figure(B, "exposure_score", 30)]
    figures += [figure(A, "gpt4_beta_rank", 10), figure(A, "human_beta_rank", 80)]
    figures += [figure(B, "gpt4_beta_rank", 25), figure(B, "human_beta_rank", 35), figure(A, "median_annual", 1)]
    assert side_by_side(*figures).disagree == (A,)
    assert cells(side_by_side(*figures))["Scorers' range"] == ("10 to 80", "25 to 35")
    assert side_by_side(*figures, intents=("compare", "pay")).disagree == ()


def test_the_usual_entry_is_the_last_line() -> None:
    entry = Passage("alphas", "11-0001", "become", "Entry", "BLS lists a bachelor's degree as the usual entry.", "BLS")
    rows = side_by_side(figure(A, "exposure_score", 1), figure(B, "exposure_score", 9), passages=(entry,)).rows
    assert (rows[-1].label, rows[-1].cells) == ("Usual entry", ("Bachelor's degree", "not published"))


@pytest.mark.parametrize(
    ("offer", "said"),
    [
        (60_500, "about the median of $60,000, inside the usual range of $40,000 to $90,000"),
        (70_000, "above the median of $60,000, inside the usual range of $40,000 to $90,000"),
        (50_000, "below the median of $60,000, inside the usual range of $40,000 to $90,000"),
        (30_000, "below what all but the lowest-paid tenth earn ($40,000), well under the median of $60,000"),
        (95_000, "above the mark only the best-paid tenth pass ($90,000)"),
    ],
)
def test_an_offer_is_placed_in_the_published_range(offer: float, said: str) -> None:
    low, median, high = (figure(A, f"{m}_annual", v) for m, v in (("p10", 40_000), ("median", 60_000), ("p90", 90_000)))
    assert pay_against(offer, median, low, high) == said
    assert pay_against(60_000, median, None, None) == "about the median of $60,000"


# Through the whole pipeline.

COMPARED = {
    "two": ("Paralegal or court reporter, which is safer?", 2),
    "three": ("Compare electricians, plumbers and nurses on pay", 3),
    "five": ("Which grows fastest: electricians, plumbers, carpenters, roofers or welders?", 5),
}


@pytest.mark.parametrize(("question", "count"), COMPARED.values(), ids=COMPARED.keys())
def test_real_occupations_get_a_verdict_with_their_numbers_and_a_table(
    question: str, count: int, advisor: Advisor
) -> None:
    answer = advisor.answer(question)
    verdict, table = answer.text.split("\n\n")[:2]
    head, _, *rows = table.splitlines()
    assert "compare" in answer.intents and len(answer.occupations) == count
    assert verdict.startswith("**") and re.search(r"\[\d", verdict)
    assert len(re.findall(r"\d[\d,.]*(?:/100|%)|\$\d", verdict)) == count
    assert head.count("|") == count + 2
    assert {row.count("|") for row in rows} == {count + 2}
    assert {"AI exposure score", "Growth 2024-34", "Median pay a year, May 2025", "Usual entry"} <= {
        row.split("|")[1].split("[")[0].strip() for row in rows
    }


def test_the_winner_is_the_one_the_figures_name(advisor: Advisor, library: Library) -> None:
    answer = advisor.answer(COMPARED["five"][0])
    growth = {o.onet_soc_code: library.look_up(o.onet_soc_code, "growth_pct") for o in answer.occupations}
    best = max(growth, key=lambda code: getattr(growth[code], "value", -100))
    assert answer.text.startswith(f"**{library.subject(best).plural.capitalize()} (")


def test_the_answer_says_whom_the_scorers_disagree_about(advisor: Advisor) -> None:
    assert "The scorers disagree about paralegals" in advisor.answer(COMPARED["two"][0]).text
    assert "disagree" not in advisor.answer("nurse or plumber, which is safer?").text


def test_a_report_on_its_own_scale_is_set_beside_its_nearest_occupations(advisor: Advisor) -> None:
    answer = advisor.answer("Is an AI/ML engineer safer than a data scientist?")
    assert answer.text.startswith("**AI/ML engineers and data scientists can't be put in order by AI exposure")
    assert "38/100 (own scale)" in answer.text
    assert "computer research scientists 77/100" in answer.text


def test_a_later_question_compares_the_same_occupations(advisor: Advisor) -> None:
    first = advisor.answer(COMPARED["two"][0])
    second = advisor.answer("Which of them pays best?", first.focus)
    assert second.text.startswith("**Court reporters are better paid: $")
    assert {o.soc_code for o in second.occupations} == {o.soc_code for o in first.occupations}
    assert second.focus != Focus()
