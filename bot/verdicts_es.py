"""The Spanish words of a comparison: the sibling of `verdicts`, name by name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.evidence import Figure
from bot.verdicts import Said
from bot.wording_es import dollars, listed, money, place_name, sentence, the, word

NOT_PUBLISHED, OWN_SCALE = "no se publica", "escala propia"
RANGE, ENTRY = "Rango de los calificadores", "Entrada habitual"
KINDS = {
    "exposure_score": Said(
        "Calificación de exposición a la IA", "tienen más exposición a la IA", "tienen menos exposición a la IA",
        "tienen la menor exposición a la IA",
    ),
    "augmentation": Said(
        "Potencial de ayuda de la IA", "reciben más ayuda de la IA", "reciben menos ayuda de la IA",
        "son quienes más ayuda reciben de la IA",
    ),
    "autonomy": Said(
        "La IA sola podría hacer", "le dejan más trabajo a la IA sola", "le dejan menos trabajo a la IA sola",
        "son quienes menos trabajo le dejan a la IA sola",
    ),
    "growth_pct": Said("Crecimiento 2024-34", "crecen más", "crecen menos", "son quienes más crecen"),
    "annual_openings": Said(
        "Vacantes al año", "tienen más vacantes", "tienen menos vacantes", "son quienes más vacantes tienen"
    ),
    "employment": Said("Empleos, mayo de 2025", "son más numerosos", "son menos numerosos", "son los más numerosos"),
    "median_annual": Said("Sueldo mediano al año, mayo de 2025", "ganan más", "ganan menos", "son quienes más ganan"),
    "median_hourly": Said(
        "Sueldo mediano por hora, mayo de 2025", "ganan más por hora", "ganan menos por hora",
        "son quienes más ganan por hora",
    ),
    "p90_annual": Said(
        "La décima parte que más gana, más de", "ganan más en la parte alta", "ganan menos en la parte alta",
        "son quienes más ganan en la parte alta",
    ),
    "p10_annual": Said(
        "La décima parte que menos gana, menos de", "ganan más en la parte baja", "ganan menos en la parte baja",
        "son quienes más ganan en la parte baja",
    ),
    "wage_change_pct": Said(
        "Cambio del sueldo en el año", "tuvieron más aumento de sueldo", "tuvieron menos aumento de sueldo",
        "son quienes más aumento de sueldo tuvieron",
    ),
}  # fmt: skip
_TURNED = {
    "exposure_score": "tienen la mayor exposición a la IA",
    "autonomy": "son quienes más trabajo le dejan a la IA sola",
}
_USUAL = "Según la BLS, la entrada habitual es "


def level(english: str) -> str:
    """Say a level of help from AI."""
    return sentence(word(english))


def label(measure: str, place: str = "US") -> str:
    """Name a line of the table."""
    name = KINDS[measure].label
    return name if place == "US" else f"{name}, {place_name(place)}"


def span(low: str, high: str) -> str:
    """Say from where to where the scorers' ranks lie."""
    return f"{low} a {high}"


def where(place: str) -> str:
    """Say where a verdict holds, with a space before it; nothing for the nation."""
    return f" en {place_name(place)}" if place != "US" else ""


def two_scales(plurals: Sequence[str]) -> str:
    """Say that scores on two scales cannot be put in order."""
    names = listed([the(plural) for plural in plurals])
    return f"{sentence(names)} no se pueden ordenar por su exposición a la IA: sus calificaciones están en dos escalas."


def not_in_order(measure: str, alone: str) -> str:
    """Say that too few of the values are published."""
    name = KINDS[measure].label
    where = f"se publica sólo para {the(alone)}" if alone else "no se publica para ninguno"
    return f"No se pueden ordenar: «{name[:1].lower()}{name[1:]}» {where}."


def of_several(measure: str, written: Sequence[str], place: str, *, turned: bool, close: bool) -> str:
    """Give the order of three or more."""
    most = _TURNED.get(measure, KINDS[measure].most) if turned else KINDS[measure].most
    named = [the(text) for text in written]
    if close:
        first = f"{named[0]} y {named[1]} van casi iguales y {most}{where(place)}"
        return f"{sentence(first)}; después, {listed(named[2:])}."
    return f"{sentence(named[0])} {most}{where(place)}; después, {listed(named[1:])}."


def of_two(
    measure: str, plurals: Sequence[str], values: Sequence[str], place: str, *, higher_first: bool, close: bool
) -> str:
    """Name the winner of two and by how much."""
    first, second = (the(plural) for plural in plurals)
    if close:
        return f"{sentence(first)} y {second} van casi iguales{where(place)}: {values[0]} y {values[1]}."
    said = KINDS[measure].more if higher_first else KINDS[measure].less
    return f"{sentence(first)} {said}{where(place)}: {values[0]} frente a {values[1]} de {second}."


def entry(text: str) -> str:
    """Take the schooling out of what BLS lists as the usual entry."""
    schooling = re.split(r",(?! sin título)", text.removeprefix(_USUAL))[0]
    return sentence(re.sub(r"^una? ", "", schooling))


def pay_against(offer: float, median: Figure, low: Figure | None, high: Figure | None) -> str:
    """Say where a yearly pay lies against published pay: "por debajo de la mediana de $77,070"."""
    if low and offer < low.value:
        return (
            f"por debajo de lo que ganan todos salvo la décima parte peor pagada ({money(low)}), muy por debajo de la "
            f"mediana de {money(median)}"
        )
    if high and offer > high.value:
        return f"por encima de lo que sólo la décima parte mejor pagada supera ({money(high)})"
    near = abs(offer - median.value) < 0.03 * median.value
    side = "cerca de" if near else "por encima de" if offer > median.value else "por debajo de"
    inside = f", dentro del rango habitual de {dollars(low.value)} a {dollars(high.value)}" if low and high else ""
    return f"{side} la mediana de {money(median)}{inside}"
