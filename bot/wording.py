"""Turn figures and names into words: the only place where a number becomes text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.constraints import SCHOOLING, Constraints
from bot.evidence import Figure, Passage


def money(figure: Figure) -> str:
    """Write US dollars a year, without a sign: "$97,550"."""
    return dollars(abs(figure.value))


def dollars(value: float) -> str:
    """Write whole US dollars: "$97,550"."""
    return f"${value:,.0f}"


def hour(figure: Figure) -> str:
    """Write US dollars an hour: "$46.90"."""
    return f"${figure.value:,.2f}"


def count(figure: Figure) -> str:
    """Write a number of jobs: "189,100"."""
    return f"{figure.value:,.0f}"


def count_or_none(figure: Figure) -> str:
    """Write a number that may be nothing: "189,100" or "none"."""
    return count(figure) if figure.value else "none"


def score(figure: Figure) -> str:
    """Write a score or rank of 0 to 100 as a whole number."""
    return f"{figure.value:.0f}"


def share(figure: Figure) -> str:
    """Write a value of 0 to 1 in percent: "30%"."""
    return f"{100 * figure.value:.0f}%"


def percent(figure: Figure) -> str:
    """Write a percentage with the decimal it was published with: "4.9%"."""
    return f"{abs(figure.value):.1f}".removesuffix(".0") + "%"


def signed(figure: Figure) -> str:
    """Write a change in percent with its sign, for a table: "+4.9%"."""
    return ("+" if figure.value > 0 else "−" if figure.value < 0 else "") + percent(figure)


def grow(figure: Figure) -> str:
    """Write a growth as a verb: "grow 4.9%", "shrink 12.2%", "stay level"."""
    if round(figure.value, 1) == 0:
        return f"stay level ({percent(figure)})"
    return f"{'grow' if figure.value > 0 else 'shrink'} {percent(figure)}"


def up_or_down(figure: Figure) -> str:
    """Write a change on the year: "up 4.2%"."""
    return (
        f"unchanged ({percent(figure)})"
        if round(figure.value, 1) == 0
        else f"{'up' if figure.value > 0 else 'down'} {percent(figure)}"
    )


def one_decimal(figure: Figure) -> str:
    """Write a rating with one decimal: "4.3"."""
    return f"{figure.value:.1f}"


def sentence(text: str) -> str:
    """Begin a text with a capital letter, leaving the rest as it is."""
    return text[:1].upper() + text[1:]


_TOLD = 80
"""Characters of the asker's words that are repeated."""
HEADS = {
    "exposure_score": "AI exposure", "median_annual": "Median pay", "growth_pct": "Growth 2024-34",
    "annual_openings": "Openings a year", "employment": "Jobs", "employment_change": "Jobs gained or lost",
    "augmentation": "Help from AI (rank)", "autonomy": "AI alone", "wage_change_pct": "Pay on the year",
    "median_hourly": "Median hourly pay", "exposure_spread": "Points between scorers",
}  # fmt: skip
"""A measure's head in a table."""


def head(measure: str) -> str:
    """Give a measure's head in a table."""
    return HEADS[measure]


def measured(figure: Figure) -> str:
    """Write any figure of a list as its measure asks."""
    match figure.measure:
        case "exposure_score":
            return f"{score(figure)}/100"
        case "median_annual" | "p10_annual" | "p90_annual":
            return money(figure)
        case "median_hourly" | "p10_hourly" | "p90_hourly":
            return hour(figure)
        case "growth_pct" | "wage_change_pct":
            return signed(figure)
        case "autonomy":
            return share(figure)
        case "employment_change":
            return f"{'+' if figure.value > 0 else '−' if figure.value < 0 else ''}{abs(figure.value):,.0f}"
        case "annual_openings" | "employment":
            return count(figure)
    return score(figure)


