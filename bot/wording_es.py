"""Turn figures and names into Spanish words: the sibling of `wording`. Numbers are written as in the US."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from functools import cache

from bot.bounds import Limit
from bot.constraints import SCHOOLING, Constraints
from bot.evidence import Figure, Passage
from bot.locating import corpus_folder
from bot.places import STATES
from bot.wording import (
    as_told,
    count,
    dollars,
    end_mark,
    hour,
    inside,
    measured,
    money,
    one_decimal,
    open_end,
    percent,
    score,
    sentence,
    share,
    signed,
)

__all__ = [
    "article",
    "as_told",
    "count",
    "count_or_none",
    "degree_words",
    "doing",
    "dollars",
    "end_mark",
    "first_words",
    "grow",
    "head",
    "hour",
    "inside",
    "listed",
    "lower_words",
    "measured",
    "money",
    "number_word",
    "one_decimal",
    "open_end",
    "order_words",
    "percent",
    "schooling_words",
    "score",
    "sentence",
    "share",
    "signed",
    "up_or_down",
]  # fmt: skip

_STATES = {
    "DC": "el Distrito de Columbia", "HI": "Hawái", "LA": "Luisiana", "MS": "Misisipi", "MO": "Misuri",
    "NC": "Carolina del Norte", "ND": "Dakota del Norte", "NH": "Nuevo Hampshire", "NJ": "Nueva Jersey",
    "NM": "Nuevo México", "NY": "Nueva York", "PA": "Pensilvania", "SC": "Carolina del Sur", "SD": "Dakota del Sur",
    "VI": "las Islas Vírgenes", "WV": "Virginia Occidental", "US": "Estados Unidos", "OR": "Oregón", "MI": "Míchigan",
}  # fmt: skip
PLACES = {code: _STATES.get(code, name) for code, name in STATES.items()}
"""Two-letter code → name as a Spanish sentence says it."""
_FEMININE = frozenset(("niñera", "niñeras"))
"""Nouns that lead a name in our list and are feminine; all others are masculine or both."""
_BANDS = {
    "very low": "muy baja", "low": "baja", "moderate": "moderada", "high": "alta", "very high": "muy alta",
    "agree": "coinciden", "differ": "difieren algo", "disagree": "no coinciden",
    "Low": "bajo", "Moderate": "moderado", "High": "alto", "Very High": "muy alto",
    "Growing": "en crecimiento", "Stable": "estable", "Declining": "en descenso",
}  # fmt: skip
"""The words of `scores` → Spanish ones; bands are of "la exposición", levels of "el potencial"."""
_SCHOOLING = {
    "No formal educational credential": "sin estudios formales",
    "High school diploma or equivalent": "diploma de preparatoria o equivalente",
    "Postsecondary nondegree award": "certificado de escuela técnica o vocacional",
    "Some college, no degree": "algo de universidad, sin título",
    "Associate's degree": "título universitario de dos años (associate)",
    "Bachelor's degree": "título universitario de cuatro años (bachelor)",
    "Master's degree": "maestría",
    "Doctoral or professional degree": "doctorado o título profesional",
}
_EXPERIENCE = {
    "Less than 5 years": "menos de cinco años de experiencia en un trabajo relacionado",
    "5 years or more": "cinco años o más de experiencia en un trabajo relacionado",
}
_TRAINING = {
    "Short-term on-the-job training": "hasta un mes de capacitación en el trabajo",
    "Moderate-term on-the-job training": "entre uno y doce meses de capacitación en el trabajo",
    "Long-term on-the-job training": "más de un año de capacitación en el trabajo",
    "Internship/residency": "una pasantía o residencia",
    "Apprenticeship": "un aprendizaje pagado (apprenticeship)",
}
_GROUPS = {
    "construction": "construcción", "construction, repair and production": "construcción, reparación y producción",
    "health care": "salud", "computing": "computación", "engineering": "ingeniería", "science": "ciencia",
    "education": "educación", "arts and media": "artes y medios", "law": "leyes", "office support": "oficina",
    "office and professional work": "oficina y profesiones", "management": "gerencia",
    "business and finance": "negocios y finanzas", "sales": "ventas", "food service": "servicio de comida",
    "transportation": "transporte", "production": "producción", "installation and repair": "instalación y reparación",
    "farming, fishing and forestry": "campo, pesca y bosques", "protective service": "seguridad y protección",
    "community and social service": "servicio comunitario y social", "cleaning and grounds": "limpieza y jardines",
    "personal care": "cuidado personal",
    "outdoor work, as far as SOC groups show it": "trabajo al aire libre, hasta donde lo muestran los grupos SOC",
    "the schooling": "los estudios",
}  # fmt: skip
_MEASURES = {
    "exposure_score": "exposición a la IA", "median_annual": "sueldo mediano", "growth_pct": "crecimiento 2024-34",
    "annual_openings": "vacantes al año", "employment": "empleos", "employment_change": "empleos ganados o perdidos",
    "augmentation": "ayuda de la IA (rango)", "autonomy": "IA sola", "wage_change_pct": "cambio del sueldo en el año",
    "median_hourly": "sueldo mediano por hora", "exposure_spread": "puntos entre calificadores",
}  # fmt: skip
_FIRST = {
    ("exposure_score", False): "tienen la menor exposición a la IA",
    ("exposure_score", True): "tienen la mayor exposición a la IA",
    ("median_annual", True): "son quienes más ganan", ("median_annual", False): "son quienes menos ganan",
    ("median_hourly", True): "son quienes más ganan por hora",
    ("median_hourly", False): "son quienes menos ganan por hora", ("growth_pct", True): "son quienes más crecen",
    ("annual_openings", True): "tienen más vacantes al año", ("employment", True): "son los más numerosos",
}  # fmt: skip
_SCORERS = {"GPT-4's rating": "calificación de GPT-4", "people's rating": "calificación de personas"}
_LABELS = "labels_es.csv"


@cache
def _labels() -> dict[tuple[str, str], str]:
    """Read the Spanish for each kind of work and each skill: (kind, English label) → Spanish."""
    with (corpus_folder() / _LABELS).open(encoding="utf-8", newline="") as file:
        return {(row["kind"], row["label"]): row["spanish"] for row in csv.DictReader(file)}


def place_name(code: str) -> str:
    """Give a state's name as a Spanish sentence says it."""
    return PLACES.get(code, _STATES["US"] if code == "US" else code)


