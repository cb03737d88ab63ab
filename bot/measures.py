"""What a figure can count: each measure's plain name, unit, year and source, in one table."""

from __future__ import annotations

from dataclasses import dataclass

OEWS = "BLS, Occupational Employment and Wage Statistics (OEWS), May 2025"
OEWS_CHANGE = "BLS, OEWS, May 2024 and May 2025 national medians"
PROJECTIONS = "BLS, Employment Projections 2024-34, Table 1.2"
GPTS = 'Eloundou et al., "GPTs are GPTs" (Science 2024), occupation ratings'
MICROSOFT = 'Tomlinson et al., "Working with AI" (Microsoft 2025)'
ANTHROPIC = "Anthropic Economic Index 2026, observed exposure"
ONET = "O*NET 30.1 (US Department of Labor, December 2025), modified"
SCORE = (
    "careerbot exposure score: mean rank in GPTs are GPTs (GPT-4, people), Microsoft 2025 and Anthropic 2026, "
    "weighted by OEWS May 2025 jobs"
)
AUGMENTATION = "careerbot augmentation potential: mean rank in Microsoft 2025 (user side) and GPTs are GPTs (gamma)"
TASKS = 'Eloundou et al., "GPTs are GPTs" (Science 2024), task labels, mean over the linked O*NET tasks'
PARTS = (
    'Eloundou et al., "GPTs are GPTs" (Science 2024), task labels, mean over the O*NET tasks each part of the week was '
    "read as"
)
WEIGHED = (
    "worked out from the parts of the week shown: their ratings in GPTs are GPTs, each weighted by its share of the "
    "week"
)
ALL_TASKS = (
    'Eloundou et al., "GPTs are GPTs" (Science 2024), task labels, mean over all rated tasks of the occupation, core '
    "tasks counted twice"
)
TOLD = "what you told of your week, as shares that make up the whole"
ACTIVITIES = 'Tomlinson et al., "Working with AI" (Microsoft 2025), completion × scope × coverage by work activity'

COUNTED = "counted in this corpus's tables (OEWS May 2025, BLS projections 2024-34, exposure scores)"

DOLLARS, HOURLY, RANK, SHARE = "US dollars a year", "US dollars an hour", "percentile", "0-1"


@dataclass(frozen=True, slots=True)
class Measure:
    """What a figure counts."""

    label: str
    unit: str
    year: str
    source: str
    by_state: bool = False
    """Whether it is published for states too."""


