"""What may be said: the figures, passages and gaps that a request brings together from the real corpus."""

from dataclasses import replace

import pytest

from bot.answer import Focus
from bot.constraints import Constraints
from bot.evidence import Evidence, Figure, Gap
from bot.gathering import EXPOSURE, MARKET, gather
from bot.library import Library
from bot.request import Request
from bot.understanding import understand

NURSES, CRITICAL, LOGISTICIANS, ACTORS = "29-1141.00", "29-1141.03", "13-1081.00", "27-2011.00"
INFANTRY, SURGEONS, AIML, ENTRY = "55-3016.00", "29-1249.00", "15-AIML", "15-2051.00"
CASES = {
    "written": NURSES, "shared": CRITICAL, "unwritten": LOGISTICIANS, "hourly only": ACTORS, "military": INFANTRY,
    "no score": SURGEONS, "own scale": AIML, "no skills": ENTRY,
}  # fmt: skip
PARTS = (
    "exposure", "pay", "outlook", "tasks", "skills", "tools", "risks", "ai_tools", "future_skills", "become",
    "overview", "faq",
)  # fmt: skip


def evidence(library: Library, code: str, *intents: str, **more: object) -> Evidence:
    request = Request("?", "answer", intents, occupations=(code,))
    return gather(replace(request, **more), library)  # type: ignore[arg-type]


def measures(found: Evidence, place: str = "US") -> set[str]:
    return {figure.measure for figure in found.figures if figure.place == place}


@pytest.mark.parametrize("code", CASES.values(), ids=CASES.keys())
@pytest.mark.parametrize("part", PARTS)
def test_every_part_brings_something_or_says_why_not(part: str, code: str, library: Library) -> None:
    found = evidence(library, code, part)
    assert found.figures or found.passages or found.gaps
    assert [gap for gap in found.gaps if not gap.reason.endswith(".")] == []
    assert len(set(found.figures)) == len(found.figures) and len(set(found.passages)) == len(found.passages)


def test_exposure_brings_the_score_its_ranks_and_the_market(library: Library) -> None:
    found = evidence(library, NURSES, "exposure")
    assert found.figures[0].measure == "exposure_score"
    assert set(EXPOSURE) | set(MARKET) <= measures(found)
    assert {p.section for p in found.passages} >= {"tasks", "future_skills"}
    assert found.gaps == ()


def test_the_score_stands_first_and_once_for_each_occupation(library: Library) -> None:
    request = Request("?", "answer", ("compare", "pay", "exposure"), occupations=(NURSES, ACTORS))
    scores = [f for f in gather(request, library).figures if f.measure == "exposure_score"]
    assert [f.soc_code for f in scores] == ["29-1141", "27-2011"]
    assert gather(request, library).figures[:2] == tuple(scores)


def test_a_military_occupation_brings_no_figure_and_one_reason(library: Library) -> None:
    for part in ("exposure", "pay", "outlook"):
        found = evidence(library, INFANTRY, part)
        assert found.figures == ()
        assert {gap.reason for gap in found.gaps} == {
            "Military occupations are outside the civilian wage survey and projections, so no pay, growth or score is "
            "published for them."
        }


def test_hourly_pay_comes_with_the_reason_why_there_is_no_yearly_one(library: Library) -> None:
    found = evidence(library, ACTORS, "pay")
    assert {"median_hourly", "p10_hourly", "p90_hourly"} <= measures(found)
    assert "median_annual" not in measures(found)
    assert [gap.asked for gap in found.gaps] == ["median_annual"]


def test_pay_too_high_to_be_shown_comes_with_the_amount_it_reaches(library: Library) -> None:
    found = evidence(library, "29-1243.00", "pay", places=("TX",))
    top = [f for f in found.figures if f.measure == "top_code"]
    assert [(f.value, f.place) for f in top] == [(239_200.0, "TX")]
    assert "at or above $239,200" in next(gap.reason for gap in found.gaps)
    assert "top_code" not in measures(evidence(library, NURSES, "pay"))


