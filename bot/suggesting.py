"""Suggest the next real questions about this person's case."""

from __future__ import annotations

import re

from bot import suggesting_es
from bot.evidence import Evidence, Subject
from bot.figures import MILITARY
from bot.places import state_name
from bot.request import Request
from bot.wording import article

_MOST = 3
_SHORT, _WORTH = 40, 10
"""Longest part of a week, in characters, and least share of it, in percent, that a suggestion takes up."""
_CIVILIAN = ("Which jobs are growing fastest?", "Which jobs are least exposed to AI?", "What do police officers earn?")
"""After an answer about a military occupation, of which nothing is published."""


def suggest(request: Request, evidence: Evidence) -> tuple[str, ...]:
    """Suggest up to three questions that follow from an answer; none in distress."""
    if request.language == "es":
        return suggesting_es.suggest(request, evidence)
    if request.distress is not None:
        return ()
    if request.kind == "clarify" and request.week and not evidence.options:
        return ()  # Only the asker knows which job it is.
    if request.kind in ("clarify", "gap") and evidence.options:
        return tuple(option.plural[:1].upper() + option.plural[1:] for option in evidence.options[:5])
    if "rank" in request.intents and evidence.options and not evidence.subjects:
        return _after_list(request, evidence.options)
    if not evidence.subjects:
        return (
            "I'm a nurse, will AI take my job?",
            "What do electricians earn in Ohio?",
            "Paralegal or court reporter, which is safer?",
        )
    if len(evidence.subjects) > 1:
        return _several(request, evidence.subjects)
    if evidence.subjects[0].soc_code.startswith(MILITARY):
        return _CIVILIAN
    asked = set(request.intents)
    lines = [text for intent, text in _single(request, evidence.subjects[0]) if intent not in asked]
    return tuple([*lines[:1], *_week(request, evidence), *lines[1:]][:_MOST])


def _after_list(request: Request, listed: tuple[Subject, ...]) -> tuple[str, ...]:
    """Suggest to narrow a list that was shown, and to look at its first."""
    limited = {limit.measure for limit in request.constraints.limits} if request.constraints else set()
    lines = [] if "growth_pct" in limited else ["Only those that are growing"]
    lines += [] if "median_annual" in limited else ["Only those over 60k"]
    return (*lines, f"Tell me more about {listed[0].plural}", f"How do I become {article(listed[0].singular)}?")[:_MOST]


def _week(request: Request, evidence: Evidence) -> list[str]:
    """Suggest to change a week that was told, or show how to tell one, by two kinds of work of the occupation."""
    if evidence.week:
        said = next((p.said for p in evidence.week.rated if len(p.said) <= _SHORT and p.share.value >= _WORTH), "")
        plain_words = re.fullmatch(r"[\w' -]+", said) and " and " not in said
        return [f"What if “{said}” took less of my week?"] if plain_words else []
    kinds = (f.detail for f in evidence.figures if f.measure == "activity_use_user")
    plain = [kind for kind in dict.fromkeys(kinds) if not re.search(r",| and ", kind)][:2]
    if len(plain) < 2 or request.kind != "answer":
        return []
    return [f"I mostly {plain[0]} and {plain[1]}. What does that mean for me?"]


def _single(request: Request, subject: Subject) -> list[tuple[str, str]]:
    plural, one = subject.plural, article(subject.singular)
    place = f" in {state_name(request.places[0])}" if request.places else ""
    lines = [
        ("tasks", f"Which parts of the work of {plural} can AI already do?"),
        ("pay", f"What do {plural} earn{place}?"),
        ("switch", f"What could {one} move into?"),
        ("outlook", f"Is the work of {plural} growing?"),
        ("exposure", f"Will AI replace {plural}?"),
        ("become", f"How do I become {one}?"),
    ]
    # What is not published is not worth asking.
    missing = {*(() if subject.described else ("tasks",)), *(("outlook",) if subject.own_scale else ())}
    return [line for line in lines if line[0] not in missing]


def _several(request: Request, subjects: tuple[Subject, ...]) -> tuple[str, ...]:
    asked = set(request.intents)
    lines = [
        ("pay", "Which of them pays best?"),
        ("outlook", "Which of them is growing fastest?"),
        ("exposure", "Which of them is least exposed to AI?"),
    ]
    lines.append(("become", f"How do I become {article(subjects[0].singular)}?"))
    return tuple(text for intent, text in lines if intent not in asked)[:_MOST]
