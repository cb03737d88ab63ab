"""Citation numbers: one for each source line and place, in the order they are first used."""

import pytest

from bot.citing import Citations, renumber
from bot.evidence import Evidence, Figure, Passage
from bot.measures import MEASURES


def figure(measure: str, place: str = "US", soc_code: str = "29-1141") -> Figure:
    kind = MEASURES[measure]
    return Figure(soc_code, measure, 1.0, kind.unit, kind.year, place, "BLS" if kind.by_state else kind.source)


PAY, JOBS, OHIO, GROWTH = (
    figure("median_annual"), figure("employment"), figure("median_annual", "OH"), figure("growth_pct"),
)  # fmt: skip
RISK = Passage("registered-nurses", "29-1141", "risks", "", "Kiosks.", "report, written 2026-11")
TASK = Passage("registered-nurses", "29-1141", "tasks", "Chart", "Drafts.", "report, written 2026-11")
EVIDENCE = Evidence(figures=(PAY, JOBS, OHIO, GROWTH), passages=(RISK, TASK))


def test_items_of_one_source_line_share_a_number_and_places_do_not() -> None:
    citations = Citations(EVIDENCE)
    assert citations.of(PAY) == citations.of(JOBS)
    assert len({citations.of(item) for item in (PAY, OHIO, GROWTH, RISK, TASK)}) == 5


def test_figures_of_several_occupations_share_the_number_of_their_table() -> None:
    other = figure("median_annual", soc_code="23-2011")
    citations = Citations(Evidence(figures=(PAY, other)))
    assert citations.of(PAY) == citations.of(other) == 1


def test_a_mark_lists_each_number_once_in_order_and_nothing_for_what_is_absent() -> None:
    citations = Citations(EVIDENCE)
    assert citations.mark([GROWTH, PAY, None, JOBS]) == "[1, 3]"
    assert citations.mark([None]) == citations.mark([]) == ""


def test_what_is_not_evidence_cannot_be_cited() -> None:
    with pytest.raises(KeyError):
        Citations(Evidence(figures=(PAY,))).of(GROWTH)


def test_numbers_are_given_anew_in_order_of_first_use_and_the_unused_dropped() -> None:
    text = "Risk [4]. Pay [1] and growth [1, 3]. Risk again [4]."
    written, figures, passages = renumber(text, EVIDENCE, Citations(EVIDENCE))
    assert written == "Risk [1]. Pay [2] and growth [2, 3]. Risk again [1]."
    assert figures == ((2, PAY), (2, JOBS), (3, GROWTH))
    assert passages == ((1, RISK),)


def test_a_mark_stands_one_space_after_its_words() -> None:
    assert renumber("Pay[1].", EVIDENCE, Citations(EVIDENCE))[0] == "Pay [1]."
    assert renumber("Pay  [1].", EVIDENCE, Citations(EVIDENCE))[0] == "Pay [1]."


def test_a_text_without_marks_cites_nothing() -> None:
    assert renumber("Nothing is held.", EVIDENCE, Citations(EVIDENCE)) == ("Nothing is held.", (), ())
