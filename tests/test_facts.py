"""The page for a writer: what the tables hold of one occupation, and O*NET's sentences while they are at hand."""

import csv
import re
from pathlib import Path

import pytest

from bot.cli import main
from bot.errors import CorpusError, QuestionError
from bot.facts import FOLDERS, read_statements, render_facts, report_path
from bot.library import Library, open_library
from bot.locating import corpus_folder
from bot.settings import Settings

NURSES = "29-1141.00"
REAL = Path(__file__).parents[2] / "shared" / "data"


@pytest.fixture(scope="module")
def library() -> Library:
    return open_library(Settings())


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "tables"
    folder.mkdir()
    (folder / "occupations.csv").write_text(
        "onet_soc_code,description,onet_education_mode,onet_education_mode_pct\n"
        f'{NURSES},"A made-up description, quoted.",Some College,55.6\n11-1011.00,Of chief executives.,,\n',
        encoding="utf-8",
    )
    (folder / "tasks.csv").write_text(
        "onet_soc_code,task_id,task,core,importance\n"
        f'{NURSES},1839,"A made-up statement, quoted.",core,4.9\n{NURSES},1866,Another.,unrated,\n'
        "11-1011.00,8823,Of chief executives.,core,4.5\n",
        encoding="utf-8",
    )
    return folder


def ids(text: str) -> list[str]:
    return re.findall(r"^- (\d+) · ", text, re.MULTILINE)


def test_names_path_tasks_labels_and_figures_of_nurses_stand_on_the_page(library: Library, tmp_path: Path) -> None:
    text = render_facts(NURSES, library, tmp_path / "nowhere")
    assert text.startswith("# Registered Nurses\n")
    assert "corpus/reports/healthcare-practitioners/registered-nurses.md" in text
    assert "- 1839 · core · people E2 · GPT-4 E1 · alone T3\n" in text
    assert "2 of 27 rated tasks at T3 or T4, 1 at T0" in text
    assert "48.5/100, moderate" in text
    assert "rank 31" in text and "4 measures behind it agree" in text
    assert "Moderate (rank 44.0)" in text and "30% alone" in text
    assert "$97,550" in text and "+4.9%, Growing" in text and "189,100" in text and "0.5%" in text
    assert "BLS, education: Bachelor's degree" in text
    assert "Nurse Practitioners (29-1171.00)" in text


def test_without_the_source_tables_the_page_says_so_and_has_every_id(library: Library, tmp_path: Path) -> None:
    text = render_facts(NURSES, library, tmp_path / "nowhere")
    assert "Without O*NET's description and task statements" in text and "--from" in text
    assert sorted(map(int, ids(text))) == sorted(library.tables.tasks(NURSES))
    assert "O*NET's description\n" not in text


def test_sentences_come_from_the_source_tables_of_this_occupation_only(library: Library, source: Path) -> None:
    text = render_facts(NURSES, library, source)
    assert "A made-up description, quoted." in text
    assert "- 1839 · core · importance 4.9 · people E2 · GPT-4 E1 · alone T3: A made-up statement, quoted." in text
    assert "- 1866 · unrated · people" in text and "Some College (56% of those asked)" in text
    assert "chief executives" not in text and "Without O*NET" not in text
    assert ids(text)[0] == "1839", "the most important core task stands first"


@pytest.mark.parametrize(("table", "told"), [("tasks.csv", "tasks.csv"), ("occupations.csv", "occupations.csv")])
def test_a_source_folder_without_a_table_or_a_column_is_named(source: Path, table: str, told: str) -> None:
    rest = (source / table).read_text(encoding="utf-8")
    (source / table).write_text(rest.replace("onet_soc_code", "code", 1), encoding="utf-8")
    with pytest.raises(CorpusError, match=f"{told} line 1: expected a column onet_soc_code, found none. Name"):
        read_statements(source, NURSES)
    (source / table).unlink()
    with pytest.raises(CorpusError, match=f"{told}: expected this source table, found none. Name"):
        read_statements(source, NURSES)


def test_a_code_of_no_occupation_is_refused_with_what_to_try(library: Library, tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match=r'found "99-9999\.00"\. Try: careerbot match'):
        render_facts("99-9999.00", library, tmp_path)
    with pytest.raises(QuestionError, match="Try: careerbot report 15-AIML"):
        render_facts("15-AIML", library, tmp_path)


def test_every_shipped_report_lies_where_the_page_says(library: Library) -> None:
    root = corpus_folder().parent
    for code, report in library.reports.items():
        assert Path(report.path) == root / report_path(code, report.slug)
    assert {code[:2] for code in library.tables.occupations} == set(FOLDERS)
    assert len(set(FOLDERS.values())) == len(FOLDERS)


def test_every_occupation_has_a_page_without_holes(library: Library, tmp_path: Path) -> None:
    for code in library.tables.occupations:
        text = render_facts(code, library, tmp_path / "nowhere")
        assert len(ids(text)) == len(library.tables.tasks(code)), code
        assert not re.search(r"\bNone\b(?! required| (?:is|are) held)|\bnan\b", text), code
        assert "Exposure score: " in text or "No exposure score is held" in text, code
        assert "\n\n\n" not in text, code
        assert not re.search(r"[\w%]- [A-Z]|[^\n]##|\n## [^\n]+\n\n##", text), code


@pytest.mark.parametrize("name", ["registered-nurses", "Registered Nurses", NURSES])
def test_the_command_takes_a_slug_a_title_or_a_code(
    name: str, source: Path, library: Library, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("bot.library.open_library", lambda settings: library)
    assert main(["facts", name, "--from", str(source)]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("# Registered Nurses\n") and "A made-up statement" in shown


@pytest.mark.skipif(not (REAL / "tasks.csv").is_file(), reason="the source tables are not beside this checkout")
def test_every_task_has_its_statement_from_the_real_tables(library: Library) -> None:
    for code in (NURSES, "53-3032.00", "15-1252.00"):
        found = read_statements(REAL, code)
        assert found is not None and found.description
        assert set(found.tasks) == set(library.tables.tasks(code))
        text = render_facts(code, library, REAL)
        assert all(row["task"] in text for row in found.tasks.values())
    with (REAL / "tasks.csv").open(encoding="utf-8", newline="") as file:
        labels = {int(row["task_id"]): row for row in csv.DictReader(file) if row["onet_soc_code"] == NURSES}
    text = render_facts(NURSES, library, REAL)
    for number, row in labels.items():
        said = f"people {row['human_label']} · GPT-4 {row['gpt4_label']} · alone {row['gpt4_automation_label']}: "
        assert re.search(rf"^- {number} · .*{re.escape(said)}", text, re.MULTILINE), number
