"""What the templates of an answer may ask for: the figures, passages and gaps of its evidence, found by name.

No sentence is made here and no number becomes text: the first is the templates' work, the second that of `wording`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property

from bot.citing import Citations
from bot.comparing import Comparison, compare
from bot.evidence import Evidence, Figure, Passage, Subject
from bot.gathering import RANKS
from bot.measures import MEASURES
from bot.passages import AI_TODAY, STAYS_HUMAN
from bot.ranking import shown_measures
from bot.request import Request
from bot.scores import agreement, augmentation_level, band, demand_trend

MACHINE_GROUPS = ("35", "37", "45", "47", "49", "51", "53")
"""Major groups where robots, vehicles and other machines matter beside language models."""
RANK_NAMES = {
    "gpt4_beta_rank": "GPT-4's rating",
    "human_beta_rank": "people's rating",
    "ai_applicability_rank": "Microsoft",
    "observed_exposure_rank": "Anthropic",
}
IN_COMPARISON = ("exposure", "pay", "outlook", "overview", "rank", "switch")
"""Parts that the table of a comparison shows already."""
HARDLY = 0.02
"""Use of AI, asked and done together (0 to 2), under which it is hardly used; our judgement."""
_MACHINES = re.compile(r"\b(?:robot\w*|self-driving|driverless|autonomous|kiosks?|drones?|machines?)\b", re.IGNORECASE)
_WHETHER = re.compile(
    r"\?|\b(?:will|would|is|are|am|can|could|should|do|does|did|won't|gonna|going to|worried?|safe)\b", re.IGNORECASE
)
_DEGREE = re.compile(r"\bdegree|\bcollege\b|\buniversity\b|\bwithout (?:a |any )?school", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Task:
    """One written task: what AI does of it, what stays human, and the three ratings where they exist."""

    heading: str
    ai_today: Passage
    stays_human: Passage
    automation: Figure | None
    people: Figure | None
    gpt4: Figure | None


@dataclass(frozen=True, slots=True)
class Activity:
    """A kind of work with how far AI is asked for help with it and does it itself, in any job."""

    asked: Figure
    done: Figure

    @property
    def is_used(self) -> bool:
        """Whether AI is used for it more than hardly."""
        return _use(self) >= HARDLY


class View:
    """One answer's request and evidence, as templates see them."""

    def __init__(self, request: Request, evidence: Evidence, citations: Citations) -> None:
        self.request, self.evidence, self.citations = request, evidence, citations
        self.subjects = evidence.subjects
        self.subject: Subject | None = evidence.subjects[0] if evidence.subjects else None
        self.measures = request.measures
        self.places = request.places or ("US",)
        self.reasons = [gap.reason for gap in evidence.gaps if gap in request.gaps]

    def about(self, subject: Subject) -> View:
        """See the same evidence with another occupation in the middle."""
        other = View(self.request, self.evidence, self.citations)
        other.subject = subject
        return other

    # Finding by name

    def fig(self, measure: str, place: str = "US", subject: Subject | None = None) -> Figure | None:
        """Find one figure of the occupation as a whole, or none."""
        wanted = subject or self.subject
        found = (
            figure
            for figure in self.evidence.figures
            if wanted and figure.measure == measure and figure.place == place and figure.soc_code == wanted.soc_code
            if not figure.detail or measure == "group_exposure_score"
        )
        return next(found, None)

    def detailed(self, measure: str) -> list[Figure]:
        """List the figures of a measure that has one for each task, skill or activity."""
        figures = self.evidence.figures
        return [f for f in figures if f.detail and f.measure == measure and self._is_own(f.soc_code)]

    def section(self, name: str) -> list[Passage]:
        """List the passages of one section of the occupation's report."""
        slug = self.subject.slug if self.subject else ""
        return [p for p in self.evidence.passages if p.section == name and p.report == slug]

    def gap(self, asked: str, place: str = "US") -> str:
        """Say why something is not held; nothing where it is, or was not asked for."""
        name = asked if place == "US" else f"{asked} in {place}"
        return next((gap.reason for gap in self.evidence.gaps if gap.asked == name), "")

    def cite(self, *items: Figure | Passage | None) -> str:
        """Write the mark that cites figures and passages."""
        return self.citations.mark(items)

    def _is_own(self, soc_code: str) -> bool:
        return self.subject is not None and soc_code == self.subject.soc_code

    # What is asked

    @cached_property
    def intents(self) -> list[str]:
        """The parts to be written, in the order asked."""
        intents = [i for i in self.request.intents if i != "method"]
        if "rank" in intents:
            return ["states" if self.subjects else "rank"]
        if "week" in intents:
            return ["week"]
        if "switch" in intents and len(self.subjects) == 2:
            return ["step", *(i for i in intents if i not in (*IN_COMPARISON, "compare"))]
        if "compare" in intents and len(self.subjects) > 1:
            return ["compare", *(i for i in intents if i not in (*IN_COMPARISON, "compare"))]
        if intents[:1] == ["switch"]:
            intents = [i for i in intents if i != "exposure"]  # "safer" says what moves are wanted.
        return [i for i in intents if i != "compare"] or ["exposure"]

    @property
    def asks_whether(self) -> bool:
        """Whether the question wants a yes or no."""
        return bool(_WHETHER.search(self.request.wording))

    @property
    def asks_degree(self) -> bool:
        """Whether the question is if a degree is needed."""
        return bool(_DEGREE.search(self.request.wording))

    @property
    def is_single(self) -> bool:
        """Whether one thing was asked, so that there is room to say more of it."""
        return len(self.intents) == 1

    @property
    def machines(self) -> bool:
        """Whether robots, vehicles or other machines matter in this work or to the asker."""
        groups = (subject.soc_code[:2] for subject in self.subjects)
        return self.request.asker.machines or any(group in MACHINE_GROUPS for group in groups)

    # Exposure

    @cached_property
    def score(self) -> Figure | None:
        """The exposure score."""
        return self.fig("exposure_score")

    @cached_property
    def ranks(self) -> list[Figure]:
        """The ranks behind the score, lowest first."""
        return sorted((f for measure in RANKS if (f := self.fig(measure))), key=lambda f: f.value)

    @cached_property
    def named_ranks(self) -> list[tuple[str, Figure]]:
        """The ranks behind the score with who gave them."""
        return [(name, f) for measure, name in RANK_NAMES.items() if (f := self.fig(measure))]

    @property
    def band(self) -> str:
        """The word for the score."""
        return band(self.score.value) if self.score else ""

    @property
    def agreement(self) -> str:
        """Whether the scorers agree, differ or disagree."""
        return agreement(self.ranks[-1].value - self.ranks[0].value) if self.ranks else ""

    @property
    def augmentation(self) -> str:
        """The word for how far AI may help."""
        figure = self.fig("augmentation")
        return augmentation_level(figure.value) if figure else ""

    @property
    def trend(self) -> str:
        """The word for the growth of jobs."""
        growth = self.fig("growth_pct")
        return demand_trend(growth.value) if growth else ""

    @cached_property
    def all_jobs(self) -> Figure | None:
        """The growth of all US jobs."""
        return next((f for f in self.evidence.figures if f.soc_code == "00-0000"), None)

    @cached_property
    def others(self) -> list[Figure]:
        """Scores of the nearest occupations, beside a report on a scale of its own."""
        if not self.subject or not self.subject.own_scale:
            return []
        figures = self.evidence.figures
        return [f for f in figures if f.measure == "exposure_score" and f.detail]

    # Tasks and activities

    @cached_property
    def tasks(self) -> list[Task]:
        """The written tasks, in the report's order."""
        measures = ("task_automation", "task_people", "task_gpt4")
        ratings = {(f.measure, f.detail): f for measure in measures for f in self.detailed(measure)}
        passages = self.section("tasks")
        found = []
        for heading in dict.fromkeys(p.heading for p in passages):
            sides = [
                next((_without(p, lead) for p in passages if p.heading == heading and p.text.startswith(lead)), None)
                for lead in (AI_TODAY, STAYS_HUMAN)
            ]
            if sides[0] and sides[1]:
                found.append(Task(heading, sides[0], sides[1], *(ratings.get((m, heading)) for m in measures)))
        return found

    def task(self, heading: str) -> Task | None:
        """Find a written task by its heading."""
        return next((task for task in self.tasks if task.heading == heading), None)

    @cached_property
    def most_exposed(self) -> Task | None:
        """The task AI could do most of."""
        return max(self.tasks, key=_automation, default=None)

    @cached_property
    def least_exposed(self) -> Task | None:
        """The task AI could do least of."""
        return min(self.tasks, key=_automation, default=None)

    @cached_property
    def activities(self) -> list[Activity]:
        """The main work activities, heaviest first."""
        done = {f.detail: f for f in self.detailed("activity_use_ai")}
        return [Activity(f, done[f.detail]) for f in self.detailed("activity_use_user") if f.detail in done]

    @cached_property
    def most_used(self) -> list[Activity]:
        """The two AI is used for most, leaving out those it is hardly used for."""
        used = [a for a in self.activities if _use(a) >= HARDLY]
        return sorted(used, key=lambda a: -_use(a))[:2]

    @cached_property
    def least_used(self) -> list[Activity]:
        """The two that weigh most among those AI is used for least."""
        rest = [a for a in self.activities if a not in self.most_used]
        return sorted(rest, key=lambda a: round(_use(a), 2))[:2]

    @cached_property
    def on_machines(self) -> Passage | None:
        """What the report says of robots, vehicles and the like, where the asker has them in mind."""
        if not self.request.asker.machines:
            return None
        return next((p for p in self.section("risks") if _MACHINES.search(p.text)), None)

    # Pay

    @cached_property
    def here(self) -> Figure | None:
        """The median pay in the first place asked about that has one, else in the nation."""
        return next((f for place in (*self.places, "US") if (f := self.fig("median_annual", place))), None)

    # Lists and moves

    def shown(self, subject: Subject, measure: str, place: str = "US") -> Figure | None:
        """Find a figure for a list: the state's where it has one of its own, else the nation's."""
        by_state = MEASURES[measure].by_state and place != "US"
        return self.fig(measure, place if by_state else "US", subject)

    def counted(self, place: str) -> Figure | None:
        """Find how many occupations fit a list."""
        figures = self.evidence.figures
        return next((f for f in figures if f.measure == "occupations_fitting" and f.place == place), None)

    @property
    def list_measures(self) -> tuple[str, ...]:
        """The measures a list shows, the one it is sorted by first."""
        return shown_measures(self.evidence.ranking.measure) if self.evidence.ranking else ()

    @property
    def descending(self) -> bool:
        """Whether a list goes from high to low."""
        return not self.evidence.ranking or self.evidence.ranking.descending

    @cached_property
    def by_state(self) -> list[Figure]:
        """The figures of the states in order."""
        ranking = self.evidence.ranking
        if not ranking:
            return []
        return [f for state in ranking.codes if (f := self.fig(ranking.measure, state))]

    def skills_of(self, subject: Subject, names: tuple[str, ...]) -> list[Figure]:
        """List the importances of some skills in one occupation."""
        figures = self.evidence.figures
        return [
            f
            for f in figures
            if f.measure == "skill_importance" and f.soc_code == subject.soc_code and f.detail in names
        ]

    def entries(self, subject: Subject) -> list[Passage]:
        """List what BLS says of the usual way into one occupation."""
        passages = self.evidence.passages
        return [p for p in passages if p.report == subject.slug and p.section == "become" and p.heading == "Entry"]


def _use(activity: Activity) -> float:
    return activity.asked.value + activity.done.value


def _automation(task: Task) -> float:
    return task.automation.value if task.automation else 50.0


def _without(passage: Passage, lead: str) -> Passage:
    return replace(passage, text=passage.text.removeprefix(lead))


def comparison(view: View) -> Comparison | None:
    """Compare the occupations of an answer, where it asks for that."""
    if "compare" not in view.intents:
        return None
    return compare(view.request, view.evidence)
