"""What Spanish sentences say of a number, for `checking`: the siblings of its tables."""

from __future__ import annotations

from bot.wording_es import PLACES

BEFORE = (
    ("$", r"\bmedian[ao]\b", ("median_",)),
    ("$", r"\bpromedio\b", ("mean_",)),
    ("$", r"\bdécima parte (?:que menos gana|peor pagada)\b", ("p10_",)),
    ("$", r"\b(?:décima parte|la) que más gana\b|\bdécima parte mejor pagada\b", ("p90_",)),
    ("$", r"\brango habitual\b", ("p10_", "p90_")),
    ("%", r"\bempleos\b|\bcrezcan\b|\bbajen\b|\bse mantengan\b|\bcrecimiento\b", ("growth_pct",)),
    ("%", r"\bsueldos?\b|\bmedian[ao]\b", ("wage_change_pct",)),
    ("%", r"\bsola\b", ("autonomy",)),
    ("/100", r"\bexposición\b", ("exposure_score",)),
    ("/100", r"\bpotencial de ayuda\b", ("augmentation",)),
    ("", r"\b(?:coinciden|difieren algo) \((?:\d+ a )?$|\brango de los calificadores\b", ("_rank",)),
    ("", r"\bcalificación de gpt-4\W*$", ("gpt4_beta_rank",)),
    ("", r"\bcalificación de personas\W*$", ("human_beta_rank",)),
    ("", r"\(personas $", ("task_people",)),
    ("", r"\bdel todo o casi, $", ("tasks_mostly_ai",)),
    ("", r"\bvacantes al año\b", ("annual_openings",)),
    ("", r"\bempleos, mayo de 2025\b", ("employment",)),
)
"""As `checking._BEFORE`."""
AFTER = (
    ("$", r"\W*(?:al año )?(?:más|menos) en la mediana\b", ("pay_difference",)),
    ("$", r"\W*(?:al año |por hora )?en la mediana\b", ("median_",)),
    ("%", r"\W*en un año\b", ("wage_change_pct",)),
    ("%", r"\W*tienen una calificación más baja\b", ("exposure_percentile",)),
    ("%", r"\W*de los empleos de estados unidos\b", ("exposure_score",)),
    ("%", r"\W*pidiéndole ayuda\b", ("activity_use_user",)),
    ("%", r"\W*hecho por ella\b", ("activity_use_ai",)),
    ("%", r"\W*trabajan por su cuenta\b", ("pct_self_employed",)),
    ("%", r"\W*del trabajo\b", ("autonomy",)),
    ("", r"\W*vacantes\b", ("annual_openings",)),
    ("", r"\W*tareas calificadas\b", ("tasks_rated",)),
    ("", r"\W*no podría hacer nada\b", ("tasks_no_ai",)),
    ("", r"\W*oficios\b", ("occupations_fitting",)),
    ("", r"\s(?:personas|trabajadores)\b", ("employment",)),
)
"""As `checking._AFTER`."""
UP, DOWN = r"\b(?:crezcan|crecen|subió)\s", r"\b(?:bajen|bajó)\s"
ALL_JOBS = r"\bconjunto de los empleos\b"
NATION = r"Estados Unidos|[Tt]odo el país"
NAMES = {name.removeprefix("el ").removeprefix("las "): code for code, name in PLACES.items()}
"""State as a Spanish sentence says it, without its article → code."""
