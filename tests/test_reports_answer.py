"""Every written report answers the four things people ask of it, from its own words."""

import pytest

from bot.batches import answer_turns
from bot.reports import Report

ASKED = (
    ("what does AI already do in the work of {plural}, and what stays human?", "tasks"),
    ("what are the risks for {plural}?", "risks"),
    ("how do I become {a} {singular}?", "become"),
    ("which AI tools matter for {plural}?", "ai_tools"),
)


def test_there_are_three_reports_from_each_major_group_and_120_in_all(library):
    codes = [code for code in library.reports if code in library.tables.occupations]
    groups = {code[:2] for code in library.tables.occupations} - {"55"}
    assert len(codes) >= 120
    assert {group: n for group in sorted(groups) if (n := sum(c[:2] == group for c in codes)) < 3} == {}


@pytest.mark.parametrize(("question", "section"), ASKED, ids=[section for _, section in ASKED])
def test_each_report_answers_from_its_own_section(question, section, library, advisor):
    missed: list[str] = []
    for code, report in library.reports.items():
        singular, plural = report.called
        said = question.format(plural=plural, singular=singular, a="an" if singular[0].lower() in "aeiou" else "a")
        # As `careerbot ask --batch` answers a line of its file.
        answer = answer_turns({"id": code, "turns": [said]}, advisor, 4000, missed.append)["answers"][0]
        found = [passage for passage in answer["passages"] if passage["section"] == section]
        own = [passage for passage in found if passage["report"] == report.slug]
        if [item["onet_soc_code"] for item in answer["occupations"]] != [code] or not own or len(own) < len(found):
            missed.append(f"{said} → {answer['kind']} {[item['title'] for item in answer['occupations']]}")
    assert missed == []


def test_the_check_fails_for_a_report_whose_section_is_empty(library, advisor, monkeypatch):
    report: Report = library.reports["29-1141.00"]
    without = {code: [p for p in items if p.section != "risks"] for code, items in library._passages_by_code.items()}
    monkeypatch.setitem(library.__dict__, "_passages_by_code", without)
    answer = advisor.answer(f"what are the risks for {report.called[1]}?")
    assert not [passage for _, passage in answer.passages if passage.section == "risks"]
