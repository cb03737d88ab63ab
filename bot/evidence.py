"""The nouns every step shares: what may be said in an answer, and where it can be checked.

All are small frozen values, so a test compares them with `==` and no step can change what another found.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

SECTIONS = ("overview", "tasks", "risks", "ai_tools", "future_skills", "become", "faq", "skills", "tools", "method")
"""The parts of a report that a passage can come from."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number about an occupation, with all that is needed to quote it honestly."""

    soc_code: str
    """The code whose published number this is, e.g. "29-1141"; a report outside SOC has its own, e.g. "15-AIML"."""
    measure: str
    """A key of `measures.MEASURES`, e.g. "median_annual"."""
    value: float
    unit: str
    """E.g. "US dollars a year". Never a bare number."""
    year: str
    """The year or span the number is of, e.g. "2025" or "2024-34"."""
    place: str
    """"US" or a two-letter state code."""
    source: str
    """One line a reader can check: publisher, release, table."""
    detail: str = ""
    """What of the occupation is counted when the measure alone does not say: a skill's or a task's name."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A quotable piece of a report, or of the project's own description of its method."""

    report: str
    """The report's slug, e.g. "registered-nurses"; "method" for the method notes."""
    soc_code: str
    section: str
    """One of `SECTIONS`."""
    heading: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that was asked for and is not held, and why."""

    asked: str
    reason: str


def known(items: Iterable[Figure | Gap]) -> list[Figure]:
    """Leave out gaps, where a figure is context and not what was asked."""
    return [item for item in items if isinstance(item, Figure)]


@dataclass(frozen=True, slots=True)
class Subject:
    """An occupation an answer is about, with the words sentences use for it."""

    code: str
    """O*NET-SOC code, or the code of a report outside SOC."""
    soc_code: str
    title: str
    singular: str
    plural: str
    slug: str
    written: bool = False
    """Whether someone has written a report about it."""
    own_scale: bool = False
    """Whether its figures are its report's own, on a scale of their own."""
    shares: tuple[str, ...] = ()
    """Titles of the other occupations whose published figures these are too."""
    figures_of: str = ""
    """Whose figures are shown, in words, where they are those of a wider occupation; empty where they are its own."""
    imprecise_change: bool = False
    """Whether the change of its pay on the year is too uncertain to rest anything on."""
    described: bool = True
    """Whether tables hold its tasks or activities, which "all other" occupations lack."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """A list of occupations or states in order, with how many fit and what had to be given up."""

    measure: str
    descending: bool
    codes: tuple[str, ...]
    """O*NET-SOC codes or two-letter states, first to last; those shown."""
    fitting: int
    """How many fit, shown or not."""
    relaxed: tuple[str, ...] = ()
    """Limits given up, in words, because nothing fitted them all."""
    ties: int = 0
    """How many of those not shown have the same value as the last one shown."""


@dataclass(frozen=True, slots=True)
class Move:
    """A step from one occupation to another: what carries over and what is missing."""

    start: str
    end: str
    """O*NET-SOC codes."""
    carries: tuple[str, ...]
    """Skills and knowledge that matter in both, by name, the most important first."""
    missing: tuple[str, ...]
    """Those that matter clearly more at the end, the largest step first."""


@dataclass(frozen=True, slots=True)
class Rates:
    """How work was rated, 0 to 100: for AI alone by GPT-4, and for how far AI speeds it up by people and by GPT-4."""

    autonomy: Figure
    people: Figure | None = None
    gpt4: Figure | None = None


@dataclass(frozen=True, slots=True)
class WeekPart:
    """One part of somebody's week and how it is rated."""

    said: str
    """What was told of it, in the asker's words."""
    share: Figure
    assumed: bool
    """Whether the share was read out of a word such as "mostly", not stated."""
    read_as: str = ""
    """The kind of work it was taken for; empty where it was not recognized."""
    scope: str = ""
    """"own": rated for this occupation; "all": only in other jobs; "whole": all of the occupation's tasks."""
    rates: Rates | None = None


@dataclass(frozen=True, slots=True)
class RatedWeek:
    """Somebody's week, part by part and in sum, beside their job as a whole."""

    parts: tuple[WeekPart, ...]
    """In the order told."""
    sums: Rates
    job: Rates
    """All rated tasks of the occupation."""
    before: Rates | None = None
    """The sums of the week that was told before this one imagined it otherwise."""
    moved: Figure | None = None
    """What the week would come to with a tenth of it moved from its most exposed part to its least exposed one."""
    stated: Figure | None = None
    """What the shares told added up to, where that is not the whole week."""

    @property
    def rated(self) -> list[WeekPart]:
        """The parts that take time and are rated for themselves, most exposed first, the larger of two alike first."""
        told = [part for part in self.parts if part.rates and part.share.value and part.scope != "whole"]
        return sorted(told, key=lambda p: (-p.rates.autonomy.value if p.rates else 0.0, -p.share.value))

    @property
    def unknown(self) -> list[WeekPart]:
        """The parts that were not recognized."""
        return [part for part in self.parts if part.rates is None]

    def figures(self) -> list[Figure]:
        """List every figure in it."""
        rates = [self.sums, self.job, self.before, *(part.rates for part in self.parts)]
        found = [figure for r in rates if r for figure in (r.autonomy, r.people, r.gpt4)]
        found += [*(part.share for part in self.parts), self.moved, self.stated]
        return [figure for figure in found if figure]


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that may be said in one answer. Writers add words, never facts."""

    subjects: tuple[Subject, ...] = ()
    figures: tuple[Figure, ...] = ()
    passages: tuple[Passage, ...] = ()
    gaps: tuple[Gap, ...] = ()
    options: tuple[Subject, ...] = ()
    """Occupations to choose from, in a question back or as the nearest to an unknown job."""
    ranking: Ranking | None = None
    moves: tuple[Move, ...] = ()
    """In the order they are offered."""
    week: RatedWeek | None = None
    """The asker's own week, where they told it."""
