"""What stands behind a door in its tests: a source of answers with real figures, without a library."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.answer import Answer, Focus, Named
from bot.conversations import NotReady
from bot.errors import BotError
from bot.evidence import Figure, Gap, Passage
from bot.matching import Candidate
from bot.measures import ONET, PROJECTIONS, SCORE
from bot.safety import recognise, reply

NURSES = Named("29-1141.00", "29-1141", "Registered Nurses")
TEXT = """\
**Not the job; some of the paperwork in it.** AI exposure score **48/100**: four published measures rank
nurses, on average, above 48% of US jobs [1].

| | Score | Growth |
|---|---|---|
| Nurses | 48 [1] | +4.9% [2] |

**What AI does now:** it drafts notes from recorded visits [3]."""


START = Focus()


class FakeAdvisor:
    """Answers about nurses, remembers in the focus how many turns there were, and counts how often it ran."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.go = threading.Event()
        self.go.set()
        self.begun = threading.Event()

    def answer(self, question: str, focus: Focus = START) -> Answer:
        self.begun.set()
        self.go.wait(10)
        self.asked.append(question)
        if distress := recognise(question):
            return Answer(question, reply(distress), distress.kind, focus=focus)
        if "explode" in question:
            raise RuntimeError(f"cannot answer {question}")
        seen = replace(
            focus,
            occupations=(NURSES.onet_soc_code,),
            called=f"turn {len(focus.intents) + 1}",
            intents=(*focus.intents, "exposure"),
        )
        if "wizard" in question:
            text = f"I have no figures for {question}."
            return Answer(question, text, "gap", gaps=(Gap("wizard", "No such job."),), focus=seen)
        return Answer(
            question,
            TEXT,
            "answer",
            (NURSES,),
            ("exposure",),
            self._figures(),
            self._passages(),
            suggestions=("What do nurses earn in Ohio?", "How do I become a nurse?"),
            timings_ms={"total": 1.0},
            focus=seen,
        )

    def _figures(self) -> Sequence[tuple[int, Figure]]:
        return (
            (1, Figure("29-1141", "exposure_score", 48.4859, "0-100", "2024-26", "US", SCORE)),
            (2, Figure("29-1141", "growth_pct", 4.9, "percent 2024-34", "2024-34", "US", PROJECTIONS)),
        )

    def _passages(self) -> Sequence[tuple[int, Passage]]:
        return (
            (3, Passage("registered-nurses", "29-1141", "ai_tools", "", "Drafts notes from recorded visits.", ONET)),
        )


class FakeLibrary:
    """Matches everything to the same occupations."""

    def __init__(self) -> None:
        self.matcher = self

    def match(self, text: str, limit: int = 10) -> list[Candidate]:
        return [Candidate(f"29-1141.{number:02}", 1 / (number + 1)) for number in range(limit)]

    def soc_code(self, code: str) -> str:
        return code[:7]

    def title(self, code: str) -> str:
        return NURSES.title


class FakeOpening:
    """Opens at once, or only when it is told to."""

    def __init__(self, ready: bool = True) -> None:
        self.answering = FakeAdvisor()
        self.ready = ready
        self.index: dict[str, Any] = {}
        self.error: BotError | None = None

    def open(self) -> None:
        pass

    def advisor(self) -> FakeAdvisor:
        if not self.ready:
            raise NotReady("Questions cannot be answered yet.")
        return self.answering

    def library(self) -> FakeLibrary:
        return FakeLibrary()

    def report(self, name: str) -> dict[str, Any]:
        return {"registered-nurses": {"slug": "registered-nurses"}}[name]

    def state(self) -> dict[str, Any]:
        return {"status": "ready" if self.ready else "starting", "degraded": [], "index": self.index}
