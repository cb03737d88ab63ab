"""Hear a message in its language: a Spanish one is put into English words, understood, and answered in Spanish."""

from __future__ import annotations

from dataclasses import replace

from bot.answer import Focus
from bot.evidence import Gap
from bot.glossing import English
from bot.language import ENGLISH, SPANISH, detect, switch_in
from bot.library import Library
from bot.reasons_es import UNKNOWN
from bot.request import Request
from bot.safety import recognise
from bot.understanding import understand

_AGAIN = {
    "exposure": "ai exposure", "pay": "pay", "outlook": "job outlook", "tasks": "tasks", "skills": "skills",
    "tools": "software", "risks": "risks", "ai_tools": "ai tools", "future_skills": "skills that stay worth having",
    "become": "how do i become one", "overview": "overview", "compare": "compare both",
    "switch": "what else could i do",
}  # fmt: skip
"""What to ask again, in English words, when only another language is asked for."""


def hear(question: str, focus: Focus, library: Library) -> Request:
    """Understand one message in its language; the focus only helps to complete it."""
    language = detect(question, focus.language, library.matcher)
    distress = recognise(question)
    if distress is not None:
        kept = replace(focus, language=language)
        return Request(question, distress.kind, distress=distress, focus=kept, language=language)
    if repeated := _repeated(question, focus):
        said = English(repeated)
    elif language == SPANISH:
        said = _option(question, focus, library) or library.matcher.glossary.to_english(question)
    else:
        said = English(question)
    request = understand(said.text, replace(focus, language=language), library, weeks=language == ENGLISH)
    request = replace(request, question=question, english=said.text, language=language)
    return _in_own_words(request, said) if language == SPANISH else _keeping(request)


def _keeping(request: Request) -> Request:
    return replace(request, focus=replace(request.focus, language=request.language))


def _repeated(question: str, focus: Focus) -> str:
    """Ask again what was last asked, where a message is nothing but a wish for another language."""
    switch = switch_in(question)
    if switch is None or switch.start() or not focus.occupations:
        return ""
    return " and ".join(_AGAIN[intent] for intent in focus.intents if intent in _AGAIN)


def _option(question: str, focus: Focus, library: Library) -> English | None:
    """Settle a question back by the Spanish name of an option, whole or in part: "ingeniero" and then "mecánico"."""
    if not focus.options or len(question.split()) > 5:
        return None
    names, words = library.matcher.spanish, question.split()
    # "Chofer" and then "de camión de carga": the longest beginning that is a name counts.
    longer = (f"{focus.called} {' '.join(words[:length])}" for length in range(len(words), 0, -1))
    meant = (names.among(said, focus.options) for said in (*longer, question))
    found = next((codes for codes in meant if codes), ()) or names.holding(question, focus.options)
    return English(f"option {focus.options.index(found[0]) + 1}") if len(found) == 1 else None


def _in_own_words(request: Request, said: English) -> Request:
    """Give the asker's own Spanish words back where the request repeats them."""
    heard = request.called
    called = _own(heard, said, request.question)
    own = Gap(called, UNKNOWN.format(called))
    gaps = tuple(own if heard and gap.asked == heard else gap for gap in request.gaps)
    focus = replace(request.focus, called=called) if request.focus.called == heard else request.focus
    return _keeping(replace(request, called=called, gaps=gaps, focus=focus))


def _own(words: str, said: English, question: str) -> str:
    start = said.text.find(words) if words else -1
    return said.original(start, start + len(words), question) if start >= 0 else words
