"""Write an answer from a request and its evidence with templates: no model, always there."""

from __future__ import annotations

import re
from collections.abc import Callable

from jinja2 import Environment, PackageLoader, StrictUndefined

from bot import verdicts, verdicts_es, wording, wording_es
from bot.answer import Answer, Named
from bot.citing import Citations, renumber
from bot.evidence import Evidence, Subject
from bot.gerunds import both, doing
from bot.places import state_name
from bot.request import Request
from bot.safety import reply
from bot.scores import band
from bot.suggesting import suggest
from bot.view import View, comparison

_FIGURES = ("money", "hour", "count", "score", "share", "percent", "signed", "grow", "up_or_down", "one_decimal")
_WORDS = (
    "dollars",
    "sentence",
    "inside",
    "article",
    "listed",
    "open_end",
    "end_mark",
    "number_word",
    "degree_words",
    "head",
    "measured",
    "order_words",
    "first_words",
    "schooling_words",
    "lower_words",
    "count_or_none",
    "as_told",
)


_MODULES = {"en": wording, "es": wording_es}
"""Language → the words that figures and names become."""


def _environment(language: str) -> Environment:
    environment = Environment(
        loader=PackageLoader("bot", "templates/answer" if language == "en" else f"templates/answer/{language}"),
        undefined=StrictUndefined,
        autoescape=False,  # Markdown, not HTML; the doors sanitise what they show.
        extensions=["jinja2.ext.do"],
    )
    environment.filters |= {name: getattr(_MODULES[language], name) for name in (*_FIGURES, *_WORDS)}
    environment.filters |= {"employed": lambda place, view: view.fig("employment", place)}
    environment.filters |= _ENGLISH if language == "en" else _SPANISH
    environment.globals |= {
        "bold": lambda text, first: f"**{text}**" if first else text,
        "place_name": environment.filters["place"],
        "pay_against": verdicts.pay_against if language == "en" else verdicts_es.pay_against,
    }
    return environment


_ENGLISH: dict[str, Callable[..., str]] = {
    "band": lambda figure: band(figure.value),
    "place": state_name,
    "doing": lambda activities: both([doing(activity.asked.detail) for activity in activities]),
}
_SPANISH: dict[str, Callable[..., str]] = {
    "band": lambda figure: wording_es.word(band(figure.value)),
    "place": wording_es.place_name,
    "doing": lambda activities: wording_es.both([wording_es.doing(activity.asked.detail) for activity in activities]),
    "work": wording_es.doing,
    "word": wording_es.word,
    "small": lambda text: text[:1].lower() + text[1:],
    "the": wording_es.the,
    "scorer": wording_es.scorer,
    "offer": wording_es.offer_words,
    "limit": wording_es.limit_words,
    "field": wording_es.group_words,
    "relaxed": wording_es.relaxed_words,
}


class TemplateWriter:
    """Write answers from templates."""

    name = "template"

    def __init__(self) -> None:
        self._environments = {language: _environment(language) for language in _MODULES}

    def write(self, request: Request, evidence: Evidence) -> Answer:
        """Write the answer to a request; every number in it is cited to the evidence."""
        citations = Citations(evidence)
        text, figures, passages = renumber(_tidy(self._text(request, evidence, citations)), evidence, citations)
        held = figures or passages or request.kind != "answer"
        return Answer(
            request.question,
            text,
            request.kind if held else "gap",
            tuple(Named(s.code, s.soc_code, s.title) for s in _named(request, evidence)),
            request.intents,
            figures,
            passages,
            evidence.gaps,
            suggest(request, evidence),
            self.name,
            focus=request.focus,
        )

    def _text(self, request: Request, evidence: Evidence, citations: Citations) -> str:
        if request.distress is not None:
            return reply(request.distress)
        if request.kind in ("smalltalk", "offtopic") and request.note is not None:
            return request.note.text
        view = View(request, evidence, citations)
        template = request.kind if request.kind in ("clarify", "gap", "method") else "answer"
        environment = self._environments[request.language]
        return environment.get_template(f"{template}.md.j2").render(v=view, compared=comparison(view))


def _named(request: Request, evidence: Evidence) -> tuple[Subject, ...]:
    """List the occupations an answer names: those it is about, and those it offers to choose or to move to."""
    if request.kind == "clarify" or ({"switch", "rank"} & set(request.intents) and len(evidence.subjects) < 2):
        return (*evidence.subjects, *evidence.options)
    return evidence.subjects if request.kind in ("answer", "method") else evidence.subjects[:1]


def _tidy(text: str) -> str:
    """Take out the blank lines and double spaces that templates leave."""
    text = re.sub(r"[ \t]+", " ", text)
    text = re.sub(r" ?\n ?", "\n", text)
    text = re.sub(r" +([.,;:])", r"\1", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip()
