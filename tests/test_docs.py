"""The README says what is so. Written anew by `python tests/test_docs.py`: its answer and its settings."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.advisor import Advisor
from bot.cli import _parser, show
from bot.intents import PATTERNS
from bot.library import Library, open_library
from bot.settings import Settings, settings_table

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
TEXT = README.read_text(encoding="utf-8")
QUESTION = "I'm a nurse, will AI take my job?"
INTENTS = {pattern.intent for pattern in PATTERNS} | {"method"}


def part(name: str, text: str = TEXT) -> str:
    """Give what stands between <!-- name --> and <!-- /name -->."""
    return text.partition(f"<!-- {name} -->\n")[2].partition(f"<!-- /{name} -->")[0]


def rows(text: str) -> list[list[str]]:
    """Give the cells of all table rows."""
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in text.splitlines() if line[:1] == "|"]


def written_answer(library: Library) -> str:
    """Give the answer as the README quotes it: what `careerbot ask` prints, each source on a line of its own."""
    said = show(Advisor(library).answer(QUESTION).to_dict())
    quoted = "".join(f"> {line}".rstrip() + "\\" * line.startswith("[") + "\n" for line in said.splitlines())
    return quoted.removesuffix("\\\n") + "\n"


def written_settings() -> str:
    lines = [f"| `{name}` | {default} | {meaning} |" for name, default, meaning in settings_table()]
    return "\n".join(["| setting | default | meaning |", "|---|---|---|", *lines]) + "\n"


def test_the_answer_is_the_one_that_is_given_now(library: Library) -> None:
    assert QUESTION in TEXT
    assert part("answer") == written_answer(library)


def test_every_setting_is_listed_as_it_is() -> None:
    assert part("settings") == written_settings()


def test_every_intent_is_listed_with_a_question_that_asks_it(advisor: Advisor) -> None:
    table = part_after("| intent |")
    examples = {name.strip("`"): example for name, example in rows(table)[1:]}
    assert set(examples) == INTENTS
    answers = {name: advisor.answer(example) for name, example in examples.items()}
    assert not [name for name, answer in answers.items() if name not in answer.intents]
    assert {answer.kind for answer in answers.values()} <= {"answer", "method"}


def part_after(start: str) -> str:
    """Give the table whose head begins so, without its head."""
    return TEXT.partition(start)[2].partition("\n")[2].partition("\n\n")[0]


def test_every_module_is_listed_and_nothing_listed_is_missing() -> None:
    listed = re.findall(r"`(\w+\.py)`", part("files"))
    assert sorted(listed) == sorted(path.name for path in (ROOT / "bot").glob("*.py"))


def test_every_file_and_folder_named_is_there() -> None:
    named = set(re.findall(r"`((?:bot|corpus|tests)/[\w./-]*|app\.py|Makefile)`", TEXT))
    named |= set(re.findall(r"\]\((?!http)([^)#]+)\)", TEXT))
    assert "corpus/README.md" in named
    assert not [name for name in sorted(named) if not (ROOT / name).exists()]


def test_every_make_target_named_is_there() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"\bmake (\w+)", re.sub(r"git and make\.?", "", TEXT)))
    assert {"run", "test"} <= named
    assert not [name for name in sorted(named) if not re.search(rf"^{name}:", makefile, re.MULTILINE)]


@pytest.mark.parametrize("command", sorted(set(re.findall(r"(?:^|`)careerbot ([a-z]+)", TEXT, re.MULTILINE))))
def test_every_command_named_can_be_given(command: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        _parser().parse_args([command, "--help"])
    assert stopped.value.code == 0


def test_the_picture_is_small() -> None:
    assert (ROOT / "docs" / "page.png").stat().st_size < 200_000


def write() -> None:
    """Write the answer and the settings anew."""
    text = TEXT
    for name, written in (
        ("answer", written_answer(open_library(Settings(vectors=False)))),
        ("settings", written_settings()),
    ):
        text = text.replace(
            f"<!-- {name} -->\n{part(name, text)}<!-- /{name} -->", f"<!-- {name} -->\n{written}<!-- /{name} -->"
        )
    README.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
