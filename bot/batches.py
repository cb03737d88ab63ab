"""Answer and match whole files of JSON lines: a line out for each line in, in order, whatever is in it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.answer import Answer, Focus
from bot.errors import BotError, QuestionError
from bot.evidence import Gap
from bot.framing import match_in
from bot.questions import read_question

if TYPE_CHECKING:
    from bot.conversations import Answering
    from bot.library import Library

_MOST_CANDIDATES = 10

Row = dict[str, Any]


class Unreadable(BotError):
    """A file cannot be read, or is no text."""


def read_text(path: Path) -> str:
    """Read a file of UTF-8 text.

    Raises:
        Unreadable: It is absent, forbidden, a folder, or not UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise Unreadable(f"{path}: expected a file that can be read: {error.strerror}.") from None
    except UnicodeDecodeError as error:
        raise Unreadable(f"{path}: expected UTF-8 text, found another byte at position {error.start}.") from None


def run_batch(path: Path, run: Callable[[Row], Row], complain: Callable[[str], None]) -> Iterator[Row]:
    """Run over the lines of a file; a line that is no JSON object gets a line that says so.

    Raises:
        Unreadable: The file cannot be read.
    """
    for number, line in enumerate(read_text(path).split("\n"), start=1):
        if not line.strip():
            continue
        row = None
        try:
            row = json.loads(line)
            if not isinstance(row, dict):
                raise ValueError
            yield run(row)
        except (ValueError, RecursionError) as error:
            told = str(error) if isinstance(row, dict) else "expected a JSON object"
            complain(f"{path}, line {number}: {told}.")
            yield {"id": row.get("id") if isinstance(row, dict) else None, "error": told}


def answer_turns(row: Row, advisor: Answering, limit: int, complain: Callable[[str], None]) -> Row:
    """Answer the turns of one conversation; what cannot be read gets an answer that says so.

    Raises:
        ValueError: The row has no list of turns.
    """
    if not isinstance(turns := row.get("turns"), list):
        raise ValueError('expected "turns", a list of questions')
    focus, answers = Focus(), []
    for turn in turns:
        try:
            if not isinstance(turn, str):
                raise QuestionError(f"This turn is no text: expected a string, found {type(turn).__name__}.")
            answer = advisor.answer(read_question(turn, limit), focus)
            focus = answer.focus
        except QuestionError as error:
            answer = _unanswered(turn, str(error), limit)
        except Exception as error:  # One fault of ours must not cost the rest of the file.
            complain(f"{row.get('id')}: {type(error).__name__}: {error}")
            answer = _unanswered(turn, f"This failed here: {type(error).__name__}.", limit)
        answers.append(answer.to_dict())
    return {"id": row.get("id"), "answers": answers}


def _unanswered(turn: object, reason: str, limit: int) -> Answer:
    typed = turn.encode("utf-8", "replace").decode()[:limit] if isinstance(turn, str) else ""
    return Answer(typed, reason, "gap", gaps=(Gap("question", reason),))


def match_text(row: Row, library: Library, limit: int) -> Row:
    """Match one job described in free text; what cannot be read gets no candidates and an error."""
    text = row.get("text")
    if not isinstance(text, str):
        return {"id": row.get("id"), "candidates": [], "error": 'expected "text", a job in words'}
    try:
        found = match_in(read_question(text, limit), library.matcher, _MOST_CANDIDATES)
    except QuestionError as error:
        return {"id": row.get("id"), "candidates": [], "error": str(error)}
    candidates = [
        {
            "onet_soc_code": item.onet_soc_code,
            "soc_code": library.soc_code(item.onet_soc_code),
            "title": library.title(item.onet_soc_code),
            "confidence": item.confidence,
        }
        for item in found
    ]
    return {"id": row.get("id"), "candidates": candidates}