def word(english: str) -> str:
    """Say a band, an agreement, a level or a trend in Spanish."""
    return _BANDS[english]


def scorer(english: str) -> str:
    """Name who gave a rank."""
    return _SCORERS.get(english, english)


def is_feminine(name: str) -> bool:
    """Say whether the noun that leads an occupation's name is feminine."""
    return name.split(" ", 1)[0] in _FEMININE


def article(singular: str) -> str:
    """Put "un" or "una" before an occupation's name."""
    return f"{'una' if is_feminine(singular) else 'un'} {singular}"


def the(plural: str) -> str:
    """Put "los" or "las" before several of an occupation."""
    return f"{'las' if is_feminine(plural) else 'los'} {plural}"


def grow(figure: Figure) -> str:
    """Write a growth as what is expected: "crezcan 4.9%", "bajen 12.2%"."""
    if round(figure.value, 1) == 0:
        return f"se mantengan igual ({percent(figure)})"
    return f"{'crezcan' if figure.value > 0 else 'bajen'} {percent(figure)}"


def up_or_down(figure: Figure) -> str:
    """Write a change on the year: "subió 4.2%"."""
    if round(figure.value, 1) == 0:
        return f"no cambió ({percent(figure)})"
    return f"{'subió' if figure.value > 0 else 'bajó'} {percent(figure)}"


def count_or_none(figure: Figure) -> str:
    """Write a number that may be nothing."""
    return count(figure) if figure.value else "ninguna"


def number_word(figure: Figure | None) -> str:
    """Write a small count as a word: "cuatro"."""
    words = ("ninguna", "una", "dos", "tres", "cuatro")
    return words[int(figure.value)] if figure and 0 <= figure.value < len(words) else count(figure) if figure else ""


def head(measure: str) -> str:
    """Give a measure's head in a table."""
    return sentence(_MEASURES[measure])


def first_words(measure: str, descending: bool) -> str:
    """Say what the first of a list is: "son quienes más ganan"."""
    return _FIRST.get((measure, descending), "van primero")


def order_words(measure: str, descending: bool) -> str:
    """Say what a list is sorted by: "exposición a la IA, de menor a mayor"."""
    return f"{_MEASURES[measure]}, de {'mayor a menor' if descending else 'menor a mayor'}"


def schooling_words(constraints: Constraints) -> str:
    """Say which schooling a list is limited to, by BLS's usual entry."""
    least, most = constraints.least_schooling, constraints.most_schooling
    if least == 0 and most == len(SCHOOLING) - 1:
        return ""
    if least == most:
        return f"entrada habitual: {_SCHOOLING[SCHOOLING[most]]}"
    if most == 3:
        return "sin título universitario en la entrada habitual"
    return f"entrada habitual, a lo más: {_SCHOOLING[SCHOOLING[most]]}"


def schooling(level: str) -> str:
    """Name one of BLS's levels of schooling."""
    return _SCHOOLING[level]


