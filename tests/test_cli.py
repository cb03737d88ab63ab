"""The command line: what each command prints, and how it refuses what it cannot use."""

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from doors import FakeOpening

import bot.opening
from bot.cli import main
from bot.errors import CorpusError


@pytest.fixture(autouse=True)
def opening(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> FakeOpening:
    """Put the fake behind every command, and its state in a folder of its own."""
    fake = FakeOpening()
    monkeypatch.setattr(bot.opening, "Opening", lambda settings: fake)
    monkeypatch.setenv("BOT_HOME", str(tmp_path / "home"))
    return fake


def lines(capsys: pytest.CaptureFixture[str]) -> list[Any]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def write(folder: Path, *rows: object) -> str:
    path = folder / "in.jsonl"
    path.write_text(
        "".join(row if isinstance(row, str) else json.dumps(row) + "\n" for row in rows),
        encoding="utf-8",
    )
    return str(path)


def test_an_answer_is_printed_with_its_sources(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "nurse?"]) == 0
    shown = capsys.readouterr()
    assert shown.out.startswith("**Not the job")
    assert "[2] BLS, Employment Projections" in shown.out
    assert "--thread=" in shown.err


def test_a_conversation_goes_on_by_its_id(capsys: pytest.CaptureFixture[str], opening: FakeOpening) -> None:
    assert main(["ask", "--json", "nurse?"]) == 0
    (first,) = lines(capsys)
    assert main(["ask", "and pay?", f"--thread={first['thread']}", "--json"]) == 0
    (second,) = lines(capsys)
    assert second["thread"] == first["thread"]
    assert main(["ask", "and pay?", "--thread=made-up"]) == 2
    assert "unknown, deleted or expired" in capsys.readouterr().err
    assert len(opening.answering.asked) == 2


def test_a_batch_answers_each_conversation_in_order(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = write(tmp_path, {"id": "b", "turns": ["nurse?", "and pay?"]}, "\n", {"id": 1, "turns": []})
    assert main(["ask", "--batch", path]) == 0
    rows = lines(capsys)
    assert [row["id"] for row in rows] == ["b", 1]
    assert [answer["question"] for answer in rows[0]["answers"]] == ["nurse?", "and pay?"]
    assert rows[1]["answers"] == []
    assert not (tmp_path / "home").exists()


def test_a_turn_that_cannot_be_read_never_ends_the_batch(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    bad = ["", 5, None, ["nurse?"], "\ud800", "a" * 4001, "explode please", "nurse?"]
    assert main(["ask", "--batch", write(tmp_path, {"id": 1, "turns": bad})]) == 0
    ((row),) = lines(capsys)
    kinds = [answer["kind"] for answer in row["answers"]]
    assert kinds == ["gap"] * 7 + ["answer"]
    assert all(answer["text"] == answer["gaps"][0]["reason"] for answer in row["answers"][:7])
    assert "found int" in row["answers"][1]["text"]
    assert "4,001 characters" in row["answers"][5]["text"]


def test_a_line_that_cannot_be_read_is_named_and_the_rest_goes_on(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = write(tmp_path, "{\n", "[" * 20_000 + "\n", {"id": 3}, '{"id": 4, "turns": ["a line\u2028in a line"]}')
    assert main(["ask", "--batch", path]) == 2
    shown = capsys.readouterr()
    rows = [json.loads(line) for line in shown.out.split("\n") if line]
    assert [row["id"] for row in rows] == [None, None, 3, 4]
    assert [("error" in row) for row in rows] == [True, True, True, False]
    assert "line 1: expected a JSON object" in shown.err
    assert 'line 3: expected "turns"' in shown.err


@pytest.mark.parametrize("command", [["ask", "--batch"], ["match", "--batch"], ["lint"]])
def test_a_file_that_cannot_be_read_is_one_line_and_exit_2(
    command: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "latin.jsonl").write_bytes("{}\n\xe9".encode("latin-1"))
    for name, told in (("nowhere", "No such file"), (".", "Is a directory"), ("latin.jsonl", "expected UTF-8")):
        assert main([*command, str(tmp_path / name)]) == 2
        shown = capsys.readouterr()
        assert told in shown.err
        assert shown.err.count("\n") == 1
        assert shown.out == ""


@pytest.mark.parametrize(
    "arguments", [["ask", "\udcff nurse"], ["ask", "  "], ["ask"], ["match"], ["ask", "a", "--batch", "b"]]
)
def test_what_cannot_be_asked_is_one_line_and_exit_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str], opening: FakeOpening
) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert opening.answering.asked == []


def test_a_setting_that_cannot_be_used_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BOT_PORT", "seven")
    assert main(["settings"]) == 2
    assert capsys.readouterr().err == 'BOT_PORT: expected a whole number, found "seven".\n'


def test_a_corpus_that_cannot_be_read_is_one_line_and_exit_1(
    capsys: pytest.CaptureFixture[str], opening: FakeOpening
) -> None:
    opening.error = CorpusError("corpus/figures: expected titles.csv, found none.")
    assert main(["ask", "nurse?"]) == 1
    assert capsys.readouterr().err == "corpus/figures: expected titles.csv, found none.\n"


def test_settings_are_listed_with_their_meaning(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["settings"]) == 0
    shown = capsys.readouterr().out
    assert "BOT_PORT" in shown
    assert "longest question, in characters" in shown


def test_jobs_are_matched_ten_at_most_best_first(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.batches.match_in", lambda text, matcher, limit: matcher.match(text, limit))
    path = write(tmp_path, {"id": 1, "text": "RN on night shift"}, {"id": 2, "text": ""}, {"id": 3, "text": 4})
    assert main(["match", "--batch", path]) == 0
    rows = lines(capsys)
    assert [row["id"] for row in rows] == [1, 2, 3]
    first = rows[0]["candidates"][0]
    assert set(first) == {"onet_soc_code", "soc_code", "title", "confidence"}
    assert len(rows[0]["candidates"]) == 10
    assert [row["candidates"] for row in rows[1:]] == [[], []]
    assert main(["match", "nurse", "--json"]) == 0
    assert lines(capsys)[0][0] == first


def test_output_survives_a_terminal_of_another_encoding(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    assert main(["ask", "--json", "infirmière"]) == 0
    sys.stdout.flush()
    assert "infirmière" in raw.getvalue().decode("utf-8")


@pytest.mark.parametrize(
    "command", ["ask", "match", "report", "lint", "likeness", "index", "model", "serve", "settings", "figures"]
)
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([command, "--help"])
    assert left.value.code == 0
    assert f"careerbot {command}" in capsys.readouterr().out
