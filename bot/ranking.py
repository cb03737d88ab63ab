"""Put occupations, or the states for one occupation, in order by a measure, within limits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.bounds import Limit
from bot.constraints import SCHOOLING, Constraints, sorted_by_default
from bot.evidence import Figure, Ranking
from bot.library import Library
from bot.places import STATES
from bot.tables import BY_STATE

_ALWAYS = ("exposure_score", "median_annual", "growth_pct")
"""What is shown of each occupation in a list, beside the measure it is sorted by."""


def rank(constraints: Constraints, library: Library, place: str = "US") -> Ranking:
    """Put the occupations that fit in order; where none fits, give up the limit whose loss lets in the fewest.

    Args:
        constraints: What to sort by and keep to; without a measure, the lowest exposure comes first.
        library: Where the figures are.
        place: A state, whose pay and jobs then count; growth and scores are the nation's.
    """
    wanted = sorted_by_default(constraints)
    fitting = _fitting(wanted, library, place)
    relaxed: list[str] = []
    while not fitting:
        choices = [
            (looser, words, found)
            for looser, words in _relaxations(wanted)
            if (found := _fitting(looser, library, place))
        ]
        if not choices:
            # No single limit is to blame: give up the last one and look again.
            remaining = list(_relaxations(wanted))
            if not remaining:
                break
            wanted, words = remaining[-1]
            relaxed.append(words)
            continue
        wanted, words, fitting = min(choices, key=lambda choice: len(choice[2]))
        relaxed.append(words)
    shown = fitting[: wanted.count]
    last = shown[-1][0] if shown else None
    ties = sum(1 for value, _ in fitting[len(shown) :] if value == last)
    return Ranking(wanted.sort, wanted.descending, tuple(code for _, code in shown), len(fitting), tuple(relaxed), ties)


def rank_states(code: str, measure: str, library: Library, *, descending: bool = True) -> list[Figure]:
    """Put the states in order by an occupation's pay or jobs."""
    found = [library.look_up(code, measure, state) for state in STATES]
    figures = [item for item in found if isinstance(item, Figure)]
    return sorted(figures, key=lambda figure: (-figure.value if descending else figure.value, figure.place))


def shown_measures(ranking_measure: str) -> tuple[str, ...]:
    """List what is shown of each occupation, the measure of the order first."""
    return tuple(dict.fromkeys((ranking_measure, *_ALWAYS)))


def _fitting(constraints: Constraints, library: Library, place: str) -> list[tuple[float, str]]:
    """List (value, code) of the occupations that fit, in order; one for each published code."""
    value_of = reader(library, place)
    found = []
    for soc_code in library.tables.national:
        code = library.leading(soc_code)
        value = value_of(soc_code, constraints.sort)
        if value is None or code is None or not is_in_groups(soc_code, constraints):
            continue
        if not has_schooling(code, constraints, library):
            continue
        if all(keeps(value_of(soc_code, limit.measure), limit) for limit in constraints.limits):
            found.append((value, code))
    return sorted(found, key=lambda item: (-item[0] if constraints.descending else item[0], item[1]))


def reader(library: Library, place: str) -> Callable[[str, str], float | None]:
    """Give the look-up of a published code's measure: a state's pay and jobs where a state is meant."""

    def value_of(soc_code: str, measure: str) -> float | None:
        national = library.tables.national.get(soc_code, {})
        if place != "US" and measure in BY_STATE:
            return (library.tables.by_state(soc_code, place) or {}).get(measure)
        if measure == "employment_change":
            before, after = national.get("employment_2024"), national.get("employment_2034")
            return None if before is None or after is None else after - before
        return national.get(measure)

    return value_of


def is_in_groups(soc_code: str, constraints: Constraints) -> bool:
    """Whether an occupation is of the fields wanted; military ones, of which nothing is published, never are."""
    if soc_code.startswith(("55-", *constraints.without)):
        return False
    return not constraints.groups or soc_code.startswith(constraints.groups)


def has_schooling(code: str, constraints: Constraints, library: Library) -> bool:
    """Whether the usual entry into an occupation keeps to the schooling wanted."""
    if constraints.least_schooling == 0 and constraints.most_schooling == len(SCHOOLING) - 1:
        return True
    entry = library.tables.occupations[code].typical_education
    return entry in SCHOOLING and constraints.least_schooling <= SCHOOLING.index(entry) <= constraints.most_schooling


def keeps(value: float | None, limit: Limit) -> bool:
    """Whether a value keeps to a limit; what is not known does not."""
    if value is None:
        return False
    return (limit.low is None or value >= limit.low) and (limit.high is None or value <= limit.high)


def _relaxations(constraints: Constraints) -> Sequence[tuple[Constraints, str]]:
    """Give the constraints with one limit less each, and the words for the one given up."""
    found = []
    for limit in constraints.limits:
        rest = tuple(other for other in constraints.limits if other != limit)
        found.append((replace(constraints, limits=rest), limit.words))
    if constraints.least_schooling or constraints.most_schooling < len(SCHOOLING) - 1:
        found.append((replace(constraints, least_schooling=0, most_schooling=len(SCHOOLING) - 1), "the schooling"))
    if constraints.groups:
        found.append((replace(constraints, groups=(), groups_words=""), constraints.groups_words))
    return found
