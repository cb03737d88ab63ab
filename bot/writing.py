"""Write an answer from a request and its evidence with templates: no model, always there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from bot import wording
from bot.answer import Answer, Named
from bot.citing import Citations, renumber
from bot.comparing import compare, pay_against
from bot.evidence import Evidence, Figure, Passage, Subject
from bot.gathering import RANKS
from bot.places import state_name
from bot.request import Request
from bot.safety import reply
from bot.scores import agreement, augmentation_level, band, demand_trend
from bot.suggesting import suggest

RANK_NAMES = {"gpt4_beta_rank": "GPT-4's rating", "human_beta_rank": "people's rating", "ai_applicability_rank": "Microsoft", "observed_exposure_rank": "Anthropic"}
MACHINE_GROUPS = ("35", "37", "45", "47", "49", "51", "53")
"""Major groups where robots, vehicles and other machines matter beside language models."""
_ORDER = ("exposure", "switch", "compare")
"""Parts that swallow others: a comparison shows pay and growth in its table."""
_IN_COMPARISON = ("exposure", "pay", "outlook", "overview", "rank", "switch")
_YES_NO = re.compile(r"\b(?:will|would|is|are|am|can|could|should|do|does|did|won't|gonna|going to|worried?|safe)\b|\?", re.I)
_WORDS = {2: "two", 3: "three", 4: "four"}


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("bot", "templates/answer"),
        undefined=StrictUndefined,
        autoescape=False,  # Markdown, not HTML; the doors sanitise what they show.
        trim_blocks=False,
        keep_trailing_newline=False,
    )
    names = ("money", "dollars", "hour", "count", "score", "share", "percent", "signed", "grow", "up_or_down", "one_decimal", "sentence", "article", "listed")
    environment.filters |= {name: getattr(wording, name) for name in names}
    environment.filters["sentence_if"] = lambda text, begin: wording.sentence(text) if begin else text
    environment.filters["share_number"] = lambda figure: f"{100 * figure.value:.0f}%"
    environment.globals |= {"place_name": state_name, "bold": lambda text, first: f"**{text}**" if first else text}
    return environment


class TemplateWriter:
    """Write answers from templates."""

    name = "template"

    def __init__(self) -> None:
        self._environment = _environment()

    def write(self, request: Request, evidence: Evidence) -> Answer:
        """Write the answer to a request; every number in it is cited to the evidence."""
        text = self._text(request, evidence)
        citations = Citations(evidence)
        text, figures, passages = renumber(_tidy(text), evidence, citations)
        shown = evidence.options if request.kind == "clarify" or "switch" in request.intents and len(evidence.subjects) < 2 else ()
        named = (*evidence.subjects, *shown) if request.kind in ("answer", "clarify", "method") else evidence.subjects[:1]
        return Answer(
            request.question,
            text,
            request.kind,
            tuple(Named(s.code, s.soc_code, s.title) for s in named),
            request.intents,
            figures,
            passages,
            evidence.gaps,
            suggest(request, evidence),
            self.name,
            focus=request.focus,
        )

    def _text(self, request: Request, evidence: Evidence) -> str:
        if request.distress is not None:
            return reply(request.distress)
        if request.kind in ("smalltalk", "offtopic") and request.note is not None:
            return request.note.text
        template = {"clarify": "clarify", "gap": "gap", "method": "method"}.get(request.kind, "answer")
        return self._environment.get_template(f"{template}.md.j2").render(_View(request, evidence).context())


class _View:
    """What templates may ask for: figures and passages of one answer, and the words worked out from them."""

    def __init__(self, request: Request, evidence: Evidence) -> None:
        self.request, self.evidence = request, evidence
        self.citations = Citations(evidence)
        self.subject: Subject | None = evidence.subjects[0] if evidence.subjects else None

    def context(self) -> dict[str, Any]:
        request, evidence = self.request, self.evidence
        context: dict[str, Any] = {
            "request": request, "subject": self.subject, "subjects": evidence.subjects, "intents": self._intents(), "measures": self._measures(), "machines": self._machines(),
            "fig": self.figure, "gap": self.gap, "cite": lambda *items: self.citations.mark(_flat(items)), "section": self.section,
            "lead": "", "lead_cite": "", "notes": [], "options": self._options(), "called": request.called, "note": request.note and request.note.passage(),
            "reasons": [gap.reason for gap in evidence.gaps if gap in request.gaps], "nearest": "", "city": request.city, "offer": None,
            "places": list(request.places) or ["US"], "places_named": wording.listed([state_name(p) for p in request.places]), "asks_hourly": "median_hourly" in request.measures,
            "wordy": len(request.intents) == 1,
        }
        if self.subject:
            context |= self._about(self.subject)
            context["lead"], context["lead_cite"] = self._lead()
            context["nearest"] = self._nearest()
        if len(evidence.subjects) > 1 and "compare" in request.intents:
            context["compared"] = compare(request, evidence)
            context["lead"] = ""
        return context

    # What templates ask for

    def figure(self, measure: str, place: str = "US", subject: Subject | None = None) -> Figure | None:
        subject = subject or self.subject
        found = (f for f in self.evidence.figures if subject and f.measure == measure and f.place == place and f.soc_code == subject.soc_code and not (f.detail and measure != "group_exposure_score"))
        return next(found, None)

    def gap(self, asked: str, place: str = "US") -> str:
        name = asked if place == "US" else f"{asked} in {place}"
        return next((gap.reason for gap in self.evidence.gaps if gap.asked == name), "")

    def section(self, name: str) -> list[Passage]:
        return [p for p in self.evidence.passages if p.section == name and (not self.subject or p.report == self.subject.slug)]

    def detailed(self, measure: str) -> list[Figure]:
        return [f for f in self.evidence.figures if f.measure == measure and f.detail and self.subject and f.soc_code == self.subject.soc_code]

    # What is worked out once for an answer about one occupation

    def _intents(self) -> list[str]:
        intents = [i for i in self.request.intents if i not in ("method", "rank")]
        if "compare" in intents:
            kept = [i for i in intents if i not in _IN_COMPARISON]
            return ["compare", *(i for i in kept if i != "compare" and i in ("skills",))]
        return intents or ["exposure"]

    def _measures(self) -> tuple[str, ...]:
        return self.request.measures

    def _machines(self) -> bool:
        return self.request.machines or any(s.soc_code.startswith(MACHINE_GROUPS) for s in self.evidence.subjects)

    def _about(self, subject: Subject) -> dict[str, Any]:
        ranks = [f for m in RANKS if (f := self.figure(m))]
        ordered = sorted(ranks, key=lambda f: f.value)
        score, growth, augmentation = self.figure("exposure_score"), self.figure("growth_pct"), self.figure("augmentation")
        named = [(RANK_NAMES[f.measure], f) for f in ranks]
        use = self._activities()
        used = sorted(use, key=lambda a: a["use_user"].value + a["use_ai"].value, reverse=True)
        pay_measures = [f for f in (self.figure("median_annual"), self.figure("p10_annual"), self.figure("p90_annual")) if f]
        return {
            "ranks": ordered, "rank_names": named if set(RANKS) & set(self.request.measures) else [], "all_rank_names": named,
            "band": band(score.value) if score else "", "counted": _WORDS.get(len(ranks), str(len(ranks))),
            "agreement": agreement(ordered[-1].value - ordered[0].value) if ordered else "",
            "augmentation": augmentation_level(augmentation.value) if augmentation else "",
            "trend": demand_trend(growth.value) if growth else "", "all_jobs": next((f for f in self.evidence.figures if f.soc_code == "00-0000"), None),
            "verdict": self._verdict(score, ordered), "market": self._market(), "next_step": self._next_step(score, used),
            "ai_today": self._told("AI today: ", most=True), "stays_human": self._told("What stays human: ", most=False),
            "most_used": [a["use_user"] for a in used[:2]], "least_used": [a["use_user"] for a in used[-2:]] if len(used) > 3 else [],
            "activities": use, "tasks": self._tasks(), "skills": self.detailed("skill_importance"), "counts": self._counts(),
            "others": self._others(), "moves": self._moves(), "moves_words": self._moves_words(),
            "imprecise": False, "pay_gap_words": self._state_gap(), "shares_words": wording.listed([t.lower() for t in (subject.title, *subject.shares)][:5]),
            "offer": self.request.offer if pay_measures and self.request.offer else None, "offer_words": self._offer(), "offer_figures": pay_measures,
            "here_employment": next((f for p in self.request.places if (f := self.figure("employment", p))), None),
            "measured": self._measured(score), "measured_by": [f for f in (score, self.figure("autonomy"), growth) if f],
            "entry_lead": self._entry_lead(),
        }

    def _verdict(self, score: Figure | None, ranks: list[Figure]) -> str:
        """Say in one bold sentence what the score comes to; for a yes-or-no question, as an answer to it."""
        if score is None or self.subject is None:
            return ""
        plural, level = self.subject.plural, band(score.value)
        if self.subject.own_scale:
            return "Not soon: AI speeds this work up more than it takes it over."
        if ranks and agreement(ranks[-1].value - ranks[0].value) == "disagree":
            return f"Nobody can say for sure: the scorers disagree widely about {plural}."
        if not _YES_NO.search(self.request.question):
            return f"{wording.sentence(plural)} have {level} exposure to AI."
        return {
            "very low": "No, not on what today's AI can do.",
            "low": "Unlikely: little of this work overlaps with what AI does today.",
            "moderate": "Not the job; some of the work in it.",
            "high": "Not the whole job, but a good part of the work will change.",
            "very high": "Much of this work is what AI does well, so expect the job to change a lot.",
        }[level]

    def _market(self) -> str:
        growth, openings, pay, change = (self.figure(m) for m in ("growth_pct", "annual_openings", "median_annual", "wage_change_pct"))
        parts = []
        if growth:
            more = f", {wording.count(openings)} openings a year" if openings else ""
            parts.append(f"jobs are projected to {wording.grow(growth)} from 2024 to 2034{more} {self.citations.mark([growth, openings])}")
        if pay:
            when = "" if self.subject and self.subject.own_scale else " in May 2025"
            moved = f", {wording.up_or_down(change)} on the year" if change else ""
            parts.append(f"median pay {wording.money(pay)} a year{when}{moved} {self.citations.mark([pay, change])}")
        return "; ".join(parts) + "." if parts else ""

    def _told(self, lead: str, *, most: bool) -> Passage | None:
        """Choose the sentence on the task AI does most of, or least of, from a written report."""
        ratings = {f.detail: f.value for f in self.detailed("task_automation")}
        told = [p for p in self.section("tasks") if p.text.startswith(lead)]
        ordered = sorted(told, key=lambda p: ratings.get(p.heading, 50.0), reverse=most)
        if not ordered:
            return None
        passage = ordered[0]
        return Passage(passage.report, passage.soc_code, passage.section, passage.heading, passage.text.removeprefix(lead), passage.source)

    def _activities(self) -> list[dict[str, Figure]]:
        asked, done = self.detailed("activity_use_user"), self.detailed("activity_use_ai")
        by_label = {f.detail: f for f in done}
        return [{"use_user": f, "use_ai": by_label[f.detail]} for f in asked if f.detail in by_label]

    def _tasks(self) -> list[dict[str, Any]]:
        ratings = {(f.measure, f.detail): f for m in ("task_automation", "task_people", "task_gpt4") for f in self.detailed(m)}
        found = []
        for heading in dict.fromkeys(p.heading for p in self.section("tasks")):
            texts = {p.text.partition(": ")[0]: p for p in self.section("tasks") if p.heading == heading}
            plain = {k: Passage(p.report, p.soc_code, p.section, p.heading, p.text.partition(": ")[2], p.source) for k, p in texts.items()}
            found.append({"heading": heading, "automation": ratings.get(("task_automation", heading)), "people": ratings.get(("task_people", heading)), "gpt4": ratings.get(("task_gpt4", heading)),
                          "ai_today": plain.get("AI today"), "stays_human": plain.get("What stays human")})
        return [task for task in found if task["ai_today"] and task["stays_human"]]

    def _counts(self) -> dict[str, Figure] | None:
        found = {name: self.figure(measure) for name, measure in (("rated", "tasks_rated"), ("mostly", "tasks_mostly_ai"), ("none", "tasks_no_ai"))}
        return found if all(found.values()) else None  # type: ignore[return-value]

    def _next_step(self, score: Figure | None, used: list[dict[str, Figure]]) -> dict[str, Any] | None:
        skills = self.section("future_skills")
        if skills:
            return {"text": f"{skills[0].heading[0].lower() + skills[0].heading[1:]}. {skills[0].text}", "passage": skills[0]}
        if score is None or not used:
            return None
        top, least = used[0]["use_user"], used[-1]["use_user"]
        if score.value >= 60:
            return {"text": f"try an AI tool on the part it is used for most, to {top.detail}, and become the one who checks its work; lean into what it hardly reaches: to {least.detail}", "passage": None, "figure": top}
        if score.value >= 40:
            return {"text": f"see for yourself what AI makes of the part it is used for most, to {top.detail}, before someone else decides it for you", "passage": None}
        return {"text": "keep the hands-on side of your skills current; that is where AI reaches least", "passage": None}

    def _others(self) -> list[dict[str, Any]]:
        if not self.subject or not self.subject.own_scale:
            return []
        names = {"15-2051": "data scientists", "15-1221": "computer and information research scientists", "15-1252": "software developers"}
        return [{"plural": names.get(f.soc_code, f.soc_code), "figure": f} for f in self.evidence.figures if f.measure == "exposure_score" and f.soc_code != self.subject.soc_code]

    def _moves(self) -> list[dict[str, Any]]:
        if "switch" not in self.request.intents:
            return []
        return [{"subject": s, "score": self.figure("exposure_score", subject=s), "growth": self.figure("growth_pct", subject=s), "pay": self.figure("median_annual", subject=s)} for s in self.evidence.options]

    def _moves_words(self) -> str:
        own = self.figure("exposure_score")
        scored = [m for m in self._moves() if m["score"] and own and m["score"].value < own.value]
        if not scored or own is None:
            return "None of them has a lower exposure score than yours; ask me to compare any two."
        best = max(scored, key=lambda m: (m["pay"].value if m["pay"] else 0))
        return f"Of those with a lower exposure score, {best['subject'].plural} earn the most. Ask me to compare it with your job, or how to get in."

    def _state_gap(self) -> str:
        nation = self.figure("median_annual")
        here = next((f for p in self.request.places if (f := self.figure("median_annual", p))), None)
        if not nation or not here:
            return ""
        return ", which is less" if here.value > nation.value else ", which is more" if here.value < nation.value else ", the same"

    def _offer(self) -> str:
        median = next((f for p in (*self.request.places, "US") if (f := self.figure("median_annual", p))), None)
        if not median or not self.request.offer:
            return ""
        return pay_against(self.request.offer, median, self.figure("p10_annual", median.place), self.figure("p90_annual", median.place))

    def _measured(self, score: Figure | None) -> str:
        if not score:
            return ""
        autonomy, growth = self.figure("autonomy"), self.figure("growth_pct")
        text = f" Their exposure score is {wording.score(score)}/100 ({band(score.value)})"
        text += f"; by GPT-4's rating, AI could do {wording.share(autonomy)} of the work alone" if autonomy else ""
        return text + (f"; jobs are projected to {wording.grow(growth)} from 2024 to 2034." if growth else ".")

    def _entry_lead(self) -> str:
        entry = next((p for p in self.section("become") if p.heading == "Entry"), None)
        if entry is None:
            return ""
        return "Usually no degree is needed." if re.search(r"high school|no formal", entry.text) else "Yes, some schooling is the usual way in." if re.search(r"degree", entry.text) and re.search(r"\bneed|degree\b", self.request.question, re.I) else ""

    def _options(self) -> list[dict[str, Any]]:
        found = []
        for subject in self.evidence.options:
            figure = next((f for m, p in (("median_annual", self.request.places[0] if self.request.places else "US"), ("median_annual", "US"), ("growth_pct", "US"), ("exposure_score", "US")) if (f := self.figure(m, p, subject))), None)
            found.append({"subject": subject, "figure": figure, "words": _option_words(figure) if figure else ""})
        return found

    def _lead(self) -> tuple[str, str]:
        """Draw one sentence from all the figures when several things are asked at once."""
        clauses: list[str] = []
        used: list[Figure] = []
        for intent in self._intents():
            clause, figures = self._clause(intent)
            if clause:
                clauses.append(clause)
                used += figures
        if len(clauses) < 2 or not self.subject:
            return "", ""
        return f"{wording.sentence(self.subject.plural)} {wording.listed(clauses)}.", f" {self.citations.mark(used)}"

    def _clause(self, intent: str) -> tuple[str, list[Figure]]:
        place = self.request.places[0] if self.request.places else "US"
        if intent == "exposure" and (figure := self.figure("exposure_score")):
            return f"have {band(figure.value)} AI exposure ({wording.score(figure)}/100)", [figure]
        if intent == "pay" and (figure := self.figure("median_annual", place) or self.figure("median_annual")):
            where = "" if figure.place == "US" else f" in {state_name(figure.place)}"
            return f"earn a median of {wording.money(figure)} a year{where}", [figure]
        if intent == "outlook" and (figure := self.figure("growth_pct")):
            return f"are projected to see jobs {wording.grow(figure)} from 2024 to 2034", [figure]
        return "", []

    def _nearest(self) -> str:
        """Offer the nearest thing held when what was asked lies outside."""
        pay, score, growth = self.figure("median_annual"), self.figure("exposure_score"), self.figure("growth_pct")
        if self.subject is None:
            return ""
        plural = self.subject.plural
        if "pay" in self.request.intents and pay:
            return f"in the US, {plural} earned a median of {wording.money(pay)} a year in May 2025 {self.citations.mark([pay])}."
        if "outlook" in self.request.intents and growth:
            return f"US jobs for {plural} are projected to {wording.grow(growth)} from 2024 to 2034 {self.citations.mark([growth])}."
        return f"in the US, {plural} have an AI exposure score of {wording.score(score)}/100 ({band(score.value)}) {self.citations.mark([score])}." if score else ""


def _option_words(figure: Figure) -> str:
    where = "" if figure.place == "US" else f" in {state_name(figure.place)}"
    if figure.measure == "median_annual":
        return f"median pay {wording.money(figure)} a year{where}"
    if figure.measure == "growth_pct":
        return f"jobs projected to {wording.grow(figure)} from 2024 to 2034"
    return f"AI exposure {wording.score(figure)}/100 ({band(figure.value)})"


def _flat(items: Iterable[Any]) -> list[Figure | Passage]:
    """Take figures, passages and dictionaries of them, leaving out nothings."""
    return [item for item in items if isinstance(item, Figure | Passage)]


def _tidy(text: str) -> str:
    """Take out the blank lines and double spaces that templates leave."""
    text = re.sub(r"[ \t]+", " ", text)
    text = re.sub(r" ?\n ?", "\n", text)
    text = re.sub(r" +([.,;:])", r"\1", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip()
