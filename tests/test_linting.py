"""The linter: what a report reads well enough to load and still should not say."""

import pytest

from bot.glossary import GLOSSARY_FILE, Glossary
from bot.linting import lint_report
from bot.locating import corpus_folder
from bot.own_words import Published
from bot.prose import reading_grade, split_sentences
from bot.style import find_amounts
from bot.tables import load_tables

TABLES = load_tables(corpus_folder() / "figures")
GLOSSARY = Glossary(corpus_folder() / GLOSSARY_FILE)

LENGTH = " ".join(["They look, listen and choose what to do next."] * 24)
GOOD = f"""---
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
What stays human: {LENGTH}

## Displacement risks
- Cameras watch beds.
- Robots carry.
- Software plans shifts.

## AI tools driving change
- **Epic**: drafts replies.
- **Dragon Copilot**: drafts notes.
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
    def run(text: str, published: Published | None = None) -> list[str]:
        path = tmp_path / "registered-nurses.md"
        path.write_text(text, encoding="utf-8")
        return [message.removeprefix(f"{path} ") for message in lint_report(path, TABLES, GLOSSARY, published)]

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
    ("a later capital", ("nurse, nurses", "staff Nurse, nurses"), "line 4: expected lower case as inside a sentence"),
    ("a slash", ("nurse, nurses", "nurse/aide, nurses"), 'found "nurse/aide", which is a list'),
    ("a rank", ("Not the job.", "It is No. 2 here."), 'line 48: expected no figures in prose, found "2"'),
    ("a month's year", ("Not the job.", "By May 2026 it does."), 'line 48: expected no figures in prose, found "2026"'),
    ("a worn phrase", ("Not the job.", "It is important to note pay."), 'found "It is important to note"'),
    ("a figure of speech", ("Not the job.", "The hiring landscape shifts."), 'found "hiring landscape"; instead: work'),
    ("dashes", ("Not the job.", "No — or yes — or no."), "line 48: expected one dash in a paragraph at most, found 2"),
    (
        "hard reading",
        ("Nurses look after people who are ill.", f"Nurses {'administer interventional pharmacology, ' * 8} daily."),
        "line 8: expected the overview to read at school grade 10 or below, found 3",
    ),
    ("too short", (LENGTH, "All."), "line 8: expected 250 to 400 words below the headings of the whole report, found "),
    ("too long", (LENGTH, LENGTH * 2), "line 8: expected 250 to 400 words below the headings of the whole report"),
    (
        "a product nobody knows",
        ("**Moxi**", "**Nursotron**"),
        'line 36: expected a product of the glossary, found "Nursotron"; '
        "add it to corpus/ai_tools.toml with maker and what, or name a product from it",
    ),
    (
        "an old name",
        ("**Moxi**", "**Nuance DAX**"),
        'expected "Dragon Copilot" as in corpus/ai_tools.toml, found "Nuance',
    ),
    ("a wrong case", ("**Moxi**", "**MoXi**"), 'line 36: expected "Moxi" as in corpus/ai_tools.toml, found "MoXi"'),
    (
        "a wrong gap in prose",
        ("GPT-4", "Chat GPT"),
        'line 17: expected "ChatGPT" as in corpus/ai_tools.toml, found "Chat',
    ),
    ("a maker's case", ("GPT-4", "Openai"), 'line 17: expected "OpenAI" as in corpus/ai_tools.toml, found "Openai"'),
]


@pytest.mark.parametrize(("change", "message"), [case[1:] for case in FAULTS], ids=[case[0] for case in FAULTS])
def test_each_fault_is_named_with_its_line_and_what_is_right(lint, change, message):
    assert change[0] in GOOD
    found = lint(GOOD.replace(*change, 1))
    assert len(found) == 1
    assert message in found[0]


@pytest.mark.parametrize(
    "name", ["self-checkout lanes", "Microsoft Dragon Copilot", "Diligent Robotics", "brightwheel"]
)
def test_kinds_makers_and_products_are_names_of_tools(lint, name):
    assert lint(GOOD.replace("**Moxi**", f"**{name}**")) == []


def test_words_published_elsewhere_are_named(lint, tmp_path):
    (tmp_path / "data").mkdir()
    task = "Monitor, record, and report symptoms or changes in patients' conditions daily."
    (tmp_path / "data" / "tasks.csv").write_text(f'task\n"{task}"\n', encoding="utf-8")
    (tmp_path / "seed-report.txt").write_text("Charting is moving fast to software that listens in.", encoding="utf-8")
    published = Published(tmp_path / "data")
    assert lint(GOOD, published) == []
    copied = GOOD.replace("Cameras watch beds.", "They record and report symptoms or changes in patients' conditions.")
    run = "record and report symptoms or changes in patients conditions"
    assert lint(copied, published) == [f'line 29: expected words of your own, found a run that tasks.csv has: "{run}"']
    assert (
        len(lint(GOOD.replace("Not the job.", "No. Charting is moving fast to software that listens."), published)) == 1
    )
    assert lint(GOOD.replace("Not the job.", "No. Charting is moving fast to software."), published) == []


def test_a_report_outside_soc_may_be_longer(tmp_path):
    path = tmp_path / "prompt-writers.md"
    head = "code: 15-PROMPT\ntitle: Prompt Writers\ncalled: prompt writer, prompt writers"
    text = GOOD.replace("onet_soc_code: 29-1141.00\ntitle: Registered Nurses\ncalled: nurse, nurses", head)
    lines = [line for line in text.replace(LENGTH, LENGTH * 2).split("\n") if not line.startswith("onet_tasks")]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert lint_report(path, TABLES, GLOSSARY) == []


def test_the_reading_grade_is_that_of_flesch_and_kincaid():
    # 10 words, 1 sentence, 10 syllables: 3.9 + 11.8 - 15.59; and 6 words of 14 syllables: 2.34 + 27.53 - 15.59.
    assert reading_grade("The cat sat on the mat and then it slept.") == pytest.approx(0.11)
    assert reading_grade("Several universities publish technical material annually.") == pytest.approx(22.6, abs=3)


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
        ("A 12-hour shift, an OSHA 30-hour card, 401(k), Level 2", ["12-hour"]),
        ("Revit 2025 and No. 2 lumber", ["2025", "2"]),
    ],
)
def test_numbers_inside_names_are_no_figures(line, amounts):
    assert find_amounts(line) == amounts


def test_sentences_are_split_where_a_new_one_begins():
    assert len(split_sentences("They work in the U.S. and abroad. Some teach! Do all? No.")) == 4


def test_shipped_reports_have_no_faults():
    found = [
        m for path in sorted((corpus_folder() / "reports").rglob("*.md")) for m in lint_report(path, TABLES, GLOSSARY)
    ]
    assert found == []
