"""The corpus is in words of our own: nothing published is copied into it, and no report is another one in disguise."""

import csv
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from bot.likeness import equal_paragraphs, equal_sentences
from bot.locating import corpus_folder
from bot.own_words import Published, open_published, published_folder
from bot.prose import read_pieces
from bot.reports import load_reports

CORPUS = corpus_folder()
REPORTS = load_reports(CORPUS / "reports")
NURSES = REPORTS["29-1141.00"]


@pytest.fixture(scope="module")
def published():
    found = open_published(published_folder(CORPUS))
    if found is None:
        pytest.skip("O*NET's tables do not lie beside this checkout, in ../shared/data; nothing to compare with")
    return found


def authored():
    """Every text we wrote, with where it stands; names and titles are no texts."""
    for report in REPORTS.values():
        for piece in read_pieces(Path(report.path)):
            yield f"{report.path} line {piece.line}", f"{piece.name} {piece.text}"
    for table, columns in (
        ("called.csv", ("singular", "plural")),
        ("activities.csv", ("label",)),
        ("duties.csv", ("said",)),
    ):
        with (CORPUS / table).open(encoding="utf-8", newline="") as file:
            for number, row in enumerate(csv.DictReader(file), start=2):
                yield from ((f"{table} line {number}", row[column]) for column in columns)
    for path in sorted((CORPUS / "notes").rglob("*.md")):
        yield from ((str(path), paragraph) for paragraph in path.read_text(encoding="utf-8").split("\n\n"))
    for name, entry in tomllib.loads((CORPUS / "ai_tools.toml").read_text(encoding="utf-8")).items():
        yield f"ai_tools.toml, {name}", entry["what"]


def copied(texts, published):
    return [f'{place}: {run.source} has "{run.words}"' for place, text in texts for run in published.shared(text)]


def test_no_eight_words_in_a_row_were_published_elsewhere(published):
    texts = list(authored())
    assert len(texts) > 2000
    assert copied(texts, published) == []


@pytest.mark.parametrize(
    ("table", "column"), [("tasks.csv", "task"), ("occupations.csv", "description")], ids=["tasks", "descriptions"]
)
def test_a_sentence_of_any_published_table_is_found(published, table, column):
    with (published_folder(CORPUS) / table).open(encoding="utf-8", newline="") as file:
        sentence = next(row[column] for row in csv.DictReader(file) if len(row[column].split()) > 12)
    planted = f"As they say, {sentence[0].lower()}{sentence[1:]}"
    assert copied([("here", planted)], published)
    assert copied([("here", planted.upper().replace(",", " --"))], published)


def test_a_sentence_of_the_published_report_is_found(published):
    report = (published_folder(CORPUS).parent / "seed-report.txt").read_text(encoding="utf-8")
    line = next(line for line in report.splitlines() if len(line.split()) > 20)
    assert copied([("here", " ".join(line.split()[4:14]))], published)


def test_titles_may_be_repeated_and_short_runs_are_no_copies(tmp_path):
    title = "Laborers and Freight, Stock, and Material Movers, Hand"
    (tmp_path / "occupations.csv").write_text(
        f'title,description\n"{title}","{title}, move freight by hand all over the large yard."\n', encoding="utf-8"
    )
    published = Published(tmp_path)
    assert list(published.shared(f"We call {title.lower()} movers.")) == []
    assert [run.words for run in published.shared("They move freight by hand all over the yard.")] == []
    assert [run.words for run in published.shared("They move freight by hand, all over the large lot.")] == [
        "move freight by hand all over the large"
    ]


def test_nothing_is_compared_where_nothing_is_published(tmp_path):
    assert open_published(tmp_path) is None


@pytest.mark.parametrize("find", [equal_sentences, equal_paragraphs])
def test_no_two_reports_share_a_text(find):
    assert list(find(REPORTS.values())) == []


def test_a_sentence_in_two_reports_is_found():
    other = replace(NURSES, slug="other", overview="Quite new. " + NURSES.overview.split(". ")[0] + ".")
    other = replace(other, tasks=(), risks=(), ai_tools=(), future_skills=(), become="Short.", faq=())
    found = list(equal_sentences([NURSES, other]))
    assert [slugs for _, *slugs in found] == [[NURSES.slug, "other"]]
    assert list(equal_paragraphs([NURSES, other])) == []


def test_a_paragraph_in_two_reports_is_found_though_the_job_is_called_otherwise():
    other = replace(NURSES, slug="other", called=("cook", "cooks"), overview=NURSES.overview.replace("Nurses", "Cooks"))
    other = replace(other, tasks=(), risks=(), ai_tools=(), future_skills=(), become="Short.", faq=())
    assert [slugs for _, *slugs in equal_paragraphs([NURSES, other])] == [[NURSES.slug, "other"]]
