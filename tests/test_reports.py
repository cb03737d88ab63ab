"""The report form: what is read, and what is rejected with its line."""

from pathlib import Path

import pytest

from bot.errors import CorpusError
from bot.locating import corpus_folder
from bot.reports import HEADINGS, OwnFigure, load_reports, parse_report
from bot.tables import load_tables

TABLES = load_tables(corpus_folder() / "figures")

NURSES = """---
onet_soc_code: 29-1141.00
title: Registered Nurses
called: nurse, nurses
written: 2026-11
---
## Overview
Nurses look after people who are ill. AI meets the work
mostly at the keyboard.

## Tasks
### Chart what was seen and done
onet_tasks: 1839, 1840
AI today: Microsoft DAX Copilot drafts notes.
What stays human: Judging what the note
must say.

## Displacement risks
- Remote monitoring lets one nurse watch
  more beds.
- Delivery robots take the errands.

## AI tools driving change
- **Microsoft DAX Copilot**: drafts notes: you check them.

## Skills that stay worth having
- **Judgment**: someone must decide.

## How to become one
Earn a degree, then pass the licensing exam.

## FAQ
### Will AI replace nurses?
Not the job.
### What skills do nurses need?
Calm and care.
"""

OUTSIDE = NURSES.replace("onet_soc_code: 29-1141.00", "code: 15-AIML")
OUTSIDE = OUTSIDE.replace("Registered Nurses", "AI/ML Engineers")
OUTSIDE = OUTSIDE.replace("onet_tasks: 1839, 1840", "scores: Some Model-4 30; Other 45.5")
OUTSIDE = OUTSIDE.replace(
    "written: 2026-11",
    """written: 2026-11
related:
  - 15-2051.00
figures:
  - {measure: exposure_score, value: 38, unit: 0-100, year: 2026, place: US, source: its own rating}
  - {measure: augmentation, value: Very High, unit: level, year: 2026, place: US, source: its own rating}""",
)


@pytest.fixture
def written(tmp_path):
    def write(text: str | bytes, name: str = "registered-nurses.md") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    return write


def test_every_part_of_a_report_is_read(written):
    report = parse_report(written(NURSES), TABLES.occupations)
    assert (report.code, report.onet_soc_code, report.slug) == ("29-1141.00", "29-1141.00", "registered-nurses")
    assert report.called == ("nurse", "nurses")
    assert report.overview == "Nurses look after people who are ill. AI meets the work mostly at the keyboard."
    assert report.tasks[0].onet_tasks == (1839, 1840)
    assert report.tasks[0].stays_human == "Judging what the note must say."
    assert report.risks == ("Remote monitoring lets one nurse watch more beds.", "Delivery robots take the errands.")
    assert report.ai_tools == (("Microsoft DAX Copilot", "drafts notes: you check them."),)
    assert report.faq[1] == ("What skills do nurses need?", "Calm and care.")


def test_a_report_outside_soc_brings_its_own_code_figures_and_scores(written):
    report = parse_report(written(OUTSIDE, "ai-ml-engineers.md"), TABLES.occupations)
    assert (report.code, report.onet_soc_code, report.related) == ("15-AIML", None, ("15-2051.00",))
    assert report.figures[0] == OwnFigure("exposure_score", 38.0, "0-100", "2026", "US", "its own rating")
    assert report.figures[1].value == "Very High"
    assert report.tasks[0].scores == (("Some Model-4", 30.0), ("Other", 45.5))


def test_line_ends_of_windows_change_nothing(written):
    plain = parse_report(written(NURSES))
    assert parse_report(written(NURSES.replace("\n", "\r\n"))) == plain


