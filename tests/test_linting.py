"""The linter: what a report reads well enough to load and still should not say."""

import pytest

from bot.linting import find_amounts, lint_report, split_sentences
from bot.locating import corpus_folder
from bot.tables import load_tables

TABLES = load_tables(corpus_folder() / "figures")

GOOD = """---
onet_soc_code: 29-1141.00
title: Registered Nurses
called: nurse, nurses
written: 2026-11
---
## Overview
Nurses look after people who are ill. AI meets the work mostly at the keyboard.

## Tasks
### Chart what was done
onet_tasks: 1839
AI today: Microsoft 365 Copilot drafts notes.
What stays human: Judging them.
### Watch patients
onet_tasks: 1840
AI today: GPT-4 flags little.
What stays human: Looking.
### Plan care
onet_tasks: 1841
AI today: Little.
What stays human: Choosing.
### Calm families
onet_tasks: 1842
AI today: Nothing.
What stays human: All of it.

## Displacement risks
- Cameras watch beds.
- Robots carry.
- Software plans shifts.

## AI tools driving change
- **Epic**: drafts replies.
- **Nuance DAX**: drafts notes.
- **Moxi**: carries supplies.

## Skills that stay worth having
- **Judgment**: someone decides.
- **Touch**: care is hands-on.
- **Calm**: families need it.

## How to become one
Earn a degree. Then pass the NCLEX.

## FAQ
### Will AI replace nurses?
Not the job.
### What skills do nurses need?
Calm.
### How do you become a nurse?
Earn a degree.
"""


@pytest.fixture
def lint(tmp_path):
    def run(text: str) -> list[str]:
        path = tmp_path / "registered-nurses.md"
        path.write_text(text, encoding="utf-8")
        return [message.removeprefix(f"{path} ") for message in lint_report(path, TABLES)]

    return run


def test_a_good_report_has_no_faults(lint):
    assert lint(GOOD) == []


FAULTS = [
    ("form", ("## Overview", "## Summary"), 'line 7: expected the heading "## Overview", found "## Summary".'),
    (
        "a foreign task",
        ("onet_tasks: 1839", "onet_tasks: 8823"),
        "line 11: expected ids of O*NET tasks of 29-1141.00, found 8823",
    ),
    (
        "a task twice",
        ("onet_tasks: 1840", "onet_tasks: 1839"),
        "line 15: expected each O*NET task once, found 1839 again",
    ),
    ("too few risks", ("- Robots carry.\n", ""), "line 28: expected 3 to 4 items in this section, found 2"),
    (
        "too short an overview",
        (" AI meets the work mostly at the keyboard.", ""),
        "line 7: expected 2 to 4 sentences, found 1",
    ),
    (
        "another first question",
        ("Will AI replace nurses?", "Is it bad?"),
        'line 47: expected the question "Will AI replace …?"',
    ),
    ("a percentage", ("Not the job.", "About 48% of it."), 'line 48: expected no figures in prose, found "48%"'),
    ("a dollar figure", ("Not the job.", "It pays $97,550."), 'line 48: expected no figures in prose, found "$97,550"'),
    ("a year", ("Not the job.", "In 2026 it does not."), 'line 48: expected no figures in prose, found "2026"'),
    ("an unwanted word", ("AI meets", "AI leverages"), 'line 8: expected plain words, found "leverages"; instead: use'),
    ("a scare", ("Not the job.", "Charting is doomed."), "instead: say what happens to which task"),
    ("one name for two", ("nurse, nurses", "nurses, nurses"), "line 4: expected two different names"),
    ("a list for a name", ("nurse, nurses", "nurse or aide, nurses"), 'found "nurse or aide", which is a list'),
    ("an article", ("nurse, nurses", "a nurse, nurses"), "line 4: expected a name without an article"),
    ("a capital", ("nurse, nurses", "Nurse, nurses"), "line 4: expected lower case as inside a sentence"),
]


@pytest.mark.parametrize(("change", "message"), [case[1:] for case in FAULTS], ids=[case[0] for case in FAULTS])
def test_each_fault_is_named_with_its_line_and_what_is_right(lint, change, message):
    assert change[0] in GOOD
    found = lint(GOOD.replace(*change, 1))
    assert len(found) == 1
    assert message in found[0]


def test_faults_come_in_the_order_of_their_lines(lint):
    found = lint(GOOD.replace("Will AI replace nurses?", "Is it bad?").replace("AI meets", "AI leverages"))
    assert [message.split(":")[0] for message in found] == ["line 8", "line 47"]


@pytest.mark.parametrize(
    ("line", "amounts"),
    [
        ("The N95 mask, a 3D printer, GPT-4 and C3.ai", []),
        ("Microsoft 365 and Form 1040 and a 401(k)", []),
        ("- **Autodesk Fusion 360**: models parts", []),
        ("Pay rose by 4.2%, to 97,550", ["4.2%", "97,550"]),
        ("Since 2019 the 2nd, about 50k", ["2019", "2nd", "50k"]),
        ("It costs $20.", ["$20"]),
        ("Some 30 states ask for it. 12 do not", ["30", "12"]),
    ],
)
def test_numbers_inside_names_are_no_figures(line, amounts):
    assert find_amounts(line) == amounts


def test_sentences_are_split_where_a_new_one_begins():
    assert len(split_sentences("They work in the U.S. and abroad. Some teach! Do all? No.")) == 4


def test_shipped_reports_have_no_faults():
    found = [m for path in sorted((corpus_folder() / "reports").rglob("*.md")) for m in lint_report(path, TABLES)]
    assert found == []