MEASURES: dict[str, Measure] = {
    "exposure_score": Measure("AI exposure score", "0-100", "2024-26", SCORE),
    "exposure_spread": Measure("range of the scorers", "points", "2024-26", SCORE),
    "exposure_percentile": Measure("jobs with a lower exposure score", RANK, "2024-26", SCORE),
    "group_exposure_score": Measure("mean AI exposure score of the group", "0-100", "2024-26", SCORE),
    "exposure_measures": Measure("measures behind the score", "measures", "2024-26", SCORE),
    "gpt4_beta": Measure("GPT-4's rating of exposure", SHARE, "2024", GPTS),
    "human_beta": Measure("people's rating of exposure", SHARE, "2024", GPTS),
    "ai_applicability": Measure("Microsoft's AI applicability", SHARE, "2025", MICROSOFT),
    "observed_exposure": Measure("Anthropic's observed exposure", SHARE, "2026", ANTHROPIC),
    "gpt4_beta_rank": Measure("GPT-4's rating, as a rank", RANK, "2024", SCORE),
    "human_beta_rank": Measure("people's rating, as a rank", RANK, "2024", SCORE),
    "ai_applicability_rank": Measure("Microsoft's AI applicability, as a rank", RANK, "2025", SCORE),
    "observed_exposure_rank": Measure("Anthropic's observed exposure, as a rank", RANK, "2026", SCORE),
    "augmentation": Measure("augmentation potential", RANK, "2024-25", AUGMENTATION),
    "autonomy": Measure("how much AI could do alone", SHARE, "2024", GPTS),
    "median_annual": Measure("median pay", DOLLARS, "2025", OEWS, by_state=True),
    "mean_annual": Measure("mean pay", DOLLARS, "2025", OEWS),
    "p10_annual": Measure("pay of the lowest-paid tenth, at most", DOLLARS, "2025", OEWS, by_state=True),
    "p90_annual": Measure("pay of the best-paid tenth, at least", DOLLARS, "2025", OEWS, by_state=True),
    "median_hourly": Measure("median hourly pay", HOURLY, "2025", OEWS, by_state=True),
    "p10_hourly": Measure("hourly pay of the lowest-paid tenth, at most", HOURLY, "2025", OEWS),
    "p90_hourly": Measure("hourly pay of the best-paid tenth, at least", HOURLY, "2025", OEWS),
    "median_annual_2024": Measure("median pay a year before", DOLLARS, "2024", OEWS_CHANGE),
    "top_code": Measure("pay at and above which BLS shows no figure", DOLLARS, "2025", OEWS),
    "wage_change_pct": Measure("change of median pay", "percent on the year", "2024-25", OEWS_CHANGE),
    "employment": Measure("wage and salary jobs", "jobs", "2025", OEWS, by_state=True),
    "employment_2024": Measure("jobs, the self-employed included", "jobs", "2024", PROJECTIONS),
    "employment_2034": Measure("projected jobs", "jobs", "2034", PROJECTIONS),
    "employment_change": Measure(
        "jobs gained or lost", "jobs", "2024-34", f"{PROJECTIONS}, difference of jobs in 2034 and 2024"
    ),
    "growth_pct": Measure("projected growth", "percent 2024-34", "2024-34", PROJECTIONS),
    "annual_openings": Measure("openings a year", "jobs a year", "2024-34", PROJECTIONS),
    "pct_self_employed": Measure("self-employed", "percent", "2024", PROJECTIONS),
    "job_zone": Measure("preparation needed (O*NET job zone)", "1-5", "2025", ONET),
    "week_share": Measure("share of the week", "percent of the week", "as told", TOLD),
    "part_autonomy": Measure("GPT-4's automation rating of a part of the week", "0-100", "2024", PARTS),
    "part_people": Measure("people's rating of a part of the week", "0-100", "2024", PARTS),
    "part_gpt4": Measure("GPT-4's rating of a part of the week", "0-100", "2024", PARTS),
    "week_autonomy": Measure("GPT-4's automation rating of the week", "0-100", "2024", WEIGHED),
    "week_people": Measure("people's rating of the week", "0-100", "2024", WEIGHED),
    "week_gpt4": Measure("GPT-4's rating of the week", "0-100", "2024", WEIGHED),
    "job_autonomy": Measure("GPT-4's automation rating of all the job's tasks", "0-100", "2024", ALL_TASKS),
    "job_people": Measure("people's rating of all the job's tasks", "0-100", "2024", ALL_TASKS),
    "job_gpt4": Measure("GPT-4's rating of all the job's tasks", "0-100", "2024", ALL_TASKS),
    "skill_importance": Measure("importance", "1-5", "2025", ONET),
    "task_people": Measure("people's rating of the task", "0-100", "2024", TASKS),
    "task_gpt4": Measure("GPT-4's rating of the task", "0-100", "2024", TASKS),
    "task_automation": Measure("GPT-4's automation rating of the task", "0-100", "2024", TASKS),
    "tasks_rated": Measure("tasks rated", "tasks", "2024", TASKS),
    "tasks_mostly_ai": Measure("tasks AI could do mostly or wholly alone", "tasks", "2024", TASKS),
    "tasks_no_ai": Measure("tasks AI could not do any part of alone", "tasks", "2024", TASKS),
    "activity_share": Measure("share of the work", "percent of the work", "2025", ACTIVITIES),
    "activity_use_user": Measure("AI asked for help with the activity", SHARE, "2025", ACTIVITIES),
    "activity_use_ai": Measure("AI doing the activity itself", SHARE, "2025", ACTIVITIES),
    "occupations_fitting": Measure("occupations that fit", "occupations", "2024-34", COUNTED),
    "score_difference": Measure("difference between scores", "points", "2024-26", "difference of the two scores shown"),
    "pay_difference": Measure(
        "difference between yearly pay", DOLLARS, "2025", "difference of the two pay figures shown"
    ),
}
"""Every measure a figure may carry."""
