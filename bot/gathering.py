"""From a request to its evidence: figures by look-up, passages by section and search, and gaps as values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from bot.constraints import Constraints
from bot.evidence import Evidence, Figure, Gap, Move, Passage, Ranking, Subject
from bot.library import Library
from bot.measures import MEASURES
from bot.moving import find_moves, skill_gap
from bot.ranking import rank, rank_states, shown_measures
from bot.request import Request

RANKS = ("gpt4_beta_rank", "human_beta_rank", "ai_applicability_rank", "observed_exposure_rank")
"""The four published measures as ranks, in the order they are shown."""

EXPOSURE = ("exposure_score", "exposure_measures", *RANKS, "exposure_percentile", "augmentation", "autonomy")
MARKET = ("growth_pct", "annual_openings", "median_annual", "wage_change_pct")
PAY = ("median_annual", "p10_annual", "p90_annual", "median_hourly", "wage_change_pct")
PAY_BY_STATE = ("median_annual", "p10_annual", "p90_annual", "median_hourly", "employment")
OUTLOOK = ("growth_pct", "annual_openings", "employment", "employment_2024", "employment_2034", "pct_self_employed")
COMPARED = ("exposure_score", *RANKS, "augmentation", "growth_pct", "annual_openings", "median_annual")

_SHOWN_SKILLS, _SHOWN_TOOLS, _SHOWN_ACTIVITIES = 8, 10, 6


@dataclass(slots=True)
class _Basket:
    """What has been gathered so far; each item once, in the order it came."""

    figures: dict[Figure, None] = field(default_factory=dict)
    passages: dict[Passage, None] = field(default_factory=dict)
    gaps: dict[Gap, None] = field(default_factory=dict)

    def add(self, items: Iterable[Figure | Passage | Gap]) -> None:
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
    for subject in subjects:
        for intent in _parts(request):
            basket.add(_GATHERERS[intent](subject, request, library))
        basket.add(_figures(subject, request.measures, request, library))
    ranking, moves = _list(request, library, basket), _moves(request, library, basket)
    options = request.options or tuple(ranking.codes if ranking and not _is_of_states(request) else (m.end for m in moves))
    for code in request.options:
        basket.add(_figures(library.subject(code), _option_measures(request), request, library))
    # The exposure score leads: it is what the conversation is about.
    figures = sorted(basket.figures, key=lambda figure: figure.measure != "exposure_score")
    return Evidence(
        subjects,
        tuple(figures),
        tuple(basket.passages),
        tuple(basket.gaps),
        tuple(library.subject(code) for code in options),
        ranking,
        moves,
    )


def _is_of_states(request: Request) -> bool:
    return request.constraints is not None and request.constraints.states and bool(request.occupations)


def _list(request: Request, library: Library, basket: _Basket) -> Ranking | None:
    """Put occupations, or the states for one occupation, in order, and add what is shown of each."""
    if "rank" not in request.intents or request.constraints is None:
        return None
    if _is_of_states(request):
        measure = "employment" if "employment" in request.measures else "median_annual"
        figures = rank_states(request.occupations[0], measure, library, descending=not request.constraints.sort or request.constraints.descending)
        basket.add(_known([library.look_up(request.occupations[0], measure)]))
        basket.add(figures[: request.constraints.count])
        return Ranking(measure, True, tuple(f.place for f in figures[: request.constraints.count]), len(figures))
    place = request.places[0] if request.places else "US"
    ranking = rank(request.constraints, library, place)
    for code in ranking.codes:
        for measure in shown_measures(ranking.measure):
            places = {place, "US"} if measure in PAY_BY_STATE else {"US"}
            basket.add(_known(library.look_up(code, measure, where) for where in sorted(places)))
    kind = MEASURES["occupations_fitting"]
    basket.add([Figure("00-0000", "occupations_fitting", float(ranking.fitting), kind.unit, kind.year, place, kind.source)])
    return ranking


def _moves(request: Request, library: Library, basket: _Basket) -> tuple[Move, ...]:
    """Find where to move from one occupation, or what a step to another asks, and add what is shown of each."""
    if "switch" not in request.intents or not request.occupations:
        return ()
    place = request.places[0] if request.places else "US"
    start, *ends = request.occupations
    if ends:
        moves = [skill_gap(start, end, library) for end in ends]
    else:
        constraints = request.constraints or Constraints()
        moves = find_moves(start, constraints, library, safer=request.safer, paid=request.not_less_pay, place=place)
    for code in (start, *(move.end for move in moves)):
        subject = library.subject(code)
        basket.add(_known(_figures(subject, ("exposure_score", *RANKS, "growth_pct", "median_annual"), request, library)))
        basket.add(library.entry_passages(code))
    for move in moves:
        for name in (*move.carries, *move.missing):
            basket.add(f for f in library.skill_figures(move.end, 99) if isinstance(f, Figure) and f.detail == name)
    basket.add(_differences(moves, library))
    return tuple(moves)


def _differences(moves: Sequence[Move], library: Library) -> list[Figure]:
    """Work out how much more or less a step pays in the nation."""
    found = []
    for move in moves:
        own, other = library.look_up(move.start, "median_annual"), library.look_up(move.end, "median_annual")
        if isinstance(own, Figure) and isinstance(other, Figure):
            kind = MEASURES["pay_difference"]
            found.append(Figure(other.soc_code, "pay_difference", other.value - own.value, kind.unit, "2025", "US", kind.source))
    return found


def _parts(request: Request) -> Sequence[str]:
    if request.kind == "gap" and not {"pay", "outlook", "exposure"} & set(request.intents):
        return ("exposure",)
    return [intent for intent in request.intents if intent in _GATHERERS]


def _option_measures(request: Request) -> tuple[str, ...]:
    if request.kind != "clarify":
        return ()
    return ("median_annual",) if "pay" in request.intents else ("growth_pct",) if "outlook" in request.intents else ("exposure_score",)


def _figures(subject: Subject, measures: Iterable[str], request: Request, library: Library) -> list[Figure | Gap]:
    """Look up measures for the nation and, where they exist by state, for each state asked about."""
    found: list[Figure | Gap] = []
    for measure in measures:
        found.append(library.look_up(subject.code, measure))
        if measure in PAY_BY_STATE:
            found += [library.look_up(subject.code, measure, place) for place in request.places]
    return found


def _known(items: Iterable[Figure | Gap]) -> list[Figure]:
    """Leave out gaps where a figure is context, not what was asked."""
    return [item for item in items if isinstance(item, Figure)]


def _exposure(subject: Subject, request: Request, library: Library) -> list[Figure | Passage | Gap]:
    score, *rest = _figures(subject, EXPOSURE, request, library)
    found: list[Figure | Passage | Gap] = [score, *_known(rest), *_known(_figures(subject, MARKET, request, library))]
    if isinstance(score, Gap):
        found += library.group_score(subject.code)
    if subject.own_scale:
        for code in library.related_of(subject.code)[:2]:
            nearest = _known([library.look_up(code, "exposure_score")])
            found += [replace(figure, detail=library.subject(code).plural) for figure in nearest]
    found += library.task_passages(subject.code)
    if subject.written:
        found += library.search(request.question, [subject.code], ("risks", "faq"), 1)
        found += library.section_passages(subject.code, "future_skills")[:1]
    return found + list(library.activity_figures(subject.code, _SHOWN_ACTIVITIES))


def _pay(subject: Subject, request: Request, library: Library) -> list[Figure | Passage | Gap]:
    nation = [library.look_up(subject.code, measure) for measure in PAY]
    states = [library.look_up(subject.code, measure, place) for place in request.places for measure in PAY_BY_STATE]
    asked_for = set(request.measures) | {"median_annual"}
    gaps = [item for item, measure in zip(nation, PAY, strict=True) if isinstance(item, Gap) and measure in asked_for]
    gaps += [item for item in states if isinstance(item, Gap) and any(m in asked_for for m in PAY_BY_STATE[:1])][: len(request.places)]
    return [*_known(nation), *_known(states), *gaps]


def _outlook(subject: Subject, request: Request, library: Library) -> list[Figure | Passage | Gap]:
    found: list[Figure | Passage | Gap] = list(_figures(subject, OUTLOOK[:2], request, library))
    found += _known(_figures(subject, OUTLOOK[2:], request, library))
    found += library.all_jobs()
    if request.places:
        found.append(Gap("growth by state", "Growth and openings are projected for the nation only, not by state."))
    return found


def _tasks(subject: Subject, request: Request, library: Library) -> list[Figure | Passage | Gap]:
    found: list[Figure | Passage | Gap] = [*library.task_passages(subject.code), *library.task_figures(subject.code)]
    found += library.activity_figures(subject.code, _SHOWN_ACTIVITIES)
    if not subject.written:
        found += library.task_counts(subject.code)
        found.append(_unwritten(subject, "tasks in our own words", "its main work activities, from published tables"))
    return found


def _unwritten(subject: Subject, what: str, instead: str) -> Gap:
    return Gap(what, f"Nobody has written {what} for {subject.plural} here yet; this is {instead}.")


def _section(section: str, what: str, instead: str) -> Callable[[Subject, Request, Library], list[Figure | Passage | Gap]]:
    def gather_section(subject: Subject, request: Request, library: Library) -> list[Figure | Passage | Gap]:
        written: list[Figure | Passage | Gap] = list(library.section_passages(subject.code, section))
        if written:
            return written
        figures = [*_known(_figures(subject, (*EXPOSURE, "growth_pct"), request, library)), *library.activity_figures(subject.code, _SHOWN_ACTIVITIES)]
        skills = library.skill_figures(subject.code, _SHOWN_SKILLS) if section == "future_skills" else []
        return [*figures, *skills, _unwritten(subject, what, instead)]

    return gather_section


def _skills(subject: Subject, request: Request, library: Library) -> list[Figure | Passage | Gap]:
    return list(library.skill_figures(subject.code, _SHOWN_SKILLS))


def _tools(subject: Subject, request: Request, library: Library) -> list[Figure | Passage | Gap]:
    return list(library.tool_passages(subject.code, _SHOWN_TOOLS))


def _become(subject: Subject, request: Request, library: Library) -> list[Figure | Passage | Gap]:
    return [*library.section_passages(subject.code, "become"), *library.entry_passages(subject.code)]


def _overview(subject: Subject, request: Request, library: Library) -> list[Figure | Passage | Gap]:
    found: list[Figure | Passage | Gap] = [*_known(_figures(subject, (*EXPOSURE, *MARKET), request, library))]
    found += library.section_passages(subject.code, "overview")
    found += library.activity_figures(subject.code, _SHOWN_ACTIVITIES)
    return [*found, *library.entry_passages(subject.code)]


def _faq(subject: Subject, request: Request, library: Library) -> list[Figure | Passage | Gap]:
    return [*_overview(subject, request, library), *library.section_passages(subject.code, "faq")]


def _compare(subject: Subject, request: Request, library: Library) -> list[Figure | Passage | Gap]:
    return [*_figures(subject, COMPARED, request, library), *library.entry_passages(subject.code)]


_GATHERERS: dict[str, Callable[[Subject, Request, Library], list[Figure | Passage | Gap]]] = {
    "exposure": _exposure,
    "pay": _pay,
    "outlook": _outlook,
    "tasks": _tasks,
    "skills": _skills,
    "tools": _tools,
    "risks": _section("risks", "the displacement risks", "what the figures show about them"),
    "ai_tools": _section("ai_tools", "which AI tools matter", "where AI is in use in this kind of work"),
    "future_skills": _section("future_skills", "which skills will stay worth having", "what published tables say of its skills and activities"),
    "become": _become,
    "overview": _overview,
    "faq": _faq,
    "compare": _compare,
}
