"""Say in Spanish why something is not held. What is not known here is given in English and marked so."""

from __future__ import annotations

import re

from bot.wording_es import place_name

MARK = "(en inglés) "
UNKNOWN = "No tengo cifras de «{}»."
"""What is said of a job nobody has heard of."""
_LABELS = {
    "median pay": "el sueldo mediano",
    "mean pay": "el sueldo promedio",
    "median hourly pay": "el sueldo mediano por hora",
    "pay of the lowest-paid tenth": "el sueldo de la décima parte que menos gana",
    "pay of the best-paid tenth": "el sueldo de la décima parte que más gana",
    "hourly pay of the lowest-paid tenth": "el sueldo por hora de la décima parte que menos gana",
    "hourly pay of the best-paid tenth": "el sueldo por hora de la décima parte que más gana",
    "wage and salary jobs": "el número de empleos con sueldo",
    "median pay a year before": "el sueldo mediano del año anterior",
}
"""What BLS has not released → as a Spanish sentence says it."""
_REASONS = (
    (
        r"No US occupation has the code (?P<code>\S+)\.",
        "Ningún oficio de Estados Unidos tiene el código {code}.",
    ),
    (
        "That is worked out for single tasks, skills.*",
        "Eso se calcula por tarea, habilidad o actividad, no para el oficio entero.",
    ),
    (
        "Military occupations are outside .*",
        "Los oficios militares quedan fuera de la encuesta civil de sueldos y de las proyecciones, así "
        "que no se publica su sueldo, crecimiento ni calificación.",
    ),
    (
        "Growth and openings are projected for the nation only.*",
        "El crecimiento y las vacantes se proyectan sólo para todo el país, no por estado.",
    ),
    (
        "AI scores rate the work itself.*",
        "Las calificaciones de IA son del trabajo mismo, así que valen para todo el país, no por estado.",
    ),
    (
        "Held for the nation only, not by state.*",
        "Eso lo tengo sólo para todo el país, no por estado.",
    ),
    (
        "An exposure score takes two measures, and fewer than two of the four cover .*",
        "Una calificación de exposición necesita dos mediciones, y menos de dos de las cuatro cubren este oficio.",
    ),
    (
        "An augmentation potential takes two measures of help, and fewer than two cover .*",
        "Un potencial de ayuda necesita dos mediciones, y menos de dos cubren este oficio.",
    ),
    (
        '"GPTs are GPTs" has no rating of .*',
        "«GPTs are GPTs» no califica este oficio.",
    ),
    (
        "(?P<who>Microsoft|Anthropic)'s measure does not cover .*",
        "La medición de {who} no cubre este oficio.",
    ),
    (
        "BLS publishes no share of self-employed for .*",
        "La BLS no publica qué parte de este oficio trabaja por su cuenta.",
    ),
    (
        r"The wage survey does not cover .*?(?: in (?P<place>[A-Z].*?))?, so no pay or jobs are "
        r"published\.",
        "La encuesta de sueldos no cubre este oficio{where}, así que no se publican sus sueldos ni sus empleos.",
    ),
    (
        r"BLS showed no median yearly pay for .* in May 2024\.",
        "La BLS no mostró el sueldo mediano anual de este oficio en mayo de 2024.",
    ),
    (
        "BLS publishes no yearly pay for .*?(?: in (?P<place>[A-Z].*?))?, only hourly: .*",
        "La BLS no publica el sueldo anual de este oficio{where}, sólo por hora: pocos lo trabajan de "
        "tiempo completo todo el año.",
    ),
    (
        "BLS publishes no hourly pay for .*?(?: in (?P<place>[A-Z].*?))?, only yearly: .*",
        "La BLS no publica el sueldo por hora de este oficio{where}, sólo anual: a pocos les pagan por hora.",
    ),
    (
        r"The median pay of .*?(?: in (?P<place>[A-Z].*?))? is at or above (?P<code>\$[\d,]+) a year, .*",
        "El sueldo mediano de este oficio{where} es de {code} al año o más, y la BLS no muestra cifras mayores.",
    ),
    (
        r"The best-paid tenth of .*?(?: in (?P<place>[A-Z].*?))? earn (?P<code>\$[\d,]+) a year or more, "
        r".*",
        "La décima parte que más gana en este oficio{where} gana {code} al año o más, y la BLS no "
        "muestra cifras mayores.",
    ),
    (
        r"BLS publishes nothing for .*?(?: in (?P<place>[A-Z].*?))?\.",
        "La BLS no publica nada de este oficio{where}.",
    ),
    (
        r"BLS has not released the (?P<label>.+?) of .*?(?: in (?P<place>[A-Z].*?))?\.",
        "La BLS no ha publicado {label} de este oficio{where}.",
    ),
    (
        r"BLS gave the May 2024 median of .* only as (?P<code>\$[\d,]+) or more, .*",
        "La BLS dio la mediana de mayo de 2024 de este oficio sólo como {code} o más, así que no se sabe "
        "cuánto cambió.",
    ),
    (
        "BLS published no yearly median of .* for both years.*",
        "La BLS no publicó la mediana anual de este oficio en los dos años, así que no se sabe cuánto cambió.",
    ),
    (
        r"The (?P<label>.+?) is not published(?: by state)? for .*, who have no SOC code of their own\.",
        "Eso no se publica para este oficio, que no tiene un código SOC propio.",
    ),
    (
        r"BLS publishes no projection for this occupation\.",
        "La BLS no publica una proyección de este oficio.",
    ),
    (
        r"O\*NET has published no skill ratings for this occupation\.",
        "O*NET no ha publicado calificaciones de habilidades de este oficio.",
    ),
    (
        "Nobody has written .*",
        "Nadie ha escrito todavía esa parte aquí; esto es lo que muestran las tablas publicadas.",
    ),
    (
        "No .+ is published for .*",
        "Eso no se publica para este oficio.",
    ),
    (
        r"I hold figures for the United States only, so nothing for (?P<code>.+)\.",
        "Sólo tengo cifras de Estados Unidos, así que nada de {country}.",
    ),
    (
        r"No figures here are about one employer, so I can't say what (?P<code>.+) does or pays\.",
        "Ninguna de estas cifras es de una sola empresa, así que no puedo decir qué hace o cuánto paga {code}.",
    ),
    (
        "Nobody publishes a sound count of layoffs .*",
        "Nadie publica una cuenta seria, por oficio, de los despidos causados por la IA, y yo no los pronostico.",
    ),
    (
        "The pay figures are wages and salaries; .*",
        "Las cifras son de sueldos y salarios; los bonos, las acciones y las prestaciones no están en ellas.",
    ),
    (
        r"The exposure measures were made from 2024 to 2026; there is no score for (?P<code>\d+)\.",
        "Las mediciones de exposición se hicieron de 2024 a 2026; no hay calificación para {code}.",
    ),
    (
        r"I hold pay for May 2024 and May 2025 and projections for 2024-34, and nothing for "
        r"(?P<code>\d+), .*",
        "Tengo sueldos de mayo de 2024 y mayo de 2025 y proyecciones para 2024-34, y nada para {code}.",
    ),
)
_KNOWN = tuple((re.compile(english), spanish) for english, spanish in _REASONS)
_COUNTRIES = {
    "Mexico": "México", "Canada": "Canadá", "Spain": "España", "Germany": "Alemania", "England": "Inglaterra",
    "France": "Francia", "Italy": "Italia", "Brazil": "Brasil", "Japan": "Japón", "Peru": "Perú",
    "Dominican Republic": "la República Dominicana", "another country": "otro país", "the UK": "el Reino Unido",
    "the United Kingdom": "el Reino Unido", "UK": "el Reino Unido", "Europe": "Europa", "Africa": "África",
    "Panama": "Panamá", "Haiti": "Haití", "Ireland": "Irlanda", "Philippines": "Filipinas", "Turkey": "Turquía",
    "Netherlands": "los Países Bajos", "Switzerland": "Suiza", "Sweden": "Suecia", "Norway": "Noruega",
    "Poland": "Polonia", "Russia": "Rusia", "South Korea": "Corea del Sur", "London": "Londres",
    "Mexico City": "la Ciudad de México", "Belize": "Belice", "Scotland": "Escocia", "Wales": "Gales",
}  # fmt: skip


def reason(english: str, states: dict[str, str]) -> str:
    """Say a reason in Spanish.

    Args:
        english: The reason as the look-up gives it.
        states: Names of states in English sentences → their codes.
    """
    if english.startswith(UNKNOWN.partition("{")[0]):
        return english
    for pattern, spanish in _KNOWN:
        match = pattern.fullmatch(english)
        if match:
            found = match.groupdict()
            place = found.get("place") or ""
            where = f" en {place_name(states.get(place, place))}" if place else ""
            code = found.get("code") or ""
            label = _LABELS.get((found.get("label") or "").partition(",")[0], "esa cifra")
            return spanish.format(
                where=where, code=code, who=found.get("who"), label=label, country=_COUNTRIES.get(code, code)
            )
    return english if english.startswith(MARK) else MARK + english
