"""Weigh a person's own week: how exposed each part is by the ratings of its tasks, and all of it beside the whole job.

Every number is a figure that says what it was worked out from. A part that is not recognized stays out of the sums.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.evidence import Figure, Passage, RatedWeek, Rates, WeekPart, known
from bot.kinds import Kind, Ratings
from bot.library import Library
from bot.measures import MEASURES
from bot.request import Request
from bot.week import Told
from bot.wording import as_told

MOVED = 10.0
"""Percent of the week that the next step moves from what is most exposed to what is least."""
_WORTH_MOVING = 15.0
"""Points between the two from which moving is worth a word; our judgement."""
_TASKS_NAMED = 6


@dataclass(frozen=True, slots=True)
class Row:
    """One part of a week, its share in percent."""

    said: str
    share: float
    assumed: bool
    kind: Kind | None

    @property
    def automation(self) -> float:
        """How much of it AI could do alone, 0 to 100; nothing where it was not recognized."""
        return self.kind.ratings.automation if self.kind else 0.0


def gather_week(request: Request, library: Library) -> tuple[RatedWeek | None, list[Figure | Passage]]:
    """Weigh the week a request tells; none where it tells none, or no part of it can be rated."""
    if request.week is None or len(request.occupations) != 1:
        return None, []
    code = request.occupations[0]
    soc_code = library.soc_code(code)
    whole = library.work.whole(code)
    rows = find_rows(request.week.parts, code, library)
    sums = _rates(soc_code, "week", _mean(rows))
    if whole is None or sums is None:
        return None, []
    source = f"{MEASURES['part_autonomy'].source}: {'; '.join(_worked_out(row) for row in rows if row.kind)}"
    parts = tuple(_part(row, soc_code, source) for row in rows)
    before = _rates(soc_code, "week", _mean(find_rows(request.week.before, code, library)), "as told at first")
    stated = round(100 * request.week.stated)
    week = RatedWeek(
        parts,
        sums,
        Rates(*_figures(soc_code, "job", whole.ratings)),
        before,
        _moved(rows, soc_code),
        None if stated == 100 else _figure(soc_code, "week_share", stated, "stated in all"),
    )
    score = known([library.look_up(code, "exposure_score")])
    read_as = {part.read_as for part in parts}
    passages = [p for p in library.section_passages(code, "tasks") if p.heading in read_as]
    return week, [*score, *week.figures(), *passages, *library.section_passages(code, "future_skills")[:1]]


def find_rows(told: Sequence[Told], code: str, library: Library) -> list[Row]:
    """Find the kind of work of each part, put those of one kind together, and round the shares."""
    kinds = library.work.find(code, [part.said for part in told])
    rows: dict[str, Row] = {}
    for part, kind in zip(told, kinds, strict=True):
        name = kind.name if kind else f"? {part.said}"
        row = rows.get(name)
        said, before = (f"{row.said} and {part.said}", row.share) if row else (part.said, 0.0)
        said = as_told(said)
        rows[name] = Row(said, before + 100 * part.share, part.assumed or bool(row and row.assumed), kind)
    return whole_percents(list(rows.values()))


def whole_percents(rows: Sequence[Row]) -> list[Row]:
    """Round shares to whole percents that add up to 100; what is over goes to a guess, of a size no other part has."""
    percents = [float(int(row.share + 0.5)) for row in rows]
    over = sum(percents) - 100

    def fitness(i: int) -> tuple[bool, bool, float]:
        return rows[i].assumed, percents.count(percents[i]) == 1, percents[i]

    fitting = [i for i in range(len(rows)) if percents[i] > abs(over)]
    if over and fitting:
        percents[max(fitting, key=fitness)] -= over
    return [replace(row, share=percent) for row, percent in zip(rows, percents, strict=True)]


def _figure(soc_code: str, measure: str, value: float, detail: str = "") -> Figure:
    kind = MEASURES[measure]
    return Figure(soc_code, measure, round(value, 4), kind.unit, kind.year, "US", kind.source, detail)


def _figures(soc_code: str, of: str, ratings: Ratings, detail: str = "") -> tuple[Figure, Figure | None, Figure | None]:
    """Turn ratings into figures "<of>_autonomy", "<of>_people" and "<of>_gpt4"."""

    def other(rater: str, value: float | None) -> Figure | None:
        return None if value is None else _figure(soc_code, f"{of}_{rater}", value, detail)

    alone = _figure(soc_code, f"{of}_autonomy", ratings.automation, detail)
    return alone, other("people", ratings.people), other("gpt4", ratings.gpt4)


def _rates(soc_code: str, of: str, ratings: Ratings | None, detail: str = "") -> Rates | None:
    return Rates(*_figures(soc_code, of, ratings, detail)) if ratings else None


def _part(row: Row, soc_code: str, source: str) -> WeekPart:
    share = _figure(soc_code, "week_share", row.share, row.said)
    if row.kind is None:
        return WeekPart(row.said, share, row.assumed)
    figures = (f and replace(f, source=source) for f in _figures(soc_code, "part", row.kind.ratings, row.said))
    alone, people, gpt4 = figures
    rates = Rates(alone, people, gpt4) if alone else None
    return WeekPart(row.said, share, row.assumed, row.kind.name, row.kind.scope, rates)


def _worked_out(row: Row) -> str:
    """Name the tasks a part's ratings are the mean of, or count them where they are many."""
    kind = row.kind
    if kind is None:
        return ""
    tasks = f"{len(kind.tasks)} tasks" if len(kind.tasks) > _TASKS_NAMED else f"tasks {', '.join(map(str, kind.tasks))}"
    return f"{row.said} = {tasks}{' of all jobs' if kind.scope == 'all' else ''}"


def _mean(rows: Sequence[Row]) -> Ratings | None:
    """Average the ratings of a week's recognized parts by their shares; none where there is no such part."""

    def mean(values: Iterable[tuple[float, float | None]]) -> float | None:
        held = [(share, value) for share, value in values if value is not None]
        total = sum(share for share, _ in held)
        return sum(share * value for share, value in held) / total if total else None

    rated = [(row.share, row.kind.ratings) for row in rows if row.kind]
    alone = mean((share, ratings.automation) for share, ratings in rated)
    people = mean((share, ratings.people) for share, ratings in rated)
    return None if alone is None else Ratings(alone, people, mean((share, ratings.gpt4) for share, ratings in rated))


def _moved(rows: Sequence[Row], soc_code: str) -> Figure | None:
    """Work out the week with a tenth moved from what is most exposed to what is least; none if that says little."""
    rated = [row for row in rows if row.kind and row.share and row.kind.scope != "whole"]
    if len(rated) < 2:
        return None
    most = max(rated, key=lambda row: (row.automation, row.share))
    least = min(rated, key=lambda row: (row.automation, -row.share))
    if most.automation - least.automation < _WORTH_MOVING or most.share < MOVED:
        return None
    by = {most.said: -MOVED, least.said: MOVED}
    mean = _mean([replace(row, share=row.share + by.get(row.said, 0.0)) for row in rows])
    return _figure(soc_code, "week_autonomy", mean.automation, "a tenth moved") if mean else None