_FIRST = {
    ("exposure_score", False): "are the least exposed to AI", ("exposure_score", True): "are the most exposed to AI",
    ("median_annual", True): "are the best paid", ("median_annual", False): "are the lowest paid",
    ("median_hourly", True): "are the best paid by the hour",
    ("median_hourly", False): "are the lowest paid by the hour",
    ("growth_pct", True): "are growing fastest", ("annual_openings", True): "have the most openings a year",
    ("employment", True): "are the most numerous",
}  # fmt: skip


def first_words(measure: str, descending: bool) -> str:
    """Say what the first of a list is: "are the best paid"."""
    return _FIRST.get((measure, descending), "come first")


def order_words(measure: str, descending: bool) -> str:
    """Say what a list is sorted by: "AI exposure, lowest first"."""
    name = HEADS[measure]
    inner = name if name.startswith("AI") else name[:1].lower() + name[1:]
    return f"{inner}, {'highest' if descending else 'lowest'} first"


def schooling_words(constraints: Constraints) -> str:
    """Say which schooling a list is limited to, by BLS's usual entry."""
    least, most = constraints.least_schooling, constraints.most_schooling
    if least == 0 and most == len(SCHOOLING) - 1:
        return ""
    if least == most:
        return f"usual entry: {lower_words(SCHOOLING[most])}"
    return (
        "no degree needed at the usual entry" if most == 3 else f"usual entry at most: {lower_words(SCHOOLING[most])}"
    )


def as_told(text: str) -> str:
    """Repeat the asker's own words inside a text of ours: nothing in them may read as a table, a link or a citation."""
    plain = " ".join(re.sub(r"[|\[\]*_`<>#\\~\n]", " ", text).split())
    return plain if len(plain) <= _TOLD else plain[:_TOLD].rsplit(" ", 1)[0] + " …"


def lower_words(text: str) -> str:
    """Take a name of a skill or a level into a sentence, leaving acronyms and proper names as they are."""
    return " ".join(word if word.isupper() or word == "English" else word.lower() for word in text.split())


def inside(text: str) -> str:
    """Take a heading into a sentence: its capital is lowered unless it is an acronym's or a name's."""
    word = text.split(" ", 1)[0]
    return text if word[1:] != word[1:].lower() or any(c.isdigit() for c in word) else text[:1].lower() + text[1:]


def open_end(text: str) -> str:
    """Take the full stop off a text, so that a citation can stand before it."""
    return text[:-1].rstrip() if text.endswith((".", "!", "?")) else text


def end_mark(text: str) -> str:
    """Give the mark a text ends with."""
    return text[-1] if text.endswith((".", "!", "?")) else "."


def number_word(figure: Figure | None) -> str:
    """Write a small count as a word: "four"."""
    words = ("no", "one", "two", "three", "four")
    return words[int(figure.value)] if figure and 0 <= figure.value < len(words) else count(figure) if figure else ""


def degree_words(entry: Passage) -> str:
    """Say whether BLS's usual entry is a degree, as the answer to whether one is needed."""
    if re.search(r"\b(?:bachelor|master|doctor|associate)", entry.text):
        return "Usually, yes."
    return "Usually no degree is needed."


def article(singular: str) -> str:
    """Put "a" or "an" before a noun."""
    spelled = singular.split()[0]
    vowel = spelled[0] in "AEFHILMNORSX" if spelled.isupper() and len(spelled) < 6 else spelled[0].lower() in "aeiou"
    if spelled.lower().startswith(("uni", "use", "usher", "eu", "one")) and not spelled.lower().startswith(
        ("unin", "usher")
    ):
        vowel = False
    if spelled.lower().startswith(("hour", "heir", "honor")):
        vowel = True
    return f"{'an' if vowel else 'a'} {singular}"


def listed(items: Sequence[str], last: str = "and") -> str:
    """Join items for a sentence: "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    # Items that hold an "and" of their own are kept apart by semicolons.
    if any(" and " in item for item in items):
        return "; ".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"
