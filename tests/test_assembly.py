"""The full report: every part for every occupation, or a plain word on what is missing."""

import json
import re

import pytest

from bot.assembly import LOOKED_UP, UNWRITTEN, assemble
from bot.library import Library, _read_called, _read_pairs
from bot.locating import corpus_folder
from bot.passages import split_report
from bot.rendering import plain, render_markdown, to_dict
from bot.reports import load_reports
from bot.tables import load_tables

NURSES = """---
onet_soc_code: 29-1141.00
title: Registered Nurses
called: nurse, nurses
written: 2026-11
---
## Overview
Overview text.
## Tasks
### Chart what was done
onet_tasks: 1839, 1840
AI today: Task text of today.
What stays human: Task text that stays.
## Displacement risks
- Risk text.
## AI tools driving change
- **Tool name**: tool text.
## Skills that stay worth having
- **Skill name**: skill text.
## How to become one
Become text.
## FAQ
### Will AI replace nurses?
Answer text.
"""

ENGINEERS = NURSES.replace("onet_soc_code: 29-1141.00", "code: 15-AIML").replace("Registered Nurses", "AI/ML Engineers")
ENGINEERS = ENGINEERS.replace("nurse", "AI/ML engineer")
ENGINEERS = ENGINEERS.replace("onet_tasks: 1839, 1840", "scores: Model A 30; Model B 45")
ENGINEERS = ENGINEERS.replace(
    "written: 2026-11",
    """written: 2026-11
related: [15-2051.00, 15-1221.00]
figures:
  - {measure: exposure_score, value: 38, unit: 0-100, year: 2026, place: US, source: own rating}
  - {measure: augmentation_level, value: Very High, unit: level, year: 2026, place: US, source: own rating}
  - {measure: demand_trend, value: Growing, unit: trend, year: 2026, place: US, source: own rating}
  - {measure: median_annual, value: 167000, unit: US dollars a year, year: 2026, place: US, source: own rating}
  - {measure: employment, value: 168000, unit: jobs, year: 2026, place: US, source: own rating}""",
)

AUTHORED = (
    "Overview text.",
    "Chart what was done",
    "Task text of today.",
    "Task text that stays.",
    "Risk text.",
    "tool text.",
    "skill text.",
    "Become text.",
    "Answer text.",
)
HEADINGS = (
    "AI exposure score",
    "Augmentation potential",
    "Demand trend",
    "Median salary",
    "Employment",
    "Overview",
    "What",
    "Core skills",
    "Technology in use",
    "Displacement risks",
    "AI tools driving change",
    "Skills that stay worth having",
    "How to become one",
    "Frequently asked questions",
)
"""The parts of a report in the order they stand."""


class Shelf(Library):
    """The library without its matcher and its search, which no report needs."""

    def __init__(self, *folders):
        corpus = corpus_folder()
        self.tables = load_tables(corpus / "figures")
        self.reports = load_reports(*folders, occupations=self.tables.occupations)
        self.called = _read_called(corpus / "called.csv")
        self.labels = _read_pairs(corpus / "activities.csv", "iwa", "label")
        self.civilian = _read_pairs(corpus / "relatives.csv", "onet_soc_code", "relatives")
        self.passages = tuple(passage for report in self.reports.values() for passage in split_report(report))


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reports")
    (folder / "registered-nurses.md").write_text(NURSES, encoding="utf-8")
    (folder / "ai-ml-engineers.md").write_text(ENGINEERS, encoding="utf-8")
    return Shelf(folder)


def headings(text):
    return re.findall(r"^## (.+)$", text, flags=re.MULTILINE)


def test_every_occupation_has_every_part_and_a_score_or_a_stated_gap(shelf):
    assert len(shelf.tables.occupations) == 1016
    for code in [*shelf.tables.occupations, *shelf.reports]:
        full = assemble(code, shelf)
        text = render_markdown(full)
        found = [next((part for part in HEADINGS if heading.startswith(part)), heading) for heading in headings(text)]
        assert tuple(found[: len(HEADINGS)]) == HEADINGS, code
        scored = any(figure.measure == "exposure_score" for figure in full.figures["exposure"]) or full.own
        assert scored or any(gap.asked == "AI exposure score" for gap in full.gaps), code
        said = r"^\*\*\d+/100|^- \*\*AI exposure score:\*\* \d+/100" if scored else r"^No exposure score is held"
        assert re.search(said, text, re.MULTILINE), code
        assert text.count("not a forecast of layoffs") == 1
        assert "None" not in text.replace("None required", ""), code
        assert cited_and_listed(text), code
        json.dumps(to_dict(full), allow_nan=False)


def cited_and_listed(text):
    """Every citation has a source and every source is cited."""
    body, _, sources = text.partition("\n## Sources\n")
    cited = {int(number) for mark in re.findall(r"\[(\d+(?:, \d+)*)\]", body) for number in mark.split(", ")}
    return cited == {int(number) for number in re.findall(r"^(\d+)\. ", sources, flags=re.MULTILINE)}


def test_a_written_report_shows_all_that_was_written(shelf):
    for code in ("29-1141.00", "15-AIML"):
        text = render_markdown(assemble(code, shelf))
        assert [part for part in AUTHORED if part not in text] == []
        assert "Not written yet" not in text


