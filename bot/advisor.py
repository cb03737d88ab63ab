"""The whole pipeline on one screen: understand, gather, write, check."""

from __future__ import annotations

import logging
import time
from dataclasses import replace

from bot.answer import Answer, Focus
from bot.checking import problems
from bot.comparing import compare
from bot.evidence import Evidence, Gap
from bot.gathering import gather
from bot.hearing import hear
from bot.library import Library
from bot.localizing import in_language
from bot.request import Request
from bot.writing import TemplateWriter

SPANISH_HELD_BACK = (
    "Tenía una respuesta, pero una de sus cifras no se pudo rastrear hasta su fuente, así que no la doy."
)
HELD_BACK = "I had an answer to this, but a figure in it could not be traced to its source, so I don't show it."

_START = Focus()
_log = logging.getLogger("careerbot")


class Advisor:
    """Answer career questions from the corpus."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.writer = TemplateWriter()

    def answer(self, question: str, focus: Focus = _START) -> Answer:
        """Answer one question; the focus of the answer before completes it. The same turns give the same answer."""
        clock = [time.perf_counter()]
        request = hear(question, focus, self.library)
        clock.append(time.perf_counter())
        request, evidence = in_language(request, gather(request, self.library), self.library)
        clock.append(time.perf_counter())
        answer = _remembered(self.writer.write(request, evidence), request, evidence)
        clock.append(time.perf_counter())
        if found := problems(answer, (*evidence.subjects, *evidence.options)):
            _log.error("an answer was held back: %d numbers without evidence; intents %s", len(found), answer.intents)
            reason = SPANISH_HELD_BACK if request.language == "es" else HELD_BACK
            answer = Answer(question, reason, "gap", gaps=(Gap("answer", reason),), focus=focus)
        clock.append(time.perf_counter())
        steps = ("understanding", "gathering", "writing", "checking")
        timings = {step: _milliseconds(clock[i], clock[i + 1]) for i, step in enumerate(steps)}
        return replace(answer, timings_ms={"total": _milliseconds(clock[0], clock[-1])} | timings)


def _remembered(answer: Answer, request: Request, evidence: Evidence) -> Answer:
    """Keep what a list has shown, for "the first one", and the order of a comparison, for "the winner"."""
    listed = tuple(subject.code for subject in evidence.options) if evidence.ranking or evidence.moves else ()
    if not listed and "compare" in request.intents and len(evidence.subjects) > 1:
        listed = compare(request, evidence).order
    return replace(answer, focus=replace(answer.focus, listed=listed)) if listed else answer


def _milliseconds(start: float, end: float) -> float:
    return round(1000 * (end - start), 3)
