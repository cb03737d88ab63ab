"""How alike reports are: by meaning, within their groups, and what a list allows."""

from dataclasses import replace

import numpy as np
import pytest

import bot.embedding
import bot.locating
from bot.cli import main
from bot.errors import CorpusError
from bot.likeness import describe, find_likeness, read_allowed, split_report
from bot.locating import corpus_folder
from bot.reports import load_reports

REPORTS = load_reports(corpus_folder() / "reports")
NURSES, CARPENTERS, ELECTRICIANS = (REPORTS[code] for code in ("29-1141.00", "47-2031.00", "47-2111.00"))


def embed(texts):
    """Stand in for the model: texts of like words lie near each other."""
    vectors = np.zeros((len(texts), 4096), dtype=np.float32)
    for row, text in enumerate(texts):
        for word in text.lower().split():
            vectors[row, sum(map(ord, word)) * 31 % 4096] += 1
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def reworded(report, slug):
    """Change one word of the longest answer, and all else entirely."""
    overview = f"{report.overview} Indeed."
    own = [("?", f"{slug} stands for itself here {number}") for number in range(3)]
    return replace(
        report, slug=slug, overview=overview, tasks=(), risks=(), ai_tools=(), future_skills=(), become=slug, faq=own
    )


def test_different_reports_are_not_too_alike():
    found = find_likeness([NURSES, CARPENTERS, ELECTRICIANS], embed)
    assert (found.sentences, found.paragraphs, found.alike) == ((), (), ())
    assert [(group, size) for group, size, _ in found.groups] == [("29", 1), ("47", 2)]
    assert found.groups[1][2] == pytest.approx(found.pairs[0][0])
    assert found.pairs[0][1:] == (CARPENTERS.slug, ELECTRICIANS.slug)
    assert len(found.pairs) == 3


def test_a_reworded_paragraph_is_found_unless_it_is_allowed():
    twin = reworded(NURSES, "twin")
    found = find_likeness([NURSES, twin, CARPENTERS], embed)
    assert [(item.first.slug, item.second.slug, item.first.section) for item in found.alike] == [
        (NURSES.slug, "twin", "overview")
    ]
    assert found.sentences and not found.paragraphs
    allowed = {frozenset((NURSES.slug, "twin", "overview"))}
    assert find_likeness([NURSES, twin, CARPENTERS], embed, allowed).alike == ()
    said = "\n".join(describe(found))
    assert "does not allow: 1" in said and "Equal paragraphs, names of jobs aside: none" in said


def test_every_paragraph_is_compared():
    texts = {item.text for item in split_report(NURSES)}
    assert {NURSES.overview, NURSES.become, NURSES.risks[0], NURSES.tasks[0].ai_today, NURSES.faq[0][1]} < texts
    assert NURSES.faq[0][0] not in texts


def test_the_list_of_what_is_allowed_is_read_with_its_reasons(tmp_path):
    path = tmp_path / "alike.txt"
    assert read_allowed(path) == set()
    path.write_text("# why\n\nroofers carpenters become  # one union\n", encoding="utf-8")
    assert read_allowed(path) == {frozenset(("roofers", "carpenters", "become"))}
    path.write_text("roofers carpenters\n", encoding="utf-8")
    with pytest.raises(
        CorpusError, match=r'alike\.txt line 1: expected "slug slug section", the section one of overview'
    ):
        read_allowed(path)


@pytest.mark.parametrize(("copied", "code"), [(False, 0), (True, 1)])
def test_the_command_fails_where_a_paragraph_repeats_another(copied, code, tmp_path, monkeypatch, capsys):
    (tmp_path / "reports").mkdir()
    for report in (NURSES, CARPENTERS):
        (tmp_path / "reports" / f"{report.slug}.md").write_text(read(report), encoding="utf-8")
    if copied:
        path = tmp_path / "reports" / f"{CARPENTERS.slug}.md"
        path.write_text(read(CARPENTERS).replace(CARPENTERS.become, NURSES.become), encoding="utf-8")

    class Embedder:
        def __init__(self, *_):
            self.embed = embed

    monkeypatch.setattr(bot.locating, "corpus_folder", lambda: tmp_path)
    monkeypatch.setattr(bot.embedding, "find_model", lambda settings: tmp_path)
    monkeypatch.setattr(bot.embedding, "OnnxEmbedder", Embedder)
    assert main(["likeness"]) == code
    said = capsys.readouterr().out
    assert f"Equal paragraphs, names of jobs aside: {1 if copied else 'none'}" in said


def read(report):
    return next(corpus_folder().rglob(f"{report.slug}.md")).read_text(encoding="utf-8")