def test_a_speciality_brings_the_figures_of_its_code(library: Library) -> None:
    own, whole = evidence(library, CRITICAL, "pay"), evidence(library, NURSES, "pay")
    assert own.figures == whole.figures
    assert (own.subjects[0].figures_of, whole.subjects[0].figures_of) == ("nurses", "")


def test_no_score_brings_the_mean_of_the_group(library: Library) -> None:
    found = evidence(library, SURGEONS, "exposure")
    assert {"exposure_score", "group_exposure_score"} & measures(found) == {"group_exposure_score"}
    assert found.gaps[0].asked == "exposure_score"


def test_a_scale_of_its_own_brings_the_nearest_on_the_common_one(library: Library) -> None:
    scores = [f for f in evidence(library, AIML, "exposure").figures if f.measure == "exposure_score"]
    assert [f.detail for f in scores] == ["", "data scientists", "computer research scientists"]


def test_what_nobody_has_written_is_a_gap_beside_the_figures(library: Library) -> None:
    for part in ("risks", "ai_tools", "future_skills", "tasks"):
        found = evidence(library, LOGISTICIANS, part)
        assert found.figures and found.gaps, part
        assert evidence(library, NURSES, part).gaps == (), part


def test_states_bring_their_pay_and_jobs_and_the_gap_of_what_is_national(library: Library) -> None:
    pay = evidence(library, NURSES, "pay", places=("OH", "TX"))
    assert {"median_annual", "p10_annual", "p90_annual", "employment"} <= measures(pay, "OH") & measures(pay, "TX")
    outlook = evidence(library, NURSES, "outlook", places=("OH",))
    assert measures(outlook, "OH") == {"employment"}
    assert Gap("growth by state", "Growth and openings are projected for the nation only, not by state.") in (
        outlook.gaps
    )


def test_a_measure_asked_for_by_name_is_brought_whatever_the_part(library: Library) -> None:
    assert "mean_annual" in measures(evidence(library, NURSES, "pay", measures=("mean_annual",)))
    assert "mean_annual" not in measures(evidence(library, NURSES, "pay"))


def test_tools_not_published_are_those_of_the_report(library: Library) -> None:
    assert {p.section for p in evidence(library, NURSES, "tools").passages} == {"tools"}
    assert {p.section for p in evidence(library, AIML, "tools").passages} == {"ai_tools"}


def test_a_list_brings_its_order_and_how_many_fit(library: Library) -> None:
    request = Request("?", "answer", ("rank",), constraints=Constraints(sort="median_annual", descending=True))
    found = gather(request, library)
    assert found.ranking is not None
    pays = [
        f.value
        for s in found.options
        for f in found.figures
        if (f.soc_code, f.measure) == (s.soc_code, "median_annual")
    ]
    assert pays == sorted(pays, reverse=True) and len(pays) == len(found.ranking.codes)
    assert [f.value for f in found.figures if f.measure == "occupations_fitting"] == [float(found.ranking.fitting)]


def test_moves_bring_figures_skills_and_the_way_in_for_each_end(library: Library) -> None:
    found = evidence(library, "41-2011.00", "switch", constraints=Constraints())
    assert found.moves and [move.end for move in found.moves] == [subject.code for subject in found.options]
    for move in found.moves:
        code = library.soc_code(move.end)
        named = {f.detail for f in found.figures if f.soc_code == code and f.measure == "skill_importance"}
        assert {*move.carries, *move.missing} <= named
        assert any(
            isinstance(f, Figure) and f.soc_code == code and f.measure == "exposure_score" for f in found.figures
        )


def test_options_of_a_question_back_are_told_apart_by_what_is_asked(library: Library) -> None:
    options = ("17-2051.00", "17-2141.00")
    for intents, measure in ((("pay",), "median_annual"), (("outlook",), "growth_pct"), ((), "exposure_score")):
        found = gather(Request("engineer?", "clarify", intents, options=options), library)
        assert [f.measure for f in found.figures] == [measure, measure]


def test_the_same_request_brings_the_same_evidence(library: Library) -> None:
    request = understand("Will AI replace nurses in Ohio and what do they earn?", Focus(), library)
    assert gather(request, library) == gather(request, library)