MALFORMED = [
    (
        "a missing section",
        ("## Displacement risks", "## Risks"),
        'line 18: expected the heading "## Displacement risks", found "## Risks"',
    ),
    (
        "a section too many",
        ("Calm and care.\n", "Calm and care.\n## More\n"),
        "line 37: expected the end of the file after FAQ",
    ),
    (
        "text before the first heading",
        ("---\n## Over", "---\nHello\n## Over"),
        'line 7: expected the heading "## Overview", found "Hello"',
    ),
    (
        "an unknown key",
        ("written:", "author: me\nwritten:"),
        'line 5: expected one of the keys onet_soc_code, title, called, written, found "author"',
    ),
    ("a missing key", ("written: 2026-11\n", ""), 'line 5: expected the key "written"'),
    ("a key twice", ("written:", "title: Nurses\nwritten:"), "line 5: expected each key once"),
    ("one name", ("called: nurse, nurses", "called: nurses"), "line 4: expected two names"),
    ("three names", ("nurse, nurses", "nurse, nurses, carers"), "line 4: expected two names"),
    ("a whole date", ("2026-11", "2026-11-05"), 'line 5: expected "written: 2026-11"'),
    ("YAML that is none", ("title: Registered", "title: [Registered"), "expected YAML"),
    ("a code that is none", ("29-1141.00", "29-1141"), 'line 2: expected "onet_soc_code: 29-1141.00"'),
    ("a code nobody has", ("29-1141.00", "29-9999.00"), "line 2: expected a code of O*NET 30.1"),
    ("another title", ("29-1141.00", "29-1171.00"), "line 3: expected the title of 29-1171.00"),
    ("another file name", ("title: Registered Nurses", "title: Nurses"), 'line 3: expected the file name "nurses.md"'),
    ("script", ("Earn a degree", "<script>alert()</script>"), "line 30: expected plain text without HTML"),
    ("script in the front matter", ("nurse, nurses", "<b>nurse, nurses"), "line 4: expected plain text"),
    ("a link", ("Earn a degree", "Earn a [degree](javascript:x)"), "line 30: expected plain text"),
    ("a citation of its own", ("Calm and care.", "Calm [4]."), "line 36: expected plain text"),
    (
        "a second paragraph",
        ("Nurses look after people who are ill.", "One.\n\nTwo."),
        "line 10: expected one paragraph, found a second",
    ),
    ("a list in a paragraph", ("Not the job.", "- Not the job."), "line 34: expected running text"),
    ("running text among bullets", ("- Delivery robots", "Delivery robots"), "line 21: expected a bullet"),
    ("a bullet without a name", ("**Judgment**: someone", "Judgment: someone"), 'line 27: expected "- **Name**'),
    ("no task ids", ("onet_tasks: 1839, 1840\n", ""), 'line 12: expected a line "onet_tasks:'),
    ("task ids that are none", ("1839, 1840", "1839; 1840"), "line 13: expected ids of O*NET tasks"),
    (
        "scores of its own",
        ("onet_tasks: 1839, 1840", "onet_tasks: 1839\nscores: Me 5"),
        "line 14: expected no scores of its own",
    ),
    ("no human part", ("What stays human:", "AI tomorrow:"), 'line 12: expected a line "What stays human'),
    (
        "a full stop in a heading",
        ("seen and done\n", "seen and done.\n"),
        "line 12: expected a heading without a full stop",
    ),
    ("a statement for a question", ("need?", "need"), "line 35: expected a question"),
    ("an empty section", ("- **Judgment**: someone must decide.\n", ""), "line 26: expected bullets"),
    ("a NUL byte", ("Calm", "Ca\0lm"), "line 36: expected visible characters, found the hidden character U+0000"),
    ("a character that turns text round", ("Calm", "\u202eCalm"), "line 36: expected visible characters"),
    (
        "an alias",
        ("called: nurse, nurses", "called: &x nurse, nurses\nb: *x"),
        "line 2: expected front matter without anchors",
    ),
]


