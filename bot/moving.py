"""Find where a person could move from an occupation, and what carries over."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import islice

from bot.asker import Asker
from bot.constraints import SCHOOLING, Constraints
from bot.evidence import Move
from bot.library import Library
from bot.ranking import has_schooling, is_in_groups, keeps, reader

SHOWN = 5
MATTERS, STEP = 3.0, 0.5
"""Importance (1 to 5) from which a skill is named, and the step up from which it counts as missing; our judgement."""
_LEAST_FOUND = 3
_NEAREST = 10
"""How many of those that need not be related are weighed, the nearest in skills."""
_SAFER = 5.0
"""Points of exposure by which a move must lie lower to be called safer."""


def skill_gap(start: str, end: str, library: Library, most: int = 3) -> Move:
    """Say which skills carry over from one occupation to another and which are missing; none where O*NET has none."""
    own, other = _importances(start, library), _importances(end, library)
    shared = sorted(
        (name for name in other if min(other[name], own.get(name, 0.0)) >= MATTERS), key=lambda n: -other[n]
    )
    steps = {name: other[name] - own.get(name, 0.0) for name in other if own and other[name] >= MATTERS}
    missing = sorted((name for name, step in steps.items() if step >= STEP), key=lambda n: -steps[n])
    return Move(start, end, tuple(n for n in shared if n not in missing)[:most], tuple(missing[:most]))


def find_moves(
    code: str, constraints: Constraints, asker: Asker, library: Library, places: Sequence[str] = ()
) -> list[Move]:
    """Find occupations to move to, best first.

    Those O*NET calls related come first, then the nearest in skills; lower exposure, better pay, growth and no more
    schooling count for a move, with weights of our judgement. Where a measure to sort by is named, it alone puts in
    order what is near.

    Args:
        code: Where the person is.
        constraints: Limits the move must keep.
        asker: Whether only safer moves, or only those that pay no less, are wanted.
        library: Where the figures are.
        places: The state whose pay counts where it is published.
    """
    place = places[0] if places else "US"
    related = [other for other in library.related_of(code) if library.leading(library.soc_code(other)) == other]
    found = [c for c in related if _is_allowed(code, c, constraints, asker, library, place)]
    if len(found) < _LEAST_FOUND:
        nearest = (c for c in _nearest_by_skills(code, library) if c not in found)
        allowed = (c for c in nearest if _is_allowed(code, c, constraints, asker, library, place))
        found += islice(allowed, _NEAREST)
    ordered = sorted(found, key=lambda c: (-_worth(code, c, library, place, related), c))
    if constraints.sort:
        value_of = reader(library, place)
        values = {c: value for c in ordered if (value := value_of(library.soc_code(c), constraints.sort)) is not None}
        ordered = sorted(values, key=lambda c: -values[c] if constraints.descending else values[c])
    return [skill_gap(code, other, library) for other in ordered[:SHOWN]]


def _is_allowed(start: str, end: str, constraints: Constraints, asker: Asker, library: Library, place: str) -> bool:
    """Whether a move keeps to what was asked."""
    score, own_score = _figures(end, library).get("exposure_score"), _score(start, library)
    if end == start or not is_in_groups(end, constraints) or score is None:
        return False
    if asker.safer and (own_score is None or score > own_score - _SAFER):
        return False
    if asker.not_less_pay and not _pays_no_less(start, end, library, place):
        return False
    if not has_schooling(end, constraints, library):
        return False
    if asker.no_more_school and _schooling(end, library) > _schooling(start, library):
        return False
    value_of, soc_code = reader(library, place), library.soc_code(end)
    values = {limit.measure: value_of(soc_code, limit.measure) for limit in constraints.limits}
    if "median_annual" in values:
        values["median_annual"] = _pay(end, library, place)
    return all(keeps(values[limit.measure], limit) for limit in constraints.limits)


def _score(code: str, library: Library) -> float | None:
    """Give an occupation's exposure score, or where it has none of its own that of its nearest relative with one."""
    scores = (_figures(other, library).get("exposure_score") for other in (code, *library.related_of(code)))
    return next((score for score in scores if score is not None), None)


def _pays_no_less(start: str, end: str, library: Library, place: str) -> bool:
    """Whether yearly pay is no less, or hourly pay where one has no yearly; what is known of one alone is no."""
    for measure in ("median_annual", "median_hourly"):
        own, other = _pay(start, library, place, measure), _pay(end, library, place, measure)
        if own is not None and other is not None:
            return other >= own
    return False


def _figures(code: str, library: Library) -> dict[str, float | None]:
    return library.tables.national.get(library.soc_code(code), {})


def _worth(start: str, end: str, library: Library, place: str, related: Sequence[str]) -> float:
    """Weigh a move: nearness in skills first, then exposure, pay, growth and schooling."""
    own, other = _figures(start, library), _figures(end, library)
    worth = 2.0 * closeness(start, end, library)
    worth += 0.6 * (1 - related.index(end) / len(related)) if end in related else 0.0
    score, own_score = other.get("exposure_score"), own.get("exposure_score")
    if score is not None and own_score is not None:
        worth += (own_score - score) / 100
    pay, own_pay = _pay(end, library, place), _pay(start, library, place)
    if pay and own_pay:
        worth += max(-0.6, min(0.6, math.log(pay / own_pay)))
    worth += max(-0.2, min(0.2, (other.get("growth_pct") or 0.0) / 50))
    return worth - 0.25 * max(0, _schooling(end, library) - _schooling(start, library))


def closeness(start: str, end: str, library: Library) -> float:
    """Say how near two occupations are in skills and knowledge, 0 to 1; one half where O*NET has rated none.

    Of the occupation to leave, those of its nearest relative do where it has none of its own.
    """
    codes = (start, *library.related_of(start))
    own = next((skills for code in codes if (skills := _importances(code, library))), {})
    other = _importances(end, library)
    if not own or not other:
        return 0.5
    names = own.keys() | other.keys()
    square = sum((own.get(name, 1.0) - other.get(name, 1.0)) ** 2 for name in names) / len(names)
    return max(0.0, 1.0 - math.sqrt(square))


def _nearest_by_skills(code: str, library: Library) -> list[str]:
    """List the occupations whose skills are rated, the nearest first."""
    leading = [c for soc in library.tables.national if (c := library.leading(soc)) and library.soc_code(code) != soc]
    rated = [other for other in leading if library.tables.skills(other)]
    return sorted(rated, key=lambda other: (-closeness(code, other, library), other))


def _importances(code: str, library: Library) -> dict[str, float]:
    return {skill.name: skill.importance for skill in library.tables.skills(code)}


def _pay(code: str, library: Library, place: str, measure: str = "median_annual") -> float | None:
    """Look up pay in a state, else in the nation."""
    soc_code = library.soc_code(code)
    state = library.tables.by_state(soc_code, place) if place != "US" else None
    return (state or {}).get(measure) or _figures(code, library).get(measure)


def _schooling(code: str, library: Library) -> int:
    row = library.tables.occupations.get(code)
    return SCHOOLING.index(row.typical_education) if row and row.typical_education in SCHOOLING else 1