def test_nurses_show_the_published_figures(shelf):
    text = render_markdown(assemble("registered-nurses", shelf))
    for shown in (
        "# Will AI replace nurses?",
        "**48/100, moderate.**",
        "they agree: their ranks run from 31 to 56",
        "**Moderate**, at rank 44",
        "AI could do 30% of the work alone",
        "**Growing:** BLS projects +4.9% jobs",
        "against +3.1% for all jobs",
        "189,100 openings",
        "**$97,550** a year (US, May 2025), up 4.2% on the year",
        "$68,940",
        "$137,470",
        "$46.90",
        "3,379,720",
        "California (CA) | 338,940",
    ):
        assert shown in text
    assert "SOC 29-1141 as a whole, which Registered Nurses share with Acute Care Nurses" in text


def test_every_figure_in_a_list_or_table_carries_its_citation(shelf):
    for code in ("29-1141.00", "15-AIML", "53-3032.00"):
        body = re.split(r"\n## (?:What is not known|Sources)\n", render_markdown(assemble(code, shelf)))[0]
        lines = [line for line in body.splitlines() if re.match(r"(?:- |\| |\*\*).*\d", line)]
        heads = r"\| (?:State|Occupation|Scorer) \||\*\*(?:Whose|Scored)"
        shown = [line for line in lines if not re.match(heads, line)]
        assert len(shown) > 15
        assert [line for line in shown if not re.search(r"\[\d+", line)] == []


def test_a_task_takes_the_mean_of_its_onet_tasks_for_each_rater(shelf):
    task = assemble("29-1141.00", shelf).tasks[0]
    labels = [shelf.tables.tasks("29-1141.00")[number] for number in (1839, 1840)]
    assert {figure.measure: figure.value for figure in task.ratings} == {
        "task_automation": sum(label.automation for label in labels) / 2,
        "task_people": sum(label.people for label in labels) / 2,
        "task_gpt4": sum(label.gpt4 for label in labels) / 2,
    }


def test_an_unwritten_occupation_says_so_for_each_part(shelf):
    text = render_markdown(assemble("53-3032.00", shelf))
    for name in UNWRITTEN.values():
        assert f"Not written yet for this occupation: {name}." in text
    assert "rated O\\*NET tasks, GPT-4 judged" in text


def test_an_unwritten_occupation_shows_its_heaviest_activities_with_the_product_of_use(shelf):
    shelf.labels = shelf.labels or {item.iwa: f"do {item.iwa}" for item in shelf.tables.activities("53-3032")}
    full = assemble("53-3032.00", shelf)
    heaviest = next(item for item in shelf.tables.activities("53-3032") if item.iwa in shelf.labels)
    first = [figure for figure in full.figures["activities"] if figure.detail == shelf.labels[heaviest.iwa]]
    assert [figure.value for figure in first] == [100 * heaviest.weight_share, heaviest.use_user, heaviest.use_ai]


def test_a_report_outside_soc_keeps_its_scale_apart(shelf):
    full = assemble("15-AIML", shelf)
    text = render_markdown(full)
    assert "on a scale of their own" in text
    assert "38/100, 2026, US [1]" in text
    assert "| Data Scientists | 94.5 " in text
    assert "| Computer and Information Research Scientists | 76.9 " in text
    assert full.words == {}
    assert not any(full.figures[part] for part in LOOKED_UP)
    assert [(figure.source, figure.value) for figure in full.tasks[0].ratings] == [
        ("Model A, rating in the AI/ML Engineers report", 30.0),
        ("Model B, rating in the AI/ML Engineers report", 45.0),
    ]


def test_hourly_pay_stands_where_no_yearly_pay_is_published(shelf):
    text = render_markdown(assemble("27-2042.00", shelf))
    assert "**$47.80** an hour (US, May 2025); no yearly pay is published" in text


def test_missing_skills_are_the_nearest_relatives_and_named(shelf):
    full = assemble("15-2051.00", shelf)
    assert full.skills_of == "Statisticians"
    assert "these are those of its nearest relative, Statisticians" in render_markdown(full)
    assert any(gap.asked == "skills" for gap in full.gaps)


def test_a_group_stands_in_for_a_missing_score_and_is_named(shelf):
    text = render_markdown(assemble("11-9039.00", shelf))
    assert "The mean of the group it belongs to (other management occupations)" in text


def test_the_same_report_comes_out_the_same_twice(shelf):
    first, second = assemble("29-1141.00", shelf), assemble("29-1141.00", shelf)
    assert first == second
    assert render_markdown(first) == render_markdown(second)


def test_names_cannot_turn_into_markup():
    assert plain("a|b *c* [d](e) <script>") == r"a\|b \*c\* \[d\](e) &lt;script>"


def test_an_unknown_code_is_a_key_error(shelf):
    with pytest.raises(KeyError):
        assemble("no-such-job", shelf)


def test_a_code_with_a_title_only_names_its_nearest_relatives_with_data(shelf):
    titles_only = [code for code, row in shelf.tables.occupations.items() if not row.data_level]
    assert len(titles_only) == 93
    for code in titles_only:
        nearest = shelf.related_of(code)
        assert nearest, code
        assert all(shelf.tables.occupations[other].data_level for other in nearest), code
        assert code.startswith("55-") or all(other[:4] == code[:4] for other in nearest), code
        text = render_markdown(assemble(code, shelf))
        assert shelf.title(nearest[0]).split(",")[0] in text.partition("## Related occupations")[2], code


def test_the_relatives_in_the_military_list_exist(shelf):
    for code, others in shelf.civilian.items():
        assert not shelf.tables.occupations[code].data_level
        assert all(shelf.tables.occupations[other].data_level for other in others.split()), code
