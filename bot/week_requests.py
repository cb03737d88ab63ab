"""Put a told week into a request, keep it for the messages that follow, and take it up again once a job is named."""

from __future__ import annotations

from dataclasses import replace

from bot.answer import Focus
from bot.library import Library
from bot.request import Request
from bot.telling import Telling, find_telling

INTENTS = ("week", "exposure")
ANSWERED_BY_WEEK = frozenset({"exposure", "tasks", "risks", "overview", "compare"})
"""What may be asked beside a week and is answered by weighing it."""


def of_week(request: Request, question: str, told: Telling) -> Request:
    """Make a request about an occupation one about a week in it."""
    focus = replace(request.focus, week=told.text, intents=("exposure",))
    return replace(
        request, question=question, intents=INTENTS, measures=(), note=None, constraints=None, week=told, focus=focus
    )


def waits_for_job(request: Request, question: str, told: Telling) -> Request:
    """Keep a week while it is asked back which job it is in."""
    focus = request.focus
    earlier = tuple(dict.fromkeys((*focus.occupations, *focus.earlier)))[:5]
    focus = replace(focus, occupations=(), earlier=earlier, week=told.text, intents=("exposure",))
    return replace(request, question=question, intents=INTENTS, week=told, focus=focus)


def went_on(request: Request, focus: Focus, library: Library) -> Request:
    """Take up a week told before: weigh it when its job is named at last, else keep it while the job is the same.

    Args:
        request: What the words of the message ask for.
        focus: The conversation before it.
        library: Tells words for jobs from those for what is done.
    """
    if not focus.week:
        return request
    answers = request.kind == "answer" and len(request.occupations) == 1
    if not focus.occupations and answers and set(request.intents) <= ANSWERED_BY_WEEK:
        told = find_telling(focus.week, is_job=library.matcher.is_known)
        return of_week(request, request.question, told) if told else request
    if focus.occupations and request.focus.occupations[:1] == focus.occupations[:1]:
        return replace(request, focus=replace(request.focus, week=focus.week))
    return request
