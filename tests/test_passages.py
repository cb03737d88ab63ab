import dataclasses

import pytest

from bot.evidence import SECTIONS, Passage
from bot.passages import LONGEST, passage_id, searched_text, split_report, to_document
from bot.reports import Report, Task


def report(**changes):
    told = Report(
        code="29-1141.00",
        title="Registered Nurses",
        slug="registered-nurses",
        called=("nurse", "nurses"),
        written="2026-11",
        overview="Nurses keep patients safe.",
        tasks=(
            Task("Chart what was done", (1839,), (), "Tools draft the notes.", "Someone signs them."),
            Task("Give medicine", (1840,), (), "Pumps check the dose.", "Hands give it."),
        ),
        risks=("Kiosks take in patients.", "Robots carry supplies."),
        ai_tools=(("Dragon Copilot", "It drafts notes."),),
        future_skills=(("Triage", "It weighs what no chart shows."),),
        become="Pass the NCLEX-RN.",
        faq=(("Will AI replace nurses?", "No."), ("What skills do nurses need?", "Many.")),
        path="x.md",
        onet_soc_code="29-1141.00",
    )
    return dataclasses.replace(told, **changes)


def test_every_text_of_a_report_becomes_a_passage_in_its_section():
    passages = split_report(report())
    assert [(p.section, p.heading, p.text) for p in passages] == [
        ("overview", "Overview", "Nurses keep patients safe."),
        ("tasks", "Chart what was done", "AI today: Tools draft the notes."),
        ("tasks", "Chart what was done", "What stays human: Someone signs them."),
        ("tasks", "Give medicine", "AI today: Pumps check the dose."),
        ("tasks", "Give medicine", "What stays human: Hands give it."),
        ("risks", "", "Kiosks take in patients."),
        ("risks", "", "Robots carry supplies."),
        ("ai_tools", "Dragon Copilot", "It drafts notes."),
        ("future_skills", "Triage", "It weighs what no chart shows."),
        ("become", "How to become one", "Pass the NCLEX-RN."),
        ("faq", "Will AI replace nurses?", "No."),
        ("faq", "What skills do nurses need?", "Many."),
    ]
    assert {p.section for p in passages} <= set(SECTIONS)
    assert {(p.report, p.soc_code) for p in passages} == {("registered-nurses", "29-1141")}
    assert {p.source for p in passages} == {"careerbot report: Registered Nurses, written 2026-11"}


def test_a_report_outside_soc_keeps_its_own_code():
    assert {p.soc_code for p in split_report(report(code="15-AIML", onet_soc_code=None))} == {"15-AIML"}


@pytest.mark.parametrize(
    "sentence", ["Nurses keep watch over Dr. Lee's ward by night. ", "word " * 40, "x" * 300 + " "]
)
def test_a_long_text_is_split_and_nothing_is_lost(sentence):
    text = (sentence * 60).strip()
    parts = [p.text for p in split_report(report(become=text)) if p.section == "become"]
    assert len(parts) > 1
    assert max(map(len, parts)) <= LONGEST
    assert "".join(" ".join(parts).split()) == "".join(text.split())


def test_sentences_stay_whole_where_they_can():
    text = " ".join(f"Sentence number {i} ends here." for i in range(100))
    parts = [p.text for p in split_report(report(overview=text)) if p.section == "overview"]
    assert len(parts) > 1
    assert all(part.startswith("Sentence") and part.endswith("here.") for part in parts)


def test_a_passage_is_found_by_its_occupation_and_heading_too():
    passage = Passage("registered-nurses", "29-1141", "faq", "Will AI replace nurses?", "No.", "source")
    assert searched_text(passage) == "registered nurses. Will AI replace nurses? No."
    assert to_document(passage).metadata == {"report": "registered-nurses", "section": "faq"}


@pytest.mark.parametrize("field", [field.name for field in dataclasses.fields(Passage)])
def test_any_change_makes_it_another_passage(field):
    passage = Passage("a", "b", "c", "d", "e", "f")
    assert passage_id(passage) == passage_id(dataclasses.replace(passage))
    assert passage_id(passage) != passage_id(dataclasses.replace(passage, **{field: "x"}))