def entry_words(education: str, experience: str, training: str) -> str:
    """Say what BLS lists as the usual way into an occupation; levels as BLS names them."""
    parts = [f"Según la BLS, la entrada habitual es {_with_article(_SCHOOLING[education])}"]
    parts += [_EXPERIENCE[experience]] if experience in _EXPERIENCE else []
    if training in _TRAINING:
        return f"{', '.join(parts)}, con {_TRAINING[training]}."
    return f"{', '.join(parts)}, sin que se espere capacitación en el trabajo."


def _with_article(level: str) -> str:
    if level.startswith(("sin ", "algo ")):
        return level
    return f"una {level}" if level.startswith("maestría") else f"un {level}"


def degree_words(entry: Passage) -> str:
    """Say whether BLS's usual entry is a degree, as the answer to whether one is needed."""
    if re.search(r"\b(?:título|maestría|doctorado)\b", entry.text.replace("sin título", "")):
        return "Por lo general, sí."
    return "Por lo general no se necesita un título."


def offer_words(offer: float, question: str) -> str:
    """Say a yearly pay that the asker named, in thousands where they did so by word."""
    thousands = f"{offer / 1000:g} mil"
    return f"{thousands} dólares" if re.search(rf"\b{re.escape(thousands)}\b", question) else dollars(offer)


def limit_words(limit: Limit, listing: Sequence[str]) -> str:
    """Say one limit of a list; an amount given in thousands by word is said so again.

    Args:
        limit: The limit.
        listing: The questions that made the list, in English words.
    """
    low = limit.low is not None
    value = limit.low if limit.low is not None else limit.high or 0.0
    bound = "más de" if low else "menos de"
    match limit.measure:
        case "median_annual" if "half of US jobs" in limit.words:
            return "sueldo por encima de lo que paga la mitad de los empleos"
        case "median_annual" if "six figures" in limit.words:
            return "sueldo mediano de seis cifras"
        case "median_annual" if limit.low is not None and limit.high is not None:
            return f"sueldo mediano de {_yearly(limit.low, listing)} a {_yearly(limit.high, listing)} al año"
        case "median_annual":
            return f"sueldo mediano de {bound} {_yearly(value, listing)} al año"
        case "median_hourly":
            return f"sueldo mediano de {bound} ${value:g} por hora"
        case "growth_pct" if "%" in limit.words:
            return f"crecimiento de {bound} {value:g}%"
        case "growth_pct":
            return "crecen más que la mayoría" if low else "van en descenso"
        case "exposure_score" if re.search(r"\d", limit.words):
            return f"exposición a la IA de {bound} {value:g}"
        case "exposure_score":
            return "exposición alta a la IA" if low else "exposición baja a la IA"
    return f"{bound} {value:,.0f} {'vacantes al año' if limit.measure == 'annual_openings' else 'empleos'}"


def _yearly(value: float, listing: Sequence[str]) -> str:
    thousands = f"{value / 1000:g}"
    in_words = any(re.search(rf"\b{re.escape(thousands)}k\b", said) for said in listing)
    return f"{thousands} mil dólares" if in_words else dollars(value)


def group_words(english: str) -> str:
    """Name the field a list is limited to, or the fields it leaves out."""
    if english in _GROUPS:
        return _GROUPS[english]
    for name in sorted(_GROUPS, key=len, reverse=True):
        english = english.replace(name, _GROUPS[name])
    return re.sub(r" (?:or|and) ", " ni ", english)


def relaxed_words(english: str, constraints: Constraints, listing: Sequence[str]) -> str:
    """Say a limit that was given up; lists name them by their English words."""
    limit = next((limit for limit in constraints.limits if limit.words == english), None)
    return limit_words(limit, listing) if limit else group_words(english)


def doing(label: str) -> str:
    """Say a kind of work as a verb: "llevar los libros"."""
    return _labels().get(("activity", label), label)


def lower_words(text: str) -> str:
    """Name a skill or a field of knowledge inside a sentence."""
    return _labels().get(("skill", text), text)


def listed(items: Sequence[str], last: str = "y") -> str:
    """Join items for a sentence: "a, b y c"; "y" gives way to "e" before its own sound."""
    if len(items) < 2:
        return "".join(items)
    if any(f" {last} " in item or " o " in item for item in items):
        return "; ".join(items)
    joint = "e" if last == "y" and re.match(r"h?i(?![aeou])", items[-1].lower()) else last
    return f"{', '.join(items[:-1])} {joint} {items[-1]}"


def both(items: Sequence[str]) -> str:
    """Join verb phrases that may hold an "y" of their own: "a y b", but "a y b, y también c"."""
    if len(items) < 2:
        return "".join(items)
    if any(re.search(r",| [yeo] ", item) for item in items):
        return f"{', '.join(items[:-1])}, y también {items[-1]}"
    return listed(items)
