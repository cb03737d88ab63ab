"""Gather what lists show: occupations or states in order, and the moves open to somebody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bot.constraints import Constraints
from bot.evidence import Figure, Move, Passage, Ranking, known
from bot.library import Library
from bot.measures import MEASURES
from bot.moving import find_moves, skill_gap
from bot.ranking import keeps, rank, rank_states, shown_measures
from bot.request import Request

SHOWN_OF_MOVES = (
    "exposure_score", "gpt4_beta_rank", "human_beta_rank", "ai_applicability_rank", "observed_exposure_rank",
    "growth_pct", "median_annual",
)  # fmt: skip


def gather_list(request: Request, library: Library) -> tuple[Ranking | None, list[Figure]]:
    """Put occupations, or the states for one occupation, in order, with the figures shown of each."""
    if "rank" not in request.intents or request.constraints is None:
        return None, []
    if is_of_states(request):
        return _list_states(request, request.constraints, library)
    place = request.places[0] if request.places else "US"
    ranking = rank(request.constraints, library, place)
    measures = shown_measures(ranking.measure)
    figures = [f for code in ranking.codes for f in known(library.look_up_all(code, measures, request.places[:1]))]
    kind, fitting = MEASURES["occupations_fitting"], float(ranking.fitting)
    counted = Figure("00-0000", "occupations_fitting", fitting, kind.unit, kind.year, place, kind.source)
    return ranking, [*figures, counted]


def is_of_states(request: Request) -> bool:
    """Whether states, not occupations, are to be put in order."""
    return request.constraints is not None and request.constraints.states and bool(request.occupations)


def _list_states(request: Request, wanted: Constraints, library: Library) -> tuple[Ranking, list[Figure]]:
    by_jobs = wanted.sort == "employment" or (not wanted.sort and "employment" in request.measures)
    code, measure = request.occupations[0], "employment" if by_jobs else "median_annual"
    descending = wanted.descending or not wanted.sort
    published = rank_states(code, measure, library, descending=descending)
    limits = [limit for limit in wanted.limits if limit.measure == measure]
    figures = [figure for figure in published if all(keeps(figure.value, limit) for limit in limits)]
    relaxed = () if figures else tuple(limit.words for limit in limits)
    figures = figures or published
    shown = figures[: wanted.count]
    ranking = Ranking(measure, descending, tuple(figure.place for figure in shown), len(figures), relaxed)
    return ranking, [*known([library.look_up(code, measure)]), *shown]


def gather_moves(request: Request, library: Library) -> tuple[tuple[Move, ...], list[Figure | Passage]]:
    """Find where to move from one occupation, or what a step to another asks, with what is shown of each."""
    if "switch" not in request.intents or not request.occupations:
        return (), []
    start, *ends = request.occupations
    if ends:
        moves = [skill_gap(start, end, library) for end in ends]
    else:
        moves = find_moves(start, request.constraints or Constraints(), request.asker, library, request.places[:1])
    items: list[Figure | Passage] = []
    for code in (start, *(move.end for move in moves)):
        items += known(library.look_up_all(code, SHOWN_OF_MOVES, request.places))
        items += library.entry_passages(code)
    items += [figure for move in moves for figure in _skills(move, library)]
    return tuple(moves), [*items, *_differences(moves, library)]


def _skills(move: Move, library: Library) -> Iterator[Figure]:
    named = {*move.carries, *move.missing}
    yield from (figure for figure in known(library.skill_figures(move.end, None)) if figure.detail in named)


def _differences(moves: Sequence[Move], library: Library) -> Iterable[Figure]:
    """Work out how much more or less each step pays in the nation."""
    kind = MEASURES["pay_difference"]
    for move in moves:
        pay = known([library.look_up(code, "median_annual") for code in (move.start, move.end)])
        if len(pay) == 2:
            difference = pay[1].value - pay[0].value
            yield Figure(pay[1].soc_code, "pay_difference", difference, kind.unit, kind.year, "US", kind.source)
