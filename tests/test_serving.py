"""What the person who starts the server is told, and what a state says is still missing."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from bot.errors import IndexUnavailable
from bot.indexing import Indexing
from bot.opening import WITHOUT
from bot.serving import describe
from bot.settings import Settings

READY: dict[str, Any] = {"status": "ready", "degraded": [], "index": {}}
HERE = "http://127.0.0.1:7860"


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (READY | {"status": "starting"}, f"Listening on {HERE}; reading the figures."),
        (READY, f"Answering on {HERE} after 3.2 s."),
        (READY | {"degraded": [WITHOUT]}, f"Answering on {HERE} after 3.2 s; search by meaning is being read."),
        (
            READY | {"degraded": [WITHOUT], "index": {"done": 40, "total": 100}},
            f"Answering on {HERE} after 3.2 s; search by meaning 40% built.",
        ),
        (
            READY | {"degraded": [f"{WITHOUT}: no model. Run: careerbot model"]},
            f"Answering on {HERE} after 3.2 s; search by meaning: no model. Run: careerbot model.",
        ),
    ],
    ids=["starting", "ready", "reading", "building", "without"],
)
def test_one_line_says_where_it_listens_and_what_is_missing(state: dict[str, Any], said: str) -> None:
    assert describe(state, Settings(home=Path()), 3.21) == said


def test_an_address_of_six_parts_stands_in_brackets() -> None:
    assert "http://[::1]:7860 " in describe(READY, Settings(home=Path(), host="::1"), 1.0)


def test_vectors_count_as_missing_until_they_are_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library: Any = SimpleNamespace(titles=[], passages=[])
    indexing = Indexing(library, Settings(home=tmp_path))
    assert indexing.state() == {"degraded": [WITHOUT], "index": {}}

    def absent(settings: Settings) -> Path:
        raise IndexUnavailable("no model")

    monkeypatch.setattr("bot.export.find_model", absent)
    assert not indexing.attach()
    assert indexing.state() == {"degraded": [f"{WITHOUT}: no model"], "index": {}}
