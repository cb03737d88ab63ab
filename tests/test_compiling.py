"""Compiling the figures from their source tables: the same bytes every time, from the very files that are named."""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.compiling import SUMS, Sources, compile_figures, slug_of
from bot.errors import CorpusError
from bot.worksheet import read_worksheet

REPOSITORY = Path(__file__).parents[1]
FIGURES = REPOSITORY / "corpus" / "figures"
SOURCE = REPOSITORY.parent / "shared" / "data"
needs_source = pytest.mark.skipif(not SOURCE.is_dir(), reason=f"{SOURCE} holds the source tables and is not here")


@needs_source
def test_compiling_anew_gives_the_committed_tables_byte_for_byte(tmp_path):
    written = compile_figures(SOURCE, tmp_path)
    assert {path.name for path in written} == {path.name for path in FIGURES.glob("*.csv")}
    assert [path.name for path in written if path.read_bytes() != (FIGURES / path.name).read_bytes()] == []


def test_the_tables_stay_small():
    assert sum(path.stat().st_size for path in FIGURES.iterdir()) < 15e6


def test_a_changed_source_table_is_refused(tmp_path):
    (tmp_path / "iwa.csv").write_text("iwa\n")
    wanted = hashlib.sha256(b"another release").hexdigest()
    (tmp_path / SUMS).write_text(f"{wanted}  iwa.csv\n")
    with pytest.raises(CorpusError, match=rf"iwa\.csv: expected SHA-256 {wanted}, found .*corpus/SOURCES\.md"):
        Sources(tmp_path, tmp_path / SUMS).check()


def test_an_absent_source_table_is_named(tmp_path):
    with pytest.raises(CorpusError, match=r"expected this source table, found none\. Name its folder with --from"):
        compile_figures(tmp_path, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_the_command_names_what_is_wrong(tmp_path):
    command = [sys.executable, "-m", "bot.compiling", "--from", str(tmp_path), "--to", str(tmp_path / "out")]
    run = subprocess.run(command, capture_output=True, text=True, cwd=REPOSITORY, check=False)
    assert run.returncode == 1
    assert run.stderr.startswith("careerbot: ") and "expected this source table" in run.stderr


def test_a_slug_is_letters_digits_and_hyphens():
    assert slug_of("Sailors and Marine Oilers") == "sailors-and-marine-oilers"
    assert slug_of("Claims Adjusters, Examiners, and Investigators") == "claims-adjusters-examiners-and-investigators"


@needs_source
def test_a_workbook_is_read_as_bls_prints_it():
    rows = read_worksheet(SOURCE / "raw" / "occupation_ep2024_34.xlsx", "Table 1.2")
    total = next(row for row in rows if row.get("B") == "00-0000")
    assert (total["A"], float(total["I"]), float(total["K"])) == ("Total, all occupations", 3.1, 18863.3)


@needs_source
def test_a_sheet_that_is_not_there_is_named():
    with pytest.raises(CorpusError, match='a sheet "Table 9"'):
        read_worksheet(SOURCE / "raw" / "occupation_ep2024_34.xlsx", "Table 9")


def test_what_is_no_workbook_is_named(tmp_path):
    shutil.copy(FIGURES / SUMS, tmp_path / "table.xlsx")
    with pytest.raises(CorpusError, match=r"table\.xlsx: expected a workbook"):
        read_worksheet(tmp_path / "table.xlsx", "Table 1.2")
