"""From a request to its evidence: figures by look-up, passages by section and search, and gaps as values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from bot.evidence import Evidence, Figure, Gap, Passage, Subject, known
from bot.figures import TOP_CODE
from bot.library import Library
from bot.listing import gather_list, gather_moves, is_of_states
from bot.measures import MEASURES
from bot.personal import gather_week
from bot.places import state_name
from bot.request import Request

RANKS = ("gpt4_beta_rank", "human_beta_rank", "ai_applicability_rank", "observed_exposure_rank")
"""The four published measures as ranks, in the order they are shown."""

EXPOSURE = ("exposure_score", "exposure_measures", *RANKS, "exposure_percentile", "augmentation", "autonomy")
MARKET = ("growth_pct", "annual_openings", "median_annual", "wage_change_pct", "median_hourly")
PAY = ("median_annual", "p10_annual", "p90_annual", "median_hourly", "p10_hourly", "p90_hourly", "wage_change_pct")
PAY_BY_STATE = ("median_annual", "p10_annual", "p90_annual", "median_hourly", "employment")
OUTLOOK = ("growth_pct", "annual_openings", "employment", "employment_2024", "employment_2034", "pct_self_employed")
COMPARED = ("exposure_score", *RANKS, "augmentation", "growth_pct", "annual_openings", "median_annual")

_SHOWN_SKILLS, _SHOWN_TOOLS, _SHOWN_ACTIVITIES = 8, 10, 6

Item = Figure | Passage | Gap


@dataclass(slots=True)
class _Basket:
    """What has been gathered so far; each item once, in the order it came."""

    figures: dict[Figure, None] = field(default_factory=dict)
    passages: dict[Passage, None] = field(default_factory=dict)
    gaps: dict[Gap, None] = field(default_factory=dict)

    def add(self, items: Iterable[Item]) -> None:
        for item in items:
            if isinstance(item, Figure):
                self.figures[item] = None
            elif isinstance(item, Passage):
                self.passages[item] = None
            else:
                self.gaps[item] = None


def gather(request: Request, library: Library) -> Evidence:
    """Gather all that may be said in answer to a request."""
    basket = _Basket()
    basket.add(request.gaps)
    subjects = tuple(library.subject(code) for code in request.occupations)
    if request.note is not None and request.kind == "method":
        basket.add([request.note.passage()])
    week, in_week = gather_week(request, library)
    for subject in subjects:
        for intent in _parts(request):
            if intent == "exposure" and week:
                continue  # One sentence of it is said, beside the week.
            basket.add(_GATHERERS[intent](subject, request, library) or [_nothing(subject, intent)])
        basket.add(library.look_up_all(subject.code, request.measures, request.places))
    ranking, in_list = gather_list(request, library)
    moves, on_moves = gather_moves(request, library)
    basket.add((*in_list, *on_moves, *in_week))
    for code in request.options:
        basket.add(library.look_up_all(code, _option_measures(request), request.places))
    listed = ranking.codes if ranking and not is_of_states(request) else tuple(move.end for move in moves)
    options = tuple(library.subject(code) for code in request.options or listed)
    # The exposure score leads: it is what the conversation is about.
    figures = sorted(basket.figures, key=lambda figure: figure.measure != "exposure_score")
    return Evidence(subjects, tuple(figures), tuple(basket.passages), tuple(basket.gaps), options, ranking, moves, week)


def _nothing(subject: Subject, intent: str) -> Gap:
    what = {"tools": "list of tools", "become": "usual way in", "tasks": "list of tasks"}.get(intent, "figure or text")
    return Gap(intent, f"No {what} is published for {subject.plural}.")


def _parts(request: Request) -> Sequence[str]:
    if request.kind == "gap" and not {"pay", "outlook", "exposure"} & set(request.intents):
        return ("exposure",)
    return [intent for intent in request.intents if intent in _GATHERERS]


def _option_measures(request: Request) -> tuple[str, ...]:
    """Choose what tells the options of a question back apart."""
    if request.kind != "clarify":
        return ()
    by_intent = {"pay": "median_annual", "outlook": "growth_pct"}
    return (next((measure for intent, measure in by_intent.items() if intent in request.intents), "exposure_score"),)


def _exposure(subject: Subject, request: Request, library: Library) -> list[Item]:
    score = library.look_up(subject.code, "exposure_score")
    found: list[Item] = [*_scores(subject, library), *known(library.look_up_all(subject.code, MARKET, request.places))]
    if isinstance(score, Gap):
        found += [score, *library.group_score(subject.code)]
    if subject.own_scale:
        for code in library.related_of(subject.code)[:2]:
            nearest = known([library.look_up(code, "exposure_score")])
            found += [replace(figure, detail=library.subject(code).plural) for figure in nearest]
    found += [*library.section_passages(subject.code, "tasks"), *library.task_figures(subject.code)]
    if subject.written:
        found += library.search(request.wording, [subject.code], ("risks", "faq"), 1)
        found += library.section_passages(subject.code, "risks") if request.asker.machines else []
        found += library.section_passages(subject.code, "future_skills")[:1]
    return [*found, *library.activity_figures(subject.code, _SHOWN_ACTIVITIES)]


def _scores(subject: Subject, library: Library) -> list[Figure]:
    """Give the exposure score and what it rests on; none of it where there is no score."""
    figures = known(library.look_up_all(subject.code, EXPOSURE))
    return figures if figures and figures[0].measure == "exposure_score" else []


def _pay(subject: Subject, request: Request, library: Library) -> list[Item]:
    nation = library.look_up_all(subject.code, PAY)
    states = [library.look_up(subject.code, m, place) for place in request.places for m in PAY_BY_STATE]
    asked = {*request.measures, "median_annual"}
    gaps = [item for item in (*nation, *states) if isinstance(item, Gap) and item.asked.split(" in ")[0] in asked]
    return [*known(nation), *known(states), *gaps, *_top_codes(subject, gaps)]


def _top_codes(subject: Subject, gaps: Iterable[Gap]) -> list[Item]:
    """Give the amount that gaps of pay too high to be shown speak of, as a figure that can be cited."""
    kind, found = MEASURES["top_code"], list[Item]()
    for gap in gaps:
        if TOP_CODE in gap.reason:
            place = gap.asked.partition(" in ")[2] or "US"
            source = kind.source if place == "US" else f"{kind.source}, {state_name(place)}"
            value = float(TOP_CODE.strip("$").replace(",", ""))
            found.append(Figure(subject.soc_code, "top_code", value, kind.unit, kind.year, place, source))
    return found


def _outlook(subject: Subject, request: Request, library: Library) -> list[Item]:
    found: list[Item] = [*library.look_up_all(subject.code, OUTLOOK[:2])]
    found += known(library.look_up_all(subject.code, OUTLOOK[2:], request.places))
    if isinstance(found[0], Figure):
        found += library.all_jobs()
    if request.places:
        found.append(Gap("growth by state", "Growth and openings are projected for the nation only, not by state."))
    return found


def _tasks(subject: Subject, request: Request, library: Library) -> list[Item]:
    found: list[Item] = [*library.section_passages(subject.code, "tasks"), *library.task_figures(subject.code)]
    found += library.activity_figures(subject.code, _SHOWN_ACTIVITIES)
    if not subject.written:
        found += library.task_counts(subject.code)
        found.append(_unwritten(subject, "tasks in our own words", "its main work activities, from published tables"))
    return found


def _unwritten(subject: Subject, what: str, instead: str) -> Gap:
    return Gap(what, f"Nobody has written {what} for {subject.plural} here yet; this is {instead}.")


def _section(section: str, what: str, instead: str) -> Callable[[Subject, Request, Library], list[Item]]:
    """Gather a written section, or where it is not written what figures say of it."""

    def gather_section(subject: Subject, request: Request, library: Library) -> list[Item]:
        written: list[Item] = list(library.section_passages(subject.code, section))
        if written and request.language == "en":
            return written
        figures = [*_scores(subject, library), *known([library.look_up(subject.code, "growth_pct")])]
        skills = library.skill_figures(subject.code, _SHOWN_SKILLS) if section == "future_skills" else []
        activities = library.activity_figures(subject.code, _SHOWN_ACTIVITIES)
        # The words of reports are English; in another language the figures come first.
        return [*figures, *activities, *skills, *(written or [_unwritten(subject, what, instead)])]

    return gather_section


def _skills(subject: Subject, request: Request, library: Library) -> list[Item]:
    skills = library.skill_figures(subject.code, _SHOWN_SKILLS)
    return [*skills, *([] if known(skills) else library.section_passages(subject.code, "future_skills"))]


def _tools(subject: Subject, request: Request, library: Library) -> list[Item]:
    listed = library.tool_passages(subject.code, _SHOWN_TOOLS)
    return list(listed or library.section_passages(subject.code, "ai_tools"))


def _become(subject: Subject, request: Request, library: Library) -> list[Item]:
    return [*library.section_passages(subject.code, "become"), *library.entry_passages(subject.code)]


def _overview(subject: Subject, request: Request, library: Library) -> list[Item]:
    found: list[Item] = [*_scores(subject, library), *known(library.look_up_all(subject.code, MARKET))]
    found += library.section_passages(subject.code, "overview")
    found += library.activity_figures(subject.code, _SHOWN_ACTIVITIES)
    return [*found, *library.entry_passages(subject.code)]


def _faq(subject: Subject, request: Request, library: Library) -> list[Item]:
    return [*_overview(subject, request, library), *library.section_passages(subject.code, "faq")]


def _compare(subject: Subject, request: Request, library: Library) -> list[Item]:
    return [*library.look_up_all(subject.code, COMPARED, request.places), *library.entry_passages(subject.code)]


_GATHERERS: dict[str, Callable[[Subject, Request, Library], list[Item]]] = {
    "exposure": _exposure,
    "pay": _pay,
    "outlook": _outlook,
    "tasks": _tasks,
    "skills": _skills,
    "tools": _tools,
    "risks": _section("risks", "the displacement risks", "what the figures show about them"),
    "ai_tools": _section("ai_tools", "which AI tools matter", "where AI is in use in this kind of work"),
    "future_skills": _section(
        "future_skills", "which skills will stay worth having", "what published tables say of its skills and activities"
    ),
    "become": _become,
    "overview": _overview,
    "faq": _faq,
    "compare": _compare,
}