@pytest.mark.parametrize(("change", "message"), [case[1:] for case in MALFORMED], ids=[case[0] for case in MALFORMED])
def test_what_is_not_of_the_form_is_rejected_with_its_line(written, change, message):
    assert change[0] in NURSES
    path = written(NURSES.replace(*change, 1))
    with pytest.raises(CorpusError) as caught:
        parse_report(path, TABLES.occupations)
    assert str(caught.value).startswith(f"{path} line ")
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", 'line 1: expected "---" and the front matter, found nothing'),
        (b"---\ntitle: x\n", 'a line "---" that ends the front matter'),
        (b"\xef\xbb\xbf" + NURSES.encode(), "without a byte order mark"),
        (NURSES.replace("Calm", "Calmé").encode("latin-1"), "line 36: expected UTF-8 text, found byte 0xe9"),
        (NURSES.replace("29-1141.00", "[" * 5000).encode(), "line 2: expected"),
        (NURSES.replace("called: nurse, nurses", "? [a, b]\n: c").encode(), "expected"),
    ],
)
def test_bytes_that_are_no_report_are_rejected(written, raw, message):
    with pytest.raises(CorpusError, match="line") as caught:
        parse_report(written(raw))
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("value: 38", "value: .nan"), "expected a number or a word"),
        (("value: 38", "value: true"), "expected a number or a word"),
        (("unit: 0-100, ", ""), "figures with the keys"),
        (("15-2051.00", "15-2051.99"), "line 6: expected a code of O*NET"),
        (("- 15-2051.00", "- data scientists"), "line 6: expected a list of O*NET-SOC codes"),
        (("Other 45.5", "Other 145"), 'expected "scorer 0-100'),
        (("15-AIML", "15-2051"), 'expected "code: 15-AIML"'),
    ],
)
def test_own_figures_and_scores_are_held_to_the_form(written, change, message):
    assert change[0] in OUTSIDE
    with pytest.raises(CorpusError) as caught:
        parse_report(written(OUTSIDE.replace(*change, 1), "ai-ml-engineers.md"), TABLES.occupations)
    assert message in str(caught.value)


def test_a_later_folder_overrides_an_earlier_one(written, tmp_path):
    written(NURSES, "shipped/healthcare/registered-nurses.md")
    written("# not a report", "shipped/README.md")
    written(NURSES.replace("Not the job.", "Never."), "own/registered-nurses.md")
    reports = load_reports(tmp_path / "shipped", tmp_path / "own")
    assert list(reports) == ["29-1141.00"]
    assert reports["29-1141.00"].faq[0][1] == "Never."


def test_one_occupation_twice_in_a_folder_is_an_error(written, tmp_path):
    written(NURSES, "a/registered-nurses.md")
    written(NURSES, "b/registered-nurses.md")
    with pytest.raises(CorpusError, match=r"code 29-1141\.00 again"):
        load_reports(tmp_path)


def test_two_codes_with_one_slug_are_an_error(written, tmp_path):
    written(NURSES, "a/registered-nurses.md")
    written(NURSES.replace("29-1141.00", "29-1171.00"), "b/registered-nurses.md")
    with pytest.raises(CorpusError, match='slug "registered-nurses" again'):
        load_reports(tmp_path)


def test_a_folder_that_is_absent_is_an_error(tmp_path):
    with pytest.raises(CorpusError, match="expected a folder of reports"):
        load_reports(tmp_path / "none")


def test_the_form_shown_in_the_guide_is_of_the_form(written):
    guide = (corpus_folder() / "README.md").read_text(encoding="utf-8")
    form = guide.split("```markdown\n")[1].split("```")[0]
    report = parse_report(written(form), TABLES.occupations)
    assert set(report.tasks[0].onet_tasks) <= set(TABLES.tasks(report.code))


def test_every_shipped_report_is_of_the_form():
    reports = load_reports(corpus_folder() / "reports", occupations=TABLES.occupations)
    assert reports
    for report in reports.values():
        assert all(getattr(report, key) for key in HEADINGS.values())
