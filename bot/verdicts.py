"""The words of a comparison: what each measure's winner is said to be, and the sentences a verdict is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.evidence import Figure
from bot.places import state_name
from bot.wording import dollars, listed, money, sentence

NOT_PUBLISHED, OWN_SCALE = "not published", "own scale"
RANGE, ENTRY = "Scorers' range", "Usual entry"


@dataclass(frozen=True, slots=True)
class Said:
    """The words for one measure."""

    label: str
    more: str
    """What an occupation with the higher value is said to be."""
    less: str
    most: str
    """What the first of three or more is said to be."""


KINDS = {
    "exposure_score": Said(
        "AI exposure score", "more exposed to AI", "less exposed to AI", "the least exposed to AI"
    ),
    "augmentation": Said("Augmentation potential", "helped more by AI", "helped less by AI", "helped most by AI"),
    "autonomy": Said(
        "AI alone could do", "more open to AI working alone", "less open to AI working alone",
        "the least open to AI working alone",
    ),
    "growth_pct": Said("Growth 2024-34", "growing faster", "growing more slowly", "growing fastest"),
    "annual_openings": Said(
        "Openings a year", "where more openings come up", "where fewer openings come up", "where most openings come up"
    ),
    "employment": Said("Jobs, May 2025", "the larger occupation", "the smaller occupation", "the largest occupation"),
    "median_annual": Said("Median pay a year, May 2025", "better paid", "paid less", "the best paid"),
    "median_hourly": Said(
        "Median pay an hour, May 2025", "better paid by the hour", "paid less by the hour", "the best paid by the hour"
    ),
    "p90_annual": Said(
        "Best-paid tenth earn over", "better paid at the top", "paid less at the top", "the best paid at the top"
    ),
    "p10_annual": Said(
        "Lowest-paid tenth earn under", "better paid at the low end", "paid less at the low end",
        "the best paid at the low end",
    ),
    "wage_change_pct": Said(
        "Pay, change on the year", "where pay rose more", "where pay rose less", "where pay rose most"
    ),
}  # fmt: skip


def level(english: str) -> str:
    """Say a level of help from AI."""
    return english


def label(measure: str, place: str = "US") -> str:
    """Name a line of the table."""
    name = KINDS[measure].label
    return name if place == "US" else f"{name}, {state_name(place)}"


def span(low: str, high: str) -> str:
    """Say from where to where the scorers' ranks lie."""
    return f"{low} to {high}"


def where(place: str) -> str:
    """Say where a verdict holds, with a space before it; nothing for the nation."""
    return f" in {state_name(place)}" if place != "US" else ""


def two_scales(plurals: Sequence[str]) -> str:
    """Say that scores on two scales cannot be put in order."""
    return f"{sentence(listed(plurals))} can't be put in order by AI exposure: their scores are on two scales."


def not_in_order(measure: str, alone: str) -> str:
    """Say that too few of the values are published.

    Args:
        measure: What is compared.
        alone: Whose value is published; empty for none.
    """
    name = KINDS[measure].label
    inside = name if name.startswith("AI ") else name[:1].lower() + name[1:]
    where = f"published for {alone} alone" if alone else "not published for any of them"
    return f"They can't be put in order: the {inside} is {where}."


def of_several(measure: str, written: Sequence[str], place: str, *, turned: bool, close: bool) -> str:
    """Give the order of three or more.

    Args:
        measure: What is compared.
        written: Each occupation with its value, in order.
        place: Where.
        turned: Whether the other end than usual was asked for.
        close: Whether the first two are about level.
    """
    said = KINDS[measure]
    most = f"the most {said.more.removeprefix('more ')}" if turned else said.most
    if close:
        first = f"{written[0]} and {written[1]} are about level as {most}{where(place)}"
        return f"{sentence(first)}, then {listed(written[2:])}."
    return f"{sentence(written[0])} are {most}{where(place)}, then {listed(written[1:])}."


def of_two(
    measure: str, plurals: Sequence[str], values: Sequence[str], place: str, *, higher_first: bool, close: bool
) -> str:
    """Name the winner of two and by how much.

    Args:
        measure: What is compared.
        plurals: The occupations, the winner first.
        values: Their values.
        place: Where.
        higher_first: Whether the winner has the higher value.
        close: Whether they are about level.
    """
    first, second = plurals
    if close:
        return f"{sentence(first)} and {second} are about level{where(place)}: {values[0]} and {values[1]}."
    word = KINDS[measure].more if higher_first else KINDS[measure].less
    return f"{sentence(first)} are {word}{where(place)}: {values[0]} against {values[1]} for {second}."


def entry(text: str) -> str:
    """Take the schooling out of what BLS lists as the usual entry."""
    schooling = text.removeprefix("BLS lists ").split(" as the usual entry")[0]
    return sentence(schooling.removeprefix("a ").removeprefix("an "))


def pay_against(offer: float, median: Figure, low: Figure | None, high: Figure | None) -> str:
    """Say where a yearly pay lies against published pay: "below the median of $77,070"."""
    if low and offer < low.value:
        return f"below what all but the lowest-paid tenth earn ({money(low)}), well under the median of {money(median)}"
    if high and offer > high.value:
        return f"above the mark only the best-paid tenth pass ({money(high)})"
    near = abs(offer - median.value) < 0.03 * median.value
    side = "about the median" if near else "above the median" if offer > median.value else "below the median"
    inside = f", inside the usual range of {dollars(low.value)} to {dollars(high.value)}" if low and high else ""
    return f"{side} of {money(median)}{inside}"
