"""Suggest the next real questions in Spanish: the sibling of `suggesting`."""

from __future__ import annotations

from bot.evidence import Evidence, Subject
from bot.figures import MILITARY
from bot.request import Request
from bot.wording_es import article, is_feminine, place_name, sentence, the

_MOST = 3
_START = (
    "Soy enfermera, ¿la IA me va a quitar el trabajo?",
    "¿Cuánto gana un electricista en Texas?",
    "¿Qué es más seguro, cajera o recepcionista?",
)
_CIVILIAN = (
    "¿Qué trabajos crecen más?", "¿Qué trabajos están menos expuestos a la IA?", "¿Cuánto gana un policía?",
)  # fmt: skip


def suggest(request: Request, evidence: Evidence) -> tuple[str, ...]:
    """Suggest up to three questions that follow from an answer; none in distress."""
    if request.distress is not None or (request.kind == "clarify" and request.week and not evidence.options):
        return ()
    if request.kind in ("clarify", "gap") and evidence.options:
        return tuple(sentence(option.plural) for option in evidence.options[:5])
    if "rank" in request.intents and evidence.options and not evidence.subjects:
        return _after_list(request, evidence.options)
    if not evidence.subjects:
        return _START
    if len(evidence.subjects) > 1:
        return _several(request, evidence.subjects)
    if evidence.subjects[0].soc_code.startswith(MILITARY):
        return _CIVILIAN
    asked = set(request.intents)
    return tuple(text for intent, text in _single(request, evidence.subjects[0]) if intent not in asked)[:_MOST]


def _after_list(request: Request, shown: tuple[Subject, ...]) -> tuple[str, ...]:
    """Suggest to narrow a list that was shown, and to look at its first."""
    limited = {limit.measure for limit in request.constraints.limits} if request.constraints else set()
    lines = [] if "growth_pct" in limited else ["Sólo los que crecen"]
    lines += [] if "median_annual" in limited else ["Sólo los que pagan más de 60 mil"]
    first = shown[0]
    return (*lines, f"Cuéntame más sobre {the(first.plural)}", f"¿Cómo llego a ser {first.singular}?")[:_MOST]


def _single(request: Request, subject: Subject) -> list[tuple[str, str]]:
    plural, one = the(subject.plural), article(subject.singular)
    place = f" en {place_name(request.places[0])}" if request.places else ""
    lines = [
        ("tasks", f"¿Qué partes del trabajo de {plural} ya puede hacer la IA?"),
        ("pay", f"¿Cuánto ganan {plural}{place}?"),
        ("switch", f"¿A qué otro trabajo se puede cambiar {one}?"),
        ("outlook", f"¿Está creciendo el trabajo de {plural}?"),
        ("exposure", f"¿La IA va a reemplazar a {plural}?"),
        ("become", f"¿Cómo llego a ser {subject.singular}?"),
    ]
    # What is not published is not worth asking.
    missing = {*(() if subject.described else ("tasks",)), *(("outlook",) if subject.own_scale else ())}
    return [line for line in lines if line[0] not in missing]


def _several(request: Request, subjects: tuple[Subject, ...]) -> tuple[str, ...]:
    asked = set(request.intents)
    first = subjects[0].singular
    lines = [
        ("pay", "¿Cuál de ellos gana más?"),
        ("outlook", "¿Cuál de ellos crece más rápido?"),
        ("exposure", "¿Cuál de ellos está menos expuesto a la IA?"),
        ("become", f"¿Cómo llego a ser {first}?"),
    ]
    if all(is_feminine(subject.singular) for subject in subjects):
        lines = [(intent, text.replace("ellos", "ellas").replace("expuesto", "expuesta")) for intent, text in lines]
    return tuple(text for intent, text in lines if intent not in asked)[:_MOST]
