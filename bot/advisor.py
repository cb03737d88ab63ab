"""The whole pipeline on one screen: understand, gather, write, check."""

from __future__ import annotations

import time
from dataclasses import replace

from bot.answer import Answer, Focus
from bot.checking import problems
from bot.gathering import gather
from bot.library import Library
from bot.understanding import understand
from bot.writing import TemplateWriter


class Advisor:
    """Answer career questions from the corpus."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.writer = TemplateWriter()

    def answer(self, question: str, focus: Focus = Focus()) -> Answer:
        """Answer one question; the focus of the answer before completes it. The same turns give the same answer."""
        clock = [time.perf_counter()]
        request = understand(question, focus, self.library)
        clock.append(time.perf_counter())
        request, evidence = gather(request, self.library)
        clock.append(time.perf_counter())
        answer = self.writer.write(request, evidence)
        clock.append(time.perf_counter())
        if found := problems(answer, evidence.subjects):
            raise AssertionError(f"the template writer stated what its evidence does not hold: {found}")
        clock.append(time.perf_counter())
        steps = ("understanding", "gathering", "writing", "checking")
        timings = {step: round(1000 * (end - start), 3) for step, start, end in zip(steps, clock, clock[1:], strict=False)}
        return replace(answer, timings_ms={"total": round(1000 * (clock[-1] - clock[0]), 3), **timings})
